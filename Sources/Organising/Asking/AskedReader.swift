import Foundation
package import StewardCore

/// Reads questions, from two words after a command to a whole sentence.
///
/// Each recogniser proposes what it reads at each word (times, places, kinds and sorts, facts, words that say nothing);
/// the cover of the words by proposals that is worth most is what the question means. Words that no proposal covers are
/// searched for.
package struct AskedReader: Sendable {
    /// What is recognised in a question.
    package struct Recognised: OptionSet, Sendable {
        package let rawValue: Int

        package init(rawValue: Int) { self.rawValue = rawValue }

        /// Kinds and sorts of event, and their facts.
        package static let events = Recognised(rawValue: 1)
        /// Times.
        package static let times = Recognised(rawValue: 2)
    }

    /// The most words of a question.
    static let longest = 60

    let kinds: Kinds
    let gazetteer: Gazetteer
    let now: LocalDateTime
    let recognised: Recognised
    /// Words that name what all of it is about, such as "strike", and so say nothing more.
    let own: Phrases
    var today: LocalDate { now.date }

    /// Reads words by these names, as meant at `now` by the clocks of the network.
    ///
    /// - Parameters:
    ///   - recognised: What is recognised beside places and words that say nothing.
    ///   - own: Words that say nothing here, since they name what all of it is about.
    package init(
        _ kinds: Kinds, _ gazetteer: Gazetteer, at now: LocalDateTime, _ recognised: Recognised = [.events, .times],
        own: [String] = []
    ) {
        (self.kinds, self.gazetteer, self.now, self.recognised) = (kinds, gazetteer, now, recognised)
        self.own = Phrases(own)
    }

    /// Reads all of `words`.
    package func read(_ written: Words) throws(AskedProblem) -> Asked {
        let parted = Self.parted(written)
        guard parted.folded.count <= Self.longest else { throw .tooLong }
        let words = pointingBack(parted)
        let spans = spans(words)
        try refuse(words, spans)
        return asked(words, spans)
    }

    /// How a question is read: for each span of the cover a line such as "leeds: place Leeds".
    package func explanation(of written: Words) -> [String] {
        let words = pointingBack(Self.parted(written))
        return spans(words).map { "\(words.folded[$0.words].joined(separator: " ")): \($0.summary)" }
    }

    /// The words with "edinburgh/glasgow" parted into two names, and short forms written out; dates such as "14/3" stay
    /// whole.
    static func parted(_ written: Words) -> Words {
        let words = AskedWords.writtenOut(written)
        guard words.folded.contains(where: { joinsNames($0) || AskedWords.short[$0] != nil }) else { return words }
        let parted = words.text.split(separator: " ", omittingEmptySubsequences: false).map { word in
            let folded = word.lowercased().trimmingPunctuation
            if let long = AskedWords.short[String(folded)] { return long }
            return joinsNames(word.lowercased()) ? String(word).replacing("/", with: " / ") : String(word)
        }
        return Words(parted.joined(separator: " "))
    }

    private static func joinsNames(_ word: String) -> Bool {
        word.contains("/") && !word.contains("//") && !["w/c", "w/e", "and/or", "w/b"].contains(word)
            && word.allSatisfy { $0 == "/" || $0.isLetter || $0 == "-" || $0 == "'" }
            && word.split(separator: "/").allSatisfy { $0.count > 1 }
    }

    /// Whether the words begin with a day or a time of more than one word, "17 march".
    package func beginsWithDate(_ words: Words) -> Bool {
        time(words, at: 0).map { $0.consumed > 1 } ?? false
    }

    /// Whether somebody asks: the words end with a question mark, and begin as questions do.
    package static func isQuestion(_ words: Words) -> Bool {
        words.text.hasSuffix("?") && words.folded.count <= longestQuestion
            && words.folded.first.map { AskedWords.beginningQuestions.contains($0) } ?? false
    }

    /// The most words of what is surely a question.
    private static let longestQuestion = 15

    /// Whether a title has all those words of what something is called that are neither its time nor its place.
    package func names(_ called: Words, _ title: String) -> Bool {
        let title = Words(title).folded
        let telling = spans(called).filter { span in
            switch span.meaning {
            case .kind, .sort, nil: true
            default: false
            }
        }
        return !telling.isEmpty
            && telling.allSatisfy {
                $0.words.allSatisfy { index in title.contains { $0.hasPrefix(called.folded[index]) } }
            }
    }

    /// Whether none of the folded words means anything.
    package static func saysNothing(_ words: ArraySlice<String>) -> Bool {
        var rest = words
        while !rest.isEmpty {
            let count = Filler.length(rest)
            if count == 0 { return false }
            rest = rest.dropFirst(count)
        }
        return true
    }

    /// Whether the words mean nothing besides these names; days and times may stand among them, "see you saturday".
    package static func saysNothing(_ words: Words, besides names: Phrases) -> Bool {
        var position = 0
        while position < words.folded.count {
            let rest = words.folded[position...]
            let today = LocalDate(dayNumber: 0)
            let time = (try? WhenReader.asked(rest, after: words.folded[..<position], today: today))?.consumed ?? 0
            let count = max(names.length(rest), Filler.length(rest), time)
            if count == 0 { return false }
            position += count
        }
        return true
    }

    // MARK: The cover

    /// How the words are covered, in order: what each was read as.
    func spans(_ words: Words) -> [AskedSpan] {
        excluding(words, joiningBounds(words, covered(words)))
    }

    /// The cover, each word by itself.
    private func covered(_ words: Words) -> [AskedSpan] {
        let folded = words.folded
        // From the end: the most that the words from each position on are worth, and the first span of that cover.
        var best = [(worth: Int, first: AskedSpan?)](repeating: (0, nil), count: folded.count + 1)
        for position in folded.indices.reversed() {
            let unknown = AskedSpan(words: position..<position + 1, meaning: nil)
            var choice = (worth: unknown.worth + best[position + 1].worth, first: unknown)
            for span in proposals(words, at: position) {
                let worth = span.worth + best[span.words.upperBound].worth
                if worth > choice.worth { choice = (worth, span) }
            }
            best[position] = choice
        }
        var spans: [AskedSpan] = []
        var position = 0
        while position < folded.count, let span = best[position].first {
            spans.append(span)
            position = span.words.upperBound
        }
        return spans
    }

    /// The words with "that week" as the week of the day that was told before it: "back from holiday on the 16th, what's
    /// on that week".
    func pointingBack(_ words: Words) -> Words {
        let folded = words.folded
        let pointing = folded.indices.dropLast().first {
            ["that", "same"].contains(folded[$0]) && ["week", "weekend", "month"].contains(folded[$0 + 1])
        }
        guard let pointing else { return words }
        let spans = covered(words)
        let told = spans.lastIndex { span in
            guard case .time(let time, _) = span.meaning else { return false }
            return span.words.upperBound <= pointing && time.spans.count == 1 && time.spans[0].count < 8
        }
        guard let told, case .time(let time, _) = spans[told].meaning, let days = time.days else { return words }
        let lead = spans[..<told].suffix(Self.furthestBound).lastIndex {
            $0.meaning == .filler && AskedWords.bounds.contains(folded[$0.words.lowerBound])
        }
        let start = spans[lead ?? told].words.lowerBound
        let rest = Words("\(words.text(before: start)) \(words.text(after: spans[told].words.upperBound))")
        return dated(rest, by: days) ?? words
    }

    /// Joins "before I go away on the 9th" to the time "before the 9th": a few words that say nothing may stand between.
    private func joiningBounds(_ words: Words, _ spans: [AskedSpan]) -> [AskedSpan] {
        var joined = finishing(words, spans)
        let isToldWhen = joined != spans
        for index in spans.indices where spans[index].meaning == .filler || spans[index].meaning == nil {
            let first = spans[index].words.lowerBound
            guard AskedWords.bounds.contains(words.folded[first]) else { continue }
            let pointsBack = first + 1 < words.folded.count && ["then", "that"].contains(words.folded[first + 1])
            if pointsBack, isToldWhen { continue }
            if pointsBack, let told = spans[..<index].lastIndex(where: \.isTime),
                let time = bounded(words, by: words.folded[first], spans[told])
            {
                joined[told] = AskedSpan(words: spans[told].words, meaning: .time(time, isSure: true))
                joined[index] = AskedSpan(words: spans[index].words, meaning: .filler)
                continue
            }
            let next = spans[(index + 1)...].prefix(Self.furthestBound).firstIndex(where: \.isTime)
            guard let next, spans[(index + 1)..<next].allSatisfy({ $0.meaning == .filler }),
                let time = bounded(words, by: words.folded[first], spans[next])
            else { continue }
            joined[next] = AskedSpan(words: spans[next].words, meaning: .time(time, isSure: true))
            joined[index] = AskedSpan(words: spans[index].words, meaning: .filler)
        }
        return joined
    }

    /// The spans with the hour at which somebody says that they finish as the time after it: "I finish work at 6".
    private func finishing(_ words: Words, _ spans: [AskedSpan]) -> [AskedSpan] {
        var finished = spans
        for index in spans.indices {
            guard case .time(let time, _) = spans[index].meaning, time.spans.isEmpty, time.weekdays.isEmpty,
                AskedWords.finish(words.folded[..<spans[index].words.lowerBound]),
                let after = bounded(words, by: "after", spans[index])
            else { continue }
            finished[index] = AskedSpan(words: spans[index].words, meaning: .time(after, isSure: true))
        }
        return finished
    }

    /// The time before or after the one in `span`, by the word `bound`.
    private func bounded(_ words: Words, by bound: String, _ span: AskedSpan) -> AskedTime? {
        let time = words.folded[span.words].drop { AskedWords.leadingTime.contains($0) }
        let bound = [bound] + time
        guard let read = try? WhenReader.asked(bound[...], today: today, clock: now.time), read.consumed == bound.count
        else {
            return nil
        }
        return read.asked
    }

    /// How many miles from its middle the centre of a town reaches.
    private static let centreMiles = 3.0

    /// How many spans lie between "before" and its time at most.
    private static let furthestBound = 6

    /// Marks what stands after "not", "without" and the like. A time stands right behind it: "no, make it Friday" excludes
    /// none.
    private func excluding(_ words: Words, _ spans: [AskedSpan]) -> [AskedSpan] {
        var marked = spans
        var (isExcluding, isNear) = (false, false)
        for index in spans.indices {
            switch spans[index].meaning {
            case .exclusion: (isExcluding, isNear) = (true, true)
            case .filler: isNear = isNear && words.folded[spans[index].words].allSatisfy(AskedWords.beforeTime.contains)
            case .alternative: break
            case nil:
                // Who is not wanted has a name only for what is no event: "no karaoke" is a kind that is known.
                marked[index].isExcluded = isExcluding && !recognised.contains(.events)
                let goesOn = index + 1 < spans.count && spans[index + 1].meaning == nil
                (isExcluding, isNear) = (marked[index].isExcluded && goesOn, false)
            case .time where !isNear: isExcluding = false
            default:
                let isNextOfList = index > 1 && spans[index - 1].meaning == .alternative && marked[index - 2].isExcluded
                marked[index].isExcluded = isExcluding || isNextOfList
                isExcluding = false
            }
        }
        return marked
    }

    private func proposals(_ words: Words, at position: Int) -> [AskedSpan] {
        let rest = words.folded[position...]
        guard let first = rest.first, !isOfNewcomers(words.folded, at: position) else { return [] }
        var proposals: [AskedSpan] = []
        func propose(_ meaning: AskedSpan.Meaning, _ consumed: Int) {
            proposals.append(AskedSpan(words: position..<position + consumed, meaning: meaning))
        }
        // "Morning! What's on" greets.
        if position == 0, ["morning", "afternoon", "evening"].contains(first),
            words.written(0).last.map({ "!,.".contains($0) }) == true
        {
            propose(.subject, 1)
            return proposals
        }
        if AskedWords.isVerb(words.folded, at: position) {
            propose(.filler, 1)
            return proposals
        }
        let filler = Filler.length(rest)
        if filler > 0 { propose(.filler, filler) }
        if let (reach, consumed) = AskedWords.travel(rest) { propose(.reach(reach), consumed) }
        // "Early mornings" are mornings.
        if ["early", "late"].contains(first), recognised.contains(.times), time(words, at: position + 1) != nil {
            propose(.filler, 1)
        }
        let subject = own.length(rest)
        if subject > 0 { propose(.subject, subject) }
        if AskedWords.alternatives.contains(first) { propose(.alternative, 1) }
        for (meaning, count) in excluding(rest, at: position) + status(words, at: position) { propose(meaning, count) }
        if recognised.contains(.events), let count = askingOfOne(rest) { propose(.one, count) }
        if let (meaning, consumed) = AskedWords.phrase(rest), meaning != .history || recognised.contains(.events) {
            propose(meaning, consumed)
        }
        if let (reach, consumed) = nearMe(rest) { propose(.nearMe(reach), consumed) }
        if let (read, consumed) = spot(words, at: position) {
            var reading = read
            // "The bowling on sunday" is no part of Bradford, unless "in" stands before it.
            let articles = rest.first == "the" ? 1 : 0
            if recognised.contains(.events), !reading.isNear,
                let sort = kinds.meaning(rest.dropFirst(articles)), sort.consumed + articles == consumed
            {
                reading.isAlsoWord = true
            }
            propose(.spot(reading), consumed)
        }
        if recognised.contains(.times), let (time, consumed, isSure) = time(words, at: position) {
            propose(.time(time, isSure: isSure), consumed)
        }
        for (meaning, count) in happening(words, at: position) { propose(meaning, count) }
        if proposals.isEmpty, AskedWords.isSlipOfFiller(first) { propose(.filler, 1) }
        return proposals
    }

    /// The facts, kinds and sorts of events that begin there, and how many words each has.
    private func happening(_ words: Words, at position: Int) -> [(AskedSpan.Meaning, Int)] {
        guard recognised.contains(.events) else { return [] }
        let rest = words.folded[position...]
        var read: [(AskedSpan.Meaning, Int)] = []
        if let (fact, consumed) = EventFact.read(rest) {
            let isTime = fact == .free && isFreeTime(words, at: position)
            read.append((isTime ? .filler : .fact(fact), consumed))
        }
        if let (fact, consumed) = AskedWords.need(rest) { read.append((.fact(fact), consumed)) }
        if let (meaning, consumed) = kinds.meaning(rest) {
            switch meaning {
            case .kind(let kind) where kind.id == Self.online: read.append((.online(true), consumed))
            case .kind(let kind): read.append((.kind(kind), consumed))
            case .sort(let sort): read.append((.sort(sort), consumed))
            }
        }
        return read
    }

    /// Whether the word is of "for new members", which are searched for; elsewhere such words say nothing.
    private func isOfNewcomers(_ words: [String], at position: Int) -> Bool {
        guard recognised.contains(.events) else { return false }
        return [position, position - 1].contains { start in
            start > 0 && start + 1 < words.count && words[start - 1] == "for" && words[start] == "new"
                && AskedWords.newcomers.contains(words[start + 1])
        }
    }

    /// What says that the words behind it are not wanted, or only seems to.
    private func excluding(_ rest: ArraySlice<String>, at position: Int) -> [(AskedSpan.Meaning, Int)] {
        guard let first = rest.first else { return [] }
        let passing = AskedWords.notOnly.length(rest)
        if passing > 0 { return [(.subject, passing)] }
        if AskedWords.exclusions.contains(first), position > 0 || !AskedWords.asksNegatively(first) {
            return [(.exclusion, 1)]
        }
        // "Outside London" is not in it; "outside" alone may be where something takes place.
        guard first == "outside" else { return [] }
        let of = rest.dropFirst().first == "of" ? 2 : 1
        return gazetteer.read(rest.dropFirst(of)) == nil ? [] : [(.exclusion, of)]
    }

    /// "Is the quiz cancelled?" asks about one; "what is cancelled" does not.
    private func status(_ words: Words, at position: Int) -> [(AskedSpan.Meaning, Int)] {
        let length = AskedWords.statuses.length(words.folded[position...])
        let asks = words.folded[..<position].prefix(4).contains(where: AskedWords.askingWhether.contains)
        return length > 0 && asks ? [(.one, length)] : []
    }

    /// How many words ask for one part of what is told of one event, "how accessible is" or "concessions for students at
    /// the"; nil if they ask for none.
    private func askingOfOne(_ rest: ArraySlice<String>) -> Int? {
        if rest.first == "how", let (_, count) = EventFact.read(rest.dropFirst()) {
            return ["is", "are", "was"].contains(rest.dropFirst(count + 1).first) ? count + 2 : nil
        }
        guard let first = rest.first, AskedWords.partsOfOne.contains(first) else { return nil }
        let the = rest.indices.dropFirst(2).prefix(Self.longestPart).last { index in
            rest[index] == "the" && ["at", "for", "of"].contains(rest[index - 1])
        }
        return the.flatMap { $0 + 1 < rest.endIndex ? $0 + 1 - rest.startIndex : nil }
    }

    /// How many words a part of what is told may have before "the" and the event.
    private static let longestPart = 6

    /// "I've a free afternoon" and "I'm only free at weekends" tell of time, and not of money.
    private func isFreeTime(_ words: Words, at position: Int) -> Bool {
        guard position > 0 else { return false }
        if AskedWords.isOfSomebody(words.folded[..<position]) { return true }
        guard ["a", "my", "our", "have", "got", "rare"].contains(words.folded[position - 1]) else { return false }
        let rest = words.folded[(position + 1)...]
        return rest.first == "day" || rest.first == "weekend" || rest.first == "time"
            || (try? WhenReader.asked(rest, today: today)) != nil
    }

    /// The id of the kind for online events, which means events of every kind that people can join online.
    private static let online = "online"

    /// A place. A name that is also an everyday word counts as one only if "in" or the like or a capital says so.
    private func spot(_ words: Words, at position: Int) -> (reading: SpotReading, consumed: Int)? {
        let rest = words.folded[position...]
        guard let (read, consumed) = gazetteer.read(rest) else { return nil }
        // "Up north wales": the longer name is meant, and "up" says nothing.
        if ["up", "down"].contains(words.folded[position]), let inner = gazetteer.read(rest.dropFirst()),
            inner.consumed >= consumed
        {
            return nil
        }
        var reading = read
        if reading.isAlsoWord {
            let isLed = ["in", "near", "around", "from", "at"].contains(words.folded[position])
            let before = position > 0 ? words.folded[position - 1] : ""
            let isCapital = words.written(position).first?.isUppercase == true && !words.isShouted && position > 0
            if isLed || isCapital || ["near", "around", "from", "to", "for"].contains(before) {
                reading.isAlsoWord = false
            }
        }
        return (reading, consumed)
    }

    private func nearMe(_ words: ArraySlice<String>) -> (Reach, Int)? {
        if words.first == "local" || words.first == "locally" { return nil }
        let toAsker = AskedWords.nearAsker.length(words)
        if toAsker > 0 { return (Reach.open, toAsker) }
        guard let (reach, consumed) = Reach.before(words) else { return nil }
        var rest = words.dropFirst(consumed)
        if ["where", "my"].contains(rest.first) {
            // "near where I live", "near my home".
            let end = rest.dropFirst().prefix(3).firstIndex {
                ["live", "am", "i'm", "area", "house", "place", "home", "town"].contains($0)
            }
            if let end { return (reach, end + 1 - words.startIndex) }
        }
        rest = words.dropFirst(consumed)
        if let next = rest.first, Reach.asker.contains(next) { return (reach, consumed + 1) }
        let isNearby = words.first == "nearby" || words.starts(with: ["close", "by"])
        return isNearby && gazetteer.read(rest) == nil ? (reach, consumed) : nil
    }

    /// Where the sentence ends that goes on with the word at `position`, as far as a time may reach. A dot behind a few
    /// letters shortens a word: "sat. 7 march".
    private func sentenceEnd(_ words: Words, after position: Int) -> Int {
        let last = min(position + Self.longestTime, words.folded.count)
        let end = (position..<last).first { index in
            switch words.written(index).last {
            case "!", "?": true
            case ".": words.folded[index].count > 4 && words.folded[index].allSatisfy(\.isLetter)
            default: false
            }
        }
        return end.map { $0 + 1 } ?? words.folded.count
    }

    /// How many words of a time are looked at for the end of its sentence.
    private static let longestTime = 12

    private func time(_ words: Words, at position: Int) -> (time: AskedTime, consumed: Int, isSure: Bool)? {
        let (before, rest) = (words.folded[..<position], words.folded[position..<sentenceEnd(words, after: position)])
        let next = rest.dropFirst().first
        // "Now" of "now til friday" is no day.
        if rest.first == "now", let next, AskedWords.bounds.contains(next) { return nil }
        if let any = anyWeekday(rest) { return any }
        guard let read = try? WhenReader.asked(rest, after: before, today: today, clock: now.time) else {
            // "August-10, 2026" is a date that was not read, and not all of the year.
            return before.last?.contains(where: \.isNumber) == true ? nil : year(rest)
        }
        var (time, consumed) = (read.asked, read.consumed)
        // "The spring bank holiday weekend" is the days around it.
        if rest.dropFirst(consumed).first == "weekend", time.spans.count == 1, time.spans[0].count == 1 {
            let day = time.spans[0].lowerBound
            let saturday =
                day.weekday.rawValue < 3 ? day.advanced(by: -1 - day.weekday.rawValue) : day.monday.advanced(by: 5)
            let last = max(day, saturday.advanced(by: 1))
            time = AskedTime.on(min(day, saturday)...last)
            consumed += 1
        }
        // Before the night is over, it is tonight as much as the one to come.
        if now.time.hour < AskedTime.nightEnds, time.days == today...today,
            rest.prefix(consumed).contains(where: { WhenToken.only($0) == .keyword(.tonight) })
        {
            time.spans = [today.advanced(by: -1)...today]
        }
        // "Until friday night" is all of the days before too.
        if let days = time.days, days.count > 1, boundsDays(rest.prefix(consumed)) { time.hours = nil }
        return (time, consumed, read.isSure)
    }

    /// Whether "until" or the like stands in a time before days, and not before an hour, as in "this week after 8pm".
    private func boundsDays(_ time: ArraySlice<String>) -> Bool {
        guard let bound = time.firstIndex(where: AskedWords.bounds.contains) else { return false }
        let bounded = try? WhenReader.asked(time[bound...], today: today, clock: now.time)
        return bounded.map { !$0.asked.spans.isEmpty || !$0.asked.weekdays.isEmpty } ?? true
    }

    /// Reads "2019" or "in 2019", a whole year.
    private func year(_ words: ArraySlice<String>) -> (time: AskedTime, consumed: Int, isSure: Bool)? {
        let rest = words.first == "in" ? words.dropFirst() : words
        guard let word = rest.first, word.utf8.count == 4, let year = Int(word), WhenReader.years.contains(year),
            let first = LocalDate(year: year, month: 1, day: 1), let last = LocalDate(year: year, month: 12, day: 31)
        else { return nil }
        var time = AskedTime.on(first...last)
        (time.name, time.isPast) = (word, last < today)
        return (time, words.count - rest.count + 1, true)
    }

    /// "A saturday", "on any saturday": all Saturdays.
    private func anyWeekday(_ words: ArraySlice<String>) -> (time: AskedTime, consumed: Int, isSure: Bool)? {
        let rest = words.first == "on" ? words.dropFirst() : words
        guard let first = rest.first, first == "a" || first == "any", let day = rest.dropFirst().first,
            AskedWords.weekdays.contains(day),
            let read = try? WhenReader.asked([day + "s"], today: today), read.asked.isOnlyWeekdays
        else { return nil }
        return (read.asked, words.count - rest.count + 2, true)
    }

    // MARK: What the spans make together

    private func asked(_ words: Words, _ spans: [AskedSpan]) -> Asked {
        // "The" and "in" stand in names too.
        let isSentence = spans.contains { span in
            span.meaning == .filler && !words.folded[span.words].allSatisfy(AskedWords.ofNames.contains)
        }
        let spans = withoutChatter(words, spans)
        let parts = sentences(words, spans)
        let asking = parts.filter { $0.last.map { words.written($0.words.upperBound - 1).hasSuffix("?") } ?? false }
        var asked = self.asked(words, parts.count > 1 && !asking.isEmpty ? asking.flatMap(\.self) : spans, isSentence)
        if parts.count > 1, !asking.isEmpty {
            let told = parts.filter { !asking.contains($0) }.flatMap { part in
                // "Pubs are too loud for me" asks for none.
                let isComplaint = part.contains { AskedWords.complaining.contains(words.folded[$0.words.lowerBound]) }
                return part.filter { !isComplaint || !$0.isKind }
            }
            asked.fill(with: self.asked(words, told, isSentence))
        }
        let meaning = spans.filter { span in
            // A word that nobody knows is chatter, unless "about" or the like says that it is asked for.
            let before = span.words.lowerBound > 0 ? words.folded[span.words.lowerBound - 1] : ""
            switch span.meaning {
            case nil: return AskedWords.leadsTopic.contains(before) || !recognised.contains(.events)
            case .filler, .subject, .one: return false
            default: return true
            }
        }
        asked.said = [meaning.map { words.folded[$0.words].joined(separator: " ") }.joined(separator: " ")]
        for time in asked.exceptTimes {
            let others = time.others(from: today)
            asked.times =
                asked.times.isEmpty ? others : asked.times.flatMap { one in others.compactMap { one.within($0) } }
        }
        asked.titles = titles(words, spans) + (asked.isAboutOne ? titlesAskedFor(words, spans) : [])
        if isSentence || asked.isAboutOne, recognised.contains(.events) { asked.names = names(words, spans) }
        asked.isPlaceTold = isPlaceTold(words, spans)
        asked.corrected = corrected(words, asked.topics)
        asked.isSentence = isSentence || words.folded.count > 2 && words.folded[0] == "any"
        if asked.isAboutOne, asked.topics.isEmpty, asked.choices.isEmpty { asked.isAboutOne = false }
        if asked.nearMe != nil, !asked.spots.isEmpty { asked.nearMe = nil }
        if asked.isHistory { asked.times = asked.times.map { $0.inThePast(before: today) } }
        if asked.times.contains(where: \.isPast) { asked.isHistory = true }
        return asked
    }

    /// Rows of words with a day and something that takes place, which may be the title of an event.
    private func titles(_ words: Words, _ spans: [AskedSpan]) -> [Asked.Title] {
        let rows = spans.split { span in
            switch span.meaning {
            case .time, .kind, .sort, nil: false
            default: true
            }
        }
        return rows.filter { $0.count > 1 && $0.contains(where: \.isTime) && !$0.allSatisfy(\.isTime) }.compactMap {
            row in
            guard let first = row.first?.words.lowerBound, let end = row.last?.words.upperBound else { return nil }
            let (title, others) = (words.folded[first..<end], words.folded[..<first] + words.folded[end...])
            return Asked.Title(
                text: title.map { String($0.trimmingPunctuation) }.joined(separator: " "),
                rest: others.joined(separator: " "))
        }
    }

    /// Whatever may be the title of the one event that is asked about, "house meeting" of "where is the house meeting in
    /// leeds", the longest first.
    private func titlesAskedFor(_ words: Words, _ spans: [AskedSpan]) -> [Asked.Title] {
        guard let one = spans.firstIndex(where: { $0.meaning == .one }) else { return [] }
        let named = spans[(one + 1)...].drop { words.folded[$0.words].allSatisfy(AskedWords.ofNames.contains) }
        guard let first = named.first?.words.lowerBound else { return [] }
        return named.reversed().prefix(Self.mostTitles).compactMap { last in
            let end = last.words.upperBound
            guard end > first + 1 else { return nil }
            let (title, others) = (words.folded[first..<end], words.folded[..<first] + words.folded[end...])
            return Asked.Title(
                text: title.map { String($0.trimmingPunctuation) }.joined(separator: " "),
                rest: others.joined(separator: " "))
        }
    }

    /// How many titles are tried of which one may be asked about.
    private static let mostTitles = 8

    /// The spans of each sentence.
    private func sentences(_ words: Words, _ spans: [AskedSpan]) -> [[AskedSpan]] {
        var sentences: [[AskedSpan]] = [[]]
        for span in spans {
            sentences[sentences.count - 1].append(span)
            let word = words.written(span.words.upperBound - 1)
            if word.count > 1, word.last.map({ ".!?".contains($0) }) == true { sentences.append([]) }
        }
        return sentences.filter { !$0.isEmpty }
    }

    private func asked(_ words: Words, _ spans: [AskedSpan], _ isSentence: Bool) -> Asked {
        var asked = Asked()
        var isJoined = true
        var isOr = false
        var end = 0
        for span in spans {
            if !isJoined, endsWithComma(words, span.words.lowerBound - 1) { isJoined = true }
            if case .fact = span.meaning, isOr, !asked.facts.isEmpty { asked.isAnyFactEnough = true }
            if span.meaning == nil, isOr, !asked.topics.isEmpty { asked.isAnyTopicEnough = true }
            take(
                span, words, isJoined: isJoined, isNext: span.words.lowerBound == end, isSentence: isSentence,
                into: &asked)
            switch span.meaning {
            case .alternative:
                isJoined = true
                isOr = words.folded[span.words.lowerBound] == "or"
            case .kind, .sort: (isJoined, isOr) = (false, false)
            case .filler: break
            default: (isJoined, isOr) = (true, false)
            }
            end = span.words.upperBound
        }
        if let last = spans.last(where: { $0.meaning != .filler }), last.meaning == nil,
            ["near", "nearby", "around"].contains(words.folded[last.words.lowerBound]), asked.spots.count == 1
        {
            asked.topics.removeAll { $0.position == last.words }
            asked.spots[0].isNear = true
        }
        if asksOfOne(words, spans) { asked.isAboutOne = true }
        for case .reach(let reach) in spans.map(\.meaning) { asked.reach(reach) }
        for index in asked.topics.indices where isAlternative(asked.topics[index], words, spans) {
            asked.topics[index].isNamed = false
        }
        if spans.contains(where: { $0.meaning == .centre }), asked.spots.count == 1, asked.spots[0].miles == nil,
            case .place = asked.spots[0].spot
        {
            asked.spots[0].miles = Self.centreMiles
        }
        return asked
    }

    /// Whether the words of a topic are only another way to say what is known: "any low-sensory or quiet events".
    private func isAlternative(_ topic: Asked.Topic, _ words: Words, _ spans: [AskedSpan]) -> Bool {
        guard let or = spans.firstIndex(where: { $0.words.lowerBound == topic.position.upperBound }),
            words.folded[spans[or].words] == ["or"], or + 1 < spans.count
        else { return false }
        switch spans[or + 1].meaning {
        case .fact, .kind, .sort: return true
        default: return false
        }
    }

    /// Whether something is asked about one event: "is the bingo step-free?", "is there a loop at the housing forum?".
    private func asksOfOne(_ words: Words, _ spans: [AskedSpan]) -> Bool {
        let folded = words.folded
        guard folded.count > 2, let fact = spans.firstIndex(where: \.isFact) else { return false }
        let before = spans[..<fact].contains { if $0.meaning == nil || $0.isKind { true } else { false } }
        if folded[0] == "is", folded[1] != "there", before { return !AskedWords.ofAny.contains(folded[1]) }
        let isThere = ["is there", "will there", "is their"].contains(folded[0..<2].joined(separator: " "))
        let end = spans[fact].words.upperBound
        return isThere && folded[end...].prefix(2).elementsEqual(["at", "the"])
            && spans[(fact + 1)...].contains { $0.meaning == nil || $0.isKind }
    }

    private func endsWithComma(_ words: Words, _ index: Int) -> Bool {
        index >= 0 && words.written(index).last.map { ",;/".contains($0) } == true
    }

    private func take(
        _ span: AskedSpan, _ words: Words, isJoined: Bool, isNext: Bool, isSentence: Bool, into asked: inout Asked
    ) {
        switch span.meaning {
        case .time(let time, _) where span.isExcluded: asked.exceptTimes.append(time)
        case .time(let time, _): asked.times = AskedTime.joining(asked.times, time)
        case .spot(let reading) where span.isExcluded: asked.exceptSpots.append(reading)
        case .spot(let reading): join(reading, into: &asked.spots)
        case .nearMe(let reach): asked.nearMe = reach
        case .kind(let kind): choose(Asked.Choice(kind: kind), span, isJoined, into: &asked)
        case .sort(let sort):
            let typed = span.words.count > 1 ? words.folded[span.words].joined(separator: " ") : nil
            choose(Asked.Choice(sort: sort, words: typed), span, isJoined, into: &asked)
        case .fact(let fact) where !span.isExcluded: if !asked.facts.contains(fact) { asked.facts.append(fact) }
        case .online(let isOnline): asked.isOnline = isOnline != span.isExcluded
        case .history: asked.isHistory = true
        case .one: asked.isAboutOne = true
        case nil where span.isExcluded: except(span, words, isNext: isNext, into: &asked)
        case nil: search(span, words, isNext: isNext, isSentence: isSentence, into: &asked)
        case .fact(let fact): asked.leftOut.append("not \(fact.name)")
        case .exclusion, .alternative, .filler, .subject, .centre, .reach: break
        }
    }

    /// Adds a kind or a sort: an alternative to the others, or, right next to another, part of the same.
    private func choose(
        _ choice: Asked.Choice, _ span: AskedSpan, _ isJoined: Bool, into asked: inout Asked
    ) {
        if span.isExcluded { return asked.exceptChoices.append(choice) }
        if asked.choices.contains(choice) { return }
        guard !isJoined, let last = asked.choices.last else { return asked.choices.append(choice) }
        switch (last.kind, last.sort, choice.kind, choice.sort) {
        case (let kind?, nil, nil, let sort?), (nil, let sort?, let kind?, nil):
            let isWithin = sort.kind == kind.id
            asked.choices[asked.choices.count - 1] = Asked.Choice(
                kind: isWithin ? nil : kind, sort: sort, words: last.words ?? choice.words)
        default: asked.choices.append(choice)
        }
    }

    /// Joins two names such as "bangor, gwynedd" to the place of the one that lies in the other; others are
    /// alternatives.
    private func join(_ reading: SpotReading, into spots: inout [SpotReading]) {
        for (index, other) in spots.enumerated() {
            if other.spot == reading.spot {
                if reading.isNear { spots[index] = reading }
                return
            }
            for (small, large) in [(other, reading), (reading, other)] {
                guard case .area(let area) = large.spot else { continue }
                let inside = ([small.spot] + small.others).first { gazetteer.isWithin($0.areaID, area.id) }
                guard let inside else { continue }
                spots[index] = small
                (spots[index].spot, spots[index].others) = (inside, [])
                return
            }
            // "Leeds LS6": the postcode says it more exactly.
            for (exact, town) in [(other, reading), (reading, other)]
            where exact.postcode != nil && town.postcode == nil {
                guard let one = exact.spot.point, let two = town.spot.point, one.miles(to: two) < 15 else { continue }
                spots[index] = exact
                return
            }
        }
        spots.append(reading)
    }

    /// Takes words to search for; words next to each other are one topic.
    private func search(
        _ span: AskedSpan, _ words: Words, isNext: Bool, isSentence: Bool, into asked: inout Asked
    ) {
        let position = span.words.lowerBound
        let text = words.written(position).trimmingPunctuation()
        // Looking for near names is slow, and somebody who types many unknown words means them.
        let slip = asked.topics.count < Self.mostSlips ? self.slip(words, at: position, isSentence: isSentence) : nil
        if isNext, let last = asked.topics.last, last.position.upperBound == position, last.slip == nil {
            asked.topics[asked.topics.count - 1].text += " \(text)"
            asked.topics[asked.topics.count - 1].position = last.position.lowerBound..<position + 1
        } else {
            let before = position > 0 ? words.folded[position - 1] : ""
            asked.topics.append(
                Asked.Topic(
                    text: String(text), slip: slip, isNamed: AskedWords.leadsTopic.contains(before),
                    position: span.words))
        }
    }

    /// Takes words that must not be in what is found; words next to each other belong together.
    private func except(_ span: AskedSpan, _ words: Words, isNext: Bool, into asked: inout Asked) {
        let text = words.written(span.words.lowerBound).trimmingCharacters(in: .punctuationCharacters)
        if isNext, let last = asked.exceptTopics.last, last.position.upperBound == span.words.lowerBound {
            asked.exceptTopics[asked.exceptTopics.count - 1].text += " \(text)"
            asked.exceptTopics[asked.exceptTopics.count - 1].position = last.position.lowerBound..<span.words.upperBound
        } else {
            asked.exceptTopics.append(Asked.Topic(text: text, position: span.words))
        }
    }

    /// How many topics of a question may be slips for names.
    private static let mostSlips = 3

    private func corrected(_ words: Words, _ topics: [Asked.Topic]) -> String? {
        guard topics.contains(where: { $0.slip != nil }) else { return nil }
        var corrected: [String] = []
        var end = 0
        for topic in topics where topic.position.lowerBound >= end {
            guard let slip = topic.slip else { continue }
            corrected += words.folded[end..<topic.position.lowerBound] + [slip]
            // A name of several words takes the place of as many.
            let count = max(topic.position.count, Words(slip).folded.count)
            end = min(topic.position.lowerBound + count, words.folded.count)
        }
        corrected += words.folded[end...]
        return corrected.joined(separator: " ")
    }

    /// The name that a word is probably a slip of the finger for.
    ///
    /// In a sentence, most words that name nothing are no slips: only after "in" or the like is a place meant.
    private func slip(_ words: Words, at position: Int, isSentence: Bool) -> String? {
        let word = words.folded[position]
        guard word.count > 3, word.allSatisfy(\.isLetter) else { return nil }
        let one = [word][...]
        let before = position > 0 ? words.folded[position - 1] : ""
        let isEvents = recognised.contains(.events)
        // "Cambrige anything on": what stands before a question is where.
        let isBeforeQuestion =
            position == 0 && words.folded.count > 1 && AskedWords.asksForAll.contains(words.folded[1])
        let mayBePlace = !isSentence || AskedWords.leadsPlace.contains(before) || isBeforeQuestion
        let mayBeKind = isEvents && (!isSentence || AskedWords.leadsKind.contains(before))
        let rest = words.folded[position...]
        // To look through all places is slow, so it is done once for the word and the names that go on behind it.
        let place = mayBePlace ? gazetteer.nearestName(to: isSentence ? one : rest) : nil
        if let name = place, (2...max(2, rest.count)).contains(Words(name).folded.count) {
            return name
        }
        let near =
            (mayBeKind ? kinds.suggestions(for: one) + [EventFact.suggestion(for: one)].compactMap(\.self) : [])
            + [place].compactMap(\.self)
        // "Croyden" behind "in" sounds like the name, and is no word of a sentence.
        let isLed = ["in", "near", "around", "from", "at"].contains(before) && word.count > 5
        return near.first { name in
            // A short name differs from too many words by a letter.
            Words(name).folded.count == 1 && name.count > 4
                && (!isSentence || name.count != word.count || name.lowercased().sorted() == word.sorted()
                    || isLed && AskedWords.soundsLike(word, name.lowercased()))
        }?.lowercased()
    }

    // MARK: What cannot be meant

    private func refuse(_ words: Words, _ spans: [AskedSpan]) throws(AskedProblem) {
        for span in spans where span.meaning == nil || span.meaning == .filler {
            let rest = words.folded[span.words.lowerBound...]
            if let distance = Reach.unreadable(rest) { throw .distance(distance) }
            // "March 9999": a year that nobody can mean is no word to search for.
            if span.meaning == nil, let word = rest.first, word.utf8.count == 4, let year = Int(word),
                !WhenReader.years.contains(year), rest.startIndex > 0,
                WhenReader.isMonth(words.folded[rest.startIndex - 1])
            {
                throw .when(.yearOutOfRange(year))
            }
            if recognised.contains(.times) {
                do throws(WhenProblem) {
                    try WhenReader.refuseNumbers(rest, today: today)
                    if span.meaning == nil { try WhenReader.refuseDays(rest, today: today) }
                } catch {
                    switch error {
                    case .noSuchDate, .weekdayMismatch, .yearOutOfRange, .spanOutOfRange: throw .when(error)
                    default: break
                    }
                }
            }
            guard let lead = Reach.before(rest)?.consumed ?? Reach.after(rest)?.consumed else { continue }
            // "near" at its end, or before something that is no place.
            let next = spans.first { $0.words.lowerBound >= span.words.lowerBound + lead && $0.meaning != .filler }
            // "I'm in Stockport, what's near?"
            if next == nil, spans.contains(where: \.isSpot) { continue }
            switch next?.meaning {
            case .spot, .nearMe: break
            case nil:
                guard let next, next.words.lowerBound == span.words.lowerBound + lead else { throw .nearWhat }
                let name = words.folded[next.words.lowerBound...]
                let end = spans.first { $0.words.lowerBound > next.words.lowerBound && $0.meaning != nil }
                let count = (end?.words.lowerBound ?? words.folded.count) - next.words.lowerBound
                throw .nearUnknown(
                    Words(words.dropFirst(next.words.lowerBound).text(before: count)).text,
                    suggestion: gazetteer.suggestions(for: name).first)
            default: if lead > 1 || rest.first == "near" { throw .nearWhat }
            }
        }
    }
}

