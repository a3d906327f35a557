package import GRDB
package import MatrixProtocol

/// What is remembered so that no message can keep Steward from starting.
///
/// After a run that was cut off, or that an error ended which nobody foresaw, each message is marked before it is handled,
/// in a transaction of its own. What was marked again and again and never handled is what ended those runs.
package enum UncleanEnd {
    /// How often a message may be begun before it is given up.
    package static let mostTimes = 3

    /// Writes down that Steward runs; true if the last run may have been ended by a message.
    package static func begin(_ db: Database) throws -> Bool {
        try db.execute(sql: "INSERT OR IGNORE INTO running VALUES (1)")
        return db.changesCount == 0
    }

    /// Writes down that Steward ends while it handles nothing, as at a stop, or if the homeserver refuses its token.
    package static func end(_ db: Database) throws { try db.execute(sql: "DELETE FROM running") }

    /// Marks a message that is about to be handled, unless it was handled before; false if it is to be given up.
    package static func mark(_ event: EventID, _ db: Database) throws -> Bool {
        let times = try Int.fetchOne(
            db.cachedStatement(
                sql: """
                    INSERT INTO message_begun
                    SELECT ?1, 1 WHERE NOT EXISTS (SELECT * FROM inbox WHERE event_id = ?1)
                    ON CONFLICT DO UPDATE SET times = times + 1 RETURNING times
                    """),
            arguments: [event.rawValue])
        return times ?? 0 <= mostTimes
    }

    /// Takes the marks from all messages, once none is left that was begun: of some it turned out that they were not for us.
    package static func unmarkAll(_ db: Database) throws { try db.execute(sql: "DELETE FROM message_begun") }

    /// Takes the mark from a message that was handled, in the transaction that handled it.
    package static func unmark(_ event: EventID, _ db: Database) throws {
        try db.cachedStatement(sql: "DELETE FROM message_begun WHERE event_id = ?").execute(arguments: [event.rawValue])
    }
}
