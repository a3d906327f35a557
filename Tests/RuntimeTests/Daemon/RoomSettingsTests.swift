import FeatureKit
import Foundation
import GRDB
import Logging
import MatrixProtocol
import Runtime
import Store
import TestKit
import Testing
import Wiring

/// What becomes of what features keep about a room when we leave it or when another one replaces it.
@Suite struct RoomSettingsTests {
    /// What the registers and the message's way keep by room; features are held to keep nothing.
    private static let registers: Set = [
        "room", "room_power", "room_power_user", "room_creator", "officers_room_member", "continuation", "room_behind",
        "inbox", "act", "invite",
    ]

    @Test func `A week after we left a room no table of any feature speaks of it, and others keep their own`()
        async throws
    {
        let network = try await Rooms()
        try await network.fill(.hall)
        // A new table with a room in it is to be filled here too.
        #expect(
            try await network.tables(about: .hall).isSuperset(of: network.tablesOfRooms.subtracting(Self.registers)))
        try await network.leave(.hall)
        #expect(
            try await network.tables(about: .hall).isSuperset(of: network.tablesOfRooms.subtracting(Self.registers)))
        // What is over by then for any room.
        let brief: Set = ["inbox", "act"]
        let others = try await network.rows(about: .office, besides: brief)
        try await network.wait(days: 8)
        // That we are not in it, and as what it went on.
        #expect(try await network.tables(about: .hall) == ["room"])
        #expect(try await network.rows(about: .office, besides: brief) == others)
    }

    @Test func `Nothing is lost where we are let in again within the week`() async throws {
        let network = try await Rooms()
        try await network.fill(.hall)
        // What it was sent is counted for the day alone.
        let brief = Self.registers.union(["publishing_post"])
        let rows = try await network.rows(about: .hall, besides: brief)
        try await network.leave(.hall)
        try await network.wait(days: 1)
        try await network.join(.hall)
        try await network.wait(days: 1)
        #expect(try await network.rows(about: .hall, besides: brief) == rows)
    }

    @Test func `What a room was set to waits for the room that replaces it after we were put out`() async throws {
        let network = try await Rooms()
        try await network.fill(.hall)
        try await network.close(.hall, for: .new)
        try await network.leave(.hall)
        try await network.wait(days: 6)
        try await network.join(.new, replacing: .hall)
        try await network.wait(days: 6)
        #expect(try await network.tables(about: .hall) == ["room"])
        #expect(try await network.rows(about: .new).contains("digest \(RoomID.new)"))
        let answer = try await network.say("!subscriptions", in: .new)
        #expect(answer.contains { $0.contains("everything") && $0.contains("One announcement a day") })
    }

    @Test func `A response that comes again moves nothing more`() async throws {
        let network = try await Rooms()
        try await network.fill(.hall)
        let closing = try await network.close(.hall, for: .new)
        let joining = try await network.join(.new, replacing: .hall)
        for line in ["!subscribe online", "!unsubscribe 1", "!digest off"] {
            _ = try await network.say(line, in: .new)
        }
        let rows = try await network.rows(about: .new)
        for batch in [closing, joining, closing] { _ = try await network.take(batch) }
        #expect(try await network.rows(about: .new) == rows)
        #expect(try await network.rows(about: .hall, besides: Self.registers.union(["events_announced_in"])).isEmpty)
    }

    @Test func `What was set in the new room itself stands`() async throws {
        let network = try await Rooms()
        try await network.fill(.hall)
        try await network.join(.new, replacing: .hall)
        for line in ["!budget 9 a day", "!subscribe online"] { _ = try await network.say(line, in: .new) }
        try await network.close(.hall, for: .new)
        let answer = try await network.say("!subscriptions", in: .new).joined()
        #expect(answer.contains("1. everything\n2. online events everywhere\nAt most 9 announcements a day"))
    }

    @Test func `Rooms that replaced one another in turn hand on to the last`() async throws {
        let network = try await Rooms()
        try await network.fill(.hall)
        try await network.join(.new, replacing: .hall)
        try await network.close(.new, for: .newer)
        try await network.join(.newer, replacing: .new)
        try await network.close(.hall, for: .new)
        #expect(try await network.rows(about: .new, besides: Self.registers).isEmpty)
        #expect(try await network.say("!subscriptions", in: .newer).contains { $0.contains("1. everything\n") })
    }
}

/// Steward over a store in memory, told what happens in rooms by one admin.
private final class Rooms: Sendable {
    private static let (bot, admin) = (UserID("@steward:local"), UserID("@admin:local"))

    let store: Store
    let tablesOfRooms: Set<String>
    private let dispatcher: Dispatcher
    private let clock: FixedClock

    init() async throws {
        // A Monday at noon.
        let clock = FixedClock(Date(timeIntervalSince1970: 1_780_311_600))
        store = try Store.open(.memory, migrations: Wiring.migrations)
        try await Stage.seed(store, at: clock.now)
        let features = try await store.read { try Wiring.featureSet(network: Stage.network, $0) }
        dispatcher = Dispatcher(
            store: store, features: features,
            settings: DispatchSettings(
                ownUser: Self.bot, network: Stage.network, admins: [Self.admin], commandsPerMinute: 1000,
                commandsPerMinuteInRoom: 10_000),
            now: { clock.now }, logger: Logger(label: "test") { _ in SwiftLogNoOpLogHandler() })
        self.clock = clock
        tablesOfRooms = try await store.read { db in
            try Set(
                String.fetchAll(
                    db,
                    sql: """
                        SELECT t.name FROM sqlite_master t JOIN pragma_table_info(t.name) c
                        WHERE t.type = 'table' AND c.name = 'room_id'
                        """))
        }
        try await join(.office)
    }

