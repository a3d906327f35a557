import FeatureKit
import GRDB
import Logging
import MatrixProtocol
import StewardCore
import Store

/// Who may ask us into a room.
extension Handling {
    /// Accepts an invite from those whose invites the configuration allows; leaves others alone.
    mutating func take(_ invite: InvitedRoom) throws {
        guard try isAllowed(invite) else { return }
        let recent = try Int.fetchOne(
            db, sql: "SELECT count(*) FROM outbox WHERE kind = 'join' AND added_at > ?", arguments: [seconds - 3600])
        guard recent ?? 0 < settings.invitesPerHour else {
            logger.warning("More invites than limits.invites-per-hour allows; the rest are left alone")
            return
        }
        try add(.join(via: invite.inviter?.serverName.map { [$0] } ?? []), to: invite.id)
    }

    private func isAllowed(_ invite: InvitedRoom) throws -> Bool {
        if settings.invitesAllowed.contains(invite.id.rawValue) { return true }
        if settings.officersRooms.contains(invite.id) { return true }
        if try RoomSuccession.isExpected(invite.id, db) { return true }
        guard let inviter = invite.inviter else { return false }
        if try role(of: inviter) >= .officer { return true }
        return settings.invitesAllowed.contains(inviter.rawValue)
            || inviter.serverName.map(settings.invitesAllowed.contains) == true
    }
}
