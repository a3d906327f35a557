import Foundation
import StewardCore

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
        for (name, asked) in [
            ("a question of ten words", "!events is there a quiz in leeds on saturday evening please"),
            ("a poster of \(poster.utf8.count) bytes", poster),
        ] {
            let costs = try await network.ask(name, as: asked, byAdmin: true, times: 200).map(\.work).sorted()
            lines.append("   \(name), read and answered: p50 \(Int(costs[costs.count / 2] * 1_000_000)) µs [5000]")
        }
        let digests = try await network.mondayMorning()
        lines.append(
            """
               !events while \(digests.posts) digests of Monday 9am are written (\(digests.seconds) s): \
            \(quantiles(digests.waits)), the longest \(milliseconds(digests.waits.max() ?? 0)) ms [50 ms], \
            \(digests.waits.count) answers
            """)
        for bytes in [2_000, 8_000] { lines += try await slowest(of: 5, upTo: bytes, network) }
        let head = "Questions over \(LargeNetwork.events) events and \(LargeNetwork.rooms) rooms, inside the program"
        print(([head] + lines).joined(separator: "\n"))
    }

    /// An announcement as an officer pastes it, with three kilobytes of text about the event.
    private static let poster = {
        let about = [
            "Come along and meet other members over tea and cake in the garden behind the hall.",
            "There will be music from local bands, stalls from branches, and a raffle for the strike fund.",
            "Families are welcome, and there is a quiet corner for whoever needs one.",
        ]
        let lines = [
            "!announce social", "Example summer fair", "When: Saturday 11 July, 2pm to 6pm",
            "Where: Example Hall, Example Street, Leeds", "Cost: £5, or £3 if you are out of work",
            "Access: step-free, with a hearing loop",
        ]
        return (lines + (0..<33).map { about[$0 % about.count] }).joined(separator: "\n")
    }()

    /// The commands that cost most after which stands as much of what is hard to read as may be, of so many bytes at
    /// most; none of 2,000 bytes is to take more than 5 ms.
    private static func slowest(of count: Int, upTo most: Int, _ network: LargeNetwork) async throws -> [String] {
        let units = ["a.", ", ", "mon ", "7pm ", "1,", "e\u{301}", "leeds ", "#x ", "1 march ", "xyzzy "]
        var costs: [(line: String, work: Double)] = []
        for entry in network.commands {
            let bytes = min(entry.longest, most)
            for unit in units where bytes > most / 2 {
                let head = entry.arguments.contains("number") ? entry.words + ["1"] : entry.words
                let line = "!" + head.joined(separator: " ") + " "
                let text = line + String(repeating: unit, count: (bytes - line.utf8.count) / unit.utf8.count)
                // Some say nothing to what they cannot read.
                let name = "\(line)\(unit)\(unit)…, \(text.utf8.count) bytes"
                guard let works = try? await network.ask(name, as: text, byAdmin: true, times: 1).map(\.work)
                else { continue }
                costs += works.map { (name, $0) }
            }
        }
        return costs.sorted { $0.work > $1.work }.prefix(count).map { line, work in
            "   \(line): \(String(format: "%.2f", work * 1000)) ms on the processor\(most > 2_000 ? "" : " [5 ms]")"
        }
    }

    private static func quantiles(_ seconds: [Double]) -> String {
        let sorted = seconds.sorted()
        let quantile = { (fraction: Double) in milliseconds(sorted[Int(Double(sorted.count) * fraction)]) }
        return "p50 \(quantile(0.5)) ms, p99 \(quantile(0.99)) ms"
    }

    private static func milliseconds(_ seconds: Double) -> String { String(format: "%.2f", seconds * 1000) }
}
