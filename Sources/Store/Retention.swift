package import GRDB

/// Deletes what the message's way through no longer needs.
package enum Retention {
    /// How long a handled command and its answer can still be edited or taken back, in seconds: seven days.
    package static let seconds: Int64 = 7 * 24 * 3600
    /// How long a post can be found by its key, in seconds: 400 days, so that what comes round each year still can.
    package static let secondsOfKeys: Int64 = 400 * 24 * 3600

    /// Deletes at `now` (seconds since 1970) the handled commands and finished rows that are older than that, at most `limit`
    /// of each kind; true if there may be more of them. What a row that waits changes or takes back is kept for it, and what
    /// changed a row goes with it: until then that shows the words too, and is to be taken back with it.
    package static func deleteOld(at now: Int64, limit: Int, _ db: Database) throws -> Bool {
        // A row goes with what it changes.
        let isFree =
            "NOT EXISTS (SELECT * FROM outbox AS change WHERE change.target = outbox.id AND change.state = 'waiting')"
        let steps: [(sql: String, moment: Int64)] = [
            (
                "DELETE FROM inbox WHERE event_id IN (SELECT event_id FROM inbox WHERE claimed_at < ? LIMIT ?)",
                now - seconds
            ),
            (
                """
                DELETE FROM outbox WHERE id IN (SELECT id FROM outbox
                    WHERE (key IS NULL OR is_withdrawn = 1) AND state <> 'waiting' AND added_at < ? AND \(isFree)
                        AND kind NOT IN ('edit', 'revision')
                    LIMIT ?)
                """, now - seconds
            ),
            (
                """
                DELETE FROM outbox WHERE id IN (SELECT id FROM outbox
                    WHERE key IS NOT NULL AND state <> 'waiting' AND added_at < ? AND \(isFree) LIMIT ?)
                """, now - secondsOfKeys
            ),
        ]
        var hasMore = false
        for step in steps {
            try db.cachedStatement(sql: step.sql).execute(arguments: [step.moment, limit])
            hasMore = hasMore || db.changesCount == limit
        }
        return hasMore
    }
}
