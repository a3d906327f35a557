import Events
import Foundation
import Organising
import StewardCore

extension AnnouncementReader {
    /// Reads "step-free, no bsl, ring the bell": facts by their names, and anything else as a note.
    ///
    /// "None" says that there is none of it, and "don't know" that nobody knows.
    func access(_ words: Words) throws(Misreading) -> AccessFacts {
        if Self.isUnknown(words) { return AccessFacts() }
        let whole = words.folded.joined(separator: " ")
        var draft = AnnouncementDraft()
        if ["none", "no", "nothing", "none of these", "none of them"].contains(whole) {
            for fact in EventFact.allCases { fact.accessFact.map { draft.access[keyPath: $0] = false } }
            return draft.access
        }
        var notes: [String] = []
        for part in Self.parts(words.text) {
            if let (fact, value) = Self.fact(part.folded) {
                draft.set(fact, to: value)
            } else {
                notes.append(AnnouncedPlace.trimmed(part.text))
            }
        }
        if let first = notes.first, let fact = Self.nearest(to: first) {
            throw Misreading(Replies.unknownFact(first, fact))
        }
        if !notes.isEmpty { draft.access.note = try note(notes.joined(separator: ", ")) }
        return draft.access
    }

    /// Whether the words say that nobody knows: "dunno", "not sure yet", or nothing but a question mark.
    static func isUnknown(_ words: Words) -> Bool {
        var words = words.folded.map { $0.filter { $0 != "'" } }[...]
        if ["i", "we", "im", "were"].contains(words.first) { words = words.dropFirst() }
        if ["yet", "sorry"].contains(words.last) { words = words.dropLast() }
        return unknown.contains(words.joined(separator: " "))
    }

    private static let unknown: Set<String> = [
        "", "dont know", "do not know", "unknown", "not known", "not sure", "unsure", "no idea", "no clue", "idk", "dk",
        "dunno", "have no idea", "not yet known", "tbc", "tba", "tbd", "to be confirmed", "to be announced",
    ]

    /// A note on access, beginning with a capital.
    func note(_ text: String) throws(Misreading) -> String {
        try short(text.prefix(1).uppercased() + text.dropFirst(), .access)
    }

    private static func parts(_ text: String) -> [Words] {
        text.split { ",;\n".contains($0) }
            .flatMap { part in part.split(separator: " and ").map { Words(String($0)) } }.filter { !$0.isEmpty }
    }

    private static func fact(_ words: [String]) -> (EventFact, Bool)? {
        if let (fact, consumed) = EventFact.read(words[...]), consumed == words.count { return (fact, true) }
        guard let first = words.first, ["no", "not", "without"].contains(first),
            let (fact, consumed) = EventFact.read(words.dropFirst()), consumed == words.count - 1, fact != .free
        else { return nil }
        return (fact, false)
    }

    /// The fact that a word with a slip in it is meant for.
    private static func nearest(to note: String) -> String? {
        guard note.count < 16 else { return nil }
        let names = EventFact.allCases.map(\.rawValue)
        return Suggestion.nearest(to: note.lowercased().replacing(" ", with: "-"), in: names)
    }
}
