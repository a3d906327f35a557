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
        /// Change this part of it.
        case change(Field, Words)
    }

    let act: Act
    /// The words of its title; empty for "it".
    let title: String

    private static let leading = Phrases(["the", "our", "this", "that", "my", "event", "it", "to", "one"])
    /// The most words of a title, and of a time.
    private static let longest = 12

    /// Reads "the pub quiz, the hall is flooded".
    init(cancelling words: Words) throws(Refusal) {
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

    /// Reads "the pub quiz to friday"; nil if the words are too many.
    init?(postponing words: Words) {
        guard words.folded.count <= Self.longest * 2 else { return nil }
        let to = words.folded.lastIndex { ["to", "until", "till", "by"].contains($0) }
        act = .postpone(to.map { words.dropFirst($0 + 1) } ?? Words(""))
        title = Self.title(of: to.map { Words(words.text(before: $0)) } ?? words)
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

    /// Takes a change of an event that is not named, "edit time 8pm".
    init(changing field: Field, to value: Words) { (act, title) = (.change(field, value), "") }

    /// How surely a sentence says "make it 8pm".
    static func meansMaking(_ timeZone: TimeZone) -> @Sendable (Words, Date) -> Sureness? {
        { words, now in NamedEvent(making: words, today: timeZone.local(at: now).date).map { _ in .certain } }
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
        case .edit: "!edit \(number) time 3pm"
        case .change(let field, _): "!edit \(number) \(field.name) …"
        }
    }

    /// The command that does it with the event of this number.
    func command(for number: Int64) -> String {
        switch act {
        case .cancel(let reason): "!cancel \(number) \(reason)"
        case .postpone(let words): "!postpone \(number) to \(words.text)"
        case .edit(let words): "!edit \(number) time \(words.text)"
        case .change(let field, let value): "!edit \(number) \(field.name) \(value.text)"
        }
    }

    /// What is asked if nothing was read that "it" could be.
    var whichEvent: Reply {
        switch act {
        case .cancel, .postpone, .edit: Replies.whichEvent(self)
        case .change: Replies.editForm
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
            return try handle(named.act, of: number, turn)
        }
        let found = try Events.titled(named.title, limit: Self.mostNamed + 1, turn)
        guard let first = found.first else { throw Refusal(Replies.noneTitled(named)) }
        guard found.count == 1 else {
            let shown = found.prefix(Self.mostNamed)
            throw Refusal(
                Replies.whichOf(shown.map(\.line), named, first.number),
                instead: Dictionary(
                    shown.map { (.number($0.number), named.command(for: $0.number)) }, uniquingKeysWith: { $1 }))
        }
        if case .postpone(let words) = named.act, words.isEmpty {
            throw Refusal(Replies.toWhen(first.line, named, first.number))
        }
        return try handle(named.act, of: first.number, turn)
    }

    private func handle(_ act: NamedEvent.Act, of number: Int64, _ turn: Turn) throws -> [Effect] {
        switch act {
        case .cancel(let reason): try handle(.cancel(number, reason: reason), turn)
        case .postpone(let words): try postpone(number, words, turn)
        case .edit(let words): try handle(.edit(number, .when, words), turn)
        case .change(let field, let value): try handle(.edit(number, field, value), turn)
        }
    }
}
