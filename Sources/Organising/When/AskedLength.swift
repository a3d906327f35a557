/// A length of time as people write it: "3 days", "a year and 2 months", "half an hour", "1.5 hours", "2h".
struct AskedLength {
    /// What lengths are counted in, the shortest first.
    enum Unit: Int {
        case minute, hour, day, week, fortnight, month, year, decade

        /// How many months, days and minutes one is; of a month and more only the months count.
        fileprivate var size: (months: Int, days: Int, minutes: Int) {
            switch self {
            case .minute: (0, 0, 1)
            case .hour: (0, 0, 60)
            case .day: (0, 1, 0)
            case .week: (0, 7, 0)
            case .fortnight: (0, 14, 0)
            case .month: (1, 0, 0)
            case .year: (12, 0, 0)
            case .decade: (120, 0, 0)
            }
        }
    }

    private(set) var months = 0
    private(set) var days = 0
    private(set) var minutes = 0
    /// The unit; nil if there are several, "a year and 2 months".
    private(set) var unit: Unit?
    /// Whether it is "a few", which may be two or five.
    private(set) var isVague = false
    /// Whether its only unit is a letter behind the number, "3d", which may be something else.
    private(set) var isLetter = false
    /// How to say it back: "2 weeks".
    private(set) var name = ""

    /// Whether it is shorter than a day or ends within one.
    var hasHours: Bool { minutes > 0 }
    /// Whether it is no time at all: "0 days".
    var isNothing: Bool { months == 0 && days == 0 && minutes == 0 }
    /// How many days it is, a month being 30.
    var roughDays: Int { months / 12 * 365 + months % 12 * 30 + days + minutes / 1440 }

    /// Words before a length that change little.
    static let roughly: Set<String> = ["about", "around", "approximately", "roughly", "approx"]

    /// Reads the longest length at the position of `phrase`; nil if there is none.
    ///
    /// - Parameter isOne: Whether a unit alone is one of it, as in "the next hour".
    init?(reading phrase: inout WhenPhrase, isOne: Bool = false) {
        guard takePart(&phrase, below: nil) || isOne && takeBareUnit(&phrase) else { return nil }
        var last = unit
        while let larger = last {
            var trial = phrase
            _ = trial.takeAnd()
            guard takePart(&trial, below: larger) else { break }
            (phrase, last, unit) = (trial, unit, nil)
        }
    }

    /// The same, `numerator` parts of `denominator` of it.
    func scaled(_ numerator: Int, of denominator: Int) -> AskedLength {
        var scaled = self
        (scaled.months, scaled.days) = (months * numerator / denominator, days * numerator / denominator)
        scaled.minutes = minutes * numerator / denominator
        return scaled
    }

    /// Whether a word is a unit, so that the number before it is no hour.
    static func isUnit(_ word: String) -> Bool { units[word] != nil }

