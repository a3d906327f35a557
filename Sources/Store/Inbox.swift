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

    /// A command as far as it counts against how many are answered.
    package struct Claimed: Sendable {
        package let sender: UserID
        package let room: RoomID
        /// When it came to us, in seconds since 1970.
        package let claimedAt: Int64
        /// Whether it was left without an answer on purpose.
        package let isSilent: Bool
    }

    /// The commands that came after `moment` (seconds since 1970), oldest first.
    package static func claimed(after moment: Int64, _ db: Database) throws -> [Claimed] {
        try Row.fetchAll(
            db.cachedStatement(
                sql: """
                    SELECT sender, room_id, claimed_at, outcome FROM inbox
                    WHERE claimed_at > ? AND room_id IS NOT NULL ORDER BY claimed_at
                    """), arguments: [moment]
        ).map { row in
            Claimed(
                sender: UserID(row[0]), room: RoomID(row[1]), claimedAt: row[2],
                isSilent: row[3] == Outcome.silent.rawValue)
        }
    }
}
