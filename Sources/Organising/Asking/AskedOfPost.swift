import Foundation
package import StewardCore

/// A part of what is told of an event or the like, in the order in which it is told.
package enum CardPart: CaseIterable, Sendable {
    case about, when, place, organiser, cost, access
}

/// What people say in reply to a post about one thing, or when they have just read about it.
extension AskedReader {
    /// What somebody asks there of the thing; nothing if they just talk about it. `names` are words of its own, such as
    /// those of its title, in small letters.
    ///
    /// One clause that asks is enough: "Lovely, is it step free?". A word that nobody knows makes a clause talk: it is
    /// about something else, as in "is the bus free?". So does what people ask one another, "who is going?".
    package func asked(ofPost said: Words, naming names: Set<String>) -> Set<CardPart> {
        guard said.folded.count <= Self.longest else { return [] }
        return Self.clauses(said.text).reduce(into: []) { parts, clause in
            let clause = Words(clause)
            guard AskedOfPost.opening(clause.folded) != nil || clause.text.hasSuffix("?") else { return }
            parts.formUnion(asked(inClause: clause, naming: names))
        }
    }

    /// What somebody asks directly of the thing that they have read about last; nothing if they ask for others, as in
    /// "is there a quiz in leeds?" and "anything free?", or just talk. `names` are words of its own, in small letters.
    ///
    /// Nobody else is there to be asked, so a word is enough, "address please"; but not the name of a fact, which asks
    /// for all that have it.
    package func asked(ofShown said: Words, naming names: Set<String>) -> Set<CardPart> {
        guard said.folded.count <= Self.longest else { return [] }
        let clauses = Self.clauses(said.text).map { Words($0) }
        if clauses.contains(where: { asksForOthers($0, naming: names) }) { return [] }
        return clauses.reduce(into: []) { parts, clause in
            let asks =
                AskedOfPost.opening(clause.folded) != nil || clause.text.hasSuffix("?")
                || AskedOfPost.namesOnlyParts(clause.folded)
            if asks { parts.formUnion(asked(inClause: clause, naming: names)) }
        }
    }

    /// Whether somebody may ask of the thing that they have read about last what its card never tells, "is there a quiz
    /// master?": a question that says nothing of other things, times and places.
    package func mayAskMore(ofShown said: Words) -> Bool {
        guard said.folded.count <= Self.longest, AskedOfPost.opening(said.folded) != nil,
            // A number is another one's.
            !said.text.contains(where: \.isNumber)
        else { return false }
        return !AskedOfPost.isAmongPeople(said.folded) && !asksForOthers(said, naming: [])
            && meanings(of: said).contains { $0 == nil }
    }

    /// Whether somebody asks of "it", "is it free?", which of several things is none.
    package func asksOfIt(_ said: Words) -> Bool {
        !asked(ofShown: said, naming: []).isEmpty && said.folded.contains { AskedOfPost.pronouns.contains($0) }
    }

    private func asksForOthers(_ clause: Words, naming names: Set<String>) -> Bool {
        let (folded, meanings) = (clause.folded, meanings(of: clause))
        // "Is it on Saturday?" asks of the one, "what's on on Saturday?" of all.
        let isOfIt = folded.indices.contains { index in
            AskedOfPost.pronouns.contains(folded[index]) && meanings[index]?.isTimeOrPlace != true
        }
        var index = 0
        while index < folded.count {
            let word = folded[index]
            let length = AskedOfPost.part(folded[index...])?.length ?? (names.contains(word) ? 1 : 0)
            if length > 0 {
                index += length
                continue
            }
            if word == "any" {
                if AskedOfPost.part(folded[(index + 1)...]) == nil { return true }
            } else if !isOfIt && meanings[index]?.isTimeOrPlace == true || AskedOfPost.several.contains(word)
                || meanings[index]?.asksForOthers == true
            {
                return true
            }
            index += 1
        }
        return false
    }

