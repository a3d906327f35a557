package import MatrixProtocol

extension MatrixClient {
    /// The rooms that we are in (`GET /joined_rooms`).
    package func joinedRooms() async throws(MatrixFailure) -> [RoomID] {
        struct JoinedRooms: Decodable {
            var rooms: [RoomID]
            private enum CodingKeys: String, CodingKey { case rooms = "joined_rooms" }
        }
        var endpoint = Endpoint(.get, "v3", "joined_rooms")
        endpoint.bodyLimit = Endpoint.listLimit
        return try await send(endpoint).decoded(as: JoinedRooms.self).rooms
    }

    /// Who is in `room`, in no order (`GET /rooms/{roomId}/joined_members`); their names are never read.
    package func joinedMembers(of room: RoomID) async throws(MatrixFailure) -> [UserID] {
        var endpoint = Endpoint(.get, "v3", "rooms", room.rawValue, "joined_members")
        endpoint.bodyLimit = largestList
        return try await send(endpoint).decoded(as: JoinedMembers.self).users
    }

    /// How many people are asked into `room` and have not come (`GET /rooms/{roomId}/members`); who, is never read.
    package func invitedMembers(of room: RoomID) async throws(MatrixFailure) -> Int {
        struct Members: Decodable {
            struct Event: Decodable {
                struct Content: Decodable { var membership: String? }
                var content: Content?
            }
            var chunk: [Event]
        }
        var endpoint = Endpoint(.get, "v3", "rooms", room.rawValue, "members")
        endpoint.query = [("membership", "invite")]
        endpoint.bodyLimit = largestList
        // Not every homeserver leaves the others out.
        return try await send(endpoint).decoded(as: Members.self).chunk.count {
            $0.content?.membership == Membership.invite.rawValue
        }
    }

    /// The rooms in which both we and `user` are (`GET /mutual_rooms`, since version 1.19 of the specification); nil if the
    /// homeserver cannot tell.
    package func mutualRooms(with user: UserID) async throws(MatrixFailure) -> Set<RoomID>? {
        struct Page: Decodable {
            var rooms: [RoomID]
            var next: String?
            private enum CodingKeys: String, CodingKey {
                case rooms = "joined"
                case next = "next_batch"
            }
        }
        var rooms: Set<RoomID> = []
        var next: String?
        repeat {
            var endpoint = Endpoint(.get, "v1", "mutual_rooms")
            endpoint.bodyLimit = largestList
            endpoint.query = [("user_id", user.rawValue)] + (next.map { [("from", $0)] } ?? [])
            do {
                let page = try await send(endpoint).decoded(as: Page.self)
                // A page without anything new would lead to itself for ever.
                let isNew = !rooms.isSuperset(of: page.rooms)
                rooms.formUnion(page.rooms)
                next = isNew ? page.next : nil
            } catch .refused, .missing, .unavailable(.notMatrix, _) {
                return nil
            }
        } while next != nil
        return rooms
    }

    /// Joins a room by its id or alias (`POST /join/{roomIdOrAlias}`) and returns its id; harmless if we are in.
    ///
    /// - Parameter servers: Names of homeservers in the room, to join through if ours is not in it yet.
    package func join(_ roomOrAlias: String, via servers: [String] = []) async throws(MatrixFailure) -> RoomID {
        struct Joined: Decodable {
            var room: RoomID
            private enum CodingKeys: String, CodingKey { case room = "room_id" }
        }
        var endpoint = Endpoint(.post, "v3", "join", roomOrAlias, body: [:])
        // Homeservers from before version 1.12 of the specification know the parameter by its older name.
        endpoint.query = servers.flatMap { [("via", $0), ("server_name", $0)] }
        endpoint.asksOtherServers = true
        endpoint.timeout = .seconds(120)
        return try await send(endpoint).decoded(as: Joined.self).room
    }

    /// Leaves a room, or declines to join it (`POST /rooms/{roomId}/leave`).
    package func leave(_ room: RoomID) async throws(MatrixFailure) {
        var endpoint = Endpoint(.post, "v3", "rooms", room.rawValue, "leave", body: [:])
        endpoint.asksOtherServers = true
        _ = try await send(endpoint).decoded(as: NoFields.self)
    }
}

/// The ids alone: a member's value, with the display name, is never decoded.
private struct JoinedMembers: Decodable {
    private struct AnyKey: CodingKey {
        var stringValue: String
        var intValue: Int? { nil }
        init(stringValue: String) { self.stringValue = stringValue }
        init?(intValue: Int) { nil }
    }

    private enum CodingKeys: CodingKey { case joined }

    var users: [UserID]

    init(from decoder: any Decoder) throws {
        let fields = try decoder.container(keyedBy: CodingKeys.self)
        users = try fields.nestedContainer(keyedBy: AnyKey.self, forKey: .joined).allKeys.map { UserID($0.stringValue) }
    }
}
