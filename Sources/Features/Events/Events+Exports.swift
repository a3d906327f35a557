package import FeatureKit
package import Foundation
package import GRDB
package import MatrixProtocol
package import Organising
package import StewardCore

/// What other features may ask about events and change in them.
extension Events {
    /// The kinds of events in the store, ready to read what people type.
    package static func kinds(_ db: Database) throws -> Kinds { try EventStore.kinds(db) }

    /// Adds an event; returns its number.
    package static func add(_ draft: EventDraft, _ turn: Turn) throws -> Int64 {
        try EventStore.add(Event(draft), in: turn.network.timeZone, turn.db)
    }

    /// Replaces the times at which an event takes place: one, or the coming ones of a series, in any order.
    package static func setOccurrences(_ number: Int64, _ times: [EventTime], _ turn: Turn) throws {
        let zone = turn.network.timeZone
        try EventStore.setOccurrences(number, times.compactMap { EventMoment(.time($0), in: zone) }, turn.db)
    }

    /// Notes the rooms in which an event is announced now.
    package static func noteAnnounced(_ number: Int64, in rooms: [RoomID], _ turn: Turn) throws {
        try EventStore.noteAnnounced(number, in: rooms.map(\.rawValue), at: turn.now, turn.db)
    }

    /// The rooms in which an event was announced, or will be with their digest, in the order in which that was decided.
    package static func rooms(announcing number: Int64, _ db: Database) throws -> [RoomID] {
        try EventStore.rooms(announcing: number, db).map { RoomID($0) }
    }

    /// The next events that were announced in `room` and are still to come, at most `limit` of them.
    package static func announced(in room: RoomID, limit: Int, at now: Date, _ db: Database) throws -> [Int64] {
        try EventStore.announced(in: room.rawValue, limit: limit, at: now, db)
    }

    /// The private places of events that are neither over nor cancelled: those in `town`, and online ones elsewhere
    /// (`isInTown` false). The event `own` is left out.
    package static func privateSites(
        in town: String, besides own: Int64? = nil, _ turn: Turn
    ) throws -> [(number: Int64, site: EventSite, isInTown: Bool)] {
        try EventStore.privateSites(in: town, besides: own, at: turn.now, turn.db)
    }

    /// The number of another event than `own` with the title, the beginning and the town of `draft`; nil if there is
    /// none.
    ///
    /// Two events of different organisers are no twins if both organisers are named.
    package static func twin(of draft: EventDraft, besides own: Int64? = nil, _ turn: Turn) throws -> Int64? {
        try EventMoment(.time(draft.time), in: turn.network.timeZone).flatMap {
            try EventStore.twin(of: draft, $0, besides: own, turn.db)
        }
    }
}

/// An event with a time of its own, as officers can change it; for a series, the time is the next regular one.
package struct ListedEvent: Equatable, Sendable {
    /// Its number.
    package let number: Int64
    /// What it says.
    package let draft: EventDraft
    /// Whether it was cancelled.
    package let isCancelled: Bool
}

/// Changes to listed events; each increments SEQUENCE (RFC 5545, section 3.8.7.4).
extension Events {
    /// The event with this number; nil if there is none, or none with a time of its own.
    package static func listed(_ number: Int64, _ turn: Turn) throws -> ListedEvent? {
        guard let event = try EventStore.find(number, turn.db), var draft = event.draft else { return nil }
        if let next = try series(number, turn.db)?.regularTime(after: turn.network.timeZone.local(at: turn.now)) {
            draft.time = next
        }
        return ListedEvent(number: number, draft: draft, isCancelled: event.status == .cancelled)
    }

    /// Changes an event to `draft`; its uid and its theme stay.
    ///
    /// For a series, the draft's time is that of the next regular date, and a new time holds from that date on.
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

    /// Cancels an event (STATUS:CANCELLED) and keeps the reason if one is given; dates of a series that have begun stay
    /// uncancelled.
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
    /// Changes why a cancelled event was cancelled; an empty reason takes the old one away.
    package static func change(_ number: Int64, because reason: String, _ turn: Turn) throws {
        try turn.db.cachedStatement(
            sql: """
                UPDATE events_event SET sequence = sequence + 1, is_changed = 1, cancellation = nullif(?, '')
                WHERE number = ?
                """
        ).execute(arguments: [reason, number])
    }
}

extension Events {
    /// The event with its point on the map at the postcode of its venue, if that is known; a private venue is put at
    /// its town.
    package static func located(_ draft: EventDraft, _ turn: Turn) throws -> EventDraft {
        guard draft.venueAudience == .anyone, draft.site.point != nil,
            let postcode = Postcode.whole(in: draft.site.venue),
            let centre = try PostcodeRegister.centre(of: postcode, turn.db)
        else { return draft }
        var located = draft
        located.site.point = centre
        return located
    }

    /// Removes an event whose announcement is undone, with everything that belongs to it.
    package static func remove(_ number: Int64, _ turn: Turn) throws {
        try turn.db.execute(sql: "DELETE FROM events_event WHERE number = ?", arguments: [number])
    }
}

