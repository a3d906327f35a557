import FeatureKit
import Foundation
import GRDB
import Organising
import StewardCore

/// A row of the table of picket lines: everything about a line except its dispute and its days.
struct PicketRow {
    /// The number that people type; 0 until it is stored.
    var number: Int64 = 0
    /// Its uid in first data; nil if somebody typed it.
    var uid: String?
    var dispute: Int64
    /// Where in the town; empty if only the town is known.
    var meet: String
    var town: String
    /// The smallest area around it.
    var area: Area.ID
    /// Where it is on the map; nil if only an area is known.
    var point: Coordinate?
    /// What to bring, and whatever else people should know; may be empty.
    var needs: String
    /// The time zone of its days.
    var zone: String
    var standing: PicketStanding
    /// Whether somebody has changed it who did not load first data, which leaves it alone from then on.
    var isChanged = false
}

/// Who confirmed a picket line and who said that it is over, by role, and when, in seconds since 1970.
struct PicketStanding: Codable, Equatable {
    var confirmedAt: Int64
    var confirmedBy: String
    var overAt: Int64?
    var overBy: String?

    /// Differs for different standings.
    var version: String { "\(confirmedAt) \(confirmedBy) \(overAt ?? 0) \(overBy ?? "")" }
}

extension PicketRow: StoredRecord {
    enum Column: Int, RecordColumn {
        case number, uid, dispute, meet, town, area, latitude, longitude, needs, zone
        case confirmedAt, confirmedBy, overAt, overBy, isChanged
    }
    static let table = "pickets_line"
    fileprivate static let selection = "SELECT \(Column.list) FROM pickets_line"

    init(_ row: RecordRow<Column>) {
        (number, uid, dispute, meet) = (row[.number], row[.uid], row[.dispute], row[.meet])
        (town, area, needs, zone) = (row[.town], row[.area], row[.needs], row[.zone])
        point = Coordinate(latitude: row[.latitude], longitude: row[.longitude])
        standing = PicketStanding(
            confirmedAt: row[.confirmedAt], confirmedBy: row[.confirmedBy], overAt: row[.overAt], overBy: row[.overBy])
        isChanged = row[.isChanged]
    }

    func write(to row: inout RecordValues<Column>) {
        (row[.number], row[.uid], row[.dispute]) = (number == 0 ? nil : number, uid, dispute)
        (row[.meet], row[.town], row[.area], row[.needs], row[.zone]) = (meet, town, area, needs, zone)
        (row[.latitude], row[.longitude]) = (point?.latitude, point?.longitude)
        (row[.confirmedAt], row[.confirmedBy]) = (standing.confirmedAt, standing.confirmedBy)
        (row[.overAt], row[.overBy], row[.isChanged]) = (standing.overAt, standing.overBy, isChanged)
    }
}

/// A picket line with its dispute and its days, as of one moment.
struct PicketLine: Located, Numbered {
    /// What somebody said about the line: their role, never who they are, and when.
    struct Word {
        let role: Role
        let date: Date
    }

    /// How many seconds a confirmation holds; then the line says that nobody has confirmed it.
    static let confirmationHolds: TimeInterval = 3 * 86_400
    /// How many seconds after its last time a line is deleted.
    static let lingers: TimeInterval = 7 * 86_400

    let row: PicketRow
    let employer: String
    let union: String
    /// What the dispute is about; may be empty.
    let cause: String
    /// The time that is running or comes next; nil if all are over.
    var next: EventTime?
    /// Whether that time has begun.
    var isOnNow: Bool
    /// Its last day.
    let lastDay: LocalDate

    var number: Int64 { row.number }
    var meet: String { row.meet }
    var town: String { row.town }
    var area: Area.ID { row.area }
    var point: Coordinate? { row.point }
    var needs: String { row.needs }

    /// The last confirmation.
    var confirmed: Word { word(row.standing.confirmedAt, row.standing.confirmedBy) }
    /// The report that it is over, if there is one.
    var over: Word? { row.standing.overAt.map { word($0, row.standing.overBy) } }
    /// Whether an officer said that it is over; then it is no longer listed.
    var isEnded: Bool { over.map { $0.role >= .officer } ?? false }

