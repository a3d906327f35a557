package import FeatureKit
import GRDB
package import MatrixProtocol

/// What becomes of what a room was set to.
extension Publishing {
    package func moved(from old: RoomID, to new: RoomID, _ tick: Tick) throws {
        try PublishingStore.move(from: old, to: new, tick.db)
        for (timer, newTimer) in zip(Timer.all(of: old), Timer.all(of: new)) {
            try tick.replace(timer, by: newTimer)
        }
    }
}

extension PublishingStore {
    /// The tables of what is kept about a room.
    private static let tables = [
        "publishing_subscription", "publishing_room", "publishing_post", "publishing_waiting", "publishing_notice",
        "publishing_listed",
    ]

    /// Gives all that is kept about `old` to `new`, but for what `new` has of its own.
    static func move(from old: RoomID, to new: RoomID, _ db: Database) throws {
        for table in tables {
            try db.execute(
                sql: "UPDATE OR IGNORE \(table) SET room_id = ? WHERE room_id = ?",
                arguments: [new.rawValue, old.rawValue])
        }
        try forget(old, db)
    }

    /// Deletes all that is kept about `room`.
    static func forget(_ room: RoomID, _ db: Database) throws {
        for table in tables {
            try db.execute(sql: "DELETE FROM \(table) WHERE room_id = ?", arguments: [room.rawValue])
        }
    }
}
