package import GRDB
package import MatrixProtocol

/// Follows rooms that were replaced by newer ones, and knows which rooms are the officers'.
package enum RoomSuccession {
    /// Writes down that `room` was replaced by `successor`; gives the rooms that became officers' rooms by that.
    package static func noteSuccessor(_ successor: RoomID, of room: RoomID, _ db: Database) throws -> [RoomID] {
        try db.execute(
            sql: "UPDATE room SET successor = ? WHERE room_id = ?", arguments: [successor.rawValue, room.rawValue])
        return try inherit(db)
    }

    /// Writes down that `room` says it replaces `predecessor`; gives the rooms that became officers' rooms by that.
    package static func notePredecessor(_ predecessor: RoomID, of room: RoomID, _ db: Database) throws -> [RoomID] {
        try db.execute(
            sql: "UPDATE room SET predecessor = ?, awaited_predecessor = NULL WHERE room_id = ?",
            arguments: [predecessor.rawValue, room.rawValue])
        return try inherit(db)
    }

    /// Whether `room` names `successor` as the room that replaced it.
    package static func names(_ successor: RoomID, asSuccessorOf room: RoomID, _ db: Database) throws -> Bool {
        try Bool.fetchOne(
            db.cachedStatement(sql: "SELECT EXISTS (SELECT * FROM room WHERE room_id = ? AND successor = ?)"),
            arguments: [room.rawValue, successor.rawValue]) ?? false
    }

    /// The last room in which we are among those that replaced `room` one after the other; `room` itself if there is
    /// none.
    package static func current(_ room: RoomID, _ db: Database) throws -> RoomID {
        var (current, last, seen) = (room, room, Set([room]))
        while let next = try successor(of: last, db), seen.insert(next).inserted {
            last = next
            if try RoomRegister.find(next, db)?.isJoined == true { current = next }
        }
        return current
    }

    /// The room that replaced `room`, if each names the other.
    private static func successor(of room: RoomID, _ db: Database) throws -> RoomID? {
        try find("new", besides: "old", room, db)
    }

    /// The room that `room` replaced, if each names the other.
    static func predecessor(of room: RoomID, _ db: Database) throws -> RoomID? {
        try find("old", besides: "new", room, db)
    }

    /// One of two rooms that name each other as the old and the new one; `room` is the other.
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

    /// Makes `rooms`, and those that replaced them, the only officers' rooms; gives those that we are in, whose members
    /// we have to ask for.
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

    /// Makes a room an officers' room if it says that it replaces one, and that one says so too. A stranger could say
    /// one of the two.
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
