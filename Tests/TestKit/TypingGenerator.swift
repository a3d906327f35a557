/// Random numbers, the same for the same seed (SplitMix64: Steele, Lea and Flood, 2014), and lines as people in a hurry
/// type them.
package struct TypingGenerator: RandomNumberGenerator {
    private var state: UInt64

    package init(seed: UInt64) { state = seed }

    package mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var mixed = state
        mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
        mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
        return mixed ^ (mixed >> 31)
    }

    private static let vocabulary = [
        "socials", "social", "policy", "forum", "pride", "march", "may", "online", "talk", "history", "past",
        "liverpool",
        "reading", "bath", "sale", "north", "west", "near", "in", "ls1", "4dy", "newport", "st", "helens", "king's",
        "today", "sat", "saturday", "sun", "6", "june", "31", "2026", "6/6", "2pm", "2-5pm", "14:00", "7", "noon",
        "midnight", "next", "week", "weekend", "to", "until", "-", ",", ", ", ".", ". ", "\n", "!", "#3", "3", "the",
        "Example", "Park", "and", "😀", "é", "’", "“", "\u{200D}", "\u{0}", "online,", "Leeds.", "café", "&", "£5",
        "social:", "yes", "a-b", "--", "...", "9999999999", "٣", "ﬁ", "\u{301}",
    ]

    /// A line that begins with one of `beginnings`; every fifth has letters lost, doubled or swapped.
    package mutating func typedLine(beginning beginnings: [String]) -> String {
        let words = (0..<Int.random(in: 0...9, using: &self)).map { _ in
            Self.vocabulary.randomElement(using: &self) ?? ""
        }
        var line = Array(([beginnings.randomElement(using: &self) ?? ""] + words).joined(separator: " "))
        guard Int.random(in: 0..<5, using: &self) == 0 else { return String(line) }
        for _ in 0..<Int.random(in: 1...3, using: &self) {
            guard let index = line.indices.randomElement(using: &self) else { break }
            switch Int.random(in: 0..<3, using: &self) {
            case 0: line.remove(at: index)
            case 1: line.insert(line[index], at: index)
            default: line.swapAt(index, line.startIndex)
            }
        }
        return String(line)
    }
}
