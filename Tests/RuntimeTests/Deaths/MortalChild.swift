import Foundation
import Glibc
import TestKit

/// `mortal-steward` in a process of its own.
struct MortalChild: Sendable {
    private let process: Process
    private let ended: AsyncStream<Void>

    /// The program that stands beside the tests, where `swift build --build-tests` puts it.
    private static let program = URL(filePath: CommandLine.arguments[0]).deletingLastPathComponent()
        .appending(path: "mortal-steward")

    /// Starts it with `plan`.
    init(_ plan: MortalPlan) throws {
        process = Process()
        process.executableURL = Self.program
        process.arguments = [String(decoding: try JSONEncoder().encode(plan), as: UTF8.self)]
        process.standardInput = FileHandle.nullDevice
        let (ended, end) = AsyncStream.makeStream(of: Void.self)
        self.ended = ended
        process.terminationHandler = { _ in end.finish() }
        try process.run()
    }

    /// The most memory that it has held so far, in bytes (`VmHWM`, proc(5)); nil once it has ended.
    var peakBytes: Int? {
        let status = try? String(contentsOfFile: "/proc/\(process.processIdentifier)/status", encoding: .utf8)
        let line = status?.split(separator: "\n").first { $0.hasPrefix("VmHWM:") }
        return line.flatMap { Int($0.filter(\.isNumber)) }.map { $0 << 10 }
    }

    /// Waits until it has died; true where SIGKILL ended it.
    func wasKilled() async -> Bool {
        for await _ in ended {}
        return process.terminationReason == .uncaughtSignal && process.terminationStatus == SIGKILL
    }

    /// Kills it as a crash or the loss of power would, and waits for its end.
    func kill() async {
        _ = Glibc.kill(process.processIdentifier, SIGKILL)
        for await _ in ended {}
    }
}
