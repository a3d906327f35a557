import StewardCore

/// A British postcode as somebody wrote it, in full or its first half alone.
package struct Postcode: Hashable, Codable, Sendable {
    /// The first half, "LS1": the district.
    package let district: String
    /// The second half, "4DY"; nil if only the district was written.
    package let inward: String?

    /// The letters that the district begins with, "LS": the area.
    package var area: String { String(district.prefix { $0.isLetter }) }
    /// Both halves without a space, "LS14DY"; nil if only the district was written.
    package var code: String? { inward.map { district + $0 } }

    /// The same without its second half.
    package var districtOnly: Postcode { Postcode(district: Array(district.utf8)[...]) }

    /// The first whole postcode in a text, such as that of "Example Hall, 5 Example Street, LS1 4DY".
    package static func whole(in text: String) -> Postcode? {
        let words = Words(text).folded[...]
        return words.indices.lazy.compactMap { read(words[$0...])?.postcode }.first { $0.inward != nil }
    }

    /// Reads a postcode that stands alone, "LS1 4DY", "ls14dy" or "LS1"; nil if it is none.
    package init?(_ text: some StringProtocol) {
        let words = text.lowercased().split(separator: " ").map(String.init)
        guard let (postcode, consumed) = Self.read(words[...]), consumed == words.count else { return nil }
        self = postcode
    }

    private init(district: ArraySlice<UInt8>, inward: ArraySlice<UInt8>? = nil) {
        self.district = String(decoding: district, as: UTF8.self).uppercased()
        self.inward = inward.map { String(decoding: $0, as: UTF8.self).uppercased() }
    }

    /// Reads "m1", "ls1 4dy", "ls14dy" or a sector, "ls1 4"; nil if the words begin with no postcode. Of a sector only
    /// the district is kept.
    ///
    /// A figure 0 or 1 and the letters that look like it (O, I, L) are read as what has to stand there: "m1 oaa". The
    /// last two letters are never C, I, K, M, O or V (Royal Mail, Programmers' Guide to PAF), so that "m1 6pm" reads as
    /// a postcode district and a time.
    ///
    /// - Parameter isKnown: Whether there are postcodes that begin with these letters and figures, "LS1". Only for such
    ///   a beginning a letter is taken for a figure in what stands alone.
    static func read(
        _ words: ArraySlice<String>, isKnown: (String) -> Bool = { _ in false }
    ) -> (postcode: Postcode, consumed: Int)? {
        guard let word = words.first else { return nil }
        let bytes = Array(word.trimmingPunctuation.utf8)
        guard (2...8).contains(bytes.count) else { return nil }
        let next = words.dropFirst().first.map { Array($0.trimmingPunctuation.utf8) } ?? []
        if let outward = outward(bytes[...], isBeforeInward: isInward(next[...]), isKnown: isKnown) {
            if let inward = inward(next[...], isWord: true) {
                return (Postcode(district: outward[...], inward: inward[...]), 2)
            }
            if outward.elementsEqual(bytes) || isKnown(String(decoding: outward, as: UTF8.self).uppercased()) {
                return (Postcode(district: outward[...]), isSector(words.dropFirst()) ? 2 : 1)
            }
        }
        guard bytes.count > 4, let inward = inward(bytes.suffix(3), isWord: false),
            let outward = outward(bytes.dropLast(3), isBeforeInward: false, isKnown: isKnown)
        else { return nil }
        return (Postcode(district: outward[...], inward: inward[...]), 1)
    }

    /// Whether the words begin with the one figure of a sector, "4" in "ls1 4", rather than with a number of something.
    private static func isSector(_ words: ArraySlice<String>) -> Bool {
        guard let figure = words.first, figure.utf8.count == 1, figure.utf8.allSatisfy(isDigit) else { return false }
        guard let next = words.dropFirst().first else { return true }
        return afterSector.contains(next)
    }

    /// What may stand after a sector; after a number may stand anything else, such as a month or "people".
    private static let afterSector: Set<String> = [
        "this", "next", "on", "at", "today", "tomorrow", "tonight", "within", "area", "and", "or", "please", "-", "in",
    ]

    /// Everyday words that would be the second half of a postcode if their first letter were a figure.
    private static let wordsLikeInward: Set<String> = [
        "our", "old", "one", "owe", "own", "out", "odd", "off", "oat", "ore", "orb", "its", "inn", "ill", "lad", "lag",
        "lap", "law", "lay", "leg", "let", "led", "lab", "lgb", "lee", "lbt", "lds", "ira", "ins", "les", "lea", "lex",
        "oar", "lot", "ltd",
    ]

    /// The first half with figures and letters where they belong; nil if it is none. Without any figure, as in "lsi", it
    /// is one only before a second half.
    private static func outward(
        _ bytes: ArraySlice<UInt8>, isBeforeInward: Bool, isKnown: (String) -> Bool
    ) -> [UInt8]? {
        if isOutward(bytes) { return Array(bytes) }
        // A house number such as "12" is no "L2".
        guard (2...4).contains(bytes.count), bytes.contains(where: isLetter),
            isBeforeInward || bytes.contains(where: isDigit)
        else { return nil }
        for letters in 1...min(2, bytes.count - 1) {
            let figures = Array(bytes.dropFirst(letters)).map(figure)
            for first in letterForms(bytes.prefix(letters)) where isOutward((first + figures)[...]) {
                let mended = first + figures
                if isKnown(String(decoding: mended, as: UTF8.self).uppercased()) { return mended }
            }
        }
        return nil
    }

    /// The ways to read bytes as letters: a 0 is an O, and a 1 is an I or an L.
    private static func letterForms(_ bytes: ArraySlice<UInt8>) -> [[UInt8]] {
        bytes.reduce([[]]) { forms, byte in
            let letters: [UInt8] =
                switch byte {
                case UInt8(ascii: "0"): [UInt8(ascii: "o")]
                case UInt8(ascii: "1"): [UInt8(ascii: "l"), UInt8(ascii: "i")]
                default: [byte]
                }
            return forms.flatMap { form in letters.map { form + [$0] } }
        }
    }

    private static func figure(_ byte: UInt8) -> UInt8 {
        switch byte {
        case UInt8(ascii: "o"): UInt8(ascii: "0")
        case UInt8(ascii: "i"), UInt8(ascii: "l"): UInt8(ascii: "1")
        default: byte
        }
    }

    /// The second half with a figure at its beginning; nil if it is none. A word that stands alone may be another word.
    private static func inward(_ bytes: ArraySlice<UInt8>, isWord: Bool) -> [UInt8]? {
        if isInward(bytes) { return Array(bytes) }
        guard bytes.count == 3, let first = bytes.first, figure(first) != first,
            isInward(([figure(first)] + bytes.dropFirst())[...])
        else { return nil }
        if isWord, wordsLikeInward.contains(String(decoding: bytes, as: UTF8.self)) { return nil }
        return [figure(first)] + bytes.dropFirst()
    }

    private static func isOutward(_ bytes: ArraySlice<UInt8>) -> Bool {
        let letters = bytes.prefix(while: isLetter)
        let district = bytes.dropFirst(letters.count)
        return (1...2).contains(letters.count) && (1...2).contains(district.count)
            && (district.first.map(isDigit) ?? false) && district.dropFirst().allSatisfy { isDigit($0) || isLetter($0) }
    }

    private static func isInward(_ bytes: ArraySlice<UInt8>) -> Bool {
        guard bytes.count == 3, let first = bytes.first, isDigit(first) else { return false }
        return bytes.dropFirst().allSatisfy { isLetter($0) && !"cikmov".utf8.contains($0) }
    }

    private static func isLetter(_ byte: UInt8) -> Bool { (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(byte) }
    private static func isDigit(_ byte: UInt8) -> Bool { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte) }
}
