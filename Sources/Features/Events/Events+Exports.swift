package import FeatureKit
package import Foundation
package import GRDB
package import MatrixProtocol
package import Organising
package import StewardCore

/// What other features may ask of events, and tell them.
extension Events {
    /// The kinds of events that the store holds, ready to read what people type.
    package static func kinds(_ db: Database) throws -> Kinds { try EventStore.kinds(db) }

    /// Adds an event; gives its number.
    package static func add(_ draft: EventDraft, _ turn: Turn) throws -> Int64 {
        try EventStore.add(Event(draft), in: turn.network.timeZone, turn.db)
    }

    /// Says anew at which times an event takes place: one, or the coming ones of a series, in any order.
    package static func setOccurrences(_ number: Int64, _ times: [EventTime], _ turn: Turn) throws {
        let zone = turn.network.timeZone
        try EventStore.setOccurrences(number, times.compactMap { EventMoment(.time($0), in: zone) }, turn.db)
    }

    /// Writes down in which rooms an event is announced at this turn.
    package static func noteAnnounced(_ number: Int64, in rooms: [RoomID], _ turn: Turn) throws {
        try EventStore.noteAnnounced(number, in: rooms.map(\.rawValue), at: turn.now, turn.db)
    }

    /// The rooms in which an event was announced, or is to be with their digest, in the order in which that was decided.
    package static func rooms(announcing number: Int64, _ db: Database) throws -> [RoomID] {
        try EventStore.rooms(announcing: number, db).map { RoomID($0) }
    }

    /// The next events that were announced in `room` and are still to come, at most `limit` of them.
    package static func announced(in room: RoomID, limit: Int, at now: Date, _ db: Database) throws -> [Int64] {
        try EventStore.announced(in: room.rawValue, limit: limit, at: now, db)
    }

    /// The places that only those who come are told, in `town`, or elsewhere and online, of events that are neither over nor
    /// cancelled, `own` left out.
    package static func privateSites(
        in town: String, besides own: Int64? = nil, _ turn: Turn
    ) throws -> [(number: Int64, site: EventSite, isInTown: Bool)] {
        try EventStore.privateSites(in: town, besides: own, at: turn.now, turn.db)
    }

    /// The number of an event that is called as `draft` is, begins when it does and is in the same town, `own` left out.
    ///
    /// What two branches put on in one town counts as two, if both are named.
    package static func twin(of draft: EventDraft, besides own: Int64? = nil, _ turn: Turn) throws -> Int64? {
        try EventMoment(.time(draft.time), in: turn.network.timeZone).flatMap {
            try EventStore.twin(of: draft, $0, besides: own, turn.db)
        }
    }
}

/// An event with a time of its own, as it can be changed; that of a series is the next of its regular times.
package struct ListedEvent: Equatable, Sendable {
    /// Its number.
    package let number: Int64
    /// What it says now.
    package let draft: EventDraft
    /// Whether it was cancelled.
    package let isCancelled: Bool
}

/// Changes to events that are listed already, each of which counts up their SEQUENCE (RFC 5545, section 3.8.7.4).
extension Events {
    /// The event with this number; nil if there is none, or none with a time of its own.
    package static func listed(_ number: Int64, _ turn: Turn) throws -> ListedEvent? {
        guard let event = try EventStore.find(number, turn.db), var draft = event.draft else { return nil }
        if let next = try series(number, turn.db)?.regularTime(after: turn.network.timeZone.local(at: turn.now)) {
            draft.time = next
        }
        return ListedEvent(number: number, draft: draft, isCancelled: event.status == .cancelled)
    }

    /// Makes an event say what `draft` says; its uid and its theme stay.
    ///
    /// The time of a series is that of the next of its regular dates, from which on a new one holds.
    ///
    /// - Throws: A `RecurrenceProblem` if a series' new time does not fall on its rule.
    package static func change(_ number: Int64, to draft: EventDraft, _ turn: Turn) throws {
        let before = try listed(number, turn)
        try EventStore.change(number, to: draft, turn.db)
        guard draft.time != before?.draft.time else { return }
        if try series(number, turn.db) != nil {
            try moveSeries(number, to: draft.time, turn)
        } else {
            try EventStore.setTime(of: number, to: draft.time, in: turn.network.timeZone, turn.db)
        }
    }

    /// Cancels an event (STATUS:CANCELLED), and keeps why, if a reason is given; dates of a series that have begun took
    /// place.
    package static func cancel(_ number: Int64, because reason: String, _ turn: Turn) throws {
        try turn.db.cachedStatement(
            sql: """
                UPDATE events_event SET status = 'cancelled', sequence = sequence + 1, is_changed = 1,
                    cancellation = nullif(?, '')
                WHERE number = ?
                """
        ).execute(arguments: [reason, number])
        guard try EventStore.isSeries(number, turn.db) else { return }
        try turn.db.cachedStatement(
            sql: "UPDATE events_occurrence SET is_cancelled = 0 WHERE number = ? AND starts_at <= ?"
        ).execute(arguments: [number, EventMoment.seconds(turn.now)])
    }
}

