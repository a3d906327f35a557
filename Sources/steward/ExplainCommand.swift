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
    @OptionGroup var example: ExampleNetworkOptions

    func run() async throws {
        let question = Words(words.joined(separator: " "))
        let (network, now, source) = (ExampleNetworkOptions.network, example.clock(), try example.source())
        let lines = try await StoreOpening.use(.memory) { store in
            try await store.write { db in
                _ = try Wiring.seed(from: source, Tick(db: db, now: now, network: network))
                let local = FixedTime.timeZone.local(at: now)
                return AskedReader(try Events.kinds(db), try AreaRegister.gazetteer(db), at: local)
                    .explanation(of: question)
            }
        }
        for line in lines { print(line) }
    }
}