/// Words that shape a question.
enum AskedWords {
    /// Words that say nothing, but make no sentence either.
    static let ofNames: Set<String> = [
        "the", "a", "an", "in", "at", "on", "of", "for", "with", "to", "upon", "any", "all", "and", "please", "event",
        "events", "near", "around", "from",
    ]
    /// Words with which another clause begins.
    static let clauses: Set<String> = [
        "so", "and", "but", "what", "what's", "whats", "any", "anything", "is", "are", "when", "where", "who",
        "looking",
    ]
    /// Words after which what is asked for is named.
    static let leadsTopic: Set<String> = ["about", "any", "regarding", "re", "concerning", "called", "no", "more"]
    /// Words after which a kind of event may be named.
    static let leadsKind = leadsTopic.union(["a", "an", "the", "some"])
    /// Words after which a place is named.
    static let leadsPlace: Set<String> = ["in", "near", "around", "from", "at", "to", "for"]
    /// Short forms of words, as people type them.
    static let short: [String: String] = [
        "wk": "week", "wks": "weeks", "wkend": "weekend", "wknd": "weekend", "w'end": "weekend", "w/end": "weekend",
        "aft": "afternoon", "arvo": "afternoon", "morn": "morning",
        "mornin": "morning", "nite": "night", "mtg": "meeting", "mtgs": "meetings", "conf": "conference",
        "wkshop": "workshop", "iwd": "women's day", "tdov": "trans day of visibility",
        "wot": "what", "tdor": "trans day of remembrance", "nxt": "next", "nex": "next", "thsi": "this",
        "mins": "minutes",
        "hrs": "hours", "hols": "holidays", "freebie": "free event", "freebies": "free events", "uni": "university",
        "unis": "universities",
    ]

