/// Finds the word that somebody probably meant.
package enum Suggestion {
    /// The nearest of `candidates` to `word`, as far as a slip of the finger explains the difference.
    ///
    /// Words of fewer than three letters are near to nothing.
    package static func nearest(to word: String, in candidates: some Sequence<String>) -> String? {
        let written = Array(word.utf8)
        guard written.count > 2, word.count > 2 else { return nil }
        var best: (candidate: String, slips: Int)?
        for candidate in candidates {
            guard let slips = slips(from: written, to: Array(candidate.utf8)) else { continue }
            if slips < best?.slips ?? .max { best = (candidate, slips) }
        }
        return best?.candidate
    }

    /// How many slips lie between what was written and a name, if somebody would call it a slip; nil if they are just two
    /// words.
    ///
    /// Figures are no slip of one another. Who makes two slips gets the first letter right, and the name is a long one, or
    /// just has two letters more or fewer: "picknick".
    package static func slips(from written: [UInt8], to name: [UInt8]) -> Int? {
        guard let slips = EditDistance.slips(from: written, to: name),
            written.filter(isFigure) == name.filter(isFigure),
            slips < 2
                || (written.first == name.first
                    && (name.count > 7 || name.count > 5 && abs(written.count - name.count) == 2))
        else { return nil }
        return slips
    }

    private static func isFigure(_ byte: UInt8) -> Bool { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte) }
}
