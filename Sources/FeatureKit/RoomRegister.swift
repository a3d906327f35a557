package import GRDB
package import MatrixProtocol
package import StewardCore

/// What we remember of a room: no name, no topic, no list of who is in it unless it is an officers' room.
package struct RoomRecord: Equatable, Sendable {
    /// Whether we are in it.
    package var isJoined: Bool
    /// Joined and invited members together, if known.
    package var memberCount: Int?
    /// Whether it has a name.
    package var isNamed: Bool
    /// Whether the facts about it were ever complete.
    package var isKnown: Bool
    /// Whether we know who may do what in it.
    package var isPowerKnown = false
    /// Whether the people in it are officers.
    package var isOfficers: Bool
    /// The person whose direct room it is.
    package var directWith: UserID?
    /// Whether it is the network's: we came into it on an allowed invite, or it replaced such a room.
    package var isNetwork = false
    /// Whether what is said in it is encrypted; nil if we do not know.
    package var isEncrypted: Bool?
    /// The room whose tombstone led us into this one, until this one has named it as its predecessor.
    package var awaitedPredecessor: RoomID?

    /// True for a talk between one person and us: two members, no name, and not the officers'.
    package var isDirect: Bool { isKnown && !isNamed && !isOfficers && memberCount.map { $0 <= 2 } == true }
}

