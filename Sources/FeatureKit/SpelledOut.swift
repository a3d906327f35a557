import StewardCore

extension Words {
    /// The same with words that people shorten in messages written out, "what do you know" for "wot do u know"; nil if
    /// there are none, or if it is so long, or in parts, that it may be a text of somebody's own.
    var spelledOut: Words? {
        guard folded.count <= Self.longestShortened, !text.contains(where: { $0 == "," || $0.isNewline }),
            folded.contains(where: { Self.shortened[$0] != nil })
        else { return nil }
        let plain = folded.map { Self.shortened[$0] ?? $0 }.joined(separator: " ")
        return Words(text.hasSuffix("?") ? plain + "?" : plain)
    }

    private static let longestShortened = 12

    private static let shortened = [
        "wot": "what", "wots": "what's", "wat": "what", "wats": "what's", "whats": "what's", "whens": "when's",
        "wheres": "where's", "hows": "how's", "u": "you", "ur": "your", "ya": "you", "r": "are", "n": "and",
        "dont": "don't", "4": "for", "2": "to",
    ]
}
