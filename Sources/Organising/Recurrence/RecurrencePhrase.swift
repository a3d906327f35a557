/// The parts of a repetition as they were written, before they become a rule.
struct RecurrencePhrase {
    /// The period and the interval: every how many of them.
    private(set) var cadence: (frequency: RecurrenceRule.Frequency, interval: Int)?
    /// "of the month": a period that is named without "every".
    private(set) var period: RecurrenceRule.Frequency?
    /// "on tuesdays".
    private(set) var weekdays: [Weekday] = []
    /// "2nd tuesday".
    private(set) var numberedWeekdays: [RecurrenceRule.WeekdayNumber] = []
    /// "last weekday": which of the days from Monday to Friday.
    private(set) var workdayPositions: [Int] = []
    /// "14th", "last day".
    private(set) var monthDays: [Int] = []
    private(set) var months: [Int] = []
    private(set) var end: RecurrenceEndPhrase?
    /// Set by "every 2nd tuesday", which may mean one in the month or one in two weeks.
    private(set) var everyNumbered: RecurrenceRule.WeekdayNumber?

    private var words: RecurrenceWords

    /// Reads all of the words.
    init(_ words: ArraySlice<String>, startDate: LocalDate) throws(RecurrenceProblem) {
        self.words = RecurrenceWords(words)
        self.words.skipFillers()
        while let word = self.words.next {
            let before = self.words
            if try !readEnd(startDate: startDate), try !readPart(word) { throw .notRead(before.rest) }
            self.words.skipFillers()
        }
    }

    /// All the words, as they were written.
    var text: String { words.all }

    /// "until december", "for 6 weeks", "6 times".
    private mutating func readEnd(startDate: LocalDate) throws(RecurrenceProblem) -> Bool {
        guard let found = try RecurrenceEndPhrase(reading: &words, startDate: startDate) else { return false }
        guard end == nil else { throw .contradiction(words.all) }
        end = found
        return true
    }

    /// Takes a part that says how often or on which days; false if the word begins none.
    private mutating func readPart(_ word: RecurrenceWord) throws(RecurrenceProblem) -> Bool {
        switch word {
        case .twoMeanings: throw .twoMeanings(words.rest)
        case .once: return try readOnceA()
        case .every: return try readEvery()
        case .ordinal: return try readNumbered(isEvery: false)
        case .number(let day):
            words.advance()
            try addMonthDays([day])
        case .frequency(let frequency, let count):
            words.advance()
            try setCadence(frequency, count)
        case .period(let frequency, 1):
            words.advance()
            guard period == nil || period == frequency else { throw .contradiction(words.all) }
            period = frequency
        case .month(let month):
            words.advance()
            months.append(month)
        default:
            guard let days = words.takeWeekdays() else { return false }
            weekdays += days
        }
        return true
    }

    /// "once a month".
    private mutating func readOnceA() throws(RecurrenceProblem) -> Bool {
        var trial = words
        trial.advance()
        guard trial.take(.a) || trial.take(.every), case .period(let frequency, let count)? = trial.next else {
            return false
        }
        trial.advance()
        words = trial
        try setCadence(frequency, count)
        return true
    }

    /// "every tuesday", "every other week", "every 3 months", "every 1st tuesday", "every june".
    private mutating func readEvery() throws(RecurrenceProblem) -> Bool {
        words.advance()
        let factor = words.take(.other) ? 2 : words.takeFactor() ?? 1
        guard (1...366).contains(factor) else { throw .outOfRange("every \(factor)") }
        if case .period(let frequency, let count)? = words.next {
            words.advance()
            try setCadence(frequency, factor * count)
        } else if case .ordinal? = words.next, factor == 1 {
            return try readNumbered(isEvery: true)
        } else if words.next == .workday, factor == 1 {
            words.advance()
            weekdays += Weekday.workdays
            try setCadence(.weekly, 1)
        } else if case .month? = words.next, factor == 1 {
            try setCadence(.yearly, 1)
        } else if words.next != .workday, factor <= 2, let days = words.takeWeekdays() {
            weekdays += days
            try setCadence(.weekly, factor)
        } else {
            return false
        }
        return true
    }

    /// "2nd tuesday", "2nd and 4th tuesday", "last weekday", "last day", "14th".
    private mutating func readNumbered(isEvery: Bool) throws(RecurrenceProblem) -> Bool {
        let ordinals = words.takeOrdinals()
        // A month has at most five Tuesdays and at least twenty days from Monday to Friday.
        let highest = words.next == .workday ? 20 : 5
        let wrong = ordinals.first { abs($0) > highest || $0 == 0 }
        switch words.next {
        case .weekdays(let days)? where days.count == 1:
            words.advance()
            if let wrong { throw .outOfRange("\(ordinalText(wrong)) \(days[0].name)") }
            let numbered = ordinals.map { RecurrenceRule.WeekdayNumber(days[0], ordinal: $0) }
            if isEvery { everyNumbered = numbered.first { ($0.ordinal ?? 0) > 1 } }
            numberedWeekdays += numbered
        case .workday?:
            words.advance()
            if let wrong { throw .outOfRange("\(ordinalText(wrong)) weekday") }
            workdayPositions += ordinals
        case .period(.daily, 1)?:
            words.advance()
            try addMonthDays(ordinals)
        default:
            guard ordinals.allSatisfy({ $0 > 0 }) else { return false }
            try addMonthDays(ordinals)
        }
        return true
    }

