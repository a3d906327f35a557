import FeatureKit
import Foundation
import GRDB
import Organising
import Seeding
import StewardCore
import Store
import TestKit
import Testing

@testable import Pickets

@Suite struct PicketStoreTests {
    /// Monday 2 March 2026, 10:00 in London.
    private static let now = Date(timeIntervalSince1970: 1_772_445_600)
    private let pickets: Pickets
    private let store: Store

    init() throws {
        pickets = Pickets(try Stage.gazetteer(), Stage.network)
        store = try Store.open(.memory, migrations: RegisterSchema.migrations + Pickets.migrations)
        try store.writeNow { _ = try AreaRegister.seed(from: SeedFolder(path: Stage.seeds), $0) }
    }

    @Test func `Loading twice on one day changes nothing`() throws {
        try store.writeNow { db in
            let first = try load(db)
            let before = db.totalChangesCount
            let second = try load(db)
            #expect(first == 6)
            #expect(second == 0)
            #expect(db.totalChangesCount == before)
        }
    }

    @Test func `Loading again leaves a line alone that an officer has changed`() throws {
        try store.writeNow { db in
            _ = try load(db)
            var draft = try #require(try PicketStore.draft(of: 1, db))
            draft.needs = "cake"
            _ = try PicketStore.save(draft, as: 1, by: .officer, at: Self.now, in: Stage.timeZone, db)
            let again = try load(db)
            let kept = try PicketStore.draft(of: 1, db)
            #expect(again == 0)
            #expect(kept?.needs == "cake")
        }
    }

    @Test func `Loading on another day moves the examples and keeps their numbers`() throws {
        try store.writeNow { db in
            _ = try load(db)
            let before = try PicketStore.open(at: Self.now, db).map(\.number)
            let later = Self.now + 9 * 86_400
            let moved = try load(db, at: later)
            let after = try PicketStore.open(at: later, db)
            #expect(moved == 6)
            #expect(after.map(\.number).sorted() == before.sorted())
            #expect(after.allSatisfy { $0.next.map { $0.start > Stage.timeZone.local(at: later) } == true })
            #expect(try Int.fetchOne(db, sql: "SELECT count(*) FROM pickets_dispute") == 6)
        }
    }

    @Test func `A line that should have ended is not shown, even while its timer is late`() throws {
        try store.writeNow { db in
            _ = try load(db)
            let late = Self.now + 60 * 86_400
            let open = try PicketStore.open(at: late, db)
            let found = try PicketStore.find(1, at: late, db)
            #expect(open.isEmpty)
            #expect(found == nil)
        }
    }

    @Test func `A timer deletes a line with its dispute, and not before its time`() throws {
        try store.writeNow { db in
            _ = try load(db)
            let end = try #require(try PicketStore.endOfLife(of: 1, db))
            _ = try pickets.due(.end(1), Tick(db: db, now: end - 1, network: Stage.network))
            let kept = try PicketStore.draft(of: 1, db)
            _ = try pickets.due(.end(1), Tick(db: db, now: end, network: Stage.network))
            let deleted = try PicketStore.draft(of: 1, db)
            #expect(kept?.employer == "Example Buses")
            #expect(deleted == nil)
            #expect(try Int.fetchOne(db, sql: "SELECT count(*) FROM pickets_time WHERE line = 1") == 0)
            #expect(try Int.fetchOne(db, sql: "SELECT count(*) FROM pickets_dispute") == 5)
        }
    }

    @Test func `Nothing in the tables of picket lines names a person`() throws {
        let columns = try store.writeNow { db in
            try ["pickets_dispute", "pickets_line", "pickets_time"].flatMap { try db.columns(in: $0).map(\.name) }
        }
        #expect(!columns.contains { $0.contains("user") || $0.contains("sender") || $0.contains("event") })
        #expect(columns.contains("confirmed_by"))
    }

    @Test(arguments: [
        (
            Lines(place: "Atlantis", when: "+3 days 07:00"),
            "The file pickets.yaml cannot be used: one is in Atlantis, which is not in the list of places."
        ),
        (
            Lines(place: "Leeds", when: "some day"),
            "The file pickets.yaml cannot be used: some day in one is no day with a time."
        ),
        (
            Lines(place: "Leeds", when: "2026-06-05 07:00-09:30; 2026-06-05 07:00-10:30"),
            "The file pickets.yaml cannot be used: one has two times that begin on Friday 5 June 2026, 7am; remove one "
                + "of the two."
        ),
    ])
    func `A record that cannot be used is refused in one sentence`(_ lines: Lines, _ sentence: String) throws {
        try store.writeNow { db in
            let problem = #expect(throws: SeedProblem.self) {
                try pickets.seed(from: lines, Tick(db: db, now: Self.now, network: Stage.network))
            }
            #expect(problem?.description == sentence)
        }
    }

    private func load(_ db: Database, at now: Date = Self.now) throws -> Int {
        try pickets.seed(from: SeedFolder(path: Stage.seeds), Tick(db: db, now: now, network: Stage.network))
            .values.reduce(0, +)
    }
}

/// First data with one line, at some place and time.
struct Lines: SeedSource {
    let place: String
    let when: String

    func records<Record: SeedRecord>(_ type: Record.Type, of lists: [String], in name: String) throws -> [Record]? {
        let record: [String: Any] = [
            "uid": "one", "dispute": "pay", "union": "Example Union", "employer": "Example Mill", "place": place,
            "meet": "gate", "when": when.split(separator: ";").map { $0.trimmingPrefix(" ").description },
            "bring": [String](),
        ]
        return [try JSONDecoder().decode(type, from: try JSONSerialization.data(withJSONObject: record))]
    }

    func table(in name: String, key: [String]) -> [[String: String]] { [] }
}
