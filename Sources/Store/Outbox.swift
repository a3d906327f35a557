package import GRDB
package import MatrixProtocol
package import StewardCore

/// What is to be done at the homeserver, written in the transaction that decided it.
package enum Outbox {
    /// Adds what `cause` (an event's id, or a timer's name) leads to; `place` counts the effects of one cause.
    ///
    /// The transaction id is made of the two, so that a replay gives the same one. Gives nil if the same was
    /// added before, or if a post of the same key stands in the room. `now` is seconds since 1970.
    package static func add(
        _ action: OutboxRow.Action, to address: OutboxRow.Address, cause: String, place: Int, at now: Int64,
        _ db: Database
    ) throws -> OutboxRow? {
        let transaction = TransactionID("\(cause).\(place)")
        let message = action.message
        var mentions = message?.mentions.map(\.rawValue) ?? []
        if case .join(let servers) = action { mentions = servers }
        try db.cachedStatement(
            sql: """
                INSERT OR IGNORE INTO outbox
                    (address, cause, transaction_id, kind, plain, html, reply_to, thread, mentions, mentions_room, key,
                        target, is_urgent, member, otherwise_plain, otherwise_html, added_at)
                VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                """
        ).execute(arguments: [
            address.column, cause, transaction.rawValue, action.kind, action.plain, message?.html,
            message?.replyTo?.rawValue, message?.thread?.rawValue,
            mentions.isEmpty ? nil : mentions.joined(separator: " "), message?.mentionsRoom ?? false,
            action.key.map(OutboxRow.column), action.target, message?.isUrgent ?? false,
            message?.reserved?.user.rawValue, message?.reserved?.otherwisePlain, message?.reserved?.otherwiseHTML, now,
        ])
        guard db.changesCount > 0 else { return nil }
        return OutboxRow(id: db.lastInsertedRowID, address: address, transaction: transaction, action: action)
    }

    /// Everything that still waits, oldest first.
    package static func waiting(_ db: Database) throws -> [OutboxRow] {
        try Row.fetchAll(
            db, sql: "SELECT \(OutboxRow.columns) FROM outbox WHERE state = 'waiting' ORDER BY id"
        ).map(OutboxRow.init)
    }

    /// Marks a row as done and forgets its words and whom they mentioned; `event` is what the homeserver made of it.
    package static func markSent(_ id: Int64, as event: EventID?, _ db: Database) throws {
        try db.cachedStatement(
            sql: """
                UPDATE outbox SET state = 'sent', event_id = ?, plain = NULL, html = NULL, mentions = NULL, member = NULL,
                    otherwise_plain = NULL, otherwise_html = NULL
                WHERE id = ?
                """
        ).execute(arguments: [event?.rawValue, id])
    }

    /// Marks a row as refused for good, with the reason, and forgets its words; a post's key is free again.
    package static func markRefused(_ id: Int64, because reason: String, _ db: Database) throws {
        try db.cachedStatement(
            sql: """
                UPDATE outbox SET state = 'refused', reason = ?, is_withdrawn = 1, plain = NULL, html = NULL,
                    mentions = NULL, member = NULL, otherwise_plain = NULL, otherwise_html = NULL
                WHERE id = ?
                """
        ).execute(arguments: [reason, id])
    }

    /// Notes that row `id` was tried in vain and when it is tried next.
    package static func markTried(_ id: Int64, _ trials: OutboxRow.Trials, _ db: Database) throws {
        try db.cachedStatement(
            sql: "UPDATE outbox SET attempts = ?, next_try_at = ?, seconds_failing = ? WHERE id = ?"
        ).execute(arguments: [trials.attempts, trials.nextTryAt, trials.secondsFailing, id])
    }

    /// Notes that row `id` is being tried, before something is asked for that must not be asked for twice.
    package static func markBegun(_ id: Int64, _ db: Database) throws {
        try db.cachedStatement(sql: "UPDATE outbox SET attempts = max(attempts, 1) WHERE id = ?")
            .execute(arguments: [id])
    }

    /// Whether anything to `address` was ever begun or tried in vain, as far as its rows are kept.
    package static func wasTried(_ address: OutboxRow.Address, _ db: Database) throws -> Bool {
        try Bool.fetchOne(
            db.cachedStatement(sql: "SELECT EXISTS (SELECT * FROM outbox WHERE address = ? AND attempts > 0)"),
            arguments: [address.column]) ?? false
    }

    /// What the cause of a row begins with that says of another one that it was given up.
    package static let causeOfGivenUp = "given-up."

    /// Whether row `id` is an announcement: a post of whatever kind, or what changes one or takes it back; but no
    /// reaction to one, and none that says of another one that it was given up.
    package static func isAnnouncement(_ id: Int64, _ db: Database) throws -> Bool {
        try Bool.fetchOne(
            db.cachedStatement(
                sql: """
                    SELECT EXISTS (
                        SELECT * FROM outbox AS row LEFT JOIN outbox AS post ON post.id = row.target
                        WHERE row.id = ? AND row.kind <> 'reaction' AND coalesce(post.kind, row.kind) = 'post'
                            AND row.cause NOT GLOB ?)
                    """), arguments: [id, causeOfGivenUp + "*"]) ?? false
    }

    /// Whether row `id` is still to be done.
    package static func isWaiting(_ id: Int64, _ db: Database) throws -> Bool {
        try Bool.fetchOne(
            db.cachedStatement(sql: "SELECT state = 'waiting' FROM outbox WHERE id = ?"), arguments: [id]) ?? false
    }

    /// Whether anything to `address` is still to be done.
    package static func isAnythingWaiting(for address: OutboxRow.Address, _ db: Database) throws -> Bool {
        try Bool.fetchOne(
            db.cachedStatement(sql: "SELECT EXISTS (SELECT * FROM outbox WHERE address = ? AND state = 'waiting')"),
            arguments: [address.column]) ?? false
    }

    /// The room, the message and its thread that were answered with what led to row `id` too; nil if nothing was.
    package static func answered(besides id: Int64, _ db: Database) throws -> (
        room: RoomID, message: EventID, thread: EventID?
    )? {
        try Row.fetchOne(
            db.cachedStatement(
                sql: """
                    SELECT answer.address, answer.reply_to, answer.thread
                    FROM outbox AS row JOIN outbox AS answer ON answer.kind = 'answer' AND answer.reply_to = row.cause
                    WHERE row.id = ? LIMIT 1
                    """), arguments: [id]
        ).map { (RoomID($0[0]), EventID($0[1]), ($0[2] as String?).map { EventID($0) }) }
    }

    /// The event that row `id` became; nil while it waits or if it was refused.
    package static func event(ofRow id: Int64, _ db: Database) throws -> EventID? {
        try String.fetchOne(
            db.cachedStatement(sql: "SELECT event_id FROM outbox WHERE id = ? AND event_id IS NOT NULL"),
            arguments: [id]
        ).map { EventID($0) }
    }

    /// The rows that put other words in place of what row `id` said, oldest first.
    package static func changes(ofRow id: Int64, _ db: Database) throws -> [Int64] {
        try Int64.fetchAll(
            db.cachedStatement(
                sql: "SELECT id FROM outbox WHERE target = ? AND kind IN ('edit', 'revision') ORDER BY id"),
            arguments: [id])
    }

    /// The answers that `event` was given in `room` and that still stand or are on their way, oldest first.
    package static func answers(to event: EventID, in room: RoomID, _ db: Database) throws -> [Int64] {
        try Int64.fetchAll(
            db.cachedStatement(
                sql: """
                    SELECT id FROM outbox AS answer
                    WHERE reply_to = ? AND address = ? AND kind = 'answer' AND state <> 'refused'
                        AND NOT EXISTS (SELECT * FROM outbox WHERE target = answer.id AND kind = 'redaction')
                    ORDER BY id
                    """),
            arguments: [event.rawValue, room.rawValue])
    }

    /// How many ways into `room` wait or are under way; two at most are counted.
    package static func waitingJoins(of room: RoomID, _ db: Database) throws -> Int {
        try Int.fetchOne(
            db.cachedStatement(
                sql: """
                    SELECT count(*) FROM (
                        SELECT 1 FROM outbox INDEXED BY outbox_joins_of_room
                        WHERE kind = 'join' AND address = ? AND state = 'waiting' LIMIT 2)
                    """), arguments: [room.rawValue]) ?? 0
    }

    /// The servers by which the ways into `room` go that wait or are under way, those of the oldest first.
    package static func serversToJoin(_ room: RoomID, _ db: Database) throws -> [String] {
        try String.fetchAll(
            db.cachedStatement(
                sql: """
                    SELECT mentions FROM outbox INDEXED BY outbox_joins_of_room
                    WHERE kind = 'join' AND address = ? AND state = 'waiting' AND mentions IS NOT NULL ORDER BY id
                    """), arguments: [room.rawValue]
        ).flatMap { $0.split(separator: " ").map(String.init) }
    }

    /// What the cause of a row begins with by which another room's tombstone leads us into a room.
    package static let causeOfTombstone = "tombstone."

    /// Whether `cause` has led to a way into `room` after `moment` (seconds since 1970).
    package static func triedToJoin(
        _ room: RoomID, becauseOf cause: String, since moment: Int64, _ db: Database
    ) throws -> Bool {
        try Bool.fetchOne(
            db.cachedStatement(
                sql: """
                    SELECT EXISTS (SELECT * FROM outbox INDEXED BY outbox_joins_of_room
                        WHERE kind = 'join' AND address = ? AND added_at > ? AND cause = ?)
                    """), arguments: [room.rawValue, moment, cause]) ?? false
    }

    /// How many ways into rooms were added after `moment` (seconds since 1970), but for those by which tombstones led us
    /// into `room`.
    package static func joins(
        since moment: Int64, besidesTombstonesTo room: RoomID?, _ db: Database
    ) throws -> Int {
        try Int.fetchOne(
            db.cachedStatement(
                sql: """
                    SELECT count(*) FROM outbox INDEXED BY outbox_joins
                    WHERE kind = 'join' AND added_at > ? AND NOT (address IS ? AND cause GLOB ?)
                    """), arguments: [moment, room?.rawValue, causeOfTombstone + "*"]) ?? 0
    }

    /// How many look-ups of `room` wait or are under way; two at most are counted.
    package static func waitingLookUps(of room: RoomID, _ db: Database) throws -> Int {
        try Int.fetchOne(
            db.cachedStatement(
                sql: """
                    SELECT count(*) FROM (
                        SELECT 1 FROM outbox INDEXED BY outbox_lookups
                        WHERE state = 'waiting' AND kind = 'lookup' AND address = ? LIMIT 2)
                    """), arguments: [room.rawValue]) ?? 0
    }
}

