import SimulatedHomeserver

/// How many commands are answered in a second while more are always waiting, and what memory that leaves behind.
func measureThroughput(_ programs: Programs) async throws {
    var steward = Load()
    var bareLoop = Load()
    try await measureLoad(.steward, programs, into: &steward)
    try await measureLoad(.bareLoop, programs, into: &bareLoop)
    report(
        "1. Commands per second over 1,000 rooms, everything durable",
        [
            "Steward \(steward), bare libcurl loop \(bareLoop)",
            "ratio \((steward.rate / bareLoop.rate).with(2)) [at least 0.5]; the best Python bots: 250 to 360",
        ])
    report(
        "4. Resident memory",
        steward.memory.map { "\($0.when): \($0.memory.resident.with(1)) MB, of which \($0.memory.anonymous.with(1)) MB anonymous" }
            + ["[idle: 30 MB, of which 8 MB anonymous; flat]; the best Python bots: 52 to 86 MB"])
}

/// What some rounds of commands showed.
private struct Load: CustomStringConvertible {
    var rates: [Double] = []
    var processor: [Double] = []
    var calls: [Double] = []
    var memory: [(when: String, memory: Program.Memory)] = []

    var rate: Double { rates.median }
    var description: String {
        "\(rate.with(0)) (\(processor.median.with(0)) µs of processor and \(calls.median.with(2)) HTTP calls each)"
    }
}

private func measureLoad(_ subject: Programs.Subject, _ programs: Programs, into load: inout Load) async throws {
    let (rounds, perRound) = (3, 10_000)
    var result = load
    try await Town.with(rooms: 1000) { town in
        try await Home.with { home in
            if subject == .steward { try await programs.seed(home, for: town) }
            try await programs.run(subject, in: town, home: home) { program in
                try await town.waitUntilUp()
                result.memory.append(("idle", program.memory))
                try await town.warmUp(subject)
                for round in 1...rounds {
                    let (calls, processor) = (town.calls, program.processorSeconds)
                    result.rates.append(Double(perRound) / (try await seconds(town, commands: perRound)))
                    result.calls.append(Double(town.calls - calls) / Double(perRound))
                    result.processor.append((program.processorSeconds - processor) * 1e6 / Double(perRound))
                    try await town.waitUntilUp()
                    result.memory.append(("after \(round * perRound + 1000) commands", program.memory))
                }
            }
        }
    }
    load = result
}

/// The seconds that `commands` take to be answered, where 500 to 1,000 of them always wait.
private func seconds(_ town: Town, commands: Int) async throws -> Double {
    let portion = 500
    let before = town.server.requestCount(.send)
    let start = ContinuousClock.now
    let arrivals = try await town.replies(commands) {
        for first in stride(from: 0, to: commands, by: portion) {
            try await town.server.wait { $0.requestCount(.send) - before >= first - portion }
            town.ask(town.speakers(first, portion))
        }
    }
    return (arrivals.last.map { $0 - start } ?? .zero).inSeconds
}

extension Town {
    /// HTTP calls so far.
    fileprivate var calls: Int { server.read { state in Endpoint.allCases.map(state.requestCount).reduce(0, +) } }
}
