import Foundation
import GRDB
import Organising
import StewardCore
import TestKit
import Testing

@testable import Events

@Suite struct EventStoreTests {
    private static let zone = Stage.timeZone

    @Test(arguments: [
        "2026-06-06 14:00", "2026-06-06 14:00-17:00", "2026-06-06 20:00-02:00", "2020-02-15", "2020-02", "2019-12",
        "2019", "before 2019",
    ])
    func `A moment comes back as exact as it was written down`(_ text: String) throws {
        let moment = try SeedMoment(text, today: Self.zone.local(at: Readers.now).date, in: Self.zone)
        let stored = try #require(EventMoment(moment, in: Self.zone))
        let read = EventMoment.read(precision: stored.precision, start: stored.localStart, end: stored.localEnd)
        #expect(read == moment)
        #expect(stored.startsAt < stored.endsAt)
    }

    @Test(arguments: [
        ("14:00-17:00", 16, true), ("14:00-17:00", 17, false), ("14:00", 15, true), ("14:00", 16, false),
        ("20:00-23:00", 13, true),
    ])
    func `An event is on until its end, or for two hours`(_ times: String, _ hour: Int, _ isOn: Bool) throws {
        try SeededStore.read(seedsAt: Readers.now) { db, _ in
            let number = try Self.add("2026-06-06 \(times)", db)
            let now = Self.zone.instant(of: try Self.local("2026-06-06T\(hour):00")).earliest
            let upcoming = try Self.list(Asked(), at: now, db).map(\.number)
            let history = try Self.list(Asked(isHistory: true), at: now, db).map(\.number)
            #expect(upcoming.contains(number) == isOn)
            #expect(history.contains(number) != isOn)
        }
    }

    @Test func `A cancelled event leaves the lists, and its card says so`() throws {
        try SeededStore.read(seedsAt: Readers.now) { db, _ in
            try db.execute(sql: "UPDATE events_event SET status = 'cancelled' WHERE number = 1")
            try db.execute(sql: "UPDATE events_event SET status = 'tentative' WHERE number = 2")
            let upcoming = try Self.list(Asked(), at: Readers.now, db)
            #expect(!upcoming.map(\.number).contains(1) && upcoming.map(\.number).contains(2))
            let cancelled = try #require(try EventStore.find(1, at: Readers.now, db))
            let tentative = try #require(try EventStore.find(2, at: Readers.now, db))
            let gazetteer = try Gazetteer(areas: [], places: [])
            #expect(Replies.card(cancelled, gazetteer, .init(isOver: false)).plain.contains("This event is cancelled."))
            #expect(Replies.card(tentative, gazetteer, .init(isOver: false)).plain.contains("It is not certain yet."))
            let today = Self.zone.local(at: Readers.now).date
            #expect(
                Replies.line(tentative, from: nil, at: LocalDateTime(today, .noon)).plain.hasSuffix("(not certain yet)")
            )
        }
    }

    @Test func `What is on is listed in the order in which it begins`() throws {
        try SeededStore.read(seedsAt: Readers.now) { db, _ in
            for day in 10..<30 { _ = try Self.add("2026-06-\(40 - day) 09:00", db) }
            let starts = try Self.list(Asked(), at: Readers.now, db).map(\.moment)
            let days = starts.compactMap { $0?.firstDay }
            #expect(days == days.sorted() && days.count == 34)
        }
    }

    @Test(arguments: [
        "INSERT INTO events_event (kind, title, zone, status) VALUES ('social', 'x', 'GMT', 'maybe')",
        "INSERT INTO events_event (kind, title, zone) VALUES ('nonsense', 'x', 'GMT')",
        "INSERT INTO events_event (kind, title, zone) VALUES ('social', '', 'GMT')",
        "INSERT INTO events_event (kind, title, zone, starts_at) VALUES ('social', 'x', 'GMT', 1)",
        "INSERT INTO events_event (kind, title, zone, uid) VALUES ('social', 'x', 'GMT', 'example-event-01')",
        "INSERT INTO events_event (kind, title, zone, area) VALUES ('social', 'x', 'GMT', 'atlantis')",
        "INSERT INTO events_event (kind, title, zone, step_free) VALUES ('social', 'x', 'GMT', 2)",
    ])
    func `The schema itself refuses what makes no sense`(_ sql: String) throws {
        try SeededStore.read(seedsAt: Readers.now) { db, _ in
            _ = #expect(throws: DatabaseError.self) { try db.execute(sql: sql) }
        }
    }

    private static func list(_ question: Asked, at now: Date, _ db: Database) throws -> [Event] {
        try EventStore.page(EventSearch(question, in: zone, at: now), limit: 1000, at: now, db).listed
    }

    private static func local(_ text: String) throws -> LocalDateTime { try #require(LocalDateTime(text)) }

    private static func add(_ moment: String, _ db: Database) throws -> Int64 {
        let read = try SeedMoment(moment, today: zone.local(at: Readers.now).date, in: zone)
        return try EventStore.add(
            Event(
                kind: "social", title: "Picnic", summary: "", moment: read,
                site: EventSite(spot: nil)), in: zone, db)
    }
}
