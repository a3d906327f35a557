/// The word of `words` that `word` was most likely meant to be, where one is near enough.
///
/// Near enough is one slip for every three letters, a slip being a letter too many, too few, wrong or swapped with its
/// neighbour (optimal string alignment distance).
func nearest<Words: Sequence<String>>(to word: String, in words: Words) -> String? {
    let word = Array(word.lowercased().prefix(64))
    let allowed = max(1, word.count / 3)
    return
        words
        .map { (candidate: $0, slips: slips(from: word, to: Array($0.lowercased()))) }
        .filter { $0.slips <= allowed }
        .min { $0.slips < $1.slips }?
        .candidate
}

private func slips(from source: [Character], to target: [Character]) -> Int {
    var beforeLast = [Int]()
    var last = Array(0...target.count)
    for row in source.indices {
        var current = [row + 1]
        for column in target.indices {
            let same = source[row] == target[column]
            var best = min(last[column + 1] + 1, current[column] + 1, last[column] + (same ? 0 : 1))
            if row > 0, column > 0, source[row] == target[column - 1], source[row - 1] == target[column] {
                best = min(best, beforeLast[column - 1] + 1)
            }
            current.append(best)
        }
        (beforeLast, last) = (last, current)
    }
    return last[target.count]
}
