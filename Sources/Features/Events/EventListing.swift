package import Foundation
package import GRDB
package import Organising
package import StewardCore

/// An event at one of its times, as another feature lists it.
package struct EventListing: Sendable {
    /// Its number.
    package let number: Int64
    /// Its line in a list: the number, when, what, and where.
    package let line: Line

    init(_ event: Event, today: LocalDate) {
        (number, line) = (event.number, Replies.line(event, from: nil, today: today))
    }
}

/// Events that another feature wants to hear of.
package struct EventFilter: Equatable, Sendable {
    /// Where.
    package enum Region: Equatable, Sendable {
        /// Everywhere, and what has no place at all.
        case everywhere
        /// In one of these areas, each named.
        case areas([Area.ID])
        /// Around a point.
        case circle(Coordinate, miles: Double)
    }

    /// Where.
    package var region = Region.everywhere
    /// Of which kinds; every kind if none is named and `isOnline` is false.
    package var kinds: [Kind.ID] = []
    /// Whether events of other kinds count too if people can join them from home.
    package var isOnline = false

    /// All of them.
    package static let everything = EventFilter()
}

/// What is on in some days.
package struct EventsAhead: Sendable {
    /// The first of it.
    package let listed: [EventListing]
    /// How many times are left after those listed, as far as they were counted.
    package let left: Int
    /// Whether there is more than was counted.
    package let hasMore: Bool
}

extension Events {
    /// What is on and not cancelled on the days from `first` to `last` as `zone` has them, and that one of `filters`
    /// covers, the next first, at most `limit`; what is over at `now` is left out.
    package static func ahead(
        _ filters: [EventFilter], from first: LocalDate, through last: LocalDate, limit: Int, at now: Date,
        in zone: TimeZone, _ db: Database
    ) throws -> EventsAhead {
        let midnights = [first, last.advanced(by: 1)].map {
            EventMoment.seconds(zone.instant(of: LocalDateTime($0, .midnight)).earliest)
        }
        let from = max(midnights[0], EventMoment.seconds(now))
        var (found, hasMore) = (Set<EventSearch.Cursor>(), false)
        for filter in filters {
            let most = limit + EventStore.mostCounted
            let keys = try EventStore.ahead(filter, from: from, to: midnights[1], limit: most, db)
            hasMore = hasMore || keys.count == most
            found.formUnion(keys)
        }
        let keys = found.sorted { ($0.startsAt, $0.number) < ($1.startsAt, $1.number) }
        let today = zone.local(at: now).date
        let listed = try EventStore.find(Array(keys.prefix(limit)), db).map { EventListing($0, today: today) }
        return EventsAhead(listed: listed, left: keys.count - listed.count, hasMore: hasMore)
    }

    /// The next time of each of those events that are still to come, the earliest first.
    package static func listings(
        of numbers: [Int64], at now: Date, in zone: TimeZone, _ db: Database
    ) throws -> [EventListing] {
        // Of the rows of a group SQLite takes the one that has the minimum (SELECT, section 2.5).
        let sql = """
            SELECT \(Event.Column.occurring), min(o.starts_at)
            FROM events_occurrence o JOIN events_event e USING (number)
            WHERE o.number IN (SELECT value FROM json_each(?)) AND o.ends_at > ? AND o.is_cancelled = 0
            GROUP BY o.number ORDER BY o.starts_at, o.number
            """
        let today = zone.local(at: now).date
        return try Event.fetchAll(
            db.cachedStatement(sql: sql), arguments: [json(numbers), EventMoment.seconds(now)]
        ).map { EventListing($0, today: today) }
    }

    /// Those of these events that are still to come.
    package static func coming(_ numbers: [Int64], at now: Date, _ db: Database) throws -> Set<Int64> {
        try Int64.fetchSet(
            db.cachedStatement(
                sql: """
                    SELECT number FROM events_occurrence
                    WHERE number IN (SELECT value FROM json_each(?)) AND ends_at > ? AND is_cancelled = 0
                    """), arguments: [json(numbers), EventMoment.seconds(now)])
    }

    /// Those of these events that were cancelled.
    package static func cancelled(among numbers: [Int64], _ db: Database) throws -> Set<Int64> {
        try Int64.fetchSet(
            db.cachedStatement(
                sql: """
                    SELECT number FROM events_event
                    WHERE number IN (SELECT value FROM json_each(?)) AND status = 'cancelled'
                    """), arguments: [json(numbers)])
    }

    private static func json(_ numbers: [Int64]) -> String {
        "[" + numbers.map(String.init).joined(separator: ",") + "]"
    }
}
