import Organising
import StewardCore

/// What people write where the hours of an event stand: "all day", or that the time is to be confirmed.
///
/// Such an event takes place on its whole days.
enum WithoutHours {
    private static let allDay = Phrases(["all day", "all day long", "all the day", "all weekend", "all weekend long"])
    private static let unknown = Phrases(
        ["time", "times", "the time", "hours", "start time"].flatMap { time in
            [
                "tbc", "tba", "tbd", "to be confirmed", "to be announced", "to be decided", "to follow",
                "to be confirmed later", "not known yet", "not yet known", "not known", "unknown",
            ].map { "\(time) \($0)" }
        } + ["tbc", "tba", "tbd", "to be confirmed", "to be announced"])

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

    /// The days that a time without hours is about; nil for another problem.
    static func days(_ problem: WhenProblem) -> ClosedRange<LocalDate>? {
        switch problem {
        case .noTime(let date), .allDay(let date): date...date
        case .noTimes(let days): days
        default: nil
        }
    }
}

extension AnnouncementReader {
    /// A day, or several, with "all day" or "time to be confirmed" behind them or in a part of its own.
    ///
    /// - Parameter start: Where the day stands, of which `problem` says that it has no hours.
    func withoutHours(_ problem: WhenProblem, at start: Int, in found: MomentWords) -> AnnouncedMoment? {
        let today = timeZone.local(at: now).date
        guard let days = WithoutHours.days(problem), days.lowerBound > today,
            let length = WhenReader.lengthOfDays(found.words[start...])
        else { return nil }
        let end = start + length
        for position in [end] + found.starts.filter({ $0 > end || $0 < start }) where position < found.words.endIndex {
            guard let (count, areUnknown) = WithoutHours.read(found.words[position...]) else { continue }
            let last = position + count
            // "Sat 4 July, all day breakfast at the café" has hours of its own.
            let isPart = last == found.words.endIndex || found.words[last - 1].hasSuffix(",") || last == start
            guard isPart else { continue }
            let ranges = [found.range(start..<end), found.range(position..<last)].sorted {
                $0.lowerBound < $1.lowerBound
            }
            return AnnouncedMoment(
                time: .wholeDays(days), ranges: ranges, note: areUnknown ? TimeNote.unknownHours : "")
        }
        return nil
    }

    /// Reads "all day" or "not known yet", after a day or for the day that is known; nil for other words.
    func wholeDays(_ words: Words, _ draft: AnnouncementDraft) -> EventTime? {
        let today = timeZone.local(at: now).date
        let list = words.folded[...]
        let isAll = { (rest: ArraySlice<String>) in WithoutHours.read(rest)?.count == rest.count }
        var days: ClosedRange<LocalDate>?
        if isAll(list) || !list.isEmpty && draft.day != nil && Self.isUnknown(words) {
            let known = draft.time.map { $0.wholeDays ?? $0.start.date...$0.start.date }
            days = known ?? draft.day.map { $0...$0 }
        } else if let length = WhenReader.lengthOfDays(list), length < list.count, isAll(list.dropFirst(length)) {
            do throws(WhenProblem) {
                _ = try WhenReader.readMoment(list, now: timeZone.local(at: now), in: timeZone, hints: hints)
            } catch {
                days = WithoutHours.days(error)
            }
        }
        guard let days, days.lowerBound > today else { return nil }
        return .wholeDays(days)
    }
}
