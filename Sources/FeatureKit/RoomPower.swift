package import GRDB
package import MatrixProtocol
import StewardCore

/// Who may do what in a room, as far as Steward needs it. Only levels that somebody has of their own are kept.
package enum RoomPower {
    /// The power levels that something takes in a room.
    package struct Needs: Equatable, Sendable {
        /// To count as a moderator: as much as changing the room's settings takes, and at least 50.
        package var moderating: Int
        /// To pin events.
        package var pinning: Int
        /// To mention the whole room.
        package var mentioningRoom: Int
        /// To react to messages.
        package var reacting: Int
    }

    /// Takes in a room's power levels.
    package static func note(_ levels: PowerLevels, of room: RoomID, _ db: Database) throws {
        let needs = Needs(levels)
        try db.cachedStatement(
            sql: """
                INSERT OR REPLACE INTO room_power
                    (room_id, users_default, moderating, pinning, mentioning_room, reacting)
                VALUES (?, ?, ?, ?, ?, ?)
                """
        ).execute(arguments: [
            room.rawValue, levels.usersDefault, needs.moderating, needs.pinning, needs.mentioningRoom, needs.reacting,
        ])
        try delete("room_power_user", room, db)
        for (user, level) in levels.users {
            try db.cachedStatement(sql: "INSERT INTO room_power_user (room_id, user_id, level) VALUES (?, ?, ?)")
                .execute(arguments: [room.rawValue, user.rawValue, level])
        }
    }

    /// Takes in who made a room and so stands above every level. After that we know all that there is to know.
    package static func note(creators: [UserID], of room: RoomID, _ db: Database) throws {
        try delete("room_creator", room, db)
        for creator in creators {
            try db.cachedStatement(sql: "INSERT OR IGNORE INTO room_creator (room_id, user_id) VALUES (?, ?)")
                .execute(arguments: [room.rawValue, creator.rawValue])
        }
        try db.cachedStatement(sql: "UPDATE room SET is_power_known = 1 WHERE room_id = ?")
            .execute(arguments: [room.rawValue])
    }

    /// Forgets everything about a room.
    static func forget(_ room: RoomID, _ db: Database) throws {
        for table in ["room_power", "room_power_user", "room_creator"] { try delete(table, room, db) }
        try db.cachedStatement(sql: "UPDATE room SET is_power_known = 0 WHERE room_id = ?")
            .execute(arguments: [room.rawValue])
    }

    /// The level of `user` in `room`. That of a creator is above all others.
    package static func level(of user: UserID, in room: RoomID, _ db: Database) throws -> Int {
        try db.cachedStatement(
            sql: """
                SELECT EXISTS (SELECT * FROM room_creator WHERE room_id = ?1 AND user_id = ?2), coalesce(
                    (SELECT level FROM room_power_user WHERE room_id = ?1 AND user_id = ?2),
                    (SELECT users_default FROM room_power WHERE room_id = ?1), 0)
                """
        ).first([room.rawValue, user.rawValue]) { row in row[0] ? Int.max : row[1] } ?? 0
    }

    /// The levels that something takes in `room`; the specification's defaults if we do not know them.
    package static func needs(in room: RoomID, _ db: Database) throws -> Needs {
        try db.cachedStatement(
            sql: "SELECT moderating, pinning, mentioning_room, reacting FROM room_power WHERE room_id = ?"
        ).first([room.rawValue]) { row in
            Needs(moderating: row[0], pinning: row[1], mentioningRoom: row[2], reacting: row[3])
        } ?? Needs(PowerLevels())
    }

    private static func delete(_ table: String, _ room: RoomID, _ db: Database) throws {
        try db.cachedStatement(sql: "DELETE FROM \(table) WHERE room_id = ?").execute(arguments: [room.rawValue])
    }
}

extension RoomPower.Needs {
    /// What `levels` ask for.
    init(_ levels: PowerLevels) {
        self.init(
            moderating: max(levels.stateDefault, 50),
            pinning: levels.events["m.room.pinned_events"] ?? levels.stateDefault, mentioningRoom: levels.notifyRoom,
            reacting: levels.events["m.reaction"] ?? levels.eventsDefault)
    }
}

extension Turn {
    /// Whether the person moderates the room in which they speak, or is an officer or an admin.
    package var isModerator: Bool { get throws { try role >= .officer || moderates(room) } }

    /// Whether the person has the power to moderate `room`.
    func moderates(_ room: RoomID) throws -> Bool {
        let needed = try RoomPower.needs(in: room, db).moderating
        return try RoomPower.level(of: sender, in: room, db) >= needed
    }

    /// Whether the person may mention all of `room`. Steward does it for nobody who may not.
    package func mayMentionRoom(in room: RoomID) throws -> Bool {
        let needed = try RoomPower.needs(in: room, db).mentioningRoom
        return try RoomPower.level(of: sender, in: room, db) >= needed
    }
}

extension Moment {
    /// Whether Steward may mention all of `room`. If it may not, homeservers notify nobody.
    package func iMayMentionRoom(in room: RoomID) throws -> Bool { try iHave(\.mentioningRoom, in: room) }

    /// Whether Steward may pin events in `room`.
    package func iMayPin(in room: RoomID) throws -> Bool { try iHave(\.pinning, in: room) }

    /// Whether Steward may react to what is said in `room`; false while we do not know.
    package func iMayReact(in room: RoomID) throws -> Bool {
        guard let record = try RoomRegister.find(room, tick.db), record.isPowerKnown, record.isEncrypted == false
        else { return false }
        return try iHave(\.reacting, in: room)
    }

    /// Whether Steward has the level in `room` that something takes.
    private func iHave(_ need: KeyPath<RoomPower.Needs, Int>, in room: RoomID) throws -> Bool {
        guard let ownUser = tick.ownUser else { return false }
        return try RoomPower.level(of: ownUser, in: room, tick.db) >= RoomPower.needs(in: room, tick.db)[keyPath: need]
    }
}
