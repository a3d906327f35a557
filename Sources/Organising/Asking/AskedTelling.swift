package import StewardCore

/// What people tell of themselves around a question, which is not asked for.
extension AskedReader {
    /// The spans without what somebody tells of their own work, "I work evenings in a pub so …", and without words that
    /// nobody knows of whatever else they tell, "I can't leave the house, so what is online?".
    func withoutChatter(_ words: Words, _ spans: [AskedSpan]) -> [AskedSpan] {
        let clauses = clauses(words, spans)
        let asks =
            clauses.contains { !Telling.tells(words.folded[$0.range]) && $0.spans.contains { $0.meaning != .filler } }
            || words.text.hasSuffix("?")
        return clauses.flatMap { clause in
            let said = words.folded[clause.range]
            let isOfWork = Telling.isOfWork(said, clause.spans.map { Array(words.folded[$0.words]) })
            let isTold = asks && clauses.count > 1 && Telling.tells(said)
            return clause.spans.enumerated().filter { index, span in
                if let work = isOfWork, index >= work { return span.isWhereSomebodyIs }
                return span.meaning != nil || !isTold
            }.map(\.element)
        }
    }

    /// Whether all places of a question stand where somebody tells of themselves.
    func isPlaceTold(_ words: Words, _ spans: [AskedSpan]) -> Bool {
        let placed = clauses(words, spans).filter { $0.spans.contains(where: \.isSpot) }
        return !placed.isEmpty && placed.allSatisfy { Telling.isOfPeople(words.folded[$0.range]) }
    }

    /// Whether a question begins as one of one thing does, and calls it by a name: "what day's the egg hunt".
    package static func asksOfNamed(_ words: Words, _ asked: Asked) -> Bool {
        guard let first = words.folded.first, !asked.names.isEmpty else { return false }
        return AskedWords.askingOfOne.contains(first)
            || ["what", "what's", "whats"].contains(first)
                && ["day", "day's", "days", "date", "time", "colour", "station", "room", "venue"].contains(
                    words.folded.dropFirst().first)
    }

    /// The spans of each clause, with the words that it has.
    private func clauses(_ words: Words, _ spans: [AskedSpan]) -> [(spans: [AskedSpan], range: Range<Int>)] {
        var clauses: [[AskedSpan]] = []
        for span in spans {
            let first = span.words.lowerBound
            let begins = first == 0 || ends(words, first - 1) || AskedWords.clauses.contains(words.folded[first])
            if begins || clauses.isEmpty { clauses.append([]) }
            clauses[clauses.count - 1].append(span)
        }
        return clauses.map { ($0, $0[0].words.lowerBound..<($0.last?.words.upperBound ?? 0)) }
    }

    private func ends(_ words: Words, _ index: Int) -> Bool {
        words.written(index).last.map { ",;/.!?:–—".contains($0) } == true
    }
}

extension AskedSpan {
    /// Whether it may say where somebody is, or says nothing.
    fileprivate var isWhereSomebodyIs: Bool {
        switch meaning {
        case .spot, .filler, .nearMe: true
        default: false
        }
    }
}

/// Words of people who tell something of themselves.
private enum Telling {
    /// Whether the folded words of a clause tell of somebody rather than ask: "my wife has left me", but not "I would like a
    /// quiz". "I'm a new rep" says for whom something is looked for.
    static func tells(_ clause: ArraySlice<String>) -> Bool {
        guard isOfPeople(clause) else { return false }
        let what = clause.drop { leads.contains($0) }.dropFirst().first { $0 != "am" && $0 != "are" }
        return what.map { !["a", "an"].contains($0) } ?? true
    }

    /// Whether the folded words of a clause are about somebody, and wish for nothing.
    static func isOfPeople(_ clause: ArraySlice<String>) -> Bool {
        let rest = clause.drop { leads.contains($0) }
        return rest.first.map(people.contains) == true && !rest.contains { wishes.contains($0) }
    }

    /// The first of the spans that tells of somebody's own work; nil if none does.
    static func isOfWork(_ clause: ArraySlice<String>, _ spans: [[String]]) -> Int? {
        spans.firstIndex { $0.contains("work") && ($0.first == "i" || $0.first == "we") }
    }

    /// Words that may stand before whom it is about.
    private static let leads: Set<String> = [
        "and", "but", "so", "because", "cos", "cause", "as", "since", "hi", "hello", "hey", "hiya", "well", "ok",
        "okay",
        "um", "er", "oh", "sorry", "now", "also", "steward", "right",
    ]
    private static let people: Set<String> = [
        "i", "i'm", "im", "i've", "ive", "i'll", "we", "we're", "we've", "my", "our", "he", "he's", "she", "she's",
        "they", "they're", "they've",
    ]
    /// Words of a clause that asks for what it names, whoever it begins with.
    private static let wishes: Set<String> = [
        "want", "wants", "wanna", "wanted", "wanting", "would", "i'd", "id", "we'd", "like", "likes", "love", "loves",
        "fancy", "fancies", "need", "needs", "looking", "look", "after", "interested", "keen", "hoping", "hope",
        "wondering", "wonder", "know", "find", "learn", "learning", "join", "joining", "try", "trying", "into", "ask",
        "tell", "told", "heard", "hear", "see", "saw", "prefer", "enjoy", "about", "could", "can", "may", "shall",
        "should", "might", "remind", "only", "called", "mean", "meant", "missed", "thinking", "planning", "going",
    ]
}

