extension WhenReader {
    private static let joining: Set<String> = ["and", "&", "+"]

    /// Reads two days or more of one month that the words begin with: "8, 9 and 11 june", "mon 8 & wed 10 june 2026".
    ///
    /// - Returns: The days in the order in which they were written, and how many words they took; nil if the words begin
    ///   with no such list.
    /// - Throws: What is wrong with one of the days.
    package static func readDays(
        _ words: ArraySlice<String>, today: LocalDate
    ) throws(WhenProblem) -> (days: [LocalDate], consumed: Int)? {
        var rest = words
        var written: [[String]] = []
        while let first = rest.first {
            let name = weekday(first) == nil ? nil : rest.popFirst()
            guard let number = rest.popFirst(), isDayNumber(number) else { return nil }
            written.append([name, number].compactMap(\.self))
            if let month = rest.first, case .month? = WhenToken.only(month) {
                rest = rest.dropFirst()
                guard written.count > 1 else { return nil }
                var year: [String] = []
                if let next = rest.first, case .number(2000...2199, digits: 4)? = WhenToken.only(next) {
                    year = [next]
                }
                var days: [LocalDate] = []
                for day in written {
                    guard let reading = try readDay((day + [month] + year)[...], today: today) else { return nil }
                    days.append(reading.date)
                }
                return (days, words.count - rest.count + year.count)
            }
            if let next = rest.first, joining.contains(next) { rest = rest.dropFirst() }
        }
        return nil
    }

    private static func isDayNumber(_ word: String) -> Bool {
        switch WhenToken.only(word) {
        case .number(_, digits: 1...2)?, .ordinal?: true
        default: false
        }
    }
}
