/// JSON as it is written: text is appended as it stands, values are escaped.
extension [UInt8] {
    /// Appends `text` as it stands; it must be JSON already.
    mutating func json(_ text: String) { append(contentsOf: text.utf8) }

    /// Appends `text` as a JSON string.
    mutating func json(string text: String) {
        append(UInt8(ascii: "\""))
        if text.utf8.contains(where: { $0 < 0x20 || $0 == UInt8(ascii: "\"") || $0 == UInt8(ascii: "\\") }) {
            for byte in text.utf8 { escaped(byte) }
        } else {
            append(contentsOf: text.utf8)
        }
        append(UInt8(ascii: "\""))
    }

    /// Appends `"key":` after a comma, unless it is the first in its object.
    mutating func json(key: String) {
        if let last, last != UInt8(ascii: "{") { append(UInt8(ascii: ",")) }
        json(string: key)
        append(UInt8(ascii: ":"))
    }

    /// Appends `"key":"value"`, with the comma that it needs.
    mutating func json(key: String, string value: String) {
        json(key: key)
        json(string: value)
    }

    /// Appends `"key":number`, with the comma that it needs.
    mutating func json(key: String, number: Int) {
        json(key: key)
        json(String(number))
    }

    /// Appends `"key":true` or `"key":false`, with the comma that it needs.
    mutating func json(key: String, boolean: Bool) {
        json(key: key)
        json(boolean ? "true" : "false")
    }

    /// Appends a comma, unless an array or object has just been opened.
    mutating func jsonSeparator() {
        if let last, last != UInt8(ascii: "["), last != UInt8(ascii: "{") { append(UInt8(ascii: ",")) }
    }

    private mutating func escaped(_ byte: UInt8) {
        switch byte {
        case UInt8(ascii: "\""), UInt8(ascii: "\\"): append(contentsOf: [UInt8(ascii: "\\"), byte])
        case UInt8(ascii: "\n"): json("\\n")
        case 0..<0x20: json("\\u00" + (byte < 0x10 ? "0" : "") + String(byte, radix: 16))
        default: append(byte)
        }
    }
}

/// Builds one JSON object.
func jsonObject(_ build: (inout [UInt8]) -> Void) -> [UInt8] {
    var bytes: [UInt8] = []
    bytes.json("{")
    build(&bytes)
    bytes.json("}")
    return bytes
}
