import FeatureKit
import Foundation
import GRDB
import Organising

/// The events that the store holds.
enum EventStore {
    private static let selection = """
        SELECT e.number, e.status, k.name, e.title, e.summary, e.precision, e.local_start, e.local_end, e.venue, e.town,
            e.area, e.latitude, e.longitude, e.is_online, e.cost, e.organiser, t.name, e.step_free, e.sign_language,
            e.captions, e.quiet_space, e.childcare, e.alcohol_free, e.access_note, e.capacity, e.venue_audience
        FROM events_event e JOIN events_kind k ON k.id = e.kind LEFT JOIN events_theme t ON t.id = e.theme
        """

    /// What is on from `now`, the next first; only the days that somebody asked for, of the kind that they asked for.
    static func upcoming(_ question: EventQuestion, at now: Date, in zone: TimeZone, _ db: Database) throws -> [Event] {
        let sql = """
            \(selection)
            WHERE e.ends_at > max(:now, :from) AND e.starts_at < :to AND \(asked)
                AND e.precision IN ('time', 'day') AND e.status <> 'cancelled'
            ORDER BY e.starts_at, e.number
            """
        return try fetch(sql, arguments(question, at: now, in: zone), db)
    }

    /// What is over at `now`, the latest first and what has no date last.
    static func history(_ question: EventQuestion, at now: Date, in zone: TimeZone, _ db: Database) throws -> [Event] {
        let days = "(e.ends_at > :from AND e.starts_at < :to)"
        let sql = """
            \(selection)
            WHERE (e.ends_at <= :now OR e.precision IN ('month', 'year', 'before') OR e.precision IS NULL)
                AND \(question.days == nil ? "(\(days) OR e.precision IS NULL)" : days)
                AND \(asked) AND e.status <> 'cancelled'
            ORDER BY e.starts_at DESC NULLS LAST, e.number
            """
        return try fetch(sql, arguments(question, at: now, in: zone), db)
    }

    /// The event with a number.
    static func find(_ number: Int64, _ db: Database) throws -> Event? {
        try fetch("\(selection) WHERE e.number = :number", ["number": number], db).first
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

    private static let asked = """
        (:kind IS NULL OR e.kind = :kind) AND (:online = 0 OR e.is_online = 1 OR e.kind = 'online')
        """

    private static func arguments(_ question: EventQuestion, at now: Date, in zone: TimeZone) -> StatementArguments {
        [
            "now": EventMoment.seconds(now), "kind": question.kind?.id, "online": question.isOnline,
            "from": question.days.map { midnight($0.lowerBound, zone) } ?? Int64.min,
            "to": question.days.map { midnight($0.upperBound.advanced(by: 1), zone) } ?? Int64.max,
        ]
    }

    private static func midnight(_ date: LocalDate, _ zone: TimeZone) -> Int64 {
        EventMoment.seconds(zone.instant(of: LocalDateTime(date, .midnight)).earliest)
    }

    private static func fetch(_ sql: String, _ arguments: StatementArguments, _ db: Database) throws -> [Event] {
        try Row.fetchAll(db.cachedStatement(sql: sql), arguments: arguments).map(event)
    }

    private static func event(_ row: Row) -> Event {
        let point: EventSite.Point? =
            if let latitude = row[11] as Float?, let longitude = row[12] as Float? {
                EventSite.Point(latitude: latitude, longitude: longitude)
            } else {
                nil
            }
        let precision: String? = row[5]
        return Event(
            number: row[0], status: Event.Status(rawValue: row[1]) ?? .tentative, kind: row[2], title: row[3],
            summary: row[4],
            moment: precision.flatMap { EventMoment.read(precision: $0, start: row[6] ?? "", end: row[7]) },
            site: EventSite(venue: row[8], town: row[9], area: row[10], point: point, isOnline: row[13]),
            access: AccessFacts(
                isStepFree: row[17], hasSignLanguage: row[18], hasCaptions: row[19], hasQuietSpace: row[20],
                hasChildcare: row[21], isAlcoholFree: row[22], note: row[23]),
            cost: row[14], capacity: row[24], venueAudience: EventDraft.Audience(rawValue: row[25]) ?? .coming,
            organiser: row[15], theme: row[16])
    }
}
