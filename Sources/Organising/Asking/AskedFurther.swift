package import StewardCore

/// A question that goes on with an earlier one: "and on Sunday?", "what about Leeds", "any of those free?".
extension AskedReader {
    /// The earlier question with what `said` changes of it; nil if that is a question of its own.
    ///
    /// - Parameter earlier: What was said before, as `Asked.said` has it, the first question first.
    package func further(_ written: Words, after earlier: [String]) throws(AskedProblem) -> Asked? {
        guard !earlier.isEmpty, earlier.count < Self.longestTalk else { return nil }
        let said = pointingBack(Self.parted(written))
        var asked = try joined(earlier)
        if AskedFurther.reach(said) != nil {
            try narrow(&asked, to: said)
            return asked
        }
        if AskedFurther.asksForListAgain(said) { return asked }
        let days = asked.times.count == 1 ? asked.times[0].days : nil
        let dated = days.flatMap { $0.count < Self.longestOneTime ? self.dated(said, by: $0) : nil }
        if let elsewhen = try besides(dated ?? said, asked) { return elsewhen }
        let words = AskedFurther.withWeekends(dated ?? said)
        guard let rest = AskedFurther.rest(of: words) ?? bare(words) else {
            // "Anything in york that night?" asks anew, of a day that was told.
            return try dated.map { words throws(AskedProblem) in try read(words) }
        }
        if AskedFurther.shift(rest.words) == nil {
            let next = try read(rest.words)
            var known = next
            known.topics = []
            guard rest.isSure ? !next.isOpen : !known.isOpen else { return nil }
        }
        try narrow(&asked, to: rest.words)
        // What is asked of one thing narrows no search, and here it tells which one is meant: "the online one".
        asked.isAboutOne = rest.isOfOne && asked.facts.isEmpty && asked.isOnline == nil
        return asked
    }

    /// "What else is there that week?", of all kinds in the place that was asked about before; nil if somebody asks for
    /// nothing else, for no time, or names a place themselves.
    private func besides(_ said: Words, _ earlier: Asked) throws(AskedProblem) -> Asked? {
        guard said.folded.contains("else"), !earlier.spots.isEmpty else { return nil }
        let next = try read(said)
        guard !next.times.isEmpty, next.spots.isEmpty, next.nearMe == nil, next.exceptSpots.isEmpty else { return nil }
        let places = earlier.spots.map { $0.isNear ? "near \($0.spot.name)" : $0.spot.name }
        return try read(Words("\(said.text.filter { $0 != "?" }) in \(places.joined(separator: " or "))"))
    }

    /// What is asked of one thing among those that were listed, "tell me about the quiz"; nil if `said` asks of none, or
    /// says itself where or when it is.
    package func ofListed(_ said: Words, after earlier: [String]) throws(AskedProblem) -> Asked? {
        guard !earlier.isEmpty, earlier.count < Self.longestTalk else { return nil }
        // "When is the next quiz?" asks for the next of all.
        guard !said.folded.contains("next"), AskedFurther.reach(said) == nil else { return nil }
        let next = try read(said)
        guard next.isAboutOne || AskedFurther.isName(said), next.spots.isEmpty, next.nearMe == nil, next.times.isEmpty
        else { return nil }
        var asked = try joined(earlier)
        if !next.choices.isEmpty { asked.choices = next.choices }
        if !next.topics.isEmpty { asked.topics = next.topics }
        if next.choices.isEmpty, next.topics.isEmpty { return nil }
        asked.isAboutOne = true
        return asked
    }

    /// The question that was asked by these, one going on with the other.
    private func joined(_ earlier: [String]) throws(AskedProblem) -> Asked {
        var asked = try read(Words(earlier.first ?? ""))
        for words in earlier.dropFirst() { try narrow(&asked, to: Words(words)) }
        return asked
    }

    private func narrow(_ asked: inout Asked, to words: Words) throws(AskedProblem) {
        if let reach = AskedFurther.reach(words) { return asked.widen(to: reach, words) }
        guard let shift = AskedFurther.shift(words), !asked.times.isEmpty else {
            var next = try read(words)
            if AskedFurther.namesWeekday(words) { next.times = next.times.map { $0.moved(into: asked.times) } }
            return asked.narrow(to: next, from: today)
        }
        asked.times = asked.times.map { $0.moved(by: shift) }
        asked.said.append(words.folded.joined(separator: " "))
    }