/// The register of rooms and of who is an officer.
package enum RoomRegister {
    /// What we remember of `room`.
    package static func find(_ room: RoomID, _ db: Database) throws -> RoomRecord? {
        try db.cachedStatement(
            sql: """
                SELECT is_joined, joined_count, coalesce(invited_count, 0), is_named, is_known, is_officers,
                    direct_with, is_power_known, is_network, awaited_predecessor, is_encrypted
                FROM room WHERE room_id = ?
                """
        ).first([room.rawValue]) { row in
            RoomRecord(
                isJoined: row[0], memberCount: (row[1] as Int?).map { $0 + row[2] }, isNamed: row[3], isKnown: row[4],
                isPowerKnown: row[7], isOfficers: row[5], directWith: (row[6] as String?).map { UserID($0) },
                isNetwork: row[8], isEncrypted: row[10], awaitedPredecessor: (row[9] as String?).map { RoomID($0) })
        }
    }

    /// Those of `rooms` that we are in.
    package static func joined(among rooms: [RoomID], _ db: Database) throws -> Set<RoomID> {
        Set(try rooms.filter { try find($0, db)?.isJoined == true })
    }

    /// Takes in the counts that a sync gave of `joined`, and that we are in the room.
    ///
    /// A room that we have just joined (`isNew`) sends its whole state, so that we know it from then on.
    package static func note(_ joined: JoinedRoom, isNew: Bool, _ db: Database) throws {
        try db.cachedStatement(
            sql: """
                INSERT INTO room (room_id, joined_count, invited_count, is_known, is_encrypted)
                VALUES (:room, :joined, :invited, :new AND :joined IS NOT NULL, iif(:new AND :joined IS NOT NULL, 0, NULL))
                ON CONFLICT (room_id) DO UPDATE SET
                    is_joined = 1,
                    joined_count = coalesce(excluded.joined_count, joined_count),
                    invited_count = coalesce(excluded.invited_count, invited_count),
                    is_known = is_known OR excluded.is_known,
                    is_encrypted = coalesce(is_encrypted, excluded.is_encrypted)
                """
        ).execute(arguments: [
            "room": joined.id.rawValue, "joined": joined.joinedMemberCount, "invited": joined.invitedMemberCount,
            "new": isNew,
        ])
    }

    /// Writes down whether we are in `room`. What is known of it stays, unlike with `noteLeft`.
    package static func note(isIn: Bool, _ room: RoomID, _ db: Database) throws {
        try db.execute(sql: "UPDATE room SET is_joined = ? WHERE room_id = ?", arguments: [isIn, room.rawValue])
    }

    /// Writes down that we are in `rooms`. A room of which nothing else is known counts as the network's until it turns
    /// out to be a direct room.
    ///
    /// A room into which another room's tombstone led us counts as joined only once we have seen how it began. One into
    /// which somebody's invite led us is the network's only if that was written down with the invite.
    package static func noteJoined(_ rooms: [RoomID], _ db: Database) throws {
        for room in rooms {
            try db.cachedStatement(
                sql: """
                    INSERT INTO room (room_id, is_network)
                        SELECT ?1, NOT EXISTS (SELECT * FROM invite WHERE room_id = ?1) WHERE true
                    ON CONFLICT (room_id) DO UPDATE
                        SET is_joined = is_joined OR awaited_predecessor IS NULL,
                            is_network = is_network OR (is_known = 0 AND direct_with IS NULL
                                AND awaited_predecessor IS NULL AND excluded.is_network)
                    """
            ).execute(arguments: [room.rawValue])
        }
    }

    /// Those of `rooms` into which another room's tombstone led us, and whose beginning we have not seen yet.
    package static func awaited(among rooms: [RoomID], _ db: Database) throws -> [RoomID] {
        try rooms.filter { room in
            let record = try find(room, db)
            return record?.isJoined == false && record?.awaitedPredecessor != nil
        }
    }

    /// The rooms that we are in by our own record.
    package static func joinedRooms(_ db: Database) throws -> Set<RoomID> {
        Set(try String.fetchAll(db, sql: "SELECT room_id FROM room WHERE is_joined = 1").map { RoomID($0) })
    }

    /// Writes down that we are no longer in `room` at `now` (seconds since 1970), and forgets who was in it.
    package static func noteLeft(_ room: RoomID, at now: Int64, _ db: Database) throws {
        try db.execute(
            sql: """
                UPDATE room SET is_joined = 0, is_known = 0, is_named = 0, joined_count = NULL, invited_count = NULL,
                    direct_with = NULL, is_encrypted = NULL, left_at = ?
                WHERE room_id = ?
                """, arguments: [now, room.rawValue])
        try RoomPower.forget(room, db)
        try db.execute(sql: "DELETE FROM officers_room_member WHERE room_id = ?", arguments: [room.rawValue])
    }

    /// The first `limit` rooms that we left before `moment` (seconds since 1970) and are not in again. Each is given
    /// once.
    package static func takeLeft(before moment: Int64, limit: Int, _ db: Database) throws -> [RoomID] {
        try String.fetchAll(
            db.cachedStatement(
                sql: """
                    UPDATE room SET left_at = NULL WHERE room_id IN (
                        SELECT room_id FROM room WHERE left_at < ? AND is_joined = 0 LIMIT ?) RETURNING room_id
                    """), arguments: [moment, limit]
        ).map { RoomID($0) }
    }

    /// The count for a room that has too many members to read. All that matters is that they are many.
    private static let countOfMany = 10_000

    /// Takes in what the homeserver answered when we looked a room up.
    package static func note(_ facts: RoomFacts, _ db: Database) throws {
        try db.cachedStatement(
            sql: """
                INSERT INTO room (room_id, joined_count, is_named, is_known, invited_count, is_encrypted)
                VALUES (?1, ?2, ?3, 1, ?4, ?5)
                ON CONFLICT (room_id) DO UPDATE SET joined_count = ?2, is_named = ?3, is_known = 1, invited_count = ?4,
                    is_encrypted = max(coalesce(is_encrypted, 0), ?5),
                    is_network = is_network AND (is_known OR is_officers OR ?3 OR ?2 + ?4 > 2)
                """
        ).execute(arguments: [
            facts.room.rawValue, facts.members?.count ?? Self.countOfMany, facts.isNamed,
            facts.invited ?? Self.countOfMany, facts.isEncrypted,
        ])
        try db.execute(sql: "DELETE FROM officers_room_member WHERE room_id = ?", arguments: [facts.room.rawValue])
        for member in facts.members ?? [] { try noteMember(member, .join, in: facts.room, db) }
        try DirectRooms.inherit(facts, db)
        try RoomPower.note(facts.levels, of: facts.room, db)
        try RoomPower.note(creators: facts.creators, of: facts.room, db)
    }

    /// Takes in whether a room has a name.
    package static func noteName(isNamed: Bool, of room: RoomID, _ db: Database) throws {
        try db.cachedStatement(sql: "UPDATE room SET is_named = ? WHERE room_id = ?")
            .execute(arguments: [isNamed, room.rawValue])
    }

    /// Takes in whether what is said in `room` is encrypted. Once it is, it stays so, and the room is nobody's direct room:
    /// nothing that is for one person is said there in clear.
    package static func note(isEncrypted: Bool, _ room: RoomID, _ db: Database) throws {
        try db.cachedStatement(
            sql: """
                UPDATE room SET is_encrypted = max(coalesce(is_encrypted, 0), ?2),
                    direct_with = iif(?2, NULL, direct_with)
                WHERE room_id = ?1
                """
        ).execute(arguments: [room.rawValue, isEncrypted])
    }

    /// Notes that what we know of `room` no longer holds, so that it is no direct room until it is looked up again.
    package static func noteUnknown(_ room: RoomID, _ db: Database) throws {
        try db.cachedStatement(sql: "UPDATE room SET is_known = 0 WHERE room_id = ?").execute(arguments: [room.rawValue]
        )
    }

    /// Takes in that somebody joined a room or left it. Only the members of officers' rooms are kept.
    ///
    /// A direct room that its person has left is no longer theirs.
    package static func noteMember(
        _ user: UserID, _ membership: Membership, in room: RoomID, _ db: Database
    ) throws {
        let arguments: StatementArguments = [room.rawValue, user.rawValue]
        if membership == .join {
            try db.cachedStatement(
                sql: """
                    INSERT OR IGNORE INTO officers_room_member (room_id, user_id)
                    SELECT room_id, ?2 FROM room WHERE room_id = ?1 AND is_officers = 1
                    """
            ).execute(arguments: arguments)
        } else {
            try db.cachedStatement(sql: "DELETE FROM officers_room_member WHERE room_id = ? AND user_id = ?")
                .execute(arguments: arguments)
            guard membership == .leave || membership == .ban else { return }
            try db.cachedStatement(sql: "UPDATE room SET direct_with = NULL WHERE room_id = ? AND direct_with = ?")
                .execute(arguments: arguments)
        }
    }
}

