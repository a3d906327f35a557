import Foundation
import Organising
import StewardCore

/// Takes cost, capacity, access, organiser and venue out of the text after an announcement's time: "£5/£3", "40
/// places", "Access: the lift is at the back.", "organised by Leeds branch", "Venue: Example Hall".
struct LabelledParts {
    /// The rest of the text.
    private(set) var text = ""
    private(set) var cost: String?
    private(set) var capacity: Int?
    /// The text after "Access:".
    private(set) var access: String?
    private(set) var organiser: String?
    /// The text after "Venue:" or the like.
    private(set) var venue: String?
    /// Parts such as "doors 6.30pm" and "ends at the pub about 2", which belong to the text about the event.
    private(set) var notes: [String] = []
    /// Facts in parts next to the place: "Leeds, wheelchair accessible, no BSL".
    private(set) var facts: [(EventFact, Bool)] = []
    /// Whether the reader is in the first sentence, which has the place.
    private var isOfPlace = true
    /// Whether the reader is between quotation marks, where it takes nothing.
    private var isQuoted = false

    init(takenFrom written: String) {
        let lines = written.split(whereSeparator: \.isNewline).map { line in
            takeLabel(line, isWhole: true) || takeOrganiser(line)
                ? "" : AnnouncedPlace.sentences(of: line).map { take(from: $0) }.joined(separator: " ")
        }
        text = lines.filter { !$0.isEmpty }.joined(separator: "\n")
    }

    /// Takes "Access: …", "Cost: …" or "Venue: …" at the start of a line or sentence; the venue of a whole line is only
    /// its first sentence.
    private mutating func takeLabel(_ line: some StringProtocol, isWhole: Bool = false) -> Bool {
        guard let colon = line.firstIndex(of: ":") else { return false }
        let value = line[line.index(after: colon)...].trimmingCharacters(in: .whitespaces)
        guard !value.isEmpty else { return false }
        switch PosterLabel.read(line)?.label {
        case .access?: access = value
        case .cost? where !Links.are(in: value): addCost(Cost.tidied(value))
        case .capacity?:
            guard let count = Capacity.read(Words(value).folded) else { return false }
            capacity = count
        case .place?:
            if isWhole { return false }
            venue = [venue, value].compactMap(\.self).joined(separator: ", ")
        default: return false
        }
        return true
    }

    /// Takes parts between commas out of a sentence and returns the rest, with the mark that ends it.
    private mutating func take(from sentence: String) -> String {
        let end = sentence.last.map { ".!?".contains($0) } == true ? String(sentence.suffix(1)) : ""
        if takeLabel(end == "." ? String(sentence.dropLast()) : sentence) { return "" }
        if let entry = Cost.freeEntry(Words(sentence)) {
            addCost(entry)
            return sentence
        }
        let parts = Self.apart(sentence.split(separator: ",", omittingEmptySubsequences: false))
        var isOfAccess = false
        defer { isOfPlace = false }
        let kept = parts.enumerated().filter { index, part in
            let marks = part.count { $0 == "\"" }
            defer { if !marks.isMultiple(of: 2) { isQuoted.toggle() } }
            if isQuoted || marks > 0 { return true }
            if take(part) || isOfPlace && index > 0 && takeFacts(part) { return false }
            if isOfPlace,
                TimeNote.isOfPart(Words(String(part))) || !isOfAccess && index > 0 && Self.isTalk(Words(String(part)))
            {
                notes.append(AnnouncedPlace.trimmed(part))
                return false
            }
            let text = end == "." && part.last == "." ? part.dropLast() : part
            // After "Access:" the rest of the sentence is about access: "Leeds, access: no BSL, step-free".
            if isOfAccess, let before = access {
                access = "\(before),\(text)"
                return false
            }
            let before = access
            guard takeLabel(text) else { return true }
            isOfAccess = access != before
            return false
        }.map(\.element)
        if kept.count == parts.count { return sentence }
        let rest = kept.joined(separator: ",")
        if rest.trimmingCharacters(in: .whitespaces).isEmpty { return "" }
        return rest.last.map { ".!?".contains($0) } == true ? rest : rest + end
    }

    /// Takes the organiser if the line or part names one.
    private mutating func takeOrganiser(_ text: Substring) -> Bool {
        guard let name = Organiser.read(text) else { return false }
        organiser = name
        return true
    }

    /// Words that mean a fact in a question, but may mean something else in an announcement.
    private static let vague: Set<String> = ["kid", "kids", "children", "dry"]