    /// Who is new, in "for new members".
    static let newcomers: Set<String> = ["members", "member", "people", "starters", "folk", "comrades"]

    /// The words with what people call several things at once, and what they leave out, written out.
    static func writtenOut(_ words: Words) -> Words {
        let whole = withNextOf(words)
        guard whole.folded.contains(where: { ["deaf", "hearing", "school"].contains($0) || $0.hasPrefix("deaf-") })
        else { return whole }
        return ofSeveral.reduce(whole) { whole, several in
            let (phrases, text) = several
            let start = whole.folded.indices.first { phrases.length(whole.folded[$0...]) > 0 }
            guard let start else {
                return whole
            }
            let end = start + phrases.length(whole.folded[start...])
            let (before, after) = (whole.text(before: start), whole.text(after: end))
            // "I'm deaf, what is interpreted?" says itself what is needed.
            let isSaid = text == signsOrCaptions && (namesAid(Words(before)) || namesAid(Words(after)))
            return Words("\(before) \(isSaid ? "" : text) \(after)")
        }
    }

    private static func namesAid(_ words: Words) -> Bool {
        words.folded.indices.contains { index in
            EventFact.read(words.folded[index...]).map { [.signLanguage, .captions].contains($0.fact) } ?? false
        }
    }

    private static let signsOrCaptions = "bsl or captions"

