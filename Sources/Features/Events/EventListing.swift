package import Foundation
package import GRDB
package import Organising
package import StewardCore

/// An event at one of its times, as another feature lists it.
package struct EventListing: Sendable {
    /// Its number.
    package let number: Int64
    /// The id of its kind.
    package let kind: Kind.ID
    /// The smallest area that it lies in; nothing where that is not known.
    package let area: Area.ID?
    /// Where it is on the map; nothing where only an area is known.
    package let point: Coordinate?
    /// Whether people can join from home.
    package let isOnline: Bool
    /// Its line in a list: the number, when, what, and where.
    package let line: Line
}

extension Events {
    /// What is on and not cancelled on the days from `first` to `last` as `zone` has them, the next first; what is over
    /// at `now` is left out.
    package static func listings(
        from first: LocalDate, through last: LocalDate, at now: Date, in zone: TimeZone, _ db: Database
    ) throws -> [EventListing] {
        let midnights = [first, last.advanced(by: 1)].map {
            EventMoment.seconds(zone.instant(of: LocalDateTime($0, .midnight)).earliest)
        }
        let sql = """
            SELECT \(EventStore.columns), e.kind FROM events_occurrence o JOIN \(EventStore.tables)
            WHERE o.starts_at < ? AND o.ends_at > ? AND o.starts_at > ? - 32 * 86400 AND o.is_cancelled = 0
                AND o.precision IN ('time', 'day')
            ORDER BY o.starts_at, o.number
            """
        let from = max(midnights[0], EventMoment.seconds(now))
        let rows = try Row.fetchAll(db.cachedStatement(sql: sql), arguments: [midnights[1], from, from])
        return rows.map { listing($0, today: zone.local(at: now).date) }
    }

    /// The next time of each of those events that are still to come, the earliest first.
    package static func listings(
        of numbers: [Int64], at now: Date, in zone: TimeZone, _ db: Database
    ) throws -> [EventListing] {
        let sql = """
            SELECT \(EventStore.columns), e.kind, min(o.starts_at) FROM events_occurrence o JOIN \(EventStore.tables)
            WHERE o.number IN (SELECT value FROM json_each(?)) AND o.ends_at > ? AND o.is_cancelled = 0
            GROUP BY o.number ORDER BY o.starts_at, o.number
            """
        let json = "[" + numbers.map(String.init).joined(separator: ",") + "]"
        let rows = try Row.fetchAll(
            db.cachedStatement(sql: sql), arguments: [json, EventMoment.seconds(now)])
        return rows.map { listing($0, today: zone.local(at: now).date) }
    }

    private static func listing(_ row: Row, today: LocalDate) -> EventListing {
        let event = EventStore.event(row)
        return EventListing(
            number: event.number, kind: row[EventStore.columnCount], area: event.site.area, point: event.point,
            isOnline: event.site.isOnline, line: Replies.line(event, from: nil, today: today))
    }
}
