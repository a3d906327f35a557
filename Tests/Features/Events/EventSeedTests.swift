import FeatureKit
import Foundation
import GRDB
import MatrixProtocol
import Organising
import Seeding
import StewardCore
import TestKit
import Testing

@testable import Events

@Suite struct EventSeedTests {
    private struct Row: Equatable {
        let uid: String
        let sequence: Int
        let start: String?
    }

    private static func rows(_ db: Database) throws -> [Row] {
        try GRDB.Row.fetchAll(db, sql: "SELECT uid, sequence, local_start FROM events_event ORDER BY uid").map {
            Row(uid: $0[0], sequence: $0[1], start: $0[2])
        }
    }

    @Test func `Loading the seeds twice writes nothing more`() throws {
        let once = try SeededStore.read(seedsAt: Readers.now) { db, _ in try Self.rows(db) }
        let (twice, written) = try SeededStore.read(seedsAt: Readers.now, Readers.now) { (try Self.rows($0), $1) }
        #expect(once == twice)
        #expect(once.count == 18)
        #expect(written == [:])
    }

    @Test func `Loading the seeds again, whether dates have moved or not, uses up no number`() throws {
        let later = Readers.now + 30 * 86_400
        let last = try SeededStore.read(seedsAt: Readers.now, Readers.now, later) { db, _ in
            try Int.fetchOne(db, sql: "SELECT seq FROM sqlite_sequence WHERE name = 'events_event'")
        }
        #expect(last == 18)
    }

    @Test func `Dates that move do so at each loading, and history stays where it is`() throws {
        let later = Readers.now + 30 * 86_400
        let before = try SeededStore.read(seedsAt: Readers.now) { db, _ in try Self.rows(db) }
        let (after, written) = try SeededStore.read(seedsAt: Readers.now, later) { (try Self.rows($0), $1) }
        #expect(written["events"] == 14)
        #expect(before.map(\.uid) == after.map(\.uid))
        for (old, new) in zip(before, after) {
            #expect(new.sequence == (old.start == new.start ? 0 : 1), "\(old.uid)")
            #expect(old.uid.hasPrefix("history") == (old.start == new.start), "\(old.uid)")
        }
    }

    @Test(arguments: Change.allCases)
    func `What an officer has changed stays when first data is loaded again, and that is said`(
        _ change: Change
    ) throws {
        try SeededStore.read(seedsAt: Readers.now) { db, _ in
            let before = try Self.facts(of: 1, db)
            try change.make(db)
            let changed = try Self.facts(of: 1, db)
            #expect(changed != before)
            // All dates of the examples move.
            let later = try Self.seed(db, at: Readers.now + 30 * 86_400)
            #expect(later == ["events": 13, "events left as officers have changed them": 1])
            #expect(try Self.facts(of: 1, db) == changed)
        }
    }

    @Test func `What was changed and taken back is loaded again`() throws {
        try SeededStore.read(seedsAt: Readers.now) { db, _ in
            let turn = Self.turn(db)
            let state = try #require(try Events.state(of: 1, turn))
            try Change.text.make(db)
            try Events.restore(1, to: state, turn)
            #expect(try Self.seed(db, at: Readers.now + 30 * 86_400) == ["events": 14])
        }
    }

    /// What an officer may do to an event.
    enum Change: CaseIterable {
        case text, audience, time, cancellation, series

        func make(_ db: Database) throws {
            let turn = EventSeedTests.turn(db)
            var draft = try #require(try Events.listed(1, turn)).draft
            switch self {
            case .text: draft.summary = "Bring cake."
            case .audience: draft.venueAudience = .coming
            case .time: draft.time = EventTime(start: try #require(LocalDateTime("2026-06-20T14:00")))
            case .cancellation: return try Events.cancel(1, because: "rain", turn)
            case .series:
                guard case .rule(let rule) = try RecurrenceReader.read(["weekly"], start: draft.time.start) else {
                    throw RecurrenceProblem.noCadence
                }
                return try Events.setSeries(1, Series(start: draft.time, rule: rule, in: Stage.timeZone), turn)
            }
            try Events.change(1, to: draft, turn)
        }
    }

    private static func seed(_ db: Database, at now: Date) throws -> [String: Int] {
        let events = Events(try Events.kinds(db), try AreaRegister.gazetteer(db), Stage.network)
        return try events.seed(
            from: SeedFolder(path: Stage.seeds), Tick(db: db, now: now, network: Stage.network)
        ).filter { $0.value > 0 }
    }

    private static func turn(_ db: Database) -> Turn {
        let message = RoomEvent(
            room: RoomID("!room:example.org"), id: EventID("$change"), sender: UserID("@ash:example.org"), sentAt: 0,
            content: .message(MessageContent(type: "m.text", body: "")))
        return Turn(
            db: db, message: message, role: .officer, isDirect: false, now: Readers.now, network: Stage.network)
    }

    /// All that is written of an event and of its times.
    private static func facts(of number: Int64, _ db: Database) throws -> [String] {
        try ["events_event", "events_occurrence", "events_rrule"].flatMap { table in
            try GRDB.Row.fetchAll(db, sql: "SELECT * FROM \(table) WHERE number = ?", arguments: [number])
                .map(\.description)
        }
    }
}
