package import MatrixProtocol

/// Which way through a room's events.
package enum Direction: String, Sendable {
    case backwards = "b"
    case forwards = "f"
}

extension MatrixClient {
    /// The most bytes of a sync or a page of events; Steward's own filter keeps both far below.
    private static let largestAnswer = 256 << 20
    /// What a homeserver may need beyond the time that it was asked to wait.
    private static let patience = Duration.seconds(60)

    /// What is new since `token` (`GET /sync`); the homeserver waits for something new before it answers.
    ///
    /// - Parameters:
    ///   - token: Where the last sync ended, or nothing for the first.
    ///   - filter: A filter as JSON ("Filtering").
    ///   - wait: How long the homeserver waits, in whole milliseconds; zero answers at once.
    ///   - fullState: Whether the whole state of all rooms comes, not only what changed.
    ///   - read: Reads the body where it lies.
    package func sync<Answer, Malformed: Error & CustomStringConvertible>(
        since token: SyncToken?, filter: String, wait: Duration, fullState: Bool = false,
        read: (Span<UInt8>) throws(Malformed) -> Answer
    ) async throws(MatrixFailure) -> Answer {
        let milliseconds = wait.components.seconds * 1_000 + wait.components.attoseconds / 1_000_000_000_000_000
        var endpoint = Endpoint(.get, "v3", "sync")
        endpoint.query = [("filter", filter), ("timeout", String(milliseconds))]
        if let token { endpoint.query.append(("since", token.rawValue)) }
        if fullState { endpoint.query.append(("full_state", "true")) }
        endpoint.timeout = wait + Self.patience
        endpoint.bodyLimit = Self.largestAnswer
        return try await send(endpoint).read(read)
    }

    /// A page of a room's events (`GET /rooms/{roomId}/messages`).
    ///
    /// - Parameters:
    ///   - start: Where the page starts, or nothing for the room's end in that direction.
    ///   - end: Where to stop even if the page is not full.
    ///   - limit: The most events.
    ///   - filter: A room event filter as JSON.
    ///   - read: Reads the body where it lies.
    package func messages<Answer, Malformed: Error & CustomStringConvertible>(
        in room: RoomID, from start: SyncToken?, to end: SyncToken? = nil, _ direction: Direction, limit: Int,
        filter: String? = nil, read: (Span<UInt8>) throws(Malformed) -> Answer
    ) async throws(MatrixFailure) -> Answer {
        var endpoint = Endpoint(.get, "v3", "rooms", room.rawValue, "messages")
        endpoint.query = [("dir", direction.rawValue), ("limit", String(limit))]
        if let start { endpoint.query.append(("from", start.rawValue)) }
        if let end { endpoint.query.append(("to", end.rawValue)) }
        if let filter { endpoint.query.append(("filter", filter)) }
        endpoint.timeout = Self.patience
        endpoint.bodyLimit = Self.largestAnswer
        return try await send(endpoint).read(read)
    }
}

extension HTTPResponse {
    /// Reads the body where it lies; one that cannot be read counts as an unavailable homeserver.
    fileprivate func read<Answer, Malformed: Error & CustomStringConvertible>(
        _ read: (Span<UInt8>) throws(Malformed) -> Answer
    ) throws(MatrixFailure) -> Answer {
        do {
            return try withBytes(read)
        } catch {
            throw .unavailable(.unreadable(problem: error.description))
        }
    }
}
