import FeatureKit
import Foundation
import GRDB
import Organising
import StewardCore

/// Disputes, their picket lines, and when each line stands.
enum PicketStore {
    static let migrations = [
        Migration(
            "pickets.1 disputes, lines and times",
            """
            CREATE TABLE pickets_dispute (
                id INTEGER PRIMARY KEY,
                employer TEXT NOT NULL COLLATE NOCASE,
                union_name TEXT NOT NULL COLLATE NOCASE,
                cause TEXT NOT NULL,
                UNIQUE (employer, union_name)
            ) STRICT;
            CREATE TABLE pickets_line (
                number INTEGER PRIMARY KEY AUTOINCREMENT,
                uid TEXT UNIQUE,
                dispute INTEGER NOT NULL REFERENCES pickets_dispute(id),
                meet TEXT NOT NULL,
                town TEXT NOT NULL,
                area TEXT NOT NULL REFERENCES area(id),
                latitude REAL CHECK (latitude BETWEEN -90 AND 90),
                longitude REAL CHECK (longitude BETWEEN -180 AND 180),
                needs TEXT NOT NULL,
                zone TEXT NOT NULL,
                confirmed_at INTEGER NOT NULL,
                confirmed_by TEXT NOT NULL CHECK (confirmed_by IN ('member', 'officer', 'admin')),
                over_at INTEGER,
                over_by TEXT CHECK (over_by IN ('member', 'officer', 'admin')),
                CHECK ((latitude IS NULL) = (longitude IS NULL)),
                CHECK ((over_at IS NULL) = (over_by IS NULL))
            ) STRICT;
            CREATE INDEX pickets_line_dispute ON pickets_line(dispute);
            CREATE TABLE pickets_time (
                line INTEGER NOT NULL REFERENCES pickets_line(number) ON DELETE CASCADE,
                local_start TEXT NOT NULL,
                local_end TEXT,
                starts_at INTEGER NOT NULL,
                ends_at INTEGER NOT NULL CHECK (ends_at > starts_at),
                PRIMARY KEY (line, starts_at)
            ) STRICT, WITHOUT ROWID;
            """)
    ]

    private static let selection = """
        SELECT l.number, d.employer, d.union_name, d.cause, l.meet, l.town, l.area, l.latitude, l.longitude, l.needs,
            l.zone, l.confirmed_at, l.confirmed_by, l.over_at, l.over_by, next.local_start, next.local_end,
            next.starts_at <= :now, last.local_start
        FROM pickets_line l
        JOIN pickets_dispute d ON d.id = l.dispute
        JOIN pickets_time last ON last.line = l.number
            AND last.starts_at = (SELECT max(starts_at) FROM pickets_time WHERE line = l.number)
        LEFT JOIN pickets_time next ON next.line = l.number
            AND next.starts_at = (SELECT min(starts_at) FROM pickets_time WHERE line = l.number AND ends_at > :now)
        WHERE last.ends_at > :now - :lingers
        """

    /// The lines that nobody ended: what comes next first, then those whose days are over, then those that a member
    /// reported over.
    static func open(at now: Date, _ db: Database) throws -> [PicketLine] {
        let sql = """
            \(selection) AND coalesce(l.over_by, 'member') = 'member'
            ORDER BY l.over_by IS NOT NULL, next.starts_at IS NULL, next.starts_at, l.number
            """
        return try Row.fetchAll(db.cachedStatement(sql: sql), arguments: arguments(now)).compactMap(line)
    }

    /// The line with a number, unless it ended by itself.
    static func find(_ number: Int64, at now: Date, _ db: Database) throws -> PicketLine? {
        let statement = try db.cachedStatement(sql: "\(selection) AND l.number = :number")
        return try Row.fetchOne(statement, arguments: arguments(now, ["number": number])).flatMap(line)
    }

    /// When a line stands from now on, in order.
    static func times(of number: Int64, after now: Date, _ db: Database) throws -> [EventTime] {
        try Row.fetchAll(
            db.cachedStatement(
                sql: """
                    SELECT local_start, local_end FROM pickets_time WHERE line = ? AND ends_at > ? ORDER BY starts_at
                    """),
            arguments: [number, seconds(now)]
        ).compactMap { time($0[0], $0[1]) }
    }

