package import StewardCore

/// A question that goes on with an earlier one: "and on Sunday?", "what about Leeds", "any of those free?".
extension AskedReader {
    /// The earlier question with what `said` changes of it; nil if that is a question of its own.
    ///
    /// - Parameter earlier: What was said before, as `Asked.said` has it, the first question first.
    package func further(_ said: Words, after earlier: [String]) throws(AskedProblem) -> Asked? {
        guard let first = earlier.first, earlier.count < Self.longestTalk, let rest = AskedFurther.rest(of: said) else {
            return nil
        }
        if AskedFurther.shift(rest.words) == nil {
            let next = try read(rest.words)
            var known = next
            known.topics = []
            guard rest.isSure ? !next.isOpen : !known.isOpen else { return nil }
        }
        var asked = try read(Words(first))
        for words in earlier.dropFirst() { try narrow(&asked, to: Words(words)) }
        try narrow(&asked, to: rest.words)
        asked.isAboutOne = rest.isOfOne
        return asked
    }

    private func narrow(_ asked: inout Asked, to words: Words) throws(AskedProblem) {
        guard let days = AskedFurther.shift(words), !asked.times.isEmpty else {
            return asked.narrow(to: try read(words))
        }
        asked.times = asked.times.map { $0.moved(by: days) }
        asked.said.append(words.folded.joined(separator: " "))
    }

    /// How many questions may go on one with another.
    private static let longestTalk = 6
}

extension Asked {
    /// Takes another place, time or kind instead of its own, and what else `next` asks for beside it.
    fileprivate mutating func narrow(to next: Asked) {
        if !next.spots.isEmpty || next.nearMe != nil { (spots, nearMe, exceptSpots) = (next.spots, next.nearMe, []) }
        exceptSpots += next.exceptSpots
        leftOut += next.leftOut
        let isPart = next.times.allSatisfy { $0.spans.isEmpty }
        if !next.times.isEmpty, !times.isEmpty, isPart || !next.exceptTimes.isEmpty {
            // "Not on Sundays" and "only weekends" leave the month as it was.
            let both = times.flatMap { one in next.times.compactMap { one.within($0) } }
            times = both.isEmpty ? next.times : both
        } else if !next.times.isEmpty {
            (times, isHistory) = (next.times, next.isHistory)
        }
        isHistory = isHistory || next.isHistory
        if !next.choices.isEmpty { choices = next.choices }
        exceptChoices += next.exceptChoices
        for fact in next.facts where !facts.contains(fact) { facts.append(fact) }
        isOnline = next.isOnline ?? isOnline
        if !next.topics.isEmpty { (topics, isAnyTopicEnough) = (next.topics, next.isAnyTopicEnough) }
        (titles, corrected) = (next.titles, next.corrected)
        isSentence = true
        said += next.said
    }
}

extension AskedTime {
    /// The same so many days later.
    fileprivate func moved(by days: Int) -> AskedTime {
        var later = self
        later.spans = spans.map { $0.lowerBound.advanced(by: days)...$0.upperBound.advanced(by: days) }
        later.name = later.days?.askedName ?? name
        return later
    }
}

/// Words by which somebody goes on with what they asked.
private enum AskedFurther {
    /// What is said without the words that go on, and how sure it is that it goes on.
    struct Rest {
        let words: Words
        /// Whether even a word that nobody knows is one to search for among what was asked for: "what about rents?".
        let isSure: Bool
        /// Whether one of those that were found is meant: "the leeds one".
        let isOfOne: Bool
    }

    /// What `said` adds to an earlier question; nil if it does not go on with it.
    static func rest(of said: Words) -> Rest? {
        var words = said
        var isFurther = false
        var isSure = false
        if isRefusal(words) {
            (words, isFurther) = (words.dropFirst(1), true)
        } else if words.folded.first == "any", words.folded.count > 1, ["in", "near", "on"].contains(words.folded[1]) {
            (words, isFurther) = (words.dropFirst(1), true)
        } else if let first = words.folded.first, ["no", "not", "without", "except"].contains(first) {
            isFurther = words.folded.count > 1
        }
        while case let count = joining.length(words.folded[...]), count > 0 {
            (isFurther, isSure) = (true, isSure || asking.length(words.folded[...]) > 0)
            words = words.dropFirst(count)
        }
        let isOfOne = words.folded.first == "the" && words.folded.last == "one"
        if isOfOne || words.folded.last == "ones" || ofThem.areIn(words) { isFurther = true }
        guard isFurther, words.folded.count <= longest, !words.isEmpty else { return nil }
        return Rest(words: words, isSure: isSure, isOfOne: isOfOne)
    }

    /// The most words that go on with a question.
    private static let longest = 15

    /// Whether "no" comes first and something else follows: "no, in york".
    private static func isRefusal(_ words: Words) -> Bool {
        guard words.folded.count > 1, ["no", "nope", "nah", "sorry"].contains(words.folded[0]) else { return false }
        return words.written(0).hasSuffix(",") || ["in", "on", "at", "i", "not", "only"].contains(words.folded[1])
    }

    /// How many days later than what was asked "the week after" is; nil if the words ask for nothing like it.
    static func shift(_ words: Words) -> Int? {
        switch words.folded.filter({ !["the", "that", "this"].contains($0) }) {
        case ["week", "after"], ["weekend", "after"], ["week", "later"], ["following", "week"],
            ["following", "weekend"],
            ["one", "after"]:
            7
        case ["day", "after"], ["day", "later"], ["following", "day"]: 1
        default: nil
        }
    }

    private static let asking = Phrases([
        "what about", "how about", "and what about", "and how about", "what of",
    ])
    private static let joining = Phrases([
        "what about", "how about", "what of", "and", "but", "also", "actually", "or", "ok", "okay", "oh", "so", "then",
        "i mean", "i meant", "i'd rather", "only", "just", "make it", "make that",
    ])
    private static let ofThem = Phrases([
        "of those", "of these", "of them", "among them", "among those", "are those", "are these", "are they",
    ])
}
