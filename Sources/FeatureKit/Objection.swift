import Organising
package import StewardCore

/// What somebody says against what was read back to them: "hang on", "no not that one, the ceilidh", "wrong day".
///
/// Such words are never a yes, whatever else they say. What is meant instead can seldom be read for certain, so a
/// feature tries each of the names that may stand in them.
package struct Objection {
    /// What may be meant instead, as it is called, the likeliest first: "ceilidh".
    package let names: [Words]
    /// Whether it is said against the thing itself, "not that one", "I meant", and not only against a part of it.
    package let isOfThing: Bool

    /// Words of which each objects.
    private static let objecting: Set<String> = [
        "no", "nope", "nah", "naw", "not", "wrong", "wait", "hang", "hold", "stop", "don't", "dont", "isn't", "isnt",
        "wasn't", "wasnt", "never", "mistake", "meant", "mean", "other", "instead", "oops", "whoops", "different",
        "mixed", "hmm", "actually", "err", "shouldn't", "shouldnt", "didn't", "didnt", "that's", "thats",
    ]
    /// Those of them with which a sentence to other people may begin that objects to nothing.
    private static let mild: Set<String> = [
        "that's", "thats", "never", "other", "different", "mixed", "mean", "actually",
    ]
    /// Words that point at the thing, behind which its name may stand.
    private static let pointing: Set<String> = objecting.union([
        "that", "this", "it", "it's", "its", "is", "was", "one", "ones", "event", "i", "i'm", "im", "said", "you",
        "you've", "youve", "got", "have", "on", "a", "though", "sorry", "please", "thanks", "but", "the", "oh", "er",
        "um", "ah", "sec", "second", "minute", "moment", "up", "by", "yes", "should", "be", "do", "to", "want",
        "wanted",
        "asked", "for", "number", "ok", "right", "hey", "we", "mate",
    ])
    private static let ofThing = Phrases(
        ["that", "this", "it", "that event", "the event"].map { "not \($0)" } + [
            "not that one", "not this one", "wrong one", "wrong event", "i meant", "i mean", "meant", "other one",
            "the other", "different one", "another one", "mixed up", "different event", "other event",
        ])

    /// Reads words that object; nil for others.
    package init?(_ said: Words) {
        // "Wait, is that the Leeds one?" asks, and means no other.
        guard Self.isIn(said), !Answer.isAsked(said) else { return nil }
        isOfThing = Self.ofThing.areIn(said)
        var names: [Words] = []
        for start in Self.beginnings(in: said) {
            let name = Self.name(in: said.dropFirst(start))
            if !name.isEmpty, !names.contains(name) { names.append(name) }
        }
        self.names = names
    }

    /// Whether words object, wherever in them.
    package static func isIn(_ said: Words) -> Bool { said.folded.contains(where: objecting.contains) }

    /// Whether words begin with an objection.
    package static func begins(_ said: Words) -> Bool {
        said.folded.first.map { objecting.contains($0) && !mild.contains($0) } == true
            || said.folded.contains("wrong") || ofThing.areIn(said)
    }

    /// Where a name may begin: behind "meant" or the like, behind the last mark or "but", behind the last "the", and at
    /// the beginning.
    private static func beginnings(in said: Words) -> [Int] {
        let folded = said.folded
        let leading = folded.lastIndex { ["meant", "mean", "but", "wanted", "said", "it's", "its"].contains($0) }
        let mark = folded.indices.dropLast().last { said.written($0).last.map { ",.;:-–!".contains($0) } == true }
        let article = folded.lastIndex(of: "the")
        return [leading, mark, article, -1].compactMap { $0.map { $0 + 1 } }.filter { $0 < folded.count }
    }

    /// Words at which a name ends, since it is no part of it what follows: "the ceilidh not the quiz", "the walk that's off".
    private static let denying: Set<String> = ["not", "instead", "rather", "that's", "thats", "which"]

    /// Whether words begin with "one in hull" or the like.
    private static func isOfOne(_ words: Words) -> Bool {
        words.folded[0] == "one"
            && words.folded.dropFirst().first.map(["in", "on", "at", "from", "with"].contains) == true
    }

    /// The words without those that point, at both ends, and without what is said not to be meant.
    private static func name(in said: Words) -> Words {
        var words = said
        var isNegated = false
        while let first = words.folded.first, pointing.contains(first), !isOfOne(words) {
            isNegated =
                ["not", "isn't", "isnt", "wasn't", "wasnt", "don't", "dont"].contains(first)
                || isNegated && ["the", "that", "to", "do"].contains(first)
            words = words.dropFirst(1)
        }
        // "Not the ceilidh" tells what is not meant.
        if isNegated { return Words("") }
        if let not = words.folded.firstIndex(where: { denying.contains($0) }) {
            words = Words(words.text(before: not))
        }
        while let last = words.folded.last, last != "one", pointing.contains(last) {
            words = Words(words.text(before: words.folded.count - 1))
        }
        return words
    }
}
