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
    private static let written = [
        "kind", "theme", "title", "summary", "precision", "local_start", "local_end", "zone", "starts_at", "ends_at",
        "area", "town", "venue", "latitude", "longitude", "is_online", "cost", "organiser", "step_free",
        "sign_language", "captions", "quiet_space", "childcare", "alcohol_free", "access_note", "capacity",
        "venue_audience",
    ]
    private static let all = written.joined(separator: ", ")
    private static let places = written.map { _ in "?" }.joined(separator: ", ")

    /// Adds an event; gives its number.
    static func add(_ event: NewEvent, in zone: TimeZone, _ db: Database) throws -> Int64 {
        try db.cachedStatement(sql: "INSERT INTO events_event (\(all)) VALUES (\(places))")
            .execute(arguments: values(event, zone))
        let number = db.lastInsertedRowID
        try hidePoint(of: number, db)
        try setOccurrences(number, event.moment.map { [$0] } ?? [], db)
        return number
    }

    /// Puts an event whose venue is private where its town is on the map, so that no distance finds the venue.
    static func hidePoint(of number: Int64, _ db: Database) throws {
        try db.cachedStatement(
            sql: """
                UPDATE events_event SET town = t.name, area = t.area, latitude = t.latitude, longitude = t.longitude
                FROM place t
                WHERE number = ? AND venue_audience = 'coming' AND events_event.latitude IS NOT NULL
                    AND t.id = coalesce(
                    (SELECT id FROM place p WHERE p.kind <> 'postcodeArea' AND p.area = events_event.area
                        AND p.name = iif(instr(town, ' (') > 0, substr(town, 1, instr(town, ' (') - 1), town)),
                    (SELECT id FROM place p WHERE p.kind <> 'postcodeArea'
                        AND p.name = iif(instr(town, ' (') > 0, substr(town, 1, instr(town, ' (') - 1), town)
                        ORDER BY p.thousands DESC LIMIT 1))
                """
        ).execute(arguments: [number])
    }

    /// Adds the event of `uid`, or changes it where it reads otherwise; tells whether anything was written.
    ///
    /// One that is there is named by its number, or the attempt to add it would use up the next one.
    static func save(_ event: NewEvent, as uid: String, in zone: TimeZone, _ db: Database) throws -> Bool {
        let before = db.totalChangesCount
        let excluded = written.map { "excluded.\($0)" }.joined(separator: ", ")
        try db.cachedStatement(
            sql: """
                INSERT INTO events_event (number, uid, \(all))
                VALUES ((SELECT number FROM events_event WHERE uid = ?1), ?1, \(places))
                ON CONFLICT (number) DO UPDATE SET (\(all), sequence) = (\(excluded), sequence + 1)
                WHERE (\(all)) IS NOT (\(excluded))
                """
        ).execute(arguments: [uid] + values(event, zone))
        guard db.totalChangesCount > before,
            let number = try Int64.fetchOne(db, sql: "SELECT number FROM events_event WHERE uid = ?", arguments: [uid])
        else { return false }
        try setOccurrences(number, event.moment.map { [$0] } ?? [], db)
        return true
    }

    /// Says anew at which times an event takes place; without any it has no date that is known.
    static func setOccurrences(_ number: Int64, _ moments: [EventMoment], _ db: Database) throws {
        try db.cachedStatement(sql: "DELETE FROM events_occurrence WHERE number = ?").execute(arguments: [number])
        if moments.isEmpty {
            try insert(db).execute(arguments: [undated, undated, nil, nil, nil, number])
        } else {
            try addOccurrences(number, moments, db)
        }
    }

    /// Says at which other times an event takes place.
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

    /// When an event begins and ends of which nobody knows when: before all others.
    private static let undated: Int64 = -1_000_000_000_000_000

    /// Writes down in which rooms an event was announced, and when; a room that it was announced in already stays.
    static func noteAnnounced(_ number: Int64, in rooms: [String], at date: Date, _ db: Database) throws {
        let insert = try db.cachedStatement(
            sql: "INSERT OR IGNORE INTO events_announced_in (number, room_id, announced_at) VALUES (?, ?, ?)")
        for room in rooms { try insert.execute(arguments: [number, room, EventMoment.seconds(date)]) }
    }

    /// In how many rooms an event was announced, and whether in this one.
    static func announced(_ number: Int64, in room: String, _ db: Database) throws -> (rooms: Int, isHere: Bool) {
        let row = try Row.fetchOne(
            db.cachedStatement(
                sql: """
                    SELECT count(*), coalesce(sum(room_id = ?), 0) FROM events_announced_in WHERE number = ?
                    """), arguments: [room, number])
        return (row?[0] ?? 0, row?[1] ?? false)
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

    /// The number of an event that is called so, begins then and is in the same town, whoever announced it.
    static func twin(
        of draft: EventDraft, _ moment: EventMoment, besides own: Int64?, _ db: Database
    ) throws -> Int64? {
        try Int64.fetchOne(
            db.cachedStatement(
                sql: """
                    SELECT e.number FROM events_occurrence o JOIN events_event e ON e.number = o.number
                    WHERE o.starts_at = :start AND o.is_cancelled = 0 AND e.title = :title COLLATE NOCASE
                        AND e.town = :town COLLATE NOCASE AND e.area IS :area
                        AND coalesce(e.organiser = :organiser COLLATE NOCASE, TRUE) AND e.number IS NOT :own
                    """),
            arguments: [
                "start": moment.startsAt, "title": draft.title, "town": draft.site.town, "area": draft.site.area,
                "organiser": draft.organiser, "own": own,
            ])
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
