import Foundation

/// Measures Steward as it is installed: the release binary as a process of its own, against a simulated homeserver in
/// this one, with a bare libcurl loop beside it for comparison.
///
/// Prints figures and ratios, with what is aimed at in brackets; nothing here passes or fails.
@main
struct Bench {
    static func main() async throws {
        let programs = Programs(
            folder: URL(filePath: CommandLine.arguments[0]).resolvingSymlinksInPath().deletingLastPathComponent())
        let wanted = Set(CommandLine.arguments.dropFirst())
        let parts: [(name: String, measure: (Programs) async throws -> Void)] = [
            ("throughput", measureThroughput), ("latency", measureLatency), ("slow", measureSlowSends),
            ("start", measureStart), ("sync", measureFirstSync), ("tls", measureBehindTLS), ("main", measureMainJob),
        ]
        report("Figures of this machine, now; what is aimed at stands in brackets.", [])
        for part in parts where wanted.isEmpty || wanted.contains(part.name) { try await part.measure(programs) }
    }
}
