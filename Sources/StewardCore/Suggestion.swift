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
            guard let slips = EditDistance.slips(from: written, to: Array(candidate.utf8)) else { continue }
            if slips < best?.slips ?? .max { best = (candidate, slips) }
        }
        return best?.candidate
    }
}
