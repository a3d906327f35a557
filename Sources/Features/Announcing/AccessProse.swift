import Foundation
import Organising
import StewardCore

/// Finds facts about access in whole sentences, if they are certain: "There will be a BSL interpreter", "Sorry, there
/// are steps at the entrance and no lift".
///
/// A clause states a fact if nothing stands before it but little words. What is doubtful, asked, or of something else,
/// such as a step-free toilet, states none.
enum AccessProse {
    /// The facts, each with whether it holds; those that the text both states and denies are left out.
    ///
    /// - Parameter isOfAccess: Whether all of the text is about access, so that each fact in a list is meant.
    static func facts(in text: String, isOfAccess: Bool = false) -> [(fact: EventFact, value: Bool)] {
        var found: [(fact: EventFact, value: Bool)] = []
        for line in text.lines() {
            for sentence in AnnouncedPlace.sentences(of: line) where !sentence.utf8.contains(UInt8(ascii: "?")) {
                let words = Words(withoutBrackets(sentence))
                if !words.folded.contains(where: mayTell) { continue }
                if words.folded.indices.contains(where: { isDoubt(words.folded, $0) }) { continue }
                let clauses = clauses(words).filter { isPromised($0) }
                // "Step free and quiet." is all facts, of which none is vague.
                let named = clauses.compactMap { clause in
                    EventFact.read(clause[...]).flatMap { $0.consumed == clause.count ? $0.fact : nil }
                }
                if clauses.count > 1, named.count == clauses.count, named.contains(.stepFree) {
                    found += named.map { ($0, true) }
                    continue
                }
                // In "games, captions, cake" a fact is one thing of a list, and promises nothing; but nobody lists
                // step-free access or a quiet room among the things to do.
                // Several facts among them are no chance.
                let isOfFacts =
                    isOfAccess || clauses.allSatisfy { $0 == ["free"] || !facts($0).isEmpty }
                    || clauses.count { isBare($0) && !facts($0).isEmpty } > 1
                for clause in clauses
                where isOfFacts || !isBare(clause)
                    || facts(clause).allSatisfy({ [.stepFree, .quiet, .alcoholFree, .childcare].contains($0.fact) })
                {
                    found += facts(clause)
                }
            }
        }
        return EventFact.allCases.compactMap { fact in
            let values = Set(found.filter { $0.fact == fact }.map(\.value))
            return values.count == 1 ? values.first.map { (fact, $0) } : nil
        }
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
        EventFact.mayBegin(with: word) || wordsOfFacts.contains(word)
            || word.utf8.contains(UInt8(ascii: "-")) && word.split(separator: "-").contains(where: ofSteps.contains)
    }

    /// Words of sentences about steps, ramps and wheelchairs.
    private static let wordsOfFacts = Set(ofSteps.map(String.init)).union(["ramp", "ramped", "suitable"])

    /// Whether the words say something about access from the first on, and nothing else: not "Leeds with step-free
    /// access", nor "access: the lift is broken".
    static func isAll(_ words: Words) -> Bool {
        guard let first = words.folded.first, !words.text.contains(where: { $0.isOne(of: "(:") }) else { return false }
        let text = words.folded.joined(separator: " ")
        return clauses(words).allSatisfy { !facts($0).isEmpty }
            && (leading.contains(first) || negating.contains(first) || EventFact.read(words.folded[...]) != nil
                || stepPhrases.contains(where: text.hasPrefix))
    }