    /// The words with "not this weekend but next" and "the weekend after this one" as the next weekend.
    private static func withNextOf(_ words: Words) -> Words {
        let folded = words.folded
        guard let this = folded.indices.dropLast().first(where: { folded[$0] == "this" || folded[$0] == "after" })
        else { return words }
        if folded[this] == "after", this > 0, units.contains(folded[this - 1]), folded[this + 1] == "this",
            this + 2 == folded.count || !units.contains(folded[this + 2])
        {
            let isOne = this + 2 < folded.count && folded[this + 2] == "one"
            let start = this > 1 && folded[this - 2] == "the" ? this - 2 : this - 1
            return Words(
                "\(words.text(before: start)) next \(folded[this - 1]) \(words.text(after: this + (isOne ? 3 : 2)))")
        }
        guard folded[this] == "this", units.contains(folded[this + 1]),
            let next = folded.indices.dropFirst(this + 2).first(where: { folded[$0] == "next" }),
            next + 1 == folded.count || behindNext.contains(folded[next + 1])
                || words.written(next).last.map({ ",.?!".contains($0) }) == true
        else { return words }
        let isOne = next + 1 < folded.count && folded[next + 1] == "one"
        let end = isOne ? next + 2 : next + 1
        return Words("\(words.text(before: next)) next \(folded[this + 1]) \(words.text(after: end))")
    }

