import FeatureKit
import Foundation
import Organising
import StewardCore

/// A command about events.
package enum EventsCommand: Equatable, Sendable {
    /// Lists events that are on, or were.
    case list(EventQuestion)
    /// Shows all about one event.
    case card(Int64)

    static func grammar(_ kinds: Kinds, _ gazetteer: Gazetteer, _ timeZone: TimeZone) -> Grammar<EventsCommand> {
        let list: @Sendable (Words, Date) throws(Refusal) -> EventsCommand = { words, now throws(Refusal) in
            let today = timeZone.local(at: now).date
            return .list(try EventQuestionReader(kinds: kinds, gazetteer: gazetteer, today: today).read(words))
        }
        return Grammar([
            .init(
                CommandEntry(
                    "events", aliases: ["whatson", "whats on", "what's on"], arguments: "[kind] [area] [when]",
                    summary: """
                        Lists what is on, in any order of words; also by "free", "step-free", "bsl" or a word of its \
                        title, and with "history" what was.
                        """,
                    example: "!events socials liverpool this weekend", numbers: .event)
            ) { words, now throws(Refusal) in
                // "2019" is a year, not an event's number.
                if let number = number(words), !WhenReader.years.contains(Int(number)) { return .card(number) }
                return try list(words, now)
            },
            .init(
                CommandEntry(
                    "event", arguments: "number", summary: "Tells all about one event.", example: "!event 3",
                    numbers: .event)
            ) { words, now throws(Refusal) in
                if let number = number(words) { return .card(number) }
                try words.refuseSeveralNumbers(after: ["event"])
                if let only = words.folded.first, words.folded.count == 1, isFigures(only) {
                    throw Refusal(Events.numbered.none(only.shortened(toLetters: 20)))
                }
                let question = try list(words, now)
                // "19, the picnic": unless it is a place or a day, what follows a number describes the event.
                if let number = Events.numbered.leadingNumber(words)?.value, !namesPlaceOrDay(question) {
                    return .card(number)
                }
                return question
            },
        ])
    }

    /// Whether a word is a number that no event can have: "-1", "3.5", "12345678901".
    private static func isFigures(_ word: String) -> Bool {
        word.utf8.contains(where: isDigit) && word.utf8.allSatisfy { isDigit($0) || "#+-.".utf8.contains($0) }
    }

    private static func isDigit(_ byte: UInt8) -> Bool { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte) }

    /// The number in the words, if all others are words such as "please" that change nothing.
    private static func number(_ words: Words) -> Int64? {
        guard let (number, consumed) = Events.numbered.leadingNumber(words),
            words.folded[consumed...].allSatisfy(QuestionWords.saysNothing)
        else { return nil }
        return number
    }

    private static func namesPlaceOrDay(_ command: EventsCommand) -> Bool {
        guard case .list(let question) = command else { return false }
        return question.spot != nil || question.nearMe != nil || question.days != nil
    }
}
