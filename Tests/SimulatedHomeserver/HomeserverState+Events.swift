import MatrixProtocol

/// How events come into rooms.
extension HomeserverState {
    /// Appends an event to `room`, which must exist, and wakes whoever waits for it.
    @discardableResult
    mutating func append(
        _ type: String, to room: RoomID, by sender: UserID, stateKey: String? = nil, content: [UInt8],
        at sentAt: Int64? = nil, redacting target: EventID? = nil
    ) -> EventID {
        position += 1
        var event = SimulatedEvent(
            id: nextEventID(), sender: sender, type: type, stateKey: stateKey,
            sentAt: sentAt ?? configuration.now(), position: position, bytes: content)
        event.redacts = target
        if let target { redact(target, because: event, in: room) }
        add(event, to: room)
        if let answered = event.relation.inReplyTo { repliesByTarget[answered, default: []].append(event.id) }
        if let reaction = event.relation.annotates {
            reactions.insert([sender.rawValue, reaction.event.rawValue, reaction.key])
        }
        return event.id
    }

    /// Appends `json` to the timeline as it stands; its id is known to the homeserver alone.
    mutating func appendRaw(_ json: [UInt8], to room: RoomID) -> EventID {
        position += 1
        let event = SimulatedEvent(
            id: nextEventID(), sender: UserID(""), type: "", stateKey: nil, sentAt: 0, position: position, bytes: json,
            isRaw: true)
        add(event, to: room)
        return event.id
    }

    mutating func setMembership(
        _ membership: Membership, of user: UserID, in room: RoomID, by sender: UserID? = nil, isDirect: Bool = false
    ) {
        let content = jsonObject {
            $0.json(key: "membership", string: membership.rawValue)
            $0.json(key: "displayname", string: displayName(of: user))
            if isDirect { $0.json(key: "is_direct", boolean: true) }
        }
        append("m.room.member", to: room, by: sender ?? user, stateKey: user.rawValue, content: content)
    }

    /// The part of the id that stands for the name.
    func displayName(of user: UserID) -> String {
        String(user.rawValue.dropFirst().prefix { $0 != ":" })
    }

    private func nextEventID() -> EventID {
        let number = String(position)
        return EventID("$" + String(repeating: "0", count: max(0, 43 - number.utf8.count)) + number)
    }

    private mutating func add(_ event: SimulatedEvent, to room: RoomID) {
        rooms[room]?.append(event)
        places[event.id] = EventPlace(room: room, index: (rooms[room]?.timeline.count ?? 1) - 1)
        if event.type == "m.room.member", let user = event.stateKey.map({ UserID($0) }),
            roomsOfUser[user]?.contains(room) != true
        {
            roomsOfUser[user, default: []].append(room)
        }
        for (number, poll) in polls where rooms[room]?.members[poll.user] != nil {
            polls[number] = nil
            wokenPolls.append(poll)
        }
    }

    private mutating func redact(_ target: EventID, because redaction: SimulatedEvent, in room: RoomID) {
        guard let place = places[target], place.room == room, var event = rooms[room]?.timeline[place.index] else {
            return
        }
        event.isRedacted = true
        event.messageType = nil
        event.body = nil
        if event.type != "m.room.member" { event.bytes = Array("{}".utf8) }
        var reason: [UInt8] = []
        redaction.write(to: &reason)
        event.redactedBecause = reason
        rooms[room]?.timeline[place.index] = event
    }
}