    private func word(_ second: Int64, _ role: String?) -> Word {
        Word(
            role: Role.allCases.first { "\($0)" == role } ?? .member,
            date: Date(timeIntervalSince1970: TimeInterval(second)))
    }

    /// Whether nobody has said for three days that it still stands.
    func isUnconfirmed(at now: Date) -> Bool { now.timeIntervalSince(confirmed.date) > Self.confirmationHolds }

    /// The line with the first of its `times` that was asked for as its next one; nil if none was.
    func standing(at asked: [AskedTime], of times: [EventTime]) -> PicketLine? {
        guard let time = times.first(where: { time in asked.contains { $0.covers(time) } }) else { return nil }
        var line = self
        (line.next, line.isOnNow) = (time, isOnNow && time == next)
        return line
    }

    /// The day of a moment by the clocks of the line's zone.
    func day(of date: Date) -> LocalDate { (TimeZone(identifier: row.zone) ?? .gmt).local(at: date).date }
}

extension PicketLine: FetchableRecord {
    /// The columns of the query after those of the row.
    private enum Joined: Int, RecordColumn {
        case employer, union, cause, nextStart, nextEnd, isOnNow, lastStart

        static let list = """
            d.employer, d.union_name, d.cause, next.local_start, next.local_end, next.starts_at <= :now,
            last.local_start
            """
    }

    /// Selects the lines that are not to be deleted yet at `:now`.
    fileprivate static let selection = """
        SELECT \(PicketRow.Column.list { _ in "l" }), \(Joined.list)
        FROM pickets_line l
        JOIN pickets_dispute d ON d.id = l.dispute
        JOIN pickets_time last ON last.line = l.number
            AND last.starts_at = (SELECT max(starts_at) FROM pickets_time WHERE line = l.number)
        LEFT JOIN pickets_time next ON next.line = l.number
            AND next.starts_at = (SELECT min(starts_at) FROM pickets_time WHERE line = l.number AND ends_at > :now)
        WHERE last.ends_at > :now - \(Int64(lingers))
        """