    /// When a line ends by itself: a week after its last time.
    static func endOfLife(of number: Int64, _ db: Database) throws -> Date? {
        try Int64.fetchOne(
            db, sql: "SELECT max(ends_at) FROM pickets_time WHERE line = ?", arguments: [number]
        ).map { Date(timeIntervalSince1970: TimeInterval($0)).addingTimeInterval(PicketLine.lingers) }
    }

    /// The number of the line that came with first data as `uid`.
    static func number(ofSeed uid: String, _ db: Database) throws -> Int64? {
        try Int64.fetchOne(db, sql: "SELECT number FROM pickets_line WHERE uid = ?", arguments: [uid])
    }

    /// A line as it could be written anew.
    static func draft(of number: Int64, _ db: Database) throws -> PicketDraft? {
        let times = try times(of: number, after: .distantPast, db)
        return try db.cachedStatement(
            sql: """
                SELECT d.employer, d.union_name, d.cause, l.meet, l.town, l.area, l.latitude, l.longitude, l.needs
                FROM pickets_line l JOIN pickets_dispute d ON d.id = l.dispute WHERE l.number = ?
                """
        ).first([number]) { row in
            PicketDraft(
                employer: row[0], union: row[1], cause: row[2], meet: row[3], town: row[4], area: row[5],
                latitude: row[6], longitude: row[7], needs: row[8], times: times)
        }
    }

    /// What the dispute of the same employer and union is about, as far as a listed line has said so; else empty.
    static func cause(of draft: PicketDraft, _ db: Database) throws -> String {
        try String.fetchOne(
            db, sql: "SELECT cause FROM pickets_dispute WHERE employer = ? AND union_name = ?",
            arguments: [draft.employer, draft.union]) ?? ""
    }

    /// The number of an open line of the same employer at the same spot.
    static func twin(of draft: PicketDraft, at now: Date, _ db: Database) throws -> Int64? {
        let statement = try db.cachedStatement(
            sql: """
                \(selection) AND d.employer = :employer AND l.meet = :meet COLLATE NOCASE AND l.town = :town
                    AND coalesce(l.over_by, 'member') = 'member'
                """)
        let draft: StatementArguments = ["employer": draft.employer, "meet": draft.meet, "town": draft.town]
        return try Int64.fetchOne(statement, arguments: arguments(now, draft))
    }

    static func seconds(_ date: Date) -> Int64 { Int64(date.timeIntervalSince1970) }

    private static func arguments(_ now: Date, _ more: StatementArguments = [:]) -> StatementArguments {
        ["now": seconds(now), "lingers": Int64(PicketLine.lingers)] + more
    }

    private static func line(_ row: Row) -> PicketLine? {
        guard let confirmed = word(row[11], row[12]), let last = time(row[18], nil) else { return nil }
        let latitude: Float? = row[7]
        let longitude: Float? = row[8]
        let next: EventTime? = time(row[15], row[16])
        return PicketLine(
            number: row[0], employer: row[1], union: row[2], cause: row[3], meet: row[4], town: row[5], area: row[6],
            point: latitude.flatMap { latitude in longitude.map { Coordinate(latitude: latitude, longitude: $0) } },
            needs: row[9], timeZone: TimeZone(identifier: row[10]) ?? .gmt, confirmed: confirmed,
            over: word(row[13], row[14]), next: next, isOnNow: next != nil && row[17], lastDay: last.start.date)
    }

    private static func word(_ seconds: Int64?, _ role: String?) -> PicketLine.Word? {
        guard let seconds, let role = Role.allCases.first(where: { "\($0)" == role }) else { return nil }
        return PicketLine.Word(role: role, date: Date(timeIntervalSince1970: TimeInterval(seconds)))
    }

    static func time(_ start: String?, _ end: String?) -> EventTime? {
        start.flatMap { LocalDateTime($0) }.map { EventTime(start: $0, end: end.flatMap { LocalDateTime($0) }) }
    }
}
