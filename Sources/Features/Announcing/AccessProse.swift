import Foundation
import Organising
import StewardCore

/// Finds facts about access in whole sentences, if they are certain: "There will be a BSL interpreter", "Sorry, there
/// are steps at the entrance and no lift".
///
/// A sentence is read clause by clause, wherever in the clause the fact is named. What is doubtful, asked, a subject to
/// talk about or to fight for, or of something else, such as a step-free toilet, states none.
enum AccessProse {
    /// The facts, each with whether it holds; those that the text both states and denies are left out.
    ///
    /// - Parameter isOfAccess: Whether all of the text is about access, so that each fact in a list is meant.
    static func facts(in text: String, isOfAccess: Bool = false) -> [(fact: EventFact, value: Bool)] {
        var found: [(fact: EventFact, value: Bool)] = []
        var ways: Set<WayIn> = []
        for line in text.lines() {
            for sentence in AnnouncedPlace.sentences(of: line) where !sentence.utf8.contains(UInt8(ascii: "?")) {
                let words = Words(withoutBrackets(sentence))
                if !words.folded.contains(where: mayTell) { continue }
                let clauses = certain(clauses(words))
                for clause in clauses {
                    found += facts(clause, among: isOfAccess ? [] : clauses)
                    if let way = WayIn(clause) { ways.insert(way) }
                }
            }
        }
        if let isStepFree = WayIn.isStepFree(ways) { found.append((.stepFree, isStepFree)) }
        return EventFact.allCases.compactMap { fact in
            let values = Set(found.filter { $0.fact == fact }.map(\.value))
            return values.count == 1 ? values.first.map { (fact, $0) } : nil
        }
    }

    /// Whether the words say something about access from the first on, and nothing else: not "Leeds with step-free
    /// access", nor "access: the lift is broken".
    static func isAll(_ words: Words) -> Bool {
        guard let first = words.folded.first, !words.text.contains(where: { $0.isOne(of: "(:") }) else { return false }
        let clauses = clauses(words)
        guard certain(clauses).count == clauses.count else { return false }
        let begins = leading.contains(first) || negating.contains(first) || mayTell(first) || amounts.contains(first)
        return begins && clauses.allSatisfy { WayIn($0) != nil || !facts($0, among: []).isEmpty }
    }

    /// A sentence with commas where it has brackets.
    private static func withoutBrackets(_ sentence: String) -> String {
        guard sentence.utf8.contains(where: { $0 == UInt8(ascii: "(") || $0 == UInt8(ascii: ")") }) else {
            return sentence
        }
        return sentence.replacing(" (", with: ", ").replacing("(", with: ", ").replacing(")", with: ", ")
    }

    /// Whether a word is one of those without which no sentence states a fact.
    private static func mayTell(_ word: String) -> Bool {
        EventFact.mayBegin(with: word) || telling.contains(word)
            || word.utf8.contains(UInt8(ascii: "-"))
                && word.split(separator: "-").contains { telling.contains(String($0)) }
    }

    private static let telling = WayIn.words.union(interpreting).union(minding).union(["soft", "quiet", "interp"])

    // MARK: Clauses

    private static let joining: Set<String> = [
        "and", "but", "&", "+", "plus", "with", "though", "although", "so", "-", "/", "n", "because", "as", "or",
    ]

    /// Words before "with" and what an event is shown with.
    private static let shown: Set<String> = ["shown", "screened", "performed", "presented", "streamed"]

    /// The clauses of a sentence in single words: "step-free" is two.
    private static func clauses(_ words: Words) -> [[String]] {
        var clauses: [[String]] = [[]]
        for index in words.folded.indices {
            let word = words.folded[index]
            let isShown = word == "with" && clauses[clauses.count - 1].last.map(shown.contains) == true
            if joining.contains(word), !isShown {
                clauses.append([])
                continue
            }
            clauses[clauses.count - 1] += word.split { $0.isOne(of: "-/+&") }.map { $0.trimmingPunctuation() }
                .filter { !$0.isEmpty }
            // "Captions: yes" is one clause.
            let isAnswered =
                words.written(index).hasSuffix(":")
                && ["yes", "no"].contains(words.folded.dropFirst(index + 1).first)
            if !isAnswered, words.written(index).last.map({ $0.isOne(of: ",;:.!") }) == true { clauses.append([]) }
        }
        return joined(clauses.filter { !$0.isEmpty })
    }

    /// Gives a clause that breaks off the noun of the next one: "a quiet, sober space" is a quiet space too.
    private static func joined(_ clauses: [[String]]) -> [[String]] {
        clauses.indices.map { index in
            let clause = clauses[index]
            guard ["quiet", "sober", "dry", "calm"].contains(clause.last), index + 1 < clauses.count,
                let noun = clauses[index + 1].first(where: { rooms.contains($0) || ofEvents.contains($0) })
            else { return clause }
            return clause + [noun]
        }
    }