    /// What is said if it names a place or a time and nothing besides, "in leeds", "this weekend"; nil otherwise.
    private func bare(_ said: Words) -> AskedFurther.Rest? {
        guard said.folded.count <= AskedFurther.longestBare else { return nil }
        let rest = AskedFurther.Rest(words: said, isSure: false, isOfOne: false)
        if AskedFurther.shift(said) != nil { return rest }
        let telling = spans(said).filter { span in
            span.meaning != .alternative
                && !(span.meaning == .filler && said.folded[span.words].allSatisfy(AskedFurther.little.contains))
        }
        let isPlace = telling.allSatisfy { if case .nearMe = $0.meaning { true } else { $0.isSpot } }
        // "Any step-free?" and "step-free" are of those that were listed; "anything step-free?" is not.
        let isFact = telling.drop { $0.words.lowerBound == 0 && said.folded[0] == "any" }.allSatisfy(\.isFact)
        return !telling.isEmpty && (isPlace || isFact || telling.allSatisfy(\.isTime)) ? rest : nil
    }

    /// The words with "that weekend", "that night" and the like written out as those of `days`, which were told before;
    /// nil if they name none.
    package func dated(_ said: Words, by days: DateRange) -> Words? {
        let first = days.lowerBound.civil
        let day = "\(first.day) \(monthNames[first.month - 1].lowercased()) \(first.year)"
        let folded = said.folded
        let index = folded.indices.dropLast().first { ["that", "same"].contains(folded[$0]) }
        guard let index, let written = AskedFurther.dated(folded[index + 1], day, month: first.month, first.year) else {
            return nil
        }
        return Words("\(said.text(before: index)) \(written) \(said.text(after: index + 2))")
    }

    /// How many days are still one time, to which "that night" points.
    private static let longestOneTime = 10

    /// How many questions may go on one with another.
    private static let longestTalk = 6
}

extension Asked {
    /// Takes the neighbourhood of its places, or of the asker if it has none.
    fileprivate mutating func widen(to reach: Reach, _ words: Words) {
        if spots.isEmpty { nearMe = reach }
        for index in spots.indices { (spots[index].isNear, spots[index].miles) = (true, reach.miles) }
        (isAboutOne, isSentence) = (false, true)
        said.append(words.folded.joined(separator: " "))
    }

    /// Takes another place, time or kind instead of its own, and what else `next` asks for beside it.
    ///
    /// What was not wanted before is not wanted at another time either, counted from `today`.
    fileprivate mutating func narrow(to next: Asked, from today: LocalDate) {
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
            for except in exceptTimes where except.spans.isEmpty {
                let others = except.others(from: today)
                let both = times.flatMap { one in others.compactMap { one.within($0) } }
                if !both.isEmpty { times = both }
            }
        }
        exceptTimes += next.exceptTimes
        isHistory = isHistory || next.isHistory
        if !next.choices.isEmpty { choices = next.choices }
        exceptChoices += next.exceptChoices
        if facts.isEmpty { isAnyFactEnough = next.isAnyFactEnough }
        for fact in next.facts where !facts.contains(fact) { facts.append(fact) }
        isOnline = next.isOnline ?? isOnline
        if !next.topics.isEmpty { (topics, isAnyTopicEnough) = (next.topics, next.isAnyTopicEnough) }
        (titles, corrected) = (next.titles, next.corrected)
        isSentence = true
        said += next.said
    }
}

extension AskedTime {
    /// The same so many days later, or the whole month so many months later.
    fileprivate func moved(by shift: AskedFurther.Shift) -> AskedTime {
        var later = self
        later.spans = spans.map { span in
            switch shift {
            case .days(let days): return span.lowerBound.advanced(by: days)...span.upperBound.advanced(by: days)
            case .months(let months):
                let index = span.upperBound.year * 12 + span.upperBound.month - 1 + months
                return WhenReader.wholeMonth(index % 12 + 1, of: index / 12) ?? span
            }
        }
        later.name = later.days?.askedName ?? name
        return later
    }

    /// The same day of the week in the days of one of `others`, "friday" after "next week"; itself if it lies there, or if
    /// they are no few days.
    fileprivate func moved(into others: [AskedTime]) -> AskedTime {
        guard others.count == 1, let days = others[0].days, let day = self.days?.lowerBound, spans.count == 1,
            spans[0].count == 1, !days.contains(day), days.count <= 14
        else { return self }
        let same = days.lowerBound.coming(day.weekday)
        guard days.contains(same) else { return self }
        var moved = self
        moved.spans = [same...same]
        moved.name = (same...same).askedName
        return moved
    }
}

