package import GRDB
package import MatrixProtocol

/// How far we have read the homeserver's stream of events.
package enum SyncPosition {
    /// The position saved last; nothing before the first sync.
    package static func load(_ db: Database) throws -> SyncToken? {
        try String.fetchOne(db, sql: "SELECT next_batch FROM sync_position").map { SyncToken($0) }
    }

    /// Saves the position at `now` (seconds since 1970), in the transaction that handled everything before it.
    package static func save(_ token: SyncToken, at now: Int64, _ db: Database) throws {
        try db.cachedStatement(
            sql: """
                INSERT INTO sync_position (one, next_batch, saved_at) VALUES (1, ?1, ?2)
                ON CONFLICT DO UPDATE SET next_batch = ?1, saved_at = ?2
                """
        ).execute(arguments: [token.rawValue, now])
    }

    /// When the position was saved last, in seconds since 1970; nil if that is not known.
    package static func savedAt(_ db: Database) throws -> Int64? {
        try Int64.fetchOne(db, sql: "SELECT saved_at FROM sync_position")
    }
}

/// Where events of a room are missing that have not been fetched yet.
package struct Gap: Equatable, Sendable {
    /// The position after which they are missing.
    package var since: SyncToken
    /// Whether we came into the room somewhere in the gap, so that what was said before that is not for us.
    package var awaitsJoin: Bool

    /// Names a gap that begins after `since`.
    package init(since: SyncToken, awaitsJoin: Bool = false) {
        self.since = since
        self.awaitsJoin = awaitsJoin
    }
}

/// Rooms whose events could not be fetched yet, each with its gap.
///
/// While a room is behind nothing newer of it is handled, so that its commands keep their order; the others go on.
package enum RoomsBehind {
    /// All of them.
    package static func all(_ db: Database) throws -> [RoomID: Gap] {
        let rows = try Row.fetchAll(db, sql: "SELECT room_id, since, awaits_join FROM room_behind")
        return Dictionary(
            uniqueKeysWithValues: rows.map { (RoomID($0[0]), Gap(since: SyncToken($0[1]), awaitsJoin: $0[2])) })
    }

    /// Writes down that `room` is behind by `gap`, which begins at the position that is saved now; an earlier one stays.
    package static func add(_ room: RoomID, _ gap: Gap, _ db: Database) throws {
        try db.cachedStatement(
            sql: """
                INSERT OR IGNORE INTO room_behind (room_id, since, awaits_join, saved_at)
                VALUES (?, ?, ?, (SELECT saved_at FROM sync_position))
                """
        ).execute(arguments: [room.rawValue, gap.since.rawValue, gap.awaitsJoin])
    }

    /// Writes down what is left of the gap of `room` after a piece of it was handled.
    package static func move(_ room: RoomID, to gap: Gap, _ db: Database) throws {
        try db.cachedStatement(sql: "UPDATE room_behind SET since = ?, awaits_join = ? WHERE room_id = ?")
            .execute(arguments: [gap.since.rawValue, gap.awaitsJoin, room.rawValue])
    }

    /// When the position was saved after which each room's events are missing, in seconds since 1970.
    package static func savedAt(_ db: Database) throws -> [RoomID: Int64] {
        let rows = try Row.fetchAll(db, sql: "SELECT room_id, saved_at FROM room_behind WHERE saved_at IS NOT NULL")
        return Dictionary(uniqueKeysWithValues: rows.map { (RoomID($0[0]), $0[1]) })
    }

    /// Writes down that `room` has caught up.
    package static func remove(_ room: RoomID, _ db: Database) throws {
        try db.cachedStatement(sql: "DELETE FROM room_behind WHERE room_id = ?").execute(arguments: [room.rawValue])
    }

    /// Writes down that no room is behind: their positions are worth nothing any more.
    package static func removeAll(_ db: Database) throws { try db.execute(sql: "DELETE FROM room_behind") }
}
