/// Reads the time of a question: days in any of the ways that people write them, and a part of the day before or after
/// them.
struct AskedPhrase {
    let today: LocalDate
    /// What clocks showed when it was asked, for what is counted in hours; nil if that is not known.
    var clock: LocalTime?
    let nation: Nation
    /// The word before the expression, if there is one.
    let previous: String?

    /// What is read so far.
    struct Reading {
        var spans: [DateRange] = []
        var weekdays: Set<Weekday> = []
        var hours: Range<Int>?
        var dayName = ""
        var hoursName = ""
        var isSure = true
        /// What "and next" counts on from.
        var period: AskedPeriod?
        /// Whether a span is open at its end, so that it is not narrowed further.
        var isOpen = false
        /// Whether its hours are counted from the minute in which it was asked.
        var isFromNow = false
        /// How an hour was written, if the hours are one: "at 5", "7pm".
        var hour: Hour?

        enum Hour { case sure, open }

        init() {}

        init(_ span: DateRange, _ name: String? = nil) {
            spans = [span]
            dayName = name ?? span.askedName
        }

        init(hours: Range<Int>, _ name: String, weekdays: Set<Weekday> = []) {
            (self.hours, hoursName, self.weekdays) = (hours, name, weekdays)
        }

        var hasDays: Bool { !spans.isEmpty || !weekdays.isEmpty }

        func asked(today: LocalDate) -> AskedTime {
            let isPast = spans.last.map { $0.upperBound < today } ?? false
            let name = [dayName, hoursName].filter { !$0.isEmpty }.joined(separator: " ")
            var time = AskedTime(spans: spans, weekdays: weekdays, hours: hours, isPast: isPast, name: name)
            time.isFromNow = isFromNow
            return time
        }
    }

    /// The little words that may stand before a time and mean nothing by themselves.
    private static let leads: Set<String> = [
        "on", "in", "for", "over", "during", "at", "of", "the", "any", "around", "about", "some", "throughout",
    ]
    private static let joiners: Set<String> = ["and", "or", "&", "+", "plus", "/"]
    /// How many days ahead a span without an end reaches.
    static let furthest = 400

    /// Whether a time may begin with a word; almost all words are passed over by this alone.
    static func mayBegin(_ word: String) -> Bool {
        switch WhenToken.reading(word).first {
        case .other?, .slipOfMonth?:
            break
        case .dash?, nil: return false
        default: return true
        }
        let text = word.trimmingPunctuation.prefix { $0 != "-" }.filter { $0 != "'" }
        return beginnings.contains(text) || AskedLength.mayBegin(text)
    }

    private static let beginnings: Set<String> = {
        var words = leads.union([
            "yesterday", "last", "coming", "past", "upcoming", "rest", "later", "early", "mid", "late", "middle", "end",
            "start", "beginning", "first", "second", "third", "fourth", "fifth", "w/c", "wc", "commencing", "between",
            "since", "before", "by", "within", "every", "each", "now", "spring", "summer", "autumn", "winter",
            "couple", "few", "daytime", "lunchtime", "lunch", "teatime", "weeknight", "weeknights", "weekday",
            "weekdays",
            "half", "a", "an", "eod", "eom", "eoy",
            "weekends", "mornings", "afternoons", "evenings", "nights", "earlier", "recently", "current", "following",
            "previous", "towards", "midweek", "soon", "saint", "all", "year", "anytime", "pride",
            "no", "not", "ahead", "prior", "up",
        ])
        words.formUnion(HolidayName.rows.keys)
        words.formUnion(WhenPhrase.spelled.keys)
        words.formUnion(["twenty", "thirty"])
        words.formUnion(Weekday.allCases.map { $0.name.lowercased() + "s" })
        return words
    }()

    /// Reads at the position of `phrase` and moves past it; nil if there is no time.
    func read(_ phrase: inout WhenPhrase) throws(WhenProblem) -> Reading? {
        let isNextDay = beginsWithNextDay(phrase)
        guard var reading = try element(&phrase) else { return nil }
        while true {
            var trial = phrase
            guard trial.take(anyOf: Self.joiners) || trial.isAtPart, trial.next != nil else { break }
            if let period = reading.period, let next = period.following(&trial) {
                reading.join(Reading(next, ""))
                reading.dayName += reading.dayName.hasPrefix("next") ? " and the one after" : " and next"
                phrase = trial
                break
            }
            let isWeekday = if case .weekday? = trial.next { true } else { false }
            guard var other = try? element(&trial), reading.mayJoin(other) else { break }
            if isNextDay, isWeekday { other.move(intoWeekOf: reading) }
            reading.join(other)
            phrase = trial
        }
        return isMoved(phrase) ? nil : reading
    }

