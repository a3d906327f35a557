/// One end of a span as it was written: a day, or a whole month.
enum SpanEnd: Hashable {
    case day(DayPhrase)
    case month(Int, year: Int?)

    init?(reading phrase: inout WhenPhrase) {
        if let day = DayPhrase(reading: &phrase) {
            self = .day(day)
            // "tomorrow evening" asks what is on that day.
            _ = phrase.takePartOfDay()
        } else {
            phrase.skip(.this)
            guard let month = phrase.takeMonth() else { return nil }
            self = .month(month, year: phrase.takeYear())
        }
    }

    /// The days of this end alone, seen from `today`.
    func days(today: LocalDate) throws(WhenProblem) -> DateRange {
        switch self {
        case .day(let phrase):
            let date = try phrase.date(today: today)
            return date...date
        case .month(let month, let year):
            let year = year ?? (month < today.month ? today.year + 1 : today.year)
            guard WhenReader.years.contains(year) else { throw .yearOutOfRange(year) }
            guard let days = WhenReader.wholeMonth(month, of: year) else {
                throw .noSuchDate(day: 1, month: month, year: year)
            }
            return days
        }
    }

    /// The days from one end to the other, of a span that is running or still to come; nil if it ends before it begins.
    static func range(from: SpanEnd, to: SpanEnd, today: LocalDate) -> DateRange? {
        var from = from
        if case .day(let first) = from, case .day(let last) = to { from = .day(first.inWeek(of: last)) }
        let begins = from.year == nil ? to.year.map { [from.written(in: $0), from.written(in: $0 - 1)] } : nil
        for begin in begins ?? [from.written(in: today.year - 1), from.written(in: today.year), from] {
            guard let first = try? begin.days(today: today).lowerBound,
                let last = try? to.days(today: to.isCountedFromToday ? today : first).upperBound, first <= last
            else { continue }
            // Without years, nobody means a span that is over.
            if last >= today || to.year != nil || from.year != nil { return first...last }
        }
        return nil
    }

    private var year: Int? {
        switch self {
        case .day(.calendar(_, _, _, let year)), .month(_, let year): year
        case .day: nil
        }
    }

    private var isCountedFromToday: Bool {
        if case .day(let day) = self { day.isCountedFromToday } else { false }
    }

    /// The same with a year, if it was written without one.
    private func written(in year: Int) -> SpanEnd {
        switch self {
        case .day(.calendar(let weekday, let day, let month, nil)):
            .day(.calendar(weekday: weekday, day: day, month: month, year: year))
        case .month(let month, nil): .month(month, year: year)
        default: self
        }
    }
}
