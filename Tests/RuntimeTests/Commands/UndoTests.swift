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

/// `!undo` takes back what was done last, or says that it cannot; nothing older goes in its place.
@Suite struct UndoTests {
    /// 10:00 on Monday 1 June 2026 in London.
    private static let now = Date(timeIntervalSince1970: 1_780_304_400)

    /// What is said for each command, after which it has done what it does; 19 is an announced event, 20 a series.
    private static let lines: [String: [String]] = [
        "help": ["!help"], "about": ["!about"], "dm": ["!dm"], "greeting": ["!greeting"],
        "unsubscribe me": ["!unsubscribe me"], "privacy": ["!privacy"], "attendance": ["!attendance"],
        "mistake": ["!mistake"], "crisis": ["!crisis"], "faq": ["!faq"],
        "events": ["!events"], "calledoff": ["!calledoff"],
        "event": ["!event 19"],
        "announce": ["!announce social Tea, Sat 27 June 3pm, Leeds", "yes"], "edit": ["!edit 19 cost £2"],
        "postpone": ["!postpone 19 to 27 June", "yes"], "cancel": ["!cancel 1", "yes"],
        "copy": ["!copy 19 to 4 July", "yes"],
        "suggest": ["!suggest social Walk, Sat 27 June 2pm, Leeds", "yes"], "suggestions": ["!suggestions"],
        "withdraw": ["!withdraw 3"], "approve": ["!approve 1", "yes"],
        "decline": ["!decline 2 no"], "repeat": ["!repeat 20 weekly until December", "yes"],
        "skip": ["!skip 20 next", "yes"],
        "unskip": ["!unskip 20 16 June", "yes"], "move": ["!move 20 next to 8pm", "yes"],
        "subscribe": ["!subscribe leeds"], "subscriptions": ["!subscriptions"], "unsubscribe": ["!unsubscribe 1"],
        "budget": ["!budget 2"], "digest": ["!digest monday 9am"], "pin": ["!pin on"], "picket": ["!picket"],
        "picket confirm": ["!picket confirm 1"], "picket over": ["!picket over 1"],
        "picket add": ["!picket add Example Buses, Example Union, Example Depot, Leeds, tomorrow 6-9am", "yes"],
        "picket edit": ["!picket edit 2 bring a drum", "yes"], "picket reopen": ["!picket reopen 1"],
        "speakers": ["!speakers"], "speaker": ["!speaker 1"],
        "area": ["!area leeds"], "mydata": ["!mydata"], "forget me": ["!forget me", "yes"], "more": ["!more"],
        "continue": ["!continue"], "undo": [],
    ]

    private static let reading: Set<String> = [
        "greeting", "faq", "help", "about", "events", "calledoff", "event", "subscriptions", "picket", "speakers",
        "speaker",
        "mydata",
        "more", "continue", "undo", "suggestions", "dm", "unsubscribe me", "privacy", "attendance", "mistake", "crisis",
    ]

    private static let settings: Set<String> = ["area", "budget", "digest", "pin"]

    @Test func `Every command that changes something is what is undone next`() async throws {
        let stage = try await Stage(now: Self.now)
        let officer = LocalRoom.Speaker(role: .officer, isDirect: false)
        for line in [
            "!announce social Quiz night, Sat 13 June 7pm, Example Hall, Leeds", "yes",
            "!announce social Branch social, Tue 9 June 7pm, Leeds", "yes", "!repeat 20 weekly", "yes",
            "!skip 20 16 June", "yes",
        ] {
            _ = try await stage.say(line, as: officer)
        }
        for title in ["Boat trip", "Karaoke"] {
            for line in ["!suggest social \(title), Sat 20 June 2pm, Leeds", "yes"] {
                _ = try await stage.say(line, as: LocalRoom.Speaker(role: .member, isDirect: true))
            }
        }
        let table = try await stage.store.read { try Wiring.featureSet(network: Stage.network, $0).table.entries }
        var changing: Set<String> = []
        for entry in table {
            let name = entry.words.joined(separator: " ")
            let lines = try #require(Self.lines[name], "\(name) is not tried here")
            let isDirect = ["area", "mydata", "forget me", "withdraw"].contains(name)
            let (before, last) = (try await facts(stage.store), try await lastAct(stage.store))
            for (index, line) in lines.enumerated() {
                _ = try await stage.say(line, as: LocalRoom.Speaker(role: .officer, isDirect: isDirect))
                // An edit makes it run again, unless it has done something at once; of a setting the last word counts.
                if index == 0, try await lastAct(stage.store) != last, !Self.settings.contains(name) {
                    #expect(!entry.isRepeatable, "\(name)")
                }
            }
            let (after, newest) = (try await facts(stage.store), try await lastAct(stage.store))
            if before == after { continue }
            changing.insert(name)
            // Whoever is forgotten has done nothing.
            if name == "forget me" { #expect(newest == nil) } else { #expect((newest ?? 0) > (last ?? 0), "\(name)") }
        }
        let all = Set(table.map { $0.words.joined(separator: " ") })
        #expect(
            changing == all.subtracting(Self.reading), "\(all.subtracting(Self.reading).symmetricDifference(changing))")
    }

