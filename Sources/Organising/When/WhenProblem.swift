/// Why a time expression cannot be taken as it stands: facts, from which an answer is written.
package enum WhenProblem: Error, Hashable, Sendable {
    /// A time, but no day.
    case noDate
    /// A day, but no time.
    case noTime(LocalDate)
    /// Several days, but no times at which it begins and ends.
    case noTimes(DateRange)
    /// "All day" says neither when to come nor when it is over.
    case allDay(LocalDate)
    /// A bank holiday by its name: which day that is differs between nations and years.
    case bankHoliday
    /// The calendar has no such day, such as 30 February.
    case noSuchDate(day: Int, month: Int, year: Int)
    /// "Sat 32": no such weekday is that day of its month within a year.
    case noSuchWeekday(Weekday, day: Int)
    /// Almost a month after a number, such as "13 jnue": the day that was probably meant.
    case slipInMonth(day: Int, month: Int)
    /// A year so long ago or so far ahead that nobody means it.
    case yearOutOfRange(Int)
    /// No clock shows this, such as "25:00".
    case noSuchTime(String)
    /// "Sun 6 June" where 6 June is a Saturday: the date as written, and the nearest day with the name as written.
    case weekdayMismatch(named: Weekday, date: LocalDate, nearest: LocalDate)
    /// The beginning is not later than now.
    case inThePast(LocalDateTime)
    /// A date without a year that went by within the last weeks: the one gone, and the one to come.
    case justGone(LocalDate, coming: LocalDate)
    /// "12" by itself may be an hour or a day of the month, such as this one.
    case dayOrHour(LocalDate)
    /// "next 0 days", "in 999999999 weeks": no days, or more than are counted ahead.
    case spanOutOfRange(String)
    /// "7" may be in the morning or in the evening.
    case ambiguousHour(hour: Int, minute: Int)
    /// Midnight as a beginning may belong to the night before or after.
    case ambiguousMidnight(LocalDate)
    /// The end is not later than the beginning.
    case endNotAfterStart(start: LocalDateTime, end: LocalDateTime)
    /// It would last longer than a month.
    case lastsTooLong(days: Int)
    /// Clocks go forward over this time; with the first time that they show after the change.
    case skippedByClocks(LocalDateTime, nextValid: LocalDateTime)
    /// Clocks go back over this time, and show it twice.
    case shownTwiceByClocks(LocalDateTime)
}