    /// Whether it begins with "next tuesday" or the like, whose "next" holds for the days that "and" joins to it.
    private func beginsWithNextDay(_ phrase: WhenPhrase) -> Bool {
        var trial = phrase
        trial.skip(.on)
        guard trial.take(.keyword(.next)), case .weekday? = trial.next else { return false }
        return true
    }

    /// Whether "+ 3 days" or "- 3 days" follows, so that the time before it is not the one that is meant; behind a dash
    /// "3 hours" is how long it takes.
    private func isMoved(_ phrase: WhenPhrase) -> Bool {
        var trial = phrase
        if trial.take(words: "+") { return AskedLength(reading: &trial) != nil }
        if trial.take(.dash) { return AskedLength(reading: &trial).map { $0.roughDays > 0 } ?? false }
        return trial.text.first == "+" && trial.text.dropFirst().first?.isNumber == true
    }

    /// Days and a part of the day, in either order.
    private func element(_ phrase: inout WhenPhrase) throws(WhenProblem) -> Reading? {
        var reading = Reading()
        var isRead = false
        var problem: WhenProblem?
        for turn in 0..<4 {
            var isLed = false
            var found: (part: Reading, phrase: WhenPhrase)?
            // With the lead as a part of it, "from 14 march", and without it.
            var trial = phrase
            for _ in 0..<4 where found == nil {
                // Two little words in a row: the first means nothing by itself.
                if trial.isTwice(anyOf: Self.leads), !AskedLength.isLed(trial) {
                    trial.take(anyOf: Self.leads)
                    isLed = true
                    continue
                }
                var candidates: [(part: Reading, phrase: WhenPhrase)] = []
                do throws(WhenProblem) {
                    if let days = try days(trial, isLed: isLed || turn > 0) { candidates.append(days) }
                } catch {
                    problem = problem ?? error
                }
                if let hours = AskedHours.read(trial, isLed: isLed), !isOfDottedDate(trial) { candidates.append(hours) }
                if turn > 0, reading.hasDays, let half = AskedHours.half(trial) { candidates.append(half) }
                found = candidates.filter { reading.mayNarrow($0.part) }.max { $0.phrase.position < $1.phrase.position }
                guard found == nil, problem == nil, trial.take(anyOf: Self.leads) else { break }
                isLed = true
            }
            guard let found else { break }
            if turn > 0, phrase.isAtPart, found.part.hasDays, reading.hasDays { break }
            reading.narrow(found.part)
            (phrase, isRead) = (found.phrase, true)
        }
        if !isRead, let problem { throw problem }
        return isRead ? reading : nil
    }

    /// Whether "10.21" at a position may be the month and the year of "26. 10.21".
    private func isOfDottedDate(_ phrase: WhenPhrase) -> Bool {
        guard case .clock(let reading)? = phrase.next, reading.half == nil, phrase.text.contains("."), let previous
        else {
            return false
        }
        return wholeNumber(previous[...], digits: 1...2) != nil
    }

    /// The longest reading of days at a position.
    private func days(
        _ phrase: WhenPhrase, isLed: Bool
    ) throws(WhenProblem) -> (part: Reading, phrase: WhenPhrase)? {
        var best: (part: Reading, phrase: WhenPhrase)?
        var problem: WhenProblem?
        for alternative in alternatives {
            var trial = phrase
            do throws(WhenProblem) {
                guard let reading = try alternative(&trial, isLed),
                    trial.position > (best?.phrase.position ?? phrase.position)
                else { continue }
                best = (reading, trial)
            } catch {
                problem = problem ?? error
            }
        }
        if best == nil, let problem { throw problem }
        return best
    }

    private typealias Alternative = (inout WhenPhrase, Bool) throws(WhenProblem) -> Reading?

    private var alternatives: [Alternative] {
        [
            plural, pastDay, openSpan, counted, neighbour, roughly, listOfDays, plainSpan, yearFirst, lastDay,
            partOfPeriod, namedPeriod, numberedWeekday,
            weekOf,
            holiday, ordinalSpan, ordinal,
        ]
    }
}

extension AskedPhrase.Reading {
    /// Whether another part makes this one narrower: hours to days, days of the week to a span.
    fileprivate func mayNarrow(_ part: AskedPhrase.Reading) -> Bool {
        if let (hours, other) = bothHours(part), hour(of: other, in: hours) == nil { return false }
        if part.spans.isEmpty && part.weekdays.isEmpty { return true }
        if part.spans.isEmpty { return weekdays.isEmpty && (spans.isEmpty || isWide) }
        return spans.isEmpty && (weekdays.isEmpty || part.isWide)
    }

    /// A part of the day and an hour in it, "tomorrow afternoon at 5", in either order; nil if not both have hours.
    private func bothHours(_ part: AskedPhrase.Reading) -> (part: AskedPhrase.Reading, hour: AskedPhrase.Reading)? {
        guard hours != nil, part.hours != nil else { return nil }
        return hour == nil ? (self, part) : (part, self)
    }