    init(row: Row) throws {
        self.row = PicketRow(RecordRow(row))
        let joined = RecordRow<Joined>(row, from: PicketRow.Column.allCases.count)
        (employer, union, cause) = (joined[.employer], joined[.union], joined[.cause])
        next = PicketStore.time(joined[.nextStart], joined[.nextEnd])
        isOnNow = joined[.isOnNow] ?? false
        lastDay = PicketStore.time(joined[.lastStart], nil)?.start.date ?? LocalDate(dayNumber: 0)
    }
}

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
            """),
        Answers.noting(
            changesOf: ["pickets_dispute", "pickets_line", "pickets_time"],
            "pickets.2 lists end with a change of picket lines"),
        Migration(
            "pickets.3 lines that were changed stay so when first data is loaded again",
            """
            ALTER TABLE pickets_line ADD COLUMN is_changed INTEGER NOT NULL DEFAULT 0 CHECK (is_changed IN (0, 1))
            """),
    ]

    /// How many seconds a line stands if nobody said until when.
    private static let usualLength: Int64 = 3 * 3600

    // MARK: Reading

    /// The lines that no officer ended: by their next time, then those whose days are over, then those that a member
    /// reported over.
    static func open(at now: Date, _ db: Database) throws -> [PicketLine] {
        let sql = """
            \(PicketLine.selection) AND coalesce(l.over_by, 'member') = 'member'
            ORDER BY l.over_by IS NOT NULL, next.starts_at IS NULL, next.starts_at, l.number
            """
        return try PicketLine.fetchAll(db.cachedStatement(sql: sql), arguments: ["now": seconds(now)])
    }

    /// The line with a number; nil if there is none or its last time was over a week ago.
    static func find(_ number: Int64, at now: Date, _ db: Database) throws -> PicketLine? {
        let statement = try db.cachedStatement(sql: "\(PicketLine.selection) AND l.number = :number")
        return try PicketLine.fetchOne(statement, arguments: ["now": seconds(now), "number": number])
    }

    /// The times of all lines after `now`, in order, by the number of the line.
    static func times(after now: Date, _ db: Database) throws -> [Int64: [EventTime]] {
        let sql = """
            SELECT line, local_start, local_end FROM pickets_time WHERE ends_at > ? ORDER BY line, starts_at
            """
        let rows = try Row.fetchAll(db.cachedStatement(sql: sql), arguments: [seconds(now)])
        return Dictionary(grouping: rows) { $0[0] }.mapValues { $0.compactMap { time($0[1], $0[2]) } }
    }

    /// The times of a line after `now`, in order.
    static func times(of number: Int64, after now: Date, _ db: Database) throws -> [EventTime] {
        let sql = "SELECT local_start, local_end FROM pickets_time WHERE line = ? AND ends_at > ? ORDER BY starts_at"
        return try Row.fetchAll(db.cachedStatement(sql: sql), arguments: [number, seconds(now)])
            .compactMap { time($0[0], $0[1]) }
    }

    /// When a line is to be deleted: a week after its last time.
    static func endOfLife(of number: Int64, _ db: Database) throws -> Date? {
        try Int64.fetchOne(
            db, sql: "SELECT max(ends_at) FROM pickets_time WHERE line = ?", arguments: [number]
        ).map { Date(timeIntervalSince1970: TimeInterval($0)).addingTimeInterval(PicketLine.lingers) }
    }

    /// The standing of a line; nil if there is no such line.
    static func standing(_ number: Int64, _ db: Database) throws -> PicketStanding? { try row(number, db)?.standing }

    private static func row(_ number: Int64, _ db: Database) throws -> PicketRow? {
        try PicketRow.fetchOne(
            db.cachedStatement(sql: "\(PicketRow.selection) WHERE number = ?"), arguments: [number])
    }

    /// The line with this uid in first data, as a draft; nil if there is none.
    static func draft(
        ofSeed uid: String, _ db: Database
    ) throws -> (number: Int64, draft: PicketDraft, isChanged: Bool)? {
        let number = try Int64.fetchOne(db, sql: "SELECT number FROM pickets_line WHERE uid = ?", arguments: [uid])
        guard let number, let draft = try draft(of: number, db) else { return nil }
        return (number, draft, try row(number, db)?.isChanged == true)
    }

    /// A line as a draft; nil if there is no such line.
    static func draft(of number: Int64, _ db: Database) throws -> PicketDraft? {
        guard let line = try find(number, at: .distantPast, db) else { return nil }
        return PicketDraft(
            employer: line.employer, union: line.union, cause: line.cause, meet: line.meet, town: line.town,
            area: line.area, latitude: line.point?.latitude, longitude: line.point?.longitude, needs: line.needs,
            times: try times(of: number, after: .distantPast, db))
    }

    /// The cause of the dispute between the same employer and union, if a line has given it; empty otherwise.
    static func cause(of draft: PicketDraft, _ db: Database) throws -> String {
        try String.fetchOne(
            db, sql: "SELECT cause FROM pickets_dispute WHERE employer = ? AND union_name = ?",
            arguments: [draft.employer, draft.union]) ?? ""
    }

    /// What tells a line from what it was before each change: its standing and all that it says; nil if there is no
    /// such line.
    static func version(of number: Int64, _ db: Database) throws -> String? {
        guard let standing = try standing(number, db), let draft = try draft(of: number, db) else { return nil }
        let encoder = JSONEncoder()
        encoder.outputFormatting = .sortedKeys
        return "\(standing.version) \(String(decoding: try encoder.encode(draft), as: UTF8.self))"
    }

    /// Whether the dispute between this employer and union has other lines than `number`.
    static func hasOtherLines(_ draft: PicketDraft, than number: Int64, _ db: Database) throws -> Bool {
        try Bool.fetchOne(
            db,
            sql: """
                SELECT EXISTS (SELECT 1 FROM pickets_line l JOIN pickets_dispute d ON d.id = l.dispute
                    WHERE d.employer = ? AND d.union_name = ? AND l.number != ?)
                """,
            arguments: [draft.employer, draft.union, number]) ?? false
    }

    /// The number of an open line of the same employer at the same spot, other than `own`; nil if there is none.
    static func twin(of draft: PicketDraft, besides own: Int64 = 0, at now: Date, _ db: Database) throws -> Int64? {
        let statement = try db.cachedStatement(
            sql: """
                \(PicketLine.selection) AND d.employer = :employer AND l.meet = :meet COLLATE NOCASE AND l.town = :town
                    AND coalesce(l.over_by, 'member') = 'member' AND l.number != :own
                """)
        return try PicketLine.fetchOne(
            statement,
            arguments: [
                "now": seconds(now), "employer": draft.employer, "meet": draft.meet, "town": draft.town, "own": own,
            ]
        )?.number
    }

    static func seconds(_ date: Date) -> Int64 { Int64(date.timeIntervalSince1970) }

    static func time(_ start: String?, _ end: String?) -> EventTime? {
        start.flatMap { LocalDateTime($0) }.map { EventTime(start: $0, end: end.flatMap { LocalDateTime($0) }) }
    }

    // MARK: Writing

    /// Adds a line, or changes the line `number` to `draft`, confirmed by `role`; returns its number.
    static func save(
        _ draft: PicketDraft, as number: Int64 = 0, seed uid: String? = nil, by role: Role, at now: Date,
        in zone: TimeZone, _ db: Database
    ) throws -> Int64 {
        let known = try row(number, db)
        let line = PicketRow(
            number: number, uid: uid ?? known?.uid, dispute: try dispute(of: draft, db), meet: draft.meet,
            town: draft.town,
            area: draft.area, point: Coordinate(latitude: draft.latitude, longitude: draft.longitude),
            needs: draft.needs, zone: zone.identifier,
            standing: PicketStanding(
                confirmedAt: seconds(now), confirmedBy: "\(role)", overAt: known?.standing.overAt,
                overBy: known?.standing.overBy),
            isChanged: uid == nil && known != nil)
        try line.save(db)
        let number = number == 0 ? db.lastInsertedRowID : number
        try db.execute(sql: "DELETE FROM pickets_time WHERE line = ?", arguments: [number])
        for time in draft.times { try add(time, to: number, in: zone, db) }
        try deleteEmptyDisputes(db)
        return number
    }

    /// Changes the standing of a line.
    static func set(_ number: Int64, to standing: PicketStanding, _ db: Database) throws {
        guard var line = try row(number, db) else { return }
        line.standing = standing
        try line.save(db)
    }

    /// Deletes a line, and its dispute if that has no other.
    static func delete(_ number: Int64, _ db: Database) throws {
        try db.execute(sql: "DELETE FROM pickets_line WHERE number = ?", arguments: [number])
        try deleteEmptyDisputes(db)
    }

    private static func deleteEmptyDisputes(_ db: Database) throws {
        try db.execute(sql: "DELETE FROM pickets_dispute WHERE id NOT IN (SELECT dispute FROM pickets_line)")
    }

    private static func dispute(of draft: PicketDraft, _ db: Database) throws -> Int64 {
        try db.execute(
            sql: """
                INSERT INTO pickets_dispute (employer, union_name, cause) VALUES (?, ?, ?)
                ON CONFLICT (employer, union_name) DO UPDATE SET cause = excluded.cause WHERE excluded.cause != ''
                """,
            arguments: [draft.employer, draft.union, draft.cause])
        let id = try Int64.fetchOne(
            db, sql: "SELECT id FROM pickets_dispute WHERE employer = ? AND union_name = ?",
            arguments: [draft.employer, draft.union])
        return id ?? db.lastInsertedRowID
    }

    private static func add(_ time: EventTime, to number: Int64, in zone: TimeZone, _ db: Database) throws {
        let (begins, ends) = time.instants(in: zone)
        let start = seconds(begins)
        let end = ends.map(seconds) ?? start + usualLength
        try db.execute(
            sql: "INSERT INTO pickets_time (line, local_start, local_end, starts_at, ends_at) VALUES (?, ?, ?, ?, ?)",
            arguments: [number, "\(time.start)", time.end.map { "\($0)" }, start, end])
    }
}
