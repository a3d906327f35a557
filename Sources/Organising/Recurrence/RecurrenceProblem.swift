/// Why a repetition cannot be used, with the facts for an answer.
package enum RecurrenceProblem: Error, Hashable, Sendable {
    /// No word says how often.
    case noCadence
    /// These words mean nothing here.
    case notRead(String)
    /// "until christmas": an end that cannot be read.
    case endNotRead(String)
    /// The date of the end does not exist, or is not the weekday named.
    case endDate(WhenProblem)
    /// Parts that do not go together, such as "weekly on the 14th".
    case contradiction(String)
    /// "biweekly", "bimonthly".
    case twoMeanings(String)
    /// "every 2nd tuesday": one in the month, or one in two weeks.
    case twoMeaningsOfEvery(RecurrenceRule.WeekdayNumber)
    /// A number that does not exist, such as "6th Tuesday" or "32nd".
    case outOfRange(String)
    /// "monthly on tuesday" does not say which one; `startOrdinal` is the start's.
    case whichOne(Weekday, startOrdinal: Int)
    /// "monthly" from a day that not every month has, or "yearly" from 29 February.
    case notInEveryPeriod(start: LocalDate, RecurrenceRule.Frequency)
    /// The end lies before the start.
    case endsBeforeStart(end: LocalDate, start: LocalDate)
    /// It would take place only once.
    case onlyOnce(RecurrenceRule)
    /// The start does not fall on the rule; `first` is the first day that does.
    case startNotOnRule(start: LocalDate, RecurrenceRule, first: LocalDate?)
}

extension RecurrenceProblem {
    /// One plain sentence: what was read, what is wrong, what to write instead.
    package var sentence: String {
        switch self {
        case .noCadence:
            "I cannot see how often: write such as \"weekly\", \"every other thursday\" or "
                + "\"monthly on the 2nd tuesday\"."
        case .notRead(let words):
            "I cannot read \"\(words)\" as a repeat: write such as \"every tuesday until december\" or "
                + "\"last friday of the month\"."
        case .endNotRead(let words):
            "I cannot read \"\(words)\" as an end: write such as \"until 12 july\", \"until december\", "
                + "\"for 6 weeks\" or \"6 times\"."
        case .endDate(let problem): problem.sentence
        case .contradiction(let words):
            "\"\(words)\" says two things that do not go together: write one of them, such as \"weekly on tuesday\" or "
                + "\"monthly on the 14th\"."
        case .twoMeanings(let words):
            "\"\(words)\" means twice as often to some and half as often to others: "
                + "write such as \"every 2 weeks\" or \"every 2 months\"."
        case .twoMeaningsOfEvery(let day):
            "\"Every \(Self.text(day))\" may be one in the month or one in \(day.ordinal ?? 1) weeks: write "
                + "\"\(Self.text(day)) of the month\" or \"every \(day.ordinal ?? 1) weeks on \(day.weekday.name)\"."
        case .outOfRange(let words):
            "\"\(words)\" is a number that I cannot use: write such as \"every 2 weeks\", \"2nd tuesday\" or \"14th\"."
        case .whichOne(let weekday, let ordinal):
            "I cannot tell which \(weekday.name) of the month: write such as "
                + "\"monthly on the \(ordinalText(ordinal)) \(weekday.name)\", or \"every \(weekday.name)\"."
        case .notInEveryPeriod(let start, .yearly):
            "Most years have no \(start.day) \(monthNames[start.month - 1]): write "
                + "\"yearly on the last day of february\", or \"every 4 years on 29 february\"."
        case .notInEveryPeriod(let start, _):
            "Not every month has a \(ordinalText(start.day)): write \"monthly on the last \(start.weekday.name)\", "
                + "or \"monthly on the \(ordinalText(start.day))\" to leave the short months out."
        case .endsBeforeStart(let end, let start):
            "It would end on \(end.longText), before it begins on \(start.longText): write a later end, "
                + "such as \"6 times\"."
        case .onlyOnce(let rule):
            "\"\(rule.text)\" is only once: write a later end, such as \"6 times\", or \"once\" if that is meant."
        case .startNotOnRule(let start, let rule, let first):
            "It begins on \(start.longText), which is not \"\(rule.text)\": "
                + (first.map { "move the beginning, such as to \($0.shortText), " } ?? "move the beginning ")
                + "or write a repeat that it falls on, such as \"every \(start.weekday.name)\"."
        }
    }

    private static func text(_ day: RecurrenceRule.WeekdayNumber) -> String {
        "\(ordinalText(day.ordinal ?? 1)) \(day.weekday.name)"
    }
}

/// "1st", "22nd", "13th"; "last" for -1, "2nd last" for -2.
func ordinalText(_ number: Int) -> String {
    if number == -1 { return "last" }
    if number < 0 { return ordinalText(-number) + " last" }
    let isTeen = (11...13).contains(number % 100)
    let ending =
        switch number % 10 {
        case 1 where !isTeen: "st"
        case 2 where !isTeen: "nd"
        case 3 where !isTeen: "rd"
        default: "th"
        }
    return "\(number)\(ending)"
}
