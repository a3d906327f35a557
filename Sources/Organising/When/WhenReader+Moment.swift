package import Foundation

extension WhenReader {
    /// A date without a year that is more days ahead than this has probably just gone by.
    private static let furthestWithoutYear = 330

    /// Reads the moment at the start of the words, as an announcement has it: a day and a time in either order, and
    /// perhaps an end.
    ///
    /// - Parameters:
    ///   - now: What clocks in `zone` show now.
    ///   - zone: The zone in which it happens; times that its clocks skip, and beginnings that they show twice, are
    ///     refused.
    ///   - hints: What the person has answered about these words so far.
    /// - Returns: The moment and how many words it took, at least one; nil if the words begin with neither a
    ///   day nor a time.
    /// - Throws: What is wrong, if a day or a time is written but no moment can be made of it.
    package static func readMoment(
        _ words: ArraySlice<String>, now: LocalDateTime, in zone: TimeZone, hints: MomentHints = MomentHints()
    ) throws(WhenProblem) -> (time: EventTime, consumed: Int)? {
        guard let (phrase, consumed) = try MomentPhrase.read(words, today: now.date, hints) else { return nil }
        try refuseJustGone(phrase.days.first, today: now.date)
        let written = try phrase.time(today: now.date, hints)
        let time = phrase.hours.isGreenwich ? greenwich(written, in: zone) : written
        try refuse(time, now: now, in: zone)
        return (time, consumed)
    }

    /// What clocks in `zone` show at a time that is written in Greenwich time.
    private static func greenwich(_ time: EventTime, in zone: TimeZone) -> EventTime {
        func local(_ moment: LocalDateTime) -> LocalDateTime {
            zone.local(at: TimeZone.gmt.instant(of: moment).earliest)
        }
        return EventTime(start: local(time.start), end: time.end.map(local))
    }

    /// Reads the moment of something that happens every week or every day, seen from `today`: it may have gone by, and
    /// clock changes do not matter.
    package static func readRegular(
        _ words: ArraySlice<String>, today: LocalDate
    ) throws(WhenProblem) -> (time: EventTime, consumed: Int)? {
        guard let (phrase, consumed) = try MomentPhrase.read(words, today: today) else { return nil }
        return (try phrase.time(today: today), consumed)
    }

    /// Refuses a number by itself, which may be a day or an hour; the refusal shows the next such day from `first` on.
    package static func refuseLoneNumber(_ words: ArraySlice<String>, from first: LocalDate) throws(WhenProblem) {
        guard let number = loneNumber(words),
            let day = (first...first.advanced(by: 62)).first(where: { $0.day == number })
        else { return }
        throw .dayOrHour(day)
    }

    /// The number from 1 to 31 if there is nothing else in the words; nil otherwise.
    package static func loneNumber(_ words: ArraySlice<String>) -> Int? {
        guard words.count == 1, let word = words.first, case .number(let number, digits: 1...2)? = WhenToken.only(word),
            (1...31).contains(number)
        else { return nil }
        return number
    }

    /// Reads the times at the start of the words, "3pm" or "2-5pm", on a day that is already known.
    ///
    /// - Returns: The moment and how many words it took, at least one; nil if the words begin with no time.
    /// - Throws: What is wrong with the times.
    package static func readHours(
        _ words: ArraySlice<String>, on date: LocalDate, now: LocalDateTime, in zone: TimeZone,
        hints: MomentHints = MomentHints()
    ) throws(WhenProblem) -> (time: EventTime, consumed: Int)? {
        var phrase = WhenPhrase(words)
        guard let hours = HoursPhrase(reading: &phrase), let consumed = phrase.consumed else { return nil }
        let written = try hours.times(on: date, in: nil, hints)
        let time = hours.isGreenwich ? greenwich(written, in: zone) : written
        try refuse(time, now: now, in: zone)
        return (time, consumed)
    }

    /// Reads the one day at the start of the words, as somebody who plans means it; written with its year it may be
    /// past.
    ///
    /// - Returns: The day and how many words it took, at least one; nil if the words begin with no day.
    /// - Throws: What is wrong with the day.
    package static func readDay(
        _ words: ArraySlice<String>, today: LocalDate, hints: MomentHints = MomentHints()
    ) throws(WhenProblem) -> (date: LocalDate, consumed: Int)? {
        var phrase = WhenPhrase(words).withoutTimes
        phrase.skip(.on)
        guard let day = DayPhrase(reading: &phrase), let consumed = phrase.consumed else { return nil }
        try refuseJustGone(day, today: today)
        return (try day.date(today: today, hints), consumed)
    }