    /// Takes facts about access; not a quiet room, which may be the place itself.
    private mutating func takeFacts(_ part: Substring) -> Bool {
        let words = Words(String(part))
        guard !Self.vague.contains(words.folded.joined(separator: " ")),
            let read = AnnouncementReader.onlyFacts(words),
            read.allSatisfy({ fact, _ in fact != .quiet && fact != .free })
        else { return false }
        facts += read
        return true
    }

    private mutating func take(_ part: Substring) -> Bool {
        if takeOrganiser(part) { return true }
        let words = Words(String(part))
        if words.folded.count > 1, let count = Capacity.read(words.folded) {
            capacity = count
        } else if let amount = Cost.read(words) ?? (cost == nil ? nil : Cost.exception(words)) {
            addCost(amount)
        } else {
            return false
        }
        return true
    }

    /// Words that begin a part about the event, and words that end one.
    private static let beginningTalk: Set<String> = [
        "bring", "come", "please", "all", "everyone", "everybody", "dogs", "children", "kids", "families", "music",
        "with",
        "free", "no", "boots", "donations", "teams", "banners", "contact", "rsvp", "chapter", "food", "tea", "cake",
        "raffle",
        "snacks", "refreshments", "over", "under", "wear", "dress", "ask",
    ]
    private static let endingTalk: Set<String> = [
        "welcome", "provided", "included", "available", "needed", "required", "raffle", "essential", "optional",
        "supplied",
    ]

    /// Whether a part next to the place is about the event: "dogs welcome", "bring a cup".
    private static func isTalk(_ words: Words) -> Bool {
        guard words.folded.count > 1, let first = words.folded.first, let last = words.folded.last,
            !AddressWords.areAddress(words.text)
        else { return false }
        return beginningTalk.contains(first) || endingTalk.contains(last)
    }

    private mutating func addCost(_ amount: String) {
        guard let known = cost, known != amount else {
            cost = amount
            return
        }
        cost = known == "free" ? amount : amount == "free" ? known : "\(known), \(amount)"
    }

    /// Parts with a price at their end, "The Example Arms £2 entry", in two.
    private static func apart(_ parts: [Substring]) -> [Substring] {
        parts.flatMap { part -> [Substring] in
            guard part.contains("£"), !part.contains("\""), let sign = part.firstIndex(of: "£"),
                part[..<sign].contains(where: { !$0.isWhitespace }), part[..<sign].last?.isWhitespace == true,
                Cost.read(Words(String(part))) == nil, Cost.isPrice(Words(String(part[sign...])))
            else { return [part] }
            return [part[..<sign], part[sign...]]
        }
    }
}

/// What something costs, as people write it.
enum Cost {
    private static let free: Set<String> = [
        "free", "free entry", "free of charge", "it's free", "nothing", "no charge", "none", "£0", "0", "free event",
        "free admission", "entry free", "admission free", "entry is free", "free for all", "free to attend",
        "free to all", "totally free", "completely free", "entrance free", "it is free", "all free", "free to enter",
        "free to join", "no entry fee", "nothing to pay", "no cost", "costs nothing", "no fee", "without charge",
        "free ticket", "free tickets",
    ]
    /// Words before an amount that say no more than that it is what it costs.
    private static let labels: Set<String> = [
        "cost", "costs", "price", "prices", "entry", "tickets", "ticket", "admission", "entrance", "fee", "is", "are",
        "it's", "its",
    ]
    /// Other words before an amount.
    private static let leading: Set<String> = [
        "suggested", "donation", "donations", "only", "just", "about", "around", "approx", "approximately", "from", "a",
        "roughly", "under", "pay", "on", "the", "door", "advance", "adv", "in", "members", "waged", "unwaged", "up",
        "to",
        "between", "minimum", "or", "and", "plus",
    ]
    /// Words after an amount.
    private static let trailing: Set<String> = [
        "entry", "each", "otd", "adv", "advance", "in", "on", "the", "door", "conc", "concs", "concession",
        "concessions", "waged", "unwaged", "low", "income", "wage", "full", "price", "suggested", "donation",
        "donations",
        "per", "person", "pp", "head", "a", "members", "non-members", "nonmembers", "member", "student", "students",
        "unemployed", "tickets", "ticket", "or", "and", "for", "including", "incl", "inc", "with", "under", "over",
        "free",
        "children", "kids", "solidarity", "standard", "supporter", "max", "minimum", "min", "early", "bird", "plus",
        "booking", "fee", "if", "can", "afford", "at", "to", "pay", "what", "you", "guests", "others", "claimants",
        "you're", "youre", "are", "your", "we're", "not", "working", "work", "pounds", "quid", "p", "-", "/", "only",
        "ish", "both", "days", "day", "weekend", "food", "lunch", "tea", "is",
    ]
    private static let phrases: Set<String> = [
        "pay what you can", "pay as you feel", "by donation", "donation", "donations", "donations welcome",
        "pay what you want", "pwyc", "suggested donation", "donations appreciated", "free/donation", "sliding scale",
        "bucket collection", "pay what you like", "donation on the door",
    ]
    private static let coins: Set<String> = ["tenner", "fiver"]
    /// What may follow "free" if it says that the event costs nothing, rather than the parking or the food.
    private static let followingFree: Set<String> = ["but", "and", "entry", "admission", "event", "-"]
    /// The most words of a part about money.
    private static let longest = 10

