import Events
import FeatureKit
import Organising
import StewardCore

/// Refusals.
extension Replies {
    static let questionsAreDirect: Reply = [
        """
        I ask you in a direct message. To announce it here in one line, type, for example, \
        \(code: AnnouncingCommand.example)
        """
    ]

    static func isListedAlready(as number: Int64) -> Reply {
        [
            """
            An event of that name at that time is listed already, as number \(number): type \
            \(code: "!event \(number)") to see it.
            """
        ]
    }

    /// Refuses a wish for a private place that was not written where it is read; quotes none of the words.
    static func privateUnread(_ place: Misreading.Place) -> Reply {
        let instead: Line =
            switch place {
            case .line: "write \(code: "#private-venue") by itself at the end of your line"
            case .readBack: "type \(code: "change audience only those coming")"
            case .edit(let number): "type \(code: "!edit \(number) audience only those coming")"
            case .answer: "leave it out here, and type \(code: "2") when I ask who may read the exact place"
            }
        return [
            "I read that the place is to be private, but I cannot take it here, and show nothing of it: \(instead)."
        ]
    }

    /// Refuses a reason that asks to keep a place private; quotes none of it.
    static let privateReason: Reply = [
        "Everybody reads the reason: write it again without \(code: "#private-venue") and what is private."
    ]

    /// Refuses an event in which these fields reveal its private place; quotes none of it.
    static func tellsPlace(_ parts: [Field]) -> Reply { tellsPlace(named(parts), isOne: parts.count == 1) }

    /// Refuses an event in which these fields tell a passcode or a number to join by; quotes none of it.
    static func tellsWayIn(_ parts: [Field]) -> Reply {
        [
            """
            The place is private, but \(named(parts)) \(parts.count == 1 ? "says" : "say") how to join, and rooms would \
            read that: write how to join after "online", with a comma between.
            """
        ]
    }

    private static func named(_ parts: [Field]) -> String { parts.map(named).listed() }

    static func named(_ part: Field) -> String {
        switch part {
        case .title: "the title"
        case .organiser: "the organiser's name"
        case .summary: "the text about it"
        case .access: "the note on access"
        case .cost: "the cost"
        case .place: "the place"
        case .when, .kind, .capacity, .audience: part.rawValue
        }
    }

    static let reasonTellsPlace = tellsPlace("the reason", isOne: true)

    /// Refuses a reason that names the private place of the event `keeper`.
    static func reasonTellsPlace(keptBy keeper: Int64) -> Reply {
        let told: Line = "A private place stands in the reason, and others would read it: write it without the place."
        return ["\(hidden: "\(told) Event \(keeper) keeps it private.", told: told)"]
    }

    private static func tellsPlace(_ parts: String, isOne: Bool) -> Reply {
        [
            """
            The place is private, but \(parts) \(isOne ? "says" : "say") where it is, and rooms would read that: write \
            \(isOne ? "it" : "them") without the place.
            """
        ]
    }

    static let form: Reply = [
        """
        I need a kind, a title, when and where, with commas between, for example \
        \(code: AnnouncingCommand.example)
        """
    ]

    static func unknownKind(_ word: String, suggestion: String?, known: [String]) -> Reply {
        if let suggestion { return ["I don't know the kind \(said: word): did you mean \"\(suggestion)\"?"] }
        return ["I don't know the kind \(said: word): type \(known.listed(with: "or"))."]
    }

    static let noMoment: Reply = [
        "I can see no day and time: write them after the title, with commas around, such as \"Sat 6 June 2-5pm\"."
    ]

    static func twoTimes(_ time: String, beside: String) -> Reply {
        [
            """
            I read \(said: time) as the day and time, and \(said: beside) beside it is of a day or a time too: write one \
            day and one time alone, and if there are several, announce the first and then type \(code: "!repeat").
            """
        ]
    }

    /// Refuses a title with the time of another event in it.
    static func anotherEvent(_ line: String) -> Reply {
        ["There seem to be several events: I read another in \(said: line). Announce one event at a time."]
    }

    static func severalEvents(_ time: String) -> Reply {
        [
            """
            I read \(said: time) in the title, so there seem to be several events: announce one event at a time, or put \
            the title between quotation marks.
            """
        ]
    }