    private static let units = Set(["week", "weekend", "month"]).union(weekdays)
    /// Words behind a "next" that leaves out what.
    private static let behindNext: Set<String> = [
        "one", "please", "then", "instead", "thanks", "in", "near", "at", "or", "and", "but", "if", "for", "either",
    ]

    private static let ofSeveral: [(Phrases, String)] = [
        (
            Phrases([
                "deaf friendly", "deaf accessible", "deaf access", "deaf aware", "for deaf people", "for the deaf",
                "accessible to deaf people", "hard of hearing", "i'm deaf", "im deaf", "i am deaf", "we're deaf",
            ]), signsOrCaptions
        ),
        (
            Phrases([
                "not on a school night", "not on school nights", "not a school night", "not school nights",
                "no school nights", "but not on a school night",
            ]), "on fridays or saturdays"
        ),
    ]

    /// Words after "is" with which something of a kind is asked for, not one event.
    static let ofAny: Set<String> = [
        "any", "anything", "anyone", "there", "it", "something", "everything", "all", "this",
    ]

    /// Words for what is told of one event, and asked for by no list.
    static let partsOfOne: Set<String> = [
        "concession", "concessions", "discount", "discounts", "ticket", "tickets", "parking", "toilet", "toilets",
        "loo", "loos", "lift", "stairs", "entry", "fee", "postcode", "address", "price", "prices", "cost", "costs",
        "rate",
        "rates", "venue", "location", "unwaged", "concessionary", "waged",
    ]

