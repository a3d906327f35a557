import FeatureKit
import Foundation
import GRDB
import MatrixProtocol
import Organising
import Runtime
import StewardCore
import Store
import TestKit
import Testing
import Wiring

/// A venue that is only for those who are coming is said in no room.
@Suite struct PrivatePlaceTests {
    /// Tuesday 3 March 2026, 10:00.
    private static let now = Date(timeIntervalSince1970: 1_772_532_000)
    private static let venue = "Plum Tree Cottage"
    private static let (officer, direct) = (
        LocalRoom.Speaker(role: .officer, isDirect: false), LocalRoom.Speaker(role: .officer, isDirect: true)
    )
    private static let member = LocalRoom.Speaker(role: .member, isDirect: false)

    @Test func `No command says a private venue in a room, and the officer reads it directly`() async throws {
        let stage = try await Stage(now: Self.now)
        var said: [LocalRoom.Said] = []
        let number = try await announce("Quiz", on: "Sat 7 March", stage)
        for line in ["!suggest \(line("Picnic", "Sat 14 March"))", "yes"] {
            _ = try await stage.say(line, as: .init(role: .member, isDirect: true))
        }
        let table = try await stage.store.read {
            try Wiring.featureSet(network: Stage.network, $0).table.entries
        }
        let own = [
            "!events", "!event \(number)", "!copy \(number)", "!copy \(number) to 4 April", "no",
            "!edit \(number) cost £5", "!edit \(number) time 6pm", "yes", "!edit \(number) title Big quiz",
            "!edit \(number) capacity 30", "!postpone \(number) to 8 March", "yes", "!approve 1", "change cost £3",
            "no",
            "!decline 1 the hall is booked", "!repeat \(number) weekly", "yes", "!skip \(number) 15 March", "yes",
            "!unskip \(number) 15 March", "yes", "!move \(number) 22 March to 23 March", "yes", "!event \(number)",
            "!cancel \(number) ill", "yes", "!events history", "!undo",
        ]
        let commands = table.flatMap { entry in
            let word = "!" + entry.words.joined(separator: " ")
            return [word, "\(word) \(number)", "\(word) 1", entry.example]
        }
        for room in [nil, "officers"] {
            for command in own + commands {
                said += try await stage.say(command, as: .init(role: .officer, isDirect: false, otherRoom: room))
            }
            for command in commands { said += try await stage.say(command, as: Self.member) }
        }
        for (line, speaker) in [
            ("!suggest \(line("Walk", "Sat 21 March"))", Self.member),
            ("!announce \(line("Talk", "Sat 28 March"))", Self.officer),
        ] {
            for word in [line, "yes"] { said += try await stage.say(word, as: speaker) }
        }
        said += try await stage.say("!undo", as: Self.officer)
        let inRooms = said.filter { !$0.isTold }
        #expect(inRooms.count > 100)
        let leaks = inRooms.filter { "\($0.plain) \($0.html ?? "")".contains("Plum") }
        #expect(leaks.isEmpty, "\(leaks.map(\.plain))")
        #expect(said.contains { $0.isTold && $0.plain.contains(Self.venue) })
    }

    @Test(arguments: [
        "!copy 0", "!copy 0 to 4 April", "!edit 0 time 6pm", "!postpone 0 to 8 March", "!cancel 0", "!undo",
    ])
    func `What an officer is not shown in a room they read directly, and in a direct message at once`(_ command: String)
        async throws
    {
        for isDirect in [false, true] {
            let stage = try await Stage(now: Self.now)
            let number = try await announce("Quiz", on: "Sat 7 March", stage)
            let said = try await stage.say(
                command.replacing(" 0", with: " \(number)"), as: isDirect ? Self.direct : Self.officer)
            let answer = try #require(said.first { $0.manner == .answer }).plain
            #expect(answer.contains(Self.venue) == isDirect)
            // What was announced in a direct message is not even named in a room.
            let hint =
                switch command {
                case "!undo": "You did it elsewhere, so I tell you the rest in a direct message."
                case "!copy 0 to 4 April": "I have written to you about it in a direct message."
                default: "The place is private: I tell you the whole in a direct message."
                }
            #expect(answer.contains(hint) == !isDirect)
            let told = said.filter(\.isTold).map(\.plain)
            #expect(told.count == (isDirect ? 0 : 1))
            #expect(told.allSatisfy { $0.contains(Self.venue) })
        }
    }

