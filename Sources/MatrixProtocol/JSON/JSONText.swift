/// A string as it stands in the body, between its quotation marks, not yet copied out of it.
///
/// It compares with a literal without allocating, so it can be switched over.
package struct JSONText: ~Escapable {
    /// The bytes between the quotation marks.
    let bytes: Span<UInt8>
    /// Whether a backslash stands in `bytes`.
    let hasEscapes: Bool

    @_lifetime(copy bytes)
    init(bytes: Span<UInt8>, hasEscapes: Bool) {
        self.bytes = bytes
        self.hasEscapes = hasEscapes
    }

    /// The string itself. Bytes that are not UTF-8 and surrogates without their partner become U+FFFD.
    package var string: String {
        if !hasEscapes, let valid = try? UTF8Span(validating: bytes) { return String(copying: valid) }
        return String(decoding: unescaped, as: UTF8.self)
    }

    /// Whether the string is `literal`, byte by byte.
    package func equals(_ literal: String) -> Bool {
        if hasEscapes { return unescaped.elementsEqual(literal.utf8) }
        guard bytes.count == literal.utf8.count else { return false }
        var index = 0
        for byte in literal.utf8 {
            guard bytes[index] == byte else { return false }
            index += 1
        }
        return true
    }

    /// Lets a `switch` over a text name literals.
    package static func ~= (literal: String, text: JSONText) -> Bool { text.equals(literal) }
}

// MARK: - Finding the end

extension JSONReader {
    /// Takes a string, from its opening quotation mark to its closing one.
    @_lifetime(copy self)
    mutating func quoted() throws(MalformedBody) -> JSONText {
        let start = position + 1
        var hasEscapes = false
        position = start
        while true {
            goOverPlainBytes()
            guard position < bytes.count else { throw malformed(.endsTooEarly) }
            switch bytes[position] {
            case UInt8(ascii: "\""):
                let text = JSONText(bytes: bytes.extracting(start..<position), hasEscapes: hasEscapes)
                position += 1
                return text
            case UInt8(ascii: "\\"):
                hasEscapes = true
                try goOverEscape()
            default: throw malformed(.controlCharacter)
            }
        }
    }

    /// Goes on to the next quotation mark, backslash or control character.
    @inline(__always)
    private mutating func goOverPlainBytes() {
        var index = position
        while index < bytes.count {
            let byte = bytes[index]
            if byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "\\") || byte < 0x20 { break }
            index += 1
        }
        position = index
    }

    private mutating func goOverEscape() throws(MalformedBody) {
        position += 1
        guard position < bytes.count else { throw malformed(.endsTooEarly) }
        switch bytes[position] {
        case UInt8(ascii: "u"):
            for _ in 0..<4 {
                position += 1
                guard position < bytes.count else { throw malformed(.endsTooEarly) }
                guard bytes[position].hexadecimalValue != nil else { throw malformed(.badEscape) }
            }
        case let byte where byte.unescaped != nil: break
        default: throw malformed(.badEscape)
        }
        position += 1
    }
}

// MARK: - Escapes

extension JSONText {
    /// The bytes with every escape resolved; `quoted()` has checked their grammar.
    private var unescaped: [UInt8] {
        var result: [UInt8] = []
        result.reserveCapacity(bytes.count)
        var index = 0
        while index < bytes.count {
            guard bytes[index] == UInt8(ascii: "\\") else {
                result.append(bytes[index])
                index += 1
                continue
            }
            if let plain = bytes[index + 1].unescaped {
                result.append(plain)
                index += 2
            } else {
                let (scalar, length) = unicodeEscape(at: index)
                result.append(contentsOf: Unicode.UTF8.encode(scalar) ?? Unicode.UTF8.encodedReplacementCharacter)
                index += length
            }
        }
        return result
    }

    /// The character that `\uXXXX` at `index` stands for, or two of them that are a surrogate pair.
    private func unicodeEscape(at index: Int) -> (Unicode.Scalar, length: Int) {
        let first = codeUnit(at: index)
        if let scalar = Unicode.Scalar(first) { return (scalar, 6) }
        let follows = index + 11 < bytes.count && bytes[index + 6] == UInt8(ascii: "\\")
        guard follows, bytes[index + 7] == UInt8(ascii: "u"), UTF16.isLeadSurrogate(first) else {
            return ("\u{FFFD}", 6)
        }
        let second = codeUnit(at: index + 6)
        guard UTF16.isTrailSurrogate(second) else { return ("\u{FFFD}", 6) }
        return (UTF16.decode(UTF16.EncodedScalar([first, second])), 12)
    }

    private func codeUnit(at index: Int) -> UInt16 {
        (index + 2..<index + 6).reduce(0) { $0 << 4 | UInt16(bytes[$1].hexadecimalValue ?? 0) }
    }
}

extension UInt8 {
    /// What the letter after a backslash stands for; nothing for `u` and for letters that JSON does not know.
    fileprivate var unescaped: UInt8? {
        switch self {
        case UInt8(ascii: "\""), UInt8(ascii: "\\"), UInt8(ascii: "/"): self
        case UInt8(ascii: "b"): 0x08
        case UInt8(ascii: "f"): 0x0C
        case UInt8(ascii: "n"): 0x0A
        case UInt8(ascii: "r"): 0x0D
        case UInt8(ascii: "t"): 0x09
        default: nil
        }
    }

    fileprivate var hexadecimalValue: UInt8? {
        switch self {
        case UInt8(ascii: "0")...UInt8(ascii: "9"): self - UInt8(ascii: "0")
        case UInt8(ascii: "a")...UInt8(ascii: "f"): self - UInt8(ascii: "a") + 10
        case UInt8(ascii: "A")...UInt8(ascii: "F"): self - UInt8(ascii: "A") + 10
        default: nil
        }
    }
}
