package import GRDB
package import MatrixProtocol

/// The invites of the last week: those that wait to be accepted, and those that led us into rooms.
///
/// A sync shows an invite once. What is not accepted at once may be later, since whoever sent it may come into a room of
/// the network, or be allowed by the configuration.
package enum Invites {
    /// For how long an invite is kept, in seconds: seven days.
    package static let seconds: Int64 = 7 * 24 * 3600

    /// Of how many invites of one person, and of one server's people, and of all, we take heed. Who sends more than that
    /// within an hour silences nobody else.
    private static let most = (ofPerson: 3, ofServer: 200, ofAll: 2000)

    /// After how many seconds an invite may give way to a newer one, if there are too many.
    private static let leastSeconds: Int64 = 3600

    /// An invite that is kept.
    package struct Entry: Equatable, Sendable {
        /// The invite.
        package let invite: InvitedRoom
        /// Whether it was accepted.
        package let isAccepted: Bool
    }

    /// Keeps `invite`, which came at `now` (seconds since 1970) from `inviter`, as one that waits; false if too many of
    /// theirs or of their server's wait already.
    package static func keep(
        _ invite: InvitedRoom, from inviter: UserID, at now: Int64, _ db: Database
    ) throws -> Bool {
        let server = inviter.serverName ?? ""
        let bounds: [(condition: String, value: String, most: Int)] = [
            ("inviter = ?", inviter.rawValue, most.ofPerson), ("server = ?", server, most.ofServer),
            ("came_at > 0 AND ? <> ''", "all", most.ofAll),
        ]
        for bound in bounds {
            let others = "FROM invite WHERE \(bound.condition) AND room_id <> ? AND is_accepted = 0"
            let arguments: StatementArguments = [bound.value, invite.id.rawValue]
            let count = try Int.fetchOne(
                db.cachedStatement(sql: "SELECT count(*) \(others)"), arguments: arguments)
            if count ?? 0 < bound.most { continue }
            let oldest = try db.cachedStatement(
                sql: "SELECT room_id, came_at \(others) ORDER BY came_at LIMIT 1"
            ).first(arguments) { row in (room: RoomID(row[0]), cameAt: row[1] as Int64) }
            guard let oldest, oldest.cameAt <= now - leastSeconds else { return false }
            try forget(oldest.room, db)
        }
        try db.cachedStatement(
            sql: """
                INSERT INTO invite (room_id, inviter, server, is_direct, came_at, is_accepted) VALUES (?, ?, ?, ?, ?, 0)
                ON CONFLICT (room_id) DO UPDATE SET inviter = excluded.inviter, server = excluded.server,
                    is_direct = excluded.is_direct, came_at = excluded.came_at, is_accepted = 0, look_at = NULL
                """
        ).execute(arguments: [invite.id.rawValue, inviter.rawValue, server, invite.isDirect, now])
        return true
    }

    /// The invite to `room`; nil if none is kept.
    package static func find(_ room: RoomID, _ db: Database) throws -> Entry? {
        try db.cachedStatement(sql: "\(selection) WHERE room_id = ?").first([room.rawValue], entry)
    }

    /// The invites that wait at `now` (seconds since 1970), the oldest first; those of `user` alone, if given.
    package static func waiting(from user: UserID? = nil, at now: Int64, _ db: Database) throws -> [InvitedRoom] {
        let condition = user == nil ? "? IS NULL" : "inviter = ?"
        return try Row.fetchAll(
            db.cachedStatement(
                sql: """
                    \(selection) WHERE \(condition) AND came_at > ? AND is_accepted = 0 ORDER BY came_at, room_id
                    """), arguments: [user?.rawValue, now - seconds]
        ).map { entry($0).invite }
    }

    /// At most `limit` of the invites that were to be looked at again by `now` (seconds since 1970). Each is given once.
    package static func takeDue(at now: Int64, limit: Int, _ db: Database) throws -> [InvitedRoom] {
        try Row.fetchAll(
            db.cachedStatement(
                sql: """
                    UPDATE invite SET look_at = NULL
                    WHERE room_id IN (SELECT room_id FROM invite WHERE look_at <= ? ORDER BY look_at LIMIT ?)
                    RETURNING room_id, inviter, is_direct, is_accepted
                    """), arguments: [now, limit]
        ).map { entry($0).invite }
    }

    /// Writes down that the invite to `room` is to be looked at again at `moment` (seconds since 1970).
    package static func wait(_ room: RoomID, until moment: Int64, _ db: Database) throws {
        try db.cachedStatement(sql: "UPDATE invite SET look_at = ? WHERE room_id = ? AND is_accepted = 0")
            .execute(arguments: [moment, room.rawValue])
    }

    /// Writes down that the invite to `room` is accepted.
    package static func accept(_ room: RoomID, _ db: Database) throws {
        try db.cachedStatement(sql: "UPDATE invite SET is_accepted = 1, look_at = NULL WHERE room_id = ?")
            .execute(arguments: [room.rawValue])
    }

    /// How many invites wait.
    package static func countWaiting(_ db: Database) throws -> Int {
        try Int.fetchOne(
            db.cachedStatement(sql: "SELECT count(*) FROM invite WHERE came_at > 0 AND is_accepted = 0")) ?? 0
    }

    /// How often we went, after `moment` (seconds since 1970), into rooms into which `user` has asked us.
    package static func joins(since moment: Int64, askedBy user: UserID, _ db: Database) throws -> Int {
        try Int.fetchOne(
            db.cachedStatement(
                sql: """
                    SELECT count(*) FROM outbox INDEXED BY outbox_joins
                    WHERE kind = 'join' AND added_at > ?
                        AND address IN (SELECT room_id FROM invite WHERE inviter = ?)
                    """), arguments: [moment, user.rawValue]) ?? 0
    }

    /// Forgets the invite to `room`.
    package static func forget(_ room: RoomID, _ db: Database) throws {
        try db.cachedStatement(sql: "DELETE FROM invite WHERE room_id = ?").execute(arguments: [room.rawValue])
    }

    /// Forgets at most `limit` invites that came more than a week before `now` (seconds since 1970); true if there may be
    /// more.
    package static func forgetOld(at now: Int64, limit: Int, _ db: Database) throws -> Bool {
        try db.cachedStatement(
            sql: "DELETE FROM invite WHERE room_id IN (SELECT room_id FROM invite WHERE came_at < ? LIMIT ?)"
        ).execute(arguments: [now - seconds, limit])
        return db.changesCount == limit
    }

    private static let selection = "SELECT room_id, inviter, is_direct, is_accepted FROM invite"

    private static func entry(_ row: Row) -> Entry {
        Entry(
            invite: InvitedRoom(id: RoomID(row[0]), inviter: UserID(row[1]), isDirect: row[2]), isAccepted: row[3])
    }
}
