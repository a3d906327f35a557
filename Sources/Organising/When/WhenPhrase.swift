import StewardCore

/// A position in a list of words that are read as a time expression; keep a copy to go back.
struct WhenPhrase {
    /// No expression is longer than this many words.
    private static let limit = 16

    private let tokens: [WhenToken]
    /// The text of each token, without punctuation and apostrophes; empty for a dash.
    private let texts: [String]
    /// For each token, how many whole words end with it; nil in the middle of a word.
    private let wordEnds: [Int?]
    /// The words after which a comma or the like ends a part.
    private let partEnds: Set<Int>
    private(set) var position = 0
    private var years = Years.likely

    /// Which figures after a date are read as its year.
    private enum Years {
        /// Those that no clock shows, or that a time of day follows.
        case likely
        /// Four of them or more, since no time follows.
        case all
        /// Four of them or more at the end of a part, since the time was read already: "2pm 6 june 1900 club" names a
        /// club.
        case ending
        case none
    }

    init(_ words: ArraySlice<String>) {
        var tokens: [WhenToken] = []
        var texts: [String] = []
        var wordEnds: [Int?] = []
        var partEnds: Set<Int> = []
        for (index, word) in words.prefix(Self.limit).enumerated() {
            Work.add(word.utf8.count)
            if let token = WhenToken.plain(word) {
                tokens.append(token)
                texts.append(Self.text(of: word, token))
                wordEnds.append(index + 1)
                continue
            }
            let pieces = WhenToken.reading(word)
            tokens += pieces
            texts += Self.texts(of: word, pieces)
            wordEnds += [Int?](repeating: nil, count: pieces.count - 1) + [index + 1]
            if let last = word.utf8.last, last == UInt8(ascii: ",") || last == UInt8(ascii: ";") {
                partEnds.insert(tokens.count)
            }
        }
        (self.tokens, self.texts, self.wordEnds, self.partEnds) = (tokens, texts, wordEnds, partEnds)
    }

    private static func text(of word: String, _ token: WhenToken) -> String {
        // "Easter mon" is Easter Monday.
        if case .weekday(let weekday) = token { weekday.name.lowercased() } else { word }
    }

    private static func texts(of word: String, _ tokens: [WhenToken]) -> [String] {
        let text = word.trimmingPunctuation
        guard tokens.count > 1 else { return tokens.map { Self.text(of: plain(text), $0) } }
        var pieces = text.split { "-–—@".contains($0) }.map(plain)[...]
        return tokens.map { $0 == .dash || $0 == .keyword(.at) ? "" : pieces.popFirst() ?? "" }
    }

    /// "mothers'" and "mother's" are one word.
    private static func plain(_ text: Substring) -> String {
        text.utf8.contains(UInt8(ascii: "'")) ? text.filter { $0 != "'" } : String(text)
    }

    /// The same position, but four figures after a date are not its year.
    var leavingYears: WhenPhrase {
        var copy = self
        copy.years = .none
        return copy
    }

    /// The same position in words without a time: figures after a date are its year, and a number after a weekday is
    /// its day.
    var withoutTimes: WhenPhrase {
        var copy = self
        copy.years = .all
        return copy
    }

    /// The same position after a time: figures at the end of a part are a year or a day, and others may be a house
    /// number.
    var behindTimes: WhenPhrase {
        var copy = self
        copy.years = .ending
        return copy
    }

    /// How many whole words are read so far; nil at the beginning or inside a word.
    var consumed: Int? { position == 0 ? nil : wordEnds[position - 1] }

    /// The next token, not taken yet.
    var next: WhenToken? { position < tokens.count ? tokens[position] : nil }

    /// Whether a part between commas begins here.
    var isAtPart: Bool { partEnds.contains(position) }

    /// Whether a part between commas, or all of it, ends here.
    var isAtEnd: Bool { next == nil || isAtPart }

    /// How many words ahead `hasTimeAfterWord` looks, which keeps reading linear.
    private static let furthestTime = 6

