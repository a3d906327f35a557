/// Texts are parted and trimmed often, so this looks at scalars: to go through whole characters takes ten times as long.
extension StringProtocol where SubSequence == Substring {
    /// What stands between white space and the signs in `marks`, without the empty parts.
    package func parts(between marks: String = "") -> [Substring] {
        let text = Substring(self)
        if marks.isEmpty, text.utf8.allSatisfy({ $0 < 0x80 }) {
            return text.utf8.split { $0 == 0x20 || (0x09...0x0D).contains($0) }.map { Substring($0) }
        }
        return text.unicodeScalars.split { $0.isWhite || $0.isOne(of: marks) }.map { Substring($0) }
    }

    /// The lines of the text, without the empty ones unless these are kept.
    package func lines(keepingEmpty: Bool = false) -> [Substring] {
        var before: UInt8 = 0
        let hasOther = utf8.contains { byte in
            defer { before = byte }
            return (0x0B...0x0D).contains(byte) || byte == 0xE2 || before == 0xC2 && byte == 0x85
        }
        if hasOther { return split(omittingEmptySubsequences: !keepingEmpty, whereSeparator: \.isNewline) }
        return Substring(self).utf8.split(separator: 0x0A, omittingEmptySubsequences: !keepingEmpty).map {
            Substring($0)
        }
    }
}

extension StringProtocol {
    /// Whether small letters of ASCII stand in the text, small or not. It is quick, to pass over texts without them.
    package func has(letters: String) -> Bool {
        let letters = Array(letters.utf8)
        let found = utf8.withContiguousStorageIfAvailable { bytes in
            bytes.indices.dropLast(letters.dropFirst().count).contains { start in
                letters.indices.allSatisfy { bytes[start + $0] | 0x20 == letters[$0] }
            }
        }
        return found ?? true
    }

    /// The text without the white space and the signs in `marks` at its ends.
    package func trimming(_ marks: String = "") -> String { trimming { $0.isWhite || $0.isOne(of: marks) } }

    /// The text with a comma for each dash between spaces.
    package func withoutDashes() -> String {
        utf8.contains(UInt8(ascii: "-")) ? String(self).replacing(" - ", with: ",") : String(self)
    }

    /// The text without the punctuation at its ends.
    package func trimmingPunctuation() -> String { trimming(\.isPunctuation) }

    private func trimming(_ isLoose: (Unicode.Scalar) -> Bool) -> String {
        var scalars = Substring(self).unicodeScalars
        while let first = scalars.first, isLoose(first) { scalars.removeFirst() }
        while let last = scalars.last, isLoose(last) { scalars.removeLast() }
        return String(scalars)
    }
}

extension Character {
    /// Whether it stands in `marks`: to go through the characters of a text takes long.
    package func isOne(of marks: String) -> Bool {
        let bytes = utf8
        guard let first = bytes.first, first < 0x80, bytes.count == 1 else { return marks.contains(self) }
        return marks.utf8.contains(first)
    }
}

extension Unicode.Scalar {
    /// Whether it is white space; most signs beyond ASCII lie where there is none, and to look one up takes long.
    fileprivate var isWhite: Bool {
        switch value {
        case 0x20, 0x09...0x0D: true
        case 0...0x7F, 0xA1...0x167F: false
        default: properties.isWhitespace
        }
    }

    /// Whether it stands in `marks`, which are signs of ASCII.
    fileprivate func isOne(of marks: String) -> Bool {
        isASCII && marks.utf8.contains(UInt8(truncatingIfNeeded: value))
    }

    fileprivate var isPunctuation: Bool {
        switch value {
        case 0...0x20, 0x30...0x39, 0x41...0x5A, 0x61...0x7A, 0x7F: return false
        default: break
        }
        return switch properties.generalCategory {
        case .connectorPunctuation, .dashPunctuation, .openPunctuation, .closePunctuation, .initialPunctuation,
            .finalPunctuation, .otherPunctuation:
            true
        default: false
        }
    }
}
