package import MatrixProtocol

extension MatrixClient {
    /// Makes a room for us and `user` alone, who is asked in (`POST /createRoom`), and returns its id; nothing where
    /// another room has that alias already.
    ///
    /// - Parameter alias: The part of the room's alias between `#` and `:`; without one the request cannot be repeated.
    package func makeDirectRoom(with user: UserID, alias: String?) async throws(MatrixFailure) -> RoomID? {
        var endpoint = Endpoint(.post, "v3", "createRoom")
        endpoint.body = DirectRoomBody(with: user, alias: alias).encoded()
        endpoint.timeout = .seconds(120)
        do {
            return try await send(endpoint).decoded(as: RoomName.self).room
        } catch .refused(_, .roomInUse) {
            return nil
        }
    }

    /// The room that `alias` names, such as `#tea:example.org` (`GET /directory/room/{roomAlias}`); nothing for none.
    package func room(called alias: String) async throws(MatrixFailure) -> RoomID? {
        do {
            return try await send(Endpoint(.get, "v3", "directory", "room", alias)).decoded(as: RoomName.self).room
        } catch .missing {
            return nil
        }
    }

    /// Takes an alias from its room (`DELETE /directory/room/{roomAlias}`).
    package func deleteAlias(_ alias: String) async throws(MatrixFailure) {
        _ = try await send(Endpoint(.delete, "v3", "directory", "room", alias)).decoded(as: NoFields.self)
    }
}

private struct RoomName: Decodable {
    var room: RoomID
    private enum CodingKeys: String, CodingKey { case room = "room_id" }
}
