import FeatureKit
import Foundation
import GRDB
import MatrixProtocol
import StewardCore

/// The suggestions of members.
enum SuggestionStore {
    /// How many suggestions of one person may wait.
    static let mostWaiting = 5
    /// How many seconds a suggestion may wait.
    static let longest: TimeInterval = 30 * 86_400

    /// A suggestion.
    struct Suggestion: Numbered {
        let number: Int64
        let user: UserID
        let draft: AnnouncementDraft
    }

    static func add(_ draft: AnnouncementDraft, of user: UserID, at now: Date, _ db: Database) throws -> Int64 {
        let json = String(decoding: try JSONEncoder().encode(draft), as: UTF8.self)
        try db.execute(
            sql: "INSERT INTO announcing_suggestion (user_id, draft, suggested_at) VALUES (?, ?, ?)",
            arguments: [user.rawValue, json, Int64(now.timeIntervalSince1970)])
        return db.lastInsertedRowID
    }

    /// The suggestion with this number; nil if it is gone or decided on.
    static func find(_ number: Int64, _ db: Database) throws -> Suggestion? {
        let sql = "SELECT number, user_id, draft FROM announcing_suggestion WHERE number = ? AND decided_at IS NULL"
        return try Row.fetchOne(db, sql: sql, arguments: [number]).map(suggestion)
    }

    /// The suggestions that wait for a decision, the oldest first: those of one member, or all of them if `user` is nil.
    static func waiting(of user: UserID?, at now: Date, _ db: Database) throws -> [Suggestion] {
        let own = user == nil ? "" : "AND user_id = :user"
        let sql = """
            SELECT number, user_id, draft FROM announcing_suggestion
            WHERE suggested_at > :oldest AND decided_at IS NULL \(own) ORDER BY suggested_at, number
            """
        var arguments: StatementArguments = ["oldest": Int64(now.timeIntervalSince1970 - longest)]
        if let user { arguments += ["user": user.rawValue] }
        return try Row.fetchAll(db, sql: sql, arguments: arguments).map(suggestion)
    }

    private static func suggestion(_ row: Row) throws -> Suggestion {
        let json: String = row[2]
        return Suggestion(
            number: row[0], user: UserID(row[1]),
            draft: try JSONDecoder().decode(AnnouncementDraft.self, from: Data(json.utf8)))
    }

    /// Marks a suggestion as decided; it can be reopened for a while.
    static func decide(_ number: Int64, at now: Date, _ db: Database) throws {
        try db.execute(
            sql: "UPDATE announcing_suggestion SET decided_at = ? WHERE number = ?",
            arguments: [Int64(now.timeIntervalSince1970), number])
    }

    /// Makes a suggestion wait again; false if it is gone.
    static func reopen(_ number: Int64, _ db: Database) throws -> Bool {
        try db.execute(
            sql: "UPDATE announcing_suggestion SET decided_at = NULL WHERE number = ?", arguments: [number])
        return db.changesCount > 0
    }

    /// A text that differs between a waiting and a decided suggestion; nil if it is gone.
    static func version(of number: Int64, _ db: Database) throws -> String? {
        try String.fetchOne(
            db, sql: "SELECT iif(decided_at IS NULL, 'waiting', 'decided') FROM announcing_suggestion WHERE number = ?",
            arguments: [number])
    }

    /// Deletes suggestions whose decision can no longer be undone.
    static func forgetDecided(at now: Date, _ db: Database) throws {
        let limit = Int64(now.timeIntervalSince1970) - Act.undoable
        try db.execute(sql: "DELETE FROM announcing_suggestion WHERE decided_at <= ?", arguments: [limit])
    }

    /// When the next decision can no longer be undone; nil if none can be undone.
    static func nextDecidedToForget(_ db: Database) throws -> Date? {
        try Int64.fetchOne(db, sql: "SELECT min(decided_at) FROM announcing_suggestion").map {
            Date(timeIntervalSince1970: TimeInterval($0 + Act.undoable))
        }
    }

    static func remove(_ number: Int64, _ db: Database) throws {
        try db.execute(sql: "DELETE FROM announcing_suggestion WHERE number = ?", arguments: [number])
    }

