import FeatureKit
import Foundation
package import Organising
import StewardCore

/// A command about events.
package enum EventsCommand: Equatable, Sendable {
    /// Lists events that are on, or were; or tells all about one, if one is asked about.
    case list(Asked)
    /// Shows all about one event.
    case card(Int64)
    /// Lists what was cancelled.
    case cancelled(Asked)

    /// Words by which a sentence asks for what there is.
    private static let cues = Phrases([
        "event", "events", "what's on", "whats on", "what is on", "wots on", "going on", "goes on", "happening",
        "happenin", "coming up", "up to", "anything", "something", "anyone doing", "any", "is there", "are there",
        "looking for", "look for", "do you have", "do we have", "have you got", "have we got", "you got", "we got",
        "know of", "show me", "list", "find", "things to do", "stuff to do", "what can i do", "what can we do",
        "to do", "go to", "get better at", "learn about",
        "learn how to", "learn to", "upcoming", "next", "diary", "calendar", "what's next", "whats next",
        "interested in",
    ])

    private static let off = Phrases([
        "cancelled", "canceled", "called off", "changed", "changes", "cancellations", "been cancelled", "been canceled",
        "been called off", "been changed", "not happening", "not going ahead", "not on any more",
    ])
    /// Words of a question for what was cancelled that name no event.
    private static let askingForOff = Phrases([
        "what", "what's", "whats", "has", "have", "anything", "any", "events", "event", "is", "are", "was", "were",
        "which", "there", "been", "things", "recently", "lately", "else", "steward", "did", "get", "got", "the",
        "show me",
        "tell me", "list", "that's", "thats", "that", "do you know", "hi", "hello", "please", "since", "yesterday",
        "know", "if", "now", "all", "so far", "or", "and", "moved", "postponed",
    ])

    /// The question for what was cancelled, with its place and times alone; nil if the words ask for something else.
    private static func cancelled(_ words: Words, _ reader: AskedReader) -> Asked? {
        let folded = words.folded
        let isOff = { (index: Int) in off.length(folded[index...]) > 0 }
        guard let start = folded.indices.first(where: isOff), (2...longest).contains(folded.count) else { return nil }
        let isHeadline = start == 0 && !["events", "in", "this"].contains(folded[1])
        if isHeadline { return nil }
        let end = start + off.length(folded[start...])
        let rest = folded.indices.filter { index in
            !(start..<end).contains(index) && (index > start || askingForOff.length(folded[index...]) == 0)
        }
        let told = rest.map { String(words.written($0)) }.filter { askingForOff.length([$0.lowercased()]) == 0 }
        if told.isEmpty { return Asked() }
        guard let asked = try? reader.read(Words(told.joined(separator: " "))), asked.topics.isEmpty,
            asked.choices.isEmpty, !asked.isHistory, asked.facts.isEmpty, asked.nearMe == nil
        else { return nil }
        return asked.isOpen ? nil : asked
    }

    /// The most words of such a question.
    private static let longest = 14

    static func grammar(_ kinds: Kinds, _ gazetteer: Gazetteer, _ timeZone: TimeZone) -> Grammar<EventsCommand> {
        let list: @Sendable (Words, Date) throws(Refusal) -> EventsCommand = { words, now throws(Refusal) in
            let reader = AskedReader(kinds, gazetteer, at: timeZone.local(at: now))
            return .list(try reader.read(words, after: "!events"))
        }
        return Grammar([
            .init(
                CommandEntry(
                    "events", aliases: ["whatson", "whats on", "what's on", "calendar", "diary", "listings"],
                    arguments: "[kind] [area] [when]",
                    summary: """
                        Lists what is on, in any order of words; also by "free", "step-free", "bsl" or a word of its \
                        title, and with "history" what was.
                        """,
                    example: "!events socials liverpool this weekend", numbers: .event,
                    brief: .init("what is on", asked: "what's on in leeds this weekend"), whyLong: NumberedList.whyLong),
                meant: { words, now in
                    let reader = AskedReader(kinds, gazetteer, at: timeZone.local(at: now))
                    guard let asked = try? reader.read(words) else { return cues.areIn(words) ? .possible : nil }
                    return isMeant(asked, words) ? .possible : nil
                }
            ) { words, now throws(Refusal) in
                // "2019" is a year, not an event's number.
                if let number = number(words), !WhenReader.years.contains(Int(number)) { return .card(number) }
                return try list(words, now)
            },
            .init(
                CommandEntry(
                    "calledoff", arguments: "[area] [when]", summary: "Lists what was cancelled and was still to come.",
                    example: "!calledoff", isListed: false, whyLong: NumberedList.whyLong),
                meant: { words, now in
                    let reader = AskedReader(kinds, gazetteer, at: timeZone.local(at: now))
                    return cancelled(words, reader) == nil ? nil : .certain
                }
            ) { words, now throws(Refusal) in
                let reader = AskedReader(kinds, gazetteer, at: timeZone.local(at: now))
                if let asked = cancelled(words, reader) { return .cancelled(asked) }
                return .cancelled(try reader.read(words, after: "!calledoff"))
            },
            .init(
                CommandEntry(
                    "event", arguments: "number", summary: "Tells all about one event.", example: "!event 3",
                    numbers: .event, whyLong: "it is all about one event")
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

    /// Whether a sentence asks for events: by what is known of them, by one's name, or by how it is said.
    private static func isMeant(_ asked: Asked, _ words: Words) -> Bool {
        var known = asked
        known.topics = []
        return !known.isOpen || asked.isAboutOne || asked.corrected != nil || cues.areIn(words)
            || AskedReader.asksOfNamed(words, asked)
    }

    /// Whether a word is a number that no event can have: "-1", "3.5", "12345678901".
    private static func isFigures(_ word: String) -> Bool {
        word.utf8.contains(where: isDigit) && word.utf8.allSatisfy { isDigit($0) || "#+-.".utf8.contains($0) }
    }

    private static func isDigit(_ byte: UInt8) -> Bool { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte) }

    /// The number in the words, if all others are words such as "please" that change nothing.
    private static func number(_ words: Words) -> Int64? {
        guard let (number, consumed) = Events.numbered.leadingNumber(words),
            AskedReader.saysNothing(words.folded[consumed...])
        else { return nil }
        return number
    }

    private static func namesPlaceOrDay(_ command: EventsCommand) -> Bool {
        guard case .list(let asked) = command else { return false }
        return !asked.spots.isEmpty || asked.nearMe != nil || !asked.times.isEmpty
    }
}
