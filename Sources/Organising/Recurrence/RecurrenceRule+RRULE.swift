extension RecurrenceRule {
    /// Reads the value of an RRULE, such as "FREQ=MONTHLY;BYDAY=2TU;UNTIL=20261231" (RFC 5545, section 3.3.10).
    ///
    /// Parts may come in any order and in small letters. UNTIL is a day or a local time, whose seconds are left away:
    /// what happens begins on whole minutes.
    ///
    /// - Throws: Which part is malformed, out of range or not supported: hours, minutes and seconds, days of the year,
    ///   numbers of weeks, and an UNTIL in UTC.
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
    /// The rule as the value of an RRULE, each part once and those that say nothing new left out.
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

    /// Reads the value of an RRULE; nil if `init(rrule:)` would say what is wrong.
    package init?(_ text: String) {
        guard let rule = try? RecurrenceRule(rrule: text) else { return nil }
        self = rule
    }

    /// Reads the RRULE's text; any other text is a corrupted value.
    package init(from decoder: any Decoder) throws { self = try decodeText(from: decoder) }
    /// Writes the RRULE's text.
    package func encode(to encoder: any Encoder) throws { try encodeText(description, to: encoder) }
}
