extension RecurrencePhrase {
    /// The rule meant, with what the words leave open taken from the start.
    func rule(from start: LocalDate) throws(RecurrenceProblem) -> RecurrenceRule {
        let (frequency, interval) = try resolvedCadence()
        let parts =
            switch frequency {
            case .daily: Parts()
            case .weekly: Parts(byDay: (weekdays.isEmpty ? [start.weekday] : weekdays).map { .init($0) })
            case .monthly: try monthlyParts(start)
            case .yearly: try yearlyParts(start)
            }
        try refuseUnused(in: frequency)
        let end = try ruleEnd(start, isNumbered: parts.byDay.contains { $0.ordinal != nil })
        do throws(RRULEProblem) {
            return try RecurrenceRule(
                frequency, interval: interval, byDay: parts.byDay, byMonthDay: parts.byMonthDay,
                byMonth: parts.byMonth, bySetPosition: parts.bySetPosition, end: end)
        } catch {
            throw .outOfRange(text)
        }
    }

    private struct Parts {
        var byDay: [RecurrenceRule.WeekdayNumber] = []
        var byMonthDay: [Int] = []
        var byMonth: [Int] = []
        var bySetPosition: [Int] = []
    }

    /// How often, as it was written or as the days tell.
    private func resolvedCadence() throws(RecurrenceProblem) -> (frequency: RecurrenceRule.Frequency, interval: Int) {
        if let cadence {
            guard period == nil || period == cadence.frequency else { throw .contradiction(text) }
            return cadence
        }
        if let period { return (period, 1) }
        if !months.isEmpty { return (.yearly, 1) }
        if let everyNumbered { throw .twoMeaningsOfEvery(everyNumbered) }
        if !numberedWeekdays.isEmpty || !workdayPositions.isEmpty || !monthDays.isEmpty { return (.monthly, 1) }
        if !weekdays.isEmpty { return (.weekly, 1) }
        throw .noCadence
    }

    /// The days in a month, of which one kind at most may be written: "the 14th" or "the 2nd tuesday".
    private func daysInMonth() throws(RecurrenceProblem) -> Parts {
        let kinds = [!numberedWeekdays.isEmpty, !workdayPositions.isEmpty, !monthDays.isEmpty]
        guard kinds.count(where: { $0 }) <= 1 else { throw .contradiction(text) }
        if workdayPositions.isEmpty { return Parts(byDay: numberedWeekdays, byMonthDay: monthDays) }
        return Parts(byDay: Weekday.workdays.map { .init($0) }, bySetPosition: workdayPositions)
    }

    private func monthlyParts(_ start: LocalDate) throws(RecurrenceProblem) -> Parts {
        if let weekday = weekdays.first {
            let ordinal = (start.day - 1) / 7 + 1
            throw .whichOne(weekday, startOrdinal: ordinal > 4 ? -1 : ordinal)
        }
        var parts = try daysInMonth()
        if parts.byDay.isEmpty, parts.byMonthDay.isEmpty {
            guard start.day <= 28 else { throw .notInEveryPeriod(start: start, .monthly) }
            parts.byMonthDay = [start.day]
        }
        return parts
    }

    private func yearlyParts(_ start: LocalDate) throws(RecurrenceProblem) -> Parts {
        var parts = try daysInMonth()
        parts.byMonth = months.isEmpty ? [start.month] : months
        // "14 july and 3 march" would be four days.
        guard Set(parts.byMonth).count == 1 else { throw .contradiction(text) }
        if parts.byDay.isEmpty, parts.byMonthDay.isEmpty {
            if start.month == 2, start.day == 29 { throw .notInEveryPeriod(start: start, .yearly) }
            parts.byMonthDay = [start.day]
        }
        return parts
    }

    /// "daily on tuesday", "weekly on the 14th", "monthly in june".
    private func refuseUnused(in frequency: RecurrenceRule.Frequency) throws(RecurrenceProblem) {
        let inMonth = !(numberedWeekdays.isEmpty && workdayPositions.isEmpty && monthDays.isEmpty)
        let isContradiction =
            switch frequency {
            case .daily: inMonth || !weekdays.isEmpty || !months.isEmpty
            case .weekly: inMonth || !months.isEmpty
            case .monthly: !months.isEmpty
            case .yearly: !weekdays.isEmpty
            }
        if isContradiction { throw .contradiction(text) }
    }

    private func ruleEnd(_ start: LocalDate, isNumbered: Bool) throws(RecurrenceProblem) -> RecurrenceRule.End {
        switch end {
        case nil, .open?: return .never
        case .until(let date)?: return .until(date)
        case .times(let count)?:
            guard count > 0 else { throw .outOfRange("\(count) times") }
            return .count(count)
        case .length(let count, let frequency)?:
            guard count > 0, let last = lastDate(start, count, frequency, isNumbered: isNumbered),
                WhenReader.years.contains(last.year)
            else {
                throw .endNotRead("for \(count)")
            }
            return .until(last)
        }
    }

    /// The last day of so many days, weeks, months or years from the start.
    private func lastDate(
        _ start: LocalDate, _ count: Int, _ frequency: RecurrenceRule.Frequency, isNumbered: Bool
    ) -> LocalDate? {
        switch frequency {
        case .daily: return start.advanced(by: count - 1)
        case .weekly: return start.advanced(by: count * 7 - 1)
        case .monthly, .yearly:
            let month = start.year * 12 + start.month - 1 + count * (frequency == .yearly ? 12 : 1)
            guard let first = LocalDate(year: month / 12, month: month % 12 + 1, day: 1) else { return nil }
            // The 2nd Tuesday may come earlier in the seventh month than in the first: six months are whole months.
            if isNumbered { return first.advanced(by: -1) }
            let length = LocalDate.days(inMonth: month % 12 + 1, of: month / 12)
            return first.advanced(by: min(start.day, length) - 2)
        }
    }
}