    private static let doubts: Set<String> = [
        "if", "requested", "ask", "hopefully", "hope", "hoping", "may", "might", "maybe", "perhaps", "trying", "try",
        "tbc", "unless", "should", "partly", "partially", "partial", "mostly", "nearly", "almost", "unconfirmed",
        "possibly", "probably", "whether", "could", "would", "limited", "some", "planned", "request", "when",
    ]

    /// The clauses that no word makes doubtful.
    ///
    /// A doubt holds for what comes after it, and for what stands before it if its own clause names nothing: of "step-free,
    /// BSL if you ask" only the last part is open, of "BSL, we hope" all is.
    private static func certain(_ clauses: [[String]]) -> [[String]] {
        let doubtful = clauses.firstIndex { clause in clause.indices.contains { isDoubt(clause, $0) } }
        guard let doubtful else { return clauses }
        // A crèche is there for whoever books it.
        let names = { (clause: [String]) in WayIn(clause) != nil || !facts(clause, among: []).isEmpty }
        let clause = clauses[doubtful]
        if clause.contains("request"), facts(clause, among: []).contains(where: { $0.fact == .childcare }) {
            return clauses
        }
        guard names(clause) else {
            return names(clause.filter { !doubts.contains($0) }) ? Array(clauses[..<doubtful]) : []
        }
        let before = clauses[..<doubtful]
        // "BSL and captions on request"
        let isShared = clause.suffix(2) == ["on", "request"] && before.last?.count == 1
        return Array(isShared ? before.dropLast() : before)
    }

    /// Whether a word makes a clause doubtful: not "may" in a date, nor "if" in "if you tell us by Friday".
    private static func isDoubt(_ words: [String], _ index: Int) -> Bool {
        guard doubts.contains(words[index]) else { return false }
        let (before, after) = (index > 0 ? words[index - 1] : "", words[(index + 1)...].prefix(2))
        switch words[index] {
        case "may":
            return before.first?.isNumber != true && before != "of" && after.first?.first?.isNumber != true
        // "A quiet room should you need one"
        case "should": return after.first != "you"
        // "Some captions" are in doubt, and "some hills" are not.
        case "some":
            return ["of", "parts", "areas", "rooms", "sort", "kind"].contains(after.first)
                || EventFact.read(words[(index + 1)...]) != nil
        // "Ask for the ramp": there is one.
        case "ask": return !after.starts(with: ["for", "the"])
        case "if": return after.first != "you" || !["tell", "book", "let", "use", "need"].contains(after.last)
        case "when": return after.first != "booking"
        default: return true
        }
    }

    // MARK: Facts by name

    private static let negating: Set<String> = [
        "no", "not", "without", "isn't", "aren't", "isnt", "arent", "never", "lacks", "don't", "doesn't", "won't",
        "nae", "can't", "cannot", "cant",
    ]
    private static let amounts: Set<String> = [
        "a", "an", "one", "two", "three", "four", "five", "six", "few", "several", "small", "steep", "spiral", "big",
        "single", "some", "many", "couple", "only", "all", "just", "high", "little",
    ]
    /// Words with which a sentence about access begins.
    private static let leading: Set<String> = [
        "there", "there's", "there'll", "is", "are", "will", "we", "we'll", "we've", "have", "has", "the", "venue",
        "event", "it's", "its", "it", "this", "that", "place", "building", "room", "hall", "space", "a", "an", "also",
        "fully", "completely", "entirely", "all", "live", "free", "provided", "rooms", "our", "yes", "sorry",
        "unfortunately", "sadly", "please", "note", "which", "film", "professional", "qualified", "good", "full",
        "main", "entrance", "access", "separate", "everything", "you", "supervised", "strictly", "totally", "front",
        "ground", "automated", "small", "large",
    ]
    /// Names of facts that mean something else in a sentence.
    private static let vague: Set<String> = [
        "kid", "kids", "children", "dry", "sober", "signed", "signing", "caption", "quiet", "quiet place",
        "no drinking", "interpreter", "interpreters", "without alcohol",
    ]
    /// Words after "dry" and the like with which they mean that there is no alcohol.
    private static let ofEvents: Set<String> = [
        "event", "space", "social", "venue", "night", "evening", "bar", "do", "party", "zone", "occasion",
    ]
    private static let rooms: Set<String> = ["room", "space", "area", "corner", "zone", "tent", "place"]
    private static let interpreting: Set<String> = [
        "signers", "signer", "signed", "interpreter", "interpreters", "bsl",
    ]
    private static let minding: Set<String> = ["mind", "minded", "look", "looked", "looking", "minding"]
    private static let ofChildren: Set<String> = ["children", "kids", "weans", "bairns", "bairn", "little"]
    /// Words before a fact that make it a subject: "a talk on childcare", "campaigning for captions".
    private static let subjects: Set<String> = [
        "about", "against", "campaign", "campaigning", "demand", "demanding", "fight", "fighting", "win", "winning",
        "cuts", "need", "needs", "learn", "learning", "teach", "want", "bring", "of", "into", "discuss", "discussing",
    ]
    /// Words behind a fact with which it is a subject, a drink or somebody.
    private static let beside: Set<String> = [
        "cost", "costs", "policy", "workers", "cuts", "class", "classes", "course", "courses", "lesson", "lessons",
        "rights", "campaign", "campaigners", "beginners", "taster", "level", "users", "user", "fizz", "beer", "beers",
        "wine", "cocktails", "drinks", "options", "option", "competition", "contest", "voucher", "vouchers", "group",
        "choir", "poetry", "club", "fees",
    ]
    /// Words of a list that is about access, in which each fact is meant.
    private static let ofLists: Set<String> = WayIn.words.union([
        "loop", "hearing", "toilet", "toilets", "loo", "loos", "seating", "parking", "notes", "free", "link",
        "recording", "carers", "seats", "print", "interpreters", "quiet", "gender", "neutral", "changing", "hoist",
        "breaks", "transcript", "slides", "translation",
    ])

