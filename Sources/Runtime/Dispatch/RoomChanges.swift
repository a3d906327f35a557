import FeatureKit
import GRDB
import Logging
import MatrixProtocol
import StewardCore
import Store

/// Rooms that go on elsewhere, and rooms that we are no longer in.
extension Handling {
    /// Goes along to `replacement`, as which a room's `tombstone` says that it goes on.
    mutating func follow(_ tombstone: Incoming, to replacement: RoomID) throws {
        for room in try RoomSuccession.noteSuccessor(replacement, of: tombstone.room, db) {
            try add(.lookUp, to: room)
        }
        try add(.join(via: tombstone.sender.serverName.map { [$0] } ?? []), to: replacement)
        try takeAlong(from: tombstone.room)
    }

    /// Takes in that `room` says of itself that it replaces `predecessor`.
    mutating func follow(from predecessor: RoomID, to room: RoomID) throws {
        for room in try RoomSuccession.notePredecessor(predecessor, of: room, db) { try add(.lookUp, to: room) }
        try takeAlong(from: predecessor)
    }

    /// Once `room` goes on in another one that we are in, as both of them say, so does what is kept about it.
    private mutating func takeAlong(from room: RoomID) throws {
        let new = try RoomSuccession.current(room, db)
        if new == room { return }
        // Whose direct room the new one is, only those who are in it can tell.
        if try RoomRegister.find(room, db)?.directWith != nil { try add(.lookUp, to: new) }
        try tellFeatures { try $0.moved(from: room, to: new, $1) }
    }

    /// Deletes what is kept about rooms that we left before `moment` (seconds since 1970) and have not come back to.
    func forgetRooms(leftBefore moment: Int64) throws {
        for room in try RoomRegister.takeLeft(before: moment, db) { try tellFeatures { try $0.left(room, $1) } }
    }

    /// A feature that fails loses what was to become of the room, and keeps nobody from being answered.
    private func tellFeatures(_ tell: (FeatureSet, Tick) throws -> Void) throws {
        do {
            try db.inSavepoint {
                try tell(features, tick)
                return .commit
            }
        } catch  where !StoreProblem.isOfTheStore(error) {
            logger.error("What is kept about a room stays as it is", metadata: ["error": "\(type(of: error))"])
        }
    }
}
