/// The JSON body of a request to the homeserver.
package protocol RequestBody: Sendable {
    /// The body as a value.
    var json: JSONValue { get }
}

extension RequestBody {
    /// The bytes to send, in UTF-8.
    package func encoded() -> [UInt8] { json.encoded() }
}

/// The body of `PUT /rooms/{roomId}/redact/{eventId}/{txnId}`. Source: client-server API 1.19, "Redactions".
package struct RedactionBody: Equatable, RequestBody {
    /// Why the event goes, for all in the room to read; nil if that is no one's business.
    package var reason: String?

    /// Redacts for `reason`.
    package init(reason: String? = nil) { self.reason = reason }

    /// The request's body.
    package var json: JSONValue { reason.map { ["reason": .string($0)] } ?? [:] }
}