    /// Words of somebody who does not like what they name.
    static let complaining: Set<String> = ["too", "hate", "hates", "sick", "tired", "bored", "dislike", "loathe"]

    static let weekdays: Set<String> = [
        "monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday", "weekday",
    ]

    /// Words between "not" and a time.
    static let beforeTime = ofNames.union([
        "anything", "this", "next", "do", "make", "come", "go", "be", "early", "late", "too", "so", "very",
    ])

    /// Words between "before" or the like and its time.
    static let leadingTime: Set<String> = ["on", "in", "at", "about", "around", "until", "till", "til"]

    /// Words that begin or end a span of time.
    static let bounds: Set<String> = ["before", "after", "until", "till", "til", "from", "since", "by"]
    static let alternatives: Set<String> = ["or", "and", "&", "+", "/", "plus", "and/or", "nor"]
    static let exclusions: Set<String> = [
        "not", "no", "without", "except", "excluding", "minus", "isn't", "isnt", "aren't", "arent", "ain't", "aint",
        "besides",
    ]

    /// Whether a question begins so that wants what there is: "isn't there anything in Hull?".
    static func asksNegatively(_ word: String) -> Bool { word.hasPrefix("is") || word.hasPrefix("a") }

    /// "Not" in these excludes nothing.
    static let notOnly = Phrases(["not only", "not just", "no more than", "no further than", "no farther than"])

