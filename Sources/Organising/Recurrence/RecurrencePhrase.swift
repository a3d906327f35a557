/// A repetition as it was written: its parts, not yet a rule.
struct RecurrencePhrase {
    /// The period, and every how many of it.
    private(set) var cadence: (frequency: RecurrenceRule.Frequency, interval: Int)?
    /// "of the month": a period named in passing.
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
    /// "every 2nd tuesday" was written, which may be one in the month or one in two weeks.
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

    /// Takes what says how often or on which days, and says whether it was such.
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
        // A month has five Tuesdays at most, and twenty days from Monday to Friday at least.
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
