import ArgumentParser
import Events
import FeatureKit
import Foundation
import Organising
import Seeding
import StewardCore
import Store
import Wiring

/// `steward explain`: how a question is read, word by word.
struct ExplainCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "explain", abstract: "Tell how a question is read, for whoever mends the reader.",
        discussion: """
            Each line is some words of the question and what they were read as. Words that nobody knows are searched \
            for in titles and descriptions. The places and kinds are those of the first data.
            """)

    @Argument(help: "The question, for example \"what's on in leeds this weekend\".")
    var words: [String]
    @Option(
        help: .init("Fix the clock, for example 2026-03-02T10:00.", valueName: "moment"),
        transform: { try FixedTime($0) })
    var now: FixedTime?
    @Option(name: .customLong("seeds"), help: "The folder of first data.")
    var seeds: String?

    func run() async throws {
        let clock = now?.clock ?? FixedTime.running
        let network = Network(name: "Example Network", area: "United Kingdom", timeZone: FixedTime.timeZone)
        let source = SeedFolder(path: try SeedPath.find(seeds, option: "--seeds"))
        let question = Words(words.joined(separator: " "))
        let today = FixedTime.timeZone.local(at: clock()).date
        try await StoreOpening.use(.memory) { store in
            let spans = try await store.write { db in
                _ = try Wiring.seed(from: source, Tick(db: db, now: clock(), network: network))
                let reader = AskedReader(try Events.kinds(db), try AreaRegister.gazetteer(db), today: today)
                return reader.spans(question)
            }
            for span in spans {
                print("\(question.folded[span.words].joined(separator: " ")): \(span.summary)")
            }
        }
    }
}
