package import GRDB
package import MatrixProtocol

import class Foundation.JSONEncoder

/// The network's rooms: those that we joined on an allowed invite, and those that replaced them.
///
/// Whoever is in one of them is of the network. We ask the homeserver who that is when we need to know it, and keep it
/// nowhere.
package enum NetworkRooms {
    /// A room of the network in which we are.
    package struct Room: Equatable, Sendable {
        /// Its id.
        package let id: RoomID
        /// Whether we know that it is no direct room. If not, whoever asks must be there with others than us.
        package let isKnown: Bool
    }

    /// The network's rooms in which we are, the largest first. Rooms that are `listed` in the configuration count too,
    /// however we came into them; direct rooms never count.
    package static func all(listed: Set<String>, _ db: Database) throws -> [Room] {
        try Row.fetchAll(
            db.cachedStatement(
                sql: """
                    SELECT room_id, is_known FROM room
                    WHERE is_joined = 1 AND direct_with IS NULL AND awaited_predecessor IS NULL
                        AND (is_network = 1 OR is_officers = 1 OR room_id IN (SELECT value FROM json_each(?)))
                        AND (is_known = 0 OR is_named = 1 OR is_officers = 1
                            OR coalesce(joined_count, 0) + coalesce(invited_count, 0) > 2)
                    ORDER BY joined_count DESC, room_id
                    """),
            arguments: [String(decoding: try JSONEncoder().encode(listed.sorted()), as: UTF8.self)]
        ).map { Room(id: RoomID($0[0]), isKnown: $0[1]) }
    }

    /// Writes down that we join `room` on an allowed invite.
    package static func note(_ room: RoomID, _ db: Database) throws {
        try db.execute(
            sql: """
                INSERT INTO room (room_id, is_joined, is_network) VALUES (?, 0, 1)
                ON CONFLICT (room_id) DO UPDATE SET is_network = 1, awaited_predecessor = NULL
                """, arguments: [room.rawValue])
    }

    /// Writes down that we join `room` only because `predecessor` names it as its successor. `room` has to name
    /// `predecessor` too.
    package static func expect(_ room: RoomID, toReplace predecessor: RoomID, _ db: Database) throws {
        try db.execute(
            sql: """
                INSERT INTO room (room_id, is_joined, awaited_predecessor) VALUES (?1, 0, ?2)
                ON CONFLICT (room_id) DO UPDATE SET awaited_predecessor = ?2 WHERE is_network = 0
                """, arguments: [room.rawValue, predecessor.rawValue])
    }

    /// The network's rooms that name `room` as their successor. A direct room is not the network's.
    package static func expecting(_ room: RoomID, _ db: Database) throws -> [RoomID] {
        try String.fetchAll(
            db.cachedStatement(sql: "SELECT room_id FROM room WHERE successor = ?"), arguments: [room.rawValue]
        ).map { RoomID($0) }.filter { old in
            guard let record = try RoomRegister.find(old, db) else { return false }
            return (record.isNetwork || record.isOfficers) && !record.isDirect && record.directWith == nil
        }
    }

    /// Writes down that `room` does not name `predecessor`, so that nobody expects us there.
    package static func forget(_ room: RoomID, asSuccessorOf predecessor: RoomID, _ db: Database) throws {
        try db.execute(
            sql: "UPDATE room SET successor = NULL WHERE room_id = ? AND successor = ?",
            arguments: [predecessor.rawValue, room.rawValue])
    }

    /// Makes `new` the network's if `old`, which it has replaced, is.
    package static func inherit(from old: RoomID, to new: RoomID, _ db: Database) throws {
        try db.execute(
            sql: """
                UPDATE room SET is_network = 1
                WHERE room_id = ? AND EXISTS (SELECT * FROM room WHERE room_id = ? AND is_network = 1)
                """, arguments: [new.rawValue, old.rawValue])
    }
}
