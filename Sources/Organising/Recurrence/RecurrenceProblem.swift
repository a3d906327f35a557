/// Why a repetition cannot be taken as it stands: facts, from which an answer is written.
package enum RecurrenceProblem: Error, Hashable, Sendable {
    /// No word says how often.
    case noCadence
    /// These words mean nothing here.
    case notRead(String)
    /// "until christmas": an end, but none that can be read.
    case endNotRead(String)
    /// The date of the end does not exist, or is not the weekday named.
    case endDate(WhenProblem)
    /// Parts that do not go together, such as "weekly on the 14th".
    case contradiction(String)
    /// "biweekly", "bimonthly".
    case twoMeanings(String)
    /// "every 2nd tuesday": one in the month, or one in two weeks.
    case twoMeaningsOfEvery(RecurrenceRule.WeekdayNumber)
    /// A number that there is not, such as "6th Tuesday" or "32nd".
    case outOfRange(String)
    /// "monthly on tuesday": which of them; with the one that the start is.
    case whichOne(Weekday, startOrdinal: Int)
    /// "monthly" from a day that not every month has, or "yearly" from 29 February.
    case notInEveryPeriod(start: LocalDate, RecurrenceRule.Frequency)
    /// The end lies before the start.
    case endsBeforeStart(end: LocalDate, start: LocalDate)
    /// It would take place only once.
    case onlyOnce(RecurrenceRule)
    /// The start does not fall on the rule; with the first day that does.
    case startNotOnRule(start: LocalDate, RecurrenceRule, first: LocalDate?)
}
