package import GRDB
package import MatrixProtocol
import StewardCore

/// Which room is whose direct room: the one in which we talk to one person alone.
package enum DirectRooms {
    /// The direct room that we share with `user`; nil if others have come into it.
    package static func find(with user: UserID, _ db: Database) throws -> RoomID? {
        try String.fetchOne(
            db.cachedStatement(
                sql: """
                    SELECT room_id FROM room
                    WHERE direct_with = ? AND coalesce(joined_count, 0) + coalesce(invited_count, 0) <= 2
                    """), arguments: [user.rawValue]
        ).map { RoomID($0) }
    }

    /// Writes down that `room`, and no other one, is the direct room of `user`.
    ///
    /// A room that we have just made counts as one that we are not in until a sync shows it.
    package static func note(_ room: RoomID, with user: UserID, _ db: Database) throws {
        try db.execute(
            sql: "UPDATE room SET direct_with = NULL WHERE direct_with = ? AND room_id <> ?",
            arguments: [user.rawValue, room.rawValue])
        try db.execute(
            sql: """
                INSERT INTO room (room_id, is_joined, direct_with) VALUES (?1, 0, ?2)
                ON CONFLICT (room_id) DO UPDATE SET direct_with = ?2
                """, arguments: [room.rawValue, user.rawValue])
    }

    /// Makes a room the direct room of the person who is alone in it with us, if it has replaced their direct room.
    static func inherit(_ facts: RoomFacts, _ db: Database) throws {
        guard let members = facts.members, members.count == 2, facts.invited == 0,
            let old = try RoomSuccession.predecessor(of: facts.room, db),
            let user = try RoomRegister.find(old, db)?.directWith, members.contains(user)
        else { return }
        try note(facts.room, with: user, db)
    }

    /// Those of `rooms` that are nobody's direct room and no officers' room, with at most `most` people in them or
    /// invited.
    package static func unclaimed(among rooms: [RoomID], upTo most: Int, _ db: Database) throws -> [RoomID] {
        let statement = try db.cachedStatement(
            sql: """
                SELECT NOT EXISTS (
                    SELECT * FROM room WHERE room_id = ? AND (direct_with IS NOT NULL OR is_officers = 1
                        OR coalesce(joined_count, 0) + coalesce(invited_count, 0) > ?))
                """)
        return try rooms.filter { try statement.first([$0.rawValue, most]) { $0[0] } ?? false }
    }

    /// Writes down that `room` is nobody's direct room any longer.
    package static func forget(_ room: RoomID, _ db: Database) throws {
        try db.execute(sql: "UPDATE room SET direct_with = NULL WHERE room_id = ?", arguments: [room.rawValue])
    }
}