    /// Words that ask whether something takes place.
    static let statuses = Phrases([
        "cancelled", "canceled", "called off", "postponed", "been cancelled", "been called off", "been moved",
        "still on", "still happening", "still going ahead", "going ahead", "still running", "taking place",
        "still taking place", "go ahead", "still go ahead", "be going ahead", "happen", "be on", "be happening",
    ])
    /// Words with which a question begins that wants a yes or a no.
    static let askingWhether: Set<String> = [
        "is", "isn't", "isnt", "was", "wasn't", "has", "hasn't", "hasnt", "are", "will", "did", "does",
    ]

    /// Words with which a question begins that asks something of one thing.
    static let askingOfOne: Set<String> = askingWhether.union([
        "when", "when's", "whens", "where", "where's", "wheres", "which", "how", "can", "could", "do", "have", "need",
        "should", "ok", "okay", "whereabouts", "remind",
    ])

    /// Words with which questions begin.
    static let beginningQuestions: Set<String> = askingWhether.union([
        "what", "what's", "whats", "when", "when's", "whens", "where", "where's", "wheres", "which", "who", "any",
        "anything", "how", "can", "could", "do",
    ])

    /// Words with which somebody asks for all that there is.
    static let asksForAll: Set<String> = [
        "any", "anything", "anyfing", "owt", "something", "what", "what's", "whats", "wot", "wots", "wat", "wats",
    ]

