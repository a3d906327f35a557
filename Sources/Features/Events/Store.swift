import FeatureKit
import Foundation
import GRDB
import Organising

/// The events in the store.
enum EventStore {
    /// The event with a number, at its next time from `now` or else at its last; nil if there is none.
    static func find(_ number: Int64, at now: Date, _ db: Database) throws -> Event? {
        let sql = """
            SELECT \(Event.Column.occurring) FROM events_occurrence o JOIN events_event e USING (number)
            WHERE o.number = :number
            ORDER BY o.ends_at <= :now, iif(o.ends_at <= :now, -o.starts_at, o.starts_at) LIMIT 1
            """
        return try Event.fetchOne(
            db.cachedStatement(sql: sql), arguments: ["number": number, "now": EventMoment.seconds(now)])
    }

    /// The event with a number at its own time, for a series that of the first date; nil if there is none.
    static func find(_ number: Int64, _ db: Database) throws -> Event? {
        try Event.fetchOne(
            db.cachedStatement(sql: "SELECT \(Event.Column.own) FROM events_event WHERE number = ?"),
            arguments: [number])
    }

    /// Facts about an event from other tables.
    struct Details {
        /// The names of its kind and its theme.
        let names: (kind: String, theme: String?)
        /// How it repeats; nil if it does not.
        let rule: RecurrenceRule?
        /// In how many rooms it was announced, and whether in the room of the question.
        let announced: (rooms: Int, isHere: Bool)
    }

    /// Reads facts about `event` from other tables, for somebody who asks in `room`.
    static func details(of event: Event, in room: String, _ db: Database) throws -> Details? {
        try db.cachedStatement(
            sql: """
                SELECT (SELECT name FROM events_kind WHERE id = :kind), (SELECT name FROM events_theme WHERE id = :theme),
                    (SELECT rule FROM events_rrule WHERE number = :number),
                    (SELECT count(*) FROM events_announced_in WHERE number = :number),
                    EXISTS (SELECT * FROM events_announced_in WHERE number = :number AND room_id = :room)
                """
        ).first(["kind": event.kind, "theme": event.theme, "number": event.number, "room": room]) { row in
            Details(
                names: (row[0] ?? event.kind, row[1]), rule: (row[2] as String?).flatMap { RecurrenceRule($0) },
                announced: (row[3], row[4]))
        }
    }

    /// The times of an event from `now` on that are not cancelled, the next first.
    static func moments(of number: Int64, from now: Date, _ db: Database) throws -> [SeedMoment] {
        try Row.fetchAll(
            db.cachedStatement(
                sql: """
                    SELECT precision, local_start, local_end FROM events_occurrence
                    WHERE number = ? AND ends_at > ? AND is_cancelled = 0 ORDER BY starts_at
                    """), arguments: [number, EventMoment.seconds(now)]
        ).compactMap { EventMoment.read(precision: $0[0], start: $0[1], end: $0[2]) }
    }

    /// The kinds and sorts of events, in the order of their files.
    static func kinds(_ db: Database) throws -> Kinds {
        let kinds = try Row.fetchAll(
            db, sql: "SELECT id, name, plural, synonyms, summary FROM events_kind ORDER BY place"
        ).map { Kind(id: $0[0], name: $0[1], plural: $0[2], synonyms: names($0[3]), summary: $0[4]) }
        let sorts = try Row.fetchAll(db, sql: "SELECT kind, name, plural, words, fact FROM events_sort ORDER BY place")
            .map {
                let fact: String? = $0[4]
                return Sort(
                    kind: $0[0], name: $0[1], plural: $0[2], words: names($0[3]),
                    fact: fact.flatMap { EventFact(rawValue: $0) })
            }
        return Kinds(kinds, sorts: sorts)
    }

    /// The names in a column, which has semicolons between them.
    static func names(_ column: String) -> [String] { column.split(separator: ";").map(String.init) }
}

extension EventStore {
    /// Values for an event's row, by column.
    typealias Values = [String: (any DatabaseValueConvertible)?]

    /// Adds an event, with the uid of first data if it is from there; returns its number.
    static func add(_ event: Event, as uid: String? = nil, in zone: TimeZone, _ db: Database) throws -> Int64 {
        var values = values(event, zone)
        if let uid { values["uid"] = uid }
        let columns = values.keys.sorted()
        try db.cachedStatement(
            sql: """
                INSERT INTO events_event (\(columns.joined(separator: ", ")))
                VALUES (\(columns.map { ":\($0)" }.joined(separator: ", ")))
                """
        ).execute(arguments: StatementArguments(values))
        let number = db.lastInsertedRowID
        try hidePoint(of: number, db)
        try setOccurrences(number, [moment(event, zone)].compactMap(\.self), db)
        return number
    }

    /// Changes an event to `draft`, except its time.
    static func change(_ number: Int64, to draft: EventDraft, _ db: Database) throws {
        try update(number, Event(draft).described, byOfficers, db)
        try hidePoint(of: number, db)
    }

