package import FeatureKit
import GRDB
import MatrixProtocol
package import StewardCore

/// Undoing a change of a room's settings.
extension Publishing {
    /// Makes `change` and notes for `!undo` what it did to the room of the command.
    func noting(_ deed: Deed, _ turn: Turn, _ change: () throws -> [Effect]) throws -> [Effect] {
        let before = try PublishingStore.state(of: turn.room, turn.db)
        let effects = try change()
        try turn.note(
            deed, to: turn.room.rawValue, of: Publishing.self, before: before, version: before,
            now: try PublishingStore.state(of: turn.room, turn.db))
        return effects
    }

    package func version(of thing: String, _ turn: Turn) throws -> String? {
        try PublishingStore.state(of: RoomID(thing), turn.db)
    }

    package func undone(_ act: Act, _ turn: Turn) throws -> [Effect] {
        let room = RoomID(act.thing)
        let before = try PublishingStore.setting(of: room, turn.db)
        try PublishingStore.restore(room, to: try act.before.read(as: String.self), turn.db)
        let setting = try PublishingStore.setting(of: room, turn.db)
        let digest = setting.digest == before.digest ? [] : try keepDigest(setting, of: room, turn)
        let pins = setting.hasPins == before.hasPins ? [] : try keepPins(setting, of: room, turn)
        return digest + pins + [.reply(Replies.isSetAsBefore(isHere: room == turn.room))]
    }
}

extension PublishingStore {
    /// The settings and subscriptions of `room` as JSON, which differs after each change.
    static func state(of room: RoomID, _ db: Database) throws -> String {
        try String.fetchOne(
            db.cachedStatement(
                sql: """
                    SELECT json_object(
                        'setting', json((SELECT json_array(budget, digest_day, digest_time, pins)
                            FROM publishing_room WHERE room_id = ?1)),
                        'subscriptions', json((SELECT json_group_array(
                                json_array(id, place, area, latitude, longitude, miles, kinds))
                            FROM (SELECT * FROM publishing_subscription WHERE room_id = ?1 ORDER BY id))))
                    """), arguments: [room.rawValue]) ?? ""
    }

    /// Restores the settings and subscriptions of `room` from what `state(of:_:)` returned.
    static func restore(_ room: RoomID, to state: String, _ db: Database) throws {
        for table in ["publishing_room", "publishing_subscription"] {
            try db.execute(sql: "DELETE FROM \(table) WHERE room_id = ?", arguments: [room.rawValue])
        }
        try db.execute(
            sql: """
                INSERT INTO publishing_room (room_id, budget, digest_day, digest_time, pins)
                SELECT ?1, value ->> 0, value ->> 1, value ->> 2, value ->> 3 FROM (SELECT ?2 -> '$.setting' AS value)
                WHERE json_type(value) = 'array'
                """, arguments: [room.rawValue, state])
        // Another room may have the subscription's number by now.
        try db.execute(
            sql: """
                INSERT INTO publishing_subscription (id, room_id, place, area, latitude, longitude, miles, kinds)
                SELECT iif(value ->> 0 IN (SELECT id FROM publishing_subscription), NULL, value ->> 0), ?1,
                    value ->> 1, value ->> 2, value ->> 3, value ->> 4, value ->> 5, value ->> 6
                FROM json_each(?2, '$.subscriptions') ORDER BY key
                """, arguments: [room.rawValue, state])
    }
}
