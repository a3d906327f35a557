/// Strings of up to 24 characters from all of Unicode, with many of those that keyboards put in unasked. The same seed
/// gives the same strings.
package struct RandomStrings: Sequence, IteratorProtocol {
    private static let common = Array("!!!helpmore about  \n\t,.;:()'\">*_".unicodeScalars)
    private static let odd: [Unicode.Scalar] = [
        "\u{A0}", "\u{202F}", "\u{2018}", "\u{2019}", "\u{201C}", "\u{201D}", "\u{2013}", "\u{200B}", "\u{200D}",
        "\u{FE0F}", "\u{FF01}", "\u{301}", "\u{2028}", "\u{3000}", "\u{0}", "\u{130}", "\u{DF}",
        "\u{1F3F3}", "\u{1F308}",
    ]
    private var state: UInt64
    private var left: Int

    /// Makes `count` strings.
    package init(seed: UInt64, count: Int) {
        state = seed
        left = count
    }

    package mutating func next() -> String? {
        guard left > 0 else { return nil }
        left -= 1
        var scalars = String.UnicodeScalarView()
        for _ in 0..<below(25) { scalars.append(scalar()) }
        return String(scalars)
    }

    private mutating func scalar() -> Unicode.Scalar {
        switch below(10) {
        case 0..<6: Self.common[below(Self.common.count)]
        case 6, 7: Self.odd[below(Self.odd.count)]
        case 8: Unicode.Scalar(UInt32(below(0x3000))) ?? "!"
        default: Unicode.Scalar(UInt32(below(0x11_0000))) ?? "!"
        }
    }

    /// A number from nought up to but without `limit` (splitmix64; Steele, Lea and Flood, 2014).
    private mutating func below(_ limit: Int) -> Int {
        state &+= 0x9E37_79B9_7F4A_7C15
        var mixed = state
        mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
        mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
        mixed ^= mixed >> 31
        return Int(mixed % UInt64(limit))
    }
}
