/// One request to a homeserver, ready to be sent.
package struct HTTPRequest: Sendable {
    /// What is to be done with the address.
    package enum Method: String, Sendable {
        case get = "GET"
        case post = "POST"
        case put = "PUT"
        case delete = "DELETE"
    }

    /// What is to be done.
    package var method: Method
    /// The whole address, percent-encoded: scheme, host, path and query.
    package var url: String
    /// The access token, sent as `Authorization: Bearer …` (RFC 6750, section 2.1).
    package var bearerToken: String?
    /// The body; nil for a request without one.
    package var body: [UInt8]?
    /// What the body is, as a media type.
    package var contentType = "application/json"
    /// The longest time from the call to the response's last byte, waiting for a free connection included.
    package var timeout: Duration
    /// The longest time for finding the host, connecting and the TLS handshake.
    package var connectTimeout: Duration
    /// The most bytes that a response's body may have once unpacked.
    package var bodyLimit: Int
    /// False if it is to reach the homeserver once at most: curl sends a request again by itself if a connection that
    /// was kept open ends under it.
    package var isRepeatable: Bool

    /// A request with the time-outs and the limit that suit a short answer.
    package init(
        _ method: Method, url: String, bearerToken: String? = nil, body: [UInt8]? = nil,
        timeout: Duration = .seconds(30), connectTimeout: Duration = .seconds(10), bodyLimit: Int = 16 << 20,
        isRepeatable: Bool = true
    ) {
        self.method = method
        self.url = url
        self.bearerToken = bearerToken
        self.body = body
        self.timeout = timeout
        self.connectTimeout = connectTimeout
        self.bodyLimit = bodyLimit
        self.isRepeatable = isRepeatable
    }
}

/// What came back for one request, whatever its status.
package struct HTTPResponse: Sendable {
    /// The status code, such as 200 or 429.
    package var status: Int
    /// The `Retry-After` header, given there in seconds or as a date (RFC 9110, section 10.2.3).
    package var retryAfter: Duration?
    /// The body's bytes, unpacked.
    package var body: ResponseBody

    /// Reads the body where it lies in memory; the span is valid within `read` only.
    package func withBytes<Value, Failure: Error>(
        _ read: (Span<UInt8>) throws(Failure) -> Value
    ) throws(Failure) -> Value {
        try body.withBytes(read)
    }
}
