import Announcing
import FeatureKit
import Foundation
import Organising
import StewardCore

/// The words of picket lines.
enum Replies {
    /// What its commands belong to in the help for officers.
    static let topic = "Picket lines"

    // MARK: Lists

    /// The heading of a list; `wider` is the area that they are in, if there is none in the place that was asked for.
    static func heading(_ asked: Asked, wider: String?) -> Line {
        if let wider {
            return "\(asked.placeHasNo ?? "") open picket line\(what(asked)) that I know of. \(wider) has:"
        }
        return ("Open picket lines\(what(asked))\(asked.placeNames.map { ": \($0)" } ?? "")" as Line).strong
    }

    /// The heading of lines that were not asked for.
    static let others: Line = "\(strong: "Other open picket lines")"

    /// " of "bakers" on Sat 7 March".
    private static func what(_ asked: Asked) -> Line {
        let topics: Line = asked.topics.isEmpty ? "" : " with \(FeatureKit.Replies.said(asked.topics.map(\.text)))"
        let except: Line =
            asked.exceptTopics.isEmpty
            ? "" : " without \(FeatureKit.Replies.said(asked.exceptTopics.map(\.text)))"
        let times = asked.times.map(\.name).listed(with: "or")
        return "\(topics)\(except)\(times.isEmpty ? "" : " for \(times)")"
    }

    /// A short line for a list: the number, the employer, the town, when, and what is needed.
    static func line(_ line: PicketLine, at now: Date) -> Line {
        var text: Line = "\(strong: line.number). \(line.employer), \(line.town): \(when(line, at: now))."
        if line.over != nil { text.spans.append(.text(" A member says that it is over.")) }
        if line.over == nil, line.next != nil, line.isUnconfirmed(at: now) {
            text.spans.append(.text(" \(unconfirmed(line))"))
        }
        if !line.needs.isEmpty { text.spans.append(.text(" \(short(line.needs))")) }
        return text
    }

    /// Says that no line is open; `isOffering` if others are shown behind it.
    static func none(_ asked: Asked, wider: String?, isOffering: Bool) -> Reply {
        guard !asked.isOpen else {
            return ["I know of no open picket line. An officer can add one with \(code: "!picket add")."]
        }
        let all: Line = isOffering ? "" : " Type \(code: "!picket") for all of them."
        guard let hasNo = asked.placeHasNo else { return ["I know of no open picket line\(what(asked)).\(all)"] }
        let also = wider.map { $0 == asked.placeNames ? "." : ", and \($0) has none either." } ?? "."
        return ["\(hasNo) open picket line\(what(asked)) that I know of\(also)\(all)"]
    }

    /// Names the lines that stand where and when events were asked for.
    static func beside(_ count: Int, _ asked: Asked) -> Reply {
        let places = asked.spots.map { FeatureKit.Replies.name($0) }.joined(separator: " or ")
        let words = [places] + asked.times.map(\.name) + asked.topics.map(\.text)
        let command = (["!picket"] + words.filter { !$0.isEmpty }).joined(separator: " ")
        let what = count == 1 ? "There is one picket line" : "There are \(count) picket lines"
        return ["\(what) for that: type \(code: command)."]
    }

    private static func when(_ line: PicketLine, at now: Date) -> String {
        guard let next = line.next else { return "its last day was \(line.lastDay.shortText)" }
        guard line.isOnNow else { return PicketDays.short(next) }
        guard let end = next.end else { return "on now" }
        let isToday = end.date == line.day(of: now) || next.severalDays == nil
        return "on now, until \(isToday ? end.time.spokenText : end.shortText)"
    }

    private static func short(_ needs: String) -> String {
        guard needs.count > 60 else { return needs }
        return needs.prefix(60).split(separator: " ").dropLast().joined(separator: " ") + "…"
    }

    // MARK: One line

