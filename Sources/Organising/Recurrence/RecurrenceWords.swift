import StewardCore

/// A position in the words of a repetition; keep a copy to go back.
struct RecurrenceWords {
    /// How many of the unread words an answer quotes.
    private static let quoted = 4

    private let written: [String]
    private let meanings: [RecurrenceWord]
    private var position = 0

    init(_ words: ArraySlice<String>) {
        written = Array(words)
        meanings = written.map(RecurrenceWord.reading)
        Work.add(written.reduce(0) { $0 + $1.utf8.count })
    }

    /// The next word, not taken yet.
    var next: RecurrenceWord? { position < meanings.count ? meanings[position] : nil }

    /// The words from here on.
    var ahead: ArraySlice<String> { written[position...] }

    /// The next few words, to quote in an answer.
    var rest: String { ahead.prefix(Self.quoted).joined(separator: " ").shortened(toLetters: 80) }

    /// All the words, to quote in an answer.
    var all: String { written.joined(separator: " ").shortened(toLetters: 120) }

    mutating func advance(by count: Int = 1) { position = min(position + count, meanings.count) }

    /// Takes the next word if it is this one; true if it was.
    mutating func take(_ word: RecurrenceWord) -> Bool {
        guard next == word else { return false }
        advance()
        return true
    }

    mutating func skipFillers() {
        while next == .filler { advance() }
    }

    /// Takes "3" in "every 3 weeks", and "3rd" in "every 3rd week".
    mutating func takeFactor() -> Int? {
        var trial = self
        let factor: Int
        switch trial.next {
        case .number(let number)?: factor = number
        case .ordinal(let number)? where number > 0: factor = number
        default: return nil
        }
        trial.advance()
        if case .ordinal? = next {
            guard case .period? = trial.next else { return nil }
        }
        self = trial
        return factor
    }

    /// Takes "2nd", "2nd and 4th", "last", "2nd last".
    mutating func takeOrdinals() -> [Int] {
        var ordinals: [Int] = []
        var trial = self
        while case .ordinal(let number)? = trial.next {
            trial.advance()
            ordinals.append(number > 0 && trial.take(.ordinal(-1)) ? -number : number)
            self = trial
            trial.skipFillers()
        }
        return ordinals
    }

    /// Takes "tuesday", "monday to friday", "weekends".
    mutating func takeWeekdays() -> [Weekday]? {
        let days: [Weekday]
        switch next {
        case .weekend?: days = [.saturday, .sunday]
        case .workday?: days = Weekday.workdays
        case .weekdays(let named)?: days = named
        default: return nil
        }
        advance()
        var trial = self
        guard days.count == 1, trial.take(.to), case .weekdays(let last)? = trial.next, last.count == 1 else {
            return days
        }
        trial.advance()
        self = trial
        return Weekday.days(from: days[0], through: last[0])
    }
}

/// What a word of a repetition means to its reader.
enum RecurrenceWord: Hashable {
    /// "every", "each".
    case every
    /// "other", "alternate".
    case other
    /// "weekly", "fortnightly", "quarterly": a period, and every how many of it.
    case frequency(RecurrenceRule.Frequency, Int)
    /// "week", "fortnights", "quarter".
    case period(RecurrenceRule.Frequency, Int)
    /// "2nd", "second"; -1 for "last".
    case ordinal(Int)
    /// "6", "six".
    case number(Int)
    /// "tuesday", "tuesdays", "mon/wed", "mon-fri".
    case weekdays([Weekday])
    /// "weekday": any of Monday to Friday.
    case workday
    /// "weekend": Saturday and Sunday.
    case weekend
    case month(Int)
    case times, once, a, until, to, `for`
    /// Little words that change nothing: "on", "the", "of", "and".
    case filler
    /// "biweekly", "bimonthly", which mean twice a week to some people and every second week to others.
    case twoMeanings
    case unknown

