import MatrixProtocol

/// The endpoints that stand below a room.
extension HomeserverState {
    /// The answer of a room's endpoint; nothing for any other.
    mutating func roomAnswer(to request: Request, _ session: SimulatedSession) -> Answer? {
        let user = session.user
        let room = request.route.room
        switch request.route.endpoint {
        case .joinedRooms: return joinedRooms(of: user)
        case .mutualRooms: return mutualRooms(of: user, request.query)
        case .createRoom: return createRoom(request, user)
        case .join: return join(request.route.subject, user)
        case .leave: return leave(room, user)
        case .joinedMembers, .members, .messages, .event, .state, .setState, .setMember, .send, .redact, .receipt:
            return rooms[room]?.isJoined(user) == true ? joinedAnswer(to: request, session) : .notInRoom
        default: return nil
        }
    }

    private mutating func joinedAnswer(to request: Request, _ session: SimulatedSession) -> Answer? {
        let room = request.route.room
        let parts = request.route.parts
        switch request.route.endpoint {
        case .joinedMembers: return rooms[room].map(joinedMembers)
        case .members: return rooms[room].map { members($0, request.query["membership"].flatMap(Membership.init)) }
        case .messages: return rooms[room].map { messages($0, request.query) }
        case .event: return found(event(EventID(parts[0])), room)
        case .state:
            return rooms[room].map {
                state($0, parts, asEvent: configuration.givesStateEvents && request.query["format"] == "event")
            }
        case .setState: return setState(request, session)
        case .setMember: return setMember(request, session)
        case .send: return send(request, session)
        case .redact: return redact(request, session)
        case .receipt:
            receipts[room, default: [:]][session.user] = EventID(parts[1])
            return .empty
        default: return nil
        }
    }

    private func joinedRooms(of user: UserID) -> Answer {
        .object {
            $0.json("\"joined_rooms\":[")
            for room in roomsOfUser[user] ?? [] where rooms[room]?.isJoined(user) == true {
                $0.jsonSeparator()
                $0.json(string: room.rawValue)
            }
            $0.json("]")
        }
    }

    /// One room on each page, so that whoever reads the first page alone is found out.
    private func mutualRooms(of user: UserID, _ query: [String: String]) -> Answer {
        guard configuration.hasMutualRooms else {
            return Answer(404, "M_UNRECOGNIZED", "There is no such path here.")
        }
        let other = UserID(query["user_id"] ?? "")
        let rooms = rooms.values.filter { $0.isJoined(user) && $0.isJoined(other) }.map(\.id.rawValue).sorted()
        let left = rooms.filter { $0 > query["from"] ?? "" }
        return .object {
            $0.json("\"joined\":[")
            if let first = left.first { $0.json(string: first) }
            $0.json("]")
            $0.json(key: "count", number: rooms.count)
            if left.count > 1, let first = left.first { $0.json(key: "next_batch", string: first) }
        }
    }

    private mutating func join(_ name: String, _ user: UserID) -> Answer {
        let id = aliases[name] ?? RoomID(name)
        guard let isPublic = rooms[id]?.isPublic else { return .notFound }
        let membership = membership(of: user, in: id)
        guard membership == .join || membership == .invite || (isPublic && membership != .ban) else {
            return Answer(403, "M_FORBIDDEN", "You are not invited to this room.")
        }
        if membership != .join { setMembership(.join, of: user, in: id) }
        return .object { $0.json(key: "room_id", string: id.rawValue) }
    }

    private mutating func leave(_ id: RoomID, _ user: UserID) -> Answer {
        guard let membership = membership(of: user, in: id) else { return .notInRoom }
        guard membership == .join || membership == .invite else {
            return membership == .leave ? .empty : Answer(403, "M_FORBIDDEN", "You cannot leave this room.")
        }
        setMembership(.leave, of: user, in: id)
        return .empty
    }

    private func joinedMembers(_ room: SimulatedRoom) -> Answer {
        .object {
            $0.json("\"joined\":{")
            for (user, member) in room.members where member.membership == .join {
                $0.json(key: user.rawValue)
                $0.json("{")
                $0.json(key: "display_name", string: displayName(of: user))
                $0.json("}")
            }
            $0.json("}")
        }
    }

    /// The member events of those who have `membership`, or of all.
    private func members(_ room: SimulatedRoom, _ membership: Membership?) -> Answer {
        .object {
            $0.json("\"chunk\":[")
            for member in room.members.values where membership == nil || member.membership == membership {
                room.timeline[member.index].write(to: &$0, room: room.id)
            }
            $0.json("]")
        }
    }

    private func found(_ event: SimulatedEvent?, _ room: RoomID) -> Answer {
        guard let event, places[event.id]?.room == room else { return .notFound }
        var body: [UInt8] = []
        event.write(to: &body, room: room)
        return Answer(body)
    }

    private func state(_ room: SimulatedRoom, _ parts: [String], asEvent: Bool) -> Answer {
        if let type = parts.first {
            guard let event = room.current(type, parts.count > 1 ? parts[1] : "") else { return .notFound }
            return asEvent ? found(event, room.id) : Answer(event.bytes)
        }
        var body: [UInt8] = []
        body.json("[")
        for index in room.state.values.sorted() { room.timeline[index].write(to: &body, room: room.id) }
        body.json("]")
        return Answer(body)
    }