    private mutating func addMonthDays(_ days: [Int]) throws(RecurrenceProblem) {
        if let wrong = days.first(where: { !(1...31).contains(abs($0)) }) { throw .outOfRange(ordinalText(wrong)) }
        monthDays += days
    }

    private mutating func setCadence(
        _ frequency: RecurrenceRule.Frequency, _ interval: Int
    ) throws(RecurrenceProblem) {
        if let cadence, cadence != (frequency, interval) { throw .contradiction(words.all) }
        cadence = (frequency, interval)
    }
}

extension RecurrencePhrase {
    /// The rule meant; what the words leave open comes from the start.
    func rule(from start: LocalDate) throws(RecurrenceProblem) -> RecurrenceRule {
        let (frequency, interval) = try resolvedCadence()
        let parts =
            switch frequency {
            case .daily: Parts()
            case .weekly: Parts(byDay: (weekdays.isEmpty ? [start.weekday] : weekdays).map { .init($0) })
            case .monthly: try monthlyParts(start)
            case .yearly: try yearlyParts(start)
            }
        try refuseUnused(in: frequency)
        let end = try ruleEnd(start, isNumbered: parts.byDay.contains { $0.ordinal != nil })
        do throws(RRULEProblem) {
            return try RecurrenceRule(
                frequency, interval: interval, byDay: parts.byDay, byMonthDay: parts.byMonthDay,
                byMonth: parts.byMonth, bySetPosition: parts.bySetPosition, end: end)
        } catch {
            throw .outOfRange(text)
        }
    }

    private struct Parts {
        var byDay: [RecurrenceRule.WeekdayNumber] = []
        var byMonthDay: [Int] = []
        var byMonth: [Int] = []
        var bySetPosition: [Int] = []
    }

    /// How often, as it was written or as the days imply.
    private func resolvedCadence() throws(RecurrenceProblem) -> (frequency: RecurrenceRule.Frequency, interval: Int) {
        if let cadence {
            guard period == nil || period == cadence.frequency else { throw .contradiction(text) }
            return cadence
        }
        if let period { return (period, 1) }
        if !months.isEmpty { return (.yearly, 1) }
        if let everyNumbered { throw .twoMeaningsOfEvery(everyNumbered) }
        if !numberedWeekdays.isEmpty || !workdayPositions.isEmpty || !monthDays.isEmpty { return (.monthly, 1) }
        if !weekdays.isEmpty { return (.weekly, 1) }
        throw .noCadence
    }

    /// The days in a month; only one kind may be written, "the 14th" or "the 2nd tuesday".
    private func daysInMonth() throws(RecurrenceProblem) -> Parts {
        let kinds = [!numberedWeekdays.isEmpty, !workdayPositions.isEmpty, !monthDays.isEmpty]
        guard kinds.count(where: { $0 }) <= 1 else { throw .contradiction(text) }
        if workdayPositions.isEmpty { return Parts(byDay: numberedWeekdays, byMonthDay: monthDays) }
        return Parts(byDay: Weekday.workdays.map { .init($0) }, bySetPosition: workdayPositions)
    }

    private func monthlyParts(_ start: LocalDate) throws(RecurrenceProblem) -> Parts {
        if let weekday = weekdays.first {
            let ordinal = (start.day - 1) / 7 + 1
            throw .whichOne(weekday, startOrdinal: ordinal > 4 ? -1 : ordinal)
        }
        var parts = try daysInMonth()
        if parts.byDay.isEmpty, parts.byMonthDay.isEmpty {
            guard start.day <= 28 else { throw .notInEveryPeriod(start: start, .monthly) }
            parts.byMonthDay = [start.day]
        }
        return parts
    }

    private func yearlyParts(_ start: LocalDate) throws(RecurrenceProblem) -> Parts {
        var parts = try daysInMonth()
        parts.byMonth = months.isEmpty ? [start.month] : months
        // "14 july and 3 march" would be four days.
        guard Set(parts.byMonth).count == 1 else { throw .contradiction(text) }
        if parts.byDay.isEmpty, parts.byMonthDay.isEmpty {
            if start.month == 2, start.day == 29 { throw .notInEveryPeriod(start: start, .yearly) }
            parts.byMonthDay = [start.day]
        }
        return parts
    }