    /// Whether a word with figures is the beginning of a length: "2h", "1.5".
    static func mayBegin(_ word: String) -> Bool {
        guard let first = word.utf8.first, (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(first) else { return false }
        return oneWord(word) != nil || decimal(word) != nil
    }

    /// Whether a length with two little words before it comes next: "in about an hour".
    static func isLed(_ phrase: WhenPhrase) -> Bool {
        var trial = phrase
        return trial.take(words: "in") && trial.take(anyOf: roughly) && AskedLength(reading: &trial) != nil
    }

    private mutating func takeBareUnit(_ phrase: inout WhenPhrase) -> Bool {
        guard let unit = Self.units[phrase.text], unit == .hour || unit == .minute else { return false }
        phrase = phrase.advanced()
        add(100, unit, "\(unit)")
        return true
    }

    /// Takes a number and a unit smaller than `largest`.
    private mutating func takePart(_ phrase: inout WhenPhrase, below largest: Unit?) -> Bool {
        var trial = phrase
        if let (count, unit, isLetter) = Self.oneWord(trial.text) {
            guard largest.map({ unit.rawValue < $0.rawValue }) ?? true else { return false }
            phrase = trial.advanced()
            self.isLetter = isLetter && largest == nil
            add(count * 100, unit, trial.text)
            return true
        }
        guard let (count, isVague) = Self.number(&trial), let unit = Self.units[trial.text],
            largest.map({ unit.rawValue < $0.rawValue }) ?? true
        else { return false }
        let word = trial.text
        trial = trial.advanced()
        let hundredths = trial.take(words: "and", "a", "half") ? count + 50 : count
        self.isVague = self.isVague || isVague
        add(hundredths, unit, isVague ? "few \(word)" : "\(Self.text(hundredths)) \(word)")
        phrase = trial
        return true
    }

    private mutating func add(_ hundredths: Int, _ unit: Unit, _ written: String) {
        let size = unit.size
        months += size.months * hundredths / 100
        if hundredths % 100 == 0 {
            days += size.days * hundredths / 100
            minutes += size.minutes * hundredths / 100
        } else {
            minutes += (size.days * 1440 + size.minutes) * hundredths / 100
        }
        self.unit = unit
        name = name.isEmpty ? written : "\(name) \(written)"
    }

    private static func text(_ hundredths: Int) -> String {
        let rest = hundredths % 100
        if rest == 0 { return "\(hundredths / 100)" }
        return "\(hundredths / 100)." + (rest % 10 == 0 ? "\(rest / 10)" : padded(rest, to: 2))
    }

    /// "3", "three", "twenty", "a", "a few", "a couple of", "half an", "1.5", "one and a half", in hundredths.
    private static func number(_ phrase: inout WhenPhrase) -> (hundredths: Int, isVague: Bool)? {
        var trial = phrase
        let hasArticle = trial.take(anyOf: ["a", "an"])
        defer { phrase = trial }
        if trial.take(.keyword(.half)) {
            trial.take(anyOf: ["a", "an"])
            return (50, false)
        }
        if trial.take(anyOf: ["few", "several"]) { return (400, true) }
        if trial.take(words: "couple") {
            trial.skip(.of)
            return (200, false)
        }
        if hasArticle { return (100, false) }
        if let parts = decimal(trial.text) {
            trial = trial.advanced()
            return (parts, false)
        }
        let figure = trial.take { token -> Int? in
            switch token {
            case .number(let count, _): min(count, mostCounted) * 100
            case .numeral(let count): count * 100
            case .figures(1, 2, nil): 50
            case .figures(1, 4, nil): 25
            case .figures(3, 4, nil): 75
            default: nil
            }
        }
        guard let count = figure ?? HoursPhrase.spelledMinutes(&trial).map({ $0 * 100 }) else { return nil }
        return (trial.take(words: "and", "a", "half") ? count + 50 : count, false)
    }

    /// No number counts for more, so that nothing overflows.
    private static let mostCounted = 100_000

    /// "1.5" and "0.25" in hundredths.
    private static func decimal(_ text: String) -> Int? {
        let parts = text.split(separator: ".", omittingEmptySubsequences: false)
        guard parts.count == 2, let whole = wholeNumber(parts[0], digits: 1...3),
            let part = wholeNumber(parts[1], digits: 1...2)
        else { return nil }
        return whole * 100 + (parts[1].utf8.count == 1 ? part * 10 : part)
    }

    /// "5h", "40minutes", "2wks".
    private static func oneWord(_ text: String) -> (count: Int, unit: Unit, isLetter: Bool)? {
        let figures = text.prefix { $0.isASCII && $0.isNumber }
        guard let count = wholeNumber(figures, digits: 1...4) else { return nil }
        let rest = String(text[figures.endIndex...])
        if let unit = letters[rest] { return (count, unit, true) }
        return units[rest].map { (count, $0, false) }
    }

    private static let letters: [String: Unit] = ["h": .hour, "d": .day, "w": .week, "y": .year]

    private static let units: [String: Unit] = {
        let names: [Unit: String] = [
            .minute: "minute minutes min mins", .hour: "hour hours hr hrs", .day: "day days",
            .week: "week weeks wk wks", .fortnight: "fortnight fortnights",
            .month: "month months mth mths mo mos", .year: "year years yr yrs", .decade: "decade decades",
        ]
        var units: [String: Unit] = [:]
        for (unit, words) in names { for word in words.split(separator: " ") { units[String(word)] = unit } }
        return units
    }()
}
