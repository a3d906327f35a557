package import MatrixProtocol

/// What a direct room says of how it was made.
package struct DirectRoomOrigin: Equatable, Sendable {
    /// The mark that it was made with; nil for a room that was made without one.
    package var mark: String?
    /// Who has made it.
    package var creator: UserID

    package init(mark: String?, creator: UserID) {
        self.mark = mark
        self.creator = creator
    }
}

extension MatrixClient {
    /// Makes a room in which we are alone and whoever comes may only talk (`POST /createRoom`), and returns its id.
    ///
    /// - Parameter mark: Stands in the room's creation, so that it can be found again: the request cannot be repeated.
    package func makeDirectRoom(marked mark: String) async throws(MatrixFailure) -> RoomID {
        struct Made: Decodable {
            var room: RoomID
            private enum CodingKeys: String, CodingKey { case room = "room_id" }
        }
        var endpoint = Endpoint(.post, "v3", "createRoom")
        endpoint.body = DirectRoomBody(mark: mark).encoded()
        endpoint.isRepeatable = false
        endpoint.timeout = .seconds(120)
        return try await send(endpoint).decoded(as: Made.self).room
    }

    /// Asks `user` into a direct room (`PUT /rooms/{roomId}/state/m.room.member/{userId}`); who is asked in already is
    /// not asked twice.
    package func invite(_ user: UserID, to room: RoomID) async throws(MatrixFailure) {
        var endpoint = Endpoint(.put, "v3", "rooms", room.rawValue, "state", "m.room.member", user.rawValue)
        endpoint.body = DirectInviteBody().encoded()
        endpoint.asksOtherServers = true
        endpoint.timeout = .seconds(120)
        _ = try await send(endpoint).decoded { bytes throws(MalformedBody) in try SentEvent.decode(bytes) }
    }

    /// How `room` was made (`m.room.create`); nil if the homeserver does not tell who made it.
    package func directRoomOrigin(of room: RoomID) async throws(MatrixFailure) -> DirectRoomOrigin? {
        struct Creation: Decodable {
            struct Content: Decodable {
                var mark: String?
                private enum CodingKeys: String, CodingKey { case mark = "steward.direct_room" }
            }
            var sender: UserID?
            var content: Content?
        }
        guard let answer = try await state("m.room.create", of: room, format: "event") else { return nil }
        let creation = try answer.decoded(as: Creation.self)
        return creation.sender.map { DirectRoomOrigin(mark: creation.content?.mark, creator: $0) }
    }
}
