extension JSONReader {
    /// Reads a room of `rooms.join` whose object has been entered.
    mutating func joinedRoom(_ id: RoomID, skipped: inout [SkippedEvent]) throws(MalformedBody) -> JoinedRoom {
        var room = JoinedRoom(id: id)
        var before: [RoomEvent] = []
        var after: [RoomEvent] = []
        while let key = try nextKey() {
            switch key {
            case "state": before = try state(of: id, skipped: &skipped)
            case "state_after", "org.matrix.msc4222.state_after": after = try state(of: id, skipped: &skipped)
            case "timeline": try readTimeline(into: &room, skipped: &skipped)
            case "summary": try readSummary(into: &room)
            default: try skip()
            }
        }
        room.state = before + after
        return room
    }

    private mutating func state(
        of room: RoomID, skipped: inout [SkippedEvent]
    ) throws(MalformedBody) -> [RoomEvent] {
        var events: [RoomEvent] = []
        guard try beginObject() else {
            skipped.append(SkippedEvent(room: room, event: nil, reason: "the state is not an object"))
            return events
        }
        while let key = try nextKey() {
            switch key {
            case "events": events = try self.events(of: room, skipped: &skipped)
            default: try skip()
            }
        }
        return events
    }

    private mutating func readTimeline(
        into room: inout JoinedRoom, skipped: inout [SkippedEvent]
    ) throws(MalformedBody) {
        guard try beginObject() else {
            skipped.append(SkippedEvent(room: room.id, event: nil, reason: "the timeline is not an object"))
            return
        }
        while let key = try nextKey() {
            switch key {
            case "events": room.timeline = try events(of: room.id, skipped: &skipped)
            case "limited":
                if let isLimited = try boolean() {
                    room.isLimited = isLimited
                } else {
                    skipped.append(SkippedEvent(room: room.id, event: nil, reason: "limited is not true or false"))
                }
            default: try skip()
            }
        }
    }

    private mutating func readSummary(into room: inout JoinedRoom) throws(MalformedBody) {
        guard try beginObject() else { return }
        while let key = try nextKey() {
            switch key {
            case "m.joined_member_count": room.joinedMemberCount = try count()
            case "m.invited_member_count": room.invitedMemberCount = try count()
            default: try skip()
            }
        }
    }

    /// How many people something says there are: counts are added up, whatever a homeserver says.
    private mutating func count() throws(MalformedBody) -> Int? {
        try integer().map { Int(clamping: min(max(0, $0), Int64(Int32.max))) }
    }

    /// Reads an array of events; those that cannot be read go to `skipped`.
    mutating func events(
        of room: RoomID, skipped: inout [SkippedEvent]
    ) throws(MalformedBody) -> [RoomEvent] {
        var events: [RoomEvent] = []
        guard try beginArray() else {
            skipped.append(SkippedEvent(room: room, event: nil, reason: "events is not an array"))
            return events
        }
        // As many as we ask for, so that the array need not grow step by step for each of thousands of rooms.
        events.reserveCapacity(50)
        while try nextElement() {
            isTooDeep = false
            guard try beginObject() else {
                skipped.append(SkippedEvent(room: room, event: nil, reason: "an event is not an object"))
                continue
            }
            let fields = try eventFields()
            if isTooDeep {
                skipped.append(SkippedEvent(room: room, event: fields.id, reason: "it is nested too deeply"))
                continue
            }
            switch try event(fields, of: room) {
            case .success(var event):
                // Whoever talks says more than one thing: their name is kept once.
                if let last = events.last?.sender, last == event.sender { event.sender = last }
                events.append(event)
            case .failure(let problem):
                skipped.append(SkippedEvent(room: room, event: fields.id, reason: problem.reason))
            }
        }
        // A copy takes no more than it needs: there may be thousands of rooms.
        return events[...].map(\.self)
    }
}

extension JSONReader {
    /// Reads a room of `rooms.invite` whose object has been entered: who sent our own membership event in its stripped
    /// state, whose events have no ids, and what it says.
    mutating func invitedRoom(_ id: RoomID, of user: UserID) throws(MalformedBody) -> InvitedRoom {
        var room = InvitedRoom(id: id, inviter: nil)
        while let key = try nextKey() {
            switch key {
            case "invite_state":
                guard try beginObject() else { continue }
                while let key = try nextKey() {
                    switch key {
                    case "events": try readInvite(of: user, into: &room)
                    default: try skip()
                    }
                }
            default: try skip()
            }
        }
        return room
    }

    private mutating func readInvite(of user: UserID, into room: inout InvitedRoom) throws(MalformedBody) {
        guard try beginArray() else { return }
        while try nextElement() {
            guard try beginObject() else { continue }
            let fields = try eventFields()
            guard fields.type == .member, fields.stateKey == user.rawValue else { continue }
            (room.inviter, room.isDirect) = (fields.sender, false)
            guard let place = fields.content else { continue }
            var content = reader(at: place)
            if case .success(.member(_, .invite, let isDirect)) = try content.member(user) { room.isDirect = isDirect }
        }
    }
}
