// iCalendar writes days, times and weekdays more tightly than ISO 8601's extended form.

/// Reads ASCII digits with a sign or without one.
func signedNumber(_ text: Substring, digits: ClosedRange<Int>) -> Int? {
    let sign = text.first == "-" ? -1 : 1
    let figures = text.first == "-" || text.first == "+" ? text.dropFirst() : text
    return wholeNumber(figures, digits: digits).map { sign * $0 }
}

extension LocalDate {
    /// "20260606".
    var basicText: String {
        let (year, month, day) = civil
        return padded(year, to: 4) + padded(month, to: 2) + padded(day, to: 2)
    }

    /// Reads "20260606", nothing else.
    init?(basic text: Substring) {
        guard let number = wholeNumber(text, digits: 8...8) else { return nil }
        self.init(year: number / 10_000, month: number / 100 % 100, day: number % 100)
    }
}

extension LocalTime {
    /// Reads "190000", and leaves the seconds away; a leap second is 59.
    init?(basic text: Substring) {
        guard let number = wholeNumber(text, digits: 6...6), number % 100 <= 60 else { return nil }
        self.init(hour: number / 10_000, minute: number / 100 % 100)
    }
}

extension LocalDateTime {
    /// "20260606T190000".
    var basicText: String {
        "\(date.basicText)T\(padded(time.hour, to: 2))\(padded(time.minute, to: 2))00"
    }
}

extension Weekday {
    /// "TU".
    var rruleText: String { name.prefix(2).uppercased() }

    /// Reads "TU", nothing else.
    init?(rrule text: Substring) {
        guard let weekday = Self.allCases.first(where: { $0.rruleText == text }) else { return nil }
        self = weekday
    }
}

extension RecurrenceRule.WeekdayNumber {
    /// "TU", "2TU", "-1FR".
    var rruleText: String { (ordinal.map(String.init) ?? "") + weekday.rruleText }

    /// Reads "TU", "2TU", "+2TU", "-1FR".
    init?(rrule text: Substring) {
        guard let weekday = Weekday(rrule: text.suffix(2)) else { return nil }
        let figures = text.dropLast(2)
        let ordinal = signedNumber(figures, digits: 1...2)
        guard figures.isEmpty || ordinal != nil else { return nil }
        self.init(weekday, ordinal: ordinal)
    }
}
