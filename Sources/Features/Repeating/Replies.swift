import FeatureKit
import Organising
import StewardCore

/// The words of series.
enum Replies {
    /// What its commands belong to in help.
    static let topic = "A series"

    /// The next dates of a series.
    struct Dates {
        let times: [EventTime]
        /// Whether no others follow.
        let areLast: Bool
        let today: LocalDate

        /// "Tue 14 July", with the year if it is not this one.
        func text(_ date: LocalDate) -> String {
            date.year == today.year ? date.shortText : "\(date.shortText) \(date.year)"
        }
    }

    static func readBack(_ sentence: Line, _ next: Reply) -> Reply {
        ["\(strong: "Is this right?")", sentence] + next + [FeatureKit.Replies.yesOrNo]
    }

    static func repeats(_ number: Int64, _ title: String, _ rule: RecurrenceRule) -> Line {
        "\(strong: "Event \(number): \(title)") repeats \(rule.text)."
    }

    static func ended(_ number: Int64, _ title: String, _ last: EventTime?) -> Line {
        guard let last else { return "\(strong: "Event \(number): \(title)") no longer repeats, and is over." }
        return "\(strong: "Event \(number): \(title)") no longer repeats: it is on \(last.longText), and that is all."
    }

    /// Tells the rooms of a change.
    static func notice(_ number: Int64, _ sentence: String) -> Reply {
        ["\(sentence)", "For all about it, type \(code: "!event \(number)")."]
    }

    static func skipped(_ title: String, _ time: EventTime) -> String {
        "\(title) does not take place on \(time.start.date.longText)."
    }

    /// `day` is its day by the rule, which it may have been moved from.
    static func unskipped(_ title: String, _ time: EventTime, by day: LocalDate) -> String {
        let moved = time.start.date == day ? "" : ", moved from \(day.longText)"
        return "\(title) takes place on \(time.longText) after all\(moved)."
    }

    /// The name of a move: "Branch meeting, from Tue 11 August to Wed 12 August 6pm".
    static func move(_ title: String, from old: EventTime, to new: EventTime) -> String {
        if old.start.date == new.start.date {
            let from = old.wholeDays == nil ? "from \(old.start.time.spokenText) " : ""
            let to = new.wholeDays == nil ? new.start.time.spokenText : "all day"
            return "\(title), \(old.start.date.shortText), \(from)to \(to)"
        }
        let to = new.wholeDays == nil ? new.start.shortText : new.start.date.shortText
        return "\(title), from \(old.start.date.shortText) to \(to)"
    }

    static func moved(_ title: String, from old: EventTime, to new: EventTime) -> String {
        "\(title) takes place on \(new.longText) instead of \(old.longText)."
    }

    static func next(_ dates: Dates) -> Reply {
        if dates.times.isEmpty { return ["There is no other date to come."] }
        let list = dates.times.map { time in
            let hour = time.wholeDays == nil ? " \(time.start.time.spokenTextOnDay)" : ""
            return dates.text(time.start.date) + hour
        }.joined(separator: "; ")
        return dates.areLast ? ["Next: \(list). There are no others."] : ["Next: \(list)."]
    }

    /// Says what clock changes do to the dates.
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

/// What is wrong, and what to type instead.
extension Replies {
    static func needsNumber(_ words: String, _ example: String) -> Reply {
        let read: Line =
            words.isEmpty
            ? "I need" : "I can't see a number at the beginning of \(said: words): I need"
        return ["\(read) the event's number first, for example \(code: example)."]
    }

    static func tooLong(_ example: String) -> Reply {
        ["That is more than I can read at once: keep it as short as \(code: example)."]
    }

    static func isCancelled(_ number: Int64) -> Reply {
        [
            """
            Event \(number) is cancelled, so its dates stay as they are: announce a new one with \
            \(code: "!announce").
            """
        ]
    }

    // MARK: How often

    static func howOften(_ number: Int64) -> Reply {
        [
            """
            Say how often event \(number) takes place, for example \
            \(code: "!repeat \(number) monthly on the 2nd Tuesday until December"), or \
            \(code: "!repeat \(number) never") for a series to end.
            """
        ]
    }

