import Organising
import StewardCore

/// What people write where the hours of an event stand: "all day", or that the time is to be confirmed.
///
/// Such an event takes place on its whole days.
enum WithoutHours {
    private static let allDay = Phrases([
        "all day", "all day long", "all the day", "all weekend", "all weekend long", "whole day", "the whole day",
        "whole weekend", "the whole weekend",
    ])
    private static let unknown = Phrases(
        [
            "time", "times", "the time", "hours", "start time", "starting time", "start", "starts", "doors",
            "doors open", "kick-off", "kick off",
        ].flatMap { time in
            [
                "tbc", "tba", "tbd", "to be confirmed", "to be announced", "to be decided", "to follow",
                "to be confirmed later", "not known yet", "not yet known", "not known", "unknown",
            ].map { "\(time) \($0)" }
        } + ["tbc", "tba", "tbd", "to be confirmed", "to be announced", "no set time", "no time yet", "no times yet"])

    /// Reads such words at the start: how many they are, and whether the hours are still to be told; nil for others.
    static func read(_ words: ArraySlice<String>) -> (count: Int, areUnknown: Bool)? {
        let plain = words.prefix(longest).map { String($0.hasSuffix(",") ? $0.dropLast() : $0[...]) }[...]
        let length = allDay.length(plain)
        if length > 0 { return (length, false) }
        let count = unknown.length(plain)
        return count > 0 ? (count, true) : nil
    }

    /// The most words of one.
    private static let longest = 6
}

extension AnnouncementReader {
    /// A day, or several, with "all day" or "time to be confirmed" behind them or in a part of its own; nil if the words
    /// from `start` on are something else.
    func withoutHours(at start: Int, in found: MomentWords) throws(Misreading) -> AnnouncedMoment? {
        let today = timeZone.local(at: now).date
        let words = found.words[start...]
        // To look for the end of the days first is quick, and most words are none.
        guard let length = WhenReader.lengthOfDays(words), let said = hoursUnsaid(after: start + length, start, found)
        else { return nil }
        do throws(WhenProblem) {
            guard let (days, consumed) = try WhenReader.readDaysAlone(words, today: today, hints: hints),
                days.lowerBound > today
            else { return nil }
            let end = said.areUnknown ? endSaid(besides: start..<start + consumed, found) : nil
            let ranges = [start..<start + consumed, said.words] + (end.map { [$0] } ?? [])
            return AnnouncedMoment(
                time: .wholeDays(days), ranges: ranges.map(found.range).sorted { $0.lowerBound < $1.lowerBound },
                note: said.areUnknown ? TimeNote.unknownHours(until: end.map { found.words[$0.dropFirst()] } ?? []) : ""
            )
        } catch {
            throw Misreading(error)
        }
    }

    /// Where words such as "all day" stand: right after the days, which end at `end`, or in a part of their own.
    private func hoursUnsaid(
        after end: Int, _ start: Int, _ found: MomentWords
    ) -> (words: Range<Int>, areUnknown: Bool)? {
        for position in [end] + found.starts.filter({ $0 > end || $0 < start }) where position < found.words.endIndex {
            guard let (count, areUnknown) = WithoutHours.read(found.words[position...]) else { continue }
            let last = position + count
            // "Sat 4 July, all day breakfast at the café" has hours of its own.
            let isPart =
                last == found.words.endIndex || found.words[last - 1].hasSuffix(",") || found.words[last] == "-"
                || last == start || areUnknown && endSaid(at: last, found) != nil
            if isPart { return (position..<last, areUnknown) }
        }
        return nil
    }

    /// Where the end is said of an event whose beginning nobody knows yet: "start time tbc ends 11pm".
    private func endSaid(besides days: Range<Int>, _ found: MomentWords) -> Range<Int>? {
        found.words.indices.lazy.filter { !days.contains($0) }.compactMap { endSaid(at: $0, found) }.first
    }

    func endSaid(at position: Int, _ found: MomentWords) -> Range<Int>? {
        guard ["until", "till", "til"].contains(found.words[position]),
            let length = WhenReader.lengthOfHours(found.words[(position + 1)...])
        else { return nil }
        return position..<(position + 1 + length)
    }

    /// Reads "all day" or "not known yet", after a day or for the day that is known; nil for other words.
    func wholeDays(_ words: Words, _ draft: AnnouncementDraft) throws(WhenProblem) -> EventTime? {
        let today = timeZone.local(at: now).date
        let list = words.folded[...]
        let isAll = { (rest: ArraySlice<String>) in WithoutHours.read(rest)?.count == rest.count }
        var days: ClosedRange<LocalDate>?
        if isAll(list) || !list.isEmpty && draft.day != nil && Self.isUnknown(words) {
            let known = draft.time.map { $0.start.date...$0.lastDay }
            days = known ?? draft.day.map { $0...$0 }
        } else if let length = WhenReader.lengthOfDays(list), length < list.count || draft.time?.wholeDays != nil,
            length == list.count || isAll(list.dropFirst(length))
        {
            // Other days of an event of whole days are whole too.
            days = try WhenReader.readDaysAlone(list, today: local(for: list, draft).date, hints: hints)?.days
            // A day alone moves all of them.
            if length == list.count, let first = days?.lowerBound, days?.count == 1, let known = draft.time?.wholeDays {
                days = first...first.advanced(by: known.lowerBound.distance(to: known.upperBound))
            }
        }
        guard let days, days.lowerBound > today else { return nil }
        return .wholeDays(days)
    }
}
