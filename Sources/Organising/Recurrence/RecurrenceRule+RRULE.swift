extension RecurrenceRule {
    /// Reads the value of an RRULE, such as "FREQ=MONTHLY;BYDAY=2TU;UNTIL=20261231" (RFC 5545, section 3.3.10).
    ///
    /// Parts may come in any order and in lower case. UNTIL is a day or a local time; its seconds are dropped, since
    /// events begin on whole minutes.
    ///
    /// - Throws: Which part is malformed, out of range or not supported. Not supported are hours, minutes and seconds,
    ///   days of the year, week numbers, and an UNTIL in UTC.
    package init(rrule text: String) throws(RRULEProblem) {
        var parts = try Self.parts(of: text.uppercased())
        guard let name = parts.removeValue(forKey: "FREQ") else { throw .noFrequency }
        guard let frequency = Frequency(rawValue: String(name)) else { throw .unsupported("FREQ=\(name)") }
        let interval = try Self.number(parts.removeValue(forKey: "INTERVAL"), "INTERVAL")
        let (until, count) = (parts.removeValue(forKey: "UNTIL"), parts.removeValue(forKey: "COUNT"))
        let end = try Self.end(until: until, count: count)
        let byDay = try Self.list(parts.removeValue(forKey: "BYDAY"), "BYDAY", WeekdayNumber.init(rrule:))
        let byMonthDay = try Self.numbers(parts.removeValue(forKey: "BYMONTHDAY"), "BYMONTHDAY")
        let byMonth = try Self.numbers(parts.removeValue(forKey: "BYMONTH"), "BYMONTH")
        let bySetPosition = try Self.numbers(parts.removeValue(forKey: "BYSETPOS"), "BYSETPOS")
        let weekStart = try Self.list(parts.removeValue(forKey: "WKST"), "WKST", Weekday.init(rrule:))
        guard weekStart.count <= 1 else { throw .malformed("WKST") }
        if let other = parts.min(by: { $0.key < $1.key }) { throw .unsupported(other.key) }
        try self.init(
            frequency, interval: interval ?? 1, byDay: byDay, byMonthDay: byMonthDay, byMonth: byMonth,
            bySetPosition: bySetPosition, weekStart: weekStart.first ?? .monday, end: end)
    }

    private static func parts(of text: String) throws(RRULEProblem) -> [String: Substring] {
        var parts: [String: Substring] = [:]
        for part in text.split(separator: ";", omittingEmptySubsequences: false) {
            let sides = part.split(separator: "=", omittingEmptySubsequences: false)
            guard sides.count == 2, !sides[0].isEmpty, !sides[1].isEmpty else { throw .malformed(String(part)) }
            let name = String(sides[0])
            guard parts.updateValue(sides[1], forKey: name) == nil else { throw .repeated(name) }
        }
        return parts
    }

    private static func list<Value>(
        _ text: Substring?, _ name: String, _ reading: (Substring) -> Value?
    ) throws(RRULEProblem) -> [Value] {
        guard let text else { return [] }
        var values: [Value] = []
        for item in text.split(separator: ",", omittingEmptySubsequences: false) {
            guard let value = reading(item) else { throw .malformed("\(name)=\(text)") }
            values.append(value)
        }
        return values
    }

    private static func numbers(_ text: Substring?, _ name: String) throws(RRULEProblem) -> [Int] {
        try list(text, name) { signedNumber($0, digits: 1...4) }
    }

    private static func number(_ text: Substring?, _ name: String) throws(RRULEProblem) -> Int? {
        let values = try numbers(text, name)
        guard values.count <= 1 else { throw .outOfRange(name) }
        return values.first
    }

    private static func end(until: Substring?, count: Substring?) throws(RRULEProblem) -> End {
        if until != nil, count != nil { throw .notTogether("UNTIL", "COUNT") }
        if let count = try number(count, "COUNT") { return .count(count) }
        guard let until else { return .never }
        if until.hasSuffix("Z") { throw .unsupported("UNTIL=\(until)") }
        let parts = until.split(separator: "T", omittingEmptySubsequences: false)
        guard let first = parts.first, let date = LocalDate(basic: first) else { throw .malformed("UNTIL=\(until)") }
        if parts.count == 1 { return .until(date) }
        guard parts.count == 2, let time = LocalTime(basic: parts[1]) else { throw .malformed("UNTIL=\(until)") }
        return .untilMoment(LocalDateTime(date, time))
    }
}