    @Test func `Officers read that a suggestion's place is private, and its member too`() async throws {
        let stage = try await Stage(now: Self.now)
        let asked = try await stage.say("!suggest \(line("Picnic", "Sat 14 March"))", as: Self.member)
        #expect(asked.count == 1)
        #expect(asked[0].plain.contains("Where: Leeds") && asked[0].plain.contains("The place is private"))
        let said = try await stage.say("yes", as: Self.member)
        let post = try #require(said.first { $0.manner == .post }).plain
        #expect(post.contains("Where: Leeds") && post.contains("The exact place: only for those who are coming"))
        let answer = try #require(said.first { $0.manner == .answer }).plain
        #expect(answer.contains("number 1") && answer.contains("delete it"))
        #expect(said.count == 2)
    }

    @Test func `A refusal about what everybody may read repeats what was typed, whatever numbers are in it`()
        async throws
    {
        let stage = try await Stage(now: Self.now)
        let number = try await announce("Quiz", on: "Sat 7 March", stage)
        for line in ["!suggest \(line("Picnic", "Sat 14 March"))", "yes"] {
            _ = try await stage.say(line, as: Self.direct)
        }
        let open = [
            "!picket confirm leeds \(number)", "!skip 1 soon \(number)",
            "!announce soical Tea, Sat \(number) March 7pm",
            "!edit 2 time 7 Oak \(number) Road", "!decline soon \(number)", "!event 2 not \(number)",
        ]
        for line in open {
            let said = try await stage.say(line, as: Self.officer)
            #expect(said.count == 1, "\(line)")
            #expect(said.allSatisfy { !$0.plain.contains("…") && !$0.plain.contains("private") }, "\(line)")
        }
        for line in ["!edit \(number) time 7 Oak Road", "!skip event #\(number) soon", "!move \(number) soon"] {
            let said = try await stage.say(line, as: Self.officer)
            #expect(
                said.contains { $0.isTold } && said.contains { $0.plain.contains("The place is private") }, "\(line)")
        }
    }

    @Test func `A private place is where its town is on the map`() async throws {
        let stage = try await Stage(now: Self.now)
        let number = try await announce("Quiz", on: "Sat 7 March", at: "LS6 2AB", stage)
        let (mine, town) = try await stage.store.read { db in
            let columns = "latitude || ' ' || longitude || ' ' || area"
            return (
                try String.fetchAll(
                    db,
                    sql: """
                        SELECT \(columns) || ' ' || town FROM events_event WHERE number = ?1
                        UNION SELECT \(columns) || ' Leeds' FROM events_occurrence WHERE number = ?1
                        """, arguments: [number]),
                try String.fetchAll(
                    db, sql: "SELECT \(columns) || ' ' || name FROM place WHERE name = 'Leeds'")
            )
        }
        #expect(mine == town)
    }

    private func line(_ title: String, _ day: String, at town: String = "Leeds") -> String {
        "social \(title), \(day) 2pm, \(Self.venue), \(town) #private-venue"
    }

    /// Announces a social in the officer's direct messages; gives its number.
    private func announce(_ title: String, on day: String, at town: String = "Leeds", _ stage: Stage) async throws
        -> Int
    {
        _ = try await stage.say("!announce \(line(title, day, at: town))", as: Self.direct)
        let answer = try await stage.say("yes", as: Self.direct).first { $0.manner == .answer }?.plain ?? ""
        return try #require(answer.firstMatch(of: /It is event (\d+) in/).flatMap { Int($0.1) })
    }
}
