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
            if try enter(invite.id, through: invite.inviter) { try NetworkRooms.note(invite.id, db) }
        } else if let old = try NetworkRooms.expecting(invite.id, db) {
            if try enter(invite.id, through: invite.inviter) {
                try NetworkRooms.expect(invite.id, toReplace: old, db)
            }
        }
    }

    /// Goes along to `replacement`, as which a room's `tombstone` says that it goes on, if whoever says so may ask us into
    /// rooms, or if the closed room is the network's: its own power levels decide who may close it.
    mutating func enter(_ replacement: RoomID, after tombstone: Incoming) throws {
        if try RoomRegister.find(replacement, db)?.isJoined == true { return }
        // A room that will not let us in does so no sooner for being named again; an invite may change that.
        if try Outbox.triedToJoin(replacement, since: seconds - 3600, db) { return }
        if isListed(replacement) {
            if try enter(replacement, through: tombstone.sender) { try NetworkRooms.note(replacement, db) }
        } else if let old = try mayInvite(tombstone.sender)
            ? tombstone.room : NetworkRooms.expecting(replacement, db)
        {
            if try enter(replacement, through: tombstone.sender) {
                try NetworkRooms.expect(replacement, toReplace: old, db)
            }
        }
    }

    /// Goes into `room`, unless that is on its way, or we went into so many others within the hour already; false then.
    ///
    /// Of those, a quarter is kept for officers and admins.
    private mutating func enter(_ room: RoomID, through user: UserID?) throws -> Bool {
        if try Outbox.waitsToJoin(room, db) { return true }
        let mayUseAll = try user.map { try role(of: $0) >= .officer } ?? false
        let most = mayUseAll ? settings.invitesPerHour : settings.invitesPerHour - settings.invitesPerHour / 4
        guard try Outbox.roomsToJoin(besides: room, since: seconds - 3600, db) < most else {
            logger.warning("More invites than limits.invites-per-hour allows; the rest are left alone")
            return false
        }
        try add(.join(via: user?.serverName.map { [$0] } ?? []), to: room)
        return true
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
