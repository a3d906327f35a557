import Foundation
import MatrixProtocol
import StewardCore

/// How the text of a setting becomes its value.
struct Form<Value: Sendable>: Sendable {
    /// Reads the value; throws what is wrong with the text.
    let read: @Sendable (String) throws(Misfit) -> Value

    init(_ read: @escaping @Sendable (String) throws(Misfit) -> Value) { self.read = read }
}

/// Why a text is no value of a form, and what to write instead.
struct Misfit: Error, Equatable {
    /// What is wrong, as the end of a sentence that starts with the text.
    var wrong: String
    /// What to write instead.
    var advice: String
    /// True if the text may hold a secret and must not be repeated.
    var isSecret = false

    init(_ wrong: String, _ advice: String, isSecret: Bool = false) {
        self.wrong = wrong
        self.advice = advice
        self.isSecret = isSecret
    }
}

extension Form<String> {
    /// Any text.
    static let text = Form { text in text }

    /// Text without spaces.
    static let word = Form { text throws(Misfit) in
        guard !text.contains(where: \.isWhitespace) else {
            throw Misfit("has a space in it", "write one word, such as STEWARD")
        }
        return text
    }

    /// The path of a file.
    static let path = Form { text throws(Misfit) in
        guard !text.hasPrefix("~") else {
            throw Misfit("starts with ~, which only a shell understands", "write the whole path, starting with /")
        }
        guard !text.hasSuffix("/") else { throw Misfit("is a folder", "write the path of a file in it") }
        guard !text.contains("\0") else { throw Misfit("is not a path", "write one such as /etc/steward/token") }
        return text
    }
}

extension Form<Int> {
    /// A whole number within `range`.
    static func whole(_ range: ClosedRange<Int>) -> Form {
        Form { text throws(Misfit) in try wholeNumber(text, within: range) }
    }
}

extension Form<Duration> {
    /// A whole number of minutes within `range`.
    static func minutes(_ range: ClosedRange<Int>) -> Form {
        Form { text throws(Misfit) in .seconds(60 * (try wholeNumber(text, within: range, of: " of minutes"))) }
    }

    /// A whole number of seconds within `range`.
    static func seconds(_ range: ClosedRange<Int>) -> Form {
        Form { text throws(Misfit) in .seconds(try wholeNumber(text, within: range, of: " of seconds")) }
    }
}

private func wholeNumber(_ text: String, within range: ClosedRange<Int>, of unit: String = "") throws(Misfit) -> Int {
    let advice = "write one from \(range.lowerBound) to \(range.upperBound)"
    guard let number = Int(text) else { throw Misfit("is not a whole number\(unit)", advice) }
    guard number >= range.lowerBound else { throw Misfit("is too small a number\(unit)", advice) }
    guard number <= range.upperBound else { throw Misfit("is too large a number\(unit)", advice) }
    return number
}

extension Form<TimeZone> {
    /// A time zone by its name in the IANA database.
    static let timeZone = Form { text throws(Misfit) in
        let known = TimeZone.knownTimeZoneIdentifiers
        if known.contains(text), let zone = TimeZone(identifier: text) { return zone }
        guard !known.isEmpty else {
            throw Misfit("cannot be looked up, as this machine knows no time zones", "install the package tzdata")
        }
        let meant = Suggestion.nearest(to: text, in: known).map { "did you mean \($0)?" }
        throw Misfit("is not a time zone", meant ?? "write one such as Europe/London")
    }
}

extension Form<HTTPAddress> {
    /// The base address of a homeserver, without a path.
    static let httpAddress = Form { text throws(Misfit) in
        let example = "write one such as https://matrix.example.org"
        let address = try checked(text, schemes: ["https", "http"], example: example)
        if text.contains("/_matrix") {
            throw Misfit("holds the start of a request", "leave out everything from /_matrix on")
        }
        guard address.query == nil, address.fragment == nil else {
            throw Misfit("holds more than an address", "leave out everything from ? or # on")
        }
        return HTTPAddress(unchecked: text.trimmed(of: "/"))
    }
}

