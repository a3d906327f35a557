import StewardCore

/// A place in the words of a repetition; a copy of it is a way back.
struct RecurrenceWords {
    /// Longer quotations of what was not read help nobody.
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

    /// The next few words, to be said back.
    var rest: String { ahead.prefix(Self.quoted).joined(separator: " ").shortened(toLetters: 80) }

    /// All the words, to be said back.
    var all: String { written.joined(separator: " ").shortened(toLetters: 120) }

    mutating func advance(by count: Int = 1) { position = min(position + count, meanings.count) }

    /// Takes the next word if it is this one, and says whether it was.
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