    private static let doubts: Set<String> = [
        "if", "request", "requested", "ask", "hopefully", "hope", "hoping", "may", "might", "maybe",
        "perhaps",
        "trying", "try", "tbc", "unless", "should", "partly", "partially", "partial", "mostly", "nearly", "almost",
        "unconfirmed", "possibly", "probably", "when", "whether", "could", "would", "limited", "some", "planned",
    ]
    /// Whether a word makes a sentence doubtful: not "may" in a date, nor "if" in "if you tell us by Friday".
    private static func isDoubt(_ words: [String], _ index: Int) -> Bool {
        guard doubts.contains(words[index]) else { return false }
        let (before, after) = (index > 0 ? words[index - 1] : "", words[(index + 1)...].prefix(2))
        switch words[index] {
        // "Step-free, BSL on request" leaves only its last part open.
        case "request": return before != "on"
        case "may":
            return before.first?.isNumber != true && before != "of" && after.first?.first?.isNumber != true
        // "A quiet room should you need one"
        case "should": return after.first != "you"
        // "Some captions" are in doubt, and "some hills" are not.
        case "some":
            return ["of", "parts", "areas", "rooms", "sort", "kind"].contains(after.first)
                || EventFact.read(words[(index + 1)...]) != nil
        case "if": return after.first != "you" || !["tell", "book", "let"].contains(after.last)
        default: return true
        }
    }

    /// Words behind what somebody has to ask for, which promise nothing.
    private static let onRequest = ["on", "request"]

    /// Whether a clause promises what it names. A crèche is there for whoever books it.
    private static func isPromised(_ clause: [String]) -> Bool {
        clause.suffix(onRequest.count) != onRequest[...]
            || EventFact.read(clause[...]).map { $0.fact == .childcare && !vague.contains(clause[0]) } == true
    }

    private static let joining: Set<String> = [
        "and", "but", "&", "+", "plus", "with", "though", "although", "so", "-", "/",
    ]
    private static let negating: Set<String> = [
        "no", "not", "without", "isn't", "aren't", "isnt", "arent", "never", "lacks", "don't", "doesn't", "won't",
    ]
    private static let leading: Set<String> = [
        "there", "there's", "there'll", "is", "are", "will", "be", "we", "we'll", "we've", "have", "has", "the",
        "venue",
        "event", "it's", "its", "it", "this", "that", "place", "building", "room", "hall", "space", "pub", "a", "an",
        "also", "fully", "completely", "entirely", "all", "live", "free", "on-site", "onsite", "provides", "provide",
        "provided", "rooms", "library", "church", "café", "cafe", "bar", "centre", "hub", "chapel", "school", "office",
        "club", "route", "offering", "offer", "offers", "includes", "including", "include", "got", "both", "our",
        "yes",
        "sorry", "unfortunately", "sadly", "please", "note", "which", "films", "film", "talks", "here", "professional",
        "qualified", "good", "full", "main", "entrance", "access", "an", "separate", "do", "does", "again", "available",
        "at", "least", "one", "two", "via", "everything", "everywhere", "throughout", "meeting", "organisers", "you",
        "can", "get", "supervised", "interpreted", "dedicated", "strictly", "total", "totally",
    ]
    private static let trailing: Set<String> = [
        "available", "provided", "booked", "on", "on-site", "onsite", "there", "here", "please", "event", "events",
        "venue", "room", "building", "entrance", "access", "throughout", "via", "at", "from", "in", "into", "by",
        "through", "for", "confirmed", "included", "too", "also", "interpreter", "interpreters", "interpretation",
        "arranged", "offered", "this", "everywhere", "upstairs", "downstairs", "inside", "all", "to", "served", "sold",
        "allowed", "during", "night", "evening", "social", "running", "open", "entry", "anywhere", "provision",
        "present", "attending", "screens", "screen", "screening", "screenings", "showing", "performance", "if", "rooms",
        "switched", "turned",
        "both", "each", "every", "yes", "next", "nearby", "tent", "corner", "area", "used",
    ]
    private static let (copulas, statements): (Set<String>, Set<String>) = (
        ["is", "are", "will", "has", "have"],
        [
            "be", "been", "provided", "available", "booked", "on", "offered", "there", "arranged", "confirmed",
            "included",
            "running", "set", "laid", "open", "fitted", "installed",
        ]
    )
    /// Names of facts that mean something else in a sentence.
    private static let vague: Set<String> = [
        "accessible", "ramp", "lift access", "wheelchair", "wheelchairs", "wheelchair user", "wheelchair users", "kid",
        "kids", "children", "dry", "sober", "signed", "signing", "caption", "quiet", "quiet place", "no drinking",
    ]
    /// Words after "dry" and the like with which they mean that there is no alcohol.
    private static let ofEvents: Set<String> = ["event", "space", "social", "venue", "night", "evening", "bar", "do"]

