/// What the homeserver says when it refuses a request. Source: client-server API 1.19, "Standard error response".
package struct MatrixErrorBody: Equatable, Sendable {
    /// The reason's code, such as `M_LIMIT_EXCEEDED`; what to do hangs on it alone.
    package var code: String
    /// `retry_after_ms`: milliseconds to wait before the next try, if the homeserver asks for that.
    package var retryAfter: Int64?
    /// `soft_logout`: the token has run out, but the device and its keys live on.
    package var isSoftLogout: Bool

    /// Names a refusal.
    package init(code: String, retryAfter: Int64? = nil, isSoftLogout: Bool = false) {
        self.code = code
        self.retryAfter = retryAfter
        self.isSoftLogout = isSoftLogout
    }

    /// Reads the body of a refused request.
    ///
    /// - Throws: `MalformedBody` if the body is no error of Matrix's, such as the page of a proxy in between.
    package static func decode(_ bytes: Span<UInt8>) throws(MalformedBody) -> MatrixErrorBody {
        var reader = JSONReader(bytes)
        var code: String?
        var retryAfter: Int64?
        var isSoftLogout = false
        try reader.requireObject()
        while let key = try reader.nextKey() {
            switch key {
            case "errcode": code = try reader.requireString()
            case "retry_after_ms": retryAfter = try reader.integer()
            case "soft_logout": isSoftLogout = try reader.boolean() ?? false
            default: try reader.skip()
            }
        }
        guard let code else { throw reader.malformed(.missingKey) }
        try reader.end()
        return MatrixErrorBody(code: code, retryAfter: retryAfter.map { max(0, $0) }, isSoftLogout: isSoftLogout)
    }
}

/// What the homeserver made of an event or a redaction that was sent.
///
/// Source: client-server API 1.19, `PUT /rooms/{roomId}/send/{eventType}/{txnId}` and `…/redact/{eventId}/{txnId}`.
package struct SentEvent: Equatable, Sendable {
    /// The event's id.
    package var id: EventID

    /// Reads the body of a successful answer; throws `MalformedBody` if no `event_id` is in it.
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
