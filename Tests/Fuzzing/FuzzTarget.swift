import Configuring
import FeatureKit
import Foundation
import GRDB
import MatrixProtocol
import Organising
import Seeding
import StewardCore
import Store
import Wiring

/// One of our readers, and what has to hold whatever it is given.
enum FuzzTarget: String, CaseIterable {
    /// An answer of `/sync`.
    case json
    /// A message, as a command or as talk.
    case commands
    /// The grammar of every feature, over a store with the first data.
    case grammar
    /// The tables of first data, and a published file of postcodes.
    case csv
    /// The lists of first data.
    case yaml
    /// The configuration.
    case settings

    private static let steward = UserID("@steward:example.org")
    private static let now = Date(timeIntervalSince1970: 1_780_308_000)
    private static let network = Network(
        name: "Example Network", area: "United Kingdom", timeZone: TimeZone(identifier: "Europe/London") ?? .gmt)
    private static let seeds = URL(filePath: #filePath).appending(path: "../../../seeds").standardized.path()

    func read(_ bytes: [UInt8]) {
        let text = String(decoding: bytes, as: UTF8.self)
        switch self {
        case .json: Self.readJSON(bytes)
        case .commands: Self.readCommand(text)
        case .grammar: Self.readArguments(text)
        case .csv:
            Self.load(text, as: ["areas.csv", "places.csv", "postcodes.csv", "kinds.csv", "themes.csv"])
            Self.readPostcodes(text)
        case .yaml: Self.load(text, as: ["events.yaml", "pickets.yaml", "speakers.yaml", "network.yaml"])
        case .settings: Self.readSettings(text)
        }
    }

    private static func readJSON(_ bytes: [UInt8]) {
        if let sync = try? SyncResponse.decode(bytes.span, ownUser: steward) {
            precondition(!sync.nextBatch.rawValue.isEmpty)
        }
        var reader = JSONReader(bytes.span)
        do throws(MalformedBody) {
            try reader.skip()
            try reader.end()
        } catch {
            precondition((0...bytes.count).contains(error.offset))
        }
    }

    private static func readCommand(_ text: String) {
        let said = CommandReader.Said(text)
        precondition(said.beginning.utf8.count <= CommandEntry.longestForm && said.bytes <= text.utf8.count)
        for isDirect in [false, true] {
            switch CommandReader.read(said, isDirect: isDirect, knows: { $0 == "events" }) {
            case .command(let words): precondition(!words.folded.isEmpty)
            case .talk(let words): precondition(words.text.utf8.count <= 4 * CommandEntry.longestForm)
            case .unread: preconditionFailure("What is awaited was not read.")
            }
        }
    }

    private static let features: FeatureSet? = try? store?.writeNow { try Wiring.featureSet(network: network, $0) }

    private static func readArguments(_ text: String) {
        guard let features else { preconditionFailure("There are no seeds at \(seeds).") }
        guard let (command, arguments) = features.find(Words(text)) else { return }
        do throws(Refusal) {
            _ = try command.read(arguments, now)
        } catch {
            precondition(!error.reply.plain.isEmpty && error.reply.plain.utf8.count < 4_000)
        }
    }

    private static let folder = FileManager.default.temporaryDirectory.appending(path: "steward-fuzz-\(getpid())")
    /// A store with the first data, so that what names areas, places and kinds finds them.
    private static let store: Store? = try? {
        let store = try Store.open(.memory, migrations: Wiring.migrations)
        try store.writeNow { db in
            _ = try Wiring.seed(
                from: SeedFolder(path: seeds), Tick(db: db, now: now, network: network))
        }
        return store
    }()

    /// Loads a file of first data under each of these names; what cannot be used is said in one sentence.
    private static func load(_ text: String, as names: [String]) {
        guard let store else { preconditionFailure("No store can be opened.") }
        for name in names {
            do {
                try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
                let file = folder.appending(path: name)
                try Data(text.utf8).write(to: file)
                defer { try? FileManager.default.removeItem(at: file) }
                try store.writeNow { db in
                    try db.inSavepoint {
                        _ = try Wiring.seed(
                            from: SeedFolder(path: folder.path()), Tick(db: db, now: now, network: network))
                        return .rollback
                    }
                }
            } catch let problem as SeedProblem {
                precondition(!problem.description.isEmpty)
            } catch {
                preconditionFailure("\(name) throws \(error)")
            }
        }
    }

    private static func readPostcodes(_ text: String) {
        let lines = text.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
        guard let first = lines.first, let layout = PostcodeFile(firstLine: first) else { return }
        for line in lines { _ = try? layout.read(line) }
    }

    private static func readSettings(_ text: String) {
        do throws(Mistakes) {
            _ = try Settings.read(yaml: text, environment: [:])
        } catch {
            precondition(!error.all.isEmpty && error.all.allSatisfy { !$0.description.contains("\n") })
        }
    }
}
