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

/// All kinds of events by the words that people use for them.
package struct Kinds: Sendable {
    /// The kinds, in the order given.
    package let all: [Kind]
    private let names: PhraseIndex<Int>

    /// Makes an index of `all`; if two kinds share a word, it means the first of them.
    package init(_ all: [Kind]) {
        self.all = all
        names = PhraseIndex(
            all.enumerated().flatMap { index, kind in
                ([kind.name, kind.plural] + kind.synonyms).map { (name: $0, meaning: index) }
            })
    }

    /// The kind with this id.
    package subscript(id: Kind.ID) -> Kind? { all.first { $0.id == id } }

    /// Reads the longest name of a kind at the start of the folded words; `consumed` is how many words it took.
    package func read(_ words: ArraySlice<String>) -> (kind: Kind, consumed: Int)? {
        guard let (meanings, consumed) = names.longest(words), let first = meanings.first else { return nil }
        return (all[first], consumed)
    }

    /// Kinds that somebody probably meant when they mistyped one by a letter or two: "social" for "socal".
    ///
    /// - Parameter limit: How many to give at most.
    package func suggestions(for words: ArraySlice<String>, limit: Int = 1) -> [String] {
        var suggestions: [String] = []
        for near in names.nearest(words) where suggestions.count < limit {
            let name = all[near.meaning].name
            if !suggestions.contains(name) { suggestions.append(name) }
        }
        return suggestions
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
