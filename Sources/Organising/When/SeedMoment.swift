package import Foundation

/// When something in the first data happens: relative to today, so that examples stay upcoming, or as vague as history
/// knows it.
package enum SeedMoment: Hashable, Sendable {
    /// "+9 days 19:00-21:00", "next saturday 14:00", "2020-02-15 12:00": a day with its times.
    case time(EventTime)
    /// "2020-02-15": a day alone.
    case day(LocalDate)
    /// "2020-02".
    case month(Int, year: Int)
    /// "2019".
    case year(Int)
    /// "before 2019".
    case before(year: Int)

    /// Reads a moment as the files in `seeds` have it (see `seeds/README.md`), seen from `today`.
    ///
    /// - Throws: What is wrong, also if the clocks of `zone` skip one of the times or show the beginning twice;
    ///   `noDate` if the text is no moment or goes on after it.
    package init(_ text: String, today: LocalDate, in zone: TimeZone) throws(WhenProblem) {
        try self.init(text, today: today)
        if case .time(let time) = self { try WhenReader.refuseClockChange(time, in: zone) }
    }

    /// Reads a moment without regard to clock changes.
    init(_ text: String, today: LocalDate) throws(WhenProblem) {
        let words = text.lowercased().split(separator: " ").map(String.init)
        if words.first == "before", words.count == 2, let year = Self.year(words[1][...]) {
            self = .before(year: year)
        } else if words.count == 1, let known = Self.known(words[0][...]) {
            self = known
        } else if let offset = Self.daysAhead(words) {
            let day = "\(today.advanced(by: offset))"
            self = .time(try Self.time([day] + words.dropFirst(2), today: today))
        } else {
            self = .time(try Self.time(words, today: today))
        }
    }

    private static func time(_ words: [String], today: LocalDate) throws(WhenProblem) -> EventTime {
        guard let (phrase, consumed) = try MomentPhrase.read(words[...], today: today), consumed == words.count
        else { throw .noDate }
        return try phrase.time(today: today)
    }

    /// "2019", "2020-02", "2020-02-15".
    private static func known(_ word: Substring) -> SeedMoment? {
        if let year = year(word) { return .year(year) }
        if let date = LocalDate(iso: word) { return .day(date) }
        let parts = word.split(separator: "-", omittingEmptySubsequences: false)
        guard parts.count == 2, let year = year(parts[0]), let month = wholeNumber(parts[1], digits: 2...2),
            (1...12).contains(month)
        else { return nil }
        return .month(month, year: year)
    }

    private static func year(_ text: Substring) -> Int? {
        wholeNumber(text, digits: 4...4).flatMap { WhenReader.years.contains($0) ? $0 : nil }
    }

    /// "+9 days".
    private static func daysAhead(_ words: [String]) -> Int? {
        guard words.count > 2, words[0].hasPrefix("+"), words[1] == "days" || words[1] == "day" else { return nil }
        return wholeNumber(words[0].dropFirst(), digits: 1...3)
    }
}

extension SeedMoment {
    /// The earliest day that it may be, to sort history by.
    package var firstDay: LocalDate? {
        switch self {
        case .time(let time): time.start.date
        case .day(let date): date
        case .month(let month, let year): LocalDate(year: year, month: month, day: 1)
        case .year(let year): LocalDate(year: year, month: 1, day: 1)
        case .before(let year): LocalDate(year: year - 1, month: 1, day: 1)
        }
    }

    /// For people: "February 2020", "2019", "before 2019", or the day with its times.
    package var text: String {
        switch self {
        case .time(let time): time.longText
        case .day(let date): date.longText
        case .month(let month, let year): "\(monthNames[month - 1]) \(year)"
        case .year(let year): "\(year)"
        case .before(let year): "before \(year)"
        }
    }
}
