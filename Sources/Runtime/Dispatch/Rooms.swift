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
        let before = try RoomRegister.find(facts.room, db)
        try RoomRegister.note(facts, db)
        if facts.isEncrypted, before?.isEncrypted != true { try tellOfEncryption(of: facts.room) }
        if before?.isKnown == false { try welcome(facts.room, isThere: { facts.members?.contains($0) == true }) }
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
    /// Takes a new invite, which is kept for a week.
    mutating func take(_ invite: InvitedRoom) throws {
        // If too many of theirs or of their server's wait, one that nobody allowed has to come again.
        if let inviter = invite.inviter, try !Invites.keep(invite, from: inviter, at: seconds, db),
            try !mayInvite(inviter),
            !isListed(invite.id)
        {
            return
        }
        try look(at: invite)
    }

    /// Accepts an invite if the configuration allows it. A direct message is accepted from whoever is in one of the
    /// network's rooms with us, for which the homeserver is asked. Any other is left alone, and looked at again.
    private mutating func look(at invite: InvitedRoom) throws {
        if try isListed(invite.id) || invite.inviter.map(mayInvite) == true {
            if try accept(invite) { try NetworkRooms.note(invite.id, db) }
        } else if let old = try NetworkRooms.expecting(invite.id, db).first {
            if try accept(invite) { try NetworkRooms.expect(invite.id, toReplace: old, db) }
        } else if let inviter = invite.inviter {
            guard invite.isDirect else {
                return try leftAlone("it is no direct message, and its sender may not ask us in")
            }
            // One that is under way may bring what was true before.
            if try Outbox.waitingLookUps(of: invite.id, db) < 2 {
                try add(.request(.membership(of: inviter)), to: invite.id)
            }
        }
    }

    /// Takes the answer whether `user`, who has sent us a direct message in `room`, is of the network.
    mutating func admit(_ user: UserID, to room: RoomID, isOfNetwork: Bool) throws {
        guard let entry = try Invites.find(room, db), !entry.isAccepted, entry.invite.inviter == user else { return }
        guard isOfNetwork else { return try leftAlone("its sender is in none of the network's rooms with us") }
        // What one person asks for must not cost others their turn.
        let joins = try Invites.joins(since: seconds - 3600, askedBy: user, db)
        if joins < Self.mostJoinsForOne {
            _ = try accept(entry.invite)
        } else {
            try Invites.wait(room, until: seconds + Self.secondsUntilNextLook, db)
        }
    }

    /// Into how many rooms we go within an hour because one person asks us who is neither officer nor named in the
    /// configuration.
    private static var mostJoinsForOne: Int { 3 }
    /// After how many seconds an invite is looked at again that had to wait since too many came.
    private static var secondsUntilNextLook: Int64 { 600 }

    /// Logs that an invite is left alone; its sender is told nothing.
    private func leftAlone(_ reason: String) throws {
        let count = try Invites.countWaiting(db)
        logger.notice("An invite is left alone", metadata: ["reason": "\(reason)", "waiting": "\(count)"])
    }

    /// Looks again at the invites that wait, since the configuration or our rooms may have changed.
    mutating func lookAtInvites() throws {
        for invite in try Invites.waiting(at: seconds, db) { try look(at: invite) }
    }

    /// Looks again at the invites of those who have come into rooms of the network.
    mutating func lookAtInvitesOfNewcomers() throws {
        for user in remembered.newcomers.sorted(by: { $0.rawValue < $1.rawValue }) {
            for invite in try Invites.waiting(from: user, at: seconds, db) { try look(at: invite) }
        }
        remembered.newcomers = []
    }

    /// Looks again at invites for which it is time; true if there may be more.
    mutating func lookAtInvitesThatAreDue() throws -> Bool {
        let due = try Invites.takeDue(at: seconds, limit: Self.mostRooms, db)
        for invite in due { try look(at: invite) }
        return due.count == Self.mostRooms
    }

    /// Remembers that `user` has come into `room`, if that is of the network and an invite of theirs waits.
    mutating func noteNewcomer(_ user: UserID, in room: RoomID) throws {
        guard user != settings.ownUser, let record = try record(of: room),
            record.isNetwork || record.isOfficers || isListed(room)
        else { return }
        let inviters = try remembered.inviters ?? Set(Invites.waiting(at: seconds, db).compactMap(\.inviter))
        remembered.inviters = inviters
        if inviters.contains(user) { remembered.newcomers.insert(user) }
    }

    /// Joins a room that we are invited to, even if a join of it waits already: that one was begun before the invite
    /// and may be refused at this moment. One that waits behind it comes after the invite anyway. False if we have gone
    /// into too many rooms within the hour; the invite is then looked at again soon.
    private mutating func accept(_ invite: InvitedRoom) throws -> Bool {
        if try Outbox.waitingJoins(of: invite.id, db) < 2 {
            guard try mayGoOn(invite.inviter, besidesTombstonesTo: invite.id) else {
                try Invites.wait(invite.id, until: seconds + Self.secondsUntilNextLook, db)
                return false
            }
            try add(.join(via: ways(through: invite.inviter)), to: invite.id)
        }
        try Invites.accept(invite.id, db)
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
        logger.warning("More invites than limits.invites-per-hour allows; the rest wait")
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
