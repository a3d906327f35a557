import StewardCore
import Testing

@testable import Organising

/// What an announcer's words mean, in London at noon on Wednesday 3 June 2026 unless the row says otherwise.
///
/// `reading` is the beginning ("2026-06-06T14:00"), with the end after a slash where there is one, or the problem with
/// its facts ("noTime 2026-06-06"), or "nothing" where the words are left alone.
struct WhenRow: CustomTestStringConvertible, Sendable {
    var words: String
    var reading: String
    var now: String
    /// How many of the words belong to the moment; all of them unless the row says less.
    var consumed: Int?
    /// Why it is read so, where somebody may have meant something else.
    var why: String

    init(
        _ words: String, _ reading: String, now: String = "2026-06-03T12:00", taking consumed: Int? = nil,
        because why: String = ""
    ) {
        (self.words, self.reading, self.now, self.consumed, self.why) = (words, reading, now, consumed, why)
    }

    var testDescription: String { "\(words) at \(now)" }

    /// Reads the words and compares.
    func check(sourceLocation: SourceLocation = #_sourceLocation) throws {
        let list = Words(words).folded
        let (local, zone) = (try moment(now), try london())
        var read = "nothing"
        var taken = list.count
        do throws(WhenProblem) {
            if let reading = try WhenReader.readMoment(list[...], now: local, in: zone) {
                read = "\(reading.time.start)" + (reading.time.end.map { "/\($0)" } ?? "")
                taken = reading.consumed
            }
        } catch {
            read = facts(error)
        }
        #expect(read == reading, "\(why)", sourceLocation: sourceLocation)
        #expect(taken == consumed ?? list.count, sourceLocation: sourceLocation)
    }
}

/// A problem's name and its facts.
func facts(_ problem: WhenProblem) -> String {
    switch problem {
    case .noDate: "noDate"
    case .noSuchWeekday(let weekday, let day): "noSuchWeekday \(weekday) \(day)"
    case .noTime(let date): "noTime \(date)"
    case .noTimes(let days): "noTimes \(days.lowerBound) \(days.upperBound)"
    case .allDay(let date): "allDay \(date)"
    case .bankHoliday: "bankHoliday"
    case .noSuchDate(let day, let month, let year): "noSuchDate \(day)/\(month)/\(year)"
    case .slipInMonth(let day, let month): "slipInMonth \(day)/\(month)"
    case .yearOutOfRange(let year): "yearOutOfRange \(year)"
    case .noSuchTime(let text): "noSuchTime \(text)"
    case .weekdayMismatch(_, let date, let nearest): "weekdayMismatch \(date) \(nearest)"
    case .inThePast(let moment): "inThePast \(moment)"
    case .justGone(let gone, let coming): "justGone \(gone) \(coming)"
    case .dayOrHour(let date): "dayOrHour \(date)"
    case .spanOutOfRange(let words): "spanOutOfRange \(words)"
    case .ambiguousHour(let hour, let minute): "ambiguousHour \(hour):\(minute)"
    case .ambiguousMidnight(let date): "ambiguousMidnight \(date)"
    case .endNotAfterStart(let start, let end): "endNotAfterStart \(start) \(end)"
    case .lastsTooLong(let days): "lastsTooLong \(days)"
    case .skippedByClocks(let moment, let next): "skippedByClocks \(moment) \(next)"
    case .shownTwiceByClocks(let moment): "shownTwiceByClocks \(moment)"
    }
}
