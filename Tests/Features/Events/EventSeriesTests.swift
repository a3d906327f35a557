import FeatureKit
import Foundation
import GRDB
import MatrixProtocol
import Organising
import StewardCore
import TestKit
import Testing

@testable import Events

@Suite struct EventSeriesTests {
    private static let zone = Stage.timeZone
    private static let day: TimeInterval = 86_400

    @Test(arguments: [
        ("daily", 392), ("every weekday", 280), ("weekly", 60), ("monthly on the 2nd tuesday", 60),
        ("yearly on 9 june", 60), ("weekly 8 times", 8), ("weekly until december", 30),
    ])
    func `The times of the coming 400 days are written down, at least 60 of them`(_ rule: String, _ count: Int) throws {
        try SeededStore.read(seedsAt: Readers.now) { db, _ in
            let number = try Self.add(db)
            try Self.set(number, rule, db)
            #expect(try Self.starts(number, db).count == count)
        }
    }

    @Test func `What comes within reach is added once, and what has begun stays`() throws {
        try SeededStore.read(seedsAt: Readers.now) { db, _ in
            let number = try Self.add(db)
            try Self.set(number, "daily", db)
            let before = try Self.starts(number, db)
            try db.execute(
                sql: "UPDATE events_occurrence SET local_end = NULL WHERE number = ? AND local_start < '2026-06-20'",
                arguments: [number])
            let later = Readers.now + 30 * Self.day
            try EventStore.extendSeries(number, at: later, in: Self.zone, db)
            let after = try Self.starts(number, db)
            #expect(Array(after.prefix(before.count)) == before)
            #expect(after.count == before.count + 30)
            #expect(try Self.local(number, at: 0, db)?.end == nil)
            let changes = db.totalChangesCount
            try EventStore.extendSeries(number, at: later, in: Self.zone, db)
            #expect(db.totalChangesCount == changes)
        }
    }

