import StewardCore

/// A token of a time expression; a word such as "2-5pm" is several.
enum WhenToken: Hashable {
    /// A bare number, which may be a day, an hour or a year, with the number of digits it was written in.
    case number(Int, digits: Int)
    /// "6th".
    case ordinal(Int)
    /// "6/6", "06/06/2026", "2026-06-06": a date in figures, which may not exist.
    case figures(day: Int, month: Int, year: Int?)
    /// "2pm", "14:00", "7.30pm".
    case clock(ClockReading)
    /// Figures written as a time that no clock shows, such as "25:00".
    case impossibleTime(String)
    case month(Int)
    /// A mistyped month, such as "jnue": in a date a slip, elsewhere just a word.
    case slipOfMonth(Int)
    case weekday(Weekday)
    /// "seven": after "at" or the like an hour, elsewhere just a word.
    case numeral(Int)
    case keyword(WhenKeyword)
    case dash
    case other
}

/// The little words of time expressions.
enum WhenKeyword: String, CaseIterable {
    case today, tonight, tomorrow, this, next, day, days, week, weeks, weekend, month, fortnight, after
    case on, at, `in`, from, to, until, till, til, of, the, a, `for`
    case noon, midday, midnight, am, pm, half, quarter, past, late, onwards, all
    case morning, afternoon, evening, night
    case bank, holiday
    case oclock = "o'clock"
}

extension WhenToken {
    /// Whether it can be part of a time, such as "2 pm" or "10:00 to noon".
    var isOfTime: Bool {
        switch self {
        case .number, .clock, .impossibleTime, .dash: true
        case .keyword(let keyword):
            [.am, .pm, .oclock, .noon, .midday, .midnight, .to, .until, .till, .til].contains(keyword)
        default: false
        }
    }

    /// The token that a folded word is; nil if it is several.
    static func only(_ word: String) -> WhenToken? {
        let tokens = reading(word)
        return tokens.count == 1 ? tokens[0] : nil
    }

    /// The most bytes of a word of a time, such as "2026-06-06t10:00-2026-06-07t17:30".
    private static let longest = 40

    /// The tokens of a folded word.
    static func reading(_ word: String) -> [WhenToken] {
        if word.utf8.count > longest { return [.other] }
        if let token = plain(word) { return [token] }
        let text = word.trimmingPunctuation
        if let date = isoFigures(text) { return [date] }
        if let moment = isoMoment(text) {
            let (year, month, day) = moment.date.civil
            return [.figures(day: day, month: month, year: year), .clock(ClockReading(exactly: moment.time))]
        }
        if text.isEmpty { return [.other] }
        if let keyword = WhenNames.keywords[text] { return [.keyword(keyword)] }
        if text.first == "@" { return [.keyword(.at)] + (text.count > 1 ? reading(String(text.dropFirst())) : []) }
        if let date = britishFigures(text, separator: "-", parts: 3...3) ?? namedMonth(text) { return [date] }
        if let tokens = monthOfYear(text) { return tokens }
        var tokens: [WhenToken] = []
        for piece in text.split(omittingEmptySubsequences: false, whereSeparator: { "-–—".contains($0) }) {
            if !piece.isEmpty { tokens.append(Self(piece: piece)) }
            tokens.append(.dash)
        }
        return tokens.dropLast()
    }

    /// The token of a word that is surely one, as most are: it has only letters and figures of ASCII, as "7pm" has.
    static func plain(_ word: String) -> WhenToken? {
        if word.isEmpty { return .other }
        guard word.utf8.count <= longest, word.isOfPlainLettersAndFigures else { return nil }
        return Self(piece: word[...])
    }

