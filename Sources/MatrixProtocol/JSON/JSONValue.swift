/// A JSON value to be sent; written as a literal it looks like the JSON that it becomes.
package enum JSONValue: Equatable, Sendable {
    /// `true` or `false`.
    case boolean(Bool)
    /// A whole number: Matrix sends no others in events.
    case integer(Int64)
    /// A string.
    case string(String)
    /// An array.
    case array([JSONValue])
    /// An object, whose members are written in this order.
    case object([Member])

    /// One key of an object with its value.
    package struct Member: Equatable, Sendable {
        /// The key.
        package var key: String
        /// What stands under it.
        package var value: JSONValue

        /// Joins a key and its value.
        package init(_ key: String, _ value: JSONValue) {
            self.key = key
            self.value = value
        }
    }

    /// The JSON text in UTF-8, without white space. Source: RFC 8259.
    package func encoded() -> [UInt8] {
        var bytes: [UInt8] = []
        // Most answers fit, with their words in plain text and in HTML.
        bytes.reserveCapacity(2048)
        write(to: &bytes)
        return bytes
    }
}

// MARK: - Literals

extension JSONValue: ExpressibleByStringLiteral, ExpressibleByBooleanLiteral, ExpressibleByArrayLiteral,
    ExpressibleByDictionaryLiteral, ExpressibleByIntegerLiteral
{
    /// Makes a whole number.
    package init(integerLiteral value: Int64) { self = .integer(value) }
    /// Makes a string.
    package init(stringLiteral value: String) { self = .string(value) }
    /// Makes a truth value.
    package init(booleanLiteral value: Bool) { self = .boolean(value) }
    /// Makes an array.
    package init(arrayLiteral elements: JSONValue...) { self = .array(elements) }
    /// Makes an object.
    package init(dictionaryLiteral elements: (String, JSONValue)...) {
        self = .object(elements.map { Member($0, $1) })
    }

    /// Makes a string of an identifier.
    package static func identifier(_ identifier: some MatrixIdentifier) -> JSONValue {
        .string(identifier.rawValue)
    }
}

// MARK: - Writing

extension JSONValue {
    private func write(to bytes: inout [UInt8]) {
        switch self {
        case .boolean(let value): bytes.append(contentsOf: (value ? "true" : "false").utf8)
        case .integer(let value): bytes.append(contentsOf: String(value).utf8)
        case .string(let value): Self.write(value, to: &bytes)
        case .array(let elements):
            bytes.append(UInt8(ascii: "["))
            for (index, element) in elements.enumerated() {
                if index > 0 { bytes.append(UInt8(ascii: ",")) }
                element.write(to: &bytes)
            }
            bytes.append(UInt8(ascii: "]"))
        case .object(let members):
            bytes.append(UInt8(ascii: "{"))
            for (index, member) in members.enumerated() {
                if index > 0 { bytes.append(UInt8(ascii: ",")) }
                Self.write(member.key, to: &bytes)
                bytes.append(UInt8(ascii: ":"))
                member.value.write(to: &bytes)
            }
            bytes.append(UInt8(ascii: "}"))
        }
    }

    private static func write(_ string: String, to bytes: inout [UInt8]) {
        bytes.append(UInt8(ascii: "\""))
        let start = bytes.count
        bytes.append(contentsOf: string.utf8)
        if let stop = bytes[start...].firstIndex(where: needsEscape) { escape(from: stop, in: &bytes) }
        bytes.append(UInt8(ascii: "\""))
    }

    private static func needsEscape(_ byte: UInt8) -> Bool {
        byte < 0x20 || byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "\\")
    }

    /// Escapes what needs it in the bytes from `start` on, copying what lies between in one go.
    private static func escape(from start: Int, in bytes: inout [UInt8]) {
        var rest = Array(bytes[start...])[...]
        bytes.removeSubrange(start...)
        while let stop = rest.firstIndex(where: needsEscape) {
            bytes.append(contentsOf: rest[..<stop])
            if rest[stop] < 0x20 {
                bytes.append(contentsOf: controlEscapes[Int(rest[stop])])
            } else {
                bytes.append(UInt8(ascii: "\\"))
                bytes.append(rest[stop])
            }
            rest = rest[(stop + 1)...]
        }
        bytes.append(contentsOf: rest)
    }

    /// `\u0000` to `\u001F`, the only characters besides `"` and `\` that must be escaped.
    private static let controlEscapes: [[UInt8]] = (0..<0x20).map { code in
        let digits = String(code, radix: 16)
        return Array(("\\u" + String(repeating: "0", count: 4 - digits.count) + digits).utf8)
    }
}
