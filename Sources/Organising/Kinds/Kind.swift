/// A kind of event, such as a social or a policy forum.
package struct Kind: Hashable, Identifiable, Sendable {
    /// A slug that never changes, such as "social".
    package let id: String
    /// The name of one, "social".
    package let name: String
    /// The name of several, "socials".
    package let plural: String
    /// Other words for it, "meet-up".
    package let synonyms: [String]
    /// One line that says what it is.
    package let summary: String

    /// A kind of event.
    package init(id: String, name: String, plural: String, synonyms: [String] = [], summary: String) {
        (self.id, self.name, self.plural, self.synonyms, self.summary) = (id, name, plural, synonyms, summary)
    }
}

/// All kinds and sorts of events by the words that people use for them.
package struct Kinds: Sendable {
    /// The kinds, in the order given.
    package let all: [Kind]
    /// The sorts within kinds, in the order given.
    package let sorts: [Sort]
    private let names: PhraseIndex<Index>

    /// What a name means: an index into `all` or `sorts`.
    private enum Index {
        case kind(Int)
        case sort(Int)
    }

    /// What a word for events means.
    package enum Meaning: Hashable, Sendable {
        /// A whole kind.
        case kind(Kind)
        /// One sort.
        case sort(Sort)
    }

    /// Makes an index of kinds and sorts; a word that several share means the first of them, and a kind before a sort.
    package init(_ all: [Kind], sorts: [Sort] = []) {
        self.all = all
        self.sorts = sorts
        let kindNames = all.enumerated().flatMap { index, kind in
            ([kind.name, kind.plural] + kind.synonyms).map { (name: $0, meaning: Index.kind(index)) }
        }
        let sortNames = sorts.enumerated().flatMap { index, sort in
            sort.words.map { (name: $0, meaning: Index.sort(index)) }
        }
        names = PhraseIndex(kindNames + sortNames)
    }

    /// The kind with this id.
    package subscript(id: Kind.ID) -> Kind? { all.first { $0.id == id } }

    /// Reads the longest name of a kind or a sort at the start of the folded words; `consumed` is how many words it
    /// took.
    package func meaning(_ words: ArraySlice<String>) -> (meaning: Meaning, consumed: Int)? {
        let literal = names.longest(words)
        let read = ofPlural(words, longerThan: literal?.consumed ?? 0) ?? literal
        return read.flatMap { read in read.meanings.first.map { (meaning($0), read.consumed) } }
    }

    /// The kind or sort of a plural that its list does not have, as people make them: "pub quizes", "partys". Of several
    /// words it is the last that is one.
    private func ofPlural(
        _ words: ArraySlice<String>, longerThan least: Int
    ) -> (meanings: [Index], consumed: Int)? {
        for (index, word) in words.enumerated().prefix(names.longestName).dropFirst(least).reversed()
        where word.utf8.count > 4 && word.last == "s" {
            for (ending, singular) in [("ies", "y"), ("es", ""), ("s", "")] where word.hasSuffix(ending) {
                let name = Array(words.prefix(index)) + [word.dropLast(ending.count) + singular]
                if let read = names.longest(name[...]), read.consumed > index { return read }
            }
        }
        return nil
    }

    /// Reads the longest name of a kind, or of a sort that belongs to a kind, at the start of the folded words.
    package func read(_ words: ArraySlice<String>) -> (kind: Kind, consumed: Int)? {
        guard let (meaning, consumed) = meaning(words) else { return nil }
        switch meaning {
        case .kind(let kind): return (kind, consumed)
        case .sort(let sort): return sort.kind.flatMap { self[$0] }.map { ($0, consumed) }
        }
    }

    /// Kinds and sorts that somebody probably meant when they mistyped one by a letter or two: "social" for "socal".
    ///
    /// - Parameter limit: How many to give at most.
    package func suggestions(for words: ArraySlice<String>, limit: Int = 1) -> [String] {
        var suggestions: [String] = []
        for near in names.nearest(words) where suggestions.count < limit {
            let name =
                switch near.meaning {
                case .kind(let index): all[index].name
                case .sort(let index): sorts[index].name
                }
            // "Policy", if that is what a word was probably meant for, and not the whole name of its kind.
            let isPart = words.count == 1 && name.split(separator: " ").contains { $0 == near.key }
            if !suggestions.contains(isPart ? near.key : name) { suggestions.append(isPart ? near.key : name) }
        }
        return suggestions
    }

    private func meaning(_ index: Index) -> Meaning {
        switch index {
        case .kind(let index): .kind(all[index])
        case .sort(let index): .sort(sorts[index])
        }
    }
}

/// A theme that groups conversations, such as belonging or power.
package struct Theme: Hashable, Identifiable, Sendable {
    /// A slug that never changes, such as "belonging".
    package let id: String
    /// The name as it is written, "Belonging".
    package let name: String
    /// One sentence that says what belongs here.
    package let sentence: String

    /// A theme.
    package init(id: String, name: String, sentence: String) {
        (self.id, self.name, self.sentence) = (id, name, sentence)
    }
}