extension Events {
    /// The event with its place on the map where the postcode of its venue is, as far as that is known; a private venue is
    /// where its town is.
    package static func located(_ draft: EventDraft, _ turn: Turn) throws -> EventDraft {
        guard draft.venueAudience == .anyone, draft.site.point != nil,
            let postcode = Postcode.whole(in: draft.site.venue),
            let centre = try PostcodeRegister.centre(of: postcode, turn.db)
        else { return draft }
        var located = draft
        located.site.point = centre
        return located
    }

    /// Removes an event that nobody was to hear of after all, with all that hangs on it.
    package static func remove(_ number: Int64, _ turn: Turn) throws {
        try turn.db.execute(sql: "DELETE FROM events_event WHERE number = ?", arguments: [number])
    }
}

/// How an event stands, so that it can be made so again.
package struct EventState: Codable, Equatable, Sendable {
    /// What it says; its time is its own, which is that of the start of its series.
    package let draft: EventDraft
    /// Its SEQUENCE (RFC 5545, section 3.8.7.4), which counts its changes.
    package let sequence: Int64
    let status: String
    /// Why it was cancelled; nil if it was not, or if nobody said.
    let cancellation: String?
    let repeats: SeriesState?
    /// Whether officers had changed it since it came with first data; nil if that was not written down.
    let isChanged: Bool?

    /// How it repeats, by the clocks of `zone`; nil if it does not.
    package func series(in zone: TimeZone) -> Series? { repeats?.series(in: zone) }
    /// Whether it is cancelled.
    package var isCancelled: Bool { status == Event.Status.cancelled.rawValue }
}

/// A series as it is written down.
package struct SeriesState: Codable, Equatable, Sendable {
    private struct Override: Codable, Equatable {
        let recurrenceID: LocalDateTime
        let time: EventTime
    }

    private let start: EventTime
    private let rule: String
    private let excluded: [LocalDateTime]
    private let overrides: [Override]

    /// Writes a series down.
    package init(_ series: Series) {
        start = series.start
        rule = series.rule.description
        excluded = series.excluded.sorted()
        overrides = series.overrides.sorted { $0.key < $1.key }.map { Override(recurrenceID: $0, time: $1) }
    }

    /// The series that was written down, by the clocks of `zone`; nil if its rule cannot be read.
    package func series(in zone: TimeZone) -> Series? {
        RecurrenceRule(rule).map { rule in
            Series(
                start: start, rule: rule, excluded: Set(excluded),
                overrides: Dictionary(overrides.map { ($0.recurrenceID, $0.time) }) { first, _ in first },
                in: zone)
        }
    }
}

extension Events {
    /// The SEQUENCE of an event; nil if there is no such event.
    package static func sequence(of number: Int64, _ turn: Turn) throws -> Int64? {
        try Int64.fetchOne(
            turn.db.cachedStatement(sql: "SELECT sequence FROM events_event WHERE number = ?"), arguments: [number])
    }

    /// How an event stands now; nil if there is none, or none with a time of its own.
    package static func state(of number: Int64, _ turn: Turn) throws -> EventState? {
        guard let event = try EventStore.find(number, turn.db), let draft = event.draft else { return nil }
        return EventState(
            draft: draft, sequence: event.sequence, status: event.status.rawValue, cancellation: event.cancellation,
            repeats: try series(number, turn.db).map { SeriesState($0) }, isChanged: event.isChanged)
    }

    /// Makes an event as it stood; that it was changed back counts up its SEQUENCE once more.
    package static func restore(_ number: Int64, to state: EventState, _ turn: Turn) throws {
        try EventStore.change(number, to: state.draft, turn.db)
        try turn.db.cachedStatement(sql: "UPDATE events_event SET status = ?, cancellation = ? WHERE number = ?")
            .execute(arguments: [state.status, state.cancellation, number])
        if let series = state.series(in: turn.network.timeZone) {
            try setSeries(number, series, turn)
        } else {
            if try series(number, turn.db) != nil { try setSeries(number, nil, turn) }
            try EventStore.setTime(of: number, to: state.draft.time, in: turn.network.timeZone, turn.db)
        }
        try turn.db.cachedStatement(sql: "UPDATE events_event SET is_changed = ? WHERE number = ?")
            .execute(arguments: [state.isChanged ?? true, number])
    }
}

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
