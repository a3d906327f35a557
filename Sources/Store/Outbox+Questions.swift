package import GRDB
package import MatrixProtocol

/// Answers that asked something back.
extension Outbox {
    /// What to answer, and in which thread, after `event` of ours which `cause` led to or gave new words: what `event`
    /// itself answered, or where it was said to a person of our own accord, that.
    package static func asking(
        _ event: EventID, because cause: EventID, _ db: Database
    ) throws -> (answered: EventID, thread: EventID?)? {
        let rows = try Row.fetchCursor(
            db.cachedStatement(
                sql: """
                    SELECT coalesce(answer.reply_to, answer.event_id), answer.thread
                    FROM outbox AS asking JOIN outbox AS answer ON answer.id = coalesce(asking.target, asking.id)
                    WHERE \(ledToBy("asking")) AND answer.event_id = ?2
                        AND (asking.kind IN ('answer', 'edit') OR asking.address LIKE '@%')
                    """),
            arguments: [cause.rawValue, event.rawValue])
        return try rows.next().map { row in (EventID(row[0]), (row[1] as String?).map { EventID($0) }) }
    }

    /// Whether `cause` gave new words to the answer that is row `id`.
    package static func gaveWords(to id: Int64, because cause: EventID, _ db: Database) throws -> Bool {
        try Bool.fetchOne(
            db.cachedStatement(
                sql: """
                    SELECT EXISTS (SELECT * FROM outbox WHERE \(ledToBy("outbox")) AND kind = 'edit' AND target = ?2)
                    """), arguments: [cause.rawValue, id]) ?? false
    }

    /// Whether `event` led to an answer to another message, as a reaction does.
    package static func wasReaction(_ event: EventID, _ db: Database) throws -> Bool {
        try Bool.fetchOne(
            db.cachedStatement(
                sql: """
                    SELECT EXISTS (SELECT * FROM outbox WHERE \(ledToBy("outbox")) AND kind = 'answer' AND reply_to <> ?1)
                    """), arguments: [event.rawValue]) ?? false
    }

    /// That the rows of `table` were led to by the first argument; transaction ids, which are indexed, begin with it.
    private static func ledToBy(_ table: String) -> String {
        "\(table).transaction_id > ?1 || '.' AND \(table).transaction_id < ?1 || '/'"
    }
}