extension AskedWords {
    /// Whether the words end with somebody of whom something is told, "i'm only" before "free".
    static func isOfSomebody(_ words: ArraySlice<String>) -> Bool {
        var rest = words
        while let last = rest.last, adverbs.contains(last) { rest.removeLast() }
        guard let last = rest.last else { return false }
        return ["i'm", "im", "am", "we're"].contains(last) || last == "are" && rest.dropLast().last == "we"
    }

    private static let adverbs: Set<String> = [
        "only", "just", "usually", "mostly", "always", "never", "not", "also", "normally", "generally", "really",
        "currently", "quite", "pretty", "both", "all", "ever", "actually", "sometimes", "rarely", "often",
    ]

    /// Whether the word is a verb there and no day: "the cat has sat on my diary".
    static func isVerb(_ words: [String], at position: Int) -> Bool {
        guard words[position] == "sat", position > 0, position + 1 < words.count else { return false }
        return ["on", "down", "in", "at", "by", "next", "there", "with", "around"].contains(words[position + 1])
            && sitting.contains(words[position - 1])
    }

    private static let sitting: Set<String> = [
        "has", "have", "had", "having", "was", "were", "been", "being", "i", "he", "she", "we", "they", "who", "cat",
        "dog", "just", "i'm", "im", "he's", "she's", "we're",
    ]

    /// Whether the words end with somebody who finishes at the time behind them, "i finish work".
    static func finish(_ words: ArraySlice<String>) -> Bool {
        let tail = words.suffix(longestFinish)
        guard
            let verb = tail.lastIndex(where: { ["finish", "finishing", "knock", "clock", "get", "leave"].contains($0) })
        else { return false }
        let (before, behind) = (tail[..<verb], tail[(verb + 1)...])
        let isOf = ["get", "knock", "clock"].contains(tail[verb])
        return before.contains { ["i", "we", "i'm", "im"].contains($0) } && behind.allSatisfy(finished.contains)
            && (!isOf || behind.contains { ["off", "home", "out", "in"].contains($0) })
    }

    private static let longestFinish = 7
    private static let finished: Set<String> = [
        "work", "school", "college", "uni", "university", "my", "shift", "off", "out", "of", "the", "home", "in",
        "from",
        "about", "around", "usually", "at", "on",
    ]

    /// How far somebody says that they travel, "travel up to 30 miles", and how many words say so.
    static func travel(_ words: ArraySlice<String>) -> (reach: Reach, consumed: Int)? {
        guard let first = words.first, ["travel", "travelling", "drive", "go", "get", "come", "cycle"].contains(first)
        else { return nil }
        let rest = words.dropFirst().drop { atMost.contains($0) }
        guard let (reach, consumed) = Reach.after(["within"] + rest.prefix(2)) else { return nil }
        return (reach, rest.startIndex - words.startIndex + consumed - 1)
    }

    private static let atMost: Set<String> = [
        "up", "to", "about", "around", "maybe", "only", "within", "max", "at", "most", "roughly", "over", "anywhere",
    ]

    /// What somebody needs who tells what they cannot do or what they use, "can't manage stairs", and how many words say so.
    static func need(_ words: ArraySlice<String>) -> (fact: EventFact, consumed: Int)? {
        needs.longest(words).flatMap { found in found.meanings.first.map { ($0, found.consumed) } }
    }

    private static let needs = PhraseIndex(
        ["steps", "stairs", "the stairs", "the steps"].flatMap { steps in
            [
                "can't do", "cant do", "cannot do", "can't manage", "cant manage", "cannot manage", "can't climb",
                "cant climb", "cannot climb", "can't get up", "cant get up", "can't use", "cant use", "not good on",
                "not good with", "not great on", "not great with", "no good on", "no good with", "struggle with",
                "struggles with", "bad on", "won't manage", "will not manage", "not manage", "don't do", "dont do",
                "scared of", "can't handle", "cant handle",
            ].map { (name: "\($0) \(steps)", meaning: EventFact.stepFree) }
        }
            + [
                "using a chair", "use a chair", "in a chair", "mobility scooter", "walking frame", "zimmer frame",
                "on crutches",
            ].map { (name: $0, meaning: EventFact.stepFree) }
            + ["somewhere calm", "somewhere quiet", "too loud for me", "noise bothers me"].map {
                (name: $0, meaning: EventFact.quiet)
            })

    /// Whether the word is a slip of the finger for one that says nothing, "anythng".
    static func isSlipOfFiller(_ word: String) -> Bool {
        word.count > 5 && word.allSatisfy(\.isLetter) && Suggestion.nearest(to: word, in: mistyped) != nil
    }

    private static let mistyped = ["anything", "something", "anywhere", "happening", "everything", "anybody"]

    /// Whether two words of the same length differ by one vowel, "croyden" and "croydon".
    static func soundsLike(_ word: String, _ name: String) -> Bool {
        guard word.count == name.count, word.first == name.first else { return false }
        let different = zip(word, name).filter { $0 != $1 }
        return different.count == 1 && different.allSatisfy { "aeiouy".contains($0) && "aeiouy".contains($1) }
    }
}
