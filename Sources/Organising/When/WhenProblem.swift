import StewardCore

/// Why a time expression cannot be used, with the facts for an answer.
package enum WhenProblem: Error, Hashable, Sendable {
    /// A time, but no day.
    case noDate
    /// A day, but no time.
    case noTime(LocalDate)
    /// Several days, but no times at which it begins and ends.
    case noTimes(DateRange)
    /// "All day" says neither when to come nor when it is over.
    case allDay(LocalDate)
    /// A bank holiday that the calendar does not have.
    case bankHoliday
    /// The calendar has no such day, such as 30 February.
    case noSuchDate(day: Int, month: Int, year: Int)
    /// "Sat 32": no such weekday is that day of its month within a year.
    case noSuchWeekday(Weekday, day: Int)
    /// A mistyped month after a number, such as "13 jnue": the day that was probably meant.
    case slipInMonth(day: Int, month: Int)
    /// A year so long ago or so far ahead that nobody means it.
    case yearOutOfRange(Int)
    /// No clock shows this, such as "25:00".
    case noSuchTime(String)
    /// "Sun 6 June", but 6 June is a Saturday: the date as written, and the nearest day with that name.
    case weekdayMismatch(named: Weekday, date: LocalDate, nearest: LocalDate)
    /// The beginning is not later than now.
    case inThePast(LocalDateTime)
    /// A date without a year that went by within the last weeks: the one gone, and the one to come.
    case justGone(LocalDate, coming: LocalDate)
    /// "12" by itself may be an hour or a day of the month, such as this one.
    case dayOrHour(LocalDate)
    /// "next 0 days", "in 999999999 weeks": no days, or more than are looked up ahead.
    case spanOutOfRange(String)
    /// "7" may be in the morning or in the evening.
    case ambiguousHour(hour: Int, minute: Int)
    /// Midnight as a beginning may belong to the night before or after.
    case ambiguousMidnight(LocalDate)
    /// The end is not later than the beginning.
    case endNotAfterStart(start: LocalDateTime, end: LocalDateTime)
    /// It would last longer than a month.
    case lastsTooLong(days: Int)
    /// Clocks skip this time; `nextValid` is the first that they show after the change.
    case skippedByClocks(LocalDateTime, nextValid: LocalDateTime)
    /// Clocks go back over this time and show it twice.
    case shownTwiceByClocks(LocalDateTime)
}

extension WhenProblem {
    /// One plain sentence: what was read, what is wrong, what to write instead.
    package var sentence: String {
        switch self {
        case .noDate:
            "I can see a time but no day: write both, such as \"sat 6 june 2pm\"."
        case .noTime(let date):
            "\(date.longText) needs a time: write it after the day, such as \"2pm\", \"19:00\" or \"2-5pm\"."
        case .noTimes(let days):
            "\(days.shortText) needs times: write when it begins and ends, "
                + "such as \"\(Self.ends(days, " 10am", " 4pm"))\"."
        case .allDay(let date):
            "\"All day\" on \(date.shortText) leaves open when to come: write the times, such as \"10am-5pm\"."
        case .bankHoliday:
            "I know no such bank holiday: write the date, such as \"25 may 2pm\"."
        case .noSuchDate(let day, let month, let year):
            "There is no such day as \(Self.figures(day, month, year)): write day, month and year, such as \"6 june 2026\"."
        case .noSuchWeekday(let weekday, let day):
            "No \(weekday.name) within a year is the \(day) of its month: "
                + "write day, month and time, such as \"6 june 2pm\"."
        case .slipInMonth(let day, let month):
            "There is no month of that name: did you mean \(day) \(monthNames[month - 1])?"
        case .yearOutOfRange(let year):
            "I read \(padded(year, to: 4)) as the year, and keep dates from 1900 to 2199 alone: "
                + "check the year, such as \"6 june 2026\"."
        case .noSuchTime(let text):
            "\"\(text)\" is not a time of day: write it as \"2pm\" or \"14:00\"."
        case .weekdayMismatch(let named, let date, let nearest):
            "\(date.day) \(monthNames[date.month - 1]) \(date.year) is a \(date.weekday.name), not a \(named.name): "
                + "did you mean \(date.shortText) or \(nearest.shortText)?"
        case .inThePast(let moment):
            "\(moment.time == .midnight ? moment.date.longText : moment.longText) has already gone: "
                + "write a time to come."
        case .justGone(let gone, let coming):
            "\(gone.longText) has already gone: if you mean the next one, write its year, "
                + "\"\(coming.day) \(monthNames[coming.month - 1].lowercased()) \(coming.year)\"."
        case .dayOrHour(let date) where date.day > 23:
            "I read \(date.day) as a day without its month: write such as \"\(date.typedText)\"."
        case .dayOrHour(let date):
            "I cannot tell whether \(date.day) is a day or an hour: write such as \"\(date.typedText)\" or "
                + "\"\(date.day < 13 ? "\(date.day)pm" : "\(date.day):00")\"."
        case .spanOutOfRange(let words):
            "I cannot count \(words.quoted): write from 1 to 400 days, such as \"next 10 days\" or \"next 2 weeks\"."
        case .ambiguousHour(hour: 12, let minute):
            "\(Self.doubt(12, minute).text): write \"\(Self.doubt(12, minute).early)\" for the day or "
                + "\"\(Self.doubt(12, minute).late)\" for the night."
        case .ambiguousHour(let hour, let minute):
            "\(Self.doubt(hour, minute).text): "
                + "write \"\(Self.doubt(hour, minute).early)\" or \"\(Self.doubt(hour, minute).late)\"."
        case .ambiguousMidnight(let date):
            "Midnight belongs to two days: write \"00:00\" for the beginning of \(date.shortText), "
                + "or \"23:59\" for its end."
        case .endNotAfterStart(let start, let end):
            "It would begin on \(start.shortText) and end on \(end.shortText): write an end that is later."
        case .lastsTooLong(let days):
            "It would last \(days) days: check the day on which it ends."
        case .skippedByClocks(let moment, let nextValid):
            "Clocks go forward on \(moment.date.shortText) and \(moment.time.spokenTextOnDay) does not exist: "
                + "write \(nextValid.time.spokenTextOnDay) or later."
        case .shownTwiceByClocks(let moment):
            "Clocks go back on \(moment.date.shortText) and \(moment.time.spokenTextOnDay) comes twice: choose another time."
        }
    }

    /// What is unclear about an hour, and how to write it either way, the likelier first.
    package static func doubt(_ hour: Int, _ minute: Int) -> (text: String, early: String, late: String) {
        let face = face(hour, minute)
        if hour == 12 {
            return (
                "I cannot tell whether \(face) is noon or midnight", "12:\(padded(minute, to: 2))",
                "00:\(padded(minute, to: 2))"
            )
        }
        return ("I cannot tell whether \(face) is in the morning or the evening", "\(face)am", "\(face)pm")
    }

    private static func ends(_ days: DateRange, _ from: String, _ to: String) -> String {
        let (first, last) = (days.lowerBound, days.upperBound)
        return "\(first.day) \(monthNames[first.month - 1].lowercased())\(from) to "
            + "\(last.day) \(monthNames[last.month - 1].lowercased())\(to)"
    }

    private static func figures(_ day: Int, _ month: Int, _ year: Int) -> String {
        (1...12).contains(month) ? "\(day) \(monthNames[month - 1]) \(year)" : "\(day)/\(month)/\(year)"
    }

    private static func face(_ hour: Int, _ minute: Int) -> String {
        minute == 0 ? "\(hour)" : "\(hour):\(padded(minute, to: 2))"
    }
}