    @Test func `Whoever is no officer any longer takes back nothing that they did as one`() async throws {
        let stage = try await prepared()
        let bo = LocalRoom.Speaker(role: .officer, isDirect: false, name: "bo")
        let formerly = LocalRoom.Speaker(role: .member, isDirect: false, name: "bo")
        for line in [
            "!decline 1", "!cancel 19 ill", "yes", "!announce social Tea, Sat 27 June 3pm, Leeds", "yes",
            "!picket over 1",
        ] {
            _ = try await stage.say(line, as: bo)
        }
        let before = try await facts(stage.store)
        try await stage.store.write {
            try RoomRegister.noteMember(UserID("@bo:local"), .leave, in: LocalRoom.officersRoom, $0)
        }
        let first = try await stage.say("!undo", as: formerly).map(\.plain)
        #expect(first.count == 1 && first.joined().contains("only an officer may, and you are none now"), "\(first)")
        for _ in 0..<5 {
            let said = try await stage.say("!undo", as: formerly).map(\.plain)
            #expect(said.joined().hasPrefix(Self.nothing), "\(said)")
        }
        #expect(try await facts(stage.store) == before)
        // What they do now, they take back now.
        _ = try await stage.say("!picket confirm 2", as: formerly)
        #expect(try await stage.say("!undo", as: formerly).map(\.plain).joined().hasPrefix("Taken back: confirming"))
        #expect(try await facts(stage.store) == before)
        for _ in 0..<4 {
            let said = try await stage.say("!undo", as: bo).map(\.plain)
            #expect(said.joined().contains("Taken back: "), "\(said)")
        }
        #expect(try await facts(stage.store) != before)
    }

    @Test func `Who moderates a room no longer leaves it as they set it`() async throws {
        let stage = try await Stage(now: Self.now)
        let user = UserID("@mo:local")
        func setLevel(_ level: Int) async throws {
            try await stage.store.write {
                try RoomPower.note(PowerLevels(users: [user: level]), of: LocalRoom.room, $0)
            }
        }
        let inRoom = LocalRoom.Speaker(role: .member, isDirect: false, name: "mo")
        let direct = LocalRoom.Speaker(role: .member, isDirect: true, name: "mo")
        try await setLevel(50)
        let set = try await stage.say("!subscribe leeds", as: inRoom).map(\.plain).joined()
        #expect(set.hasPrefix("This room now gets"), "\(set)")
        let before = try await facts(stage.store)
        try await setLevel(0)
        for speaker in [inRoom, direct] {
            let said = try await stage.say("!undo", as: speaker).map(\.plain).joined()
            #expect(said.contains("only a moderator or an officer may") || said.hasPrefix(Self.nothing), "\(said)")
        }
        #expect(try await facts(stage.store)["publishing_subscription"] == before["publishing_subscription"])
        try await setLevel(50)
        let said = try await stage.say("!undo", as: direct).map(\.plain).joined()
        #expect(said.hasPrefix("Taken back: subscribing"), "\(said)")
    }

    private static let nothing = "You have done nothing within the last ten minutes that I could take back"
    private static let elsewhere: Set<String> = [
        "Taken back: what you did last. You did it elsewhere, so I tell you the rest in a direct message.",
        "I can't take back what you did last. You did it elsewhere, so I tell you the rest in a direct message.",
    ]

