/// Lines that somebody might type, made of good ones: words are swapped, lost or doubled, and letters changed. The same
/// seed gives the same lines.
package struct RandomLines: Sequence, IteratorProtocol {
    private let samples: [[String]]
    private let vocabulary: [String]
    private var state: UInt64
    private var left: Int

    /// Makes `count` lines out of `samples` and their words.
    package init(_ samples: [String], seed: UInt64, count: Int) {
        self.samples = samples.map { $0.split(separator: " ").map(String.init) }
        vocabulary =
            self.samples.flatMap { $0 } + ["", ",", ",,", "\n", "-", "\u{200B}", "🏳️‍🌈", "99999999999999999999", "é"]
        state = seed
        left = count
    }

    package mutating func next() -> String? {
        guard left > 0 else { return nil }
        left -= 1
        var words = pick(samples) ?? []
        for _ in 0..<below(6) { change(&words) }
        return words.joined(separator: " ")
    }

    private mutating func change(_ words: inout [String]) {
        let place = below(words.count + 1)
        switch below(6) {
        case 0: words.insert(pick(vocabulary) ?? "", at: place)
        case 1: words.insert(contentsOf: pick(samples)?.prefix(below(8)) ?? [], at: place)
        case 2: words.removeLast(below(words.count + 1))
        case 3 where place < words.count: words.remove(at: place)
        case 4 where place < words.count: words[place] = pick(vocabulary) ?? ""
        case _ where place < words.count:
            var letters = Array(words[place])
            letters.insert(pick(Array(",.;:-/'\"!? \n0139amxé\u{0301}")) ?? ",", at: below(letters.count + 1))
            words[place] = String(letters)
        default: words.append("")
        }
    }

    private mutating func pick<Element>(_ elements: [Element]) -> Element? {
        elements.isEmpty ? nil : elements[below(elements.count)]
    }

    /// A number from nought up to but without `limit` (splitmix64; Steele, Lea and Flood, 2014).
    private mutating func below(_ limit: Int) -> Int {
        state &+= 0x9E37_79B9_7F4A_7C15
        var mixed = state
        mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
        mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
        mixed ^= mixed >> 31
        return limit > 0 ? Int(mixed % UInt64(limit)) : 0
    }
}
