import SimulatedHomeserver

/// How many commands are answered in a second by way of a homeserver that takes 20 ms for each send.
func measureSlowSends(_ programs: Programs) async throws {
    let commands = 3000
    var rates: [Programs.Subject: Double] = [:]
    for subject in Programs.Subject.allCases {
        try await programs.runWarm(subject) { town, _ in
            town.server.delay(.send, milliseconds: 20)
            let start = ContinuousClock.now
            let arrivals = try await town.replies(commands) { town.ask(town.speakers(0, commands)) }
            rates[subject] = Double(commands) / (arrivals.last.map { $0 - start } ?? .zero).inSeconds
        }
    }
    report(
        "3. Commands per second where the homeserver takes 20 ms for each send",
        [
            "Steward \((rates[.steward] ?? .nan).with(0)) [700],"
                + " bare libcurl loop \((rates[.bareLoop] ?? .nan).with(0)), both with 32 sends side by side"
        ])
}
