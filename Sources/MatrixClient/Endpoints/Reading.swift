package import MatrixProtocol

extension MatrixClient {
    /// What a homeserver may need beyond the time that it was asked to wait.
    private static let patience = Duration.seconds(60)

    /// What is new since `token` (`GET /sync`); the homeserver waits for something new before it answers.
    ///
    /// - Parameters:
    ///   - token: Where the last sync ended, or nothing for the first.
    ///   - ownUser: Who we are.
    ///   - filter: What is left out.
    ///   - wait: How long the homeserver waits, in whole milliseconds; zero answers at once.
    package func sync(
        since token: SyncToken?, as ownUser: UserID, filter: SyncFilter, wait: Duration
    ) async throws(MatrixFailure) -> SyncResponse {
        let milliseconds = wait.components.seconds * 1_000 + wait.components.attoseconds / 1_000_000_000_000_000
        var endpoint = Endpoint(.get, "v3", "sync")
        endpoint.query = [("filter", filter.text), ("timeout", String(milliseconds))]
        if let token { endpoint.query.append(("since", token.rawValue)) }
        endpoint.timeout = wait + Self.patience
        endpoint.bodyLimit = largestAnswer
        let response = try await send(endpoint)
        let decode = { () throws(MatrixFailure) in
            try response.decodedOnce { bytes, passed throws(MalformedBody) in
                try SyncResponse.decode(bytes, ownUser: ownUser, passed: passed)
            }
        }
        if response.body.count < Self.manyBytes { return try decode() }
        return try await withTaskExecutorPreference(globalConcurrentExecutor) { () throws(MatrixFailure) in try decode()
        }
    }

    /// Bytes that take so long to read that answers on their way would wait for the engine's thread meanwhile.
    private static let manyBytes = 64 << 10

    /// A page of a room's events, newest first (`GET /rooms/{roomId}/messages`).
    ///
    /// - Parameters:
    ///   - start: Where the page starts, or nothing for the room's end.
    ///   - end: Where to stop even if the page is not full.
    ///   - limit: The most events.
    ///   - bytes: The most bytes of the answer; if nil, those of the largest answer.
    ///   - filter: What is left out.
    package func messages(
        in room: RoomID, from start: SyncToken?, to end: SyncToken? = nil, limit: Int, bytes: Int? = nil,
        filter: MessagesFilter = MessagesFilter()
    ) async throws(MatrixFailure) -> MessagesPage {
        var endpoint = Endpoint(.get, "v3", "rooms", room.rawValue, "messages")
        endpoint.query = [("dir", "b"), ("limit", String(limit))]
        if let start { endpoint.query.append(("from", start.rawValue)) }
        if let end { endpoint.query.append(("to", end.rawValue)) }
        endpoint.query.append(("filter", String(decoding: filter.encoded(), as: UTF8.self)))
        endpoint.timeout = Self.patience
        endpoint.bodyLimit = min(bytes ?? largestAnswer, largestAnswer)
        return try await send(endpoint).decoded { bytes throws(MalformedBody) in
            try MessagesPage.decode(bytes, room: room)
        }
    }
}
