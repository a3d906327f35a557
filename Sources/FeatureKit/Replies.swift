import Organising
package import StewardCore

/// The words that more than one feature says.
package enum Replies {
    static let moreSummary = "Goes on with the last list that I showed you."
    static let nothingMore: Reply = [
        "There is nothing more to show. Ask for a list first, for example \(code: "!events")."
    ]

    static let goOnSummary = "Goes on with the questions that another command interrupted."
    static let nothingPaused: Reply = [
        "There is nothing here to go on with. Type \(code: "!help") to see what I can do."
    ]

    /// Why the answers of some commands are long.
    static let wholeIsShown = "what somebody wrote is shown whole, so that they can go on with it"

    static func goingOn(_ deed: Deed) -> Reply { ["Going on with \(deed.doing)."] }

    /// Says that a newer command has closed a question.
    package static func closed(_ deed: Deed) -> Reply {
        ["I no longer ask about \(deed.doing): nothing is changed."]
    }

    /// Says that a newer form has taken the place of an older one.
    package static func replaced(_ deed: Deed) -> Reply { ["Dropped for this new one: \(deed.doing)."] }

    /// Says that a newer command has paused a form.
    package static func paused(_ deed: Deed) -> Reply {
        ["Paused: \(deed.doing). To go on with it, type \(code: "continue") afterwards."]
    }

    /// Says in a room that the answer is a direct message, whatever stands in that.
    package static let writtenDirectly: Reply = ["I have written to you about it in a direct message."]

    /// Refuses a second form, which would take the place of one that is half filled.
    static func isHalfFilled(_ deed: Deed) -> Reply {
        [
            """
            Your answers about \(deed.doing) wait: type \(code: "continue") to go on with them, or \(code: "stop") to \
            drop them, and then send this again.
            """
        ]
    }

    static func stillAsks(_ deed: Deed) -> Reply {
        ["Nothing is paused here, and my question about \(deed.doing) still stands: please answer that."]
    }

    // MARK: Forms

    /// Says in a room that a form's questions come in a direct message.
    package static let questionsAreDirect: Reply = ["I ask you in a direct message."]

    static func beginning(questions count: Int, _ done: String) -> Reply {
        [
            """
            I ask \(count) short questions and show you the whole before anything is \(done). Type \(code: "back") for \
            the question before, or \(code: "stop") to drop it all. You have a day for each.
            """
        ]
    }

    static func question(_ number: Int, of count: Int, _ asked: String) -> Reply {
        ["\(strong: "Question \(number) of \(count): \(asked)")"]
    }

    package static func question(_ asked: String) -> Reply { ["\(strong: "\(asked)")"] }

    static func noted(_ answer: String) -> Reply { ["Noted: \(answer)"] }

    static func standing(_ answer: String) -> Reply {
        ["Now: \(answer). Type the new one, or \(code: "skip") to keep it."]
    }

    /// Asks whether words that read as a command are meant as the answer.
    static func doubt(_ text: String, _ askedFor: String) -> Reply {
        let command = "!" + text.split(whereSeparator: \.isWhitespace).joined(separator: " ").shortened(toLetters: 60)
        return [
            """
            Is \(said: text) \(askedFor)? Type \(code: "yes") or \(code: "no"), or \(code: command) for the command.
            """
        ]
    }

    static let noWayBack: Reply = ["This is the first question: there is none before it."]

    static func cannotSkip(_ need: String) -> Reply { ["\(need), so this question cannot be skipped."] }

    static func dropped(_ done: String) -> Reply { ["Dropped: nothing was \(done)."] }

    /// Says that words to a read-back can't be read, what a yes would do all the same, and how to change it.
    package static func notTaken(_ act: String, _ standing: String, _ example: String) -> Reply {
        [
            """
            I did not take that, and nothing is changed. \(tapOrType) \(code: "yes") to \(act) it as I read it back \
            (\(standing)), \(code: "no") to drop it, or what to change, for example \(code: example).
            """
        ]
    }

    /// Asks again which of the things that were named somebody means.
    static func mayBeSeveral(_ named: [Refusal.Named]) -> Reply {
        Reply(
            ["That may be any of these:"] + named.map { "\($0.text)" }
                + ["Type its number, for example \(code: "\(named[0].number)")."])
    }

    /// Says that a change which was read back still waits, after another was refused.
    package static let stillStands: Reply = [
        "Nothing is changed: \(code: "yes") still does it as I read it back last, and \(code: "no") leaves it as it is."
    ]

    /// The way out of a question about what was unclear in an answer.
    static let orBack: Reply = ["To answer the question before it anew, type \(code: "back")."]

    /// Begins the line that says how to answer a question which waits for a yes, before \(code: "yes"): where Steward may
    /// react, it puts a tick and a cross there to tap.
    package static let tapOrType: Line = "\(tapping: "Tap ✅ or ❌, or type", otherwise: "Type")"

    /// The whole of that line.
    package static let yesOrNo: Line = "\(tapOrType) \(code: "yes") or \(code: "no")."

    static func whatToChange(_ example: String, _ names: [String]) -> Reply {
        [
            """
            Write what to change and to what, for example \(code: "change \(example)"): \(names.listed(with: "or")).
            """
        ]
    }

    static func changeToWhat(_ wanted: String, _ example: String) -> Reply {
        ["Write the \(wanted) after it, for example \(code: "change \(example)")."]
    }

    /// Says what is still open after a change was refused.
    static func isAsReadBack(_ does: String) -> Reply {
        ["Nothing is changed: \(code: "yes") still \(does) it as I read it back last, and \(code: "no") drops it."]
    }

    // MARK: A second person's yes

    private static func name(_ role: Role) -> String { role == .admin ? "admin" : "officer" }

    private static func other(_ role: Role, than proposer: Role) -> String {
        (role > proposer ? "an " : "another ") + name(role)
    }

    private static func anyone(_ role: Role) -> String { "An \(name(role))" }

    /// Tells the person who asks for an act that another one is asked.
    static func askedSecond(
        _ number: Int64, _ role: Role, proposer: Role, until moment: LocalDateTime
    ) -> Reply {
        [
            """
            This takes \(other(role, than: proposer))'s yes, so I have asked in the officers' room, as number \(number). I tell you \
            directly how it ends, by \(moment.shortText) at the latest. To drop it, type \(code: "no \(number)") there.
            """
        ]
    }

    /// Asks another person in an officers' room.
    static func asksSecond(
        _ number: Int64, _ deed: Deed, _ role: Role, proposer: Role, _ readBack: Reply, until moment: LocalDateTime
    ) -> Reply {
        ["\(strong: "Number \(number) takes \(other(role, than: proposer))'s yes: \(deed.doing)")"] + readBack + [
            """
            \(anyone(proposer)) asks for it, whose own yes does not count. To agree, \(tapping: "tap ✅ or ", otherwise: "")\
            type \(code: "yes \(number)"); to refuse, \(tapping: "tap ❌ or ", otherwise: "")type \(code: "no \(number)"). There \
            is time until \(moment.shortText).
            """
        ]
    }

    static func nobodyElse(_ role: Role, _ deed: Deed) -> Reply {
        [
            """
            I know of no other \(name(role)) who could say yes to \(deed.doing), so nothing is changed. Invite one to the \
            officers' room, and type the command again.
            """
        ]
    }

    /// Says how a question for another person's yes has ended.
    static func ended(_ number: Int64, _ deed: Deed, _ end: SecondYes.End) -> Reply {
        let nothing = "\(deed.doing). Nothing is changed."
        return switch end {
        case .agreed(let role):
            ["\(strong: deed.done)", "\(anyone(role)) has agreed to number \(number)."]
        case .refused(let role): ["\(anyone(role)) has refused number \(number): \(nothing)"]
        case .dropped: ["Whoever asked for number \(number) has dropped it: \(nothing)"]
        case .failed(let reason): ["Number \(number) was agreed to, but can't be done: \(nothing)"] + reason
        case .ranOut: ["The time is up for number \(number), and nobody has agreed: \(nothing)"]
        case .replaced(let newer): ["Number \(newer) has taken the place of number \(number): \(nothing)"]
        }
    }

    // MARK: Undoing

    static let undoAlone: Reply = [
        """
        I take back only what you did last, whatever that was: type \(code: "!undo") alone for that. To call off \
        something older, an officer types, for example, \(code: "!cancel 3 speaker ill").
        """
    ]

    static let undoSummary = "Takes back what you did last, within ten minutes."
    static let undoUse = "take back what you did last"

    static let nothingToUndo: Reply = [
        """
        You have done nothing within the last ten minutes that I could take back: to call off an event, an officer \
        types, for example, \(code: "!cancel 3 speaker ill").
        """
    ]

    /// Asks whether what somebody did is meant, since they have read of something else meanwhile.
    static func surelyUndo(_ deed: Deed) -> Reply {
        [
            "What you did last: \(deed.doing). Nothing has been changed since.",
            "Shall I take that back? Type \(code: "yes"), or anything else to leave it as it is.",
        ]
    }

    static func changedSince(_ deed: Deed) -> Reply {
        ["I can't take back \(deed.doing): it has been changed since, so I leave it as it is."]
    }

    static func mayNotUndo(_ deed: Deed, _ permission: Permission) -> Reply {
        let who =
            permission.includesModerators
            ? "a moderator or an officer" : permission.role == .admin ? "an admin" : "an officer"
        return ["I can't take back \(deed.doing): only \(who) may, and you are none now. Please ask \(who)."]
    }

    static func lasting(_ deed: Deed, instead: String, isLast: Bool) -> Reply {
        let what = isLast ? "What you did last was \(deed.doing)" : "Before it: \(deed.doing)"
        return ["\(what). I can't take that back: to change it again, type \(code: instead)."]
    }

    static func before(_ deed: Deed) -> Reply {
        ["Before it: \(deed.doing). To take that back, type \(code: "!undo") again."]
    }

    /// Says what `!undo` takes back next.
    static func next(_ deed: Deed) -> Reply {
        ["What you did last: \(deed.doing). To take that back, type \(code: "!undo") again."]
    }

    static let isElsewhere: Reply = [
        "What you did last you did elsewhere, so I tell you in a direct message what \(code: "!undo") would take back."
    ]

    static let undoneDirectly: Reply = [
        "\(strong: "Taken back: what you did last.") You did it elsewhere, so I tell you the rest in a direct message."
    ]

    static let staysDirectly: Reply = [
        """
        I can't take back what you did last. You did it elsewhere, so I tell you the rest in a direct message.
        """
    ]

    static func undone(_ deed: Deed) -> Reply { ["\(strong: "Taken back: \(deed.doing)")"] }

    /// Says that something can be taken back.
    package static let undoable: Line = "To take it back within ten minutes, type \(code: "!undo")."

    /// The last line of a list that goes on, with how many are left.
    package static func more(_ left: Int) -> Line {
        left == 1 ? "One more: type \(code: "!more")." : "\(left) more: type \(code: "!more")."
    }

    static func moreThan(_ most: Int) -> Line { "More than \(most) more: type \(code: "!more")." }

    static func none(_ name: String, _ number: some CustomStringConvertible, _ list: String) -> Reply {
        ["There is no \(name) with the number \(number): type \(code: list) to see the numbers."]
    }

    static func gone(_ list: String) -> Reply { ["The rest of that list is gone. Type \(code: list) for a new one."] }

    /// Says that something is for a direct message only.
    package static let onlyInDirectMessage: Line = "Send me a direct message for that, to keep it between us."

    /// Tells somebody who is in none of the network's rooms that something is only for people who are.
    package static let onlyForMembers: Reply = [
        """
        I tell that only to people who are in one of the network's rooms with me. Ask somebody in the network to invite \
        you to one, then ask me again.
        """
    ]

    /// What somebody typed, said back: "housing" and "care".
    package static func said(_ texts: [String]) -> Line { texts.map { "\(said: $0)" }.listed() }

    static func oneNumber(_ first: Int64) -> Reply {
        ["I take one number at a time: type your command with \(first) alone, and then again for each of the others."]
    }

    static func unknownSpot(_ words: String, after command: String, suggestion: String?) -> Reply {
        if let suggestion {
            // What was meant tells as much as what was typed.
            let meant: Line = "\(words.quoted): did you mean \(code: "\(command) \(suggestion)")?"
            return ["I don't know a place called \(said: meant, otherwise: "\"…\".")"]
        } else {
            return [
                """
                I don't know a place called \(said: words): type a town, a county or a region, for example \
                \(code: "\(command) leeds").
                """
            ]
        }
    }

    static func moreThanSpot(_ spot: String, then rest: String, after command: String) -> Reply {
        [
            """
            I read \(spot), but not \(said: rest) after it: type just the place, for example \
            \(code: "\(command) \(spot)").
            """
        ]
    }

    /// Says that "near me" is understood only of events.
    package static func nameTown(after command: String) -> Reply {
        ["I look around where you are only for events: name a town here, for example \(code: "\(command) leeds")."]
    }

    /// Says that a distance cannot be counted.
    package static func noDistance(_ words: String) -> Reply {
        [
            """
            I can't count \(said: words) as a distance: write one from 1 to 800 miles, for example "within 10 miles of \
            Leeds".
            """
        ]
    }

    /// Says that not all the words to search by were taken.
    package static let tooManySearchWords: Line =
        "I search by \(SearchWords.most) words at most, and left the others out."

    static func seedPlace(_ place: String, in uid: String) -> String {
        "\(uid) is in \(place), which is not in the list of places"
    }

    static func missing(_ column: String, inRow row: Int) -> String { "row \(row) has no \(column)" }

    static func unreadable(_ text: String, as column: String, inRow row: Int) -> String {
        "\(text) in row \(row) is no \(column)"
    }

    static func reason(_ problem: GazetteerProblem) -> String {
        switch problem {
        case .repeatedArea(let id): "two areas have the id \(id)"
        case .unknownArea(let id, let name): "\(name) lies in \(id), which is not in the list of areas"
        case .circle(let id): "the area \(id) lies in itself"
        case .tooMany: "there are too many areas or places"
        }
    }
}