    static func card(_ line: PicketLine, _ times: [EventTime], region: String?, at now: Date) -> Reply {
        var card: Reply = ["\(strong: "Picket line \(line.number): \(line.employer)")"]
        if !line.cause.isEmpty { card.lines.append("What about: \(line.cause)") }
        card.lines.append("Union: \(line.union)")
        card.lines.append("Where: \(place(line.meet, line.town, region))")
        if line.isOnNow { card.lines.append("It is on now.") }
        card.lines.append(
            line.next == nil ? "Its last day was \(line.lastDay.shortText)." : "When: \(PicketDays.text(times))")
        if !line.needs.isEmpty { card.lines.append("\(line.needs)") }
        card.lines += standing(line, at: now)
        return card
    }

    private static func standing(_ line: PicketLine, at now: Date) -> [Line] {
        let confirm: Line = "\(code: "!picket confirm \(line.number)")"
        let word = "\(line.day(of: line.confirmed.date).shortText) by \(who(line.confirmed.role))"
        if let over = line.over, line.isEnded {
            let hint: Line = " If that is wrong, an officer can type \(code: "!picket reopen \(line.number)")."
            return [
                """
                It is over, says \(who(over.role)) (\(line.day(of: over.date).shortText)).\(hint.whileItCanStand(line))
                """
            ]
        }
        if let over = line.over {
            let hint: Line = " If it still stands, type \(confirm)."
            return [
                """
                A member said on \(line.day(of: over.date).shortText) that it is over: ask before you \
                travel.\(hint.whileItCanStand(line))
                """
            ]
        }
        guard line.next != nil, line.isUnconfirmed(at: now) else { return ["Last confirmed \(word)."] }
        return [
            "Last confirmed \(word), so ask before you travel. If it still stands, type \(confirm)."
        ]
    }

    private static func unconfirmed(_ line: PicketLine) -> String {
        "Not confirmed since \(line.day(of: line.confirmed.date).shortText)."
    }

    private static func who(_ role: Role) -> String {
        switch role {
        case .member: "a member"
        case .officer: "an officer"
        case .admin: "an admin"
        }
    }

    private static func place(_ meet: String, _ town: String, _ region: String?) -> String {
        let place = meet.isEmpty ? town : "\(meet), \(town)"
        return region.map { $0 == town ? place : "\(place) (\($0))" } ?? place
    }

    private static func numbered(_ line: PicketLine) -> String {
        "Line \(line.number) (\(line.employer), \(line.town))"
    }

    static func confirmed(_ line: PicketLine) -> Reply { ["Thank you. \(numbered(line)) is confirmed."] }

    static func ended(_ line: PicketLine) -> Reply {
        let hint: Line = " An officer can put it back with \(code: "!picket reopen \(line.number)")."
        return ["Thank you. \(numbered(line)) is over and off the list.\(hint.whileItCanStand(line))"]
    }

    static func reportedOver(_ line: PicketLine) -> Reply {
        let hint: Line = "; if it still stands, anybody can type \(code: "!picket confirm \(line.number)")"
        return [
            """
            Thank you. \(numbered(line)) now says that a member reported it over. It stays on the list until an officer \
            takes it off\(hint.whileItCanStand(line)).
            """
        ]
    }

    static func reopened(_ line: PicketLine) -> Reply {
        ["Thank you. \(numbered(line)) is confirmed and back on the list."]
    }

    // MARK: Adding

    /// Reads back a new line, or the line `number` as it is to be. `cause` is what its dispute is about, if that is known,
    /// and `isShared` if other lines say so too; asks about what of it may be somebody's own.
    static func readBack(
        _ draft: PicketDraft, of number: Int64?, cause: String, isShared: Bool, region: String?,
        asking personal: [PersonalWords]
    ) -> Reply {
        let question = number.map { "Change picket line \($0) to this?" } ?? "Is this right?"
        var reply: Reply = ["\(strong: question)", "Employer: \(draft.employer)", "Union: \(draft.union)"]
        if !cause.isEmpty { reply.lines.append("What about: \(cause)") }
        if isShared { reply.lines.append("That is what the other lines of this employer and union are about.") }
        reply.lines.append("Where: \(place(draft.meet, draft.town, region))")
        reply.lines.append("When: \(PicketDays.text(draft.times))")
        reply.lines += (draft.clocks ?? []).map { "\($0)" }
        if !draft.needs.isEmpty { reply.lines.append("\(draft.needs)") }
        if let asked = PersonalWords.asked(personal, in: "it") { reply.lines.append(asked) }
        return reply
    }

