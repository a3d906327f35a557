import FeatureKit
import MatrixProtocol
import StewardCore
import Store

/// Rooms into which we have just come, and direct rooms in which nobody is left.
extension BatchTransaction {
    /// Greets whoever asked us into `room`, if that is a direct room: once, whatever comes again. `isThere` tells whether
    /// somebody was seen to be in it.
    ///
    /// If we do not know yet what it is, we ask.
    mutating func welcome(_ room: RoomID, isThere: (UserID) -> Bool) throws {
        guard let inviter = try Invites.find(room, db)?.invite.inviter, let record = try record(of: room) else {
            return
        }
        guard record.isKnown else {
            if try Outbox.waitingLookUps(of: room, db) == 0 { try lookUp(room) }
            return
        }
        guard record.isDirect, record.memberCount == 2, record.isEncrypted != true, isThere(inviter) else { return }
        try DirectRooms.note(room, with: inviter, db)
        forgetRecord()
        for (place, action) in try features.welcome(inviter, to: room, tick).enumerated() {
            try add(action, cause: "welcome.\(room)", place: place)
        }
    }

    /// Leaves a direct room if the person has left it, so that nobody is there but us.
    mutating func leaveIfAlone(in joined: JoinedRoom, after events: [RoomEvent], before: RoomRecord?) throws {
        guard let record = try record(of: joined.id), record.isDirect else { return }
        let gone = events.reversed().compactMap(\.goer).first { $0 != settings.ownUser && !events.isLastSeenInside($0) }
        guard let gone else { return }
        // Without a new count the only other person that there was is gone, if the room was theirs.
        let isAlone = joined.joinedMemberCount.map { $0 + (joined.invitedMemberCount ?? 0) <= 1 }
        if isAlone ?? (before?.directWith == gone) { try add(.leave, to: joined.id) }
    }
}

extension RoomEvent {
    /// Who has left the room by this event, or was put out; nil if it tells no such thing.
    fileprivate var goer: UserID? {
        guard case .member(let user, let membership, _) = content, membership == .leave || membership == .ban else {
            return nil
        }
        return user
    }
}

extension [RoomEvent] {
    /// Whether `user` is in the room by the last of the events that tells it.
    func isLastSeenInside(_ user: UserID) -> Bool {
        for case .member(user, let membership, _) in reversed().map(\.content) { return membership == .join }
        return false
    }
}
