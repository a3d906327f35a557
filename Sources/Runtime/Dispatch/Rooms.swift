import FeatureKit
import GRDB
import Logging
import MatrixProtocol
import StewardCore
import Store

/// Rooms that were replaced, and rooms that we have left.
extension BatchTransaction {
    /// Takes in that a room was replaced by `replacement`, as its `tombstone` says.
    mutating func follow(_ tombstone: RoomEvent, to replacement: RoomID) throws {
        for room in try RoomSuccession.noteSuccessor(replacement, of: tombstone.room, db) {
            try lookUp(room)
        }
        try enter(replacement, after: tombstone)
        try takeAlong(from: tombstone.room)
    }

    /// Takes in that `room` says it replaces `predecessor`.
    mutating func follow(from predecessor: RoomID, to room: RoomID) throws {
        for room in try RoomSuccession.notePredecessor(predecessor, of: room, db) { try lookUp(room) }
        try takeAlong(from: predecessor)
    }

    /// Whether `room`, in which `events` are new, is not for us, or not yet. If the tombstone of the room `awaited` led
    /// us into it, it must name that room as its predecessor. `isNew` tells that we were not in it at the last sync.
    mutating func isStrange(
        _ room: RoomID, _ events: [RoomEvent], isNew: Bool, awaiting awaited: RoomID?
    ) throws -> Bool {
        guard let awaited else { return false }
        for case .create(let creation) in events.map(\.content) {
            if try isGenuine(room, creation.predecessor, awaiting: awaited) { return false }
            // What is said there until we have left is not for us either.
            if isNew { try leave(room, awaiting: awaited) }
            return true
        }
        // Perhaps no response shows how it began.
        if try RoomSuccession.names(room, asSuccessorOf: awaited, db), try Outbox.waitingLookUps(of: room, db) == 0 {
            try lookUp(room)
        }
        return true
    }

    /// Takes the answer to a look-up, and checks the room if a tombstone led us into it.
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

    /// Whether `room` replaces the room that is `awaited`, or another room of the network that names it too.
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

    /// Takes along what is kept about `room` to the room that has replaced it, if each names the other and we are in
    /// the new one.
    private mutating func takeAlong(from room: RoomID) throws {
        let new = try RoomSuccession.current(room, db)
        if new == room { return }
        try NetworkRooms.inherit(from: room, to: new, db)
        // Only its members can tell whose direct room the new one is.
        if try RoomRegister.find(room, db)?.directWith != nil { try lookUp(new) }
        try tellFeatures { try $0.moved(from: room, to: new, $1) }
    }

    /// Deletes what is kept about some rooms that we left before `moment` (seconds since 1970) and are not in again;
    /// true if there may be more.
    func forgetRooms(leftBefore moment: Int64) throws -> Bool {
        let rooms = try RoomRegister.takeLeft(before: moment, limit: Self.mostRooms, db)
        for room in rooms { try tellFeatures { try $0.left(room, $1) } }
        return rooms.count == Self.mostRooms
    }

    /// How many rooms are forgotten in one transaction.
    private static var mostRooms: Int { 16 }

    /// Tells the features something. If one fails, it loses what it was to do for the room, and everybody is answered
    /// all the same.
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

/// Which rooms we join: those to which somebody who may invites us, and those that replace a room of the network.
extension BatchTransaction {
    /// Accepts an invite if the configuration allows it; leaves any other alone.
    mutating func take(_ invite: InvitedRoom) throws {
        if try isListed(invite.id) || invite.inviter.map(mayInvite) == true {
            if try accept(invite) { try NetworkRooms.note(invite.id, db) }
        } else if let old = try NetworkRooms.expecting(invite.id, db).first {
            if try accept(invite) { try NetworkRooms.expect(invite.id, toReplace: old, db) }
        }
    }

    /// Joins a room that we are invited to, even if a join of it waits already: that one was begun before the invite
    /// and may be refused at this moment. One that waits behind it comes after the invite anyway.
    private mutating func accept(_ invite: InvitedRoom) throws -> Bool {
        if try Outbox.waitingJoins(of: invite.id, db) > 1 { return true }
        guard try mayGoOn(invite.inviter, besidesTombstonesTo: invite.id) else { return false }
        try add(.join(via: ways(through: invite.inviter)), to: invite.id)
        return true
    }

    /// Joins the room `replacement` that a room's `tombstone` names, if its sender may invite us, or if the closed room
    /// is the network's: its own power levels decide who may close it.
    mutating func enter(_ replacement: RoomID, after tombstone: RoomEvent) throws {
        if try RoomRegister.find(replacement, db)?.isJoined == true { return }
        if isListed(replacement) {
            if try follow(tombstone, into: replacement) { try NetworkRooms.note(replacement, db) }
        } else if let old = try mayInvite(tombstone.sender)
            ? tombstone.room : NetworkRooms.expecting(replacement, db).first
        {
            if try follow(tombstone, into: replacement) { try NetworkRooms.expect(replacement, toReplace: old, db) }
        }
    }

    /// Joins `room` after a tombstone. If the room does not let us in, it is not tried again within the hour, unless
    /// another room names it, or somebody on another server does, through which we may get in.
    private mutating func follow(_ tombstone: RoomEvent, into room: RoomID) throws -> Bool {
        let ways = ways(through: tombstone.sender)
        let cause = "\(Outbox.causeOfTombstone)\(tombstone.room).\(room).\(ways.joined())"
        if try Outbox.triedToJoin(room, becauseOf: cause, since: seconds - 3600, db) { return false }
        guard try mayGoOn(tombstone.sender, besidesTombstonesTo: nil) else { return false }
        try add(.join(via: ways), to: .room(room), cause: cause, place: Int(seconds))
        return true
    }

    private func ways(through user: UserID?) -> [String] { user?.serverName.map { [$0] } ?? [] }

    /// Whether we may join one more room within the hour because of `user`. A quarter of the number is kept for
    /// officers and admins. A tombstone takes nothing of it away from an invite into the same room.
    private func mayGoOn(_ user: UserID?, besidesTombstonesTo room: RoomID?) throws -> Bool {
        let mayUseAll = try user.map { try role(of: $0) >= .officer } ?? false
        let most = mayUseAll ? settings.invitesPerHour : settings.invitesPerHour - settings.invitesPerHour / 4
        if try Outbox.joins(since: seconds - 3600, besidesTombstonesTo: room, db) < most { return true }
        logger.warning("More invites than limits.invites-per-hour allows; the rest are left alone")
        return false
    }

    private func isListed(_ room: RoomID) -> Bool {
        settings.invitesAllowed.contains(room.rawValue) || settings.officersRooms.contains(room)
    }

    private func mayInvite(_ user: UserID) throws -> Bool {
        if try role(of: user) >= .officer { return true }
        return settings.invitesAllowed.contains(user.rawValue)
            || user.serverName.map(settings.invitesAllowed.contains) == true
    }
}
