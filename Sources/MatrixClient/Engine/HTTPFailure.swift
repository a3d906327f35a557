/// Why a request has no response.
package enum HTTPFailure: Error, Equatable, Sendable {
    /// The task that asked was cancelled.
    case cancelled
    /// The engine was stopped, before the request or under it.
    case stopped
    /// The network, the homeserver or the address failed.
    case network(NetworkFault)
}

/// What went wrong on the way to the homeserver or back; `detail` is curl's own short text, never a part of a body.
package enum NetworkFault: Error, Equatable, Sendable {
    /// The host's name has no address.
    case hostNotFound(detail: String)
    /// Nothing accepts connections there.
    case unreachable(detail: String)
    /// The host could not prove who it is, or speaks no TLS that we accept.
    case untrusted(detail: String)
    /// The time allowed for the request ran out.
    case timedOut
    /// The response broke off, or its packing or framing is broken.
    case interrupted(detail: String)
    /// Something answers there, but not a web server.
    case notHTTP(detail: String)
    /// The body has more bytes than `limit`.
    case tooLarge(limit: Int)
    /// The request cannot be sent as it is: its address or its access token has characters that do not belong there.
    case unsendable(detail: String)
}

extension NetworkFault: CustomStringConvertible {
    /// One sentence for the operator.
    package var description: String {
        switch self {
        case .hostNotFound(let detail):
            "The homeserver's name could not be found (\(detail)); check its address and this machine's DNS."
        case .unreachable(let detail):
            "The homeserver could not be reached (\(detail)); check its address and port."
        case .untrusted(let detail):
            "The homeserver's certificate could not be trusted (\(detail)); check the certificate and its address."
        case .timedOut:
            "The homeserver did not answer in time."
        case .interrupted(let detail):
            "The homeserver's answer broke off (\(detail))."
        case .notHTTP(let detail):
            "What answers at the homeserver's address does not speak HTTP (\(detail)); check the address and port."
        case .tooLarge(let limit):
            "The homeserver's answer is larger than the \(limit) bytes that are allowed."
        case .unsendable(let detail):
            "The request could not be sent (\(detail)); check the homeserver's address and the access token."
        }
    }
}
