import FeatureKit
import Foundation
package import Organising
import StewardCore

/// When a digest comes: on a day of the week, or every day, at a time.
package struct DigestTime: Equatable, Sendable {
    /// The day of the week; nothing for every day.
    package var day: Weekday?
    /// The time, as clocks of the network's zone show it.
    package var time: LocalTime

    init(day: Weekday?, time: LocalTime) { (self.day, self.time) = (day, time) }

    /// Reads "monday 9am", "every friday at 18:00" or "daily 9am".
    init(reading words: Words, today: LocalDate) throws(Refusal) {
        let typed = words.folded.filter { !["every", "each", "on", "at", "a", "weekly"].contains($0) }
        let isDaily = typed.contains { ["daily", "day", "days"].contains($0) }
        let moment = typed.map { ["daily", "day", "days"].contains($0) ? "tomorrow" : String($0.prefix { $0 != "," }) }
        let weekday = moment.lazy.compactMap { WhenReader.weekday($0) }.first
        do throws(WhenProblem) {
            guard let (time, consumed) = try WhenReader.readRegular(moment[...], today: today),
                consumed == moment.count, time.end == nil, isDaily || weekday != nil
            else { throw WhenProblem.noDate }
            self.init(day: isDaily ? nil : time.start.date.weekday, time: time.start.time)
        } catch .ambiguousHour(let hour, let minute) where isDaily || weekday != nil {
            throw Refusal(Replies.digestHour(hour, minute, on: isDaily ? nil : weekday))
        } catch .ambiguousMidnight where isDaily || weekday != nil {
            throw Refusal(Replies.digestMidnight(on: isDaily ? nil : weekday))
        } catch {
            throw Refusal(Replies.digestForm(words.text))
        }
    }

    /// The first of its times after `now`; in a night in which clocks skip it, or show it twice, the first moment that
    /// really comes.
    func next(after now: Date, in zone: TimeZone) -> Date {
        let today = zone.local(at: now).date
        let days = (0...7).map { today.advanced(by: $0) }.filter { day == nil || $0.weekday == day }
        let moments = days.map { zone.instant(of: LocalDateTime($0, time)).earliest }
        return moments.first { $0 > now } ?? now.addingTimeInterval(7 * 86_400)
    }
}