    static func notOnRule(_ day: LocalDate, _ rule: String) -> Reply {
        [
            """
            It repeats \(rule), and \(day.shortText) is no such day: type a first day that is, for example \
            \(code: "change time Tue 9 June 7pm").
            """
        ]
    }

    static func problem(_ problem: WhenProblem) -> Reply { ["\(problem.sentence)"] }

    static let noPlace: Reply = [
        "I can see no place: write the town after the time, such as \"Example Park, Liverpool\", or \"online\"."
    ]

    static func unknownPlace(_ place: String, suggestion: String?) -> Reply {
        if let suggestion {
            // What was meant tells as much as what was typed.
            let meant: Line = "\(place.quoted) is. Did you mean \(suggestion)?"
            let hidden: Line = "\"…\" is. Write the town after it."
            return ["Area not recognised: I don't know where \(said: meant, otherwise: hidden)"]
        }
        return [
            "Area not recognised: I don't know where \(said: place) is. Write the town after it, such as \"…, Leeds\"."
        ]
    }

    /// Refuses text after a place, which has to be changed by itself.
    static func moreThanPlace(_ rest: String, _ place: Misreading.Place) -> Reply {
        let about: Line =
            switch place {
            case .edit(let number): "after \(code: "!edit \(number) about")"
            case .answer: "after \(code: "change about") once I have read it all back"
            case .line, .readBack: "after \(code: "change about")"
            }
        return ["That is more than a place: write just the place, and \(said: rest) \(about)."]
    }

    static func tooLong(_ part: String, _ limit: Int) -> Reply {
        ["The \(part) is too long for a phone: please keep it to \(limit) letters."]
    }

    // MARK: One field

    static let noTitle: Reply = ["I can see no title: write what it is called, such as \"Pride picnic\"."]

    static func moreThanTime(_ time: String, then rest: String) -> Reply {
        [
            """
            I cannot read \(said: rest) after \(said: time): write just a day and a time, such as "Sat 6 June 2-5pm".
            """
        ]
    }

    static func noTime(_ text: String) -> Reply {
        [
            "I cannot read \(said: text) as a day and a time: write just them, such as \"Sat 6 June 2-5pm\"."
        ]
    }

    static let negativeCost: Reply = [
        "A cost can't be below £0: write \"free\" or an amount, such as \"£5\"."
    ]
    static let noCost: Reply = ["I can see no cost: write \"free\" or an amount, such as \"£5\"."]

    static func noCapacity(_ text: String) -> Reply {
        [
            "I cannot read \(said: text) as a number of people: write one, such as \"40\", or \"no limit\"."
        ]
    }

    static func noAudience(_ text: String) -> Reply {
        [
            "I cannot read \(said: text): type \"1\" for everyone, or \"2\" for only those who are coming."
        ]
    }

    /// Why the question which words tell a private place cannot be skipped.
    static let placeIsNeeded = "Rooms would read whatever tells the place"

    /// Refuses a town as the exact place.
    static let townIsRead: Reply = [
        "Everybody reads the town: type the words that tell the exact place, or \(code: "none") if none do."
    ]

    static let noOrganiser: Reply = [
        "The organiser is a branch or a group, never a person: write its name, such as \"Leeds branch\"."
    ]

    static let isQuestion: Reply = [
        """
        That is a question, so I note nothing: type what there is, such as "step-free, no BSL", or \(code: "don't know").
        """
    ]

    /// Asks about words that seem to be meant for `field`, and were typed for `asked`.
    static func isOfOther(_ field: Field, _ value: String, than asked: Field, _ place: Misreading.Place) -> Reply {
        let line: Line =
            switch place {
            case .edit(let number): "\(code: "!edit \(number) \(field.name) \(value)")"
            case .line, .answer, .readBack: "\(code: "change \(field.name) \(value)")"
            }
        return [
            "Is that the \(field.name) rather than the \(asked.name)? I noted nothing: for the \(field.name), type \(line)."
        ]
    }

    static let accessUnsaid: Reply = [
        """
        Name all that there is and what there is not, such as "step-free, no BSL": that takes the place of what was said \
        before, and what is not named is unknown. If there is none of it, type \(code: "none").
        """
    ]

