/// Finds the word that somebody probably meant.
package enum Suggestion {
    /// The one of `candidates` that is nearest to `word`, if slips of the finger explain the difference; nil if none
    /// is.
    ///
    /// A word of fewer than three letters is near to nothing.
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
    /// just has two letters more or fewer, "picknick", or lacks one and has two swapped, "cieldh".
    package static func slips(from written: [UInt8], to name: [UInt8]) -> Int? {
        guard let slips = EditDistance.slips(from: written, to: name),
            written.filter(isFigure) == name.filter(isFigure),
            slips < 2
                || (written.first == name.first
                    && (name.count > 7 || name.count > 5 && abs(written.count - name.count) == 2
                        || name.count > 6 && lacksOne(written, of: name)))
        else { return nil }
        return slips
    }

    /// Whether all letters of a name but one were written, two of them swapped: "cieldh".
    private static func lacksOne(_ written: [UInt8], of name: [UInt8]) -> Bool {
        var left = name
        for letter in written {
            guard let index = left.firstIndex(of: letter) else { return false }
            left.remove(at: index)
        }
        return left.count == 1
    }

    private static func isFigure(_ byte: UInt8) -> Bool { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte) }
}

/// How many slips of the finger lie between two words.
package enum EditDistance {
    /// Letters added, lost, changed or swapped with their neighbour (Damerau's distance, optimal string alignment), or
    /// nil if they are more than a word of that length forgives: one up to five letters, two above.
    ///
    /// Words of fewer than three letters forgive nothing: almost everything is one slip from "nw".
    package static func slips(from written: [UInt8], to name: [UInt8]) -> Int? {
        let forgiven = name.count < 3 ? 0 : name.count <= 5 ? 1 : 2
        Work.add(1)
        guard abs(written.count - name.count) <= forgiven else { return nil }
        Work.add(written.count * name.count)
        var beforeLast = [Int](repeating: 0, count: name.count + 1)
        var last = Array(0...name.count)
        for (row, letter) in written.enumerated() {
            var current = [row + 1]
            for column in name.indices {
                var cost = min(last[column + 1] + 1, current[column] + 1)
                cost = min(cost, last[column] + (letter == name[column] ? 0 : 1))
                if row > 0, column > 0, letter == name[column - 1], written[row - 1] == name[column] {
                    cost = min(cost, beforeLast[column - 1] + 1)
                }
                current.append(cost)
            }
            if current.allSatisfy({ $0 > forgiven }) { return nil }
            (beforeLast, last) = (last, current)
        }
        return last[name.count] <= forgiven ? last[name.count] : nil
    }
}