/// Posts that can be found again by their keys.
extension Outbox {
    /// The row of the post that stands under `key` in `room`, or is on its way there.
    package static func post(_ key: PostKey, in room: RoomID, _ db: Database) throws -> Int64? {
        try Int64.fetchOne(
            db.cachedStatement(sql: "SELECT id FROM outbox WHERE key = ? AND address = ? AND is_withdrawn = 0"),
            arguments: [OutboxRow.column(key), room.rawValue])
    }

    /// The keys under which our posts stand in `room`, by the events that they are.
    package static func keys(in room: RoomID, _ db: Database) throws -> [EventID: PostKey] {
        let rows = try Row.fetchAll(
            db.cachedStatement(
                sql: """
                    SELECT event_id, key FROM outbox
                    WHERE key IS NOT NULL AND address = ? AND event_id IS NOT NULL AND is_withdrawn = 0
                    """), arguments: [room.rawValue])
        return Dictionary(rows.map { (EventID($0[0]), OutboxRow.key($0[1])) }) { first, _ in first }
    }

    /// The rooms in which a post stands under `key`, or is on its way, oldest first.
    package static func rooms(of key: PostKey, _ db: Database) throws -> [RoomID] {
        try String.fetchAll(
            db.cachedStatement(sql: "SELECT address FROM outbox WHERE key = ? AND is_withdrawn = 0 ORDER BY id"),
            arguments: [OutboxRow.column(key)]
        ).map { RoomID($0) }
    }

