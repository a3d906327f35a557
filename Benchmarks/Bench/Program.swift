import Foundation

/// A child process, and what the kernel says about it (proc(5)).
struct Program {
    private let process = Process()
    private let end: AsyncStream<Void>
    /// The moment before it was started.
    let start: ContinuousClock.Instant

    init(_ executable: URL, _ arguments: [String], isQuiet: Bool = false) throws {
        process.executableURL = executable
        process.arguments = arguments
        if isQuiet { process.standardOutput = FileHandle.nullDevice }
        let (end, signal) = AsyncStream<Void>.makeStream()
        self.end = end
        process.terminationHandler = { _ in signal.finish() }
        start = .now
        try process.run()
    }

    /// Asks it to end, and waits until it has.
    func stop() async {
        process.terminate()
        await waitForEnd()
    }

    func waitForEnd() async { for await _ in end {} }

    /// Waits until it has ended, and throws if it failed: what is measured after that would be something else.
    func waitForSuccess() async throws {
        await waitForEnd()
        if process.terminationStatus != 0 { throw Failed(status: process.terminationStatus) }
    }

    /// A program that ended with an exit status other than zero.
    struct Failed: Error {
        let status: Int32
    }

    /// Seconds of processor time so far.
    var processorSeconds: Double {
        let fields = read("stat").split(separator: ") ").last?.split(separator: " ") ?? []
        let ticks = fields.dropFirst(11).prefix(2).compactMap { Double($0) }.reduce(0, +)
        return ticks / Double(sysconf(Int32(_SC_CLK_TCK)))
    }

    /// Resident memory in MB.
    var memory: Memory {
        Memory(resident: status("VmRSS"), anonymous: status("RssAnon"), peak: status("VmHWM"))
    }

    /// Resident memory in MB: all of it, what is not backed by files, and the most that there ever was.
    struct Memory: CustomStringConvertible {
        let resident, anonymous, peak: Double
        var description: String { "\(resident.with(1)) MB, of which \(anonymous.with(1)) MB anonymous" }
    }

    private func status(_ key: String) -> Double {
        let line = read("status").split(separator: "\n").first { $0.hasPrefix(key + ":") } ?? ""
        return (line.split(separator: " ").dropLast().last.flatMap { Double($0.filter(\.isNumber)) } ?? .nan) / 1024
    }

    private func read(_ name: String) -> String {
        (try? String(contentsOfFile: "/proc/\(process.processIdentifier)/\(name)", encoding: .utf8)) ?? ""
    }
}