    static func contradictoryTags(_ fact: EventFact) -> Reply {
        [
            """
            I read both \(code: fact.tag) and \(code: "#no-\(fact.rawValue)"): write the one that is right.
            """
        ]
    }

    static func doubtfulFact(_ text: String) -> Reply {
        ["I cannot tell whether \(said: text) is so: write it without the question mark if it is, or leave it out."]
    }

    static let freeIsCost: Reply = [
        """
        "Free" is what it costs: write that as its cost, and here only what there is for access, such as \
        "step-free, BSL".
        """
    ]

    static func unknownFact(_ text: String, _ suggestion: String) -> Reply {
        ["I don't know \(said: text) as a word for access: did you mean \"\(suggestion)\"?"]
    }

    // MARK: Changes

    static let changeOrDrop: Reply = [
        "Type what to change, for example \(code: "change time 3pm"), or \(code: "no") to drop it."
    ]

    static let changeWhat: Reply = [
        """
        Write what to change and to what, for example \(code: "change time 3pm"): title, time, place, kind, access, cost, \
        capacity, organiser or about.
        """
    ]

    static let writeWhole: Reply = [
        "I cannot tell which day or hour is meant: write it whole, such as \"Sat 6 June 2-5pm\"."
    ]

    static let changeByEdit: Reply = [
        """
        This waits for \(code: "yes") or \(code: "no"): for something else, type \(code: "no") and then your command \
        again, with what is different.
        """
    ]

    // MARK: Listed events

    static func notListed(_ number: Int64) -> Reply {
        ["I know of no event \(number) with a day and a time: type \(code: "!events") to see the numbers."]
    }

    static func isOver(_ number: Int64) -> Reply {
        ["Event \(number) is over, so it stays as it was: type \(code: "!copy \(number) to 4 July") to hold it again."]
    }

    static func isNotCancelled(_ number: Int64) -> Reply {
        ["Event \(number) is not cancelled: to call it off, type \(code: "!cancel \(number)") and why."]
    }

    static func isCancelled(_ number: Int64) -> Reply {
        ["Event \(number) is cancelled already: type \(code: "!copy \(number) to 4 July") to hold it another day."]
    }

    static func moveOneDate(_ number: Int64, from day: LocalDate, to newDay: LocalDate) -> Reply {
        [
            """
            Event \(number) repeats: to move one of its dates, type, for example, \
            \(code: "!move \(number) \(day.typedText) to \(newDay.typedText)").
            """
        ]
    }

    static func moveOneOrAll(_ number: Int64, on day: LocalDate, to time: EventTime) -> Reply {
        // With a dash, since "to" comes before it.
        let end = time.end.flatMap { $0.date == day ? "-\($0.time.spokenText)" : nil } ?? ""
        let hours = time.start.time.spokenTextOnDay + end
        return [
            """
            Event \(number) repeats: to move this one of its dates, type \
            \(code: "!move \(number) \(day.typedText) to \(hours)"); to move them all, \
            \(code: "!edit \(number) time \(hours)").
            """
        ]
    }

    static func noDateToMove(_ number: Int64) -> Reply {
        [
            """
            Event \(number) repeats, and no date of it is left to move: make its series longer first, for example \
            \(code: "!repeat \(number) weekly until December").
            """
        ]
    }

    /// Refuses a yes that came too late: the first of the times, `moment`, has come.
    static func begunMeanwhile(_ number: Int64, _ moment: LocalDateTime) -> Reply {
        [
            """
            \(moment.longText) has come since I asked you, so nothing is done: look at \(code: "!event \(number)") and \
            type your command again.
            """
        ]
    }

    static func saysSo(_ number: Int64) -> Reply { ["Event \(number) says that already: nothing is changed."] }

    /// Asks for the number of an event that was called "it".
    static func whichEvent(_ named: NamedEvent) -> Reply {
        ["Which event? Type its number too, for example \(code: named.example(for: 3))."]
    }

    static func noneTitled(_ named: NamedEvent) -> Reply {
        [
            """
            I know of no event to come that is called \(said: named.title.shortened(toLetters: 60)). \(code: "!events") lists them; then type \
            for example \(code: named.example(for: 3)).
            """
        ]
    }

    /// Asks which of several events is meant.
    static func whichOf(_ lines: [Line], _ named: NamedEvent, _ first: Int64) -> Reply {
        var reply: Reply = ["Which of these?"]
        reply.lines += lines
        return reply + ["Type for example \(code: named.example(for: first))."]
    }

