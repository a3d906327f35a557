import FeatureKit
import Foundation
import GRDB
import MatrixProtocol
import Runtime
import StewardCore
import Store
import TestKit
import Testing
import Wiring

/// Whatever somebody sends, and however long it is: every command, read and carried out.
///
/// What it takes is counted in steps of `Work`, the same on every machine.
@Suite(.timeLimit(.minutes(10))) struct HostileTextTests {
    private static let now = Date(timeIntervalSince1970: 1_780_308_000)
    private static let longest = 60_000

    private static let units = [
        "a.", ", ", "a, ", "; x", "mon ", "sat-sun ", "1 march ", "7", "7pm ", "9.", "1,", "#x ", "until fri ",
        "e\u{301}",
        "\u{301}", "leeds ", "\" ", "( ", "2nd tue ", "🏳️‍🌈", "\u{1100}", "mon/", "- ", "x\u{0D4E}\"",
    ]

    /// What a command needs before its reader looks further.
    private static func beginnings(_ entry: CommandEntry) -> [String] {
        switch entry.words.joined(separator: " ") {
        case "announce", "suggest":
            ["", "social Example picnic, next Sat 2-5pm, Leeds. ", "social Example picnic, next Sat 2-5pm, "]
        case "picket add": ["", "Example Buses, Example Union, Leeds, "]
        case "edit": ["1 place ", "1 time ", "1 access ", "1 title "]
        case "move": ["1 next to ", "1 "]
        case "events", "speakers": [""]
        default: entry.arguments.contains("number") ? ["1 "] : [""]
        }
    }

    private static func texts(_ entry: CommandEntry, bytes: Int, beginnings count: Int = .max) -> [String] {
        beginnings(entry).prefix(count).flatMap { beginning in
            units.map { unit in
                let head = "!" + entry.words.joined(separator: " ") + " " + beginning
                return head + String(repeating: unit, count: max(0, bytes - head.utf8.count) / unit.utf8.count)
            }
        }
    }

    @Test func `Sixty kilobytes after any command are answered in one sentence that says how long it may be`()
        async throws
    {
        let stage = try await Stage(now: Self.now)
        let features = try await stage.store.read { try Wiring.featureSet(network: Stage.network, $0) }
        for entry in features.table.entries {
            for (index, text) in Self.texts(entry, bytes: Self.longest, beginnings: 1).enumerated() {
                let said = try await stage.say(text, as: .init(role: .admin, isDirect: index % 2 == 0))
                #expect(said.count == 1)
                let answer = said.first?.plain ?? ""
                #expect(
                    answer.hasPrefix("That is too long for me: it has \(text.utf8.count) letters"),
                    "\(answer.prefix(200))")
                #expect(answer.utf8.count < 300)
            }
        }
        let speaker = LocalRoom.Speaker(role: .member, isDirect: false)
        #expect(try await stage.say(String(repeating: "hello ", count: 10_000), as: speaker).isEmpty)
    }

    @Test func `What is just short enough takes no more than a hundred steps for each byte`() async throws {
        let stage = try await Stage(now: Self.now)
        let features = try await stage.store.read { try Wiring.featureSet(network: Stage.network, $0) }
        for entry in features.table.entries {
            for text in Self.texts(entry, bytes: entry.longest) {
                let (steps, answer) = try await Self.run(text, features, stage.store)
                #expect((1...100 * entry.longest).contains(steps), "\(text.prefix(60)): \(steps) steps")
                #expect(answer < 8000, "\(text.prefix(60)): an answer of \(answer) bytes")
            }
        }
    }

    @Test func `Twice as long a text takes no more than twice the steps to read`() async throws {
        let stage = try await Stage(now: Self.now)
        let features = try await stage.store.read { try Wiring.featureSet(network: Stage.network, $0) }
        // To look for names that are near takes as long for a short text as for a long one.
        let names = 60_000
        for entry in features.table.entries {
            for (short, long) in zip(
                Self.texts(entry, bytes: entry.longest / 2), Self.texts(entry, bytes: entry.longest))
            {
                let steps = try [short, long].map { text in
                    let (command, arguments) = try #require(features.find(Words(text.dropFirst())))
                    return Work.steps { _ = try? command.read(arguments, Self.now) }
                }
                #expect(steps[1] <= 2 * steps[0] + names, "\(long.prefix(60)): \(steps)")
            }
        }
    }

    /// Carries a command out and undoes it; gives the steps that it took, and the bytes of its answers.
    private static func run(_ text: String, _ features: FeatureSet, _ store: Store) async throws -> (Int, Int) {
        try await store.write { db in
            var replies: [Reply] = []
            let steps = try Work.steps {
                guard let (command, arguments) = features.find(Words(text.dropFirst())) else { return }
                try db.inSavepoint {
                    do {
                        let incoming = RoomEvent(
                            room: RoomID("!direct:local"), id: EventID("$1"), sender: UserID("@admin:local"),
                            sentAt: 0, content: .message(MessageContent(type: "m.text", body: text)))
                        let turn = Turn(
                            db: db, message: incoming, role: .admin, isDirect: true, now: now, network: Stage.network)
                        for case .reply(let reply) in try command.read(arguments, now)(turn) { replies.append(reply) }
                    } catch let refusal as Refusal {
                        replies.append(refusal.reply)
                    }
                    return .rollback
                }
            }
            return (steps, replies.reduce(0) { $0 + $1.plain.utf8.count + ($1.html?.utf8.count ?? 0) })
        }
    }
}
