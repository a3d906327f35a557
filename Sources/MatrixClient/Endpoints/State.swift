package import MatrixProtocol

/// A room's state as it stands (`GET /rooms/{roomId}/state/{eventType}/{stateKey}`).
extension MatrixClient {
    /// Whether the room has ever been given a name (`m.room.name`); the name itself is never read.
    package func hasName(_ room: RoomID) async throws(MatrixFailure) -> Bool {
        try await state("m.room.name", of: room) != nil
    }

    /// Who may do what in the room (`m.room.power_levels`); nothing where that was never settled.
    package func powerLevels(of room: RoomID) async throws(MatrixFailure) -> PowerLevels? {
        try await state("m.room.power_levels", of: room)?.decoded { bytes throws(MalformedBody) in
            try PowerLevels.decode(bytes)
        }
    }

    /// Those who have made the room and so stand above every power level; nobody before room version 12.
    package func creators(of room: RoomID) async throws(MatrixFailure) -> [UserID] {
        let answer = try await state("m.room.create", of: room, format: "event")
        let event = try answer?.decoded { bytes throws(MalformedBody) in try RoomEvent.decode(bytes) }
        guard let event, case .create(let creation) = event.content else { return [] }
        return creation.creators(sender: event.sender)
    }

    private func state(
        _ type: String, of room: RoomID, format: String? = nil
    ) async throws(MatrixFailure) -> HTTPResponse? {
        var endpoint = Endpoint(.get, "v3", "rooms", room.rawValue, "state", type, "")
        if let format { endpoint.query = [("format", format)] }
        do {
            return try await send(endpoint)
        } catch .missing {
            return nil
        }
    }
}