    /// Says that an event was not cancelled, which somebody wants to be held after all.
    static func isOn(_ number: Int64, _ event: EventDraft) -> Reply {
        ["Event \(number), \(event.title), is on: it was not cancelled, and nothing is changed."]
    }

    /// Begins the read-back of an event that was cancelled and is to be held after all.
    static func isHeldAnew(_ number: Int64) -> Reply {
        ["Event \(number) stays cancelled, since its rooms were told so. I announce it anew, under another number."]
    }

    /// Asks which of several events is meant instead of the one that was read back.
    static func whichInstead(_ lines: [Line], _ first: Int64) -> Reply {
        var reply: Reply = ["I have not done it. Which of these do you mean instead?"]
        reply.lines += lines
        return reply + ["Type its number, for example \(code: "\(first)"), or \(code: "no") to leave it all as it is."]
    }

    /// Asks again which of several events is meant.
    static func whichNumber(_ numbers: [Int64]) -> Reply {
        [
            """
            I can't tell which one that is: type its number, \(numbers.map { "\($0)" }.listed(with: "or")), or \
            \(code: "no") to leave it all as it is.
            """
        ]
    }

    /// Says that no such event is in the town that was named, and offers one near it.
    static func noneInTown(_ town: String, _ line: Line, _ named: NamedEvent, _ number: Int64) -> Reply {
        var reply: Reply = ["I know of none in \(town), but of this one near it. Is it meant?"]
        reply.lines.append(line)
        return reply + ["Type \(code: "yes"), or for another for example \(code: named.example(for: number))."]
    }

    /// Asks to when an event is to be moved.
    static func toWhen(_ line: Line, _ named: NamedEvent, _ number: Int64) -> Reply {
        var reply: Reply = ["To when?"]
        reply.lines.append(line)
        return reply + ["Type for example \(code: named.example(for: number))."]
    }

    static let editForm: Reply = [
        """
        Write the event's number, what to change and how it is to be, for example \(code: "!edit 3 time 3pm"): title, \
        time, place, kind, access, cost, capacity, organiser or about.
        """
    ]

    /// Says that an event is found, and that how it is to be cannot be read.
    static func howToChange(_ number: Int64, _ event: EventDraft) -> Reply {
        [
            """
            That sounds like a change of event \(number), \(event.title), but I can't read how it is to be. Nothing is \
            changed: type for example \(code: "!edit \(number) time 3pm").
            """
        ]
    }

    /// Says that no suggestion that waits is called so.
    static func noSuggestionCalled(_ name: String) -> Reply {
        [
            """
            I know of no suggestion that waits and is called \(said: name.shortened(toLetters: 60)): \
            \(code: "!suggestions") lists them.
            """
        ]
    }

    /// Asks which of several suggestions is meant.
    static func whichSuggestion(_ lines: [Line], _ example: String) -> Reply {
        Reply(["Which of these?"] + lines + ["Type for example \(code: example)."])
    }

    static func didYouMean(_ slip: Refusal.Slip) -> Reply {
        ["I don't know \(said: slip.typed) as something to change: did you mean \(slip.meant)?"]
    }

    static let postponeForm: Reply = [
        "Write the event's number and the new day, for example \(code: "!postpone 3 to 20 June")."
    ]

    static let cancelForm: Reply = [
        """
        Write the event's number, and why if you like, for example \(code: "!cancel 3 speaker ill"); to leave a question \
        of mine, type \(code: "stop").
        """
    ]

    /// Says that one date of a series is left out, and not all of it.
    static func onlyThatDate(_ number: Int64) -> Reply {
        ["I take this for that date alone. To cancel all of event \(number), type \(code: "!cancel \(number)")."]
    }

    /// Refuses to cancel an event that takes place once, on this day, on another.
    static func isOnOtherDay(_ number: Int64, _ day: LocalDate) -> Reply {
        [
            """
            Event \(number) takes place once, on \(day.shortText): to cancel it, type \(code: "!cancel \(number)").
            """
        ]
    }

    static let copyForm: Reply = [
        "Write the event's number and the new day, for example \(code: "!copy 3 to 4 July")."
    ]
}
