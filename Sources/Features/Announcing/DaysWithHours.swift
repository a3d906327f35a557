import Events
import Organising
import StewardCore

/// Reading several days of which each says its hours.
extension AnnouncementReader {
    private static let joining: Set<String> = ["to", "-", "until", "till", "til", "through", "and", "&"]
    /// Those of them behind which a second day may be another event, unless it is the next and both have an end.
    private static let adding: Set<String> = ["and", "&"]
    private static let leadingToHours: Set<String> = ["at", "from", "on"]

    /// One day of several, and the words of it and of its hours.
    private struct DayWithHours {
        let day: [String]
        let hours: [String]
        let end: Int
        /// The name of its month; nil if it is said with the other day.
        var month: String? { day.first(where: WhenReader.isMonth) }
    }

    /// Two days with the hours at which it begins on the first and ends on the last: "Friday 5th (7pm) to Sunday 7th June
    /// (3pm)", "10:00 Fri 12 June to 15:30 Sat 13 June"; nil if the words have none.
    func hoursAtBothEnds(in found: MomentWords) -> MomentFinding? {
        let words = found.words.map { Self.withoutComma($0).trimming("()") }
        guard words.contains(where: Self.joining.contains) else { return nil }
        for start in words.indices {
            guard let first = dayWithHours(words[start...]), first.end < words.endIndex,
                Self.joining.contains(words[first.end]), let last = dayWithHours(words[(first.end + 1)...]),
                let moment = moment(from: first, to: last, isAdded: Self.adding.contains(words[first.end]))
            else { continue }
            return .found(AnnouncedMoment(time: moment, ranges: [found.range(start..<last.end)]))
        }
        return nil
    }

    private func moment(from first: DayWithHours, to last: DayWithHours, isAdded: Bool) -> EventTime? {
        let local = timeZone.local(at: now)
        guard let month = last.month else { return nil }
        let day = first.month == nil ? first.day + [month] : first.day
        let read = { (hours: [String], date: LocalDate) -> EventTime? in
            try? WhenReader.readHours(hours[...], on: date, now: local, in: self.timeZone, hints: self.hints)?.time
        }
        guard let from = try? WhenReader.readDay(day[...], today: local.date),
            let to = try? WhenReader.readDay(last.day[...], today: local.date), from.consumed == day.count,
            to.consumed == last.day.count, from.date < to.date, let opens = read(first.hours, from.date),
            let closes = read(last.hours, to.date)
        else { return nil }
        if isAdded, opens.end == nil || closes.end == nil || from.date.advanced(by: 1) != to.date { return nil }
        return EventTime(start: opens.start, end: closes.end ?? closes.start)
    }

    /// A day with its hours before or behind it.
    private func dayWithHours(_ words: ArraySlice<String>) -> DayWithHours? {
        var rest = words
        let before = clock(&rest)
        if before != nil, rest.first == "on" { rest = rest.dropFirst() }
        let count = lengthOfDay(rest)
        guard count > 0 else { return nil }
        let day = Array(rest.prefix(count))
        rest = rest.dropFirst(count)
        guard let hours = before ?? clock(&rest) else { return nil }
        return DayWithHours(day: day, hours: hours, end: rest.startIndex)
    }

    /// Takes words that are surely times.
    private func clock(_ words: inout ArraySlice<String>) -> [String]? {
        let rest = words.drop { Self.leadingToHours.contains($0) }
        guard let length = WhenReader.lengthOfHours(rest),
            rest.prefix(length).contains(where: { MomentWords.isClock($0) || ["noon", "midday"].contains($0) })
        else { return nil }
        words = rest.dropFirst(length)
        return Array(rest.prefix(length))
    }

    /// How many words are the number of a day, with its weekday before it and its month behind it if they are said.
    private func lengthOfDay(_ words: ArraySlice<String>) -> Int {
        let weekday = words.first.flatMap(WhenReader.weekday) == nil ? 0 : 1
        let rest = words.dropFirst(weekday)
        guard let number = rest.first, (1...4).contains(number.count), number.first?.isNumber == true,
            number.allSatisfy({ $0.isNumber || $0.isLetter }), !MomentWords.isClock(number)
        else { return 0 }
        let of = rest.dropFirst().first == "of" ? 1 : 0
        let month = rest.dropFirst(1 + of).first.map(WhenReader.isMonth) == true ? of + 1 : 0
        return weekday + 1 + month
    }
}
