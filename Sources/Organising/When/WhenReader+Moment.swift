package import Foundation

extension WhenReader {
    /// How many days away a date without a year may be before it is taken for one that has just gone by.
    private static let furthestWithoutYear = 330

    /// Reads the moment that the words begin with, to announce something: a day with a time, in either order, and an
    /// end if written.
    ///
    /// - Parameters:
    ///   - now: What clocks in `zone` show now.
    ///   - zone: The zone in which it happens; times that its clocks skip or show twice are refused.
    /// - Returns: The moment and how many words it took, at least one; nothing where the words begin with neither a
    ///   day nor a time.
    /// - Throws: What is wrong, where a day or a time is written but no moment can be made of it.
    package static func readMoment(
        _ words: ArraySlice<String>, now: LocalDateTime, in zone: TimeZone
    ) throws(WhenProblem) -> (time: EventTime, consumed: Int)? {
        guard let (phrase, consumed) = try MomentPhrase.read(words, today: now.date) else { return nil }
        try refuseJustGone(phrase.day, today: now.date)
        let time = try phrase.time(today: now.date)
        guard time.start > now else { throw .inThePast(time.start) }
        try refuseClockChange(time.start, in: zone)
        if let end = time.end { try refuseClockChange(end, in: zone) }
        return (time, consumed)
    }

    private static func refuseJustGone(_ day: DayPhrase, today: LocalDate) throws(WhenProblem) {
        guard case .calendar(let weekday, let dayOfMonth, let month, nil) = day,
            let coming = try? DayPhrase.calendar(weekday: nil, day: dayOfMonth, month: month, year: nil)
                .date(today: today),
            today.distance(to: coming) > furthestWithoutYear,
            let gone = LocalDate(year: coming.year - 1, month: month, day: dayOfMonth),
            weekday == nil || weekday == gone.weekday
        else { return }
        throw .justGone(gone, coming: coming)
    }

    private static func refuseClockChange(_ local: LocalDateTime, in zone: TimeZone) throws(WhenProblem) {
        switch zone.instant(of: local) {
        case .unique: return
        case .twice: throw .shownTwiceByClocks(local)
        case .never(let nextValid): throw .skippedByClocks(local, nextValid: zone.local(at: nextValid))
        }
    }
}
