import Foundation
import Organising

/// Reads when a picket line stands: days (weekdays, dates, spans of dates), hours, and until when, in any order.
///
/// "Mon-Fri 6am-10am until 20 March", "2 March, 4 March 7-9am", "every day 7pm until Friday". Of weekdays without an end
/// the next of each is meant.
struct PicketTimesReader {
    /// Disputes are called for weeks; what is further away will be told anew.
    static let furthestDays = 92

    /// Hours have fewer words than this.
    private static let longestHours = 16

    private let now: LocalDateTime
    private var weekdays: Set<Weekday> = []
    private var spans: [DateRange] = []
    private var until: LocalDate?
    /// The hours, as those of today.
    private var hours: EventTime?

    private init(now: LocalDateTime) { self.now = now }

    /// The times that the folded words begin with, in order; `consumed` is how many words were read as such, also if
    /// they make no times.
    static func read(
        _ words: ArraySlice<String>, now: LocalDateTime, _ consumed: inout Int
    ) throws(PicketTimesProblem) -> [EventTime] {
        var reader = PicketTimesReader(now: now)
        var rest = words
        consumed = 0
        while let first = rest.first {
            if ["and", "&", "every", "each", "on", "at", "from", "-"].contains(first) {
                rest = rest.dropFirst()
            } else if let count = try reader.take(rest) {
                rest = rest.dropFirst(count)
                consumed = words.count - rest.count
            } else {
                break
            }
        }
        return try reader.times()
    }

    /// Takes in what the words begin with; gives how many they were.
    private mutating func take(_ words: ArraySlice<String>) throws(PicketTimesProblem) -> Int? {
        if let first = words.first, ["until", "till", "to"].contains(first), until == nil,
            let (span, count) = WhenReader.read(words.dropFirst(), today: now.date)
        {
            until = span.upperBound
            return count + 1
        }
        try refuseNoSuchDay(words)
        let named = Weekday.reading(words)
        // "every friday until 27 march" is no span that begins on Friday.
        let hasEnd = named.map { ["until", "till"].contains(words.dropFirst($0.consumed).first) } ?? false
        if !hasEnd, let (span, count) = WhenReader.read(words, today: now.date), count > named?.consumed ?? 0 {
            spans.append(span)
            return count
        }
        if let named {
            weekdays.formUnion(named.weekdays)
            return named.consumed
        }
        guard hours == nil, let (hours, count) = try hours(words) else { return nil }
        self.hours = hours
        return count
    }

    /// "Sun 6 March" where that is a Friday is neither a Sunday nor 6 March.
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

    /// Reads the hours that the words begin with; those of a line that stands through the night end on the next day.
    private func hours(
        _ words: ArraySlice<String>
    ) throws(PicketTimesProblem) -> (time: EventTime, consumed: Int)? {
        do {
            return try moment(words)
        } catch .noTime {
            return nil
        } catch .endNotAfterStart(let start, let end) where start.time.hour >= 17 && end.time < .noon {
            let night = EventTime(start: start, end: LocalDateTime(start.date.advanced(by: 1), end.time))
            let few = words.prefix(Self.longestHours)
            let count = (1...few.count).first { endsTooEarly(few.prefix($0)) } ?? few.count
            return (night, words.dropFirst(count).first == "am" ? count + 1 : count)
        } catch {
            throw weekdays.isEmpty && spans.isEmpty ? .noDays : .when(error)
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

    /// Reads the hours as those of today seen from yesterday, as a line that is on now may be added too.
    ///
    /// A clock change says nothing about a line that stands for weeks, so that there is none in this reading.
    private func moment(_ hours: ArraySlice<String>) throws(WhenProblem) -> (time: EventTime, consumed: Int)? {
        let yesterday = LocalDateTime(now.date.advanced(by: -1), .midnight)
        let reading = try WhenReader.readMoment(
            ["\(now.date)"] + hours.prefix(Self.longestHours), now: yesterday, in: .gmt)
        return reading.map { (time: $0.time, consumed: $0.consumed - 1) }
    }

    private func times() throws(PicketTimesProblem) -> [EventTime] {
        guard let hours else { throw weekdays.isEmpty && spans.isEmpty ? .nothing : .noHours }
        guard !weekdays.isEmpty || !spans.isEmpty else { throw .noDays }
        let days = try days()
        let nights = hours.end.map { now.date.distance(to: $0.date) } ?? 0
        if nights > 1, days.count > 1 { throw .when(.lastsTooLong(days: nights)) }
        var times = days.map { day in
            EventTime(
                start: LocalDateTime(day, hours.start.time),
                end: hours.end.map { LocalDateTime(day.advanced(by: nights), $0.time) })
        }.filter { $0.end ?? $0.start > now }
        if spans.isEmpty, until == nil {
            var seen: Set<Weekday> = []
            times = times.filter { seen.insert($0.start.date.weekday).inserted }
        }
        guard !times.isEmpty else { throw .noDayLeft }
        return times
    }

    private func days() throws(PicketTimesProblem) -> [LocalDate] {
        let today = now.date
        if let until, until < today { throw .noDayLeft }
        var spans = spans
        if spans.isEmpty { spans = [today...(until ?? today.advanced(by: 7))] }
        if let until, let last = spans.popLast() { spans.append(last.lowerBound...max(last.upperBound, until)) }
        spans = spans.filter { $0.upperBound >= today }.map { max($0.lowerBound, today)...$0.upperBound }
        if let last = spans.map(\.upperBound).max(), last > today.advanced(by: Self.furthestDays) {
            throw .tooFar(last)
        }
        let days = Set(spans.joined()).sorted()
        return days.filter { weekdays.isEmpty || weekdays.contains($0.weekday) }
    }
}