    /// Whether a word comes next, and a time of day soon after it in the same part: "jnue 8pm".
    var hasTimeAfterWord: Bool {
        guard !isAtPart else { return false }
        switch next {
        case .other, .slipOfMonth: break
        default: return false
        }
        let furthest = min(position + Self.furthestTime, tokens.endIndex)
        let end = (position..<furthest).first { partEnds.contains($0) } ?? furthest
        return tokens[position..<end].indices.dropFirst().contains { index in
            switch tokens[index] {
            case .clock, .keyword(.noon), .keyword(.midday), .keyword(.midnight): true
            case .number(_, digits: 1...2):
                index + 1 < end && [.keyword(.am), .keyword(.pm)].contains(tokens[index + 1])
            default: false
            }
        }
    }

    /// The position after the next token.
    func advanced() -> WhenPhrase {
        var copy = self
        copy.position = min(position + 1, tokens.count)
        return copy
    }

    /// The text of the next token; empty at the end.
    var text: String { position < texts.count ? texts[position] : "" }

    /// Takes the next word if it is one of these; true if it was.
    @discardableResult
    mutating func take(anyOf words: Set<String>) -> Bool {
        guard position < texts.count, words.contains(texts[position]) else { return false }
        position += 1
        return true
    }

    /// Whether the next two words are both among these.
    func isTwice(anyOf words: Set<String>) -> Bool {
        position + 1 < texts.count && words.contains(texts[position]) && words.contains(texts[position + 1])
    }

    /// Takes these words, all of them in this order or none.
    mutating func take(words: String...) -> Bool { take(words: words[...]) }

    /// Takes these words, all of them in this order or none.
    mutating func take(words: ArraySlice<String>) -> Bool {
        guard texts[position...].starts(with: words) else { return false }
        position += words.count
        return true
    }

    /// Takes the next token if `reading` makes something of it.
    mutating func take<Value>(_ reading: (WhenToken) -> Value?) -> Value? {
        guard let token = next, let value = reading(token) else { return nil }
        position += 1
        return value
    }

    /// Takes the next token if it is this one; true if it was.
    mutating func take(_ token: WhenToken) -> Bool {
        guard next == token else { return false }
        position += 1
        return true
    }

    /// Takes any of these little words that come next; true if there was one.
    @discardableResult
    mutating func skip(_ keywords: WhenKeyword...) -> Bool {
        let before = position
        while case .keyword(let keyword)? = next, keywords.contains(keyword) { position += 1 }
        return position > before
    }

    /// Takes a joiner of two days or two times: a dash, "to", "until", "till", "til".
    mutating func takeJoiner() -> Bool {
        take { [.dash, .keyword(.to), .keyword(.until), .keyword(.till), .keyword(.til)].contains($0) ? true : nil }
            ?? false
    }

    /// Takes "and" between two days or two times.
    mutating func takeAnd() -> Bool { take(anyOf: ["and", "&", "+"]) }

    /// Whether a joiner of two days comes next.
    var isJoiner: Bool {
        var trial = self
        return trial.takeJoiner()
    }

    /// Takes these little words, all of them in this order or none.
    mutating func take(_ keywords: WhenKeyword...) -> Bool {
        var trial = self
        for keyword in keywords where !trial.take(.keyword(keyword)) { return false }
        self = trial
        return true
    }

    /// Takes a day of the month, "6" or "6th".
    mutating func takeDayNumber() -> Int? {
        take {
            switch $0 {
            case .number(let day, digits: 1...2), .ordinal(let day): day
            default: nil
            }
        }
    }

    /// Takes a bare number after a weekday as the day of the month, "sat 13 8pm", if another number follows as the time
    /// or no time follows at all.
    mutating func takeDayBeforeTime() -> Int? {
        var trial = self
        guard let day = trial.takeBareDay() else { return nil }
        // "Sat 12 noon" is a time of two words.
        if day == 12, [.keyword(.noon), .keyword(.midday), .keyword(.midnight)].contains(trial.next) { return nil }
        switch years {
        case .likely where trial.isAtTime, .all where !trial.isInHours: break
        case .ending where trial.isAtEnd: break
        default: return nil
        }
        self = trial
        return day
    }