    @Test(arguments: [Role.member, .officer])
    func `A room hears nothing of what was done in a direct message and is undone in it`(_ role: Role) async throws {
        let stage = try await prepared()
        try await stage.store.write { db in
            let members = (1...8).map { UserID("@person\($0):local") } + [UserID("@\(role):local")]
            try RoomRegister.note(
                RoomFacts(room: LocalRoom.room, members: members + [UserID("@steward:local")], isNamed: true), db)
        }
        var undone: Set<String> = []
        for entry in try await stage.store.read({ try Wiring.featureSet(network: Stage.network, $0).table.entries }) {
            let name = entry.words.joined(separator: " ")
            let lines = try #require(Self.lines[name], "\(name) is not tried here")
            for line in lines { _ = try await stage.say(line, as: LocalRoom.Speaker(role: role, isDirect: true)) }
            let words = lines.flatMap { $0.split(separator: " ").dropFirst(entry.words.count) }
                .map { $0.trimmingCharacters(in: .punctuationCharacters) }.filter { $0.count > 3 }
            for _ in 0..<3 {
                let said = try await stage.say("!undo", as: LocalRoom.Speaker(role: role, isDirect: false))
                let answers = said.filter { $0.room == LocalRoom.room && $0.manner == .answer }.map(\.plain)
                #expect(answers.count == 1)
                for answer in answers {
                    #expect(Self.elsewhere.contains(answer) || answer.hasPrefix(Self.nothing), "\(name): \(answer)")
                    for word in words { #expect(!answer.contains(word), "\(name): \(answer)") }
                    if answer.hasPrefix(Self.nothing) { continue }
                    undone.insert(name)
                    #expect(said.contains { $0.isTold && $0.place == "\(role)" }, "\(name) is told to nobody")
                }
            }
        }
        #expect(undone.isSuperset(of: ["suggest", "picket confirm", "picket over", "area"]), "\(undone)")
        if role == .officer {
            #expect(
                undone.isSuperset(of: ["announce", "edit", "cancel", "approve", "repeat", "picket add"]), "\(undone)")
        }
    }

    /// A stage with an announced event, 19, a series, 20, and two suggestions, all by others and too long ago to undo.
    private func prepared() async throws -> Stage {
        let stage = try await Stage(now: Self.now - 3600)
        let officer = LocalRoom.Speaker(role: .officer, isDirect: false, name: "ash")
        for line in [
            "!announce social Quiz night, Sat 13 June 7pm, Example Hall, Leeds", "yes",
            "!announce social Branch social, Tue 9 June 7pm, Leeds", "yes", "!repeat 20 weekly", "yes",
        ] {
            _ = try await stage.say(line, as: officer)
        }
        for title in ["Boat trip", "Karaoke"] {
            for line in ["!suggest social \(title), Sat 20 June 2pm, Leeds", "yes"] {
                _ = try await stage.say(line, as: LocalRoom.Speaker(role: .member, isDirect: true, name: "kim"))
            }
        }
        _ = try await stage.wait(until: Self.now)
        return stage
    }

    /// The newest of what the officer has done.
    private func lastAct(_ store: Store) async throws -> Int64? {
        try await store.read {
            try Int64.fetchOne($0, sql: "SELECT max(id) FROM act WHERE user_id = '@officer:local'")
        }
    }

    /// All that features keep, without what belongs to messages on their way or tells that something has changed.
    private func facts(_ store: Store) async throws -> [String: [String]] {
        let others = [
            "inbox", "outbox", "continuation", "act", "schedule", "room", "area", "place", "postcode", "sync_position",
            "running", "room_behind", "officers_room_member", "sqlite_sequence", "handling",
            "generation",
        ]
        return try await store.read { db in
            let tables = try String.fetchAll(
                db,
                sql: """
                    SELECT name FROM sqlite_schema WHERE type = 'table' AND sql NOT LIKE 'CREATE VIRTUAL%'
                        AND name NOT LIKE 'sqlite%' AND name NOT LIKE 'events_text%' AND name NOT LIKE 'grdb%'
                    """)
            return try Dictionary(
                uniqueKeysWithValues: tables.filter { !others.contains($0) }.map { table in
                    (table, try Row.fetchAll(db, sql: "SELECT * FROM \(table)").map(\.description))
                })
        }
    }
}
