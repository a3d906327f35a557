package import GRDB
package import MatrixProtocol

/// The commands that were handled, kept only long enough that none is handled twice and an edit finds its answer.
package enum Inbox {
    /// How a command ended.
    package enum Outcome: String, Sendable {
        /// It was carried out.
        case done
        /// It was refused with a sentence, and changed nothing.
        case refused
        /// It failed on our side, and changed nothing.
        case failed
        /// It was left without an answer on purpose.
        case silent
    }

    /// A command that was handled.
    package struct Entry: Equatable, Sendable {
        /// Who sent it.
        package let sender: UserID
        /// When, in seconds since 1970 by the clock of the sender's homeserver.
        package let sentAt: Int64
        /// How it ended.
        package let outcome: Outcome
    }

    /// The command with this id; nil if it was not handled.
    package static func find(_ event: EventID, _ db: Database) throws -> Entry? {
        let rows = try Row.fetchCursor(
            db.cachedStatement(sql: "SELECT sender, sent_at, outcome FROM inbox WHERE event_id = ?"),
            arguments: [event.rawValue])
        return try rows.next().map { row in
            Entry(sender: UserID(row[0]), sentAt: row[1], outcome: Outcome(rawValue: row[2]) ?? .done)
        }
    }

    /// Claims a command: true if it is new, false if it was handled before.
    ///
    /// Times are seconds since 1970, `now` is when it came to us; the outcome stands as `done` until `end(_:_:_:)` says
    /// otherwise.
    package static func claim(
        _ event: EventID, in room: RoomID, from sender: UserID, sentAt: Int64, at now: Int64, _ db: Database
    ) throws -> Bool {
        try db.cachedStatement(
            sql: """
                INSERT OR IGNORE INTO inbox (event_id, room_id, sender, sent_at, outcome, claimed_at)
                VALUES (?, ?, ?, ?, 'done', ?)
                """
        ).execute(arguments: [event.rawValue, room.rawValue, sender.rawValue, sentAt, now])
        return db.changesCount > 0
    }

    /// Writes down how a claimed command ended.
    package static func end(_ event: EventID, _ outcome: Outcome, _ db: Database) throws {
        try db.cachedStatement(sql: "UPDATE inbox SET outcome = ? WHERE event_id = ?")
            .execute(arguments: [outcome.rawValue, event.rawValue])
    }

    /// Writes down how a command ended that was edited; one that was carried out stays so whatever it is edited to.
    package static func endEdited(_ event: EventID, _ outcome: Outcome, _ db: Database) throws {
        try db.cachedStatement(sql: "UPDATE inbox SET outcome = ? WHERE event_id = ? AND outcome <> 'done'")
            .execute(arguments: [outcome.rawValue, event.rawValue])
    }

    /// Lets go of a claimed message that was not for us after all.
    package static func forget(_ event: EventID, _ db: Database) throws {
        try db.cachedStatement(sql: "DELETE FROM inbox WHERE event_id = ?").execute(arguments: [event.rawValue])
    }

    /// How many commands of `sender` came after `since` (seconds since 1970), counted up to `most`.
    package static func count(
        from sender: UserID, since: Int64, upTo most: Int, _ db: Database
    ) throws -> Int {
        try Int.fetchOne(
            db.cachedStatement(
                sql: """
                    SELECT count(*) FROM (SELECT 1 FROM inbox WHERE sender = ? AND claimed_at > ? LIMIT ?)
                    """), arguments: [sender.rawValue, since, most]) ?? 0
    }

    /// How many commands in `room` that came at `since` (seconds since 1970) or later were not left in silence, all of
    /// them or those of `sender`, counted up to `most`.
    package static func countAnswered(
        in room: RoomID, from sender: UserID? = nil, since: Int64, upTo most: Int, _ db: Database
    ) throws -> Int {
        try Int.fetchOne(
            db.cachedStatement(
                sql: """
                    SELECT count(*) FROM (
                        SELECT 1 FROM inbox
                        WHERE room_id = ?1 AND claimed_at >= ?2 AND outcome <> 'silent' AND (?3 IS NULL OR sender = ?3)
                        LIMIT ?4)
                    """), arguments: [room.rawValue, since, sender?.rawValue, most]) ?? 0
    }
}