    /// Whether what comes next makes the number before it an hour: "pm", "-5pm".
    private var isInHours: Bool {
        var trial = self
        switch trial.next {
        case .keyword(.am), .keyword(.pm), .keyword(.oclock), .keyword(.past): return true
        default: break
        }
        guard trial.takeJoiner(), case .clock? = trial.next else { return false }
        return true
    }

    /// Takes a bare number that may be a day of the month.
    mutating func takeBareDay() -> Int? {
        take { if case .number(let day, digits: 1...2) = $0, (1...31).contains(day) { day } else { nil } }
    }

    static let spelled: [String: Int] = {
        let names =
            "first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth fourteenth "
            + "fifteenth sixteenth seventeenth eighteenth nineteenth twentieth"
        var days = ["thirtieth": 30]
        for (index, name) in names.split(separator: " ").enumerated() { days[String(name)] = index + 1 }
        return days
    }()

    /// Takes a day of the month in letters: "first", "twenty first", "thirty-first".
    mutating func takeSpelledDay() -> Int? {
        var trial = self
        let tens = trial.take(anyOf: ["twenty"]) ? 20 : trial.take(anyOf: ["thirty"]) ? 30 : 0
        if tens > 0 { _ = trial.take(.dash) }
        guard let day = Self.spelled[trial.text], tens == 0 || day < 10, tens + day < 32 else { return nil }
        self = trial.advanced()
        return tens + day
    }

    /// Takes a day in letters behind its month if nothing but a year or a time follows: "may first" may begin "first aid".
    mutating func takeLastSpelledDay() -> Int? {
        var trial = self
        guard let day = trial.takeSpelledDay() else { return nil }
        var rest = trial
        guard trial.isAtEnd || trial.isAtTime || rest.takeYear() != nil || rest.takeJoiner() else { return nil }
        self = trial
        return day
    }

    /// Takes a month's name.
    mutating func takeMonth() -> Int? {
        take { if case .month(let month) = $0 { month } else { nil } }
    }

    /// Takes a year: four figures of this century or the next, or other figures that cannot be a time.
    ///
    /// It also takes a year that nobody can mean, so that the answer names it and it is read as nothing else.
    mutating func takeYear() -> Int? {
        var trial = self
        guard years != .none,
            let (year, digits) = trial.take({
                if case .number(let year, let digits) = $0 { (year, digits) } else { nil }
            })
        else { return nil }
        // "6 june 26 7pm": two figures are a year if no clock shows them as an hour and a time follows.
        if digits == 2, (24...60).contains(year), years == .likely, trial.isAtTime {
            self = trial
            return 2000 + year
        }
        // "6 june 94": no clock shows it, and nothing follows that it could number.
        if digits == 2, (32...99).contains(year), years == .all, trial.isAtEnd {
            self = trial
            return WhenToken.century(of: year)
        }
        guard digits > 2 else { return nil }
        let isNoTime = digits == 4 && year != 2400 && ClockReading(number: year, digits: 4) == nil
        let isKnown = digits == 4 && (2000...2199).contains(year)
        let isAlone = (years == .all || years == .ending && trial.isAtEnd) && digits > 3 && !isAtPart
        guard isNoTime || isKnown || isAlone || trial.isAtTime else { return nil }
        self = trial
        return year
    }

    /// Whether a time of day comes next that cannot be anything else: "2pm", "at 14:00", "2-5pm".
    var isAtTime: Bool {
        var trial = self
        trial.skip(.at, .from)
        switch trial.next {
        case .number, .clock, .impossibleTime, .keyword(.noon), .keyword(.midday), .keyword(.midnight): break
        default: return false
        }
        let hours = trial.tokens[trial.position...].prefix(6).prefix { $0.isOfTime }
        return hours.contains { token in
            switch token {
            case .number(let number, digits: 4): ClockReading(number: number, digits: 4) != nil
            case .number, .dash, .keyword(.to), .keyword(.until), .keyword(.till), .keyword(.til): false
            default: true
            }
        }
    }
}
