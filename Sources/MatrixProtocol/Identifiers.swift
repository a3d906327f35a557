/// A name that Matrix gives to something; it is opaque, compared byte by byte and never taken apart.
///
/// Room ids of room version 12 carry no domain, so nothing may be read out of one.
package protocol MatrixIdentifier: RawRepresentable, Hashable, Sendable, Codable, CustomStringConvertible
where RawValue == String {
    /// Wraps `rawValue` as it came.
    init(rawValue: String)
}

extension MatrixIdentifier {
    /// Wraps `value` as it came.
    package init(_ value: String) { self.init(rawValue: value) }

    /// The identifier as Matrix writes it.
    package var description: String { rawValue }
}

/// A room's id, such as `!abc:example.org` or `!31hneApxJ_1o-63DmFrpeqnkFfWppnzWso1JvH3ogLM`.
package struct RoomID: MatrixIdentifier {
    /// The id as Matrix writes it.
    package var rawValue: String
    /// Wraps `rawValue` as it came.
    package init(rawValue: String) { self.rawValue = rawValue }

    /// Whether it reads as a room's id and as nothing else: `!` in front, and 255 bytes at most (appendix "Identifier
    /// Grammar"), none of them a space or a control character.
    package var isWellFormed: Bool {
        let bytes = rawValue.utf8
        return bytes.first == UInt8(ascii: "!") && (2...255).contains(bytes.count)
            && bytes.allSatisfy { $0 > UInt8(ascii: " ") && $0 != 0x7F }
    }
}

/// A user's id, such as `@steward:example.org`.
package struct UserID: MatrixIdentifier {
    /// The id as Matrix writes it.
    package var rawValue: String
    /// Wraps `rawValue` as it came.
    package init(rawValue: String) { self.rawValue = rawValue }

    /// The homeserver's name: what stands after the first colon; nil if there is none.
    package var serverName: String? {
        rawValue.firstIndex(of: ":").map { String(rawValue[rawValue.index(after: $0)...]) }
    }
}

/// An event's id, such as `$abc`.
package struct EventID: MatrixIdentifier {
    /// The id as Matrix writes it.
    package var rawValue: String
    /// Wraps `rawValue` as it came.
    package init(rawValue: String) { self.rawValue = rawValue }
}

/// The id that makes a request idempotent: the homeserver answers a repeated one with the first one's event.
package struct TransactionID: MatrixIdentifier {
    /// The id as Matrix writes it.
    package var rawValue: String
    /// Wraps `rawValue` as it came.
    package init(rawValue: String) { self.rawValue = rawValue }
}

/// A position in the homeserver's stream of events, as `/sync` and `/messages` give it.
package struct SyncToken: MatrixIdentifier {
    /// The token as the homeserver wrote it.
    package var rawValue: String
    /// Wraps `rawValue` as it came.
    package init(rawValue: String) { self.rawValue = rawValue }
}