    /// What each word of `clause` belongs to; nil for one that nobody knows.
    private func meanings(of clause: Words) -> [AskedSpan.Meaning?] {
        spans(clause).flatMap { span in span.words.map { _ in span.meaning } }
    }

    private func asked(inClause clause: Words, naming names: Set<String>) -> Set<CardPart> {
        let folded = clause.folded
        guard !folded.isEmpty, !clause.text.hasSuffix("!"), !AskedOfPost.isAmongPeople(folded) else { return [] }
        let (opening, meanings) = (AskedOfPost.opening(folded), meanings(of: clause))
        guard meanings.count == folded.count else { return [] }
        var (parts, position): (Set<CardPart>, Int) = ([], 0)
        while position < folded.count {
            if let (part, length) = AskedOfPost.part(folded[position...]) {
                parts.insert(part)
                position += length
                continue
            }
            switch meanings[position] {
            case .fact(.free): parts.insert(.cost)
            case .fact: parts.insert(.access)
            case .online: parts.insert(.place)
            // "Is it on Saturday?", "is it in Leeds?"; but not "on Saturday?" or "see you in Leeds?".
            case .time where opening == .isIt: parts.insert(.when)
            case .spot where opening == .isIt: parts.insert(.place)
            case .history: return []
            case nil where !names.contains(folded[position]): return []
            case .time, .spot, .nearMe, .one, .kind, .sort, .exclusion, .alternative, .subject, .centre, .reach,
                .filler,
                nil:
                break
            }
            position += 1
        }
        return parts
    }

    /// The clauses of a text, each with the mark that ends it; a comma or a dot within a number ends none.
    private static func clauses(_ text: String) -> [String] {
        var clauses = [""]
        var ends = false
        for character in text {
            if ends, character.isWhitespace { clauses.append("") }
            clauses[clauses.count - 1].append(character)
            ends = ".!?,;:\n".contains(character) || ends && ")\"'’”".contains(character)
        }
        return clauses.map { $0.trimming() }
    }
}

extension AskedSpan.Meaning {
    /// Whether a word that means this asks for other things than the one that was read about.
    fileprivate var asksForOthers: Bool {
        switch self {
        case .kind, .sort, .nearMe, .exclusion, .alternative, .history, .centre, .reach: true
        case .time, .spot, .fact, .online, .one, .subject, .filler: false
        }
    }

    fileprivate var isTimeOrPlace: Bool {
        switch self {
        case .time, .spot: true
        default: false
        }
    }
}

/// Words of people who ask about a post, or about what they have read.
private enum AskedOfPost {
    /// How a question begins.
    enum Opening {
        /// With "is it" or the like, which a time or a place may follow.
        case isIt
        /// With another word that asks.
        case other
    }

    /// How the folded words begin a question, behind a greeting or the like; nil if they begin none.
    static func opening(_ words: [String]) -> Opening? {
        guard let first = words.first(where: { !manners.contains($0) }) else { return nil }
        return isIt.contains(first) ? .isIt : others.contains(first) ? .other : nil
    }

    /// Whether people ask one another: "are you free?", "anyone going?".
    static func isAmongPeople(_ words: [String]) -> Bool {
        let people = words.indices.first { Self.people.contains(words[$0]) }
        return people.map { words[$0...].contains { Self.theirs.contains($0) } } ?? false
    }

    /// The part that the longest name at the start of the folded words asks for, and how many words that is.
    static func part(_ words: ArraySlice<String>) -> (part: CardPart, length: Int)? {
        guard let (parts, length) = names.longest(words), let part = parts.first else { return nil }
        return (part, length)
    }

    /// Whether the folded words are names of parts, and others that say nothing.
    static func namesOnlyParts(_ words: [String]) -> Bool {
        var (rest, count) = (words[...], 0)
        while let first = rest.first {
            if let (_, length) = part(rest) {
                (rest, count) = (rest.dropFirst(length), count + 1)
            } else if manners.contains(first) || standIns.contains(first) {
                rest = rest.dropFirst()
            } else {
                return false
            }
        }
        return count > 0
    }

