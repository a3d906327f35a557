/// A small generator of random numbers that gives the same ones for the same seed (Steele, Lea and Flood, 2014).
struct SplitMix64: RandomNumberGenerator {
    private var state: UInt64

    init(seed: UInt64) { state = seed }

    mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var mixed = state
        mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
        mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
        return mixed ^ (mixed >> 31)
    }

    /// A list of words out of the vocabulary, one in ten of them with a letter changed, doubled or lost.
    mutating func words(from vocabulary: [String], upTo limit: Int) -> [String] {
        (0..<Int.random(in: 0...limit, using: &self)).map { _ in
            let word = vocabulary.randomElement(using: &self) ?? ""
            return Int.random(in: 0..<10, using: &self) == 0 ? mutated(word) : word
        }
    }

    private mutating func mutated(_ word: String) -> String {
        var letters = Array(word)
        guard let index = letters.indices.randomElement(using: &self) else { return "?" }
        switch Int.random(in: 0..<3, using: &self) {
        case 0: letters.remove(at: index)
        case 1: letters.insert(letters[index], at: index)
        default: letters[index] = Array("a9-./:' é").randomElement(using: &self) ?? "x"
        }
        return String(letters)
    }
}
