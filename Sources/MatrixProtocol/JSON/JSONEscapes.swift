extension JSONText {
    /// The bytes with every escape resolved; `quoted()` has checked their grammar.
    var unescaped: [UInt8] {
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
    var unescaped: UInt8? {
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

    /// What the byte is worth as a hexadecimal digit.
    var hexadecimalValue: UInt8? {
        switch self {
        case UInt8(ascii: "0")...UInt8(ascii: "9"): self - UInt8(ascii: "0")
        case UInt8(ascii: "a")...UInt8(ascii: "f"): self - UInt8(ascii: "a") + 10
        case UInt8(ascii: "A")...UInt8(ascii: "F"): self - UInt8(ascii: "A") + 10
        default: nil
        }
    }
}