    /// Refuses parts that the frequency does not use: "daily on tuesday", "weekly on the 14th", "monthly in june".
    private func refuseUnused(in frequency: RecurrenceRule.Frequency) throws(RecurrenceProblem) {
        let inMonth = !(numberedWeekdays.isEmpty && workdayPositions.isEmpty && monthDays.isEmpty)
        let isContradiction =
            switch frequency {
            case .daily: inMonth || !weekdays.isEmpty || !months.isEmpty
            case .weekly: inMonth || !months.isEmpty
            case .monthly: !months.isEmpty
            case .yearly: !weekdays.isEmpty
            }
        if isContradiction { throw .contradiction(text) }
    }

    private func ruleEnd(_ start: LocalDate, isNumbered: Bool) throws(RecurrenceProblem) -> RecurrenceRule.End {
        switch end {
        case nil, .open?: return .never
        case .until(let date)?: return .until(date)
        case .times(let count)?:
            guard count > 0 else { throw .outOfRange("\(count) times") }
            return .count(count)
        case .length(let count, let frequency)?:
            guard count > 0, let last = lastDate(start, count, frequency, isNumbered: isNumbered),
                WhenReader.years.contains(last.year)
            else {
                throw .endNotRead("for \(count)")
            }
            return .until(last)
        }
    }

    /// The last day of so many days, weeks, months or years from the start.
    private func lastDate(
        _ start: LocalDate, _ count: Int, _ frequency: RecurrenceRule.Frequency, isNumbered: Bool
    ) -> LocalDate? {
        switch frequency {
        case .daily: return start.advanced(by: count - 1)
        case .weekly: return start.advanced(by: count * 7 - 1)
        case .monthly, .yearly:
            let month = start.year * 12 + start.month - 1 + count * (frequency == .yearly ? 12 : 1)
            guard let first = LocalDate(year: month / 12, month: month % 12 + 1, day: 1) else { return nil }
            // The 2nd Tuesday may come earlier in the seventh month than in the first, so "six months" ends before it.
            if isNumbered { return first.advanced(by: -1) }
            let length = LocalDate.days(inMonth: month % 12 + 1, of: month / 12)
            return first.advanced(by: min(start.day, length) - 2)
        }
    }
}

/// When a repetition ends, as it was written.
enum RecurrenceEndPhrase: Hashable {
    /// "until further notice".
    case open
    /// "until 12 july", "until december": the last day.
    case until(LocalDate)
    /// "6 times".
    case times(Int)
    /// "for 6 weeks".
    case length(Int, of: RecurrenceRule.Frequency)

    /// Reads an end at the position of `words` and moves past it; nil if there is none.
    ///
    /// A date without a year is the first such date from the start on.
    init?(reading words: inout RecurrenceWords, startDate: LocalDate) throws(RecurrenceProblem) {
        if words.next == .until || words.next == .to {
            let before = words
            words.advance()
            guard let end = try Self.until(&words, startDate: startDate) else { throw .endNotRead(before.rest) }
            self = end
        } else if let end = Self.amount(&words) {
            self = end
        } else if words.next == .for {
            throw .endNotRead(words.rest)
        } else {
            return nil
        }
    }

    private static func until(
        _ words: inout RecurrenceWords, startDate: LocalDate
    ) throws(RecurrenceProblem) -> RecurrenceEndPhrase? {
        if words.ahead.starts(with: ["further", "notice"]) {
            words.advance(by: 2)
            return .open
        }
        let lead = words.ahead.prefix { ["the", "end", "of"].contains($0) }.count
        words.advance(by: lead)
        if lead > 0, words.take(.period(.yearly, 1)) {
            return LocalDate(year: startDate.year, month: 12, day: 31).map { .until($0) }
        }
        var phrase = WhenPhrase(words.ahead).withoutTimes
        guard let end = SpanEnd(reading: &phrase), let consumed = phrase.consumed else { return nil }
        // "until friday" and "until tomorrow" would count from today, and nobody means so short a repetition.
        if case .day(.weekday) = end { return nil }
        if case .day(.relative) = end { return nil }
        words.advance(by: consumed)
        do throws(WhenProblem) {
            return .until(try end.days(today: startDate).upperBound)
        } catch {
            throw .endDate(error)
        }
    }

    /// "for 6 weeks", "for a year", "6 times".
    private static func amount(_ words: inout RecurrenceWords) -> RecurrenceEndPhrase? {
        var trial = words
        let isFor = trial.take(.for)
        let number: Int
        if isFor, trial.take(.a) {
            number = 1
        } else if case .number(let written)? = trial.next {
            trial.advance()
            number = written
        } else {
            return nil
        }
        let end: RecurrenceEndPhrase
        switch trial.next {
        case .times?: end = .times(number)
        case .period(let frequency, let count)?: end = .length(number * count, of: frequency)
        default: return nil
        }
        trial.advance()
        words = trial
        return end
    }
}
