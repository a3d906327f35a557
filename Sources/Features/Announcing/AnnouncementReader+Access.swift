import Events
import Foundation
import Organising
import StewardCore

extension AnnouncementReader {
    /// Reads facts by their names or tags and anything else as a note: "step-free no bsl, ring the bell".
    ///
    /// Facts follow each other, perhaps with "and" or "but" between them; "no" holds for the next one. Words after them
    /// are a note if they begin a sentence; otherwise the whole part is a note, since "captions on request" promises
    /// none. "None" denies all facts, "don't know" leaves them open, and "no" or "yes" alone is refused.
    ///
    /// What is said to come to it, "BSL as well", is added to `standing`.
    ///
    /// A remark such as "fully accessible" is no answer, unless it `isRemarkKept` as a note, about which the read-back asks.
    func access(_ words: Words, added standing: AccessFacts) throws(Misreading) -> AccessFacts {
        guard let more = Self.added(words) else { return try access(words) }
        var access = standing
        let read = try self.access(more)
        for fact in EventFact.allCases {
            if let path = fact.accessFact, let value = read[keyPath: path] { access[keyPath: path] = value }
        }
        if let note = read.note, note != standing.note {
            access.note = try self.note([standing.note, note].compactMap(\.self).joined(separator: ". "))
        }
        return access
    }

    /// What words say comes to what stands: "add BSL", "also step-free", "captions too"; nil if they say no such thing.
    private static func added(_ words: Words) -> Words? {
        var more = words
        if ["and", "plus"].contains(more.folded.first) { more = more.dropFirst(1) }
        let leads = ["add", "also"].contains(more.folded.first)
        if leads { more = more.dropFirst(1) }
        let count = more.folded.suffix(2) == ["as", "well"] ? 2 : ["too", "also"].contains(more.folded.last) ? 1 : 0
        if count > 0 { more = Words(more.text(before: more.folded.count - count)) }
        return leads || count > 0 ? more : nil
    }

    private static let asking: Set<String> = [
        "is", "are", "does", "do", "can", "could", "will", "what", "where", "who", "how", "why", "when", "which", "has",
        "have",
    ]
    private static let asked: Set<String> = [
        "there", "it", "they", "this", "that", "anyone", "anybody", "is", "are", "about", "does", "do", "many", "much",
    ]

    /// Whether words ask whether there is something, and do not say that there is: "is there a ramp".
    static func isQuestion(_ words: Words) -> Bool {
        words.folded.count > 1 && asking.contains(words.folded[0]) && asked.contains(words.folded[1])
    }

    /// Refuses a word for a kind, and what names another field, where access or a cost is asked for.
    func refuseOther(_ words: Words, for asked: Field) throws(Misreading) {
        let meant = words.folded.indices.first {
            !["wait", "i", "mean", "meant", "sorry", "no", "actually", "oh", "it's", "its", "a", "the"].contains(
                words.folded[$0])
        }
        let said = words.dropFirst(meant ?? 0)
        if let (kind, count) = kinds.read(said.folded[...]), count == said.folded.count, count > 0 {
            throw .ofOther(.kind, kind.name, than: asked)
        }
        guard let (field, value) = Field.read(said), field != asked, !value.isEmpty,
            [.title, .when, .cost, .capacity, .access].contains(field), !["room", "places"].contains(said.folded[0])
        else { return }
        throw .ofOther(field, value.text, than: asked)
    }

    /// Reads facts without regard to what stands.
    func access(_ words: Words, isRemarkKept: Bool = false) throws(Misreading) -> AccessFacts {
        if Self.isUnknown(words) { return AccessFacts() }
        let whole = words.folded.joined(separator: " ")
        var draft = AnnouncementDraft()
        if ["no", "nope", "yes", "yep", "yeah"].contains(whole) { throw Misreading(Replies.accessUnsaid) }
        if let first = words.folded.first, ["remove", "delete", "drop"].contains(first) {
            throw Misreading(Replies.accessUnsaid)
        }
        if !isRemarkKept {
            if Self.isQuestion(words) { throw Misreading(Replies.isQuestion) }
            try refuseOther(words, for: .access)
        }
        if ["none", "nothing", "none of these", "none of them"].contains(whole) {
            for fact in EventFact.allCases { fact.accessFact.map { draft.access[keyPath: $0] = false } }
            return draft.access
        }
        var notes: [String] = []
        for part in Self.parts(words.text) {
            let read = Self.facts(part)
            // A question states no fact.
            if !read.facts.isEmpty, part.text.prefix(while: { !$0.isOne(of: ".!") }).contains("?") {
                throw Misreading(Replies.doubtfulFact(part.text))
            }
            if let doubtful = read.doubtful { throw Misreading(Replies.unknownFact(doubtful.word, doubtful.fact)) }
            if read.facts.contains(where: { $0.0 == .free }) { throw Misreading(Replies.freeIsCost) }
            for (fact, value) in read.facts { draft.set(fact, to: value) }
            let note = AnnouncedPlace.trimmed(read.note)
            if !note.isEmpty { notes.append(note) }
        }
        if !isRemarkKept, let remark = notes.first(where: { AccessRemark.isAll(Words($0)) }) {
            throw Misreading(Replies.remarkIsNoFact(remark))
        }
        if let first = notes.first, let fact = Self.nearest(to: first) {
            throw Misreading(Replies.unknownFact(first, fact))
        }
        if !notes.isEmpty { draft.access.note = try note(notes.joined(separator: ", ")) }
        return draft.access
    }

