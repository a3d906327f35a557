import FeatureKit
import Foundation
import Organising
package import StewardCore

/// What can be done with a suggestion that is called by its title.
package enum SuggestionDeed: String, Sendable {
    case approve, decline, withdraw
}

/// A command about announcements.
package enum AnnouncingCommand: Equatable, Sendable {
    /// Starts the form that asks about an event.
    case begin
    /// Starts the form that asks a member about an event to suggest.
    case beginSuggestion
    /// Reads back an event, to be suggested to the officers on a yes.
    case suggest(AnnouncementDraft)
    /// Lists the suggestions that wait.
    case suggestions
    /// Shows one of them.
    case suggestion(Int64)
    /// Withdraws one's own suggestion with this number; nil for the only one.
    case withdraw(Int64?)
    /// Does what a command does with a suggestion, to the one that is called so: "approve the boat trip".
    case ofSuggestion(SuggestionDeed, Words)
    /// Announces what a member suggested; nil for what they have just read.
    case approve(Int64?)
    /// Turns down what a member suggested, with a reason; nil for what they have just read.
    case decline(Int64?, reason: String)
    /// Reads back an event, to be announced on a yes.
    case announce(AnnouncementDraft)
    /// Asks for what an event or a suggestion lacks, its first field with a sentence before the question; in a room,
    /// refuses it. A yes answers the question with what was `meant`.
    case complete(
        AnnouncementDraft, Field, after: Reply, meant: String?, refusal: Refusal, isSuggestion: Bool)
    /// Asks about an event with something unclear in it.
    case ask(OpenReading)
    /// Changes a field of a listed event.
    case edit(Int64, Field, Words)
    /// Changes a listed event as a sentence about it says, "it's now at 8pm".
    case say(Int64, Words)
    /// Moves a listed event to a later day or time.
    case postpone(Int64, Words)
    /// Cancels a listed event, with a reason.
    case cancel(Int64, reason: String)
    /// Changes why an event was cancelled; an empty reason takes it away.
    case explain(Int64, reason: String)
    /// Cancels the event that they have just read about.
    case cancelShown
    /// Does something with the event that is named by its title.
    case named(NamedEvent)
    /// Announces a listed event again on another day; without a day, shows its announcement to copy.
    case copy(Int64, to: Words)

    static func grammar(
        _ kinds: Kinds, _ gazetteer: Gazetteer, _ timeZone: TimeZone, area: Area.ID?
    ) -> Grammar<AnnouncingCommand> {
        Grammar(
            [
                // The command itself only asks, so an edited command may ask again.
                .init(
                    CommandEntry(
                        "announce", arguments: "[kind title, when, place. more about it]",
                        summary: """
                            Announces an event, after you have checked how I read it; with nothing after it, in a direct \
                            message, I ask step by step.
                            """,
                        example: example, permission: .officers, otherwise: suggestionExample,
                        longest: CommandEntry.longestForm, brief: .init("announce an event"),
                        topic: Replies.announcingTopic, whyLong: Replies.readBackIsWhole),
                    meant: { words, now in
                        if AnnouncingRequest.isAnnouncement(words) { return .certain }
                        let reader = AnnouncementReader(
                            kinds: kinds, gazetteer: gazetteer, timeZone: timeZone, networkArea: area, now: now)
                        return reader.isWhole(words) ? .certain : nil
                    }
                ) { words, now throws(Refusal) in
                    if words.isEmpty { return .begin }
                    let reader = AnnouncementReader(
                        kinds: kinds, gazetteer: gazetteer, timeZone: timeZone, networkArea: area, now: now)
                    return try .reading(words, for: .announcement, reader)
                }
            ] + changes(timeZone) + suggestions(kinds, gazetteer, timeZone, area))
    }

    private static func suggestions(
        _ kinds: Kinds, _ gazetteer: Gazetteer, _ timeZone: TimeZone, _ area: Area.ID?
    ) -> [Grammar<AnnouncingCommand>.Rule] {
        [
            .init(
                CommandEntry(
                    "suggest", arguments: "[kind title, when, place. more about it]",
                    summary: """
                        Suggests an event to the officers, after you have checked how I read it; with nothing after it, in \
                        a direct message, I ask step by step.
                        """,
                    example: suggestionExample, longest: CommandEntry.longestForm,
                    brief: .init("suggest an event to the officers"), whyLong: Replies.readBackIsWhole),
                meant: SuggestionTalk.meansHow
            ) { words, now throws(Refusal) in
                if words.isEmpty { return .beginSuggestion }
                if SuggestionTalk.asksHow(words) { throw Refusal(Replies.suggestionForm) }
                let reader = AnnouncementReader(
                    kinds: kinds, gazetteer: gazetteer, timeZone: timeZone, networkArea: area, now: now)
                return try .reading(words, for: .suggestion, reader)
            },
            .init(
                CommandEntry(
                    "suggestions", aliases: ["suggestion", "my suggestions"], arguments: "[number]",
                    summary: "Lists the suggestions that wait: to officers all, to you in a direct message your own.",
                    example: "!suggestions", numbers: .suggestion, topic: Replies.suggestionsTopic,
                    whyLong: NumberedList.whyLong),
                meant: SuggestionTalk.meansList
            ) { words, _ throws(Refusal) in
                if words.isEmpty || SuggestionTalk.asksForList(words) { return .suggestions }
                guard let number = Announcing.waiting.number(words) else { throw Refusal(Replies.suggestionsForm) }
                return .suggestion(number)
            },
            .init(
                CommandEntry(
                    "withdraw", arguments: "[number]", summary: "Takes back what you suggested, while it waits.",
                    example: "!withdraw 3", isRepeatable: false, numbers: .suggestion)
            ) { words, _ throws(Refusal) in
                let rest = words.folded.first == "my" ? words.dropFirst(1) : words
                if rest.isEmpty || ["suggestion", "it"].contains(rest.folded.joined(separator: " ")) {
                    return .withdraw(nil)
                }
                try rest.refuseSeveralNumbers(after: ["suggestion"])
                if namesSuggestion(rest) { return .ofSuggestion(.withdraw, rest) }
                guard let number = Announcing.waiting.number(rest) else { throw Refusal(Replies.withdrawForm) }
                return .withdraw(number)
            },
        ] + decisions
    }

    /// What officers make of suggestions.
    private static var decisions: [Grammar<AnnouncingCommand>.Rule] {
        [
            .init(
                CommandEntry(
                    "approve", arguments: "number", summary: "Announces what a member suggested, after a look at it.",
                    example: "!approve 3", permission: .officers, numbers: .suggestion, topic: Replies.suggestionsTopic,
                    whyLong: Replies.readBackIsWhole)
            ) { words, _ throws(Refusal) in
                if isIt(words) { return .approve(nil) }
                if namesSuggestion(words) { return .ofSuggestion(.approve, words) }
                guard let (number, consumed) = words.leadingNumber(after: ["suggestion"]),
                    consumed == words.folded.count
                else { throw Refusal(Replies.approveForm) }
                return .approve(number)
            },
            .init(
                CommandEntry(
                    "decline", arguments: "number [reason]", summary: "Turns down what a member suggested.",
                    example: "!decline 3 the hall is booked", permission: .officers, isRepeatable: false,
                    numbers: .suggestion, topic: Replies.suggestionsTopic)
            ) { words, _ throws(Refusal) in
                if let first = words.folded.first, standIns.contains(first) {
                    return .decline(nil, reason: try reason(words.dropFirst(1)))
                }
                if words.isEmpty { return .decline(nil, reason: "") }
                if namesSuggestion(words) { return .ofSuggestion(.decline, words) }
                guard let (number, consumed) = words.leadingNumber(after: ["suggestion"]) else {
                    throw Refusal(Replies.declineForm)
                }
                try words.refuseSeveralNumbers(after: ["suggestion"])
                return .decline(number, reason: try reason(words.dropFirst(consumed)))
            },
        ]
    }

    /// Whether words call a suggestion by its title: they have no number, and have letters.
    private static func namesSuggestion(_ words: Words) -> Bool {
        words.leadingNumber(after: ["suggestion"]) == nil && words.text.contains(where: \.isLetter)
            && !words.text.contains(where: \.isNumber) && words.folded.count <= 20 && words.folded.first != "of"
            && !words.folded.allSatisfy(ordinals.contains) && !Tags.mayMeanPrivateVenue(words.text)
    }

    /// Words that tell one of several by its place in a list.
    private static let ordinals: Set<String> = [
        "the", "first", "second", "third", "fourth", "last", "next", "one", "suggestion", "please", "other", "all",
    ]

    /// Whether the words are nothing, or stand for what was read last.
    private static func isIt(_ words: Words) -> Bool { words.folded.allSatisfy(standIns.contains) }

    private static let standIns: Set<String> = ["it", "that", "this", "one", "suggestion", "please"]

    /// The command for the event that `words` describe, or the question about what is unclear in them.
    static func reading(
        _ words: Words, for purpose: OpenReading.Purpose, _ reader: AnnouncementReader
    ) throws(Refusal) -> AnnouncingCommand {
        let isSuggestion = purpose == .suggestion
        do throws(Misreading) {
            let reading = try reader.read(words)
            guard let (field, why, isSaid) = reading.lacks else {
                return isSuggestion ? .suggest(reading.draft) : .announce(reading.draft)
            }
            // "Suggest a name" is no event.
            let draft = reading.draft
            if isSuggestion, draft.time == nil, draft.day == nil, draft.site == nil { throw Misreading(why) }
            return .complete(
                draft, field, after: isSaid ? why : [],
                meant: field == .place ? Refusal(why).placeMeant(in: words, reader) : nil, refusal: Refusal(why),
                isSuggestion: isSuggestion)
        } catch .refused(Refusal(Replies.form)) where isSuggestion {
            throw Refusal(Replies.suggestionForm)
        } catch .refused(let refusal) {
            throw refusal.naming(.kind, in: words, reader)
        } catch {
            return .ask(try OpenReading(error, of: words, for: purpose, reader))
        }
    }

    /// The reason for cancelling or declining, on one line.
    static func reason(_ words: Words) throws(Refusal) -> String {
        let line = words.text.withoutRoomMentions.split(whereSeparator: \.isWhitespace).joined(separator: " ")
        let reason = AnnouncedPlace.trimmed(line)
        if Tags.meansPrivateVenue(reason) { throw Refusal(Replies.privateReason) }
        guard reason.fits(letters: 200) else { throw Refusal(Replies.tooLong("reason", 200)) }
        return reason
    }

    private static let noReason: Set<String> = ["none", "nothing", "no reason", "no", "empty"]

    /// The reason in "reason hall shut", empty for "reason none"; nil if the words are about something else.
    private static func newReason(_ words: Words) throws(Refusal) -> String? {
        let rest = words.folded.first == "the" ? words.dropFirst(1) : words
        guard let first = rest.folded.first, ["reason", "why"].contains(first), rest.folded.count > 1 else {
            return nil
        }
        let new = rest.dropFirst(["to", "is"].contains(rest.folded[1]) && rest.folded.count > 2 ? 2 : 1)
        return noReason.contains(new.folded.joined(separator: " ")) ? "" : try reason(new)
    }

    private static func changes(_ timeZone: TimeZone) -> [Grammar<AnnouncingCommand>.Rule] {
        [editing(timeZone)] + callingOff(timeZone)
    }

    private static func editing(_ timeZone: TimeZone) -> Grammar<AnnouncingCommand>.Rule {
        .init(
            CommandEntry(
                "edit", arguments: "number what new", summary: "Changes one thing about an event.",
                example: "!edit 3 time 3pm", permission: .officers, isRepeatable: false, numbers: .event,
                topic: Replies.changingTopic,
                whyLong: Replies.changeIsRead),
            meant: NamedEvent.meansChange(timeZone)
        ) { words, now throws(Refusal) in
            let today = timeZone.local(at: now).date
            if let named = NamedEvent(making: words, today: today) { return .named(named) }
            if words.leadingNumber(after: namesOfEvents) == nil {
                if let named = try NamedEvent(saying: words, today: today) { return .named(named) }
                let command = Words("edit \(words.text)")
                if let named = try NamedEvent(saying: command, today: today) { return .named(named) }
            }
            if let (field, value) = Field.read(words), !value.isEmpty {
                return .named(NamedEvent(changing: field, to: value))
            }
            if let named = NamedEvent(correcting: words) { return .named(named) }
            let (number, rest) = try event(words, Replies.editForm)
            if let reason = try newReason(rest) { return .explain(number, reason: reason) }
            guard let (field, value) = Field.read(rest), !value.isEmpty else {
                if Correction.tellsOfIt(rest) || TimeShift(rest) != nil { return .say(number, rest) }
                let slip = rest.folded.count > 1 ? Field.slip(rest.folded[0]) : nil
                throw Refusal(slip.map { Replies.didYouMean($0) } ?? Replies.editForm, slip: slip)
            }
            return .edit(number, field, value)
        }
    }

    private static func callingOff(_ timeZone: TimeZone) -> [Grammar<AnnouncingCommand>.Rule] {
        [
            .init(
                CommandEntry(
                    "postpone", arguments: "number to day", summary: "Moves an event to another day or time.",
                    example: "!postpone 3 to 20 June", permission: .officers, numbers: .event,
                    topic: Replies.changingTopic,
                    whyLong: Replies.changeIsRead)
            ) { words, now throws(Refusal) in
                if namesTitle(words) {
                    let today = timeZone.local(at: now).date
                    let said = try NamedEvent(saying: Words("postpone \(words.text)"), today: today)
                    if let named = said ?? NamedEvent(postponing: words) { return .named(named) }
                }
                let (number, rest) = try event(words, Replies.postponeForm)
                let value = rest.folded.first == "to" ? rest.dropFirst(1) : rest
                if value.isEmpty { throw Refusal(Replies.postponeForm) }
                return .postpone(number, value)
            },
            .init(
                CommandEntry(
                    "cancel", aliases: ["call off"], arguments: "number [reason]",
                    summary: "Cancels an event, after you have said yes.",
                    example: "!cancel 3 speaker ill", permission: .officers, numbers: .event,
                    topic: Replies.changingTopic,
                    whyLong: Replies.changeIsRead)
            ) { words, now throws(Refusal) in
                if words.isEmpty { return .cancelShown }
                if namesTitle(words) {
                    let today = timeZone.local(at: now).date
                    let said = try NamedEvent(saying: Words("cancel \(words.text)"), today: today)
                    if let said { return .named(said) }
                    return .named(try NamedEvent(cancelling: words))
                }
                let (number, rest) = try event(words, Replies.cancelForm)
                try words.refuseSeveralNumbers(after: namesOfEvents, evenUnjoined: true)
                return .cancel(number, reason: try reason(rest))
            },
            .init(
                CommandEntry(
                    "copy", arguments: "number to day", summary: "Announces an event again on another day.",
                    example: "!copy 3 to 4 July", permission: .officers, numbers: .event, topic: Replies.changingTopic,
                    whyLong: Replies.readBackIsWhole)
            ) { words, _ throws(Refusal) in
                if namesTitle(words), let named = NamedEvent(copying: words) { return .named(named) }
                let (number, rest) = try event(words, Replies.copyForm)
                return .copy(number, to: rest.folded.first == "to" ? rest.dropFirst(1) : rest)
            },
        ]
    }

    /// Whether words name an event by its title: they begin with no number, and have letters.
    private static func namesTitle(_ words: Words) -> Bool {
        words.leadingNumber(after: namesOfEvents) == nil && words.folded.first?.contains(where: \.isNumber) == false
            && words.text.contains(where: \.isLetter) && !Tags.mayMeanPrivateVenue(words.text)
    }

    private static let namesOfEvents: Set<String> = ["event", "events"]

    private static func event(_ words: Words, _ form: Reply) throws(Refusal) -> (Int64, rest: Words) {
        guard let (number, consumed) = words.leadingNumber(after: namesOfEvents) else { throw Refusal(form) }
        try words.refuseSeveralNumbers(after: namesOfEvents)
        return (number, words.dropFirst(consumed))
    }

    static let suggestionExample = "!suggest social Example picnic, next Sat 2-5pm, Example Park, Liverpool"
    static let example = "!announce social Example picnic, next Sat 2-5pm, Example Park, Liverpool. #free #step-free"
}
