package import MatrixProtocol

/// Turns what the homeserver tells into what concerns us.
///
/// Our own messages, notices (other bots' words), edits that others' bots make and whatever was said while we were not
/// in the room fall away here.
package struct IncomingReader: Sendable {
    private let ownUser: UserID

    /// Reads as `ownUser`.
    package init(ownUser: UserID) { self.ownUser = ownUser }

    /// Reads one room; `isNew` tells that we were not in it at the last sync.
    ///
    /// Events that stand twice in the timeline are read once.
    package func read(_ room: JoinedRoom, isNew: Bool) -> RoomNews {
        var incoming = room.state.compactMap { read($0, in: room.id) }
        var seen: Set<EventID> = []
        var isInside = !(isNew && room.timeline.contains(where: isOurJoin))
        for event in room.timeline where seen.insert(event.id).inserted {
            isInside = showsUsInside(event) ?? isInside
            guard let one = read(event, in: room.id), isInside || !one.isSaid else { continue }
            incoming.append(one)
        }
        return RoomNews(
            room: room.id, isNew: isNew, joinedMemberCount: room.joinedMemberCount,
            invitedMemberCount: room.invitedMemberCount, incoming: incoming)
    }

    /// Whether what is new in `room` shows our own coming into it.
    package func showsOurJoin(_ room: JoinedRoom) -> Bool {
        room.state.contains(where: isOurJoin) || room.timeline.contains(where: isOurJoin)
    }

    /// Whether `event` is our own coming into the room, or, where we were in it already, a change of our name there.
    package func isOurJoin(_ event: RoomEvent) -> Bool {
        guard case .member(ownUser, .join, _) = event.content else { return false }
        return true
    }

    /// Whether we are in the room from `event` on; nil if it does not say so.
    package func showsUsInside(_ event: RoomEvent) -> Bool? {
        guard case .member(ownUser, let membership, _) = event.content else { return nil }
        return membership == .join
    }

    private func read(_ event: RoomEvent, in room: RoomID) -> Incoming? {
        guard let content = content(of: event) else { return nil }
        return Incoming(room: room, event: event.id, sender: event.sender, sentAt: event.sentAt, content: content)
    }

    private func content(of event: RoomEvent) -> Incoming.Content? {
        switch event.content {
        case .message(let message):
            isFromAPerson(event, message)
                ? .message(text: message.body, thread: message.thread, inReplyTo: message.inReplyTo) : nil
        case .edit(let original, let message):
            isFromAPerson(event, message) ? .edit(of: original, text: message.body) : nil
        case .redaction(let original): event.sender == ownUser ? nil : .redaction(of: original)
        case .reaction(let target, let key): event.sender == ownUser ? nil : .reaction(to: target, key: key)
        case .member(let user, let membership, _): .membership(of: user, membership)
        case .name(let isSet): .naming(isNamed: isSet)
        case .tombstone(let replacement): .tombstone(replacement: replacement)
        case .create(let creation):
            .creation(predecessor: creation.predecessor, creators: creation.creators(sender: event.sender))
        case .powerLevels(let levels): .power(levels)
        case .encrypted, .other: nil
        }
    }

    private func isFromAPerson(_ event: RoomEvent, _ message: MessageContent) -> Bool {
        event.sender != ownUser && message.type == "m.text"
    }
}

extension Incoming {
    /// Whether it is something that somebody said, in whatever way, or took back, and no fact about the room.
    package var isSaid: Bool {
        switch content {
        case .message, .edit, .redaction, .reaction: true
        case .membership, .naming, .tombstone, .creation, .power: false
        }
    }
}
