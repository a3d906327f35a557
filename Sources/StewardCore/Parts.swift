/// Texts are parted and trimmed often, so this looks at scalars: to go through whole characters takes ten times as long.
extension StringProtocol where SubSequence == Substring {
    /// What stands between white space and the signs in `marks`, without the empty parts.
    package func parts(between marks: String = "") -> [Substring] {
        Substring(self).unicodeScalars.split { $0.isWhite || $0.isOne(of: marks) }.map { Substring($0) }
    }
}

extension StringProtocol {
    /// The text without the white space and the signs in `marks` at its ends.
    package func trimming(_ marks: String = "") -> String { trimming { $0.isWhite || $0.isOne(of: marks) } }

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
    fileprivate var isWhite: Bool {
        isASCII ? self == " " || (0x09...0x0D).contains(value) : properties.isWhitespace
    }

    /// Whether it stands in `marks`, which are signs of ASCII.
    fileprivate func isOne(of marks: String) -> Bool {
        isASCII && marks.utf8.contains(UInt8(truncatingIfNeeded: value))
    }

    fileprivate var isPunctuation: Bool {
        if isASCII, !(0x21...0x7E).contains(value) || properties.isAlphabetic { return false }
        return switch properties.generalCategory {
        case .connectorPunctuation, .dashPunctuation, .openPunctuation, .closePunctuation, .initialPunctuation,
            .finalPunctuation, .otherPunctuation:
            true
        default: false
        }
    }
}
