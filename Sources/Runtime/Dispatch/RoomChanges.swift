import FeatureKit
import GRDB
import Logging
import MatrixProtocol
import StewardCore
import Store

/// Rooms that go on elsewhere, and rooms that we are no longer in.
extension Handling {
    /// Takes in that a room goes on as `replacement`, as its `tombstone` says.
    mutating func follow(_ tombstone: RoomEvent, to replacement: RoomID) throws {
        for room in try RoomSuccession.noteSuccessor(replacement, of: tombstone.room, db) {
            try lookUp(room)
        }
        try enter(replacement, after: tombstone)
        try takeAlong(from: tombstone.room)
    }

    /// Takes in that `room` says of itself that it replaces `predecessor`.
    mutating func follow(from predecessor: RoomID, to room: RoomID) throws {
        for room in try RoomSuccession.notePredecessor(predecessor, of: room, db) { try lookUp(room) }
        try takeAlong(from: predecessor)
    }

    /// Whether `room`, in which `events` are new, is not for us, or not yet: it has to name as the one that it replaces the
    /// room whose tombstone led us into it, which is `awaited`. `isNew` tells that we were not in it at the last sync.
    mutating func isStrange(
        _ room: RoomID, _ events: [RoomEvent], isNew: Bool, awaiting awaited: RoomID?
    ) throws -> Bool {
        guard let awaited else { return false }
        for case .create(let creation) in events.map(\.content) {
            if try isGenuine(room, creation.predecessor, awaiting: awaited) { return false }
            // What more is said there until we are out is not for us either.
            if isNew { try leave(room, awaiting: awaited) }
            return true
        }
        // Maybe no response shows how it began.
        if try RoomSuccession.names(room, asSuccessorOf: awaited, db), try Outbox.waitingLookUps(of: room, db) == 0 {
            try lookUp(room)
        }
        return true
    }

    /// Takes in the answer to a look-up, and whether the room is one into which a tombstone rightly led us.
    mutating func take(_ facts: RoomFacts) throws {
        try RoomRegister.note(facts, db)
        guard let awaited = try RoomRegister.find(facts.room, db)?.awaitedPredecessor, let creation = facts.creation,
            facts.members?.contains(settings.ownUser) != false
        else { return }
        if let predecessor = creation.predecessor, try isGenuine(facts.room, predecessor, awaiting: awaited) {
            try RoomRegister.note(isIn: true, facts.room, db)
            try follow(from: predecessor, to: facts.room)
        } else {
            try leave(facts.room, awaiting: awaited)
        }
    }

    /// Whether `room` replaces the one that is `awaited`, or another one of the network's that names it too.
    private func isGenuine(_ room: RoomID, _ predecessor: RoomID?, awaiting awaited: RoomID) throws -> Bool {
        guard let predecessor else { return false }
        return try predecessor == awaited || NetworkRooms.expecting(room, db).contains(predecessor)
    }

    private mutating func leave(_ room: RoomID, awaiting awaited: RoomID) throws {
        logger.warning(
            "A room does not name the one that it is to replace; Steward leaves it", metadata: ["room": "\(room)"])
        try NetworkRooms.forget(room, asSuccessorOf: awaited, db)
        try add(.leave, to: room)
    }

    /// Once `room` goes on in another one that we are in, as both of them say, so does what is kept about it.
    private mutating func takeAlong(from room: RoomID) throws {
        let new = try RoomSuccession.current(room, db)
        if new == room { return }
        try NetworkRooms.inherit(from: room, to: new, db)
        // Whose direct room the new one is, only those who are in it can tell.
        if try RoomRegister.find(room, db)?.directWith != nil { try lookUp(new) }
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
