import StewardCore

/// How much earlier or later something is to be: "an hour earlier", "put it back half an hour", "starts 30 minutes later".
struct TimeShift {
    /// How many minutes later by the clock, or earlier if it is negative.
    let minutes: Int
    /// Whether it is of whole days, so that the hours stay.
    let isOfDays: Bool

    private static let leading: Set<String> = [
        "it", "it's", "its", "it'll", "is", "now", "make", "start", "starts", "starting", "begin", "begins", "to", "be",
        "will", "by", "for", "about", "please", "sorry", "actually", "that's", "can", "could", "you", "we", "and", "ok",
    ]
    /// Verbs before what is moved, and the words behind it that tell which way.
    private static let verbs: Set<String> = ["put", "push", "move", "bring", "pull", "shift"]
    private static let ways: [String: Int] = [
        "earlier": -1, "sooner": -1, "forward": -1, "later": 1, "back": 1, "on": 1,
    ]
    private static let counts: [String: Double] = [
        "a": 1, "an": 1, "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "ten": 10, "fifteen": 15,
        "twenty": 20, "thirty": 30, "half": 0.5, "couple": 2,
    ]
    private static let units: [String: Double] = [
        "minute": 1, "minutes": 1, "min": 1, "mins": 1, "hour": 60, "hours": 60, "hr": 60, "hrs": 60, "day": 1440,
        "days": 1440, "week": 10_080, "weeks": 10_080, "fortnight": 20_160,
    ]

    /// Reads words that say nothing else; nil for others.
    init?(_ said: Words) {
        var words = said.folded[...].drop { Self.leading.contains($0) }
        while let last = words.last, ["please", "pls", "then", "instead", "now", "than", "planned"].contains(last) {
            words.removeLast()
        }
        var way = 0
        if let verb = words.first, Self.verbs.contains(verb) {
            words = words.dropFirst().drop { ["it", "that", "this"].contains($0) }
            guard let moved = words.first.flatMap({ ["forward", "back"].contains($0) ? Self.ways[$0] : nil }) else {
                return nil
            }
            (way, words) = (moved, words.dropFirst().drop { ["by", "for"].contains($0) })
        } else if let last = words.last, let told = Self.ways[last] {
            (way, words) = (told, words.dropLast())
        }
        guard way != 0, let length = Self.length(words), length > 0 else { return nil }
        (minutes, isOfDays) = (way * length, length % 1440 == 0)
    }

    /// The minutes of "an hour", "half an hour", "an hour and a half", "2 hours"; nil for other words.
    static func length(_ words: ArraySlice<String>) -> Int? {
        let plain = words.filter { !["of", "the"].contains($0) }
        if Array(plain.suffix(3)) == ["and", "a", "half"], let whole = length(plain.dropLast(3)[...]) {
            return plain.dropLast(3).last?.hasPrefix("h") == true ? whole + 30 : nil
        }
        guard let unit = plain.last.flatMap({ units[$0] }) else { return nil }
        let before = plain.dropLast()
        // "A fortnight", and "half an hour".
        let number = before.count == 2 && ["an", "a"].contains(before.last) ? before.first : before.last
        guard (1...2).contains(before.count), let number, let count = counts[number] ?? Double(number),
            count > 0, count < 1000
        else { return nil }
        return Int(count * unit)
    }
}
