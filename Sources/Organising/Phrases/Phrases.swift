package import StewardCore

/// Names of one or more words that all mean the same, to be found anywhere in what somebody said.
package struct Phrases: Sendable {
    private let index: PhraseIndex<Void>

    /// Names as people write them.
    package init(_ names: [String]) { index = PhraseIndex(names.map { (name: $0, meaning: ()) }) }

    /// How many of the folded words at the start are the longest name; 0 if they begin with none.
    package func length(_ words: ArraySlice<String>) -> Int { index.longest(words)?.consumed ?? 0 }

    /// Whether one of the names is among the words.
    package func areIn(_ words: Words) -> Bool {
        words.folded.indices.contains { length(words.folded[$0...]) > 0 }
    }

    /// Whether the words are such names, at least one, and nothing besides but `others`, such as words of manners.
    package func areAll(_ words: ArraySlice<String>, besides others: Phrases) -> Bool {
        var (rest, hasName) = (words, false)
        while !rest.isEmpty {
            let count = length(rest)
            let consumed = max(count, others.length(rest))
            if consumed == 0 { return false }
            hasName = hasName || count > 0
            rest = rest.dropFirst(consumed)
        }
        return hasName
    }

    /// Whether the words are nothing but such names.
    package func areAll(_ words: ArraySlice<String>) -> Bool {
        var rest = words
        while !rest.isEmpty {
            let count = length(rest)
            if count == 0 { return false }
            rest = rest.dropFirst(count)
        }
        return true
    }
}