    /// Reads the text after "Access:" in an announcement; one without facts is kept literally as a note.
    func access(labelled text: String) throws(Misreading) -> AccessFacts {
        var read = try access(Words(text), isRemarkKept: true)
        if let note = read.note, read == AccessFacts(note: note) { read.note = try self.note(text) }
        return read
    }

    /// Whether the words say that nobody knows: "dunno", "not sure yet", or just a question mark.
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
        text.split { $0.isOne(of: ",;\n") }.map { Words(String($0)) }.filter { !$0.isEmpty }
    }

    /// What a part between commas says about access.
    private struct Part {
        var facts: [(EventFact, Bool)] = []
        var note = ""
        /// A mistyped word among facts, and the fact that it probably means.
        var doubtful: (word: String, fact: String)?
    }

    /// Words that may join two facts.
    private static let joining: Set<String> = ["and", "but", "also", "plus", "with", "&", "+", "/", "-"]
    private static let negating: Set<String> = ["no", "not", "without"]
    /// Words that begin a sentence after a fact.
    private static let beginning: Set<String> = [
        "ask", "bring", "call", "come", "contact", "email", "please", "press", "ring", "tell", "text", "the", "there",
        "there's", "theres", "use", "we", "you",
    ]
    /// Words of a promise that may hold for what stands before it too: "BSL and captions on request".
    private static let reserving: Set<String> = [
        "request", "requested", "ask", "asked", "if", "possible", "book", "booking", "maybe", "notice", "advance",
        "tbc",
        "hopefully", "possibly", "needed", "sometimes",
    ]

    /// Whether what is joined to a fact says something else and takes nothing of it back: "BSL and a hearing loop".
    private static func stands(_ words: ArraySlice<String>) -> Bool {
        reserving.isDisjoint(with: words) && !words.contains(where: negating.contains)
    }

    private static func facts(_ words: Words) -> Part {
        var part = Part()
        let (tagged, plain) = tags(words)
        part.facts = tagged
        if AccessRemark.isAll(plain) {
            part.note = plain.text
            return part
        }
        var index = 0
        var (afterFacts, isNegated) = (0, false)
        while index < plain.folded.count {
            let word = plain.folded[index]
            if joining.contains(word) {
                index += 1
            } else if ["or", "nor"].contains(word), part.facts.last?.1 == false {
                isNegated = true
                index += 1
            } else if let (fact, consumed) = EventFact.read(plain.folded[index...]), !isNegated || fact != .free,
                !AccessRemark.isAll(Words(plain.folded[index..<(index + consumed)].joined(separator: " ")))
            {
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
        if part.facts.count > count,
            let next = plain.folded.indices[afterFacts...].first(where: { !joining.contains(plain.folded[$0]) })
        {
            if index < plain.folded.count, let fact = nearest(to: plain.folded[index]) {
                part.doubtful = (String(plain.written(index)), fact)
            } else if beginning.contains(plain.folded[next]) || next > afterFacts && stands(plain.folded[next...]) {
                part.note = plain.text(after: next)
                return part
            }
        }
        part.facts.removeSubrange(count...)
        part.note = plain.text
        return part
    }

    /// The facts in the words if there is nothing else; nil otherwise.
    static func onlyFacts(_ words: Words) -> [(EventFact, Bool)]? {
        let part = facts(words)
        return part.note.isEmpty && part.doubtful == nil && !part.facts.isEmpty ? part.facts : nil
    }

    /// The facts written as tags, and the words without them.
    private static func tags(_ words: Words) -> (facts: [(EventFact, Bool)], rest: Words) {
        var facts: [(EventFact, Bool)] = []
        let rest = words.text.split(whereSeparator: \.isWhitespace).filter { word in
            guard word.first == "#", let fact = Tags.fact(tagged: word) else { return true }
            facts.append(fact)
            return false
        }
        return (facts, facts.isEmpty ? words : Words(rest.joined(separator: " ")))
    }

    /// The fact that a mistyped word probably means; nil if none is near.
    private static func nearest(to note: String) -> String? {
        guard note.count < 16 else { return nil }
        let names = EventFact.allCases.map(\.rawValue)
        return Suggestion.nearest(to: String(note.lowercased().drop { $0 == "#" }).replacing(" ", with: "-"), in: names)
    }
}

extension EventFact {
    /// The fact's property of `AccessFacts`; nil for `free`, which is about money.
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
    /// The names of the facts that held in `earlier` and are now false or unknown.
    func lost(since earlier: AccessFacts) -> [String] {
        zip(earlier.named, named).filter { $0.value == true && $1.value != true }.map(\.0.name)
    }
}

extension AnnouncementDraft {
    /// Sets whether a fact holds.
    mutating func set(_ fact: EventFact, to value: Bool) {
        if let path = fact.accessFact {
            access[keyPath: path] = value
        } else {
            cost = value ? "free" : nil
        }
    }
}