    /// Words that ask for more than the one thing that was read about.
    static let several: Set<String> = [
        "anything", "something", "nothing", "everything", "anywhere", "somewhere", "events", "things", "stuff", "else",
        "other", "others", "another", "one", "ones", "more", "list", "which",
    ]
    static let pronouns: Set<String> = ["it", "it's", "its", "that", "that's", "thats", "this"]
    private static let standIns: Set<String> = [
        "it", "that", "this", "the", "for", "of", "full", "exact", "its", "it's", "is", "me", "tell", "give",
    ]
    private static let manners: Set<String> = [
        "hi", "hello", "hey", "and", "but", "ok", "okay", "so", "please", "sorry", "oh", "ah", "um", "also", "steward",
        "thanks", "cheers", "great", "nice",
    ]
    private static let isIt: Set<String> = ["is", "isn't", "isnt", "was", "are"]
    private static let others: Set<String> = [
        "where", "where's", "wheres", "whereabouts", "when", "when's", "whens", "what", "what's", "whats", "wot", "how",
        "how's", "hows", "which", "who", "who's", "whos", "does", "do", "can", "could", "will", "would", "has", "any",
    ]
    private static let people: Set<String> = [
        "you", "u", "anyone", "anybody", "everyone", "everybody", "someone", "somebody", "who", "who's", "whos", "we",
        "they", "he", "she", "i",
    ]
    private static let theirs: Set<String> = ["free", "going", "coming", "bringing", "driving", "up"]

    private static let names = PhraseIndex(
        asking.flatMap { part, names in names.map { (name: $0, meaning: part) } })

    private static let asking: [(CardPart, [String])] = [
        (
            .about,
            [
                "what is it", "what's it", "whats it", "what is this", "what's this", "whats this", "more info",
                "more information", "more details", "details", "what should i bring", "what do i need to bring",
                "what to bring", "what should we bring", "what shall i bring", "what shall we bring",
                "what do we bring",
                "what can i bring", "what can we bring",
            ]
        ),
        (
            .when,
            [
                "when", "when is", "when's", "whens", "what time", "which time", "what day", "which day", "what date",
                "which date", "how long", "how late", "start time", "starting time", "end time", "the time", "the date",
                "till when", "until when", "finish", "finishes", "finishing", "over", "doors", "how often",
                "every week",
                "weekly", "regular", "repeat", "still on", "still happening", "still going ahead", "going ahead",
                "cancelled", "canceled", "called off", "postponed",
            ]
        ),
        (
            .place,
            [
                "where", "where is", "where's", "wheres", "whereabouts", "address", "postcode", "post code", "venue",
                "location", "directions", "map", "get to", "get there", "find it", "how far", "private", "discreet",
            ]
        ),
        (
            .organiser,
            [
                "who is running", "who's running", "who runs", "who is organising", "who's organising", "who organises",
                "who is behind", "who's behind", "organiser", "organisers", "organizer", "contact", "get in touch",
                "get hold of", "reach them", "which union", "what union",
                "who do i talk to", "who do i speak to", "who do i ask", "who can i ask", "book them", "invite them",
            ]
        ),
        (
            .cost,
            [
                "how much", "cost", "costs", "price", "prices", "ticket", "tickets", "entry", "fee", "fees", "pay",
                "donation", "concession", "concessions", "charge", "admission", "book", "booking", "register",
            ]
        ),
        (
            .access,
            [
                "access", "accessible", "accessibility", "wheelchair", "wheelchairs", "steps", "stairs", "lift",
                "toilet", "toilets", "loo", "loos", "hearing loop", "loop", "interpreter", "mask", "masks", "parking",
                "kids", "children",
            ]
        ),
    ]
}