    /// Names of facts that hold for whatever is so described: "BSL interpreted talk".
    private static let interpreted: Set<String> = ["bsl interpreted", "sign interpreted"]

    private static func clauses(_ words: Words) -> [[String]] {
        var clauses: [[String]] = [[]]
        for index in words.folded.indices {
            let isShown = words.folded[index] == "with" && clauses[clauses.count - 1].last.map(shown.contains) == true
            if joining.contains(words.folded[index]), !isShown {
                clauses.append([])
                continue
            }
            clauses[clauses.count - 1].append(words.folded[index])
            // "Captions: yes" is one clause.
            let isAnswered =
                words.written(index).hasSuffix(":")
                && ["yes", "no"].contains(words.folded.dropFirst(index + 1).first)
            if !isAnswered, words.written(index).last.map({ $0.isOne(of: ",;:.!") }) == true { clauses.append([]) }
        }
        return clauses.filter { !$0.isEmpty }
    }

    /// Words before "with" and what an event is shown with.
    private static let shown: Set<String> = ["shown", "screened", "performed", "presented", "streamed"]

    /// Whether a clause is the name of a fact and nothing else.
    private static func isBare(_ clause: [String]) -> Bool {
        guard let first = clause.first, !negating.contains(first), let read = EventFact.read(clause[...]) else {
            return false
        }
        // "Crèche available" says that there is one.
        return read.consumed == clause.count && clause.last.map { statements.contains($0) } != true
    }

    private static func facts(_ clause: [String]) -> [(fact: EventFact, value: Bool)] {
        // "Childcare: no"
        if clause.count > 1, clause.last == "no", isBare(clause.dropLast()) {
            return facts(clause.dropLast()).map { ($0.fact, false) }
        }
        if hasSteps(clause) { return [(.stepFree, false)] }
        if hasRamp(clause) || suitsWheelchairs(clause) { return [(.stepFree, true)] }
        var found: [(fact: EventFact, value: Bool)] = []
        var isNegated = false
        var index = 0
        while index < clause.count {
            let rest = clause[index...]
            if let (fact, consumed) = EventFact.read(rest), fact != .free {
                let name = rest.prefix(consumed).joined(separator: " ").replacing("-", with: " ").replacing(
                    "#", with: "")
                let next = rest.dropFirst(consumed)
                if vague.contains(name), fact != .alcoholFree || !(next.first.map(ofEvents.contains) ?? false) { break }
                let isOfEvent = fact == .alcoholFree && next.first.map(ofEvents.contains) == true
                if !isOfEvent, !interpreted.contains(name), !goesOn(next) { break }
                found.append((fact, !isNegated))
                index += consumed
                isNegated = false
            } else if found.isEmpty, negating.contains(clause[index]) {
                isNegated = true
                index += 1
            } else if found.isEmpty,
                leading.contains(clause[index]) || shown.contains(clause[index])
                    || clause[index] == "with" && index > 0 && shown.contains(clause[index - 1])
            {
                index += 1
            } else {
                break
            }
        }
        return found
    }

    /// Whether the words after a fact let it stand: none, another fact, or "available", "via the yard" and the like.
    private static func goesOn(_ words: ArraySlice<String>) -> Bool {
        // "A quiet room should you need one"
        guard let first = words.first, !words.starts(with: ["should", "you"]) else { return true }
        if copulas.contains(first) { return words.dropFirst().first.map { statements.contains($0) } ?? true }
        return trailing.contains(first) || EventFact.read(words) != nil
    }

    /// Whether a clause says that there is a ramp at the way in: "there's a ramp at the side entrance".
    private static func hasRamp(_ clause: [String]) -> Bool {
        guard let ramp = clause.firstIndex(of: "ramp"), clause[..<ramp].allSatisfy(leading.contains),
            clause.contains(where: { ["there's", "is", "have", "has"].contains($0) }) || ramp + 1 < clause.count
        else { return false }
        guard let next = clause[(ramp + 1)...].first else { return true }
        if next == "available" { return clause.dropFirst(ramp + 1).allSatisfy(trailing.contains) }
        guard ["at", "to", "into", "by"].contains(next) else { return false }
        let behind = clause[(ramp + 2)...]
        // "To the clubhouse" leads in, "to the garden" elsewhere.
        if next == "to", behind.first == "the", !behind.contains(where: inside.contains) { return true }
        return clause[(ramp + 2)...].contains {
            ["entrance", "door", "doors", "entry", "front", "building"].contains($0)
        }
    }