    static func count(of user: UserID, _ db: Database) throws -> Int {
        try Int.fetchOne(
            db, sql: "SELECT count(*) FROM announcing_suggestion WHERE user_id = ? AND decided_at IS NULL",
            arguments: [user.rawValue]) ?? 0
    }

    /// Deletes suggestions that have waited too long; returns their numbers.
    static func forgetOld(at now: Date, _ db: Database) throws -> [Int64] {
        let limit = Int64(now.timeIntervalSince1970 - longest)
        return try Int64.fetchAll(
            db, sql: "DELETE FROM announcing_suggestion WHERE suggested_at <= ? RETURNING number", arguments: [limit])
    }

    /// When the next suggestion will have waited too long; nil if none waits.
    static func nextToForget(_ db: Database) throws -> Date? {
        try Int64.fetchOne(db, sql: "SELECT min(suggested_at) FROM announcing_suggestion").map {
            Date(timeIntervalSince1970: TimeInterval($0) + longest)
        }
    }
}

/// The table of suggestions, which are kept until ten minutes after the decision, and the conversion of forms from
/// earlier builds.
enum AnnouncingSchema {
    static let migrations = [
        Migration(
            "announcing.1 what can be taken back, and suggestions",
            """
            CREATE TABLE announcing_sent (
                number INTEGER PRIMARY KEY REFERENCES events_event(number) ON DELETE CASCADE,
                user_id TEXT NOT NULL,
                sent_at INTEGER NOT NULL
            ) STRICT;
            CREATE TABLE announcing_suggestion (
                number INTEGER PRIMARY KEY AUTOINCREMENT,
                user_id TEXT NOT NULL,
                draft TEXT NOT NULL CHECK (json_valid(draft)),
                suggested_at INTEGER NOT NULL
            ) STRICT;
            CREATE INDEX announcing_suggestion_user ON announcing_suggestion(user_id);
            """),
        Migration(
            "announcing.3 suggestions by their time",
            "CREATE INDEX announcing_suggestion_at ON announcing_suggestion(suggested_at);"),
        Migration(
            "announcing.2 decisions that can be undone",
            """
            DROP TABLE announcing_sent;
            ALTER TABLE announcing_suggestion ADD COLUMN decided_at INTEGER;
            """),
        // Open questions are dropped; they would have expired after half an hour.
        Migration(
            "announcing.4 forms",
            """
            UPDATE continuation SET payload = json_object(
                    'form', 'announcement', 'draft', json(draft),
                    'isStepwise', json(iif(json_extract(draft, '$.isForm'), 'true', 'false')),
                    'isRepeated', json('false'))
                FROM (SELECT user_id AS user, room_id AS room, word AS is_for, coalesce(
                        json_extract(payload, '$.announce._0'), json_extract(payload, '$.answered._0'),
                        json_extract(payload, '$.unclear._0.purpose.change._0')) AS draft
                    FROM continuation WHERE feature = 'announcing')
                WHERE (user_id, room_id, word) = (user, room, is_for) AND draft IS NOT NULL;
            UPDATE continuation SET payload = json_object(
                    'form', 'announcement', 'draft', json_extract(questions, '$.draft'), 'isStepwise', json('true'),
                    'question', json_extract(
                        '["title", "time", "place", "kind", "access", "cost", "capacity", "audience"]',
                        '$[' || json_extract(questions, '$.position') || ']'),
                    'isRepeated', json(iif(json_extract(questions, '$.isRetold'), 'true', 'false')))
                FROM (SELECT user_id AS user, room_id AS room, word AS is_for, coalesce(
                        json_extract(payload, '$.questions._0'),
                        json_extract(payload, '$.unclear._0.purpose.answer._0')) AS questions
                    FROM continuation WHERE feature = 'announcing')
                WHERE (user_id, room_id, word) = (user, room, is_for) AND questions IS NOT NULL;
            DELETE FROM continuation WHERE feature = 'announcing' AND json_type(payload, '$.unclear') IS NOT NULL;
            """),
    ]
}