    /// What a folded word means here.
    static func reading(_ word: String) -> RecurrenceWord {
        let text = word.trimmingPunctuation
        if let known = vocabulary[text] { return known }
        if let weekdays = weekdays(text) { return .weekdays(weekdays) }
        let tokens = WhenToken.reading(word)
        switch tokens.first {
        case .number(let number, let digits)? where tokens.count == 1 && digits <= 3: return .number(number)
        case .ordinal(let number)? where tokens.count == 1: return .ordinal(number)
        case .month(let month)? where tokens.count == 1: return .month(month)
        default: return tokens.allSatisfy { $0 == .dash } || text.isEmpty ? .filler : .unknown
        }
    }

    /// "tuesday", "tuesdays", "mon/wed", "mon-fri": the days named, or nil if any part names none.
    private static func weekdays(_ text: Substring) -> [Weekday]? {
        let ends = text.split(omittingEmptySubsequences: false) { "-–".contains($0) }
        if ends.count == 2, let first = weekday(ends[0]), let last = weekday(ends[1]) {
            return Weekday.days(from: first, through: last)
        }
        let days = text.split(omittingEmptySubsequences: false) { "/,&+".contains($0) }.map(weekday)
        return days.contains(nil) ? nil : days.compactMap(\.self)
    }

    private static func weekday(_ text: Substring) -> Weekday? {
        for name in [text, text.hasSuffix("s") ? text.dropLast() : text] {
            if case .weekday(let weekday)? = WhenToken.reading(String(name)).first { return weekday }
        }
        return nil
    }

    private static let vocabulary: [Substring: RecurrenceWord] = {
        var words: [Substring: RecurrenceWord] = [
            "every": .every, "each": .every, "other": .other, "alternate": .other,
            "daily": .frequency(.daily, 1), "weekly": .frequency(.weekly, 1), "fortnightly": .frequency(.weekly, 2),
            "monthly": .frequency(.monthly, 1), "quarterly": .frequency(.monthly, 3),
            "yearly": .frequency(.yearly, 1), "annually": .frequency(.yearly, 1), "annual": .frequency(.yearly, 1),
            "biweekly": .twoMeanings, "bimonthly": .twoMeanings, "biannually": .twoMeanings, "biannual": .twoMeanings,
            "last": .ordinal(-1), "weekday": .workday, "weekdays": .workday, "weekend": .weekend,
            "weekends": .weekend, "time": .times, "times": .times, "once": .once, "a": .a, "an": .a,
            "until": .until, "till": .until, "til": .until, "to": .to, "for": .for,
        ]
        let periods: [(Substring, RecurrenceRule.Frequency, Int)] = [
            ("day", .daily, 1), ("week", .weekly, 1), ("fortnight", .weekly, 2), ("month", .monthly, 1),
            ("quarter", .monthly, 3), ("year", .yearly, 1),
        ]
        for (name, frequency, count) in periods {
            words[name] = .period(frequency, count)
            words[name + "s"] = .period(frequency, count)
        }
        for name: Substring in ["on", "the", "of", "in", "and", "&", "+", "/"] { words[name] = .filler }
        for (index, name) in ["first", "second", "third", "fourth", "fifth"].enumerated() {
            words[name[...]] = .ordinal(index + 1)
        }
        let numbers = "one two three four five six seven eight nine ten eleven twelve"
        for (index, name) in numbers.split(separator: " ").enumerated() { words[name] = .number(index + 1) }
        return words
    }()
}

extension Weekday {
    /// The days from one to the other, both included, past the end of the week if needed.
    static func days(from first: Weekday, through last: Weekday) -> [Weekday] {
        let length = (last.rawValue - first.rawValue + 7) % 7
        return (0...length).map { allCases[(first.rawValue - 1 + $0) % 7] }
    }

    /// Monday to Friday.
    static let workdays = days(from: .monday, through: .friday)
}