    /// Where a ramp may lead that does not let people in.
    private static let inside: Set<String> = [
        "stage", "garden", "toilet", "toilets", "loo", "loos", "bar", "car", "terrace", "patio", "beach", "yard",
        "platform", "balcony", "kitchen", "upper", "back", "rear",
    ]

    /// Whether a clause says that people in wheelchairs can come: "suitable for wheelchairs", "fully ramped".
    private static func suitsWheelchairs(_ clause: [String]) -> Bool {
        let rest = clause.drop(while: leading.contains)
        return rest.first == "ramped" && rest.dropFirst().allSatisfy(trailing.contains)
            || rest.starts(with: ["accessible", "by", "lift"]) || rest.starts(with: ["accessible", "via", "lift"])
            || rest.first.map { ["suitable", "fine", "ok", "okay", "good"].contains($0) } == true
                && (rest.dropFirst().starts(with: ["for", "wheelchairs"])
                    || rest.dropFirst().starts(with: ["for", "wheelchair", "users"]))
    }

    /// Whether a clause says that one has to climb steps: "there are three steps up to the door", "no lift", "not
    /// suitable for wheelchairs".
    private static func hasSteps(_ clause: [String]) -> Bool {
        let words = clause.flatMap { $0.split(separator: "-") }
        guard words.contains(where: ofSteps.contains) else { return false }
        if clause.contains(where: { ["toilet", "toilets", "loo", "loos", "without"].contains($0) }) { return false }
        let text = " " + clause.map { $0.replacing("-", with: " ") }.joined(separator: " ") + " "
        let apologies = [" sorry ", " sadly ", " unfortunately ", " i'm afraid ", " yet "]
        if apologies.contains(where: { text.hasSuffix(" no lift" + $0) }) { return true }
        let isCounted = words.indices.dropFirst().contains { index in
            ["steps", "stairs"].contains(words[index]) && words[index - 1].allSatisfy(\.isNumber)
        }
        if isCounted { return true }
        if text.hasSuffix(" no lift ") || text.contains(" no lift to ") || text.contains(" no lift at ") { return true }
        if text.contains(" no steps") || text.contains(" without steps") { return false }
        return stepPhrases.contains { text.contains(" \($0) ") }
    }

    /// Each phrase that tells of steps has one of these words, and few sentences have any.
    private static let ofSteps: Set<Substring> = [
        "lift", "step", "steps", "stairs", "wheelchair", "wheelchairs", "accessible", "inaccessible", "access",
    ]

    private static let stepPhrases: [String] = {
        let numbers = [
            "a few", "few", "some", "several", "two", "three", "four", "five", "six", "one", "many", "steep",
        ]
        let counted = numbers.flatMap { ["\($0) steps", "\($0) step", "\($0) stairs"] }
        return counted.filter { $0 != "some step" } + [
            "steps at the", "steps to the", "steps up", "steps into", "steps down", "step at the", "step up",
            "flight of stairs", "flights of stairs", "flight of steps", "up the stairs", "stairs only", "by stairs",
            "up some stairs", "there are steps", "there are stairs", "has steps", "has stairs", "is a step",
            "only stairs", "steps at entrance", "not suitable for wheelchairs", "unsuitable for wheelchairs",
            "not suitable for wheelchair users", "unsuitable for wheelchair users", "isn't suitable for wheelchairs",
            "not wheelchair accessible", "isn't wheelchair accessible", "not wheelchair friendly",
            "no wheelchair access",
            "not accessible", "isn't accessible", "inaccessible", "not step free", "isn't step free",
            "no step free access", "no disabled access", "no level access", "not yet step free", "via stairs",
        ]
    }()
}
