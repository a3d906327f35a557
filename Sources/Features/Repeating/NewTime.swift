import Foundation
import Organising
import StewardCore

/// Reads the time that one occurrence of a series is moved to: "15 July", "6pm", "Thursday 7-9pm".
///
/// A date without a month or a year is the one nearest to the occurrence. "Thursday" may be the coming one or the one
/// after the occurrence, and is accepted only if they are the same day.
struct NewTime {
    /// When the occurrence takes place now.
    let occurrence: EventTime
    /// Its time of day as written, which it keeps on another day even if clocks skip it on its own.
    let timeOfDay: LocalTime
    let now: LocalDateTime
    let zone: TimeZone

    private static let fromToday: Set<String> = ["today", "tonight", "tomorrow"]

    /// Reads the new time: without an end if none is written, and at the old time of day if only a day is.
    ///
    /// - Throws: A `WhenProblem` or a `Refusal` that says what is wrong.
    func read(_ words: [String]) throws -> EventTime {
        let day = occurrence.start.date
        let month = LocalDate(year: day.year, month: day.month, day: 1) ?? day
        try WhenReader.refuseLoneNumber(words[...], from: max(month, now.date))
        let read: EventTime?
        do {
            read = try onItsDay(words) ?? onAnotherDay(words)
        } catch let problem as WhenProblem {
            switch problem {
            // If something else follows the hour, say that rather than ask which hour or day is meant.
            case .ambiguousHour, .weekdayMismatch, .noDate, .noTime: try refuseMoreThanTime(words)
            default: break
            }
            throw problem
        }
        guard let time = read else {
            try refuseMoreThanTime(words)
            throw Refusal(Replies.noNewTime(words.joined(separator: " "), occurrence.start.date))
        }
        try WhenReader.refuse(time, now: now, in: zone)
        return time
    }

    /// Refuses words that begin with a day or a time and go on with something else; names what that is.
    private func refuseMoreThanTime(_ words: [String]) throws(Refusal) {
        guard let length = WhenReader.length(words[...], today: now.date), length < words.count else { return }
        let (time, rest) = (words[..<length].joined(separator: " "), words[length...].joined(separator: " "))
        throw Refusal(Replies.moreThanTime(time, then: rest, occurrence.start.date))
    }

    /// "6pm", "7-9pm": times without a day.
    private func onItsDay(_ words: [String]) throws -> EventTime? {
        do {
            guard try WhenReader.readMoment(words[...], now: now, in: zone) == nil else { return nil }
        } catch WhenProblem.noDate {
        } catch {
            return nil
        }
        let day = occurrence.start.date
        guard let (time, consumed) = try WhenReader.readHours(words[...], on: day, now: now, in: zone),
            consumed == words.count
        else { return nil }
        return time
    }

    private func onAnotherDay(_ words: [String]) throws -> EventTime? {
        let (today, day) = (now.date, occurrence.start.date)
        let fromToday = Result { try moment(words, seenFrom: today) }
        let isRelative = moves(words, from: today) || moves(words, from: day)
        if isRelative, Self.fromToday.isDisjoint(with: words), let soon = try fromToday.get(),
            let later = try moment(words, seenFrom: day), soon != later
        {
            throw Refusal(Replies.whichOf(words.joined(separator: " "), soon.start.date, later.start.date))
        }
        if isRelative { return try fromToday.get() }
        let month = LocalDate(year: day.year, month: day.month, day: 1) ?? day
        let readings =
            [month, day].compactMap { try? moment(words, seenFrom: $0) } + [try? fromToday.get()].compactMap { $0 }
        let nearest = readings.filter { $0.start > now }.min { distance($0) < distance($1) }
        return try nearest ?? fromToday.get()
    }

    /// Whether the day that the words mean depends on the day they are seen from, as with "Thursday".
    private func moves(_ words: [String], from date: LocalDate) -> Bool {
        guard let one = try? moment(words, seenFrom: date),
            let other = try? moment(words, seenFrom: date.advanced(by: 7))
        else { return false }
        return one.start.date.distance(to: other.start.date) == 7
    }

    private func distance(_ time: EventTime) -> Int { abs(occurrence.start.date.distance(to: time.start.date)) }

    /// Reads a day with or without times; nil if the words are something else or go on after it.
    private func moment(_ words: [String], seenFrom date: LocalDate) throws(WhenProblem) -> EventTime? {
        if let (day, consumed) = try WhenReader.readDay(words[...], today: date), consumed == words.count {
            return EventTime(start: LocalDateTime(day, timeOfDay))
        }
        let from = date == now.date ? now : LocalDateTime(date, .midnight)
        guard let (time, consumed) = try WhenReader.readMoment(words[...], now: from, in: zone),
            consumed == words.count
        else { return nil }
        return time
    }
}
