/// A JSON value as a request carried it, or as an event's content holds it.
package enum ReceivedJSON: Sendable, Equatable {
    /// `null`.
    case null
    /// `true` or `false`.
    case boolean(Bool)
    /// A number without a fraction that fits.
    case integer(Int)
    /// Any other number.
    case fraction(Double)
    /// A string, its escapes resolved.
    case string(String)
    /// An array.
    case array([ReceivedJSON])
    /// An object; of a repeated key the last stays.
    case object([String: ReceivedJSON])

    /// Reads one value that fills `bytes`; nothing where they are not JSON (RFC 8259) or nest deeper than 64.
    package init?(_ bytes: [UInt8]) {
        var reader = ReceivedJSONReader(bytes: bytes)
        guard let value = reader.document() else { return nil }
        self = value
    }

    /// The member called `key`, where this is an object that has one.
    package subscript(key: String) -> ReceivedJSON? {
        if case .object(let members) = self { members[key] } else { nil }
    }

    /// The text of a string.
    package var text: String? {
        if case .string(let text) = self { text } else { nil }
    }

    /// The whole number, where it is one.
    package var integer: Int? {
        if case .integer(let number) = self { number } else { nil }
    }

    /// True or false, where it is one of them.
    package var boolean: Bool? {
        if case .boolean(let value) = self { value } else { nil }
    }

    /// The members of an array; none for anything else.
    package var elements: [ReceivedJSON] {
        if case .array(let elements) = self { elements } else { [] }
    }

    /// The texts of an array of strings; nothing for anything else than an array.
    var texts: [String]? {
        if case .array(let elements) = self { elements.compactMap(\.text) } else { nil }
    }
}
