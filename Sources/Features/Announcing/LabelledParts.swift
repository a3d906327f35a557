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
    /// Facts in parts next to the place: "Leeds, wheelchair accessible, no BSL".
    private(set) var facts: [(EventFact, Bool)] = []
    /// Whether the reader is in the first sentence, which has the place.
    private var isOfPlace = true
    /// Whether the reader is between quotation marks, where it takes nothing.
    private var isQuoted = false

    /// The most words of a cost; a longer part that begins with an amount is a sentence.
    private static let longestCost = 6

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
        switch line[..<colon].trimmingCharacters(in: .whitespaces).lowercased() {
        case "access": access = value
        case "cost", "price", "entry": cost = Cost.tidied(value)
        case "venue", "where", "place", "address", "location":
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
        let parts = sentence.split(separator: ",", omittingEmptySubsequences: false)
        var isOfAccess = false
        defer { isOfPlace = false }
        let kept = parts.enumerated().filter { index, part in
            let marks = part.count { $0 == "\"" }
            defer { if !marks.isMultiple(of: 2) { isQuoted.toggle() } }
            if isQuoted || marks > 0 { return true }
            if take(part) || isOfPlace && index > 0 && takeFacts(part) { return false }
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
        } else if words.folded.count <= Self.longestCost, let amount = Cost.read(words) {
            cost = amount
        } else {
            return false
        }
        return true
    }
}

/// What something costs, as people write it.
enum Cost {
    private static let free: Set<String> = [
        "free", "free entry", "free of charge", "it's free", "nothing", "no charge", "none", "£0", "0",
    ]
    private static let labels: Set<String> = ["cost", "costs", "price", "entry", "tickets", "ticket"]
    private static let phrases: Set<String> = [
        "pay what you can", "pay as you feel", "by donation", "donation", "donations", "donations welcome",
    ]

    /// Reads a part that is only about money: "£5/£3", "cost £5", "free"; nil for other words.
    static func read(_ words: Words) -> String? {
        guard let first = words.folded.first else { return nil }
        let text = AnnouncedPlace.trimmed(words.text)
        if first.hasPrefix("£") || first.hasPrefix("-£") || phrases.contains(words.folded.joined(separator: " ")) {
            return tidied(text)
        }
        if labels.contains(first), let amount = words.folded.dropFirst().first,
            amount.hasPrefix("£") || amount == "free"
        {
            return tidied(AnnouncedPlace.trimmed(words.text(after: 1)))
        }
        return first == "free" && free.contains(words.folded.joined(separator: " ")) ? "free" : nil
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

/// What the words of a time say beyond its beginning and end, such as "til late" or "for 8pm". It becomes the first
/// sentence of the text about the event, and goes when the time changes.
enum TimeNote {
    private static let openEnd = "Til late."

    /// The sentence for the words of a time; empty if they say nothing more.
    static func written(_ words: ArraySlice<String>) -> String {
        if words.contains(where: { $0.hasSuffix("late") }) { return openEnd }
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
        if sentence == openEnd { return true }
        let words = Words(sentence).folded
        return sentence.hasPrefix("For ") && words.count > 1
            && WhenReader.lengthOfHours(words.dropFirst()) == words.count - 1
    }
}
