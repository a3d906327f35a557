import Foundation
import Glibc

/// A program that a test has started.
struct ChildProcess: Sendable {
    private let process: Process
    private let ended: AsyncStream<Int32>

    /// How a program that has ended did so, and what it wrote.
    struct Outcome: Sendable {
        var status: Int32
        var output: String
        var errors: String
    }

    /// Starts `program`, found by PATH where it has no slash; what it writes goes to the ends of the files.
    init(_ program: String, _ arguments: [String], input: String = "", output: URL, errors: URL) throws {
        process = Process()
        process.executableURL = URL(fileURLWithPath: program.contains("/") ? program : "/usr/bin/env")
        process.arguments = program.contains("/") ? arguments : [program] + arguments
        // What the tests are told by STEWARD_… is no setting of the program that they start.
        process.environment = ProcessInfo.processInfo.environment.filter { !$0.key.hasPrefix("STEWARD_") }
        process.standardOutput = try Self.appending(to: output)
        process.standardError = try Self.appending(to: errors)
        let pipe = Pipe()
        process.standardInput = pipe
        let (ended, continuation) = AsyncStream.makeStream(of: Int32.self)
        self.ended = ended
        process.terminationHandler = { process in
            continuation.yield(process.terminationStatus)
            continuation.finish()
        }
        try process.run()
        try pipe.fileHandleForWriting.write(contentsOf: Data(input.utf8))
        try pipe.fileHandleForWriting.close()
    }

    /// Runs a program to its end; what it writes is kept in files below `folder` meanwhile.
    static func run(
        _ program: String, _ arguments: [String], input: String = "", below folder: URL
    ) async throws -> Outcome {
        let name = UUID().uuidString
        let (output, errors) = (folder.appending(path: name + ".out"), folder.appending(path: name + ".err"))
        let child = try ChildProcess(program, arguments, input: input, output: output, errors: errors)
        let status = await child.end()
        return Outcome(
            status: status, output: try String(contentsOf: output, encoding: .utf8),
            errors: try String(contentsOf: errors, encoding: .utf8))
    }

    /// Waits until the program has ended and returns its exit status; it can be asked for once.
    func end() async -> Int32 {
        await ended.first { _ in true } ?? process.terminationStatus
    }

    /// Asks the program to stop (SIGTERM) and returns its exit status.
    func stop() async -> Int32 {
        process.terminate()
        return await end()
    }

    /// Ends the program as a crash or the loss of power would (SIGKILL).
    func kill() async {
        _ = Glibc.kill(process.processIdentifier, SIGKILL)
        _ = await end()
    }

    private static func appending(to file: URL) throws -> FileHandle {
        if !FileManager.default.fileExists(atPath: file.path) {
            try Data().write(to: file)
        }
        let handle = try FileHandle(forWritingTo: file)
        try handle.seekToEnd()
        return handle
    }
}
