import Events
import FeatureKit
import Foundation
import Organising
import StewardCore

/// What an officer wants done with an event whose number they do not type: "cancel the pub quiz", "make the picnic 3pm".
package struct NamedEvent: Equatable, Sendable {
    /// What is to be done with it.
    enum Act: Equatable {
        case cancel(reason: String)
        /// Move it to the day or time in these words; empty if they were left out.
        case postpone(Words)
        case edit(Words)
        /// Announce it again on the day in these words; empty if they were left out.
        case copy(Words)
        /// Change it as these words say, "it to 8pm".
        case correct(Words)
        /// Change this part of it.
        case change(Field, Words)
        /// Change it as this sentence about it says, "it's now at 8pm".
        case say(Words)
        /// Make it repeat as these words say.
        case repeats(Words)
        /// Hold it after all, if it was cancelled.
        case restore
    }

    let act: Act
    /// The words of its title; empty for "it".
    let title: String

    private static let leading = Phrases(["the", "our", "this", "that", "my", "event", "events", "it", "to", "one"])
    /// The most words of a title, and of a time.
    private static let longest = 12

    /// Reads "the pub quiz, the hall is flooded".
    init(cancelling words: Words) throws(Refusal) {
        // "It just the 24th", "just the 24th"
        let named = words.folded.first.map(Self.standIns.contains) == true ? words.dropFirst(1) : words
        if let first = named.folded.first, Self.beforeDates.contains(first) {
            (act, title) = (.cancel(reason: try AnnouncingCommand.reason(named)), "")
            return
        }
        let name = words.text.prefix { !",;:".contains($0) && !$0.isNewline }
        let parts = name.replacing(" because of ", with: "\n").replacing(" because ", with: "\n").replacing(
            " - ", with: "\n"
        ).split(
            separator: "\n", maxSplits: 1)
        let after = words.text.dropFirst(name.count)
        let reason = ([parts.dropFirst().joined()] + [String(after)]).joined(separator: " ")
        act = .cancel(reason: try AnnouncingCommand.reason(Words(reason)))
        title = Self.title(of: Words(parts.first ?? ""))
    }

    private static let standIns: Set<String> = ["it", "this", "that"]
    private static let beforeDates: Set<String> = ["just", "only", "on"]
    private static let beforeDays: Set<String> = ["to", "until", "till", "for", "on"]

    /// What follows "it" and a word that leads to a day; nil if no such word stands first.
    private static func restBehindIt(_ words: Words) -> Words? {
        guard let first = words.folded.first, standIns.contains(first) else { return nil }
        let rest = words.dropFirst(1)
        return rest.folded.first.map(beforeDays.contains) == true ? rest.dropFirst(1) : rest
    }

    /// Reads "the pub quiz to friday", "it a week"; nil if the words are too many.
    init?(postponing words: Words) {
        guard words.folded.count <= Self.longest * 2 else { return nil }
        if let rest = Self.restBehindIt(words) {
            (act, title) = (.postpone(rest), "")
            return
        }
        let to = words.folded.lastIndex { ["to", "until", "till", "by"].contains($0) }
        act = .postpone(to.map { words.dropFirst($0 + 1) } ?? Words(""))
        title = Self.title(of: to.map { Words(words.text(before: $0)) } ?? words)
    }

    /// Reads "it to 12 april", "the pub quiz to friday"; nil if the words are too many.
    init?(copying words: Words) {
        guard words.folded.count <= Self.longest * 2 else { return nil }
        if let rest = Self.restBehindIt(words) {
            (act, title) = (.copy(rest), "")
            return
        }
        let to = words.folded.lastIndex { ["to", "for", "on"].contains($0) }
        act = .copy(to.map { words.dropFirst($0 + 1) } ?? Words(""))
        title = Self.title(of: to.map { Words(words.text(before: $0)) } ?? words)
    }

    /// Reads "it to 8pm"; nil if they are not about "it".
    init?(correcting words: Words) {
        guard let first = words.folded.first, Self.standIns.contains(first), words.folded.count > 1 else { return nil }
        (act, title) = (.correct(words.dropFirst(1)), "")
    }

    /// Reads "make it 8pm", "make the pub quiz 8pm"; nil for other words.
    init?(making words: Words, today: LocalDate) {
        guard words.folded.first == "make", words.folded.count <= Self.longest,
            let start = words.folded.indices.dropFirst(2).first(where: { index in
                WhenReader.length(words.folded[index...], today: today) == words.folded.count - index
            })
        else { return nil }
        act = .edit(words.dropFirst(start))
        let name = Words(words.dropFirst(1).text(before: start - 1))
        let isAtEnd = ["at", "for", "on"].contains(name.folded.last)
        title = Self.title(of: isAtEnd ? Words(name.text(before: name.folded.count - 1)) : name)
    }

    /// Reads a whole sentence, "we've got to cancel the pub quiz"; nil if it is of no change of an event that it names.
    init?(saying words: Words, today: LocalDate) throws(Refusal) {
        guard let change = SaidChange(words, today: today) else { return nil }
        if case .cancel(let reason) = change.act {
            act = .cancel(reason: try AnnouncingCommand.reason(Words(reason)))
        } else {
            act = change.act
        }
        title = Self.title(of: change.name)
    }

    /// Takes a change of an event that is not named, "edit time 8pm".
    init(changing field: Field, to value: Words) { (act, title) = (.change(field, value), "") }

    /// How surely a sentence changes an event, "make it 8pm", "the quiz is off".
    static func meansChange(_ timeZone: TimeZone) -> @Sendable (Words, Date) -> Sureness? {
        { words, now in
            let today = timeZone.local(at: now).date
            let isChange = NamedEvent(making: words, today: today) != nil || SaidChange(words, today: today) != nil
            return isChange ? .certain : nil
        }
    }

    private static func title(of words: Words) -> String {
        var rest = words
        while !rest.isEmpty, leading.length(rest.folded[...]) > 0 { rest = rest.dropFirst(1) }
        return rest.text
    }

    /// An example of what to type for the event with this number; none of the words that were typed, which rooms may not
    /// read.
    func example(for number: Int64) -> String {
        switch act {
        case .cancel: "!cancel \(number)"
        case .postpone: "!postpone \(number) to 20 June"
        case .edit, .correct: "!edit \(number) time 3pm"
        case .copy: "!copy \(number) to 4 July"
        case .change(let field, _): "!edit \(number) \(field.name) …"
        case .say: "!edit \(number) time 3pm"
        case .repeats: "!repeat \(number) monthly on the 2nd Tuesday"
        case .restore: "!copy \(number) to 4 July"
        }
    }

    /// The command that does it with the event of this number.
    func command(for number: Int64) -> String {
        switch act {
        case .cancel(let reason): "!cancel \(number) \(reason)"
        case .postpone(let words): "!postpone \(number) to \(words.text)"
        case .edit(let words), .correct(let words): "!edit \(number) time \(words.text)"
        case .copy(let words): "!copy \(number) to \(words.text)"
        case .change(let field, let value): "!edit \(number) \(field.name) \(value.text)"
        case .say(let words): "!edit \(number) \(words.text)"
        case .repeats(let words): "!repeat \(number) \(words.text)"
        case .restore: "!copy \(number)"
        }
    }

    /// What is asked if nothing was read that "it" could be.
    var whichEvent: Reply {
        switch act {
        case .cancel, .postpone, .edit, .copy, .restore: Replies.whichEvent(self)
        case .change, .correct, .say, .repeats: Replies.editForm
        }
    }
}