    /// Sets the event's own time, but not its occurrences. `changes` is SQL that sets other columns.
    static func setOwnTime(
        of number: Int64, to time: EventTime, in zone: TimeZone, and changes: String = "", _ db: Database
    ) throws {
        guard let moment = EventMoment(.time(time), in: zone) else { return }
        try update(number, EventMoment.values(moment, in: zone), changes, db)
    }

    /// Sets the event's own time and makes it its only occurrence.
    static func setTime(of number: Int64, to time: EventTime, in zone: TimeZone, _ db: Database) throws {
        try setOwnTime(of: number, to: time, in: zone, db)
        try setOccurrences(number, [EventMoment(.time(time), in: zone)].compactMap(\.self), db)
    }

    /// SQL for a change by officers: increments SEQUENCE (RFC 5545, section 3.8.7.4), and marks the event so that
    /// loading first data leaves it alone.
    static let byOfficers = "sequence = sequence + 1, is_changed = 1"

    /// Writes `values` into an event's row, with `changes` in SQL; if `unlessSame`, only if a value differs.
    private static func update(
        _ number: Int64, _ values: Values, _ changes: String, unlessSame: Bool = false, _ db: Database
    ) throws {
        let columns = values.keys.sorted()
        let names = columns.joined(separator: ", ")
        let places = columns.map { ":\($0)" }.joined(separator: ", ")
        try db.cachedStatement(
            sql: """
                UPDATE events_event SET (\(names)) = (\(places))\(changes.isEmpty ? "" : ", " + changes)
                WHERE number = :number\(unlessSame ? " AND (\(names)) IS NOT (\(places))" : "")
                """
        ).execute(arguments: StatementArguments(values.merging(["number": number]) { $1 }))
    }

    /// The values of an event that is new or comes from first data.
    private static func values(_ event: Event, _ zone: TimeZone) -> Values {
        event.described.merging(["theme": event.theme]) { $1 }
            .merging(EventMoment.values(moment(event, zone), in: zone)) { $1 }
    }

    private static func moment(_ event: Event, _ zone: TimeZone) -> EventMoment? {
        event.moment.flatMap { EventMoment($0, in: zone) }
    }

    /// Moves the point of an event with a private venue to its town, so that distances do not reveal the venue; removes
    /// it if the town is not known any more.
    static func hidePoint(of number: Int64, _ db: Database) throws {
        try db.cachedStatement(
            sql: """
                UPDATE events_event SET (town, area, latitude, longitude) = (
                    SELECT iif(t.kind <> 'postcodeArea', t.name, events_event.town), ifnull(t.area, events_event.area),
                        t.latitude, t.longitude
                    FROM (SELECT 1) LEFT JOIN place t
                        ON t.id = \(place(of: "events_event.town", "events_event.area", orElse: postcodeArea)))
                WHERE number = ? AND venue_audience = 'coming' AND latitude IS NOT NULL
                """
        ).execute(arguments: [number])
    }

    /// SQL for the id of the postcode area in a town's name, as in "East London (E)".
    private static let postcodeArea = """
        (SELECT id FROM place p WHERE p.kind = 'postcodeArea'
            AND p.name = rtrim(substr(events_event.town, instr(events_event.town, ' (') + 2), ')'))
        """

    /// SQL for the name of a town without its postcode area: "Leeds" for "Leeds (LS)".
    private static func name(ofTown town: String) -> String {
        "iif(instr(\(town), ' (') > 0, substr(\(town), 1, instr(\(town), ' (') - 1), \(town))"
    }

    /// SQL for the id of the place with a town's name: the one in its area, or else the largest; NULL if there is none.
    private static func place(of town: String, _ area: String, orElse other: String = "NULL") -> String {
        let named = "SELECT id FROM place p WHERE p.kind <> 'postcodeArea' AND p.name = \(name(ofTown: town))"
        return "coalesce((\(named) AND p.area = \(area)), (\(named) ORDER BY p.thousands DESC LIMIT 1), \(other))"
    }

    /// The result of saving an event of first data.
    enum Saved {
        /// It was added or changed.
        case written
        /// It is the same already.
        case same
        /// Officers have changed it, so it was left alone.
        case kept
    }

    /// Adds the event with this uid, or changes it if it differs and no officer has changed it.
    static func save(_ event: Event, as uid: String, in zone: TimeZone, _ db: Database) throws -> Saved {
        let present = try Event.fetchOne(
            db.cachedStatement(sql: "SELECT \(Event.Column.own) FROM events_event WHERE uid = ?"), arguments: [uid])
        guard let present else {
            _ = try add(event, as: uid, in: zone, db)
            return .written
        }
        if present.isChanged { return .kept }
        try update(present.number, values(event, zone), "sequence = sequence + 1", unlessSame: true, db)
        guard db.changesCount > 0 else { return .same }
        try setOccurrences(present.number, [moment(event, zone)].compactMap(\.self), db)
        return .written
    }

