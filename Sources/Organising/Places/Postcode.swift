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

    /// Reads "m1", "ls1 4dy" or "ls14dy"; nil if the words begin with no postcode.
    ///
    /// The last two letters are never C, I, K, M, O or V (Royal Mail, Programmers' Guide to PAF), so that "m1 6pm"
    /// reads as a postcode district and a time.
    static func read(_ words: ArraySlice<String>) -> (postcode: Postcode, consumed: Int)? {
        guard let word = words.first else { return nil }
        let bytes = Array(word.trimmingPunctuation.utf8)
        if isOutward(bytes[...]) {
            let second = words.dropFirst().first.map { Array($0.trimmingPunctuation.utf8) } ?? []
            guard isInward(second[...]) else { return (Postcode(district: bytes[...]), 1) }
            return (Postcode(district: bytes[...], inward: second[...]), 2)
        }
        guard bytes.count > 4, isInward(bytes.suffix(3)), isOutward(bytes.dropLast(3)) else { return nil }
        return (Postcode(district: bytes.dropLast(3), inward: bytes.suffix(3)), 1)
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
