import SimulatedHomeserver

/// How many commands are answered in a second while more are always waiting, and what memory that leaves behind.
///
/// Steward and the bare loop take turns, so that what else the machine does meets both.
func measureThroughput(_ programs: Programs) async throws {
    let (rounds, perRound) = (7, 5_000)
    var steward = Load()
    var bareLoop = Load()
    var memory: [(when: String, memory: Program.Memory)] = []
    try await programs.runWarm(.steward) { town, program in
        try await programs.runWarm(.bareLoop) { otherTown, other in
            memory.append(("after 1,000 commands", program.memory))
            for round in 1...rounds {
                try await bareLoop.measure(other, in: otherTown, commands: perRound)
                try await steward.measure(program, in: town, commands: perRound)
                if round.isMultiple(of: 2) { memory.append(("after \(round * perRound + 1000)", program.memory)) }
            }
            try await Task.sleep(for: .seconds(40))
            memory.append(("and 40 seconds without a message later", program.memory))
        }
    }
    report(
        "1. Commands per second over 1,000 rooms, everything durable",
        [
            "Steward \(steward)", "bare libcurl loop \(bareLoop)",
            "ratio \((steward.rates.median / bareLoop.rates.median).with(2)) [at least 0.5];"
                + " the best Python bots: 250 to 360",
        ])
    report(
        "4. Resident memory under load [at most 30 MB after 30,000 commands, flat]",
        memory.map { "\($0.when): \($0.memory)" })
}

/// What some rounds of commands showed.
struct Load: CustomStringConvertible {
    var rates: [Double] = []
    /// Microseconds of processor time for each command.
    var processor: [Double] = []
    /// HTTP calls for each command.
    var calls: [Double] = []

    var description: String {
        "\(rates.median.with(0)) (\(processor.median.with(0)) µs of processor and \(calls.median.with(2)) calls each)"
    }

    /// Lets `commands` ask, with up to `crowd` of them waiting at any time.
    mutating func measure(
        _ program: Program, in town: Town, _ question: Question = .about, commands: Int, crowd: Int = 1_000
    ) async throws {
        let (callsBefore, processorBefore) = (town.calls, program.processorSeconds)
        rates.append(Double(commands) / (try await town.seconds(question, commands, crowd)))
        try await town.waitUntilCalm()
        calls.append(Double(town.calls - callsBefore) / Double(commands))
        processor.append((program.processorSeconds - processorBefore) * 1e6 / Double(commands))
    }
}

extension Town {
    /// HTTP calls so far.
    fileprivate var calls: Int { server.read { state in Endpoint.allCases.map(state.requestCount).reduce(0, +) } }

    /// The seconds that `commands` take to be answered, of which a half to all of `crowd` always wait.
    fileprivate func seconds(_ question: Question, _ commands: Int, _ crowd: Int) async throws -> Double {
        let portion = crowd / 2
        let before = server.requestCount(.send)
        let start = ContinuousClock.now
        let arrivals = try await replies(commands) {
            for first in stride(from: 0, to: commands, by: portion) {
                try await server.wait { $0.requestCount(.send) - before >= first - portion }
                ask(speakers(first, portion), question, from: first)
            }
        }
        return (arrivals.last.map { $0 - start } ?? .zero).inSeconds
    }
}
