import Foundation

/// What a person typed, tidied for reading: the text with plain quotes and spaces, and its words in small letters.
///
/// Phones turn `'` into a smart quote, put a space that does not break before a question mark, and capitalise what
/// starts a line; none of that is meant.
package struct Words: Equatable, Sendable {
    /// The tidied text, its capitals and line breaks kept, without white space at either end.
    package let text: String
    /// The words in small letters, without punctuation at their ends.
    package let folded: [String]
    /// Where each of `folded` begins in `text`, in bytes of UTF-8.
    private let offsets: [Int]

    /// Tidies `written` and splits it into words.
    package init(_ written: some StringProtocol) {
        let whole = String(written)
        Work.add(whole.utf8.count)
        self = Words(plain: whole) ?? Words(odd: whole)
    }

    private init(odd whole: String) {
        text = Self.tidy(whole)
        var folded: [String] = []
        var offsets: [Int] = []
        var end = text.startIndex
        var offset = 0
        for word in text.parts() {
            offset += text.utf8.distance(from: end, to: word.startIndex)
            end = word.startIndex
            let bare = Self.folded(Self.trimmed(word))
            guard !bare.isEmpty else { continue }
            folded.append(bare)
            offsets.append(offset)
        }
        self.folded = folded
        self.offsets = offsets
    }

    /// The same for a text that is plain; nil for others. Most texts are, and each is read by many.
    private init?(plain whole: String) {
        let words = whole.utf8.withContiguousStorageIfAvailable { bytes in Self.plainWords(bytes) }
        guard let (text, folded, offsets) = words ?? nil else { return nil }
        let trimmed = Substring(whole.utf8.dropFirst(text.lowerBound).prefix(text.count))
        self.init(text: text.count == whole.utf8.count ? whole : String(trimmed), folded: folded, offsets: offsets)
    }

    /// Where the text begins and ends without the white space around it, its words in small letters, and where they begin
    /// in it; nil if there are other signs in it.
    private static func plainWords(
        _ bytes: UnsafeBufferPointer<UInt8>
    ) -> (text: Range<Int>, folded: [String], offsets: [Int])? {
        guard arePlain(bytes) else { return nil }
        let isWhite = { (byte: UInt8) in byte == UInt8(ascii: " ") || byte == UInt8(ascii: "\n") }
        guard let first = bytes.firstIndex(where: { !isWhite($0) }), let last = bytes.lastIndex(where: { !isWhite($0) })
        else { return (0..<0, [], []) }
        var folded: [String] = []
        var offsets: [Int] = []
        var start = first
        while start <= last {
            let end = bytes[start...last].firstIndex(where: isWhite) ?? last + 1
            var word = start..<end
            while let last = word.last, isEndMark(bytes[last]) { word.removeLast() }
            while let first = word.first, isBeginningMark(bytes[first]) { word.removeFirst() }
            if !word.isEmpty {
                folded.append(lowercased(bytes[word]))
                offsets.append(start - first)
            }
            start = bytes[end...].firstIndex { !isWhite($0) } ?? bytes.endIndex
        }
        return (first..<last + 1, folded, offsets)
    }

    /// Whether bytes are only signs that can be seen, of ASCII and of Western Europe, spaces and line feeds: the latter are
    /// of two bytes, of which the first is 0xC2 or 0xC3.
    private static func arePlain(_ bytes: UnsafeBufferPointer<UInt8>) -> Bool {
        var before: UInt8 = 0
        return bytes.allSatisfy { byte in
            defer { before = byte }
            return switch byte {
            case 0x20...0x7E, 0x0A, 0xC2, 0xC3: true
            // Control characters, a space that does not break, and a hyphen that nobody sees.
            case 0x80...0xA0, 0xAD: before == 0xC3
            case 0xA1...0xBF: before == 0xC2 || before == 0xC3
            default: false
            }
        }
    }

    /// Letters of ASCII and of Western Europe in small letters.
    private static func lowercased(_ bytes: Slice<UnsafeBufferPointer<UInt8>>) -> String {
        String(unsafeUninitializedCapacity: bytes.count) { written in
            var before: UInt8 = 0
            for (index, byte) in bytes.enumerated() {
                let isCapital =
                    (UInt8(ascii: "A")...UInt8(ascii: "Z")).contains(byte)
                    || before == 0xC3 && (0x80...0x9E).contains(byte) && byte != 0x97
                written[index] = isCapital ? byte | 0x20 : byte
                before = byte
            }
            return bytes.count
        }
    }

    /// Whether a text has no words, as `isEmpty` would say.
    package static func areNone(in text: some StringProtocol) -> Bool {
        // A letter or a figure is part of a word, whatever stands around it.
        let isWord = { (byte: UInt8) in
            (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(byte | 0x20)
                || (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte)
        }
        return !text.utf8.contains(where: isWord) && Words(text).isEmpty
    }

    private init(text: String, folded: [String], offsets: [Int]) {
        (self.text, self.folded, self.offsets) = (text, folded, offsets)
    }

    /// True if nothing was typed.
    package var isEmpty: Bool { folded.isEmpty }

    /// What was typed after the first `count` words, with its capitals, commas and line breaks.
    package func text(after count: Int) -> String { String(rest(after: count)) }

    /// What was typed before the word with this index, with all that stands between.
    package func text(before count: Int) -> String {
        guard count < offsets.count else { return text }
        return String(text[..<start(count)])
    }

    /// The word with this index as it was typed, with the punctuation around it.
    package func written(_ index: Int) -> Substring {
        let rest = rest(after: index)
        let end = rest.utf8.firstIndex {
            $0 == UInt8(ascii: " ") || (0x09...0x0D).contains($0) || $0 == 0xC2 || $0 >= 0xE0
        }
        guard let end else { return rest }
        // With such bytes begin all spaces beyond ASCII, and the signs that take in the space behind them.
        return rest.utf8[end] < 0x80 ? rest[..<end] : rest.prefix { !$0.isWhitespace }
    }

    /// The white space and loose signs behind the word with this index.
    package func gap(after index: Int) -> Substring {
        let word = written(index)
        return text[word.endIndex..<(index + 1 < offsets.count ? start(index + 1) : text.endIndex)]
    }

    /// Whether the line ends right behind the word with this index.
    package func endsLine(_ index: Int) -> Bool {
        let word = written(index)
        for byte in text.utf8[word.endIndex...] {
            switch byte {
            case 0x0A...0x0D: return true
            case UInt8(ascii: " "), UInt8(ascii: "\t"): continue
            case 0x80...: return text[word.endIndex...].prefix(while: \.isWhitespace).contains(where: \.isNewline)
            default: return false
            }
        }
        return false
    }

    /// The words after the first `count`.
    package func dropFirst(_ count: Int) -> Words {
        guard count < offsets.count else { return Words(text: "", folded: [], offsets: []) }
        let first = offsets[count]
        Work.add(text.utf8.count - first)
        return Words(
            text: text(after: count), folded: Array(folded.dropFirst(count)),
            offsets: offsets.dropFirst(count).map { $0 - first })
    }

    private func rest(after count: Int) -> Substring {
        guard count < offsets.count else { return "" }
        return text[start(count)...]
    }

    private func start(_ index: Int) -> String.Index { text.utf8.index(text.startIndex, offsetBy: offsets[index]) }

    private static func tidy(_ written: String) -> String {
        let isPlain = !written.unicodeScalars.contains(where: mayBeTidied)
        let visible = (isPlain ? written : plain(written)).withoutFormatCharacters.trimming()
        // "é" may be one sign or two, and of one it is quicker to read.
        return visible.isLatinWithMarks ? visible.precomposedStringWithCanonicalMapping : visible
    }

    /// The text with signs of ASCII for those that phones and other keyboards have in their place.
    private static func plain(_ written: String) -> String {
        var tidied = String.UnicodeScalarView()
        for scalar in written.unicodeScalars {
            switch scalar {
            case "\u{2018}", "\u{2019}", "\u{201B}", "\u{2032}", "\u{FF07}": tidied.append("'")
            case "\u{201C}", "\u{201D}", "\u{201E}", "\u{2033}", "\u{FF02}": tidied.append("\"")
            case "\u{00A0}", "\u{2007}", "\u{202F}", "\u{2009}", "\u{200A}", "\t": tidied.append(" ")
            case "\u{2010}", "\u{2011}", "\u{2012}", "\u{2013}", "\u{2014}", "\u{2212}": tidied.append("-")
            // Commas and question marks of Arabic, and stops of Chinese and Japanese.
            case "\u{060C}", "\u{3001}": tidied.append(",")
            case "\u{061B}": tidied.append(";")
            case "\u{061F}": tidied.append("?")
            case "\u{3002}": tidied.append(".")
            case "\u{3000}": tidied.append(" ")
            case let wide where isWide(wide): tidied.append(Unicode.Scalar(UInt8(wide.value - 0xFEE0)))
            default: tidied.append(scalar)
            }
        }
        return String(tidied)
    }

    /// Whether a sign may be written in another way when it is tidied; none of the letters of Europe is.
    private static func mayBeTidied(_ scalar: Unicode.Scalar) -> Bool {
        scalar == "\t" || scalar == "\u{A0}" || scalar.value >= 0x600
    }

    /// Whether it is a sign, a figure or a letter of ASCII as wide as a Chinese one; but no "@", which could then mention
    /// people.
    private static func isWide(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.value {
        case 0xFF01, 0xFF08, 0xFF09, 0xFF0C, 0xFF0E, 0xFF10...0xFF1B, 0xFF1F, 0xFF21...0xFF3A, 0xFF41...0xFF5A: true
        default: false
        }
    }

    /// In small letters, without the marks that join signs or choose how they look: people type them or leave them out.
    private static func folded(_ word: Substring) -> String {
        if word.unicodeScalars.allSatisfy(\.isSurelyVisible) { return word.lowercased() }
        var plain = String.UnicodeScalarView()
        for scalar in word.unicodeScalars where !scalar.isFormatCharacter { plain.append(scalar) }
        return String(plain).lowercased()
    }

    private static func trimmed(_ word: Substring) -> Substring {
        var word = word
        while let byte = word.utf8.last, isEndMark(byte), word.last?.utf8.count == 1 { word.removeLast() }
        while let byte = word.utf8.first, isBeginningMark(byte), word.first?.utf8.count == 1 {
            word.removeFirst()
        }
        return word
    }

    private static func isEndMark(_ sign: UInt8) -> Bool {
        switch sign {
        case UInt8(ascii: ","), UInt8(ascii: "."), UInt8(ascii: ";"), UInt8(ascii: ":"), UInt8(ascii: "!"),
            UInt8(ascii: "?"), UInt8(ascii: ")"), UInt8(ascii: "\""), UInt8(ascii: "'"):
            true
        default: false
        }
    }

    private static func isBeginningMark(_ sign: UInt8) -> Bool {
        sign == UInt8(ascii: "(") || sign == UInt8(ascii: "\"") || sign == UInt8(ascii: "'")
    }
}

extension String {
    /// Whether it has marks that stand for themselves above or below a letter, such as an accent, and besides them only
    /// letters and signs of Latin scripts: those of others may be more signs when they are composed.
    fileprivate var isLatinWithMarks: Bool {
        var hasMarks = false
        for scalar in unicodeScalars {
            if scalar.value > 0x36F { return false }
            if scalar.value >= 0x300 { hasMarks = true }
        }
        return hasMarks
    }
}
