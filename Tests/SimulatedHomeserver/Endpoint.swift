import MatrixProtocol

/// What a request asks for: the name under which faults, delays and counts know it.
package enum Endpoint: String, Sendable, Hashable, CaseIterable {
    case versions, loginFlows, login, refresh, logout, whoami, profile, setProfile, upload, filter, sync, joinedRooms,
        createRoom,
        join,
        leave
    case mutualRooms, joinedMembers, members, messages, event, state, send, redact, receipt, setState
    /// Sets somebody's `m.room.member` event, as a client does that asks them in directly.
    case setMember
    /// A path or method that this homeserver does not know.
    case unknown
}

/// A request's path and method taken apart.
struct Route: Sendable {
    var endpoint: Endpoint
    /// The room's id, its alias, or the user's id, as the path names it.
    var subject = ""
    /// The further parts of the path: event type and transaction id, event id, or type and state key.
    var parts: [String] = []

    var room: RoomID { RoomID(subject) }

    init(_ endpoint: Endpoint, subject: String = "", parts: [String] = []) {
        self.endpoint = endpoint
        self.subject = subject
        self.parts = parts
    }

    /// Reads `path`, which has no query.
    init(method: String, path: Substring) {
        let segments = path.split(separator: "/").map(percentDecoded)
        self.init(.unknown)
        if method == "POST", segments == ["_matrix", "media", "v3", "upload"] { endpoint = .upload }
        guard segments.count > 2, segments[0] == "_matrix", segments[1] == "client" else { return }
        if segments[2] == "versions" {
            endpoint = .versions
        } else if segments[2] == "v1", segments.dropFirst(3) == ["mutual_rooms"], method == "GET" {
            endpoint = .mutualRooms
        } else if segments[2] == "v3" {
            let rest = Array(segments.dropFirst(3))
            if let route = Self.room(method, rest) ?? Self.account(method, rest) { self = route }
        }
    }

    private static func account(_ method: String, _ path: [String]) -> Route? {
        switch (method, path.count, path.first) {
        case ("GET", 1, "login"): Route(.loginFlows)
        case ("POST", 1, "login"): Route(.login)
        case ("POST", 1, "refresh"): Route(.refresh)
        case ("POST", 1, "logout"): Route(.logout)
        case ("GET", 2, "account") where path[1] == "whoami": Route(.whoami)
        case ("GET", 3, "profile"): Route(.profile, subject: path[1], parts: [path[2]])
        case ("PUT", 3, "profile"): Route(.setProfile, subject: path[1], parts: [path[2]])
        case ("POST", 3, "user") where path[2] == "filter": Route(.filter, subject: path[1])
        case ("GET", 1, "sync"): Route(.sync)
        case ("GET", 1, "joined_rooms"): Route(.joinedRooms)
        case ("POST", 1, "createRoom"): Route(.createRoom)
        case ("POST", 2, "join"): Route(.join, subject: path[1])
        default: nil
        }
    }

    private static func room(_ method: String, _ path: [String]) -> Route? {
        guard path.count >= 3, path[0] == "rooms" else { return nil }
        let parts = Array(path.dropFirst(3))
        return switch (method, parts.count, path[2]) {
        case ("POST", 0, "join"): Route(.join, subject: path[1])
        case ("POST", 0, "leave"): Route(.leave, subject: path[1])
        case ("GET", 0, "joined_members"): Route(.joinedMembers, subject: path[1])
        case ("GET", 0, "members"): Route(.members, subject: path[1])
        case ("GET", 0, "messages"): Route(.messages, subject: path[1])
        case ("GET", 1, "event"): Route(.event, subject: path[1], parts: parts)
        case ("GET", 0...2, "state"): Route(.state, subject: path[1], parts: parts)
        case ("PUT", 2, "state") where parts[0] == "m.room.member": Route(.setMember, subject: path[1], parts: parts)
        case ("PUT", 1...2, "state"): Route(.setState, subject: path[1], parts: parts)
        case ("PUT", 2, "send"): Route(.send, subject: path[1], parts: parts)
        case ("PUT", 2, "redact"): Route(.redact, subject: path[1], parts: parts)
        case ("POST", 2, "receipt"): Route(.receipt, subject: path[1], parts: parts)
        default: nil
        }
    }
}

/// A request as it came in.
struct Request: Sendable {
    let method: String
    /// The path with its query, as sent.
    let target: String
    let route: Route
    let query: [String: String]
    let token: String?
    let body: [UInt8]

    init(method: String, target: String, authorization: String?, body: [UInt8]) {
        self.method = method
        self.target = target
        self.body = body
        let halves = target.split(separator: "?", maxSplits: 1)
        route = Route(method: method, path: halves.first ?? "")
        query = halves.count > 1 ? queryItems(halves[1]) : [:]
        token = authorization.flatMap { $0.hasPrefix("Bearer ") ? String($0.dropFirst(7)) : nil }
    }
}

private func queryItems(_ query: Substring) -> [String: String] {
    query.split(separator: "&").reduce(into: [:]) { items, item in
        let halves = item.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
        items[percentDecoded(halves[0])] = halves.count > 1 ? percentDecoded(halves[1]) : ""
    }
}

/// The text that `text` encodes (RFC 3986, 2.1); a broken escape stays as it is.
private func percentDecoded(_ text: Substring) -> String {
    guard text.utf8.contains(UInt8(ascii: "%")) else { return String(text) }
    var bytes: [UInt8] = []
    var rest = text.utf8[...]
    while let byte = rest.popFirst() {
        if byte == UInt8(ascii: "%"), let code = UInt8(String(rest.prefix(2)) ?? "", radix: 16) {
            bytes.append(code)
            rest = rest.dropFirst(2)
        } else {
            bytes.append(byte)
        }
    }
    return String(decoding: bytes, as: UTF8.self)
}