/// All that is stored of an event, to restore it by.
package struct EventState: Codable, Equatable, Sendable {
    /// What it says; for a series, its time is that of the first date.
    package let draft: EventDraft
    /// Its SEQUENCE, the number of changes (RFC 5545, section 3.8.7.4).
    package let sequence: Int64
    let status: String
    /// Why it was cancelled; nil if it was not, or if nobody said.
    package let cancellation: String?
    let repeats: SeriesState?
    /// Whether officers had changed it since it was loaded from first data; nil if that was not recorded yet.
    let isChanged: Bool?

    /// How it repeats, by the clocks of `zone`; nil if it does not.
    package func series(in zone: TimeZone) -> Series? { repeats?.series(in: zone) }
    /// Whether it is cancelled.
    package var isCancelled: Bool { status == Event.Status.cancelled.rawValue }
}

/// A series in a form that can be encoded.
package struct SeriesState: Codable, Equatable, Sendable {
    private struct Override: Codable, Equatable {
        let recurrenceID: LocalDateTime
        let time: EventTime
    }

    private let start: EventTime
    private let rule: String
    private let excluded: [LocalDateTime]
    private let overrides: [Override]

    /// The encodable form of a series.
    package init(_ series: Series) {
        start = series.start
        rule = series.rule.description
        excluded = series.excluded.sorted()
        overrides = series.overrides.sorted { $0.key < $1.key }.map { Override(recurrenceID: $0, time: $1) }
    }

    /// The series by the clocks of `zone`; nil if its rule cannot be read.
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

    /// The state of an event; nil if there is none, or none with a time of its own.
    package static func state(of number: Int64, _ turn: Turn) throws -> EventState? {
        guard let event = try EventStore.find(number, turn.db), let draft = event.draft else { return nil }
        return EventState(
            draft: draft, sequence: event.sequence, status: event.status.rawValue, cancellation: event.cancellation,
            repeats: try series(number, turn.db).map { SeriesState($0) }, isChanged: event.isChanged)
    }

    /// Restores an event to `state`, which increments SEQUENCE once more.
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
    /// What it is called.
    package let title: String
    /// Where it is.
    let site: EventSite

    init(_ event: Event, at now: LocalDateTime) {
        (number, line) = (event.number, Replies.line(event, from: nil, at: now))
        (title, site) = (event.title, event.site)
    }
}

/// Which events another feature wants to list.
package struct EventFilter: Equatable, Sendable {
    /// A region to look in.
    package enum Region: Equatable, Sendable {
        /// Everywhere, and events without a place.
        case everywhere
        /// In one of these areas, each named.
        case areas([Area.ID])
        /// Around a point.
        case circle(Coordinate, miles: Double)
    }

    /// The region.
    package var region = Region.everywhere
    /// The kinds; if it is empty and `isOnline` is false, every kind.
    package var kinds: [Kind.ID] = []
    /// Whether to include events of other kinds that people can join online.
    package var isOnline = false

    /// All events.
    package static let everything = EventFilter()
}

/// A list of coming events.
package struct EventsAhead: Sendable {
    /// The first events.
    package let listed: [EventListing]
    /// How many more there are, up to the number that is counted.
    package let left: Int
    /// Whether there are more than were counted.
    package let hasMore: Bool
}

extension Events {
    /// Lists at most `limit` events, the next first, that one of `filters` covers, on the days from `first` to `last`
    /// in `zone`. Events that are cancelled, or over at `now`, are left out.
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
        let local = zone.local(at: now)
        let listed = try EventStore.find(Array(keys.prefix(limit)), db).map { EventListing($0, at: local) }
        return EventsAhead(listed: listed, left: keys.count - listed.count, hasMore: hasMore)
    }

    /// The next time of each of these events that is still to come, the earliest first.
    package static func listings(
        of numbers: [Int64], at now: Date, in zone: TimeZone, _ db: Database
    ) throws -> [EventListing] {
        // SQLite takes bare columns from the row with the minimum (SELECT, section 2.5).
        let sql = """
            SELECT \(Event.Column.occurring), min(o.starts_at)
            FROM events_occurrence o JOIN events_event e USING (number)
            WHERE o.number IN (SELECT value FROM json_each(?)) AND o.ends_at > ? AND o.is_cancelled = 0
            GROUP BY o.number ORDER BY o.starts_at, o.number
            """
        let local = zone.local(at: now)
        return try Event.fetchAll(
            db.cachedStatement(sql: sql), arguments: [json(numbers), EventMoment.seconds(now)]
        ).map { EventListing($0, at: local) }
    }

    /// The events to come that have all these words in their titles, the earliest first.
    package static func titled(_ title: String, limit: Int, _ turn: Turn) throws -> [EventListing] {
        let words = SearchWords([title]).words.map { "\"\($0)\"" }
        if words.isEmpty { return [] }
        let numbers = try Int64.fetchAll(
            turn.db.cachedStatement(sql: "SELECT rowid FROM events_text WHERE events_text MATCH ? LIMIT ?"),
            arguments: ["title : (\(words.joined(separator: " AND ")))", mostTitled])
        let coming = try listings(of: numbers, at: turn.now, in: turn.network.timeZone, turn.db)
        return Array(coming.prefix(limit))
    }

    /// How many events with the same words in their titles are looked through.
    private static let mostTitled = 200

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
