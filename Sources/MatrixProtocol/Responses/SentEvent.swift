/// What the homeserver made of an event or a redaction that was sent.
///
/// Source: client-server API 1.19, `PUT /rooms/{roomId}/send/{eventType}/{txnId}` and `…/redact/{eventId}/{txnId}`.
package struct SentEvent: Equatable, Sendable {
    /// The event's id.
    package var id: EventID

    /// Reads the body of a successful answer; throws `MalformedBody` where no `event_id` is in it.
    package static func decode(_ bytes: Span<UInt8>) throws(MalformedBody) -> SentEvent {
        var reader = JSONReader(bytes)
        var id: String?
        try reader.requireObject()
        while let key = try reader.nextKey() {
            switch key {
            case "event_id": id = try reader.requireString()
            default: try reader.skip()
            }
        }
        guard let id else { throw reader.malformed(.missingKey) }
        try reader.end()
        return SentEvent(id: EventID(id))
    }
}