extension RecurrenceRule: LosslessStringConvertible, Codable {
    /// The rule as the value of an RRULE, without the parts that have their default.
    package var description: String {
        var parts = ["FREQ=\(frequency.rawValue)"]
        switch end {
        case .never: break
        case .count(let count): parts.append("COUNT=\(count)")
        case .until(let date): parts.append("UNTIL=\(date.basicText)")
        case .untilMoment(let moment): parts.append("UNTIL=\(moment.basicText)")
        }
        if interval > 1 { parts.append("INTERVAL=\(interval)") }
        let lists = [
            ("BYMONTH", byMonth.map(String.init)), ("BYMONTHDAY", byMonthDay.map(String.init)),
            ("BYDAY", byDay.map(\.rruleText)), ("BYSETPOS", bySetPosition.map(String.init)),
        ]
        for (name, items) in lists where !items.isEmpty { parts.append("\(name)=\(items.joined(separator: ","))") }
        if weekStart != .monday { parts.append("WKST=\(weekStart.rruleText)") }
        return parts.joined(separator: ";")
    }

    /// Reads the value of an RRULE; nil if `init(rrule:)` would throw.
    package init?(_ text: String) {
        guard let rule = try? RecurrenceRule(rrule: text) else { return nil }
        self = rule
    }

    /// Reads the RRULE's text; any other text is a corrupted value.
    package init(from decoder: any Decoder) throws { self = try decodeText(from: decoder) }
    /// Writes the RRULE's text.
    package func encode(to encoder: any Encoder) throws { try encodeText(description, to: encoder) }
}

/// Why a text cannot be used as a recurrence rule, with the facts for an answer.
package enum RRULEProblem: Error, Hashable, Sendable {
    /// A part that is not written as "NAME=value".
    case malformed(String)
    /// A part that we do not support, or that the RFC does not know.
    case unsupported(String)
    /// The same part twice.
    case repeated(String)
    /// No FREQ.
    case noFrequency
    /// A number or a date that this part cannot have.
    case outOfRange(String)
    /// Two parts that must not stand together.
    case notTogether(String, String)
    /// BYSETPOS without another BY part to choose from.
    case loneSetPosition
}

extension RRULEProblem {
    /// One plain sentence: what was read, what is wrong, what to write instead.
    package var sentence: String {
        switch self {
        case .malformed(let part):
            "\"\(part)\" is not a part of a repeat rule: write parts such as \"FREQ=WEEKLY;BYDAY=TU\"."
        case .unsupported(let part):
            "\"\(part)\" is more than I can keep: I know daily, weekly, monthly and yearly rules in local time, "
                + "such as \"FREQ=MONTHLY;BYDAY=2TU\"."
        case .repeated(let name): "\(name) stands there twice: write it once."
        case .noFrequency: "I can see no FREQ: begin with one, such as \"FREQ=WEEKLY\"."
        case .outOfRange(let name):
            "\(name) has a number that it cannot have: write it as in \"\(Self.example(name))\"."
        case .notTogether(let one, let other): "\(one) cannot stand beside \(other): leave one of them out."
        case .loneSetPosition:
            "BYSETPOS has nothing to choose from: write days with it, such as \"BYDAY=MO,TU;BYSETPOS=1\"."
        }
    }

    private static func example(_ name: String) -> String {
        switch name {
        case "BYMONTHDAY": "BYMONTHDAY=14"
        case "BYMONTH": "BYMONTH=6"
        case "BYSETPOS": "BYSETPOS=-1"
        case "BYDAY": "BYDAY=2TU"
        case "COUNT": "COUNT=6"
        case "UNTIL": "UNTIL=20261231"
        default: "INTERVAL=2"
        }
    }
}

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
    /// Reads "190000" without its seconds, which may be 60 (a leap second).
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