    /// Warns of what a line would show that events keep private.
    static func isShown(keptBy keeper: Int64?, needsKeptBy needsKeeper: Int64?, namesKeptBy namesKeeper: Int64?)
        -> Reply
    {
        Reply(
            [
                namesKeeper.map { KeptPlaces.isShown(by: "employer, union or cause", keptBy: $0) },
                keeper.map { KeptPlaces.isShown(keptBy: $0) },
                needsKeeper.map { KeptPlaces.isShown(by: "what follows the times", keptBy: $0) },
            ].compactMap(\.self))
    }

    static let isShownToAll: Reply = [
        "Everybody reads where a picket line stands: write it again without \(code: "#private-venue") and what is private."
    ]

    static let addOrDrop: Reply = [
        """
        \(FeatureKit.Replies.tapOrType) \(code: "yes") to add it, \(code: "no") to drop it, or what to change, for example \
        \(code: "change time 7am-9am").
        """
    ]
    static let changeOrNot: Reply = [FeatureKit.Replies.yesOrNo]

    static func changed(_ number: Int64) -> Reply {
        ["To see it, type \(code: "!picket \(number)").", FeatureKit.Replies.undoable]
    }

    static func added(_ number: Int64) -> Reply {
        ["It is picket line \(number). To see it, type \(code: "!picket \(number)")."]
    }

    static func ending(_ line: PicketLine) -> Deed { Deed("ending", "Ended", name(line)) }

    static func reporting(_ line: PicketLine) -> Deed {
        Deed(doing: "reporting that \(name(line)) is over", done: "Reported over: \(name(line))")
    }

    static func name(_ line: PicketLine) -> String { "the picket line at \(line.employer), \(line.town)" }

    /// The name of a line in answers: "the picket line at Example Buses, Leeds".
    static func name(_ draft: PicketDraft) -> String { "the picket line at \(draft.employer), \(draft.town)" }

    static func bring(_ things: [String]) -> String { "Bring \(things.joined(separator: ", "))" }

    // MARK: What is wrong in first data

    static func seedTwice(_ start: String, in uid: String) -> String {
        "\(uid) has two times that begin on \(start); remove one of the two"
    }

    static func seedTime(_ text: String, in uid: String, _ problem: WhenProblem) -> String {
        switch problem {
        case .skippedByClocks, .shownTwiceByClocks:
            "\(text) in \(uid) is no time of its own. \(problem.sentence.dropLast())"
        default: "\(text) in \(uid) is no day with a time"
        }
    }
}

/// Refusals.
extension Replies {
    static func moreThanNumber(_ number: Int64, then rest: String) -> Reply {
        let command = PicketCommand.meant(by: Words(rest)) ?? "!picket"
        let suggestion = "\(command) \(number)"
        return [
            """
            I read \(number), but not \(said: rest) after it: type \(code: suggestion).
            """
        ]
    }

    /// Refuses words that are no place but mean to confirm, end or reopen a line; `number` is the number among them.
    static func meant(_ text: String, _ command: String, _ number: Int64?) -> Reply {
        if let number {
            return ["I can't read \(said: text): type \(code: "\(command) \(number)")."]
        }
        return [
            """
            I can't read \(said: text): look up the line's number with \(code: "!picket"), then \
            type it, for example \(code: "\(command) 2").
            """
        ]
    }

    static func needsNumber(_ text: String, _ command: String) -> Reply {
        if text.isEmpty { return ["Which line? Type its number after it, for example \(code: "\(command) 3")."] }
        return [
            """
            \(said: text) is no picket line's number: type the number alone, for example \
            \(code: "\(command) 3").
            """
        ]
    }

