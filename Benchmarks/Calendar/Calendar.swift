import Foundation

/// Measures what a question costs inside the program, in a large network: 100,000 events and 10,000 rooms.
///
/// Each question goes through the real dispatcher into a store on disk: read, looked up, answered into the outbox and
/// committed. Prints figures, with what is aimed at in brackets; nothing here passes or fails.
@main
struct Calendar {
    static func main() async throws {
        let folder = FileManager.default.temporaryDirectory.appending(path: "calendar-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: folder) }
        let network = try await LargeNetwork(path: folder.appending(path: "steward.sqlite").path())
        let questions: [(asked: String, aim: String)] = [
            ("!events near LS1 this weekend", " [p99 below 5 ms]"), ("!events", ""), ("!more", ""),
            ("!events socials liverpool", ""), ("!events north west next week", ""), ("!events in cornwall", ""),
            ("!events step-free bsl near london in june", ""), ("!events housing", ""), ("!events leeds xyzzy", ""),
            ("!events history near wigan", ""), ("!event 4711", ""),
        ]
        var lines: [String] = []
        for (asked, aim) in questions {
            let costs = try await network.ask(asked, times: 500)
            lines.append(
                "   \(asked): \(quantiles(costs.map(\.wait)))\(aim), on the processor \(quantiles(costs.map(\.work)))")
        }
        let digests = try await network.mondayMorning()
        lines.append(
            """
               !events while \(digests.posts) digests of Monday 9am are written (\(digests.seconds) s): \
            \(quantiles(digests.waits)), the longest \(milliseconds(digests.waits.max() ?? 0)) ms [50 ms], \
            \(digests.waits.count) answers
            """)
        let head = "Questions over \(LargeNetwork.events) events and \(LargeNetwork.rooms) rooms, inside the program"
        print(([head] + lines).joined(separator: "\n"))
    }

    private static func quantiles(_ seconds: [Double]) -> String {
        let sorted = seconds.sorted()
        let quantile = { (fraction: Double) in milliseconds(sorted[Int(Double(sorted.count) * fraction)]) }
        return "p50 \(quantile(0.5)) ms, p99 \(quantile(0.99)) ms"
    }

    private static func milliseconds(_ seconds: Double) -> String { String(format: "%.2f", seconds * 1000) }
}