extension Announcing {
    /// How many events are named if a title fits several.
    private static let mostNamed = 5

    /// Does what was wanted with the event of which the title tells, after a yes; or asks which one is meant.
    func handle(_ named: NamedEvent, _ turn: Turn) throws -> [Effect] {
        if named.title.isEmpty {
            // "It" is the event that they have just read about.
            guard let number = try turn.shown(by: Events.name) else { throw Refusal(named.whichEvent) }
            return try handle(named.act, of: number, isNamed: false, turn)
        }
        if case .cancel = named.act, let number = try turn.shown(by: Events.name),
            let day = try? dateMeant(Words("the \(named.title)"), of: number, turn)
        {
            throw Self.leavingOut(day, number)
        }
        let name = Words(named.title)
        try name.refuseSeveralNumbers()
        if let (number, consumed) = name.leadingNumber(), consumed == name.folded.count {
            return try handle(named.act, of: number, turn)
        }
        let found = try found(called: name, for: named.act, turn)
        guard let first = found.first else { throw Refusal(Replies.noneTitled(named)) }
        // One date of a series is left out instead.
        if case .cancel = named.act, found.count == 1, try Events.series(first.number, turn.db) != nil,
            let day = Self.day(in: name, today: turn.network.timeZone.local(at: turn.now).date)
        {
            throw Self.leavingOut(day, first.number)
        }
        guard found.count == 1 else {
            let shown = found.prefix(Self.mostNamed)
            throw Refusal(
                Replies.whichOf(shown.map(\.line), named, first.number),
                instead: Dictionary(
                    shown.map { (.number($0.number), named.command(for: $0.number)) }, uniquingKeysWith: { $1 }),
                among: shown.map { .init($0.number, $0.line.plain) })
        }
        if let town = try events.townMissed(by: first, name, turn) {
            let command = named.command(for: first.number)
            throw Refusal(
                Replies.noneInTown(town, first.line, named, first.number),
                instead: [.yes: command, .number(first.number): command])
        }
        if case .postpone(let words) = named.act, words.isEmpty {
            throw Refusal(Replies.toWhen(first.line, named, first.number))
        }
        return try handle(named.act, of: first.number, turn)
    }