    static func daysAreOver(_ line: PicketLine) -> Reply {
        [
            """
            The last day of line \(line.number) was \(line.lastDay.shortText): an officer can give it new days with \
            \(code: PicketField.example(line.number)).
            """
        ]
    }

    static func officersReopen(_ line: PicketLine) -> Reply {
        [
            """
            An officer said that line \(line.number) is over, so an officer has to put it back, with \
            \(code: "!picket reopen \(line.number)").
            """
        ]
    }

    static func isOverAlready(_ line: PicketLine) -> Reply {
        let hint: Line = ": an officer can put it back with \(code: "!picket reopen \(line.number)")"
        return ["Line \(line.number) is over already\(hint.whileItCanStand(line))."]
    }

    static func isOpenAlready(_ line: PicketLine) -> Reply {
        ["Line \(line.number) is on the list already: type \(code: "!picket \(line.number)") to see it."]
    }

    static func isListedAlready(as number: Int64) -> Reply {
        [
            """
            That employer has a line at that place already, number \(number): if its days are wrong, type for example \
            \(code: PicketField.example(number)).
            """
        ]
    }

    // MARK: Changing a line

    static let editForm: Reply = [
        """
        Write the line's number, what to change (employer, union, about, place, time or bring) and the new one, for \
        example \(code: PicketField.example(3)).
        """
    ]

    static let changeWhat: Reply = [
        """
        Write what to change (employer, union, about, place, time or bring) and the new one, for example \
        \(code: "change time Mon-Fri 7am-10am next week").
        """
    ]

    static func saysSo(_ number: Int64) -> Reply {
        ["Line \(number) says so already: type \(code: "!picket \(number)") to see it."]
    }

    static func changedMeanwhile(_ number: Int64) -> Reply {
        [
            """
            Line \(number) was changed since I asked you, so nothing is done: look at \(code: "!picket \(number)") and \
            type your command again.
            """
        ]
    }

    /// Says what is wrong with new days and times, which alone were typed.
    static func noNewTimes(_ problem: PicketTimesProblem) -> Reply {
        let seen: String
        switch problem {
        case .nothing: seen = "I see no days and times"
        case .noDays: seen = "I can see a time but no day"
        case .noHours: seen = "I can see days but no time"
        default: return noTimes(problem)
        }
        return ["\(seen): write both, such as \"Mon-Fri 6am-10am until 12 June\"."]
    }

    // MARK: Reading a new line

    static let form: Reply = [
        """
        I need the employer, the union, the place and when, with commas between, for example \
        \(code: PicketDraft.example).
        """
    ]

    static func noUnion(_ town: String) -> Reply {
        [
            """
            I read \(said: town) where the union should be, so I think that the union is missing: \
            write the employer, the union, the place and when, with commas between, for example \
            \(code: PicketDraft.example).
            """
        ]
    }

    static let noPlace: Reply = [
        """
        I see no place before the days and times: write the employer, the union, the place and when, with commas \
        between, for example \(code: PicketDraft.example).
        """
    ]

    static func tooLong(_ part: String, _ limit: Int) -> Reply {
        ["The \(part) is too long for a phone: please keep it to \(limit) letters."]
    }

    static func unknownTown(_ place: String, suggestion: String?) -> Reply {
        let example = suggestion.map { "did you mean \($0)?" } ?? "add the town at its end, for example \"…, Leeds\"."
        return ["I don't know where \(said: place) is: \(example)"]
    }

