import MatrixProtocol
import SimulatedHomeserver

/// How long people wait: one of them, and a thousand who ask at the same moment.
func measureLatency(_ programs: Programs) async throws {
    var waits: [Programs.Subject: Waits] = [:]
    for subject in Programs.Subject.allCases { waits[subject] = try await measureWaits(subject, programs) }
    guard let steward = waits[.steward], let bareLoop = waits[.bareLoop] else { return }
    report(
        "2. From the sync response to the reply, one command at a time",
        [
            "Steward \(steward.alone.milliseconds), bare libcurl loop \(bareLoop.alone.milliseconds)",
            "ratio of the medians \((steward.alone.median / bareLoop.alone.median).with(2)) [at most 2];"
                + " the best Python bots: 4 to 9 ms",
        ])
    report(
        "   1,000 commands at once over 1,000 rooms",
        [
            "Steward \(steward.crowd.milliseconds), all after \(steward.whole.median.with(3)) s [0.15]",
            "bare libcurl loop \(bareLoop.crowd.milliseconds), all after \(bareLoop.whole.median.with(3)) s;"
                + " ratio \((steward.whole.median / bareLoop.whole.median).with(2))",
        ])
}

private struct Waits {
    /// Seconds, each.
    var alone: [Double] = []
    var crowd: [Double] = []
    var whole: [Double] = []
}

extension [Double] {
    fileprivate var milliseconds: String {
        "p50 \((quantile(0.5) * 1000).with(2)) ms, p99 \((quantile(0.99) * 1000).with(2)) ms"
    }
}

private func measureWaits(_ subject: Programs.Subject, _ programs: Programs) async throws -> Waits {
    var waits = Waits()
    try await Town.with(rooms: 1000) { town in
        try await Home.with { home in
            if subject == .steward { try await programs.seed(home, for: town) }
            try await programs.run(subject, in: town, home: home) { _ in
                try await town.waitUntilUp()
                try await town.warmUp(subject)
                for number in 0..<500 { waits.alone += try await town.waits(town.speakers(number, 1)) }
                for _ in 0..<5 {
                    let crowd = try await town.waits(town.speakers)
                    waits.crowd += crowd
                    waits.whole.append(crowd.max() ?? 0)
                }
            }
        }
    }
    return waits
}

extension Town {
    /// The seconds that each of `speakers` waits; the bot has time to breathe before and after.
    fileprivate func waits(_ speakers: [(room: RoomID, user: UserID)]) async throws -> [Double] {
        let bot = bot
        let receipts = server.requestCount(.receipt) + speakers.count
        var start = ContinuousClock.now
        let arrivals = try await replies(speakers.count) {
            start = .now
            ask(speakers)
        }
        try await server.wait { $0.isCaughtUp(bot) && $0.requestCount(.receipt) >= receipts }
        return arrivals.map { ($0 - start).inSeconds }
    }
}
