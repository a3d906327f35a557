import MatrixProtocol
import SimulatedHomeserver

/// What a first sync of 2,000 rooms costs, and an answer of 60 MB after a time away.
func measureFirstSync(_ programs: Programs) async throws {
    try await Town.with(rooms: 2000) { town in
        try await Home.with { home in
            try await programs.seed(home, for: town)
            try await programs.run(.steward, in: town, home: home) { first in
                try await town.waitUntilUp()
                let seconds = (ContinuousClock.now - first.start).inSeconds
                report(
                    "6. First sync of 2,000 rooms, from the start of the process",
                    [
                        "Steward \(seconds.with(2)) s [0.5], peak memory \(first.memory.peak.with(0)) MB [150];"
                            + " the best Python bots: 1.7 to 32 s and 550 to 890 MB"
                    ])
            }
            // Whoever comes back after a time away knows the rooms already.
            try await programs.run(.steward, in: town, home: home) { _ in
                try await town.waitUntilUp()
                try await town.warmUp(.steward)
            }
            try await measureBigSync(programs, town, home, "rooms that it knows")
        }
    }
    try await Town.with(rooms: 20) { town in
        try await Home.with { home in
            try await programs.seed(home, for: town)
            try await programs.run(.steward, in: town, home: home) { _ in try await town.waitUntilUp() }
            try await measureBigSync(programs, town.withRooms(2000), home, "rooms that it does not know yet")
        }
    }
}

private func measureBigSync(_ programs: Programs, _ town: Town, _ home: Home, _ rooms: String) async throws {
    for _ in 0..<50 { town.server.sendAtOnce("m.room.message", talk, by: town.speakers) }
    let megabytes = Double(town.speakers.count * 50 * (talk.utf8.count + 170)) / 1e6
    var loop = Double.nan
    try await programs.run(.bareLoop, in: town, home: home) { _ in loop = try await town.secondsUntilUp() }
    try await programs.run(.steward, in: town, home: home) { program in
        let seconds = try await town.secondsUntilUp()
        let memory = program.memory
        report(
            "   A sync response of \(megabytes.with(0)) MB: \(town.speakers.count * 50) messages of \(rooms), none for Steward",
            [
                "Steward \(seconds.with(2)) s, the homeserver's work on it included;"
                    + " \(program.processorSeconds.with(2)) s of processor since its start",
                "bare libcurl loop, which reads none of it: \(loop.with(2)) s; [Steward at most 0.5 s more]",
                "peak memory \(memory.peak.with(0)) MB [150], afterwards \(memory.resident.with(0)) MB",
            ])
    }
}

extension Town {
    /// The seconds from when the bot asks for its first news until it has seen everything.
    fileprivate func secondsUntilUp() async throws -> Double {
        let syncs = server.requestCount(.sync)
        try await server.wait { $0.requestCount(.sync) > syncs }
        let start = ContinuousClock.now
        try await waitUntilUp()
        return (ContinuousClock.now - start).inSeconds
    }
}

/// A message of usual length with its HTML, as apps write it.
private let talk: String = {
    let words =
        "Could somebody bring the banner and the big flask on Saturday? We meet at the side door at half past nine. "
    return """
        {"msgtype":"m.text","body":"\(words)","format":"org.matrix.custom.html","formatted_body":"<p>\(words)</p>",\
        "m.mentions":{},"m.relates_to":{"m.in_reply_to":{"event_id":"$0000000000000000000000000000000000000000042"}}}
        """
}()
