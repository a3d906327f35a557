package import GRDB
package import MatrixProtocol

/// Follows rooms that were replaced by newer ones, and knows which rooms are the officers'.
package enum RoomSuccession {
    /// Writes down that `room` goes on as `successor`; gives the rooms that became the officers' by it.
    package static func noteSuccessor(_ successor: RoomID, of room: RoomID, _ db: Database) throws -> [RoomID] {
        try db.execute(
            sql: "UPDATE room SET successor = ? WHERE room_id = ?", arguments: [successor.rawValue, room.rawValue])
        return try inherit(db)
    }

    /// Writes down that `room` says of itself that it replaces `predecessor`; gives the rooms that became the officers'
    /// by it.
    package static func notePredecessor(_ predecessor: RoomID, of room: RoomID, _ db: Database) throws -> [RoomID] {
        try db.execute(
            sql: "UPDATE room SET predecessor = ?, awaited_predecessor = NULL WHERE room_id = ?",
            arguments: [predecessor.rawValue, room.rawValue])
        return try inherit(db)
    }

    /// Whether `room` says that it goes on as `successor`.
    package static func names(_ successor: RoomID, asSuccessorOf room: RoomID, _ db: Database) throws -> Bool {
        try Bool.fetchOne(
            db.cachedStatement(sql: "SELECT EXISTS (SELECT * FROM room WHERE room_id = ? AND successor = ?)"),
            arguments: [room.rawValue, successor.rawValue]) ?? false
    }

    /// Where `room` goes on now: the last of the rooms that replaced one another after it in which we are; `room` itself
    /// if there is none.
    package static func current(_ room: RoomID, _ db: Database) throws -> RoomID {
        var (current, last, seen) = (room, room, Set([room]))
        while let next = try successor(of: last, db), seen.insert(next).inserted {
            last = next
            if try RoomRegister.find(next, db)?.isJoined == true { current = next }
        }
        return current
    }

    /// The room that replaced `room`, as both of them say.
    private static func successor(of room: RoomID, _ db: Database) throws -> RoomID? {
        try find("new", besides: "old", room, db)
    }

    /// The room that `room` replaced, as both of them say.
    static func predecessor(of room: RoomID, _ db: Database) throws -> RoomID? {
        try find("old", besides: "new", room, db)
    }

    /// One of two rooms, the old and the new, of which each names the other; `room` is the one that is known.
    private static func find(
        _ sought: String, besides known: String, _ room: RoomID, _ db: Database
    ) throws -> RoomID? {
        try String.fetchOne(
            db.cachedStatement(
                sql: """
                    SELECT \(sought).room_id FROM room AS old
                        JOIN room AS new ON new.room_id = old.successor AND new.predecessor = old.room_id
                    WHERE \(known).room_id = ?
                    """), arguments: [room.rawValue]
        ).map { RoomID($0) }
    }

    /// Makes `rooms` the officers', and no others but those that replaced them; gives those whose members we must ask.
    package static func setOfficersRooms(_ rooms: [RoomID], _ db: Database) throws -> [RoomID] {
        try db.execute(sql: "UPDATE room SET is_officers = 0")
        for room in rooms {
            try db.execute(
                sql: """
                    INSERT INTO room (room_id, is_joined, is_officers) VALUES (?, 0, 1)
                    ON CONFLICT (room_id) DO UPDATE SET is_officers = 1
                    """, arguments: [room.rawValue])
        }
        _ = try inherit(db)
        try db.execute(
            sql: """
                DELETE FROM officers_room_member
                WHERE room_id NOT IN (SELECT room_id FROM room WHERE is_officers = 1)
                """)
        return try String.fetchAll(db, sql: "SELECT room_id FROM room WHERE is_officers = 1 AND is_joined = 1")
            .map { RoomID($0) }
    }

    /// A room is the officers' if it says that it replaces one of theirs and that one says so too: one alone could be
    /// said by a stranger.
    private static func inherit(_ db: Database) throws -> [RoomID] {
        try String.fetchAll(
            db,
            sql: """
                WITH RECURSIVE officers (room_id) AS (
                    SELECT room_id FROM room WHERE is_officers = 1
                    UNION
                    SELECT new.room_id FROM officers
                        JOIN room AS old ON old.room_id = officers.room_id
                        JOIN room AS new ON new.room_id = old.successor AND new.predecessor = old.room_id
                )
                UPDATE room SET is_officers = 1
                WHERE is_officers = 0 AND room_id IN (SELECT room_id FROM officers) RETURNING room_id
                """
        ).map { RoomID($0) }
    }
}
