package import GRDB

/// Deletes what the message's way through no longer needs.
package enum Retention {
    /// How long a handled command and its answer can still be edited or taken back, in seconds: seven days.
    package static let seconds: Int64 = 7 * 24 * 3600

    /// Deletes handled commands and finished rows older than seven days at `now` (seconds since 1970).
    package static func deleteOld(at now: Int64, _ db: Database) throws {
        let before = now - seconds
        try db.execute(sql: "DELETE FROM inbox WHERE claimed_at < ?", arguments: [before])
        try db.execute(sql: "DELETE FROM outbox WHERE state <> 'waiting' AND added_at < ?", arguments: [before])
    }
}