    static func noTimes(_ problem: PicketTimesProblem) -> Reply {
        switch problem {
        case .nothing: form
        case .noDays: ["I can see a time but no day: write both after the place, such as \"Mon-Fri 6am-10am\"."]
        case .noHours: ["I can see days but no time: write both after the place, such as \"Mon-Fri 6am-10am\"."]
        case .noEnd(let first):
            [
                """
                I read that it stands from \(first.shortText) on, and not until when: write the last day too, such as \
                "from 8 June until 19 June".
                """
            ]
        case .unread(let rest):
            [
                """
                I don't understand \(said: rest) after the days and times: if it is what to bring, \
                put a full stop before it.
                """
            ]
        case .unreadBefore(let words):
            [
                """
                I don't understand \(said: words) before the days and times: write each day by its \
                date or its weekday, such as "8, 9 and 11 June 7am-10am".
                """
            ]
        case .nothingLeftOut:
            [
                """
                None of the days that you leave out is among those of the line: write the days again, such as \
                "Mon-Fri not Wed 6am-10am until 12 June".
                """
            ]
        case .otherHours(let hours):
            [
                """
                A line has one time of day for all its days, so I can't take \(said: hours) as well: \
                write the widest hours, and what differs after a full stop, for example "Friday only from 7am".
                """
            ]
        case .noDayLeft: ["None of those days is still to come: write the days again, such as \"Mon-Fri 6am-10am\"."]
        case .tooFar(let day):
            [
                """
                I keep picket lines for three months ahead, and \(day.longText) is further away: give me an earlier day, \
                and add the rest later.
                """
            ]
        case .when(let problem): ["\(problem.sentence)"]
        }
    }
}

/// Says when a picket line stands, as briefly as possible.
enum PicketDays {
    /// How many days are named one by one before the rest is counted.
    private static let named = 5
    /// How many days between the first and the last may be missing, and are named.
    private static let mostMissing = 3

    /// "Tue 3 March 6am to 10am", for a line in a list; with the day of the end if that is a later one than its night's.
    static func short(_ time: EventTime) -> String {
        if let end = time.end, time.severalDays != nil { return "\(time.start.shortText) to \(end.shortText)" }
        return "\(time.start.date.shortText) \(time.hoursText)"
    }

    /// All times in one line: "Mon to Fri, 6am to 10am, Mon 2 March to Fri 20 March (15 days)" if they are regular, or
    /// else the first few days by name.
    static func text(_ times: [EventTime]) -> String {
        guard let first = times.first, let last = times.last else { return "" }
        if times.count == 1 { return first.longText }
        if let (weekdays, missing) = regularWeekdays(times) {
            let span = (first.start.date...last.start.date).shortText
            let but = missing.isEmpty ? "" : " but not \(missing.map(\.shortText).joined(separator: ", "))"
            return "\(weekdays), \(first.hoursText), \(span)\(but) (\(times.count) days)"
        }
        let shown = times.prefix(named).map(short).joined(separator: "; ")
        return times.count <= named
            ? shown : "\(shown); and \(times.count - named) more days, the last on \(last.start.date.shortText)"
    }

    /// The weekdays on which the line stands at the same hours from its first day to its last, and the few days
    /// missing; nil if it is less regular.
    private static func regularWeekdays(_ times: [EventTime]) -> (weekdays: String, missing: [LocalDate])? {
        let days = times.map(\.start.date)
        guard times.count > 3, let first = days.first, let last = days.last, Set(times.map(\.hoursText)).count == 1
        else { return nil }
        let weekdays = Set(days.map(\.weekday))
        let missing = (first...last).filter { weekdays.contains($0.weekday) && !days.contains($0) }
        guard missing.count <= mostMissing, missing.count * 3 <= days.count else { return nil }
        return ((first...last).count == days.count ? "every day" : words(for: weekdays), missing)
    }

    private static func words(for weekdays: Set<Weekday>) -> String {
        let ordered = Weekday.allCases.filter(weekdays.contains)
        if ordered == Weekday.allCases { return "every day" }
        if ordered == Array(Weekday.allCases.prefix(5)) { return "Mon to Fri" }
        return ordered.count == 1 ? "every \(ordered[0].name)" : ordered.map(\.shortName).joined(separator: ", ")
    }
}

extension Line {
    /// The words on how a picket line comes back; none once its last day has passed, since then nothing brings it back.
    fileprivate func whileItCanStand(_ line: PicketLine) -> Line { line.next == nil ? "" : self }
}
