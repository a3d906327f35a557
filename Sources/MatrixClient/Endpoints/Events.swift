package import MatrixProtocol

extension MatrixClient {
    /// Sends an event (`PUT /rooms/{roomId}/send/{eventType}/{txnId}`); the same transaction id again is the same event.
    ///
    /// - Parameters:
    ///   - transaction: The homeserver remembers it without the endpoint, so each is used for one request alone.
    ///   - content: The event's content as JSON.
    /// - Returns: The event's id, or nothing where the very same reaction stood already.
    package func send(
        _ content: [UInt8], type: String, to room: RoomID, transaction: TransactionID
    ) async throws(MatrixFailure) -> EventID? {
        var endpoint = Endpoint(.put, "v3", "rooms", room.rawValue, "send", type, transaction.rawValue)
        endpoint.body = content
        do {
            return try await send(endpoint).decoded(as: SentEvent.self).id
        } catch .duplicateAnnotation {
            return nil
        }
    }

    /// Takes an event back (`PUT /rooms/{roomId}/redact/{eventId}/{txnId}`) and returns the redaction's id.
    package func redact(
        _ event: EventID, in room: RoomID, transaction: TransactionID, reason: String? = nil
    ) async throws(MatrixFailure) -> EventID {
        let endpoint = Endpoint(
            .put, "v3", "rooms", room.rawValue, "redact", event.rawValue, transaction.rawValue)
        let fields = reason.map { ["reason": $0] } ?? [:]
        return try await send(endpoint.with(json: fields)).decoded(as: SentEvent.self).id
    }

    /// Marks everything up to `event` as read (`POST /rooms/{roomId}/receipt/m.read/{eventId}`).
    ///
    /// - Parameter thread: The first event of the thread that is meant, or nothing for the whole room.
    package func markRead(
        upTo event: EventID, in room: RoomID, thread: EventID? = nil
    ) async throws(MatrixFailure) {
        let endpoint = Endpoint(.post, "v3", "rooms", room.rawValue, "receipt", "m.read", event.rawValue)
        let fields = thread.map { ["thread_id": $0.rawValue] } ?? [:]
        _ = try await send(endpoint.with(json: fields)).decoded(as: NoFields.self)
    }
}

private struct SentEvent: Decodable {
    var id: EventID
    private enum CodingKeys: String, CodingKey { case id = "event_id" }
}
