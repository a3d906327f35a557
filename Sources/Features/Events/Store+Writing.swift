import Foundation
import GRDB
import Organising

/// An event on its way into the store.
struct NewEvent {
    /// The uid of first data; nothing for one that gets its own.
    var uid: String?
    var kind: Kind.ID
    var theme: String?
    var title: String
    var summary: String
    var moment: EventMoment?
    var site: EventSite
    var access = AccessFacts()
    var cost: String?
    var capacity: Int?
    var venueAudience = EventDraft.Audience.anyone
    var organiser: String?
}

extension EventStore {
    private static let columns = [
        "kind", "theme", "title", "summary", "precision", "local_start", "local_end", "zone", "starts_at", "ends_at",
        "area", "town", "venue", "latitude", "longitude", "is_online", "cost", "organiser", "step_free",
        "sign_language", "captions", "quiet_space", "childcare", "alcohol_free", "access_note", "capacity",
        "venue_audience",
    ]
    private static let all = columns.joined(separator: ", ")
    private static let places = columns.map { _ in "?" }.joined(separator: ", ")

    /// Adds an event; gives its number.
    static func add(_ event: NewEvent, in zone: TimeZone, _ db: Database) throws -> Int64 {
        try db.cachedStatement(sql: "INSERT INTO events_event (\(all)) VALUES (\(places))")
            .execute(arguments: values(event, zone))
        return db.lastInsertedRowID
    }

    /// Adds the event of `uid`, or changes it where it reads otherwise; tells whether anything was written.
    static func save(_ event: NewEvent, as uid: String, in zone: TimeZone, _ db: Database) throws -> Bool {
        let before = db.totalChangesCount
        let excluded = columns.map { "excluded.\($0)" }.joined(separator: ", ")
        try db.cachedStatement(
            sql: """
                INSERT INTO events_event (uid, \(all)) VALUES (?, \(places))
                ON CONFLICT (uid) DO UPDATE SET (\(all), sequence) = (\(excluded), sequence + 1)
                WHERE (\(all)) IS NOT (\(excluded))
                """
        ).execute(arguments: [uid] + values(event, zone))
        return db.totalChangesCount > before
    }

    /// Writes down in which room an event was announced, and when.
    static func noteAnnounced(_ number: Int64, in room: String, at date: Date, _ db: Database) throws {
        try db.cachedStatement(sql: "UPDATE events_event SET announced_in = ?, announced_at = ? WHERE number = ?")
            .execute(arguments: [room, EventMoment.seconds(date), number])
    }

    /// The number of an event that is called so and begins then, whoever announced it.
    static func twin(of title: String, _ moment: EventMoment, _ db: Database) throws -> Int64? {
        try Int64.fetchOne(
            db.cachedStatement(
                sql: """
                    SELECT number FROM events_event
                    WHERE title = ? COLLATE NOCASE AND starts_at = ? AND status <> 'cancelled'
                    """), arguments: [title, moment.startsAt])
    }

    private static func values(_ event: NewEvent, _ zone: TimeZone) -> StatementArguments {
        let (moment, site, access) = (event.moment, event.site, event.access)
        return [
            event.kind, event.theme, event.title, event.summary, moment?.precision, moment?.localStart,
            moment?.localEnd, zone.identifier, moment?.startsAt, moment?.endsAt, site.area, site.town, site.venue,
            site.point?.latitude, site.point?.longitude, site.isOnline, event.cost, event.organiser, access.isStepFree,
            access.hasSignLanguage, access.hasCaptions, access.hasQuietSpace, access.hasChildcare, access.isAlcoholFree,
            access.note, event.capacity, event.venueAudience.rawValue,
        ]
    }
}
