/// The beginning of a British postcode, as far as Steward keeps it: the letters of its area, never the street.
enum Postcode {
    /// Reads "m1", "ls1 4dy" or "ls14dy"; nothing where the words begin with no postcode.
    ///
    /// The second half's last letters are none of C, I, K, M, O and V (Royal Mail, Programmers' Guide to PAF), so that
    /// "m1 6pm" is a postcode and a time.
    static func read(_ words: ArraySlice<String>) -> (areaLetters: String, consumed: Int)? {
        guard let word = words.first else { return nil }
        let bytes = Array(word.trimmingPunctuation.utf8)
        if let letters = outward(bytes[...]) {
            let second = words.dropFirst().first.map { Array($0.trimmingPunctuation.utf8) } ?? []
            return (letters, isInward(second[...]) ? 2 : 1)
        }
        guard bytes.count > 4, isInward(bytes.suffix(3)), let letters = outward(bytes.dropLast(3)) else { return nil }
        return (letters, 1)
    }

    private static func outward(_ bytes: ArraySlice<UInt8>) -> String? {
        let letters = bytes.prefix(while: isLetter)
        let district = bytes.dropFirst(letters.count)
        guard (1...2).contains(letters.count), (1...2).contains(district.count), district.first.map(isDigit) ?? false,
            district.dropFirst().allSatisfy({ isDigit($0) || isLetter($0) })
        else { return nil }
        return String(decoding: letters, as: UTF8.self)
    }

    private static func isInward(_ bytes: ArraySlice<UInt8>) -> Bool {
        guard bytes.count == 3, let first = bytes.first, isDigit(first) else { return false }
        return bytes.dropFirst().allSatisfy { isLetter($0) && !"cikmov".utf8.contains($0) }
    }

    private static func isLetter(_ byte: UInt8) -> Bool { (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(byte) }
    private static func isDigit(_ byte: UInt8) -> Bool { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte) }
}
