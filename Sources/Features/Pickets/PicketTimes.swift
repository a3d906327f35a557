import Foundation
import Organising

/// Reads when a picket line stands: days (weekdays, dates, spans of dates), hours and an end, in any order.
///
/// "Mon-Fri 6am-10am until 20 March", "2 March, 4 March 7-9am", "every day 7pm until Friday". Weekdays without an end
/// mean the next of each.
struct PicketTimesReader {
    /// How many days ahead a line may stand; unions call disputes for weeks, and can add a line again later.
    static let furthestDays = 92

    private static let nextWeek = ["next", "week"]
    /// The most words that hours can have.
    private static let longestHours = 16

    private let now: LocalDateTime
    /// The times of the line that is changed: what the words leave open stays as it is. Empty for a new line.
    private let kept: [EventTime]
    private var weekdays: Set<Weekday> = []
    private var spans: [DateRange] = []
    /// The first day, if one was written: "from 8 June".
    private var from: LocalDate?
    private var until: LocalDate?
    /// The days that are left out: "not Wed", "except 10 June".
    private var excludedWeekdays: Set<Weekday> = []
    private var excludedSpans: [DateRange] = []
    /// The hours, on today's date.
    private var hours: EventTime?
    /// The words of the hours, which may name the day on which they end.
    private var hoursWords: [String] = []

    private init(now: LocalDateTime, keeping kept: [EventTime]) { (self.now, self.kept) = (now, kept) }

    /// Reads the times at the start of the folded words, in order; `consumed` is how many words were read, even if they
    /// make no times. Hours alone hold for the days of `kept`, and days alone get its hours, if they are the same each
    /// day.
    static func read(
        _ words: ArraySlice<String>, now: LocalDateTime, keeping kept: [EventTime] = [], _ consumed: inout Int
    ) throws(PicketTimesProblem) -> [EventTime] {
        var reader = PicketTimesReader(now: now, keeping: kept)
        var rest = words
        consumed = 0
        while let first = rest.first {
            if let count = reader.takeFrom(rest) {
                rest = rest.dropFirst(count)
                consumed = words.count - rest.count
            } else if ["and", "&", "every", "each", "on", "at", "from", "-"].contains(first) {
                rest = rest.dropFirst()
            } else if let count = reader.takeExcluded(rest) {
                rest = rest.dropFirst(count)
                consumed = words.count - rest.count
            } else if let count = try reader.take(rest) {
                rest = rest.dropFirst(count)
                consumed = words.count - rest.count
            } else {
                break
            }
        }
        reader.keepEnd()
        return try reader.times()
    }

    /// Lets days of the week without an end go on until the last day of the line that is changed, if any of them is left
    /// until then.
    private mutating func keepEnd() {
        guard until == nil, from == nil, spans.isEmpty, !weekdays.isEmpty,
            let last = kept.map(\.start.date).max(), last >= now.date,
            (now.date...last).contains(where: { weekdays.contains($0.weekday) })
        else { return }
        until = last
    }

    /// Takes the first day, "from 8 June" or "from Friday"; returns how many words it was, nil if there is none.
    private mutating func takeFrom(_ words: ArraySlice<String>) -> Int? {
        let rest = words.dropFirst()
        guard words.first == "from", from == nil else { return nil }
        if let (span, count) = span(rest), span.lowerBound == span.upperBound {
            from = span.lowerBound
            return count + 1
        }
        // "From Mon to Fri" on its own names weekdays.
        guard let named = Weekday.reading(rest.prefix(1)), named.weekdays.count == 1,
            !weekdays.isEmpty || !["to", "-"].contains(rest.dropFirst().first)
        else { return nil }
        from = now.date.coming(named.weekdays[0])
        return named.consumed + 1
    }

