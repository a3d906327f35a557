/// Reads ASCII digits and nothing else (no sign, no space), as many as `digits` allows; nil for other text.
func wholeNumber(_ text: some StringProtocol, digits: ClosedRange<Int>) -> Int? {
    let bytes = text.utf8
    guard digits.contains(bytes.count) else { return nil }
    var number = 0
    for byte in bytes {
        guard (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte) else { return nil }
        number = number * 10 + Int(byte - UInt8(ascii: "0"))
    }
    return number
}

extension Substring.UTF8View {
    /// Takes exactly `digits` ASCII digits off the beginning; nil if there are fewer.
    mutating func takeNumber(digits: Int) -> Int? {
        var number = 0
        for _ in 0..<digits {
            guard let byte = popFirst(), (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte) else { return nil }
            number = number * 10 + Int(byte - UInt8(ascii: "0"))
        }
        return number
    }

    /// Takes one character off the beginning; true if it is `sign`.
    mutating func take(_ sign: Unicode.Scalar) -> Bool { popFirst().map { $0 == UInt8(ascii: sign) } ?? false }
}

/// A number with leading zeros, at least `width` characters long.
func padded(_ number: Int, to width: Int) -> String {
    let digits = String(number)
    return String(repeating: "0", count: max(0, width - digits.count)) + digits
}

/// Decodes a value that is stored as its description.
func decodeText<Value: LosslessStringConvertible>(from decoder: any Decoder) throws -> Value {
    let container = try decoder.singleValueContainer()
    guard let value = Value(try container.decode(String.self)) else {
        throw DecodingError.dataCorruptedError(in: container, debugDescription: "not a \(Value.self)")
    }
    return value
}

/// Encodes a value as its description.
func encodeText(_ text: String, to encoder: any Encoder) throws {
    var container = encoder.singleValueContainer()
    try container.encode(text)
}

extension StringProtocol where SubSequence == Substring {
    /// The text without the commas, full stops and brackets around it.
    var trimmingPunctuation: Substring {
        var rest = self[...].utf8
        while let first = rest.first, Self.isMark(first) { rest.removeFirst() }
        while let last = rest.last, Self.isMark(last) { rest.removeLast() }
        return Substring(rest)
    }

    private static func isMark(_ byte: UInt8) -> Bool {
        switch byte {
        case UInt8(ascii: ","), UInt8(ascii: ";"), UInt8(ascii: "."), UInt8(ascii: "?"), UInt8(ascii: "!"),
            UInt8(ascii: "("), UInt8(ascii: ")"):
            true
        default: false
        }
    }

    /// Whether it has nothing but the small letters of ASCII, as most words have.
    var isOfPlainLetters: Bool { utf8.allSatisfy { (UInt8(ascii: "a")...UInt8(ascii: "z")).contains($0) } }

    /// Whether it has nothing but the small letters and the figures of ASCII.
    package var isOfPlainLettersAndFigures: Bool {
        utf8.allSatisfy {
            (UInt8(ascii: "a")...UInt8(ascii: "z")).contains($0) || (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0)
        }
    }
}