    /// 19:00 is 18:00 UTC in summer and 19:00 UTC in winter.
    @Test(arguments: [
        ("2026-10-20T19:00", "2026-10-20T18:00:00Z", "2026-10-20T20:00:00Z"),
        ("2026-10-27T19:00", "2026-10-27T19:00:00Z", "2026-10-27T21:00:00Z"),
        ("2027-03-23T19:00", "2027-03-23T19:00:00Z", "2027-03-23T21:00:00Z"),
        ("2027-03-30T19:00", "2027-03-30T18:00:00Z", "2027-03-30T20:00:00Z"),
    ])
    func `What begins at seven begins at seven on both sides of a clock change`(
        _ local: String, _ start: String, _ end: String
    ) throws {
        try SeededStore.read(seedsAt: Readers.now) { db, _ in
            let number = try Self.add(db)
            try Self.set(number, "weekly", db)
            let row = try #require(
                try Row.fetchOne(
                    db,
                    sql: "SELECT starts_at, ends_at FROM events_occurrence WHERE number = ? AND local_start = ?",
                    arguments: [number, local]))
            #expect(row[0] == EventMoment.seconds(try Date(start, strategy: .iso8601)))
            #expect(row[1] == EventMoment.seconds(try Date(end, strategy: .iso8601)))
        }
    }

    @Test(arguments: [
        // Clocks show it twice: the first is taken. They skip it: it counts with the offset from before.
        ("2026-10-24T01:30", "2026-10-25T01:30", "2026-10-25T00:30:00Z"),
        ("2027-03-27T01:30", "2027-03-28T02:30", "2027-03-28T01:30:00Z"),
    ])
    func `A time that clocks skip or show twice has one instant`(
        _ first: String, _ local: String, _ instant: String
    ) throws {
        try SeededStore.read(seedsAt: Readers.now) { db, _ in
            let number = try Self.add(db)
            let start = EventTime(start: try #require(LocalDateTime(first)))
            let series = Series(start: start, rule: try RecurrenceRule(.daily), in: Self.zone)
            try Events.setSeries(number, series, Self.turn(db))
            let seconds = EventMoment.seconds(try Date(instant, strategy: .iso8601))
            #expect(
                try Int64.fetchAll(
                    db, sql: "SELECT starts_at FROM events_occurrence WHERE number = ? AND local_start = ?",
                    arguments: [number, local]) == [seconds])
            // Whatever the hour, the night of the change neither doubles it nor loses it.
            for minutes in stride(from: -180, through: 180, by: 15) {
                let now = Date(timeIntervalSince1970: Double(seconds)) + Double(minutes * 60)
                try EventStore.extendSeries(number, at: now, in: Self.zone, db)
                let found = try Self.starts(number, db)
                #expect(found.count(where: { $0.hasPrefix(local.prefix(10)) }) == 1)
                #expect(Set(found).count == found.count)
            }
        }
    }

    @Test func `A series comes back as it was written down`() throws {
        try SeededStore.read(seedsAt: Readers.now) { db, _ in
            let number = try Self.add(db)
            #expect(try Events.series(number, db) == nil)
            var series = try Self.series("monthly on the 2nd tuesday until december")
            try series.skip(try #require(LocalDate("2026-08-11")))
            try series.move(try #require(LocalDate("2026-09-08")), to: try #require(LocalDate("2026-09-09")))
            let lateStart = try #require(LocalDateTime("2026-10-13T20:30"))
            try series.move(try #require(LocalDate("2026-10-13")), to: EventTime(start: lateStart))
            try Events.setSeries(number, series, Self.turn(db))
            #expect(try Events.series(number, db) == series)
            #expect(
                try Self.starts(number, db) == [
                    "2026-06-09T19:00", "2026-07-14T19:00", "2026-09-09T19:00", "2026-10-13T20:30", "2026-11-10T19:00",
                    "2026-12-08T19:00",
                ])
        }
    }

    @Test func `Each change of a series counts up its sequence, and no change does not`() throws {
        try SeededStore.read(seedsAt: Readers.now) { db, _ in
            let number = try Self.add(db)
            let sequence = {
                try Int.fetchOne(db, sql: "SELECT sequence FROM events_event WHERE number = ?", arguments: [number])
            }
            try Self.set(number, "weekly", db)
            #expect(try sequence() == 1)
            try Self.set(number, "weekly", db)
            #expect(try sequence() == 1)
            try EventStore.extendSeries(number, at: Readers.now + Self.day, in: Self.zone, db)
            #expect(try sequence() == 1)
            try Self.set(number, "weekly until december", db)
            #expect(try sequence() == 2)
            try Events.setSeries(number, nil, Self.turn(db))
            #expect(try sequence() == 3)
            try Events.setSeries(number, nil, Self.turn(db))
            #expect(try sequence() == 3)
        }
    }

    @Test func `A series that is ended keeps what was held and the next time`() throws {
        try SeededStore.read(seedsAt: Readers.now) { db, _ in
            let number = try Self.add(db)
            try Self.set(number, "weekly", db)
            // In the middle of the third time.
            let now = Self.zone.instant(of: try #require(LocalDateTime("2026-06-23T20:00"))).earliest
            try Events.setSeries(number, nil, Self.turn(db, at: now))
            #expect(
                try Self.starts(number, db) == [
                    "2026-06-09T19:00", "2026-06-16T19:00", "2026-06-23T19:00", "2026-06-30T19:00",
                ])
            let timetable = try #require(try Events.timetable(number, db))
            #expect(timetable.series == nil)
            #expect(timetable.time?.longText == "Tuesday 30 June 2026, 7pm to 9pm")
        }
    }

    @Test func `A cancelled series stays cancelled at all its times`() throws {
        try SeededStore.read(seedsAt: Readers.now) { db, _ in
            let number = try Self.add(db)
            try Self.set(number, "weekly", db)
            try db.execute(sql: "UPDATE events_event SET status = 'cancelled' WHERE number = ?", arguments: [number])
            let before = try Self.starts(number, db)
            try EventStore.extendSeries(number, at: Readers.now + 300 * Self.day, in: Self.zone, db)
            #expect(try Self.starts(number, db) == before)
            try Self.set(number, "every 2 weeks", db)
            let cancelled = try Bool.fetchAll(
                db, sql: "SELECT is_cancelled FROM events_occurrence WHERE number = ?", arguments: [number])
            #expect(cancelled.count == 60 && !cancelled.contains(false))
            #expect(try Events.timetable(number, db)?.isCancelled == true)
        }
    }

    @Test func `A series moves where its rule falls on the new time, or not at all`() throws {
        try SeededStore.read(seedsAt: Readers.now) { db, _ in
            let number = try Self.add(db)
            try Self.set(number, "weekly until 30 june", db)
            let turn = Self.turn(db)
            let evening = EventTime(start: try #require(LocalDateTime("2026-06-16T20:00")))
            try Events.moveSeries(number, to: evening, turn)
            let starts = ["2026-06-16T20:00", "2026-06-23T20:00", "2026-06-30T20:00"]
            #expect(try Self.starts(number, db) == starts)
            #expect(try Events.timetable(number, db)?.time == evening)
            let wednesday = EventTime(start: try #require(LocalDateTime("2026-06-17T20:00")))
            #expect(throws: RecurrenceProblem.self) { try Events.moveSeries(number, to: wednesday, turn) }
            #expect(try Self.starts(number, db) == starts)
            #expect(try Events.timetable(number, db)?.time == evening)
        }
    }

    @Test func `Each series has a timer of its own that comes every Monday until the series ends`() throws {
        try SeededStore.read(seedsAt: Readers.now) { db, _ in
            let midnight = { (text: String) in try Date(text, strategy: .iso8601) }
            let number = try Self.add(db)
            let other = try Self.add(db)
            let dueAt = { number in
                try Schedule.due(at: .max, limit: .max, db).first {
                    $0.feature == Events.name && $0.key == Events.Timer.series(number).rawValue
                }?.dueAt
            }
            #expect(try dueAt(number) == nil)
            // Readers.now is a Monday.
            try Self.set(number, "weekly", db)
            #expect(try dueAt(number) == EventMoment.seconds(midnight("2026-06-07T23:00:00Z")))
            let saturday = Readers.now + 5 * Self.day
            try Events.setSeries(other, try Self.series("daily"), Self.turn(db, at: saturday))
            #expect(try dueAt(other) == EventMoment.seconds(midnight("2026-06-07T23:00:00Z")))
            let tick = Tick(db: db, now: try midnight("2026-06-07T23:00:00Z"), network: Stage.network)
            let events = Events(try Events.kinds(db), try AreaRegister.gazetteer(db), Stage.network)
            #expect(try events.due(.series(number), tick).isEmpty)
            #expect(try Events.Timer.series(number).next(tick) == midnight("2026-06-14T23:00:00Z"))
            try Events.setSeries(number, nil, Self.turn(db))
            #expect(try dueAt(number) == nil)
            #expect(try dueAt(other) != nil)
        }
    }

    @Test func `A deleted event leaves nothing of its series`() throws {
        try SeededStore.read(seedsAt: Readers.now) { db, _ in
            let number = try Self.add(db)
            var series = try Self.series("weekly")
            try series.skip(try #require(LocalDate("2026-06-16")))
            try series.move(try #require(LocalDate("2026-06-23")), to: try #require(LocalDate("2026-06-24")))
            try Events.setSeries(number, series, Self.turn(db))
            try db.execute(sql: "DELETE FROM events_event WHERE number = ?", arguments: [number])
            for table in ["events_rrule", "events_exdate", "events_override"] {
                #expect(try Int.fetchOne(db, sql: "SELECT count(*) FROM \(table)") == 0)
            }
        }
    }

    // MARK: An event, on Tuesday 9 June 2026 from seven to nine

    private static func add(_ db: Database) throws -> Int64 {
        try EventStore.add(
            Event(kind: "social", title: "Picnic", summary: "", moment: .time(try start()), site: EventSite(spot: nil)),
            in: zone, db)
    }

    private static func start() throws -> EventTime {
        EventTime(start: try #require(LocalDateTime("2026-06-09T19:00")), end: LocalDateTime("2026-06-09T21:00"))
    }

    private static func series(_ words: String) throws -> Series {
        let start = try start()
        let words = words.split(separator: " ").map(String.init)
        guard case .rule(let rule) = try RecurrenceReader.read(words[...], start: start.start) else {
            throw RecurrenceProblem.noCadence
        }
        return Series(start: start, rule: rule, in: zone)
    }

    private static func set(_ number: Int64, _ words: String, _ db: Database) throws {
        try Events.setSeries(number, try series(words), turn(db))
    }

    private static func turn(_ db: Database, at now: Date = Readers.now) -> Turn {
        let message = RoomEvent(
            room: RoomID("!room:example.org"), id: EventID("$repeat"), sender: UserID("@ash:example.org"), sentAt: 0,
            content: .message(MessageContent(type: "m.text", body: "")))
        return Turn(db: db, message: message, role: .officer, isDirect: false, now: now, network: Stage.network)
    }

    private static func starts(_ number: Int64, _ db: Database) throws -> [String] {
        try String.fetchAll(
            db, sql: "SELECT local_start FROM events_occurrence WHERE number = ? ORDER BY starts_at",
            arguments: [number])
    }

    private static func local(_ number: Int64, at index: Int, _ db: Database) throws -> EventTime? {
        let row = try Row.fetchOne(
            db,
            sql:
                "SELECT local_start, local_end FROM events_occurrence WHERE number = ? ORDER BY starts_at LIMIT 1 OFFSET ?",
            arguments: [number, index])
        guard let row, case .time(let time)? = EventMoment.read(precision: "time", start: row[0], end: row[1]) else {
            return nil
        }
        return time
    }
}
