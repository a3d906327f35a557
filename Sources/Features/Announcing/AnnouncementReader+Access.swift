import Events
import Foundation
import Organising
import StewardCore

extension AnnouncementReader {
    /// Reads "step-free no bsl, ring the bell": facts by their names or tags, and anything else as a note.
    ///
    /// Facts stand side by side or with "and" or "but" between them; "no" is for the next of them. Words after them are a
    /// note if a sentence of its own begins there; else all of the part is, as "captions on request" promises none.
    /// "None" says that there is none of it, "no" and "yes" do not say of what, and "don't know" that nobody knows.
    func access(_ words: Words) throws(Misreading) -> AccessFacts {
        if Self.isUnknown(words) { return AccessFacts() }
        let whole = words.folded.joined(separator: " ")
        var draft = AnnouncementDraft()
        if ["no", "nope", "yes", "yep", "yeah"].contains(whole) { throw Misreading(Replies.accessUnsaid) }
        if let first = words.folded.first, ["remove", "delete", "drop", "add"].contains(first) {
            throw Misreading(Replies.accessUnsaid)
        }
        if ["none", "nothing", "none of these", "none of them"].contains(whole) {
            for fact in EventFact.allCases { fact.accessFact.map { draft.access[keyPath: $0] = false } }
            return draft.access
        }
        var notes: [String] = []
        for part in Self.parts(words.text) {
            let read = Self.facts(part)
            // Whoever asks does not know.
            if !read.facts.isEmpty, part.text.prefix(while: { !".!".contains($0) }).contains("?") {
                throw Misreading(Replies.doubtfulFact(part.text))
            }
            if let doubtful = read.doubtful { throw Misreading(Replies.unknownFact(doubtful.word, doubtful.fact)) }
            if read.facts.contains(where: { $0.0 == .free }) { throw Misreading(Replies.freeIsCost) }
            for (fact, value) in read.facts { draft.set(fact, to: value) }
            let note = AnnouncedPlace.trimmed(read.note)
            if !note.isEmpty { notes.append(note) }
        }
        if let first = notes.first, let fact = Self.nearest(to: first) {
            throw Misreading(Replies.unknownFact(first, fact))
        }
        if !notes.isEmpty { draft.access.note = try note(notes.joined(separator: ", ")) }
        return draft.access
    }

    /// Reads what stands behind "Access:" in an announcement; what says nothing but a note stays as it was written.
    func access(labelled text: String) throws(Misreading) -> AccessFacts {
        var read = try access(Words(text))
        if let note = read.note, read == AccessFacts(note: note) { read.note = try self.note(text) }
        return read
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
        text.split { ",;\n".contains($0) }.map { Words(String($0)) }.filter { !$0.isEmpty }
    }

    /// What a part between commas says of access.
    private struct Part {
        var facts: [(EventFact, Bool)] = []
        var note = ""
        /// A word among facts that has a slip in it, and the fact that it is meant for.
        var doubtful: (word: String, fact: String)?
    }

    /// Words between two facts.
    private static let joining: Set<String> = ["and", "but", "also", "plus", "with", "&", "+", "/", "-"]
    private static let negating: Set<String> = ["no", "not", "without"]
    /// Words with which a sentence of its own begins after a fact.
    private static let beginning: Set<String> = [
        "ask", "bring", "call", "come", "contact", "email", "please", "press", "ring", "tell", "text", "the", "there",
        "use", "we", "you",
    ]

    private static func facts(_ words: Words) -> Part {
        var part = Part()
        let (tagged, plain) = tags(words)
        part.facts = tagged
        var index = 0
        var (afterFacts, isNegated) = (0, false)
        while index < plain.folded.count {
            let word = plain.folded[index]
            if joining.contains(word) {
                index += 1
            } else if ["or", "nor"].contains(word), part.facts.last?.1 == false {
                isNegated = true
                index += 1
            } else if let (fact, consumed) = EventFact.read(plain.folded[index...]), !isNegated || fact != .free {
                part.facts.append((fact, !isNegated))
                isNegated = false
                index += consumed
                afterFacts = index
            } else if negating.contains(word), !isNegated {
                isNegated = true
                index += 1
            } else {
                break
            }
        }
        if afterFacts == plain.folded.count || index == plain.folded.count && !isNegated && !part.facts.isEmpty {
            return part
        }
        let count = tagged.count
        if part.facts.count > count, let next = plain.folded[afterFacts...].first(where: { !joining.contains($0) }) {
            if index < plain.folded.count, let fact = nearest(to: plain.folded[index]) {
                part.doubtful = (String(plain.written(index)), fact)
            } else if beginning.contains(next) {
                part.note = plain.text(after: afterFacts)
                return part
            }
        }
        part.facts.removeSubrange(count...)
        part.note = plain.text
        return part
    }

    /// The facts that the words are, and nothing else; nil if there is more, or none.
    static func onlyFacts(_ words: Words) -> [(EventFact, Bool)]? {
        let part = facts(words)
        return part.note.isEmpty && part.doubtful == nil && !part.facts.isEmpty ? part.facts : nil
    }

    /// The facts that are written as tags, and the words without them.
    private static func tags(_ words: Words) -> (facts: [(EventFact, Bool)], rest: Words) {
        var facts: [(EventFact, Bool)] = []
        let rest = words.text.split(whereSeparator: \.isWhitespace).filter { word in
            guard word.first == "#", let fact = Tags.fact(tagged: word) else { return true }
            facts.append(fact)
            return false
        }
        return (facts, facts.isEmpty ? words : Words(rest.joined(separator: " ")))
    }

    /// The fact that a word with a slip in it is meant for.
    private static func nearest(to note: String) -> String? {
        guard note.count < 16 else { return nil }
        let names = EventFact.allCases.map(\.rawValue)
        return Suggestion.nearest(to: String(note.lowercased().drop { $0 == "#" }).replacing(" ", with: "-"), in: names)
    }
}

extension EventFact {
    /// Where the fact stands among those about access; nothing for what is about money.
    var accessFact: WritableKeyPath<AccessFacts, Bool?>? {
        switch self {
        case .free: nil
        case .stepFree: \.isStepFree
        case .signLanguage: \.hasSignLanguage
        case .captions: \.hasCaptions
        case .quiet: \.hasQuietSpace
        case .childcare: \.hasChildcare
        case .alcoholFree: \.isAlcoholFree
        }
    }
}

extension AccessFacts {
    /// The names of what there was by `earlier`, and is no longer, or nobody knows any more.
    func lost(since earlier: AccessFacts) -> [String] {
        zip(earlier.named, named).filter { $0.value == true && $1.value != true }.map(\.0.name)
    }
}

extension AnnouncementDraft {
    /// Takes in that a fact holds, or does not.
    mutating func set(_ fact: EventFact, to value: Bool) {
        if let path = fact.accessFact {
            access[keyPath: path] = value
        } else {
            cost = value ? "free" : nil
        }
    }
}
