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
    /// Events that stand twice in the timeline are read once.
    package func read(_ room: JoinedRoom, isNew: Bool) -> [RoomEvent] {
        var events = room.state.filter(concernsUs)
        var seen: Set<EventID> = []
        var isInside = !(isNew && room.timeline.contains(where: isOurJoin))
        for event in room.timeline where seen.insert(event.id).inserted {
            isInside = showsUsInside(event) ?? isInside
            if concernsUs(event), isInside || !event.isSaid { events.append(event) }
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
        case .member, .name, .tombstone, .create, .powerLevels: true
        case .encrypted, .other: false
        }
    }
}

extension RoomEvent {
    /// Whether it is something that somebody said, in whatever way, or took back, and no fact about the room.
    package var isSaid: Bool {
        switch content {
        case .message, .edit, .redaction, .reaction: true
        case .member, .name, .tombstone, .create, .powerLevels, .encrypted, .other: false
        }
    }
}