    private func messages(_ room: SimulatedRoom, _ query: [String: String]) -> Answer {
        let backwards = query["dir"] != "f"
        let limit = max(1, query["limit"].flatMap(Int.init) ?? 10)
        let from =
            query["from"].map { PageBorder($0) } ?? (backwards ? PageBorder(after: position) : PageBorder(after: 0))
        let stop = query["to"].map { PageBorder($0) }
        let events = room.timeline.filter { event in
            backwards
                ? !from.isBefore(event) && stop?.isBefore(event) != false
                : from.isBefore(event) && stop?.isBefore(event) != true
        }.sorted { backwards ? $1.place < $0.place : $0.place < $1.place }
        let filter = EventFilter(query["filter"].flatMap { ReceivedJSON(Array($0.utf8)) })
        let page = events.prefix(limit)
        return .object {
            $0.json(key: "start", string: query["from"] ?? "s\(position)")
            if let last = page.last, page.count < events.count {
                $0.json(key: "end", string: "t\(last.depth)-\(backwards ? last.position - 1 : last.position)")
            }
            $0.json(",\"chunk\":[")
            for event in page where filter.admits(event) { event.write(to: &$0, room: room.id) }
            $0.json("]")
        }
    }

    private mutating func send(_ request: Request, _ session: SimulatedSession) -> Answer {
        let type = request.route.parts[0]
        let key = TransactionKey(session, request)
        if let known = transactions[key] { return .event(known) }
        let content = ReceivedJSON(request.body)
        guard case .object? = content else { return .badJSON }
        guard let levels = rooms[key.room]?.powerLevels,
            levels.level(of: session.user) >= levels.events[type] ?? levels.eventsDefault
        else { return .noRight }
        if type == "m.reaction", let reaction = SimulatedEvent.Relation(content).annotates,
            reactions.contains([session.user.rawValue, reaction.event.rawValue, reaction.key])
        {
            return Answer(400, "M_DUPLICATE_ANNOTATION", "Can't send same reaction twice")
        }
        let id = append(type, to: key.room, by: session.user, content: request.body)
        transactions[key] = id
        return .event(id)
    }

    private mutating func setState(_ request: Request, _ session: SimulatedSession) -> Answer {
        let (room, parts) = (request.route.room, request.route.parts)
        guard case .object? = ReceivedJSON(request.body) else { return .badJSON }
        guard let levels = rooms[room]?.powerLevels,
            levels.level(of: session.user) >= levels.events[parts[0]] ?? levels.stateDefault
        else { return .noRight }
        let key = parts.count > 1 ? parts[1] : ""
        return .event(append(parts[0], to: room, by: session.user, stateKey: key, content: request.body))
    }

    /// Asks somebody in; nothing else is done to members this way here.
    private mutating func setMember(_ request: Request, _ session: SimulatedSession) -> Answer {
        let (id, user) = (request.route.room, UserID(request.route.parts[1]))
        guard let body = ReceivedJSON(request.body), body["membership"]?.text == "invite" else { return .badJSON }
        guard let room = rooms[id], room.powerLevels.level(of: session.user) >= room.invitePower else {
            return .noRight
        }
        switch room.members[user]?.membership {
        case .join, .ban: return Answer(403, "M_FORBIDDEN", "They are already in the room, or banned from it.")
        default:
            setMembership(.invite, of: user, in: id, by: session.user, isDirect: body["is_direct"]?.boolean == true)
            return rooms[id]?.current("m.room.member", user.rawValue).map { .event($0.id) } ?? .notInRoom
        }
    }

    private mutating func redact(_ request: Request, _ session: SimulatedSession) -> Answer {
        let target = EventID(request.route.parts[0])
        let key = TransactionKey(session, request)
        if let known = transactions[key] { return .event(known) }
        guard let event = event(target), places[target]?.room == key.room else { return .notFound }
        guard let levels = rooms[key.room]?.powerLevels,
            event.sender == session.user || levels.level(of: session.user) >= levels.redact
        else { return .noRight }
        let id = redact(target, in: key.room, by: session.user)
        transactions[key] = id
        return .event(id)
    }

    /// Appends the redaction of `target`, whose id stands at the top and in the content as in room version 11.
    mutating func redact(_ target: EventID, in room: RoomID, by user: UserID) -> EventID {
        append(
            "m.room.redaction", to: room, by: user,
            content: jsonObject { $0.json(key: "redacts", string: target.rawValue) }, redacting: target)
    }
}

/// Where a page of `/messages` begins or ends: after a position in the stream, or after a place in the room's graph, as
/// Synapse has both; a place says nothing of the stream.
private struct PageBorder {
    private let depth: Int?
    private let position: Int

    init(after position: Int) { (depth, self.position) = (nil, position) }

    init(_ token: String) {
        let parts = token.dropFirst().split(separator: "-").compactMap { Int($0) }
        let isPlace = token.hasPrefix("t") && parts.count == 2
        (depth, position) = (isPlace ? parts.first : nil, parts.last ?? 0)
    }

    func isBefore(_ event: SimulatedEvent) -> Bool {
        if let depth { (depth, position) < event.place } else { position < event.position }
    }
}

extension SimulatedEvent {
    fileprivate var place: (Int, Int) { (depth, position) }
}
