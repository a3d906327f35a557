import Foundation

/// What people ask most, over a store of 1,000 events of which an officer changes one every second, beside the bare loop,
/// which sends the same answer to each and, as bots do, a receipt; Steward's answer stands for one.
func measureMainJob(_ programs: Programs) async throws {
    try await programs.runWarm(.steward, withEvents: true) { town, steward in
        try await programs.runWarm(.bareLoop) { otherTown, other in
            for crowd in [50, 1_000] {
                let loop = try await Answers(.about, of: other, in: otherTown, crowd)
                report(
                    "8. Answers over \(Home.events) events, \(crowd) people asking at once; cold is after a change",
                    [Answers.head, loop.row("bare libcurl loop", loop.warm, loop.warm)])
                var about = Double.nan
                for question in Question.wanted {
                    let answers = try await Answers(question, of: steward, in: town, crowd)
                    if question == .about { about = answers.warm }
                    report(line: "   " + answers.row(question.words(1), loop.warm, about))
                }
                report(
                    line:
                        "   [!about of the loop \(crowd == 50 ? 0.3 : 0.5), the others of !about 0.7, cold half of warm]"
                )
            }
            try await measureAlone((steward, town), (other, otherTown))
        }
    }
}

/// `!events` by itself: how long one waits for it who asks alone, and what many answers cost the processor.
private func measureAlone(
    _ steward: (program: Program, town: Town), _ loop: (program: Program, town: Town)
) async throws {
    let times = 300
    var (waits, loopWaits): ([Double], [Double]) = ([], [])
    let before = (steward: steward.program.processorSeconds, loop: loop.program.processorSeconds)
    for number in 0..<times {
        loopWaits += try await loop.town.waits(loop.town.speakers(number, 1))
        waits += try await steward.town.waits(steward.town.speakers(number, 1), .events)
    }
    // Neither does anything while the other is asked.
    let processor = (
        steward: steward.program.processorSeconds - before.steward, loop: loop.program.processorSeconds - before.loop
    )
    var load = Load()
    for _ in 0..<5 { try await load.measure(steward.program, in: steward.town, .events, commands: 2_000) }
    report(
        "   !events, one at a time",
        [
            "Steward \(waits.milliseconds), \((processor.steward * 1000 / Double(times)).with(2)) ms of processor each [1]",
            "bare libcurl loop \(loopWaits.milliseconds), \((processor.loop * 1000 / Double(times)).with(2)) ms each",
            "ratio of the medians \((waits.median / loopWaits.median).with(2)) [at most 2]",
            "1,000 !events of a crowd: \((load.processor.median / 1000).with(2)) s of processor [0.2]",
        ])
}

/// How fast a question is answered to a crowd.
struct Answers {
    /// A second: right after something was written, and with something written every second.
    let cold, warm: Double
    /// Microseconds of processor time for each.
    let processor: Double
    /// HTTP calls for each.
    let calls: Double

    init(_ question: Question, of program: Program, in town: Town, _ crowd: Int) async throws {
        var (first, lasting) = (Load(), Load())
        try await first.measure(program, in: town, question, commands: 2 * crowd, crowd: crowd)
        first = Load()
        for _ in 0..<5 {
            try await town.change()
            try await first.measure(program, in: town, question, commands: crowd, crowd: 2 * crowd)
        }
        try await town.changing {
            for _ in 0..<3 {
                try await lasting.measure(program, in: town, question, commands: max(2_000, 3 * crowd), crowd: crowd)
            }
        }
        (cold, warm) = (first.rates.median, lasting.rates.median)
        (processor, calls) = (lasting.processor.median, lasting.calls.median)
    }

    static let head = row("", ["warm /s", "cold /s", "of the loop", "of !about", "processor", "calls"])

    /// A row of the table, with the rates of the loop and of `!about` beside which it stands.
    func row(_ name: String, _ loop: Double, _ about: Double) -> String {
        Self.row(
            name,
            [
                warm.with(0), cold.with(0), (warm / loop).with(2), (warm / about).with(2), "\(processor.with(0)) µs",
                calls.with(2),
            ])
    }

    private static func row(_ name: String, _ figures: [String]) -> String {
        name.column(24, isFigure: false) + figures.map { $0.column(13) }.joined()
    }
}