    private init(piece: Substring) {
        guard let first = piece.utf8.first else {
            self = .other
            return
        }
        let startsWithDigit = (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(first)
        if startsWithDigit, let keyword = WhenNames.keywords[piece] {
            self = .keyword(keyword)
        } else {
            self = startsWithDigit ? Self(figures: piece) : Self(name: piece)
        }
    }

    private init(figures text: Substring) {
        if let number = wholeNumber(text, digits: 1...9) {
            self = .number(number, digits: text.utf8.count)
        } else if let last = text.utf8.last, "tdh".utf8.contains(last),
            let number = wholeNumber(text.dropLast(2), digits: 1...2),
            ["st", "nd", "rd", "th"].contains(text.suffix(2))
        {
            self = .ordinal(number)
        } else if text.utf8.contains(where: { $0 == UInt8(ascii: "/") || $0 == UInt8(ascii: ".") }) {
            self =
                Self.britishFigures(text) ?? ClockReading.token(text) ?? Self.roughHour(text) ?? Self.dottedDay(text)
                ?? .other
        } else {
            self = ClockReading.token(text) ?? Self.roughHour(text) ?? Self.namedMonth(text) ?? .other
        }
    }

    private init(name: Substring) {
        self =
            WhenNames.tokens[String(name)] ?? WhenNames.weekday(meantBy: name).map { .weekday($0) }
            ?? WhenNames.month(meantBy: name).map { .slipOfMonth($0) } ?? .other
    }

    /// Reads "2026-06-06", "2026/6/6" or "2026/jun/06"; the day need not exist.
    private static func isoFigures(_ text: Substring) -> WhenToken? {
        for separator: Character in ["-", "/"] {
            let parts = text.split(separator: separator, omittingEmptySubsequences: false)
            guard parts.count == 3, let year = wholeNumber(parts[0], digits: 4...4),
                let month = wholeNumber(parts[1], digits: 1...2) ?? WhenNames.months[parts[1]],
                let day = wholeNumber(parts[2], digits: 1...2)
            else { continue }
            return .figures(day: day, month: month, year: year)
        }
        return nil
    }

    /// Reads "2026-06-06t14:00", and the same with seconds, which nobody means.
    private static func isoMoment(_ text: Substring) -> LocalDateTime? {
        switch text.utf8.count {
        case 16: LocalDateTime(iso: text, separator: "t")
        case 19 where text.dropLast(2).last == ":" && wholeNumber(text.suffix(2), digits: 2...2) != nil:
            LocalDateTime(iso: text.dropLast(3), separator: "t")
        default: nil
        }
    }

    /// "06/2026": a month and its year.
    private static func monthOfYear(_ text: Substring) -> [WhenToken]? {
        let parts = text.split(separator: "/", omittingEmptySubsequences: false)
        guard parts.count == 2, let month = wholeNumber(parts[0], digits: 1...2), (1...12).contains(month),
            let year = wholeNumber(parts[1], digits: 4...4)
        else { return nil }
        return [.month(month), .number(year, digits: 4)]
    }

    /// The year that two figures are short for: 2069 at the latest.
    static func century(of short: Int) -> Int { short < 70 ? 2000 + short : 1900 + short }

    /// "6/6", "06/06/26", "6.6.2026": day before month, as Britain writes it.
    private static func britishFigures(_ text: Substring) -> WhenToken? {
        britishFigures(text, separator: "/", parts: 2...3) ?? britishFigures(text, separator: ".", parts: 3...3)
    }

    /// "14mar", "14march2026", "14-mar", "8th-april": a day and a month's name in one word.
    private static func namedMonth(_ text: Substring) -> WhenToken? {
        let day = text.prefix { $0.isASCII && $0.isNumber }
        guard let number = wholeNumber(day, digits: 1...2) else { return nil }
        var rest = text[day.endIndex...]
        for suffix in ["st", "nd", "rd", "th"] where rest.hasPrefix(suffix) && rest.utf8.count > 4 {
            rest = rest.dropFirst(2)
        }
        if rest.first == "-" { rest = rest.dropFirst() }
        let name = rest.prefix { $0.isLetter }
        guard name.utf8.count > 2, let month = WhenNames.months[name] else { return nil }
        rest = rest[name.endIndex...]
        if rest.isEmpty { return .figures(day: number, month: month, year: nil) }
        if let year = wholeNumber(rest, digits: 2...2) {
            return .figures(day: number, month: month, year: century(of: year))
        }
        return wholeNumber(rest, digits: 4...4).map { .figures(day: number, month: month, year: $0) }
    }

    /// "7ish", "7.30ish".
    private static func roughHour(_ text: Substring) -> WhenToken? {
        guard text.hasSuffix("ish") else { return nil }
        let hour = text.dropLast(3)
        guard let number = wholeNumber(hour, digits: 1...2) else { return ClockReading.token(hour) }
        return ClockReading(number: number, digits: hour.utf8.count).map { .clock($0) }
    }

    /// "14.3": a day and a month, since no time has one figure for its minutes and no clock thirteen hours.
    private static func dottedDay(_ text: Substring) -> WhenToken? {
        let parts = text.split(separator: ".", omittingEmptySubsequences: false)
        guard parts.count == 2, let day = wholeNumber(parts[0], digits: 1...2), (13...31).contains(day),
            let month = wholeNumber(parts[1], digits: 1...1), month > 0
        else { return nil }
        return .figures(day: day, month: month, year: nil)
    }

    private static func britishFigures(
        _ text: Substring, separator: Character, parts count: ClosedRange<Int>
    ) -> WhenToken? {
        let parts = text.split(separator: separator, omittingEmptySubsequences: false)
        guard count.contains(parts.count), let day = wholeNumber(parts[0], digits: 1...2),
            let month = wholeNumber(parts[1], digits: 1...2) ?? WhenNames.months[parts[1]]
        else { return nil }
        guard parts.count == 3 else { return .figures(day: day, month: month, year: nil) }
        if let short = wholeNumber(parts[2], digits: 2...2) {
            return .figures(day: day, month: month, year: century(of: short))
        }
        return wholeNumber(parts[2], digits: 4...4).map { .figures(day: day, month: month, year: $0) }
    }
}

/// Months and days of the week by their names and short forms, in lower case.
private enum WhenNames {
    /// What each name is.
    static let tokens: [String: WhenToken] = {
        let numerals = [
            "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve",
        ]
        var tokens: [String: WhenToken] = [:]
        for (index, name) in numerals.enumerated() { tokens[name] = .numeral(index + 1) }
        for (name, weekday) in weekdays { tokens[String(name)] = .weekday(weekday) }
        for (name, month) in months { tokens[String(name)] = .month(month) }
        for (name, keyword) in keywords { tokens[String(name)] = .keyword(keyword) }
        for keyword in WhenKeyword.allCases { tokens[keyword.rawValue] = .keyword(keyword) }
        return tokens
    }()