    /// Takes one part of the times; returns how many words it was, nil if there is none.
    private mutating func take(_ words: ArraySlice<String>) throws(PicketTimesProblem) -> Int? {
        if let first = words.first, ["until", "till", "to"].contains(first), until == nil,
            let (span, count) = WhenReader.read(words.dropFirst(), today: now.date)
        {
            until = span.upperBound
            return count + 1
        }
        if let named = Weekday.reading(words), words.dropFirst(named.consumed).starts(with: Self.nextWeek),
            let (span, _) = WhenReader.read(Self.nextWeek[...], today: now.date)
        {
            weekdays.formUnion(named.weekdays)
            spans.append(span)
            return named.consumed + Self.nextWeek.count
        }
        if let (days, count) = try list(words) {
            spans += days.map { $0...$0 }
            return count
        }
        try refuseNoSuchDay(words)
        if let (span, count) = span(words) {
            spans.append(span)
            return count
        }
        if let named = Weekday.reading(words) {
            weekdays.formUnion(named.weekdays)
            return named.consumed
        }
        guard hours == nil, let (hours, count) = try hours(words) else { return nil }
        (self.hours, hoursWords) = (hours, Array(words.prefix(count)))
        return count
    }

    /// Reads dated days; nil for weekdays by name, also with an end as in "every friday until 27 march".
    private func span(_ words: ArraySlice<String>) -> (range: DateRange, consumed: Int)? {
        let named = Weekday.reading(words)
        if let named, ["until", "till"].contains(words.dropFirst(named.consumed).first) { return nil }
        guard let span = WhenReader.read(words, today: now.date), span.consumed > named?.consumed ?? 0 else {
            return nil
        }
        return span
    }

    private func list(_ words: ArraySlice<String>) throws(PicketTimesProblem) -> (days: [LocalDate], consumed: Int)? {
        do {
            return try WhenReader.readDays(words, today: now.date)
        } catch {
            throw .when(error)
        }
    }

    /// Takes the days that are left out, "but not Wed and Fri"; returns how many words it was, nil if there are none.
    private mutating func takeExcluded(_ words: ArraySlice<String>) -> Int? {
        var rest = words.first == "but" ? words.dropFirst() : words
        guard let lead = rest.popFirst(), ["not", "except", "excluding"].contains(lead) else { return nil }
        var count: Int?
        while true {
            rest = rest.drop { ["on", "and", "&", "or"].contains($0) && (count != nil || $0 == "on") }
            if let (span, length) = span(rest.prefix(upTo: end(of: rest))) {
                excludedSpans.append(span)
                rest = rest.dropFirst(length)
            } else if let named = Weekday.reading(rest) {
                excludedWeekdays.formUnion(named.weekdays)
                rest = rest.dropFirst(named.consumed)
            } else {
                return count
            }
            count = words.count - rest.count
        }
    }

    /// Where the days to leave out must end: "except 10 June until 19 June" leaves out one day, unless the line's end
    /// is written elsewhere.
    private func end(of words: ArraySlice<String>) -> Int {
        let ends = words.indices.filter { ["until", "till"].contains(words[$0]) }
        return ends.count == 1 && until == nil ? ends[0] : words.endIndex
    }

    /// Refuses a date with the wrong weekday: if 6 March is a Friday, "Sun 6 March" is neither.
    private func refuseNoSuchDay(_ words: ArraySlice<String>) throws(PicketTimesProblem) {
        do {
            _ = try WhenReader.readMoment(words, now: now, in: .gmt)
        } catch .weekdayMismatch(let named, let date, let nearest) {
            throw .when(.weekdayMismatch(named: named, date: date, nearest: nearest))
        } catch .noSuchDate(let day, let month, let year) {
            throw .when(.noSuchDate(day: day, month: month, year: year))
        } catch .yearOutOfRange(let year) {
            throw .when(.yearOutOfRange(year))
        } catch {
            return
        }
    }