    /// The posts that stand, or are on their way, under keys that begin as `beginning` does, oldest first.
    package static func posts(
        beginning: PostKey, _ db: Database
    ) throws -> [(key: PostKey, room: RoomID)] {
        try Row.fetchAll(
            db.cachedStatement(
                sql: """
                    SELECT key, address FROM outbox WHERE key >= ?1 AND key < ?1 || char(0x10FFFF) AND is_withdrawn = 0
                    ORDER BY id
                    """), arguments: [OutboxRow.column(beginning)]
        ).map { (OutboxRow.key($0[0]), RoomID($0[1])) }
    }

    /// Frees the key of row `id`, whose post is being taken back.
    package static func withdraw(_ id: Int64, _ db: Database) throws {
        try db.cachedStatement(sql: "UPDATE outbox SET is_withdrawn = 1 WHERE id = ?").execute(arguments: [id])
    }

    /// Which of `events` are posts of ours in `room` that have or had a key.
    package static func keyed(among events: [EventID], in room: RoomID, _ db: Database) throws -> Set<EventID> {
        if events.isEmpty { return [] }
        let ours = try String.fetchCursor(
            db.cachedStatement(
                sql: "SELECT event_id FROM outbox WHERE address = ? AND key IS NOT NULL AND event_id IS NOT NULL"),
            arguments: [room.rawValue])
        let asked = Set(events)
        var found: Set<EventID> = []
        while let event = try ours.next() {
            if asked.contains(EventID(event)) { found.insert(EventID(event)) }
        }
        return found
    }
}

/// Answers that asked something back.
extension Outbox {
    /// The message to reply to, and its thread, when somebody reacts to `event`, our question; nil if it is not what `cause`
    /// led to or gave new words. A question that we put directly to a person answers nothing, and is itself replied to.
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
