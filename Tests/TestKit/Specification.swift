import Foundation
package import Testing

/// The folder of the Matrix specification beside the package, and a Python that can check JSON against it.
///
/// `STEWARD_MATRIX_SPEC` and `STEWARD_PYTHON` name others.
package enum Specification {
    /// The folder.
    package static let folder =
        ProcessInfo.processInfo.environment["STEWARD_MATRIX_SPEC"]
        ?? URL(fileURLWithPath: #filePath).appending(path: "../../../../shared/matrix-spec").standardizedFileURL.path

    /// Whether both are there.
    package static let isAvailable =
        FileManager.default.fileExists(atPath: folder) && (try? python(["-c", "import jsonschema, yaml"])) != nil

    /// What is missing if they are not there.
    package static let need: Comment =
        "Needs the specification's folder (STEWARD_MATRIX_SPEC) and a Python with jsonschema and PyYAML (STEWARD_PYTHON)."

    /// Runs Python with `arguments`, gives it `input`, and returns what it says.
    private static func python(_ arguments: [String], input: Data = Data()) throws -> Data {
        let process = Process()
        process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
        process.arguments = [ProcessInfo.processInfo.environment["STEWARD_PYTHON"] ?? "python3"] + arguments
        let (standardInput, standardOutput) = (Pipe(), Pipe())
        process.standardInput = standardInput
        process.standardOutput = standardOutput
        process.standardError = FileHandle.nullDevice
        try process.run()
        try standardInput.fileHandleForWriting.write(contentsOf: input)
        try standardInput.fileHandleForWriting.close()
        let output = try standardOutput.fileHandleForReading.readToEnd() ?? Data()
        process.waitUntilExit()
        guard process.terminationStatus == 0 else { throw CocoaError(.executableLoad) }
        return output
    }

    /// Asks the checker one question per line, and gives its answers in order.
    package static func ask(_ questions: [[String: Any]]) throws -> [[String: Any]] {
        let checker = URL(filePath: #filePath)
            .appending(path: "../../MatrixProtocolTests/validate-against-spec.py").standardized
        var input = Data()
        for question in questions { input += try JSONSerialization.data(withJSONObject: question) + Data("\n".utf8) }
        return try python([checker.path, folder], input: input).split(separator: UInt8(ascii: "\n")).map {
            try #require(try JSONSerialization.jsonObject(with: $0) as? [String: Any])
        }
    }
}
