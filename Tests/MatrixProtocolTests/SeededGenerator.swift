/// SplitMix64: the same numbers for the same seed, so that a failing run can be repeated.
struct SeededGenerator: RandomNumberGenerator {
    private var state: UInt64

    init(seed: UInt64) { state = seed }

    mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var z = state
        z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
        z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
        return z ^ (z >> 31)
    }
}

extension SeededGenerator {
    /// Changes `bytes` in one to four places: flips a bit, deletes, doubles or moves a stretch, or puts in a byte that
    /// matters to JSON.
    mutating func mutate(_ bytes: [UInt8]) -> [UInt8] {
        var result = bytes
        for _ in 0..<Int.random(in: 1...4, using: &self) where !result.isEmpty {
            let start = Int.random(in: 0..<result.count, using: &self)
            let stretch = start..<min(result.count, start + Int.random(in: 1...12, using: &self))
            let other = Int.random(in: 0...result.count, using: &self)
            switch Int.random(in: 0..<6, using: &self) {
            case 0: result[start] ^= 1 << UInt8.random(in: 0..<8, using: &self)
            case 1: result.removeSubrange(stretch)
            case 2: result.insert(contentsOf: result[stretch], at: start)
            case 3: result.insert(contentsOf: result[stretch], at: other)
            case 4: result[start] = Array(#"{}[]",:\u0123eE+-.tfn"#.utf8).randomElement(using: &self) ?? 0
            default: result[start] = UInt8.random(in: 0...255, using: &self)
            }
        }
        return result
    }

    /// A string of up to 20 characters from all of Unicode, rich in those that JSON escapes.
    mutating func string() -> String {
        var string = ""
        for _ in 0..<Int.random(in: 0...20, using: &self) {
            let ranges: [ClosedRange<UInt32>] = [
                0...0x1F, 0x20...0x7F, 0x80...0x7FF, 0x800...0xFFFF, 0x10000...0x10FFFF,
            ]
            let range = ranges.randomElement(using: &self) ?? 0...0
            string.unicodeScalars.append(Unicode.Scalar(UInt32.random(in: range, using: &self)) ?? "\"")
        }
        return string
    }
}
