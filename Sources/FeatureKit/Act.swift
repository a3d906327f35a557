package import GRDB
package import MatrixProtocol
import StewardCore

package import struct Foundation.Date

/// What somebody did a moment ago, and how the thing was before, so that `!undo` can take it back.
///
/// Every command that changes something for others notes an act, or notes that it cannot be taken back. So `!undo`
/// never skips what was done last.
package struct Act: Sendable {
    /// For how many seconds something can be taken back.
    package static let undoable: Int64 = 600

    let id: Int64
    /// When it was done.
    package let doneAt: Date
    /// Where it was done.
    let place: OpenQuestion.Place
    /// What whoever takes it back must be: the role in which it was done, or what the command asks for.
    let permission: Permission
    /// Whether the person was told that it could not be taken back.
    let isPassedOver: Bool
    /// Whether something that the person said since was not understood.
    package let isDoubtful: Bool
    /// The feature that takes it back.
    let feature: String
    /// What was changed, in the feature's own word, such as `event.42`.
    package let thing: String
    /// What was done.
    package let deed: Deed
    /// The version of the thing before and after it.
    let versionBefore: String
    let version: String
    /// How the thing was before, as the feature wrote it down.
    package let before: OpenQuestion.Payload

    /// The command to type instead if it cannot be taken back; nil if it can.
    var instead: String? { get throws { thing.isEmpty ? try before.read(as: String.self) : nil } }

    /// What `user` did and has not taken back, the newest first, if it can still be taken back at `now` (seconds since
    /// 1970).
    static func all(of user: UserID, at now: Int64, _ db: Database) throws -> [Act] {
        let statement = try db.cachedStatement(
            sql: """
                SELECT id, feature, thing, doing, done, version_before, version, before, room_id, role,
                    includes_moderators, is_passed_over, done_at, is_doubtful
                FROM act WHERE user_id = ? AND done_at > ? ORDER BY id DESC
                """)
        return try Row.fetchAll(statement, arguments: [user.rawValue, now - undoable]).map { row in
            Act(
                id: row[0], doneAt: Date(timeIntervalSince1970: Double(row[12] as Int64)),
                place: OpenQuestion.Place(column: row[8]),
                permission: Permission(role: Role(rawValue: row[9]) ?? .admin, includesModerators: row[10]),
                isPassedOver: row[11], isDoubtful: row[13], feature: row[1], thing: row[2],
                deed: Deed(doing: row[3], done: row[4]),
                versionBefore: row[5], version: row[6], before: OpenQuestion.Payload(json: row[7]))
        }
    }

    /// Notes that the person was told that it stays. As long as it has to stay, the next `!undo` skips it.
    func passOver(_ db: Database) throws {
        try db.cachedStatement(sql: "UPDATE act SET is_passed_over = 1 WHERE id = ?").execute(arguments: [id])
    }

    /// Notes that something that `user` said was not understood: "undo" may mean that, and not what they did before.
    package static func noteDoubt(of user: UserID, _ db: Database) throws {
        try db.cachedStatement(sql: "UPDATE act SET is_doubtful = 1 WHERE user_id = ? AND is_doubtful = 0")
            .execute(arguments: [user.rawValue])
    }

    /// Forgets the act.
    func forget(_ db: Database) throws { try db.execute(sql: "DELETE FROM act WHERE id = ?", arguments: [id]) }

    /// Forgets the act, which was taken back. An older act that led to the version before it now leads to `newVersion`;
    /// if the thing is gone, all acts on it are forgotten.
    func forget(leavingThingAt newVersion: String?, _ db: Database) throws {
        try forget(db)
        if let newVersion {
            try db.execute(
                sql: "UPDATE act SET version = ? WHERE feature = ? AND thing = ? AND version = ?",
                arguments: [newVersion, feature, thing, versionBefore])
        } else {
            try db.execute(sql: "DELETE FROM act WHERE feature = ? AND thing = ?", arguments: [feature, thing])
        }
    }

    /// Deletes at most `limit` acts that can no longer be taken back at `now` (seconds since 1970); true if there may
    /// be more.
    package static func forgetOld(at now: Int64, limit: Int, _ db: Database) throws -> Bool {
        try db.cachedStatement(
            sql: "DELETE FROM act WHERE id IN (SELECT id FROM act WHERE done_at <= ? LIMIT ?)"
        ).execute(arguments: [now - undoable, limit])
        return db.changesCount == limit
    }
}

extension Turn {
    /// How `thing` of `feature` was before each act on it that can still be taken back, by anybody, the newest first.
    package func undoable<F: Feature>(_ thing: String, of feature: F.Type) throws -> [OpenQuestion.Payload] {
        try String.fetchAll(
            db.cachedStatement(
                sql: "SELECT before FROM act WHERE feature = ? AND thing = ? AND done_at > ? ORDER BY id DESC"),
            arguments: [F.name, thing, Int64(now.timeIntervalSince1970) - Act.undoable]
        ).map { OpenQuestion.Payload(json: $0) }
    }

    /// Notes for `!undo` what the person has just done to `thing` of `feature`. `Feature.undone(_:_:)` is given
    /// `before`.
    ///
    /// The versions are what `Feature.version(of:_:)` gives before and after: they tell whether somebody has changed
    /// the thing since.
    package func note<F: Feature>(
        _ deed: Deed, to thing: String, of feature: F.Type, before: some Encodable, version versionBefore: String,
        now version: String
    ) throws {
        try note(deed, to: thing, of: F.name, before, versionBefore, version)
    }

    /// Notes that the person has just done something that cannot be taken back. `!undo` then says so and names the
    /// command `instead`, and takes back nothing older.
    package func noteLasting(_ deed: Deed, instead: String) throws {
        try note(deed, to: "", of: feature, instead, "", "")
    }

    /// Only an officer takes back what was done as an officer, even if others may use the command.
    private func note(
        _ deed: Deed, to thing: String, of feature: String, _ before: some Encodable, _ versionBefore: String,
        _ version: String
    ) throws {
        try db.cachedStatement(
            sql: """
                INSERT INTO act (user_id, feature, thing, doing, done, version_before, version, before, done_at,
                    room_id, role, includes_moderators)
                VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                """
        ).execute(arguments: [
            sender.rawValue, feature, thing, deed.doing, deed.done, versionBefore, version,
            OpenQuestion.Payload(before).json, Int64(now.timeIntervalSince1970), place.column,
            max(role, permission.role).rawValue, permission.includesModerators,
        ])
    }
}
