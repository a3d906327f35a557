import MatrixProtocol
import SimulatedHomeserver

/// How long people wait: one of them, and a thousand who ask at the same moment.
func measureLatency(_ programs: Programs) async throws {
    var steward = Waits()
    var bareLoop = Waits()
    try await programs.runWarm(.steward) { town, _ in
        try await programs.runWarm(.bareLoop) { otherTown, _ in
            for round in 0..<7 {
                try await bareLoop.measure(in: otherTown, round)
                try await steward.measure(in: town, round)
            }
        }
    }
    report(
        "2. From the sync response to the reply, one command at a time",
        [
            "Steward \(steward.alone.milliseconds)", "bare libcurl loop \(bareLoop.alone.milliseconds)",
            "ratio of the medians \((steward.alone.median / bareLoop.alone.median).with(2)) [at most 2];"
                + " the best Python bots: 4 to 9 ms",
        ])
    report(
        "   1,000 commands at once over 1,000 rooms",
        [
            "Steward \(steward.crowd.milliseconds), all after \(steward.whole.median.with(3)) s [0.15]",
            "bare libcurl loop \(bareLoop.crowd.milliseconds), all after \(bareLoop.whole.median.with(3)) s",
            "ratio of the whole \((steward.whole.median / bareLoop.whole.median).with(2))",
        ])
}

/// Seconds that people waited.
private struct Waits {
    var alone: [Double] = []
    var crowd: [Double] = []
    /// Until the last of a crowd had an answer.
    var whole: [Double] = []

    mutating func measure(in town: Town, _ round: Int) async throws {
        for number in 0..<100 { alone += try await town.waits(town.speakers(round * 100 + number, 1)) }
        let crowd = try await town.waits(town.speakers)
        self.crowd += crowd
        whole.append(crowd.max() ?? .nan)
    }
}

extension [Double] {
    /// Seconds, told in milliseconds.
    var milliseconds: String {
        "p50 \((quantile(0.5) * 1000).with(2)) ms, p99 \((quantile(0.99) * 1000).with(2)) ms"
    }
}

extension Town {
    /// The seconds that each of `speakers` waits; the bot has time to breathe afterwards.
    func waits(
        _ speakers: [(room: RoomID, user: UserID)], _ question: Question = .about
    ) async throws -> [Double] {
        var start = ContinuousClock.now
        let arrivals = try await replies(speakers.count) {
            start = .now
            ask(speakers, question)
        }
        try await waitUntilCalm()
        return arrivals.map { ($0 - start).inSeconds }
    }
}
