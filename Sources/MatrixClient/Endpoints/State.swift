package import MatrixProtocol

/// A room's state as it stands (`GET /rooms/{roomId}/state/{eventType}/{stateKey}`), and what we make of it.
extension MatrixClient {
    /// Whether the room has ever been given a name (`m.room.name`); the name itself is never read.
    package func hasName(_ room: RoomID) async throws(MatrixFailure) -> Bool {
        try await state("m.room.name", of: room) != nil
    }

    /// Who may do what in the room (`m.room.power_levels`); nil if that was never settled.
    package func powerLevels(of room: RoomID) async throws(MatrixFailure) -> PowerLevels? {
        try await state("m.room.power_levels", of: room)?.decoded { bytes throws(MalformedBody) in
            try PowerLevels.decode(bytes)
        }
    }

    /// How the room began, and who began it (`m.room.create`); nil if the homeserver does not show that.
    package func origin(of room: RoomID) async throws(MatrixFailure) -> RoomOrigin? {
        try await state("m.room.create", of: room, format: "event")?.decoded { bytes throws(MalformedBody) in
            try RoomOrigin.decode(bytes, room: room)
        }
    }

    /// The events that are pinned in the room, in order (`m.room.pinned_events`); what is no event's id is left out.
    package func pinnedEvents(in room: RoomID) async throws(MatrixFailure) -> [EventID] {
        try await state("m.room.pinned_events", of: room)?.decoded { bytes throws(MalformedBody) in
            try PinnedEvents.decode(bytes)
        }.events ?? []
    }

    /// Pins `events` in the room, in order, and no others (`PUT /rooms/{roomId}/state/m.room.pinned_events/`).
    package func pin(_ events: [EventID], in room: RoomID) async throws(MatrixFailure) {
        var endpoint = Endpoint(.put, "v3", "rooms", room.rawValue, "state", "m.room.pinned_events", "")
        endpoint.body = PinnedEvents(events).encoded()
        _ = try await send(endpoint).decoded { bytes throws(MalformedBody) in try SentEvent.decode(bytes) }
    }

    /// Whether `user` is in the room (`m.room.member`).
    package func isMember(_ user: UserID, of room: RoomID) async throws(MatrixFailure) -> Bool {
        struct Member: Decodable {
            var membership: String?
        }
        return try await state("m.room.member", user.rawValue, of: room)?.decoded(as: Member.self).membership
            == Membership.join.rawValue
    }

    /// Whether what is said in the room is encrypted (`m.room.encryption`).
    package func isEncrypted(_ room: RoomID) async throws(MatrixFailure) -> Bool {
        try await state("m.room.encryption", of: room) != nil
    }

    /// Who can come into the room of their own accord (`m.room.join_rules`).
    package func joinRule(of room: RoomID) async throws(MatrixFailure) -> JoinRule {
        guard let content = try await state("m.room.join_rules", of: room)?.decoded(as: JoinRules.self) else {
            return .invited
        }
        return switch content.rule {
        case "public": .open
        case "restricted", "knock_restricted": content.allowsOthers ? .otherRooms : .invited
        default: .invited
        }
    }

    func state(
        _ type: String, _ key: String = "", of room: RoomID, format: String? = nil
    ) async throws(MatrixFailure) -> HTTPResponse? {
        var endpoint = Endpoint(.get, "v3", "rooms", room.rawValue, "state", type, key)
        endpoint.bodyLimit = Endpoint.stateLimit
        if let format { endpoint.query = [("format", format)] }
        do {
            return try await send(endpoint)
        } catch .missing {
            return nil
        }
    }
}

/// Who can come into a room of their own accord.
package enum JoinRule: Equatable, Sendable {
    /// Anybody (`public`).
    case open
    /// Whoever is in one of certain other rooms (`restricted`, `knock_restricted`).
    case otherRooms
    /// Nobody: somebody in the room has to let them in (`invite`, `knock` and any rule that we do not know).
    case invited
}

private struct JoinRules: Decodable {
    /// Which rooms, we do not need to know.
    private struct Condition: Decodable {}

    var rule: String?
    /// Whether there are rooms whose members can come in.
    var allowsOthers: Bool
    private enum CodingKeys: String, CodingKey {
        case rule = "join_rule"
        case allow
    }

    /// Reads the content; a field of another type than it should have says nothing, as to homeservers.
    init(from decoder: any Decoder) throws {
        let fields = try decoder.container(keyedBy: CodingKeys.self)
        rule = try? fields.decode(String.self, forKey: .rule)
        allowsOthers = (try? fields.decode([Condition].self, forKey: .allow))?.isEmpty == false
    }
}