    /// The hour within the part of the day, whose half of the day that decides if the hour leaves it open.
    private func hour(of hour: AskedPhrase.Reading, in part: AskedPhrase.Reading) -> AskedPhrase.Reading? {
        guard part.hour == nil, let kind = hour.hour, let minute = hour.hours?.lowerBound, let range = part.hours else {
            return nil
        }
        let minutes = kind == .sure ? [minute] : [minute, minute < 720 ? minute + 720 : minute - 720]
        return minutes.first { (range.lowerBound...range.upperBound).contains($0) }.map { AskedHours.at($0) }
    }

    /// Whether days of the week can be picked out of it.
    private var isWide: Bool { spans.contains { $0.count > 6 } }

    fileprivate mutating func narrow(_ part: AskedPhrase.Reading) {
        if !part.spans.isEmpty { (spans, period, isOpen) = (part.spans, part.period, part.isOpen) }
        if !part.weekdays.isEmpty { weekdays = part.weekdays }
        isFromNow = isFromNow || part.isFromNow
        if let (wide, other) = bothHours(part), let exact = hour(of: other, in: wide) {
            (hours, hoursName, hour) = (exact.hours, exact.hoursName, .sure)
        } else if part.hours != nil {
            (hours, hoursName, hour) = (part.hours, part.hoursName, part.hour)
        }
        if dayName.isEmpty {
            dayName = part.dayName
        } else if !part.dayName.isEmpty {
            dayName += (part.spans.isEmpty ? " " : " in ") + part.dayName
        }
        isSure = isSure && part.isSure || hasDays && hours != nil
    }

    /// Whether "and" joins another reading to this one.
    fileprivate func mayJoin(_ other: AskedPhrase.Reading) -> Bool {
        guard spans.isEmpty == other.spans.isEmpty, weekdays.isEmpty == other.weekdays.isEmpty, hasDays, !isOpen else {
            return false
        }
        return hours == nil || other.hours == nil || hours == other.hours
    }

    /// Moves one day to the same day of the week in which `first` begins.
    fileprivate mutating func move(intoWeekOf first: AskedPhrase.Reading) {
        guard spans.count == 1, spans[0].count == 1, let monday = first.spans.first?.lowerBound.monday else { return }
        let day = monday.advanced(by: spans[0].lowerBound.weekday.rawValue - 1)
        (spans, dayName) = ([day...day], (day...day).askedName)
    }

    fileprivate mutating func join(_ other: AskedPhrase.Reading) {
        spans = (spans + other.spans).sorted { $0.lowerBound < $1.lowerBound }
        weekdays.formUnion(other.weekdays)
        if hours == nil { (hours, hoursName) = (other.hours, other.hoursName) }
        if !other.dayName.isEmpty { dayName += " and " + other.dayName }
        isSure = isSure || other.isSure
    }
}

extension DateRange {
    /// "Friday 13 March", "Sat 7 to Sun 8 March".
    var askedName: String {
        if lowerBound == upperBound {
            return "\(lowerBound.weekday.name) \(lowerBound.day) \(monthNames[lowerBound.month - 1])"
        }
        return shortText
    }
}

/// A stretch of the calendar that people count by.
enum AskedPeriod: Hashable {
    case week(LocalDate)
    case weekend(LocalDate)
    case month(Int, year: Int)

    var days: DateRange {
        switch self {
        case .week(let monday): return monday...monday.advanced(by: 6)
        case .weekend(let monday): return monday.advanced(by: 5)...monday.advanced(by: 6)
        case .month(let month, let year):
            return WhenReader.wholeMonth(month, of: year) ?? LocalDate(dayNumber: 0)...LocalDate(dayNumber: 0)
        }
    }

    /// Takes "next", "the one after" or "the week after" as the period after this one.
    func following(_ phrase: inout WhenPhrase) -> DateRange? {
        var trial = phrase
        trial.take(anyOf: ["the"])
        guard
            trial.take(words: "next") || trial.take(words: "one", "after") || trial.take(words: "following")
                || trial.take(words: unit, "after") && trial.next != .keyword(.next)
        else { return nil }
        switch trial.next {
        case .keyword(.week), .keyword(.weekend), .keyword(.month), .keyword(.fortnight), .month, .weekday, .number:
            return nil
        default: break
        }
        phrase = trial
        return later.days
    }

    /// What one of them is called.
    private var unit: String {
        switch self {
        case .week: "week"
        case .weekend: "weekend"
        case .month: "month"
        }
    }

    private var later: AskedPeriod {
        switch self {
        case .week(let monday): return .week(monday.advanced(by: 7))
        case .weekend(let monday): return .weekend(monday.advanced(by: 7))
        case .month(let month, let year): return month == 12 ? .month(1, year: year + 1) : .month(month + 1, year: year)
        }
    }
}
