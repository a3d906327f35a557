package import GRDB

/// Deletes what the message's way through no longer needs.
package enum Retention {
    /// How long a handled command and its answer can still be edited or taken back, in seconds: seven days.
    package static let seconds: Int64 = 7 * 24 * 3600
    /// How long a post can be found by its key, in seconds: 400 days, so that what comes round each year still can.
    package static let secondsOfKeys: Int64 = 400 * 24 * 3600

    /// Deletes at `now` (seconds since 1970) the handled commands and finished rows that are older than that.
    package static func deleteOld(at now: Int64, _ db: Database) throws {
        let before = now - seconds
        try db.execute(sql: "DELETE FROM inbox WHERE claimed_at < ?", arguments: [before])
        try db.execute(
            sql: """
                DELETE FROM outbox WHERE state <> 'waiting' AND added_at < ?
                    AND (key IS NULL OR is_withdrawn = 1 OR added_at < ?)
                """, arguments: [before, now - secondsOfKeys])
    }
}