    /// Words that mean the neighbourhood of whoever asks.
    static let nearAsker = Phrases([
        "closer to me", "nearer to me", "nearer me", "closer to home", "nearer to home", "nearer home",
        "nearest to me", "nearest me", "my nearest", "our nearest", "my closest", "our closest", "closest to me",
        "nearest to us", "closest to us", "in my area", "my area",
        "in my neck of the woods", "round my way", "around my way", "round here", "around here", "in my town",
        "in my city", "my neighbourhood", "in my neighbourhood",
    ])

    /// The longest phrase at the start of the words that says how or what is asked.
    static func phrase(_ words: ArraySlice<String>) -> (AskedSpan.Meaning, Int)? {
        guard let (meanings, consumed) = phrases.longest(words), let meaning = meanings.first else { return nil }
        return (meaning, consumed)
    }

    private static let phrases = PhraseIndex(
        ["history", "past", "archive", "old", "previous", "earlier", "used to be"].map {
            (name: $0, meaning: AskedSpan.Meaning.history)
        }
            + [
                "was on", "what was", "what did", "did i miss", "did we miss", "i missed", "have i missed", "was there",
                "were there", "what happened", "happened", "how did", "how was", "did you do", "did we do",
            ].map { (name: $0, meaning: .history) }
            + [
                "can't make", "cant make", "can't do", "cant do", "busy on", "not free on", "working on", "other than",
                "apart from", "anywhere but", "everywhere but", "anything but", "everything but", "any day but",
                "every day but", "any time but", "all but", "or is it all", "or is everything", "or are they all",
                "or is it just", "avoid", "avoiding", "neither", "nothing on", "not on",
                "not in", "not at",
            ].map { (name: $0, meaning: .exclusion) }
            + ["city centre", "town centre", "centre of", "the centre of", "the centre"].map {
                (name: $0, meaning: .centre)
            }
            + [
                "in person", "in-person", "face to face", "face-to-face", "irl", "in real life", "offline",
                "physical", "not on zoom", "not online", "nothing online", "nothing on zoom", "no zoom",
            ].map { (name: $0, meaning: .online(false)) }
            + [
                "online", "on line", "zoom", "on zoom", "via zoom", "over zoom", "by zoom", "remote", "remotely",
                "virtual", "virtually", "from home", "at home", "from my sofa", "from the sofa", "from bed",
                "online only", "hybrid", "over the internet", "on the internet", "zoom call", "zoom calls",
                "video call",
                "video calls", "webinar", "webinars",
            ].map { (name: $0, meaning: .online(true)) }
            + [
                "when was", "where was", "how much was", "when did",
                "when is", "when's", "whens", "when does", "when will", "where is", "where's", "wheres", "what time",
                "what day", "what date", "how much", "how many", "how long", "what's the damage", "whats the damage",
                "what was that", "when was that", "where was that",
                "how do i get to", "which day", "is the",
                "is this", "is that", "does the", "is the next", "when is the next", "what's the", "whats the",
                "where and when", "when and where", "where n when", "when n where", "which union", "what union",
                "get into the", "get in to the", "get in at the",
                "who is running", "details of", "details for", "tell me about the", "more about the",
            ].map { (name: $0, meaning: .one) })
}

extension Words {
    /// Whether it is all in capitals, which then mark nothing.
    var isShouted: Bool { !text.contains(where: \.isLowercase) }
}