    /// How many words at the start are a day, times or both in either order; nil if the words begin with neither.
    package static func length(_ words: ArraySlice<String>, today: LocalDate) -> Int? {
        let moment = try? MomentPhrase.read(words, today: today)
        var day = WhenPhrase(words).withoutTimes
        day.skip(.on)
        let lengths = [
            moment?.consumed, lengthOfHours(words), DayPhrase(reading: &day).flatMap { _ in day.consumed },
        ]
        return lengths.compactMap(\.self).max()
    }

    /// How many words at the start are a day or several days, without any hours; nil if the words begin with none.
    package static func lengthOfDays(_ words: ArraySlice<String>) -> Int? {
        var days = WhenPhrase(words).withoutTimes
        days.skip(.on)
        return DaysPhrase(reading: &days).flatMap { _ in days.consumed }
    }

    /// Reads a day or several days at the start of the words, without any hours; nil if they begin with none.
    ///
    /// - Throws: What is wrong with the days, such as that they have gone and no year says otherwise.
    package static func readDaysAlone(
        _ words: ArraySlice<String>, today: LocalDate, hints: MomentHints = MomentHints()
    ) throws(WhenProblem) -> (days: ClosedRange<LocalDate>, consumed: Int)? {
        var phrase = WhenPhrase(words).withoutTimes
        phrase.skip(.on)
        guard let days = DaysPhrase(reading: &phrase), let consumed = phrase.consumed else { return nil }
        try refuseJustGone(days.first, today: today)
        let (first, last) = try days.dates(today: today, hints)
        return (first...max(first, last ?? first), consumed)
    }

    /// How many words at the start are times; nil if the words begin with none.
    package static func lengthOfHours(_ words: ArraySlice<String>) -> Int? {
        var phrase = WhenPhrase(words)
        return HoursPhrase(reading: &phrase).flatMap { _ in phrase.consumed }
    }

    /// The day of the week that a folded word names, in full or shortened; nil if it names none.
    package static func weekday(_ word: String) -> Weekday? {
        if case .weekday(let weekday) = WhenToken.only(word) { weekday } else { nil }
    }

    /// Whether the words name their day by a weekday alone, without a date: "wed", "7pm on wed".
    package static func namesWeekdayAlone(_ words: ArraySlice<String>, today: LocalDate) -> Bool {
        if case .weekday(_, .coming) = firstDay(words, today: today) { words.first != "this" } else { false }
    }

    /// From which day on the words count, if they leave open which week or month is meant and something that is on
    /// `day` is to be moved: "sunday" from that day's Monday on, "the 26th" from half a month before it. Nil for other
    /// words.
    package static func anchor(_ words: ArraySlice<String>, beside day: LocalDate, today: LocalDate) -> LocalDate? {
        switch firstDay(words, today: today) {
        case .weekday(_, .coming): words.first == "this" || mayNameDate(words) ? nil : day.monday
        case .dayOfMonth, .weekdayOfDate: day.advanced(by: -15)
        default: nil
        }
    }

    /// Whether a number stands behind a weekday, "wed 7", which may be a date and may be an hour.
    private static func mayNameDate(_ words: ArraySlice<String>) -> Bool {
        zip(words, words.dropFirst()).contains { weekday($0) != nil && loneNumber([$1]) != nil }
    }

    private static func firstDay(_ words: ArraySlice<String>, today: LocalDate) -> DayPhrase? {
        var day = WhenPhrase(words)
        day.skip(.on)
        return (try? MomentPhrase.read(words, today: today))?.phrase.days.first ?? DayPhrase(reading: &day)
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

    /// Refuses what has gone by, times that clocks skip, and a beginning that they show twice; if they show the end
    /// twice, the first of the two counts.
    package static func refuse(_ time: EventTime, now: LocalDateTime, in zone: TimeZone) throws(WhenProblem) {
        guard time.start > now else { throw .inThePast(time.start) }
        try refuseClockChange(time, in: zone)
    }

    /// Refuses times that clocks skip, and a beginning that they show twice.
    static func refuseClockChange(_ time: EventTime, in zone: TimeZone) throws(WhenProblem) {
        if case .twice = zone.instant(of: time.start) { throw .shownTwiceByClocks(time.start) }
        for local in [time.start, time.end].compactMap({ $0 }) {
            guard case .never(let nextValid) = zone.instant(of: local) else { continue }
            throw .skippedByClocks(local, nextValid: zone.local(at: nextValid))
        }
    }
}