extension AskedReader {
    /// Whether somebody wants to read once more what they have read last.
    package static func asksAgain(_ said: Words) -> Bool { AskedFurther.asksAgain(said) }
}

/// Words by which somebody goes on with what they asked.
private enum AskedFurther {
    /// How much later "the week after" is than what was asked.
    enum Shift {
        case days(Int)
        case months(Int)
    }

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
        } else if words.folded.first == "nothing", let next = words.folded.dropFirst().first,
            ["in", "on"].contains(next)
        {
            (words, isFurther) = (Words("not \(words.text(after: 1))"), true)
        } else if let first = words.folded.first, ["no", "not", "without", "except"].contains(first) {
            isFurther = words.folded.count > 1
        }
        while case let count = joining.length(words.folded[...]), count > 0 {
            (isFurther, isSure) = (true, isSure || asking.length(words.folded[...]) > 0)
            words = words.dropFirst(count)
        }
        if let comparing = comparison(in: words) { (words, isFurther) = (comparing, true) }
        // "When is the hull one".
        if words.folded.last == "one", let the = words.folded.lastIndex(of: "the"),
            AskedReader.saysNothing(words.folded[..<the])
        {
            words = words.dropFirst(the)
        }
        let isOfOne = words.folded.first == "the" && words.folded.last == "one"
        if isOfOne || ["ones", "only"].contains(words.folded.last) || ofThem.areIn(words) { isFurther = true }
        if words.folded.last == "instead", words.folded.count > 1 {
            (words, isFurther) = (Words(words.text(before: words.folded.count - 1)), true)
        }
        guard isFurther, words.folded.count <= longest, !words.isEmpty else { return nil }
        return Rest(words: words, isSure: isSure, isOfOne: isOfOne)
    }

    /// The words from "closer to wales" of "anyone closer to wales" on, with "free" for "cheaper", since prices are not
    /// compared; nil if nothing is compared.
    private static func comparison(in words: Words) -> Words? {
        guard let index = words.folded.prefix(5).firstIndex(where: comparing.contains),
            AskedReader.saysNothing(words.folded[..<index])
        else { return nil }
        if words.folded[index] == "cheaper" { return Words("free \(words.text(after: index + 1))") }
        return Reach.before(words.folded[index...]) == nil ? nil : words.dropFirst(index)
    }

    private static let comparing: Set<String> = ["closer", "nearer", "cheaper"]

    /// How far around the places that were asked for, "nearby then", "within 10 miles"; nil if that is not all that is
    /// said.
    static func reach(_ said: Words) -> Reach? {
        var words = said.folded[...]
        while let first = words.first, aside.contains(first) { words = words.dropFirst() }
        while let last = words.last, aside.contains(last) { words.removeLast() }
        if words.starts(with: ["up", "to"]) { words = words.dropFirst(2) }
        let there = ofThere.length(words)
        if there > 0, there == words.count { return Reach.open }
        for lead in [["within"], []] {
            guard let (reach, consumed) = Reach.after(ArraySlice(lead + words)) else { continue }
            let rest = (lead + words).dropFirst(consumed)
            return rest.isEmpty || ofIt.contains(rest.joined(separator: " ")) ? reach : nil
        }
        return nil
    }

    private static let aside: Set<String> = [
        "and", "ok", "okay", "then", "please", "just", "anything", "something", "what", "about", "how", "or", "but",
        "instead", "only", "maybe", "any", "else", "thanks",
    ]
    private static let ofThere = Phrases([
        "nearby", "near by", "close by", "closeby", "near there", "around there", "round there", "near it", "nearish",
        "further out", "a bit further", "a bit further out", "further afield", "a bit further afield",
    ])
    private static let ofIt: Set<String> = ["of it", "of there", "of that", "away", "of here"]

    /// The most words that go on with a question.
    private static let longest = 15

    /// Whether "no" comes first and something else follows: "no, in york".
    private static func isRefusal(_ words: Words) -> Bool {
        guard words.folded.count > 1, ["no", "nope", "nah", "sorry"].contains(words.folded[0]) else { return false }
        // "No saturday" corrects the day; "no saturdays" and "not saturday" leave days out.
        if words.folded[0] == "no", AskedWords.weekdays.contains(words.folded[1]) { return true }
        return words.written(0).hasSuffix(",") || ["in", "on", "at", "i", "not", "only"].contains(words.folded[1])
    }

    /// How much later than what was asked "the week after" is; nil if the words ask for nothing like it.
    static func shift(_ words: Words) -> Shift? {
        switch words.folded.filter({ !["the", "that", "this"].contains($0) }) {
        case ["week", "after"], ["weekend", "after"], ["week", "later"], ["following", "week"],
            ["following", "weekend"],
            ["one", "after"]:
            .days(7)
        case ["day", "after"], ["day", "later"], ["following", "day"]: .days(1)
        case ["week", "before"], ["weekend", "before"]: .days(-7)
        case ["day", "before"]: .days(-1)
        case ["month", "after"], ["month", "later"], ["following", "month"]: .months(1)
        case ["month", "before"]: .months(-1)
        default: nil
        }
    }

    /// Whether the list that was shown last is wanted again.
    static func asksForListAgain(_ words: Words) -> Bool {
        asksAgain(words) || goingBack.areAll(words.folded[...], besides: manners)
    }

    /// Whether what was shown last is wanted again.
    static func asksAgain(_ words: Words) -> Bool { again.areAll(words.folded[...], besides: manners) }

    private static let again = Phrases([
        "say that again", "say it again", "again", "repeat that", "repeat it", "come again", "show me that again",
        "show that again", "show me again", "show it again", "once more", "one more time", "what was that again",
    ])
    private static let manners = Phrases(["please", "pls", "can you", "could you", "sorry", "ok", "oh"])
    private static let goingBack = Phrases([
        "go back", "back", "back to the list", "the list", "go back to the list", "show me the list", "show the list",
        "show me the list again", "show the list again", "the list again",
    ])

    /// Words that may stand beside a place or a time that is all that is said.
    static let little: Set<String> = [
        "in", "at", "on", "for", "near", "around", "the", "of", "or", "and", "please", "pls", "only", "just", "thanks",
        "ta", "then", "though", "instead", "that", "this", "ok", "hmm", "maybe",
        "i", "mean", "meant", "with", "have", "has", "that's", "thats",
    ]
    /// The most words of such a place or time.
    static let longestBare = 8

    /// Whether the words are a name by which one of several is meant, "the ceilidh please".
    static func isName(_ words: Words) -> Bool { words.folded.first == "the" && words.folded.count <= longestName }

    /// The most words of such a name.
    private static let longestName = 5

    /// Whether the words name a day of the week.
    static func namesWeekday(_ words: Words) -> Bool { words.folded.contains { WhenReader.weekday($0) != nil } }

    /// The words with "weekend only" as all weekends.
    static func withWeekends(_ words: Words) -> Words {
        guard words.folded.contains("only") || words.folded.first == "just",
            let index = words.folded.firstIndex(of: "weekend"),
            index == 0 || ["only", "just", "the", "at", "on"].contains(words.folded[index - 1])
        else { return words }
        return Words("\(words.text(before: index)) weekends \(words.text(after: index + 1))")
    }

    /// "that" and this unit of time, written out by the `day` that was told; nil if it is no such unit.
    static func dated(_ unit: String, _ day: String, month: Int, _ year: Int) -> String? {
        switch unit {
        case "day", "date": "on \(day)"
        case "morning", "afternoon", "evening", "night": "on \(day) \(unit)"
        case "weekend": "weekend of \(day)"
        case "week": "week of \(day)"
        case "month": "in \(monthNames[month - 1].lowercased()) \(year)"
        default: nil
        }
    }

    private static let asking = Phrases([
        "what about", "how about", "and what about", "and how about", "what of",
    ])
    private static let joining = Phrases([
        "what about", "how about", "what of", "and", "but", "also", "actually", "or", "ok", "okay", "oh", "so", "then",
        "i mean", "i meant", "i'd rather", "only", "just", "which are", "which ones are", "which one is",
        "i live", "we live", "i'm based", "im based", "i am based", "we're based",
        "which one's", "which of them is", "which of them are", "are any", "make it",
        "make that",
    ])
    private static let ofThem = Phrases([
        "of those", "of these", "of them", "among them", "among those", "are those", "are these", "are they",
    ])
}
