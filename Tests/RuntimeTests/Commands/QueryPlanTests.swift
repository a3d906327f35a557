import FeatureKit
import Foundation
import GRDB
import Logging
import MatrixProtocol
import Runtime
import StewardCore
import Store
import Synchronization
import TestKit
import Testing
import Wiring

/// How SQLite goes about the statements that a message leads to.
@Suite struct QueryPlanTests {
    /// Tables that are as small in a large network as in a small one, or hold no more than the pickets of now, the acts
    /// of the last ten minutes and those who have agreed to be listed; and what statements call the officers' rooms, and
    /// the hundred events at most that a list has found.
    private static let small: Set<String> = [
        "area", "place", "events_kind", "events_theme", "speakers_theme", "speakers_speaker", "pickets_line",
        "pickets_dispute", "pickets_time", "announcing_sent", "sync_position", "room_behind", "json_each", "officers",
        "found",
    ]

    /// Other names that statements give to tables.
    private static let aliases = ["last": "pickets_time", "l": "pickets_line", "d": "pickets_dispute"]

    /// Indexes of few rows among many: officers' rooms, rooms just left, what lasts long, and places that are private.
    private static let few: Set<String> = [
        "room_is_officers", "room_left_at", "events_occurrence_long", "events_occurrence_vague",
        "events_event_private",
    ]

    @Test func `No statement on the way of a command, an answer or a timer reads through a table that grows`()
        async throws
    {
        let statements = try await statements()
        // Otherwise nobody listened.
        #expect(statements.count > 80)
        let store = try Store.open(.memory, migrations: Wiring.migrations)
        let scans = try store.writeNow { db in
            try statements.sorted().flatMap { sql -> [String] in
                // Plans do not depend on the arguments.
                let statement = try db.makeStatement(sql: "EXPLAIN QUERY PLAN " + sql)
                statement.setUncheckedArguments([])
                return try Row.fetchAll(statement).compactMap { Self.scanned($0["detail"]) }.map { "\($0): \(sql)" }
            }
        }
        #expect(scans.isEmpty, "\(scans.joined(separator: "\n\n"))")
    }

    @Test(arguments: ["inbox", "outbox", "continuation"])
    func `No row that a command writes makes SQLite build a table to check it`(_ table: String) async throws {
        let writes = try await statements().filter { sql in
            sql.hasPrefix("INSERT") && sql.split(whereSeparator: \.isWhitespace).prefix(5).contains(Substring(table))
        }
        #expect(!writes.isEmpty)
        let store = try Store.open(.memory, migrations: Wiring.migrations)
        let costly = try store.writeNow { db in
            try writes.filter { sql in
                let statement = try db.makeStatement(sql: "EXPLAIN " + sql)
                statement.setUncheckedArguments([])
                return try Row.fetchAll(statement).contains { $0["opcode"] == "OpenEphemeral" }
            }
        }
        #expect(costly.isEmpty, "\(costly.joined(separator: "\n\n"))")
    }

    @Test func `No statement is prepared anew each time it is run, as if its plan went by its arguments`() async throws
    {
        let stage = try await Stage(now: Date(timeIntervalSince1970: 1_780_308_000))
        try await giveAllCommands(on: stage)
        let (prepared, again) = try await stage.store.write { db in
            (
                try Int.fetchOne(db, sql: "SELECT count(*) FROM sqlite_stmt WHERE run > 1") ?? 0,
                // All are prepared anew once, after what the first data changed.
                try String.fetchAll(db, sql: "SELECT sql FROM sqlite_stmt WHERE run > 2 AND reprep * 2 > run")
            )
        }
        // Otherwise nothing was kept prepared.
        #expect(prepared > 40)
        #expect(again.isEmpty, "\(again.joined(separator: "\n\n"))")
    }

    /// The table that a step of a plan reads from one end to the other, if it is one that grows.
    private static func scanned(_ step: String) -> String? {
        let words = step.split(separator: " ").map(String.init)
        guard words.first == "SCAN", words.count > 1, !step.contains("VIRTUAL TABLE"), words[1] != "CONSTANT" else {
            return nil
        }
        // What a subquery found is counted; how it was found is a step of its own.
        if words[1].hasPrefix("(subquery") { return nil }
        if let index = words.last, step.contains("USING"), few.contains(index) { return nil }
        return small.contains(aliases[words[1]] ?? words[1]) ? nil : step
    }

    /// Lets an invite and a tombstone lead into rooms, one of which is not what it is said to be.
    private func move(_ stage: Stage, _ features: FeatureSet) async throws {
        let admin = UserID("@admin:local")
        let dispatcher = Dispatcher(
            store: stage.store, features: features,
            settings: DispatchSettings(
                ownUser: UserID("@steward:local"), network: Stage.network, admins: [admin],
                officersRooms: [LocalRoom.officersRoom]),
            now: { Date(timeIntervalSince1970: 1_780_308_000) },
            logger: Logger(label: "test") { _ in SwiftLogNoOpLogHandler() })
        let event = { (room: RoomID, id: String, content: EventContent) in
            RoomEvent(room: room, id: EventID(id), sender: admin, sentAt: 0, content: content)
        }
        let next = RoomID("!next:local")
        let tombstone = event(LocalRoom.room, "$tombstone", .tombstone(replacement: next))
        try await dispatcher.dispatch(
            Batch(
                nextBatch: SyncToken("moves"), joined: [JoinedRoom(id: LocalRoom.room, timeline: [tombstone])],
                invited: [InvitedRoom(id: RoomID("!hall:local"), inviter: admin)])
        ) { rows in #expect(rows.rows.count == 2) }
        for content in [EventContent.name(isSet: true), .create(RoomCreation())] {
            try await dispatcher.dispatch(
                Batch(
                    nextBatch: SyncToken("moved"),
                    joined: [JoinedRoom(id: next, timeline: [event(next, "$new", content)])])
            ) { _ in }
        }
    }

    /// Gives the example of each command in a room and in a direct message, and says yes to what it asks.
    private func giveAllCommands(on stage: Stage) async throws {
        for isDirect in [false, true] {
            let speaker = LocalRoom.Speaker(role: .officer, isDirect: isDirect)
            for entry in stage.features.table.entries {
                _ = try await stage.say(entry.example, as: speaker)
                _ = try await stage.say("yes", as: speaker)
            }
        }
    }

    /// Everything that is asked of the store while all commands are given, questions answered and timers run.
    private func statements() async throws -> Set<String> {
        let heard = Mutex<Set<String>>([])
        let stage = try await Stage(now: Date(timeIntervalSince1970: 1_780_308_000))
        let features = try await stage.store.read { try Wiring.featureSet(network: Stage.network, $0) }
        try await stage.store.write { db in
            db.trace { event in
                if case .statement(let statement) = event { heard.withLock { _ = $0.insert(statement.sql) } }
            }
        }
        try await giveAllCommands(on: stage)
        try await move(stage, features)
        _ = try await stage.wait(until: Date(timeIntervalSince1970: 1_780_308_000 + 40 * 86_400))
        try await stage.store.write { $0.trace(options: []) }
        return heard.withLock { all in
            all.filter { sql in ["SELECT", "INSERT", "UPDATE", "DELETE", "WITH"].contains { sql.hasPrefix($0) } }
        }
    }
}
