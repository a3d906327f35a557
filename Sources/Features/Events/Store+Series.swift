import Foundation
import GRDB
import Organising

/// Series: their rules, and their dates within the horizon.
extension EventStore {
    /// How many days ahead the dates of a series are stored.
    static let horizon: Int64 = 400
    /// The least number of dates that are stored, even beyond the horizon, and the greatest, even within it.
    static let occurrences = 60...400

    /// When an event takes place; nil if there is no such event.
    static func timetable(_ number: Int64, _ db: Database) throws -> Timetable? {
        guard let event = try find(number, db) else { return nil }
        return Timetable(
            title: event.title, isCancelled: event.status == .cancelled, time: event.draft?.time,
            series: try series(number, db))
    }

    /// How an event repeats; nil if it does not.
    static func series(_ number: Int64, _ db: Database) throws -> Series? {
        let row = try Row.fetchOne(
            db.cachedStatement(
                sql: """
                    SELECT r.rule, e.local_start, e.local_end, e.zone FROM events_rrule r JOIN events_event e USING (number)
                    WHERE number = ? AND e.precision = 'time'
                    """), arguments: [number])
        guard let row, let rule = RecurrenceRule(row[0] as String), let start = time(row[1], row[2]),
            let zone = TimeZone(identifier: row[3])
        else { return nil }
        let excluded = try String.fetchAll(
            db.cachedStatement(sql: "SELECT recurrence_id FROM events_exdate WHERE number = ?"), arguments: [number])
        let overrides = try Row.fetchAll(
            db.cachedStatement(
                sql: "SELECT recurrence_id, local_start, local_end FROM events_override WHERE number = ?"),
            arguments: [number]
        ).compactMap { row in LocalDateTime(row[0] as String).flatMap { id in time(row[1], row[2]).map { (id, $0) } } }
        return Series(
            start: start, rule: rule, excluded: Set(excluded.compactMap { LocalDateTime($0) }),
            overrides: Dictionary(overrides) { first, _ in first }, in: zone)
    }

    /// Stores how an event repeats and its coming dates; the first time of the series becomes the event's own.
    static func save(_ series: Series, of number: Int64, at now: Date, in zone: TimeZone, _ db: Database) throws {
        try forgetSeries(number, db)
        try setOwnTime(of: number, to: series.start, in: zone, and: byOfficers, db)
        try db.cachedStatement(sql: "INSERT INTO events_rrule (number, rule) VALUES (?, ?)")
            .execute(arguments: [number, series.rule.description])
        let exdate = try db.cachedStatement(sql: "INSERT INTO events_exdate (number, recurrence_id) VALUES (?, ?)")
        for id in series.excluded { try exdate.execute(arguments: [number, id.description]) }
        let override = try db.cachedStatement(
            sql: "INSERT INTO events_override (number, recurrence_id, local_start, local_end) VALUES (?, ?, ?, ?)")
        for (id, time) in series.overrides {
            try override.execute(arguments: [
                number, id.description, time.start.description, time.end?.description,
            ])
        }
        try setComing(number, coming(series, at: now, in: zone), at: now, db)
    }

    /// Ends a series: its next date becomes the event's own time and the last.
    static func endSeries(_ number: Int64, at now: Date, in zone: TimeZone, _ db: Database) throws {
        guard let series = try series(number, db) else { return }
        let next = series.occurrences(after: zone.local(at: now), limit: 1).first
        try forgetSeries(number, db)
        try setOwnTime(of: number, to: next?.time ?? series.start, in: zone, and: byOfficers, db)
        try setComing(number, next.flatMap { EventMoment(.time($0.time), in: zone) }.map { [$0] } ?? [], at: now, db)
    }

    /// Whether an event repeats.
    static func isSeries(_ number: Int64, _ db: Database) throws -> Bool {
        try Bool.fetchOne(
            db.cachedStatement(sql: "SELECT EXISTS (SELECT * FROM events_rrule WHERE number = ?)"), arguments: [number])
            ?? false
    }

    /// Stores the dates of a series that have come within the horizon, unless it is cancelled; a second call changes
    /// nothing.
    static func extendSeries(_ number: Int64, at now: Date, in zone: TimeZone, _ db: Database) throws {
        guard let timetable = try timetable(number, db), !timetable.isCancelled, let series = timetable.series
        else { return }
        try setComing(number, coming(series, at: now, in: zone), at: now, db)
    }

    /// The dates of a series after `now` that are to be stored.
    static func coming(_ series: Series, at now: Date, in zone: TimeZone) -> [EventMoment] {
        // At a clock change, an occurrence to come may have a wall-clock time before one that has begun.
        let yesterday = LocalDateTime(zone.local(at: now).date.advanced(by: -1), .midnight)
        let next = series.occurrences(after: yesterday, limit: occurrences.upperBound + 2)
            .compactMap { EventMoment(.time($0.time), in: zone) }.filter { $0.startsAt > EventMoment.seconds(now) }
            .prefix(occurrences.upperBound)
        let last = EventMoment.seconds(now) + horizon * 86_400
        let within = next.prefix { $0.startsAt <= last }
        return Array(within.count < occurrences.lowerBound ? next.prefix(occurrences.lowerBound) : within)
    }

    // MARK: Rows

    private static func time(_ start: String, _ end: String?) -> EventTime? {
        LocalDateTime(start).map { EventTime(start: $0, end: end.flatMap { LocalDateTime($0) }) }
    }

    private static func forgetSeries(_ number: Int64, _ db: Database) throws {
        try db.cachedStatement(sql: "DELETE FROM events_rrule WHERE number = ?").execute(arguments: [number])
    }

    /// Replaces the times of an event after `now` by `moments`; times that have begun stay, and rows that are right are
    /// not written again.
    private static func setComing(_ number: Int64, _ moments: [EventMoment], at now: Date, _ db: Database) throws {
        let rows = try Row.fetchAll(
            db.cachedStatement(
                sql: """
                    SELECT precision, local_start, local_end, starts_at, ends_at FROM events_occurrence
                    WHERE number = ? AND starts_at > ?
                    """), arguments: [number, EventMoment.seconds(now)])
        let present = Set(rows.map { EventMoment($0) })
        let delete = try db.cachedStatement(sql: "DELETE FROM events_occurrence WHERE number = ? AND starts_at = ?")
        for moment in present.subtracting(moments) { try delete.execute(arguments: [number, moment.startsAt]) }
        try addOccurrences(number, moments.filter { !present.contains($0) }, db)
    }
}

extension EventMoment {
    fileprivate init(_ row: Row) {
        (precision, localStart, localEnd, startsAt, endsAt) = (row[0], row[1], row[2], row[3], row[4])
    }
}