    /// Reads a part that is only about money: "£5/£3", "cost £5", "about a tenner", "free"; nil for other words.
    static func read(_ words: Words) -> String? {
        guard let first = words.folded.first, words.folded.count <= longest else { return nil }
        let whole = words.folded.joined(separator: " ")
        let text = AnnouncedPlace.trimmed(words.text)
        if free.contains(whole) { return ["none", "nothing", "0"].contains(whole) ? nil : "free" }
        if first.hasPrefix("-£") || phrases.contains(whole) { return tidied(text) }
        guard let amount = words.folded.indices.first(where: { isAmount(words.folded, $0) }) else {
            guard labels.contains(first), words.folded.count < 4 else { return nil }
            let rest = AnnouncedPlace.trimmed(words.text(after: 1))
            let says = Words(rest).folded.joined(separator: " ")
            return free.contains(says) || phrases.contains(says) ? tidied(rest) : nil
        }
        let before = words.folded[..<amount]
        guard before.allSatisfy({ labels.contains($0) || leading.contains($0) }) else { return nil }
        // A few words after an amount may be any: "£6 with a drink".
        guard words.folded.count - amount <= shortest || isPrice(words.dropFirst(amount)) else { return nil }
        let unsaid = before.prefix { labels.contains($0) }.count
        return tidied(AnnouncedPlace.trimmed(words.text(after: unsaid)))
    }

    /// The most words of a part that begins with an amount and goes on with any words.
    private static let shortest = 6

    /// Whether the words are an amount and only words that go with one.
    static func isPrice(_ words: Words) -> Bool {
        guard !words.isEmpty, isAmount(words.folded, 0) else { return false }
        return words.folded.indices.allSatisfy { index in
            let word = words.folded[index].trimmingCharacters(in: .punctuationCharacters)
            return word.contains(where: \.isNumber) || trailing.contains(word) || word.isEmpty
        }
    }

    /// "under 18s free", after a price; nil for other words.
    static func exception(_ words: Words) -> String? {
        guard words.folded.count < 6, words.folded.contains("free"),
            words.folded.allSatisfy({ trailing.contains($0) || $0.first?.isNumber == true || $0.hasSuffix("s") })
        else { return nil }
        return AnnouncedPlace.trimmed(words.text)
    }

    /// "free" if a sentence says so of the event and goes on: "Free but ticketed: …"; nil otherwise.
    static func freeEntry(_ sentence: Words) -> String? {
        var words = sentence.folded[...]
        if ["it's", "entry", "admission"].contains(words.first) { words = words.dropFirst() }
        if words.first == "is" { words = words.dropFirst() }
        guard words.first == "free", words.count > 1 else { return nil }
        let rest = words.dropFirst()
        if let next = rest.first, followingFree.contains(next) {
            // A part of its own is taken by itself: "Free entry, all welcome".
            return ["but", "and"].contains(next) ? "free" : nil
        }
        return ["to attend", "to all", "to enter", "to join", "of charge", "for all", "for everyone"]
            .contains(rest.prefix(2).joined(separator: " ")) && !sentence.text.contains(",") ? "free" : nil
    }

    private static func isAmount(_ words: [String], _ index: Int) -> Bool {
        let word = words[index].drop { "(".contains($0) }
        if word.first == "£", word.dropFirst().first.map({ $0.isNumber || $0 == "-" }) == true { return true }
        if coins.contains(String(word)) { return true }
        let next = index + 1 < words.count ? words[index + 1] : ""
        return word.allSatisfy { $0.isASCII && $0.isNumber } && !word.isEmpty && ["pounds", "quid"].contains(next)
    }

    /// Whether an amount is negative, as in "£-5" and "£5, -£3", but not in "£3-5".
    static func isNegative(_ text: String) -> Bool {
        let signs = Array(text.filter { !$0.isWhitespace && $0 != "£" })
        return signs.indices.dropLast().contains { index in
            guard signs[index] == "-", signs[index + 1].isNumber else { return false }
            let before = index > 0 ? signs[index - 1] : nil
            return before.map { $0.isLetter || $0.isNumber || $0 == ")" } != true
        }
    }