    /// Lets `room` have something in each table that can speak of it.
    func fill(_ room: RoomID) async throws {
        try await join(room)
        // Its digest tells it of an event that nobody announced there.
        _ = try await say("!digest monday 9am", in: room)
        for line in ["!announce social Walk, 10 June 2pm, Leeds", "yes"] { _ = try await say(line, in: .office) }
        try await wait(days: 7)
        for line in ["!subscribe", "!budget 1 a day", "!pin on"] { _ = try await say(line, in: room) }
        for title in ["Picnic", "Quiz"] {
            _ = try await say("!announce social \(title), 30 June 2pm, Leeds", in: .office)
            _ = try await say("yes", in: .office)
        }
        for line in ["!postpone 20 to 1 July 2pm", "yes"] { _ = try await say(line, in: .office) }
    }

    @discardableResult
    func join(_ room: RoomID, replacing old: RoomID? = nil) async throws -> Batch {
        let creation = event(in: room, .create(RoomCreation(predecessor: old, additionalCreators: [])))
        let joining = event(in: room, .member(user: Self.bot, membership: .join, isDirect: false), by: Self.bot)
        return try await take(
            Batch(
                nextBatch: SyncToken(creation.id.rawValue),
                joined: [JoinedRoom(id: room, state: [creation], timeline: [joining], joinedMemberCount: 9)])
        ).batch
    }

    @discardableResult
    func close(_ room: RoomID, for new: RoomID) async throws -> Batch {
        let tombstone = event(in: room, .tombstone(replacement: new))
        return try await take(
            Batch(
                nextBatch: SyncToken(tombstone.id.rawValue), joined: [JoinedRoom(id: room, timeline: [tombstone])])
        ).batch
    }

    func leave(_ room: RoomID) async throws {
        _ = try await take(Batch(nextBatch: SyncToken(UUID().uuidString), left: [room]))
    }

    /// Says a line; gives what Steward says to it.
    func say(_ line: String, in room: RoomID) async throws -> [String] {
        let message = event(in: room, .message(MessageContent(type: "m.text", body: line)))
        return try await take(
            Batch(nextBatch: SyncToken(message.id.rawValue), joined: [JoinedRoom(id: room, timeline: [message])])
        ).said
    }

    func take(_ batch: Batch) async throws -> (batch: Batch, said: [String]) {
        var said: [String] = []
        try await dispatcher.dispatch(batch) { said += $0.rows.compactMap(\.words) }
        return (batch, said)
    }

    /// Lets days go by, of which Steward is awake at the end.
    func wait(days: Int) async throws {
        clock.set(clock.now + Double(days) * 86_400)
        _ = try await dispatcher.wake { _ in }
    }

    /// The tables that speak of `room`.
    func tables(about room: RoomID) async throws -> Set<String> {
        try await store.read { [tablesOfRooms] db in
            var found = try tablesOfRooms.filter { table in
                try Bool.fetchOne(
                    db, sql: "SELECT EXISTS (SELECT * FROM \(table) WHERE room_id = ?)", arguments: [room.rawValue])
                    ?? false
            }
            let key = "%\(room.rawValue)"
            if try Bool.fetchOne(db, sql: "SELECT EXISTS (SELECT * FROM schedule WHERE key LIKE ?)", arguments: [key])
                == true
            {
                found.insert("schedule")
            }
            return found
        }
    }

    /// Everything that stands about `room` in any table, and the keys of its timers.
    func rows(about room: RoomID, besides tables: Set<String> = []) async throws -> [String] {
        try await store.read { [tablesOfRooms] db in
            let rows = try tablesOfRooms.subtracting(tables).sorted().flatMap { table in
                try Row.fetchAll(db, sql: "SELECT * FROM \(table) WHERE room_id = ?", arguments: [room.rawValue])
                    .map { "\(table) \($0)" }
            }
            let key = "% \(room.rawValue)"
            return try rows + String.fetchAll(db, sql: "SELECT key FROM schedule WHERE key LIKE ?", arguments: [key])
        }
    }

    private func event(in room: RoomID, _ content: EventContent, by sender: UserID = admin) -> RoomEvent {
        RoomEvent(
            room: room, id: EventID("$\(UUID().uuidString)"), sender: sender,
            sentAt: Int64(clock.now.timeIntervalSince1970 * 1000),
            content: content)
    }
}

extension RoomID {
    fileprivate static let (hall, office) = (RoomID("!hall"), RoomID("!office"))
    fileprivate static let (new, newer) = (RoomID("!new"), RoomID("!newer"))
}

extension OutboxRow {
    fileprivate var words: String? {
        guard case .message(let message, _) = action else { return nil }
        return message.plain
    }
}
