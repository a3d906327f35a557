/// An `errcode` of the client-server API, such as `M_FORBIDDEN` ("Standard error response").
package struct ErrorCode: RawRepresentable, Hashable, Sendable, CustomStringConvertible {
    /// The code as Matrix writes it.
    package let rawValue: String

    /// Takes `rawValue` if it looks like a code: up to 64 letters, digits, dots and underscores, nothing to read.
    package init?(rawValue: String) {
        let isCode = rawValue.utf8.allSatisfy { byte in
            byte == UInt8(ascii: "_") || byte == UInt8(ascii: ".")
                || (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte)
                || (UInt8(ascii: "A")...UInt8(ascii: "Z")).contains(byte & 0xDF)
        }
        guard isCode, !rawValue.isEmpty, rawValue.utf8.count <= 64 else { return nil }
        self.rawValue = rawValue
    }

    private init(known: String) { rawValue = known }

    /// The code as Matrix writes it.
    package var description: String { rawValue }

    /// Too many requests: wait.
    static let limitExceeded = ErrorCode(known: "M_LIMIT_EXCEEDED")
    /// The access token is not, or no longer, valid.
    static let unknownToken = ErrorCode(known: "M_UNKNOWN_TOKEN")
    /// What was asked for does not exist.
    static let notFound = ErrorCode(known: "M_NOT_FOUND")
    /// The same reaction by the same user stands already.
    static let duplicateAnnotation = ErrorCode(known: "M_DUPLICATE_ANNOTATION")
    /// The request is larger than the homeserver takes.
    static let tooLarge = ErrorCode(known: "M_TOO_LARGE")
    /// We may not do that, or are not in the room.
    package static let forbidden = ErrorCode(known: "M_FORBIDDEN")

    /// Whether a 401 or 403 with this code is about our account as it is now, and not about this request alone.
    var concernsTheAccount: Bool {
        [
            "M_MISSING_TOKEN", "M_USER_LOCKED", "M_USER_SUSPENDED", "M_USER_DEACTIVATED", "M_CONSENT_NOT_GIVEN",
            "M_RESOURCE_LIMIT_EXCEEDED",
            // Synapse before version 1.116 called it so (MSC3823).
            "ORG.MATRIX.MSC3823.USER_ACCOUNT_SUSPENDED",
        ].contains(rawValue)
    }
}
