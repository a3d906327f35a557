package import GRDB
package import MatrixProtocol
package import StewardCore

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
