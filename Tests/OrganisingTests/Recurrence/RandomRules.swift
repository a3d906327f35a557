@testable import Organising

extension SplitMix64 {
    /// Any rule that can be kept.
    mutating func rule() -> RecurrenceRule? {
        let frequency = RecurrenceRule.Frequency.allCases.randomElement(using: &self) ?? .daily
        let days = some(3) { random in
            let ordinals: [Int?] = [nil, nil, 1, 2, 5, -1, -2, 53]
            let ordinal = ordinals.randomElement(using: &random) ?? nil
            let weekday = Weekday.allCases.randomElement(using: &random) ?? .monday
            let isPlain = frequency == .daily || frequency == .weekly
            return RecurrenceRule.WeekdayNumber(weekday, ordinal: isPlain ? nil : ordinal)
        }
        let monthDays = some(3) { random in
            Int.random(in: 1...31, using: &random) * (Bool.random(using: &random) ? 1 : -1)
        }
        let positions = some(2) { random in
            Int.random(in: 1...366, using: &random) * (Bool.random(using: &random) ? 1 : -1)
        }
        let months = some(4) { Int.random(in: 1...12, using: &$0) }
        let weekStart = Weekday.allCases.randomElement(using: &self) ?? .monday
        return try? RecurrenceRule(
            frequency, interval: Int.random(in: 1...5, using: &self), byDay: days,
            byMonthDay: frequency == .weekly ? [] : monthDays, byMonth: months,
            bySetPosition: days.isEmpty ? [] : positions, weekStart: weekStart, end: end())
    }

    private mutating func end() -> RecurrenceRule.End {
        let date = LocalDate(dayNumber: Int.random(in: 20_000...40_000, using: &self))
        switch Int.random(in: 0..<4, using: &self) {
        case 0: return .count(Int.random(in: 1...9999, using: &self))
        case 1: return .until(date)
        case 2:
            return .untilMoment(
                LocalDateTime(minuteNumber: date.dayNumber * 1440 + Int.random(in: 0..<1440, using: &self)))
        default: return .never
        }
    }

    private mutating func some<Item>(_ most: Int, _ item: (inout SplitMix64) -> Item) -> [Item] {
        guard Bool.random(using: &self) else { return [] }
        var items: [Item] = []
        for _ in 0..<Int.random(in: 1...most, using: &self) { items.append(item(&self)) }
        return items
    }
}