extension Statement {
    /// Runs the statement and makes a value of its first row; nil if there is none.
    package func first<Value>(_ arguments: StatementArguments, _ make: (Row) throws -> Value) throws -> Value? {
        let rows = try Row.fetchCursor(self, arguments: arguments)
        return try rows.next().map(make)
    }
}

/// Who is an officer.
extension RoomRegister {
    /// The condition for an officers' room that counts: we are in it, and no other room that we are in has replaced it.
    private static let counts = """
        is_officers = 1 AND is_joined = 1
            AND NOT EXISTS (SELECT * FROM room AS new
                WHERE new.room_id = room.successor AND new.predecessor = room.room_id
                    AND new.is_officers = 1 AND new.is_joined = 1)
        """

    /// Whether `user` is in an officers' room now.
    ///
    /// A room that another one has replaced is closed: once we are in the new one, only that one counts.
    package static func isOfficer(_ user: UserID, _ db: Database) throws -> Bool {
        let statement = try db.cachedStatement(
            sql: """
                SELECT EXISTS (SELECT * FROM officers_room_member JOIN room USING (room_id)
                    WHERE user_id = ? AND \(counts))
                """)
        return try Bool.fetchOne(statement, arguments: [user.rawValue]) ?? false
    }

    /// Whether anybody but `users` is known to be an officer.
    static func isAnyOfficer(besides users: [UserID], _ db: Database) throws -> Bool {
        let officers = try String.fetchCursor(
            db.cachedStatement(
                sql: "SELECT user_id FROM room JOIN officers_room_member USING (room_id) WHERE \(counts)"))
        while let officer = try officers.next() {
            if !users.contains(UserID(officer)) { return true }
        }
        return false
    }

    /// The officers' rooms that count: those in which we are and which no other has replaced.
    static func currentOfficersRooms(_ db: Database) throws -> [RoomID] {
        try String.fetchAll(
            db.cachedStatement(sql: "SELECT room_id FROM room WHERE \(counts) ORDER BY room_id")
        ).map { RoomID($0) }
    }

    /// Whether any member of `room`, an officers' room, is known.
    package static func hasOfficers(_ room: RoomID, _ db: Database) throws -> Bool {
        try Bool.fetchOne(
            db, sql: "SELECT EXISTS (SELECT * FROM officers_room_member WHERE room_id = ?)", arguments: [room.rawValue])
            ?? false
    }

    /// The officers' rooms, whether we are in them or not.
    package static func officersRooms(_ db: Database) throws -> Set<RoomID> {
        try Set(
            String.fetchAll(db.cachedStatement(sql: "SELECT room_id FROM room WHERE is_officers = 1")).map {
                RoomID($0)
            })
    }
}
