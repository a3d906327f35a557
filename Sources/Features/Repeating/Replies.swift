import Organising
import StewardCore

/// The words of series.
enum Replies {
    /// The next dates of a series.
    struct Dates {
        let times: [EventTime]
        /// Whether there are no others after them.
        let areLast: Bool
        let today: LocalDate

        /// "Tue 14 July", with the year where it is another than this one.
        func text(_ date: LocalDate) -> String {
            date.year == today.year ? date.shortText : "\(date.shortText) \(date.year)"
        }
    }

    static func readBack(_ sentence: Line, _ next: Reply) -> Reply {
        ["\(strong: "Is this right?")", sentence] + next + ["Type \(code: "yes") or \(code: "no")."]
    }

    static func repeats(_ number: Int64, _ title: String, _ rule: RecurrenceRule) -> Line {
        "\(strong: "Event \(number): \(title)") repeats \(rule.text)."
    }

    static func ended(_ number: Int64, _ title: String, _ last: EventTime?) -> Line {
        guard let last else { return "\(strong: "Event \(number): \(title)") no longer repeats, and is over." }
        return "\(strong: "Event \(number): \(title)") no longer repeats: it is on \(last.longText), and that is all."
    }

    /// What the rooms are told of a change.
    static func notice(_ number: Int64, _ sentence: String) -> Reply {
        ["\(sentence)", "For all about it, type \(code: "!event \(number)")."]
    }

    static func skipped(_ title: String, _ time: EventTime) -> String {
        "\(title) does not take place on \(time.start.date.longText)."
    }

    /// `day` is the one that the rule gives it, which it may have been moved from.
    static func unskipped(_ title: String, _ time: EventTime, by day: LocalDate) -> String {
        let moved = time.start.date == day ? "" : ", moved from \(day.longText)"
        return "\(title) takes place on \(time.longText) after all\(moved)."
    }

    /// What a move is called: "Branch meeting, from Tue 11 August to Wed 12 August 18:00".
    static func move(_ title: String, from old: EventTime, to new: EventTime) -> String {
        if old.start.date == new.start.date {
            return "\(title), \(old.start.date.shortText), from \(old.start.time) to \(new.start.time)"
        }
        return "\(title), from \(old.start.date.shortText) to \(new.start.date.shortText) \(new.start.time)"
    }

    static func moved(_ title: String, from old: EventTime, to new: EventTime) -> String {
        "\(title) takes place on \(new.longText) instead of \(old.longText)."
    }

    static func next(_ dates: Dates) -> Reply {
        if dates.times.isEmpty { return ["There is no other date to come."] }
        let list = dates.times.map { "\(dates.text($0.start.date)) \($0.start.time)" }.joined(separator: "; ")
        return dates.areLast ? ["Next: \(list). There are no others."] : ["Next: \(list)."]
    }

    /// What becomes of dates at whose time clocks change.
    static func clocks(_ changes: [ClockChange]) -> Reply { Reply(changes.map { "\($0.sentence)" }) }

    static func hint(_ number: Int64, _ dates: Dates) -> Reply {
        guard let example = dates.times.last?.start.date else { return [] }
        return [
            """
            To leave one out, type \(code: "!skip \(number) \(dates.text(example))"), or to move one, \
            \(code: "!move \(number) \(dates.text(example)) to \(dates.text(example.advanced(by: 1)))").
            """
        ]
    }
}