    /// Reads the hours at the start of the words; those through the night end on the next day.
    private func hours(
        _ words: ArraySlice<String>
    ) throws(PicketTimesProblem) -> (time: EventTime, consumed: Int)? {
        do {
            return try moment(words)
        } catch .noTime {
            return nil
        } catch .allDay {
            throw .noHours
        } catch .endNotAfterStart(let start, let end) where start.time.hour >= 17 && end.time < .noon {
            let night = EventTime(start: start, end: LocalDateTime(start.date.advanced(by: 1), end.time))
            let few = words.prefix(Self.longestHours)
            let count = (1...few.count).first { endsTooEarly(few.prefix($0)) } ?? few.count
            return (night, words.dropFirst(count).first == "am" ? count + 1 : count)
        } catch {
            throw weekdays.isEmpty && spans.isEmpty && kept.isEmpty ? .noDays : .when(error)
        }
    }

    private func endsTooEarly(_ hours: ArraySlice<String>) -> Bool {
        do {
            _ = try moment(hours)
            return false
        } catch {
            if case .endNotAfterStart = error { return true }
            return false
        }
    }

    /// Reads the hours on today's date, seen from yesterday, since a line may be added while it stands.
    ///
    /// It reads them in a zone without clock changes, since the hours hold for weeks.
    private func moment(_ hours: ArraySlice<String>) throws(WhenProblem) -> (time: EventTime, consumed: Int)? {
        let yesterday = LocalDateTime(now.date.advanced(by: -1), .midnight)
        let reading = try WhenReader.readMoment(
            ["\(now.date)"] + hours.prefix(Self.longestHours), now: yesterday, in: .gmt)
        return reading.map { (time: $0.time, consumed: $0.consumed - 1) }
    }

    private func times() throws(PicketTimesProblem) -> [EventTime] {
        let hasDays = !weekdays.isEmpty || !spans.isEmpty || from != nil
        guard let hours = hours ?? (hasDays ? keptHours : nil) else { throw hasDays ? .noHours : .nothing }
        guard hasDays || !kept.isEmpty else { throw .noDays }
        if let from, until == nil { throw .noEnd(from) }
        // Weekdays without an end mean the next of each, beside any dates that are named.
        let isOfNext = hasDays && until == nil && spans.allSatisfy { $0.lowerBound == $0.upperBound }
        let days = hasDays ? try days(isOfNext: isOfNext) : Set(kept.map(\.start.date)).sorted()
        let nights = nights(of: hours, on: days)
        if nights > 1, days.count > 1 { throw .when(.lastsTooLong(days: nights)) }
        var times = days.map { day in
            EventTime(
                start: LocalDateTime(day, hours.start.time),
                end: hours.end.map { LocalDateTime(day.advanced(by: nights), $0.time) })
        }.filter { $0.end ?? $0.start > now }
        if isOfNext {
            var seen: Set<Weekday> = []
            times = times.filter { time in
                isNamed(time.start.date) || seen.insert(time.start.date.weekday).inserted
            }
        }
        guard !times.isEmpty else { throw .noDayLeft }
        return times
    }

    /// The hours of the line, on today's date; nil if they differ from day to day.
    private var keptHours: EventTime? {
        let all = kept.map { $0.moved(to: now.date) }
        return Set(all).count == 1 ? all.first : nil
    }

    /// After how many days the hours end: "11pm to thu 5 march 7am" names the day, which is counted from the line's own.
    private func nights(of hours: EventTime, on days: [LocalDate]) -> Int {
        guard let end = hours.end, end.date > now.date else { return 0 }
        let fromToday = now.date.distance(to: end.date)
        guard let day = days.first, days.count == 1 else { return fromToday }
        let before = LocalDateTime(day.advanced(by: -1), .midnight)
        let reading = try? WhenReader.readMoment(["\(day)"] + hoursWords, now: before, in: .gmt)
        return reading?.time.end.map { day.distance(to: $0.date) } ?? fromToday
    }

    private func isNamed(_ day: LocalDate) -> Bool { spans.contains { $0.contains(day) } }

