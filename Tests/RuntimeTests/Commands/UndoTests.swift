import FeatureKit
import Foundation
import GRDB
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
        "help": ["!help"], "about": ["!about"], "events": ["!events"], "event": ["!event 19"],
        "announce": ["!announce social Tea, Sat 27 June 3pm, Leeds", "yes"], "edit": ["!edit 19 cost £2"],
        "postpone": ["!postpone 19 to 27 June", "yes"], "cancel": ["!cancel 1", "yes"],
        "copy": ["!copy 19 to 4 July", "yes"],
        "suggest": ["!suggest social Walk, Sat 27 June 2pm, Leeds"], "approve": ["!approve 1", "yes"],
        "decline": ["!decline 2 no"], "repeat": ["!repeat 20 weekly until December", "yes"],
        "skip": ["!skip 20 next", "yes"],
        "unskip": ["!unskip 20 16 June", "yes"], "move": ["!move 20 next to 8pm", "yes"],
        "subscribe": ["!subscribe leeds"], "subscriptions": ["!subscriptions"], "unsubscribe": ["!unsubscribe 1"],
        "budget": ["!budget 2"], "digest": ["!digest monday 9am"], "pin": ["!pin on"], "picket": ["!picket"],
        "picket confirm": ["!picket confirm 1"], "picket over": ["!picket over 1"],
        "picket add": ["!picket add Example Buses, Example Union, Example Depot, Leeds, tomorrow 6-9am", "yes"],
        "picket reopen": ["!picket reopen 1"], "speakers": ["!speakers"], "speaker": ["!speaker 1"],
        "area": ["!area leeds"], "mydata": ["!mydata"], "forget me": ["!forget me", "yes"], "more": ["!more"],
        "continue": ["!continue"], "undo": [],
    ]

    private static let reading: Set<String> = [
        "help", "about", "events", "event", "subscriptions", "picket", "speakers", "speaker", "mydata", "more",
        "continue", "undo",
    ]

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
            _ = try await stage.say(
                "!suggest social \(title), Sat 20 June 2pm, Leeds", as: LocalRoom.Speaker(role: .member, isDirect: true)
            )
        }
        let table = try await stage.store.read { try Wiring.featureSet(network: Stage.network, $0).table.entries }
        var changing: Set<String> = []
        for entry in table {
            let name = entry.words.joined(separator: " ")
            let lines = try #require(Self.lines[name], "\(name) is not tried here")
            let isDirect = ["area", "mydata", "forget me"].contains(name)
            let (before, last) = (try await facts(stage.store), try await lastAct(stage.store))
            for line in lines {
                _ = try await stage.say(line, as: LocalRoom.Speaker(role: .officer, isDirect: isDirect))
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

    /// The newest of what the officer has done.
    private func lastAct(_ store: Store) async throws -> Int64? {
        try await store.read {
            try Int64.fetchOne($0, sql: "SELECT max(id) FROM act WHERE user_id = '@officer:local'")
        }
    }

    /// All that features keep, without what belongs to messages on their way.
    private func facts(_ store: Store) async throws -> [String: [String]] {
        let others = [
            "inbox", "outbox", "continuation", "act", "schedule", "room", "area", "place", "postcode", "sync_position",
            "running", "room_behind", "officers_room_member", "sqlite_sequence", "handling",
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
