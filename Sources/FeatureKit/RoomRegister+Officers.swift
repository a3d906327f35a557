package import GRDB
package import MatrixProtocol

/// Who is an officer.
extension RoomRegister {
    /// Whether `user` is in an officers' room now.
    ///
    /// A room that another one has replaced is closed: once we are in the new one, only that one counts.
    package static func isOfficer(_ user: UserID, _ db: Database) throws -> Bool {
        let statement = try db.cachedStatement(
            sql: """
                SELECT EXISTS (SELECT * FROM officers_room_member JOIN room USING (room_id)
                    WHERE user_id = ? AND is_officers = 1 AND is_joined = 1
                        AND NOT EXISTS (SELECT * FROM room AS new
                            WHERE new.room_id = room.successor AND new.predecessor = room.room_id
                                AND new.is_officers = 1 AND new.is_joined = 1))
                """)
        return try Bool.fetchOne(statement, arguments: [user.rawValue]) ?? false
    }

    /// Whether anybody is known who is in `room`, an officers' room.
    package static func hasOfficers(_ room: RoomID, _ db: Database) throws -> Bool {
        try Bool.fetchOne(
            db, sql: "SELECT EXISTS (SELECT * FROM officers_room_member WHERE room_id = ?)", arguments: [room.rawValue])
            ?? false
    }

    /// The rooms whose members are officers.
    package static func officersRooms(_ db: Database) throws -> Set<RoomID> {
        try Set(
            String.fetchAll(db.cachedStatement(sql: "SELECT room_id FROM room WHERE is_officers = 1")).map {
                RoomID($0)
            })
    }
}
