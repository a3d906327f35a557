import FeatureKit
import Foundation
import GRDB
import Organising

/// The events that the store holds.
enum EventStore {
    static let columns = """
        e.number, e.status, k.name, e.title, e.summary, o.precision, o.local_start, o.local_end, e.venue, e.town,
            e.area, e.latitude, e.longitude, e.is_online, e.cost, e.organiser, t.name, e.step_free, e.sign_language,
            e.captions, e.quiet_space, e.childcare, e.alcohol_free, e.access_note, e.capacity, e.venue_audience,
            e.cancellation
        """
    static let columnCount = 27
    /// What `columns` are read from, beside the occurrence `o`.
    static let tables = """
        events_event e ON e.number = o.number
            JOIN events_kind k ON k.id = e.kind LEFT JOIN events_theme t ON t.id = e.theme
        """

    /// The event with a number at the next of its times from `now`, or else at the last.
    static func find(_ number: Int64, at now: Date, _ db: Database) throws -> Event? {
        let sql = """
            SELECT \(columns) FROM events_occurrence o JOIN \(tables) WHERE o.number = :number
            ORDER BY o.ends_at <= :now, iif(o.ends_at <= :now, -o.starts_at, o.starts_at) LIMIT 1
            """
        return try Row.fetchOne(
            db.cachedStatement(sql: sql), arguments: ["number": number, "now": EventMoment.seconds(now)]
        ).map(event)
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

    static func event(_ row: Row) -> Event {
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
            organiser: row[15], theme: row[16], cancellation: row[26])
    }
}