    /// The facts that a clause names, other than whether one gets in without a step.
    ///
    /// - Parameter clauses: All of the sentence; in "games, captions, cake" a fact is one thing of a list, and promises
    ///   nothing.
    private static func facts(_ clause: [String], among clauses: [[String]]) -> [(fact: EventFact, value: Bool)] {
        var found: [(fact: EventFact, value: Bool)] = []
        var (index, negated) = (0, -longestNegation - 1)
        while index < clause.count {
            guard let (fact, count) = fact(clause, index), !isSubject(clause, index, count) else {
                if negating.contains(clause[index]) { negated = index }
                index += 1
                continue
            }
            let isAnsweredNo = clause.dropFirst(index + count) == ["no"]
            found.append((fact, index - negated > longestNegation && !isAnsweredNo && !isMissing(clause)))
            index += count
        }
        let isThing =
            found.count == 1 && clauses.count > 1 && clause.count <= 1
            && found.allSatisfy { [.captions, .signLanguage].contains($0.fact) }
        if isThing, !["captioned", "subtitled"].contains(clause[0]) {
            // Several facts among them are no chance.
            let others = clauses.filter { $0 != clause }
            let isOfAccess = others.contains { other in
                other.contains(where: ofLists.contains) || other.contains { $0.hasPrefix("http") || $0.hasPrefix("£") }
                    || !facts(other, among: []).isEmpty
            }
            if !isOfAccess { return [] }
        }
        return found
    }

    /// How many words behind "no" a fact may stand that it denies.
    private static let longestNegation = 3

    /// The fact, other than being step-free, that is named at a word of a clause, and by how many words.
    private static func fact(_ clause: [String], _ index: Int) -> (EventFact, Int)? {
        let rest = clause[index...]
        let next = rest.dropFirst().first
        if let (fact, count) = EventFact.read(rest), fact != .free, fact != .stepFree {
            let name = rest.prefix(count).joined(separator: " ")
            let behind = rest.dropFirst(count).first
            if !vague.contains(name) {
                // "No alcohol" is one name.
                return (fact, count)
            }
            if fact == .alcoholFree, behind.map(ofEvents.contains) == true { return (fact, count + 1) }
        }
        switch clause[index] {
        case "signed" where next == nil && index > 0 || next == "performance": return (.signLanguage, 1)
        case "signers", "signer": return (.signLanguage, 1)
        case "interpreter" where next == "no" || next == "yes": return (.signLanguage, 1)
        case "quiet" where rest.dropFirst().prefix(2).contains(where: rooms.contains): return (.quiet, 1)
        case "quiet" where index > 1 && clause[index - 1] == "kept": return (.quiet, 1)
        case "soft" where rest.dropFirst().starts(with: ["drinks", "only"]): return (.alcoholFree, 3)
        case let word where minding.contains(word) && rest.dropFirst().prefix(4).contains(where: ofChildren.contains):
            return (.childcare, 1)
        default: return nil
        }
    }

    /// Whether a fact that a clause names at a word is what something is about, or of something else.
    private static func isSubject(_ clause: [String], _ index: Int, _ count: Int) -> Bool {
        let before = clause[..<index].suffix(longestNegation)
        if before.contains(where: subjects.contains) { return true }
        // "A talk on childcare"
        if ["on", "for", "the"].contains(before.last), before.contains(where: { ["talk", "on", "for"].contains($0) }) {
            return true
        }
        return clause.dropFirst(index + count).first.map(beside.contains) == true
    }

    /// Whether a clause says in the end that there is none: "captions are not available this time".
    private static func isMissing(_ clause: [String]) -> Bool {
        clause.contains("unavailable")
            || clause.indices.dropFirst().contains { index in
                negating.contains(clause[index - 1])
                    && ["available", "provided", "offered", "booked", "possible"].contains(clause[index])
            }
    }
}