    /// Other ways to write the little words, with the slips that are made most.
    static let keywords: [Substring: WhenKeyword] = {
        let ways: [WhenKeyword: String] = [
            .am: "a.m", .pm: "p.m", .weekend: "w/e week-end wkend wknd weeked wkd", .oclock: "oclock",
            .today: "2day todya tdy", .tonight: "tonite 2nite 2night tonigt tonihgt tnight",
            .tomorrow: "tmrw tmr tmw tomorow tommorow tommorrow tomorro tomoz tomo 2moro 2morrow 2mrw tommorw tomorrw",
            .evening: "eve evenin evenning", .morning: "morn mornin", .afternoon: "arvo afternon",
            .midday: "mid-day", .fortnight: "fortnite", .night: "nite", .next: "nxt", .week: "wk", .until: "untill",
        ]
        var names: [Substring: WhenKeyword] = [:]
        for (keyword, words) in ways { for word in words.split(separator: " ") { names[word] = keyword } }
        return names
    }()

    static let months: [Substring: Int] = {
        var names: [Substring: Int] = ["sept": 9]
        for (index, name) in monthNames.enumerated() {
            names[name.lowercased()[...]] = index + 1
            names[name.lowercased().prefix(3)] = index + 1
            for short in shortForms(name) where short != "marc" { names[short] = index + 1 }
        }
        return names
    }()

    /// The month that a word mistypes by one slip: "agust", "setp".
    ///
    /// The first letter must be right. In names of up to five letters a slip swaps, adds or loses a letter but changes
    /// none: "marsh" is not March.
    static func month(meantBy word: Substring) -> Int? {
        guard (3..<12).contains(word.utf8.count), let first = word.utf8.first, let months = longMonths[first] else {
            return nil
        }
        let written = Array(word.utf8)
        let near = months.compactMap { letters, month -> (month: Int, slips: Int)? in
            guard let slips = EditDistance.slips(from: written, to: letters),
                letters.count > 5 || letters.count != written.count || letters.sorted() == written.sorted()
            else { return nil }
            return (month, slips)
        }
        return near.min { ($0.slips, $0.month) < ($1.slips, $1.month) }?.month
    }

    /// The letters of the longer names by the first of them.
    private static let longMonths = Dictionary(
        grouping: months.filter { $0.key.utf8.count > 3 }.map { (letters: Array($0.key.utf8), month: $0.value) }
    ) { $0.letters[0] }

    /// The day of the week that a word mistypes: "satuday", "wendesday", "wensday".
    ///
    /// Its first letter and its "y" must be right. In the short names a slip swaps, adds or loses a letter but changes
    /// none: "sundry" is not Sunday. The long ones forgive two slips.
    static func weekday(meantBy word: Substring) -> Weekday? {
        guard word.utf8.last == UInt8(ascii: "y"), (5...11).contains(word.utf8.count) else { return nil }
        let written = Array(word.utf8)
        return longWeekdays.first { _, name in
            guard name.first == written.first, let slips = EditDistance.slips(from: written, to: name),
                name.count > 6 || name.count != written.count || name.sorted() == written.sorted()
            else { return false }
            return slips < (name.count > 7 ? 3 : 2)
        }?.day
    }

    private static let longWeekdays = Weekday.allCases.map { (day: $0, name: Array($0.name.lowercased().utf8)) }

    static let weekdays: [Substring: Weekday] = {
        var names: [Substring: Weekday] = ["tues": .tuesday, "weds": .wednesday, "thur": .thursday, "thurs": .thursday]
        for weekday in Weekday.allCases {
            names[weekday.name.lowercased()[...]] = weekday
            names[weekday.shortName.lowercased()[...]] = weekday
            for short in shortForms(weekday.name) { names[short] = weekday }
        }
        return names
    }()

    /// "sund" and "octob": the beginnings of a long name that are no other word. With its last letter alone missing it may
    /// be one: Frida is a woman's name.
    private static func shortForms(_ name: String) -> [Substring] {
        let name = name.lowercased()
        return (4..<max(4, name.count - 1)).map { name.prefix($0) }
    }
}
