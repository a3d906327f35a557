package import MatrixProtocol

/// Picks out the events of a room that concern us.
///
/// It leaves out our own messages, notices (what other bots say), the edits of both, and what was said while we were
/// not in the room.
package struct EventSelector: Sendable {
    private let ownUser: UserID

    /// Reads as `ownUser`.
    package init(ownUser: UserID) { self.ownUser = ownUser }

    /// The events of `room` that concern us, oldest first; `isNew` tells that we were not in it at the last sync.
    ///
    /// Events that stand twice in the timeline are read once. Before we come in, whoever asked us in speaks to us already:
    /// that counts if it was said after the invite and after `moment` (milliseconds since 1970).
    package func read(_ room: JoinedRoom, isNew: Bool, heardSince moment: Int64 = .min) -> [RoomEvent] {
        var events = room.state.filter(concernsUs)
        var seen = Set<EventID>(minimumCapacity: room.timeline.count)
        let isComing = isNew && room.timeline.contains(where: isOurJoin)
        var isInside = !isComing
        var inviter: UserID?
        for event in room.timeline where seen.insert(event.id).inserted {
            isInside = showsUsInside(event) ?? isInside
            if case .member(ownUser, let membership, _) = event.content {
                inviter = isComing && membership == .invite ? event.sender : nil
            }
            let isForUs = isInside || event.sender == inviter && event.sentAt > moment
            if concernsUs(event), isForUs || !event.isSaid { events.append(event) }
        }
        return events
    }

    /// Whether nothing is new in `room` but what we said there ourselves, with which a homeserver may show again that we are
    /// in it.
    package func isOnlyOurs(_ room: JoinedRoom) -> Bool {
        !room.timeline.isEmpty && room.timeline.allSatisfy { $0.isSaid && $0.sender == ownUser } && !room.isLimited
            && room.state.allSatisfy(isOurJoin) && room.joinedMemberCount == nil && room.invitedMemberCount == nil
    }

    /// Whether what is new in `room` shows our own coming into it.
    package func showsOurJoin(_ room: JoinedRoom) -> Bool {
        room.state.contains(where: isOurJoin) || room.timeline.contains(where: isOurJoin)
    }

    /// Whether `event` is our own coming into the room, or, if we were in it already, a change of our name there.
    package func isOurJoin(_ event: RoomEvent) -> Bool {
        guard case .member(ownUser, .join, _) = event.content else { return false }
        return true
    }

    /// Whether we are in the room from `event` on; nil if it does not say so.
    package func showsUsInside(_ event: RoomEvent) -> Bool? {
        guard case .member(ownUser, let membership, _) = event.content else { return nil }
        return membership == .join
    }

    private func concernsUs(_ event: RoomEvent) -> Bool {
        switch event.content {
        case .message(let message), .edit(_, let message): event.sender != ownUser && message.type == "m.text"
        case .redaction, .reaction: event.sender != ownUser
        case .member, .name, .tombstone, .create, .powerLevels, .encryption: true
        case .encrypted, .other: false
        }
    }
}

extension RoomEvent {
    /// Whether it is something that somebody said, in whatever way, or took back, and no fact about the room.
    package var isSaid: Bool {
        switch content {
        case .message, .edit, .redaction, .reaction: true
        case .member, .name, .tombstone, .create, .powerLevels, .encryption, .encrypted, .other: false
        }
    }
}