    private func days(isOfNext: Bool) throws(PicketTimesProblem) -> [LocalDate] {
        let today = now.date
        if let until, until < today { throw .noDayLeft }
        var spans = spans
        if let from, let until, from <= until { spans.append(from...until) }
        if spans.isEmpty || isOfNext && !weekdays.isEmpty { spans.append(today...(until ?? today.advanced(by: 7))) }
        if let until, let last = spans.popLast() {
            guard until >= last.lowerBound else { throw .noDayLeft }
            // "Next week until Wed 10 June" ends within the week.
            spans.append(last.lowerBound...until)
        }
        spans = spans.filter { $0.upperBound >= today }.map { max($0.lowerBound, today)...$0.upperBound }
        if let last = spans.map(\.upperBound).max(), last > today.advanced(by: Self.furthestDays) {
            throw .tooFar(last)
        }
        let days = Set(spans.joined()).sorted().filter { day in
            weekdays.isEmpty || weekdays.contains(day.weekday) || isOfNext && isNamed(day)
        }
        let left = days.filter { day in
            !excludedWeekdays.contains(day.weekday) && !excludedSpans.contains { $0.contains(day) }
        }
        // If nothing is left out by it, something else was meant.
        let isExcluding = !excludedWeekdays.isEmpty || !excludedSpans.isEmpty
        if isExcluding, left.count == days.count { throw .nothingLeftOut }
        return left
    }
}

/// Why the words make no times.
enum PicketTimesProblem: Error, Equatable {
    /// Neither a day nor a time.
    case nothing
    /// A time without a day.
    case noDays
    /// Days without a time.
    case noHours
    /// Days from this one on, without an end.
    case noEnd(LocalDate)
    /// Days and times, followed by something else.
    case unread(String)
    /// Days and a time, followed by another time of day.
    case otherHours(String)
    /// Days and times after a word that belongs to a day too: "last" of "last friday".
    case unreadBefore(String)
    /// "Not Wed", but no Wednesday is among the days.
    case nothingLeftOut
    /// All its days are over, or none of them is such a weekday.
    case noDayLeft
    /// It goes on until this day, which is too far ahead.
    case tooFar(LocalDate)
    /// A problem of the reader of days and times.
    case when(WhenProblem)

    /// How far the reader got; the problem with the highest rank says most.
    var rank: Int {
        switch self {
        case .nothing: 0
        case .noDays: 1
        case .noHours: 2
        case .unread, .otherHours: 3
        case .unreadBefore, .nothingLeftOut, .noDayLeft, .noEnd, .tooFar, .when: 4
        }
    }

    /// Whether days and times did begin here, so that no other place is tried.
    var isCertain: Bool { rank == 4 }
}

extension Weekday {
    /// Reads weekdays by name: "mon", "mon-fri", "mon to fri", "weekdays", "day" (all of them).
    static func reading(_ words: ArraySlice<String>) -> (weekdays: [Weekday], consumed: Int)? {
        guard let word = words.first else { return nil }
        switch word {
        case "day", "days", "daily", "everyday": return (Weekday.allCases, 1)
        case "weekday", "weekdays": return (Array(Weekday.allCases.prefix(5)), 1)
        case "weekends": return (Array(Weekday.allCases.suffix(2)), 1)
        default: break
        }
        let ends = word.split(separator: "-", omittingEmptySubsequences: false).map { Weekday(named: $0) }
        if ends.count == 2, let first = ends[0], let last = ends[1] { return (first.through(last), 1) }
        guard ends.count == 1, let first = ends[0] else { return nil }
        let rest = words.dropFirst()
        if ["-", "to"].contains(rest.first), let last = rest.dropFirst().first.flatMap({ Weekday(named: $0[...]) }) {
            return (first.through(last), 3)
        }
        return ([first], 1)
    }

    /// The weekdays from this one to another, past the end of the week if needed.
    private func through(_ last: Weekday) -> [Weekday] {
        let days = (last.rawValue - rawValue + 7) % 7
        return (0...days).compactMap { Weekday(rawValue: (rawValue - 1 + $0) % 7 + 1) }
    }

    private init?(named word: Substring) {
        let names = [word, word.hasSuffix("s") ? word.dropLast() : word].filter { $0.count >= 3 }
        let found = Weekday.allCases.first { day in names.contains { day.name.lowercased().hasPrefix($0) } }
        guard let found else { return nil }
        self = found
    }
}