    /// Replaces the occurrences of an event; without any, it is undated.
    static func setOccurrences(_ number: Int64, _ moments: [EventMoment], _ db: Database) throws {
        try db.cachedStatement(sql: "DELETE FROM events_occurrence WHERE number = ?").execute(arguments: [number])
        if moments.isEmpty {
            try insert(db).execute(arguments: [undated, undated, nil, nil, nil, number])
        } else {
            try addOccurrences(number, moments, db)
        }
    }

    /// Adds occurrences of an event.
    static func addOccurrences(_ number: Int64, _ moments: [EventMoment], _ db: Database) throws {
        let insert = try insert(db)
        for moment in moments {
            try insert.execute(arguments: [
                moment.startsAt, moment.endsAt, moment.precision, moment.localStart, moment.localEnd, number,
            ])
        }
    }

    private static func insert(_ db: Database) throws -> Statement {
        try db.cachedStatement(
            sql: """
                INSERT OR REPLACE INTO events_occurrence (starts_at, number, ends_at, is_cancelled, is_online, facts,
                    kind, area, latitude, longitude, precision, local_start, local_end)
                SELECT ?, number, ?, is_cancelled, is_online, facts, kind, area, latitude, longitude, ?, ?, ?
                FROM events_asked WHERE number = ?
                """)
    }

    /// The beginning and end of an undated event, before all others.
    private static let undated: Int64 = -1_000_000_000_000_000

    /// Notes the rooms in which an event was announced, and when; a room that is noted already keeps its time.
    static func noteAnnounced(_ number: Int64, in rooms: [String], at date: Date, _ db: Database) throws {
        let insert = try db.cachedStatement(
            sql: "INSERT OR IGNORE INTO events_announced_in (number, room_id, announced_at) VALUES (?, ?, ?)")
        for room in rooms { try insert.execute(arguments: [number, room, EventMoment.seconds(date)]) }
    }

    /// The rooms in which an event was announced, in that order.
    static func rooms(announcing number: Int64, _ db: Database) throws -> [String] {
        try String.fetchAll(
            db.cachedStatement(
                sql: "SELECT room_id FROM events_announced_in WHERE number = ? ORDER BY announced_at, room_id"),
            arguments: [number])
    }

    /// The next events that were announced in a room and are still to come, at most `limit` of them.
    static func announced(in room: String, limit: Int, at now: Date, _ db: Database) throws -> [Int64] {
        try Int64.fetchAll(
            db.cachedStatement(
                sql: """
                    SELECT number FROM events_announced_in JOIN events_occurrence o USING (number)
                    WHERE room_id = ? AND o.ends_at > ? AND o.is_cancelled = 0
                    GROUP BY number ORDER BY min(o.starts_at), number LIMIT ?
                    """), arguments: [room, EventMoment.seconds(now), limit])
    }

    /// The number of an event with the same title, beginning and town, whoever announced it; nil if there is none.
    static func twin(
        of draft: EventDraft, _ moment: EventMoment, besides own: Int64?, _ db: Database
    ) throws -> Int64? {
        try Int64.fetchOne(
            db.cachedStatement(
                sql: """
                    SELECT e.number FROM events_occurrence o JOIN events_event e ON e.number = o.number
                    WHERE o.starts_at = :start AND o.is_cancelled = 0 AND e.title = :title COLLATE NOCASE
                        AND \(name(ofTown: "e.town")) = \(name(ofTown: ":town")) COLLATE NOCASE
                        AND (e.area IS :area OR \(place(of: "e.town", "e.area")) = \(place(of: ":town", ":area")))
                        AND coalesce(e.organiser = :organiser COLLATE NOCASE, TRUE) AND e.number IS NOT :own
                    """),
            arguments: [
                "start": moment.startsAt, "title": draft.title, "town": draft.site.town, "area": draft.site.area,
                "organiser": draft.organiser, "own": own,
            ])
    }

    /// The private places of events that are neither over at `now` nor cancelled: those in a town, and online ones
    /// elsewhere.
    static func privateSites(
        in town: String, besides own: Int64?, at now: Date, _ db: Database
    ) throws -> [(number: Int64, site: EventSite, isInTown: Bool)] {
        try Row.fetchAll(
            db.cachedStatement(
                sql: """
                    SELECT number, venue, town, area, is_online,
                        \(name(ofTown: "town")) = \(name(ofTown: ":town")) COLLATE NOCASE AS is_in_town
                    FROM events_event e INDEXED BY events_event_private
                    WHERE venue_audience = 'coming' AND venue <> '' AND number IS NOT :own
                        AND (is_online OR is_in_town)
                        AND EXISTS (SELECT * FROM events_occurrence o
                            WHERE o.number = e.number AND o.ends_at > :now AND o.is_cancelled = 0)
                    ORDER BY number
                    """), arguments: ["town": town, "own": own, "now": EventMoment.seconds(now)]
        ).map { row in
            (
                row[0], EventSite(venue: row[1], town: row[2], area: row[3], point: nil, isOnline: row[4]), row[5]
            )
        }
    }
}
