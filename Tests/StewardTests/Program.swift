import Foundation

/// The built `steward`, run to its end in a process of its own.
struct Program: Sendable {
    /// How it ended, and what it wrote.
    struct Outcome: Sendable {
        var status: Int32
        var output: String
        var errors: String
    }

    /// The program that stands beside the tests, where `swift build --build-tests` puts it.
    private static let path = URL(filePath: CommandLine.arguments[0]).deletingLastPathComponent()
        .appending(path: "steward")

    /// The folder of the package's own seeds.
    static let seeds = URL(filePath: #filePath).appending(path: "../../../seeds").standardized.path()

    /// Runs it with `arguments` and `input`; what it writes is kept in files in `folder` meanwhile, unless its errors go to
    /// another file.
    static func run(
        _ arguments: [String], input: String = "", errors: String? = nil, in folder: String
    ) async throws -> Outcome {
        let place = URL(filePath: folder).appending(path: UUID().uuidString)
        try FileManager.default.createDirectory(at: place, withIntermediateDirectories: true)
        let files = try ["in", "out", "err"].map { name in
            let file = place.appending(path: name)
            try Data(name == "in" ? input.utf8 : "".utf8).write(to: file)
            return file
        }
        let process = Process()
        process.executableURL = path
        process.arguments = arguments
        // What the tests are told by STEWARD_… is no setting of the program that they start.
        process.environment = ProcessInfo.processInfo.environment.filter { !$0.key.hasPrefix("STEWARD_") }
        process.standardInput = try FileHandle(forReadingFrom: files[0])
        process.standardOutput = try FileHandle(forWritingTo: files[1])
        process.standardError = try FileHandle(forWritingTo: errors.map { URL(filePath: $0) } ?? files[2])
        let (ended, end) = AsyncStream.makeStream(of: Void.self)
        process.terminationHandler = { _ in end.finish() }
        try process.run()
        for await _ in ended {}
        return Outcome(
            status: process.terminationStatus, output: try String(contentsOf: files[1], encoding: .utf8),
            errors: try String(contentsOf: files[2], encoding: .utf8))
    }
}
