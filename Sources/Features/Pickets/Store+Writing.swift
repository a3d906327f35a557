import Foundation
import GRDB
import Organising

extension PicketStore {
    /// A line of which nobody said until when it stands is taken to stand for this many seconds.
    private static let usualLength: Int64 = 3 * 3600

    /// Adds a line; gives its number.
    static func add(
        _ draft: PicketDraft, seed uid: String? = nil, _ word: PicketLine.Word, in timeZone: TimeZone, _ db: Database
    ) throws -> Int64 {
        let dispute = try dispute(of: draft, db)
        try db.execute(
            sql: """
                INSERT INTO pickets_line
                    (uid, dispute, meet, town, area, latitude, longitude, needs, zone, confirmed_at, confirmed_by)
                VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                """,
            arguments: [
                uid, dispute, draft.meet, draft.town, draft.area, draft.latitude, draft.longitude, draft.needs,
                timeZone.identifier, seconds(word.date), "\(word.role)",
            ])
        let number = db.lastInsertedRowID
        for time in draft.times { try add(time, to: number, in: timeZone, db) }
        return number
    }

    /// Makes a line read as `draft`, whose `word` confirms it; gives its number.
    static func change(
        _ number: Int64, to draft: PicketDraft, _ word: PicketLine.Word, in timeZone: TimeZone, _ db: Database
    ) throws -> Int64 {
        try db.execute(
            sql: """
                UPDATE pickets_line SET dispute = ?, meet = ?, town = ?, area = ?, latitude = ?, longitude = ?, needs = ?,
                    zone = ?, confirmed_at = ?, confirmed_by = ?
                WHERE number = ?
                """,
            arguments: [
                try dispute(of: draft, db), draft.meet, draft.town, draft.area, draft.latitude, draft.longitude,
                draft.needs, timeZone.identifier, seconds(word.date), "\(word.role)", number,
            ])
        try db.execute(sql: "DELETE FROM pickets_time WHERE line = ?", arguments: [number])
        for time in draft.times { try add(time, to: number, in: timeZone, db) }
        try deleteEmptyDisputes(db)
        return number
    }

    /// Notes that a line stands, and takes back that it is over.
    static func confirm(_ number: Int64, _ word: PicketLine.Word, _ db: Database) throws {
        try db.execute(
            sql: """
                UPDATE pickets_line SET confirmed_at = ?, confirmed_by = ?, over_at = NULL, over_by = NULL
                WHERE number = ?
                """,
            arguments: [seconds(word.date), "\(word.role)", number])
    }

    /// Notes that a line is over.
    static func end(_ number: Int64, _ word: PicketLine.Word, _ db: Database) throws {
        try db.execute(
            sql: "UPDATE pickets_line SET over_at = ?, over_by = ? WHERE number = ?",
            arguments: [seconds(word.date), "\(word.role)", number])
    }

    /// Deletes a line, and its dispute where that was its last one.
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
