package import MatrixProtocol

/// An address that starts with `https://` or `http://` and ends without a slash.
package struct HTTPAddress: Hashable, Sendable, CustomStringConvertible {
    /// The address as requests are built on it.
    package let description: String

    init(unchecked address: String) { description = address }
}

/// The address of a proxy: `http`, `https`, `socks5` or `socks5h` (RFC 1928; the last leaves names to the proxy).
package struct ProxyAddress: Hashable, Sendable, CustomStringConvertible {
    /// The address as curl takes it (`CURLOPT_PROXY`).
    package let description: String

    init(unchecked address: String) { description = address }
}

/// One entry of the list of those who may ask Steward into a room.
package enum InviteRule: Hashable, Sendable {
    /// This person, into any room.
    case user(UserID)
    /// Everybody of this homeserver, by its server name such as `example.org`.
    case server(String)
    /// Anybody, into this room.
    case room(RoomID)
}
