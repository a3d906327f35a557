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

/// Which rooms we go into: those that somebody asks us into who may, and those that replace a room of the network.
extension Handling {
    /// Accepts an invite from those whose invites the configuration allows; leaves others alone.
    mutating func take(_ invite: InvitedRoom) throws {
        if try isListed(invite.id) || invite.inviter.map(mayInvite) == true {
            if try accept(invite) { try NetworkRooms.note(invite.id, db) }
        } else if let old = try NetworkRooms.expecting(invite.id, db).first {
            if try accept(invite) { try NetworkRooms.expect(invite.id, toReplace: old, db) }
        }
    }

    /// Goes into a room that we are asked into, even if a way there waits already: that one may be refused at this moment,
    /// since it was begun before the invite. One that waits behind it comes after the invite in any case.
    private mutating func accept(_ invite: InvitedRoom) throws -> Bool {
        if try Outbox.waitingJoins(of: invite.id, db) > 1 { return true }
        guard try mayGoOn(invite.inviter, besidesTombstonesTo: invite.id) else { return false }
        try add(.join(via: ways(through: invite.inviter)), to: invite.id)
        return true
    }

    /// Goes along to `replacement`, as which a room's `tombstone` says that it goes on, if whoever says so may ask us into
    /// rooms, or if the closed room is the network's: its own power levels decide who may close it.
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

    /// Goes into `room` after a tombstone. A room that will not let us in does so no sooner for being named again within
    /// the hour, unless another room names it, or somebody of another server does, by which we may come in.
    private mutating func follow(_ tombstone: RoomEvent, into room: RoomID) throws -> Bool {
        let ways = ways(through: tombstone.sender)
        let cause = "\(Outbox.causeOfTombstone)\(tombstone.room).\(room).\(ways.joined())"
        if try Outbox.triedToJoin(room, becauseOf: cause, since: seconds - 3600, db) { return false }
        guard try mayGoOn(tombstone.sender, besidesTombstonesTo: nil) else { return false }
        try add(.join(via: ways), to: .room(room), cause: cause, place: Int(seconds))
        return true
    }

    private func ways(through user: UserID?) -> [String] { user?.serverName.map { [$0] } ?? [] }

    /// Whether we may go into one more room within the hour, into which `user` leads us; a quarter of the number is kept
    /// for officers and admins. A tombstone takes from an invite into the same room no part of it.
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
