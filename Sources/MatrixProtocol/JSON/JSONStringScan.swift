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

    /// Goes on to the next quotation mark, backslash or control character, eight bytes at a time while there are eight.
    @inline(__always)
    private mutating func goOverPlainBytes() {
        var index = position
        while bytes.count &- index >= 8 {
            let special = specialBytes(in: word(at: index))
            guard special == 0 else {
                position = index &+ special.trailingZeroBitCount / 8
                return
            }
            index &+= 8
        }
        while index < bytes.count, specialBytes(in: UInt64(bytes[index]) | ~0xFF) == 0 { index &+= 1 }
        position = index
    }

    /// Eight bytes, the first one lowest.
    @inline(__always)
    private func word(at index: Int) -> UInt64 {
        let eight = bytes.extracting(index..<index &+ 8)
        var word: UInt64 = 0
        for place in 0..<8 { word |= UInt64(eight[place]) << UInt64(8 &* place) }
        return word
    }

    /// The highest bit of each byte that is a quotation mark, a backslash or a control character; above the lowest one
    /// there may be others set.
    @inline(__always)
    private func specialBytes(in word: UInt64) -> UInt64 {
        let ones: UInt64 = 0x0101_0101_0101_0101
        let quotes = word ^ (ones &* UInt64(UInt8(ascii: "\"")))
        let backslashes = word ^ (ones &* UInt64(UInt8(ascii: "\\")))
        let found =
            ((word &- ones &* 0x20) & ~word) | ((quotes &- ones) & ~quotes) | ((backslashes &- ones) & ~backslashes)
        return found & (ones &* 0x80)
    }

    /// Goes over a backslash and what it escapes.
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
