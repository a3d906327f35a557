/// What a person typed, tidied for reading: the text with plain quotes and spaces, and its words in small letters.
///
/// Phones turn `'` into a smart quote, put a space that does not break before a question mark, and capitalise what
/// starts a line; none of that is meant.
package struct Words: Equatable, Sendable {
    /// The tidied text, its capitals and line breaks kept, without white space at either end.
    package let text: String
    /// The words in small letters, without punctuation at their ends.
    package let folded: [String]
    /// Where each of `folded` begins in `text`.
    private let starts: [String.Index]

    /// Tidies `written` and splits it into words.
    package init(_ written: String) {
        text = Self.tidy(written)
        var folded: [String] = []
        var starts: [String.Index] = []
        for word in text.split(whereSeparator: \.isWhitespace) {
            let bare = Self.folded(Self.trimmed(word))
            guard !bare.isEmpty else { continue }
            folded.append(bare)
            starts.append(word.startIndex)
        }
        self.folded = folded
        self.starts = starts
    }

    /// True where nothing was typed.
    package var isEmpty: Bool { folded.isEmpty }

    /// What was typed after the first `count` words, with its capitals, commas and line breaks.
    package func text(after count: Int) -> String {
        guard count < starts.count else { return "" }
        return String(text[starts[count]...])
    }

    /// The words after the first `count`.
    package func dropFirst(_ count: Int) -> Words { Words(text(after: count)) }

    private static func tidy(_ written: String) -> String {
        var tidied = String.UnicodeScalarView()
        tidied.reserveCapacity(written.unicodeScalars.count)
        for scalar in written.unicodeScalars {
            switch scalar {
            case "\u{2018}", "\u{2019}", "\u{201B}", "\u{2032}", "\u{FF07}": tidied.append("'")
            case "\u{201C}", "\u{201D}", "\u{201E}", "\u{2033}", "\u{FF02}": tidied.append("\"")
            case "\u{00A0}", "\u{2007}", "\u{202F}", "\u{2009}", "\u{200A}", "\t": tidied.append(" ")
            // A rainbow flag is a white one joined to a rainbow; after plain letters the same marks are a keyboard's slip.
            case "\u{200C}", "\u{200D}", "\u{FE0F}":
                if let last = tidied.last, !last.isASCII, !last.properties.isWhitespace { tidied.append(scalar) }
            case "\u{2010}", "\u{2011}", "\u{2012}", "\u{2013}", "\u{2014}", "\u{2212}": tidied.append("-")
            case "\u{FF01}": tidied.append("!")
            case _ where scalar.isInvisible: break
            default: tidied.append(scalar)
            }
        }
        let whole = String(tidied)
        guard let first = whole.firstIndex(where: { !$0.isWhitespace }),
            let last = whole.lastIndex(where: { !$0.isWhitespace })
        else { return "" }
        return String(whole[first...last])
    }

    /// In small letters, without the marks that join signs or choose how they look: people type them or leave them out.
    private static func folded(_ word: Substring) -> String {
        var plain = String.UnicodeScalarView()
        for scalar in word.unicodeScalars where !["\u{200C}", "\u{200D}", "\u{FE0F}"].contains(scalar) {
            plain.append(scalar)
        }
        return String(plain).lowercased()
    }

    private static func trimmed(_ word: Substring) -> Substring {
        var word = word
        while let last = word.last, ",.;:!?)\"'".contains(last) { word.removeLast() }
        while let first = word.first, "(\"'".contains(first) { word.removeFirst() }
        return word
    }
}

extension Unicode.Scalar {
    /// True for what takes no room on the screen: joiners, marks of direction and the like.
    var isInvisible: Bool {
        switch self {
        case "\u{200B}", "\u{200C}", "\u{200D}", "\u{2060}", "\u{FEFF}", "\u{FE0F}", "\u{200E}", "\u{200F}": true
        default: false
        }
    }
}