    /// The words on one line; "free" if they mean that there is nothing to pay, and with a pound sign if they are a
    /// bare number.
    static func tidied(_ text: String) -> String {
        let line = text.split(whereSeparator: \.isWhitespace).joined(separator: " ")
        if free.contains(Words(line).folded.joined(separator: " ")) { return "free" }
        return !line.isEmpty && line.utf8.allSatisfy({ (48...57).contains($0) || $0 == 46 }) ? "£\(line)" : line
    }
}

/// The branch or group that puts on an event, as people write it.
enum Organiser {
    private static let labels: Set<String> = [
        "organiser", "organisers", "organizer", "organizers", "organised by", "organized by",
    ]
    /// The most words of a name; more words after "organised by" are a sentence, such as "organised by and for those
    /// who …".
    private static let longest = 8

    /// Reads "Organiser: Leeds branch" or "organised by Leeds branch"; nil if more follows.
    static func read(_ text: Substring) -> String? {
        guard AnnouncedPlace.sentences(of: text).count == 1 else { return nil }
        if let colon = text.firstIndex(of: ":") {
            let label = text[..<colon].trimmingCharacters(in: .whitespaces).lowercased()
            if labels.contains(label) { return named(text[text.index(after: colon)...]) }
        }
        let words = Words(String(text))
        guard labels.contains(words.folded.prefix(2).joined(separator: " ")), words.folded.count <= longest + 2,
            !text.contains(",")
        else { return nil }
        return named(words.text(after: 2)[...])
    }

    /// The name on one line, without the mark that ends its sentence.
    static func tidied(_ text: some StringProtocol) -> String {
        let line = text.split(whereSeparator: \.isWhitespace).joined(separator: " ")
        return line.trimmingCharacters(in: CharacterSet(charactersIn: " .,;:"))
    }

    private static func named(_ text: Substring) -> String? {
        let name = tidied(text)
        return name.isEmpty ? nil : name
    }
}

extension TimeNote {
    private static let leading: Set<String> = [
        "doors", "ends", "ending", "finish", "finishes", "finishing", "bar", "food", "last", "music", "kick-off", "set",
        "leave", "leaving", "starts", "arrive", "arrivals", "gather", "assemble", "registration", "reg",
    ]
    /// The most words of such a part.
    private static let longestPart = 6

    /// Whether a part between commas is about another time than the event's: "doors 6.30pm".
    static func isOfPart(_ words: Words) -> Bool {
        guard words.folded.count <= longestPart, let first = words.folded.first else { return false }
        if words.folded.contains(where: MomentWords.isClock), !MomentWords.isClock(first) { return true }
        return leading.contains(first)
            && words.folded.indices.dropFirst().contains { index in
                WhenReader.lengthOfHours(words.folded[index...]) != nil
            }
    }
}

/// What the words of a time say beyond its beginning and end, such as "til late" or "for 8pm". It becomes the first
/// sentence of the text about the event, and goes when the time changes.
enum TimeNote {
    private static let openEnd = "Til late."
    /// For an event whose hours nobody knows yet.
    static let unknownHours = "Time to be confirmed."

    /// The sentence for the words of a time; empty if they say nothing more.
    static func written(_ words: ArraySlice<String>) -> String {
        if words.contains(where: { $0.hasSuffix("late") }) { return openEnd }
        let areUnknown = words.indices.contains { WithoutHours.read(words[$0...])?.areUnknown == true }
        if areUnknown || AnnouncementReader.isUnknown(Words(words.joined(separator: " "))) { return unknownHours }
        guard let index = words.firstIndex(of: "for") else { return "" }
        let rest = words[(index + 1)...]
        return WhenReader.lengthOfHours(rest).map { "For \(rest.prefix($0).joined(separator: " "))." } ?? ""
    }

    /// The text about an event after its time has changed from `earlier` to what `words` say.
    static func text(
        _ text: String, from earlier: EventTime?, to time: EventTime, saying words: Words
    ) -> String {
        let note = written(words.folded[...])
        let sentences = AnnouncedPlace.sentences(of: text)
        guard let first = sentences.first, isNote(first) else {
            return [note, text].filter { !$0.isEmpty }.joined(separator: " ")
        }
        let isMoved = earlier.map { $0.moved(to: time.start.date) } == time
        let stands = note.isEmpty && (isMoved || first == openEnd && time.end == nil)
        return ([stands ? first : note] + sentences.dropFirst()).filter { !$0.isEmpty }.joined(separator: " ")
    }

    private static func isNote(_ sentence: String) -> Bool {
        if sentence == openEnd || sentence == unknownHours { return true }
        let words = Words(sentence).folded
        return sentence.hasPrefix("For ") && words.count > 1
            && WhenReader.lengthOfHours(words.dropFirst()) == words.count - 1
    }
}
