import FeatureKit
import Foundation
import GRDB
import Organising

/// The events that the store holds.
enum EventStore {
    /// The event with a number at the next of its times from `now`, or else at the last.
    static func find(_ number: Int64, at now: Date, _ db: Database) throws -> Event? {
        let sql = """
            SELECT \(Event.Column.occurring) FROM events_occurrence o JOIN events_event e USING (number)
            WHERE o.number = :number
            ORDER BY o.ends_at <= :now, iif(o.ends_at <= :now, -o.starts_at, o.starts_at) LIMIT 1
            """
        return try Event.fetchOne(
            db.cachedStatement(sql: sql), arguments: ["number": number, "now": EventMoment.seconds(now)])
    }

    /// The event with a number at its own time, which is that of the start of its series.
    static func find(_ number: Int64, _ db: Database) throws -> Event? {
        try Event.fetchOne(
            db.cachedStatement(sql: "SELECT \(Event.Column.own) FROM events_event WHERE number = ?"),
            arguments: [number])
    }

    /// What other tables say of an event.
    struct Details {
        /// The names of its kind and its theme.
        let names: (kind: String, theme: String?)
        /// How it repeats; nil if it does not.
        let rule: RecurrenceRule?
        /// In how many rooms it was announced, and whether in the one in which it is asked for.
        let announced: (rooms: Int, isHere: Bool)
    }

    /// What other tables say of `event`, as it is asked for in `room`.
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

    /// The kinds of events, in the order of their table.
    static func kinds(_ db: Database) throws -> Kinds {
        Kinds(
            try Row.fetchAll(db, sql: "SELECT id, name, plural, synonyms, summary FROM events_kind ORDER BY place").map
            {
                Kind(id: $0[0], name: $0[1], plural: $0[2], synonyms: names($0[3]), summary: $0[4])
            })
    }

    /// Names as they stand in a column, parted by semicolons.
    static func names(_ column: String) -> [String] { column.split(separator: ";").map(String.init) }
}
