import StewardCore

extension RecurrenceRule {
    /// The rule as people say it: "every month on the 2nd Tuesday until 31 December 2026".
    ///
    /// `RecurrenceReader` reads it again as the same rule, if it could have made the rule at all.
    package var text: String {
        if isEveryWorkday { return "every weekday" + endText }
        let days = [monthDayText, weekdayText].compactMap(\.self).joined(separator: " where that is ")
        let isOneDate = frequency == .yearly && byDay.isEmpty && byMonth.count == 1 && bySetPosition.isEmpty
        if isOneDate, byMonthDay.count == 1, byMonthDay[0] > 0 {
            return "\(cadenceText) on \(byMonthDay[0]) \(monthNames[byMonth[0] - 1])" + endText
        }
        return cadenceText + (days.isEmpty ? "" : " on \(days)") + monthText(after: days) + positionText + endText
    }

    private var isEveryWorkday: Bool {
        frequency == .weekly && interval == 1 && areWorkdays && byMonth.isEmpty && bySetPosition.isEmpty
    }

    private var areWorkdays: Bool { byDay == Weekday.workdays.map { WeekdayNumber($0) } }

    /// "every week", "every 2 months".
    private var cadenceText: String {
        let unit =
            switch frequency {
            case .daily: "day"
            case .weekly: "week"
            case .monthly: "month"
            case .yearly: "year"
            }
        return interval == 1 ? "every \(unit)" : "every \(interval) \(unit)s"
    }

    /// Whether the rule is "the last weekday", which has words of its own.
    private var isNumberedWorkday: Bool {
        areWorkdays && !bySetPosition.isEmpty && byMonthDay.isEmpty && (frequency == .monthly || frequency == .yearly)
    }

    private var weekdayText: String? {
        if byDay.isEmpty { return nil }
        if isNumberedWorkday { return "the \(bySetPosition.forReading.map(ordinalText).listed()) weekday" }
        let plain = byDay.filter { $0.ordinal == nil }.map { day in
            frequency == .daily || frequency == .weekly ? day.weekday.name : "every \(day.weekday.name)"
        }
        let numbered = byDay.filter { $0.ordinal != nil }
        guard let weekday = numbered.first?.weekday, plain.isEmpty, numbered.allSatisfy({ $0.weekday == weekday })
        else {
            return (plain + numbered.map { "the \(ordinalText($0.ordinal ?? 1)) \($0.weekday.name)" }).listed()
        }
        return "the \(numbered.map { ordinalText($0.ordinal ?? 1) }.listed()) \(weekday.name)"
    }

    /// "the 1st and 15th", "the last day".
    private var monthDayText: String? {
        if byMonthDay.isEmpty { return nil }
        let forward = byMonthDay.filter { $0 > 0 }.map(ordinalText)
        let backward = byMonthDay.filter { $0 < 0 }.map { "\(ordinalText($0)) day" }
        return "the " + (forward + backward).listed()
    }

    private func monthText(after days: String) -> String {
        if byMonth.isEmpty { return "" }
        let names = byMonth.map { monthNames[$0 - 1] }.listed()
        return frequency == .yearly && !days.isEmpty ? " of \(names)" : " in \(names)"
    }

    /// For the rules that only other programs make.
    private var positionText: String {
        if bySetPosition.isEmpty || isNumberedWorkday { return "" }
        return ", of these only the \(bySetPosition.forReading.map(ordinalText).listed())"
    }

    private var endText: String {
        switch end {
        case .never: ""
        case .count(let count): count == 1 ? ", once" : ", \(count) times"
        case .until(let date): " until \(Self.dateText(date))"
        case .untilMoment(let moment): " until \(Self.dateText(moment.date)), \(moment.time)"
        }
    }

    private static func dateText(_ date: LocalDate) -> String {
        "\(date.day) \(monthNames[date.month - 1]) \(date.year)"
    }
}

extension [Int] {
    /// First ones first, those from the end last.
    fileprivate var forReading: [Int] { filter { $0 > 0 } + filter { $0 < 0 } }
}
