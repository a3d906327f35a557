import MatrixProtocol

/// One request of the client-server API before it has an address and a token.
struct Endpoint: Sendable {
    var method: HTTPRequest.Method
    /// What follows `/_matrix/client/`, or the other part of the API, each component as it is, not yet percent-encoded.
    var path: [String]
    var query: [(name: String, value: String)] = []
    var body: [UInt8]?
    /// What its body is, as a media type.
    var contentType = "application/json"
    /// The part of the API that it belongs to.
    var api = "client"
    var timeout: Duration = .seconds(30)
    /// The most bytes of the answer, which says little more than that something was done.
    var bodyLimit: Int = 64 << 10
    /// False if it is to reach the homeserver once at most.
    var isRepeatable = true
    /// Whether our homeserver asks others for it, and may hand on what one of them answers.
    var asksOtherServers = false

    /// The most bytes of the list of all our rooms: so many that 32 of them at once fit into what the service manager
    /// allows us.
    static let listLimit = 3 << 20
    /// The most bytes of an event of a room's state, with the content that it had before: an event has 64 KiB at most
    /// (client-server API, "Size limits").
    static let stateLimit = 256 << 10

    init(_ method: HTTPRequest.Method, _ path: String..., body: JSONValue? = nil) {
        self.method = method
        self.path = path
        self.body = body?.encoded()
    }

    /// The path and query as they stand in the request.
    var target: String {
        var target = "/_matrix/\(api)"
        for component in path { target += "/" + component.percentEncoded }
        var separator = "?"
        for (name, value) in query {
            target += separator + name.percentEncoded + "=" + value.percentEncoded
            separator = "&"
        }
        return target
    }

    /// The whole request, to `homeserver` and in the name of `token`'s owner.
    func request(to homeserver: HomeserverAddress, token: String?) -> HTTPRequest {
        var request = HTTPRequest(
            method, url: homeserver.description + target, bearerToken: token, body: body, timeout: timeout,
            bodyLimit: bodyLimit, isRepeatable: isRepeatable)
        request.contentType = contentType
        return request
    }
}

extension String {
    /// The string with all but RFC 3986's unreserved characters (section 2.3) percent-encoded, so that it is one
    /// component of a path or one value of a query whatever it holds.
    var percentEncoded: String {
        guard hasByte(where: { !Self.isUnreserved($0) }) else { return self }
        let written = utf8.span
        var bytes: [UInt8] = []
        bytes.reserveCapacity(written.count * 3)
        for place in written.indices {
            let byte = written[place]
            if Self.isUnreserved(byte) {
                bytes.append(byte)
            } else {
                bytes.append(UInt8(ascii: "%"))
                bytes.append(Self.hexDigit(byte >> 4))
                bytes.append(Self.hexDigit(byte & 0xF))
            }
        }
        return String(decoding: bytes, as: UTF8.self)
    }

    private static func isUnreserved(_ byte: UInt8) -> Bool {
        switch byte {
        case UInt8(ascii: "A")...UInt8(ascii: "Z"), UInt8(ascii: "a")...UInt8(ascii: "z"),
            UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"), UInt8(ascii: "."), UInt8(ascii: "_"),
            UInt8(ascii: "~"):
            true
        default: false
        }
    }

    private static func hexDigit(_ value: UInt8) -> UInt8 {
        value < 10 ? UInt8(ascii: "0") + value : UInt8(ascii: "A") + value - 10
    }
}
