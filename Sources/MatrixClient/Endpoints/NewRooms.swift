package import MatrixProtocol

extension MatrixClient {
    /// Makes a room in which we are alone and whoever comes may only talk (`POST /createRoom`), and returns its id.
    ///
    /// Its mark stands in the room's creation, so that it can be found again: the request cannot be repeated.
    package func makeRoom(_ body: NewRoomBody) async throws(MatrixFailure) -> RoomID {
        struct Made: Decodable {
            var room: RoomID
            private enum CodingKeys: String, CodingKey { case room = "room_id" }
        }
        var endpoint = Endpoint(.post, "v3", "createRoom")
        endpoint.body = body.encoded()
        endpoint.isRepeatable = false
        endpoint.timeout = .seconds(120)
        return try await send(endpoint).decoded(as: Made.self).room
    }

    /// Asks `user` into a room (`PUT /rooms/{roomId}/state/m.room.member/{userId}`); who is asked in already is
    /// not asked twice.
    package func invite(_ user: UserID, to room: RoomID, isDirect: Bool) async throws(MatrixFailure) {
        var endpoint = Endpoint(.put, "v3", "rooms", room.rawValue, "state", "m.room.member", user.rawValue)
        endpoint.body = InviteBody(isDirect: isDirect).encoded()
        endpoint.asksOtherServers = true
        endpoint.timeout = .seconds(120)
        _ = try await send(endpoint).decoded { bytes throws(MalformedBody) in try SentEvent.decode(bytes) }
    }
}