    /// The events of that name; of those that may be held after all, the cancelled ones if there are any.
    private func found(called name: Words, for act: NamedEvent.Act, _ turn: Turn) throws -> [EventListing] {
        guard case .restore = act else { return try events.called(name, limit: Self.mostNamed + 1, turn) }
        let gone = try events.cancelled(called: name, limit: Self.mostNamed + 1, turn)
        return try gone.isEmpty ? events.called(name, limit: Self.mostNamed + 1, turn) : gone
    }

    /// Announces a cancelled event anew on its own day, after a yes.
    private func restore(_ number: Int64, _ turn: Turn) throws -> [Effect] {
        let event = try known(number, turn)
        guard event.isCancelled else { throw Refusal(Replies.isOn(number, event.draft)) }
        let effects = try handle(.copy(number, to: Words(event.draft.time.start.date.typedText)), turn)
        return Effect.answering(effects, beginning: Replies.isHeldAnew(number))
    }

    /// The day that is part of a name, "the coffee on 7 april"; nil if none is.
    private static func day(in name: Words, today: LocalDate) -> LocalDate? {
        name.folded.indices.lazy.compactMap { index in
            (try? WhenReader.readDay(name.folded[index...], today: today))?.date
        }.first
    }

    /// Reads back an event as a sentence about it says that it is to be.
    func say(_ words: Words, of number: Int64, _ turn: Turn) throws -> [Effect] {
        let event = try listed(number, turn)
        if let shift = TimeShift(words) { return try shifted(event, shift, turn) }
        guard let effects = try corrected(event, by: words, isReadBack: true, turn) else {
            throw Refusal(Replies.howToChange(number, event.draft))
        }
        return effects
    }

    /// Reads back an event so much earlier or later.
    func shifted(_ event: ListedEvent, _ shift: TimeShift, _ turn: Turn) throws -> [Effect] {
        var draft = AnnouncementDraft(event.draft)
        // What is of whole days has no hours to move.
        if event.draft.time.wholeDays != nil, !shift.isOfDays {
            throw Refusal(Replies.howToChange(event.number, event.draft))
        }
        draft.time = event.draft.time.advanced(byMinutes: shift.minutes)
        return try edit(event, to: draft, isReadBack: true, turn)
    }

    /// Does it with the event of this number; a small change is read back too if the event was only named.
    private func handle(
        _ act: NamedEvent.Act, of number: Int64, isNamed: Bool = true, _ turn: Turn
    ) throws -> [Effect] {
        switch act {
        case .cancel(let reason): return try handle(.cancel(number, reason: reason), turn)
        case .postpone(let words):
            if words.isEmpty { throw Refusal(Replies.postponeForm) }
            return try postpone(number, words, turn)
        case .copy(let words):
            // "Put it on again the week after".
            let days = Self.days(in: words)
            let day = try days.map { try listed(number, turn).draft.time.start.date.advanced(by: $0) }
            return try handle(.copy(number, to: day.map { Words($0.typedText) } ?? words), turn)
        case .say(let words): return try say(words, of: number, turn)
        case .repeats(let words): throw MeansCommand("repeat \(number) \(words.text)")
        case .restore: return try restore(number, turn)
        case .correct(let words):
            guard let event = try Events.listed(number, turn),
                let effects = try corrected(event, by: Words("change it \(words.text)"), turn)
            else { throw Refusal(Replies.editForm) }
            return effects
        case .edit(let words): return try handle(.edit(number, .when, words), turn)
        case .change(let field, let value):
            let isHeld = try tellsByRefusing(field, number, turn)
            return try turn.directly(if: isHeld) { turn in
                try edit(number, field, value, reader(at: turn.now), isHeld: isHeld || isNamed, turn)
            }
        }
    }
}
