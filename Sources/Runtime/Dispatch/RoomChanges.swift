import FeatureKit
import GRDB
import Logging
import MatrixProtocol
import StewardCore
import Store

/// Rooms that go on elsewhere, and rooms that we are no longer in.
extension Handling {
    /// Takes in that a room goes on as `replacement`, as its `tombstone` says.
    mutating func follow(_ tombstone: Incoming, to replacement: RoomID) throws {
        for room in try RoomSuccession.noteSuccessor(replacement, of: tombstone.room, db) {
            try add(.lookUp, to: room)
        }
        try enter(replacement, after: tombstone)
        try takeAlong(from: tombstone.room)
    }

    /// Takes in that `room` says of itself that it replaces `predecessor`.
    mutating func follow(from predecessor: RoomID, to room: RoomID) throws {
        for room in try RoomSuccession.notePredecessor(predecessor, of: room, db) { try add(.lookUp, to: room) }
        try takeAlong(from: predecessor)
    }

    /// Leaves the room that `news` is about, if another room's tombstone led us into it and it does not say that it
    /// replaces that one, which is `awaited`; whether it is such a room.
    mutating func leaveIfLured(into news: RoomNews, awaiting awaited: RoomID?) throws -> Bool {
        guard let awaited else { return false }
        let namesIt = news.incoming.contains { incoming in
            if case .creation(awaited, _) = incoming.content { true } else { false }
        }
        if namesIt { return false }
        // What more is said there until we are out is not for us either.
        if news.isNew {
            logger.warning(
                "A room does not name the one that it is to replace; Steward leaves it",
                metadata: ["room": "\(news.room)"])
            try NetworkRooms.forget(news.room, asSuccessorOf: awaited, db)
            try add(.leave, to: news.room)
        }
        return true
    }

    /// Once `room` goes on in another one that we are in, as both of them say, so does what is kept about it.
    private mutating func takeAlong(from room: RoomID) throws {
        let new = try RoomSuccession.current(room, db)
        if new == room { return }
        try NetworkRooms.inherit(from: room, to: new, db)
        // Whose direct room the new one is, only those who are in it can tell.
        if try RoomRegister.find(room, db)?.directWith != nil { try add(.lookUp, to: new) }
        try tellFeatures { try $0.moved(from: room, to: new, $1) }
    }

    /// Deletes what is kept about some rooms that we left before `moment` (seconds since 1970) and have not come back to;
    /// true if there may be more of them.
    func forgetRooms(leftBefore moment: Int64) throws -> Bool {
        let rooms = try RoomRegister.takeLeft(before: moment, limit: Self.mostRooms, db)
        for room in rooms { try tellFeatures { try $0.left(room, $1) } }
        return rooms.count == Self.mostRooms
    }

    /// How many rooms are forgotten in one transaction.
    private static var mostRooms: Int { 16 }

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