    static func noTime(_ number: Int64) -> Reply {
        [
            """
            Event \(number) has no day and time from which it could repeat: give it one first, for example \
            \(code: "!postpone \(number) to 20 June 7pm").
            """
        ]
    }

    static func onceAlready(_ number: Int64) -> Reply {
        [
            """
            Event \(number) does not repeat anyway: to make a series of it, type such as \
            \(code: "!repeat \(number) weekly until December").
            """
        ]
    }

    static func overAlready(_ rule: RecurrenceRule) -> Reply {
        ["\"\(rule.text)\" is over already: write a later end, such as \"weekly until december\"."]
    }

    // MARK: Which date

    static func whichDay(_ example: String) -> Reply {
        ["Say which date you mean after the event's number, for example \(code: example)."]
    }

    static func noDay(_ words: String, _ example: String) -> Reply {
        ["I can't read \(said: words) as one day: type such as \(code: example)."]
    }

    static func fromAndTo(_ words: String, _ example: String) -> Reply {
        let read: Line = words.isEmpty ? "" : "I read \(said: words), but "
        return ["\(read)I need one date, \"to\" and another date or time, for example \(code: example)."]
    }

    /// Refuses the words for how often; the problem's own sentence quotes them.
    static func problem(_ problem: RecurrenceProblem) -> Reply {
        let otherwise: Line = "I cannot read how often it takes place: write such as \"every tuesday until december\"."
        return ["\(said: "\(problem.sentence)", otherwise: otherwise)"]
    }

    /// Refuses a day or a time; a day without a time is not called midnight.
    static func problem(_ problem: WhenProblem, today: LocalDate) -> Reply {
        guard case .inThePast(let moment) = problem, moment.time == .midnight else { return ["\(problem.sentence)"] }
        let example = today.advanced(by: 7).typedText
        return ["\(moment.date.longText) has already gone: type a day to come, such as \"\(example)\"."]
    }

    static func begun(_ time: EventTime) -> Reply {
        ["The one of \(time.longText) has already begun, and stays as it is: type a later day, or \"next\"."]
    }

    static func noneToCome(_ number: Int64) -> Reply {
        [
            """
            Event \(number) has no date to come: make its series longer first, for example \
            \(code: "!repeat \(number) weekly until December").
            """
        ]
    }

    static func nothingToSkip(_ number: Int64) -> Reply {
        [
            """
            Event \(number) takes place only once, so no date of it can be left out: to call it off, type \
            \(code: "!cancel \(number)").
            """
        ]
    }

    static func nothingSkipped(_ number: Int64) -> Reply {
        [
            """
            Event \(number) takes place only once, so no date of it was left out: type \(code: "!event \(number)") to \
            see when it is.
            """
        ]
    }

    static func nothingToMove(_ number: Int64, to words: [String]) -> Reply {
        let command = "!postpone \(number) to"
        let line: Line = "\(code: "\(command) \(words.joined(separator: " "))")"
        return ["Event \(number) takes place only once: use \(said: line, otherwise: "\(code: "\(command) …")")."]
    }

    // MARK: To when

    static func noNewTime(_ words: String, _ date: LocalDate) -> Reply {
        [
            """
            I can't read \(said: words) as a day or a time: write such as \
            "\(date.advanced(by: 1).typedText)" or "6pm".
            """
        ]
    }

    static func moreThanTime(_ time: String, then rest: String, _ date: LocalDate) -> Reply {
        [
            """
            I can't read \(said: rest) after \(said: time): write just a day or a time, such as \
            "\(date.advanced(by: 1).typedText)" or "6pm".
            """
        ]
    }

    static func whichOf(_ words: String, _ one: LocalDate, _ other: LocalDate) -> Reply {
        [
            """
            \(said: words) may be \(one.shortText) or \(other.shortText): write the date, such as \
            "\(other.typedText)".
            """
        ]
    }

    static func thereAlready(_ time: EventTime) -> Reply {
        [
            "It is on \(time.longText) already: type another day or time, such as \"\(time.start.date.advanced(by: 1).typedText)\"."
        ]
    }
}
