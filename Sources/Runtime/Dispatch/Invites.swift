import FeatureKit
import GRDB
import Logging
import MatrixProtocol
import StewardCore
import Store

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