extension Form<ProxyAddress?> {
    /// The address of a proxy.
    static let proxyAddress = Form { text throws(Misfit) in
        let example = "write one such as socks5h://127.0.0.1:9050"
        _ = try checked(text, schemes: ["http", "https", "socks5", "socks5h"], example: example)
        return ProxyAddress(unchecked: text.trimmed(of: "/"))
    }
}

private func checked(_ text: String, schemes: [String], example: String) throws(Misfit) -> URLComponents {
    guard text.contains("://") else {
        throw Misfit("does not start with \(schemes.map { "\($0)://" }.joined(separator: " or "))", example)
    }
    guard let address = URLComponents(string: text), let scheme = address.scheme?.lowercased(),
        !text.contains(where: \.isWhitespace)
    else { throw Misfit("is not an address", example) }
    guard schemes.contains(scheme) else {
        throw Misfit("does not start with \(schemes.map { "\($0)://" }.joined(separator: " or "))", example)
    }
    guard address.user == nil, address.password == nil else {
        throw Misfit(
            "the address holds a name or a password", "leave out everything up to and with the @", isSecret: true)
    }
    guard let host = address.host, !host.isEmpty, address.port.map((1...65_535).contains) ?? true else {
        throw Misfit("names no machine that can be reached", example)
    }
    return address
}

extension String {
    fileprivate func trimmed(of last: Character) -> String {
        var text = Substring(self)
        while text.last == last { text.removeLast() }
        return String(text)
    }
}

extension Form<UserID> {
    /// A user id (Matrix specification, appendices, "User Identifiers").
    static let userID = Form { text throws(Misfit) in
        let advice = "write a whole user id in quotes, such as \"@steward:example.org\""
        guard text.hasPrefix("@") else { throw Misfit("does not start with @", advice) }
        let user = UserID(text)
        guard let server = user.serverName, isServerName(server) else {
            throw Misfit("does not end with a colon and the server's name", advice)
        }
        guard text.utf8.count <= 255, !text.hasPrefix("@:"), !text.contains(where: \.isWhitespace) else {
            throw Misfit("is not a user id", advice)
        }
        return user
    }
}

extension Form<RoomID> {
    /// A room's id, with or without a server's name (Matrix specification, appendices, "Room IDs").
    static let roomID = Form { text throws(Misfit) in
        guard !text.hasPrefix("#") else {
            throw Misfit(
                "is a room's address, which can move to another room",
                "write the room's id, which starts with ! and stands in the room's settings under Advanced")
        }
        guard text.hasPrefix("!"), text.count > 1, text.utf8.count <= 255, !text.contains(where: \.isWhitespace) else {
            throw Misfit("is not a room's id", "write one that starts with ! in quotes, such as \"!abc:example.org\"")
        }
        return RoomID(text)
    }
}

extension Form<InviteRule> {
    /// A person, a server or a room, told apart by the first letter.
    static let inviteRule = Form { text throws(Misfit) in
        switch text.first {
        case "@": return .user(try Form<UserID>.userID.read(text))
        case "!", "#": return .room(try Form<RoomID>.roomID.read(text))
        default:
            guard isServerName(text) else {
                throw Misfit(
                    "is neither a person nor a server nor a room",
                    "write \"@name:example.org\", example.org or \"!abc:example.org\"")
            }
            return .server(text)
        }
    }
}

/// A server's name, perhaps with a port (Matrix specification, appendices, "Server Name").
private func isServerName(_ text: String) -> Bool {
    guard !text.isEmpty, text.utf8.count <= 230, text.first != ":", text.last != ":" else { return false }
    return text.utf8.allSatisfy { byte in
        switch byte {
        case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
            UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"), UInt8(ascii: "."), UInt8(ascii: ":"),
            UInt8(ascii: "["), UInt8(ascii: "]"):
            true
        default: false
        }
    }
}
