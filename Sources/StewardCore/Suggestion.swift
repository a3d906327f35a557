/// Finds the word that somebody probably meant.
package enum Suggestion {
    /// The nearest of `candidates` to `word`: at most one slip in four letters or five, two in longer words.
    ///
    /// A slip is a letter too many, missing, wrong or swapped with its neighbour (optimal string alignment distance).
    /// Words of fewer than three letters are near to nothing.
    package static func nearest(to word: String, in candidates: some Sequence<String>) -> String? {
        let allowed = word.count < 3 ? 0 : word.count < 6 ? 1 : 2
        guard allowed > 0 else { return nil }
        var best: (candidate: String, slips: Int)?
        for candidate in candidates where abs(candidate.count - word.count) <= allowed {
            let slips = slips(from: Array(word), to: Array(candidate))
            if slips <= allowed, slips < best?.slips ?? .max { best = (candidate, slips) }
        }
        return best?.candidate
    }

    private static func slips(from written: [Character], to meant: [Character]) -> Int {
        var beforeLast: [Int] = []
        var last = Array(0...meant.count)
        for row in 0..<written.count {
            var current = [row + 1]
            for column in 0..<meant.count {
                var cost = min(
                    last[column] + (written[row] == meant[column] ? 0 : 1), last[column + 1] + 1, current[column] + 1)
                if row > 0, column > 0, written[row] == meant[column - 1], written[row - 1] == meant[column] {
                    cost = min(cost, beforeLast[column - 1] + 1)
                }
                current.append(cost)
            }
            beforeLast = last
            last = current
        }
        return last[meant.count]
    }
}
