package import MatrixProtocol

extension MatrixClient {
    /// Sends an event (`PUT /rooms/{roomId}/send/{eventType}/{txnId}`); the same transaction id again is the same event.
    ///
    /// - Parameters:
    ///   - transaction: The homeserver remembers it without the endpoint, so each is used for one request alone.
    ///   - content: The event's content as JSON.
    /// - Returns: The event's id; nil if the very same reaction stood already.
    package func send(
        _ content: [UInt8], type: String, to room: RoomID, transaction: TransactionID
    ) async throws(MatrixFailure) -> EventID? {
        var endpoint = Endpoint(.put, "v3", "rooms", room.rawValue, "send", type, transaction.rawValue)
        endpoint.body = content
        do {
            return try await send(endpoint).decoded { bytes throws(MalformedBody) in try SentEvent.decode(bytes) }.id
        } catch .duplicateAnnotation {
            return nil
        }
    }

    /// Takes an event back (`PUT /rooms/{roomId}/redact/{eventId}/{txnId}`) and returns the redaction's id.
    package func redact(
        _ event: EventID, in room: RoomID, transaction: TransactionID, reason: String? = nil
    ) async throws(MatrixFailure) -> EventID {
        let endpoint = Endpoint(
            .put, "v3", "rooms", room.rawValue, "redact", event.rawValue, transaction.rawValue,
            body: RedactionBody(reason: reason).json)
        return try await send(endpoint).decoded { bytes throws(MalformedBody) in try SentEvent.decode(bytes) }.id
    }

    /// Marks the room as read up to `event`, in every thread, for all to see
    /// (`POST /rooms/{roomId}/receipt/m.read/{eventId}`).
    package func markRead(upTo event: EventID, in room: RoomID) async throws(MatrixFailure) {
        let endpoint = Endpoint(.post, "v3", "rooms", room.rawValue, "receipt", "m.read", event.rawValue, body: [:])
        _ = try await send(endpoint).decoded(as: NoFields.self)
    }
}
