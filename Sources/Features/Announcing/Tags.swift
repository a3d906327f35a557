import Events
import Foundation
import Organising
import StewardCore

/// Takes tags such as "#free" and "#capacity-40" out of the text of an announcement.
struct Tags {
    /// The text without known tags and tags at the end of its first line; text between quotation marks is left alone.
    private(set) var text = ""
    /// The unknown tags, as they were typed.
    private(set) var unknown: [String] = []
    /// Unknown tags at the end of the first line, which belong to the text about the event rather than to a name or a
    /// place.
    private(set) var loose: [String] = []
    private var known: [Tag] = []
    /// A known tag with a question mark after it.
    private var doubtful: String?

    private enum Tag {
        case fact(EventFact, Bool)
        case online, privateVenue, everybody
        case capacity(Int)
    }

    init(takenFrom written: String) {
        var isQuoted = false
        var lines = written.lines(keepingEmpty: true)
            .map { line in takeTags(from: line, &isQuoted) }
        if let first = lines.first { lines[0] = takeLoose(fromEndOf: first) }
        text = lines.joined(separator: "\n")
    }

    private mutating func takeLoose(fromEndOf line: String) -> String {
        if unknown.isEmpty { return line }
        let words = line.split(separator: " ")
        let unknown = Set(unknown)
        loose = words.reversed().prefix { unknown.contains("#\(Self.name(of: $0))") }.reversed().map(String.init)
        return words.dropLast(loose.count).joined(separator: " ")
    }

    /// Sets in a draft what the tags say.
    func apply(to draft: inout AnnouncementDraft) {
        for tag in known {
            switch tag {
            case .fact(let fact, let value): draft.set(fact, to: value)
            case .online where draft.site == nil: draft.isOnline = true
            case .online: draft.site?.isOnline = true
            case .privateVenue: (draft.venueAudience, draft.showsPrivatePlace) = (.coming, nil)
            case .everybody: draft.mentionsRoom = true
            case .capacity(let count): draft.capacity = count
            }
        }
        draft.unknownTags = unknown
    }

    /// A refusal if tags contradict each other or one is a question; nil otherwise.
    var problem: Reply? {
        if let doubtful { return Replies.doubtfulFact(doubtful) }
        let contradicted = EventFact.allCases.first { asked in
            let values = known.compactMap { tag in
                if case .fact(asked, let value) = tag { value } else { nil }
            }
            return Set(values).count > 1
        }
        return contradicted.map(Replies.contradictoryTags)
    }

    /// Whether there is no known tag.
    var isEmpty: Bool { known.isEmpty }

    /// Whether "#online" is among them; then no town is needed.
    var isOnline: Bool {
        known.contains { if case .online = $0 { true } else { false } }
    }

    /// Whether "#private-venue" is among them.
    var isPrivate: Bool {
        known.contains { if case .privateVenue = $0 { true } else { false } }
    }

    /// Whether the text seems to mean "#private-venue" but is not read as that tag, such as "# private" or
    /// "private-venu", so that a slip does not make a private place public.
    static func meansPrivateVenue(_ text: String) -> Bool {
        let written = text.withoutLookAlikes
        var rest = written.has(letters: "private") ? written.lowercased()[...] : ""
        while let found = rest.range(of: "private") {
            let before = rest[..<found.lowerBound].last { $0 != " " }
            let after = rest[found.upperBound...]
            let isOfVenue = after.drop { $0.isOne(of: " -_") }.hasPrefix("venu")
            if before == "#" || isOfVenue { return true }
            rest = after
        }
        return written.parts(between: ",;.(").contains { isSlip($0) }
    }

    /// Whether a tag was probably meant to keep the place private: "#privat-venue", "#secret-venue".
    private static func isSlip(_ word: Substring) -> Bool {
        // Most words begin with a letter, and no short one is a slip for "#private".
        if word.utf8.count < shortestSlip { return false }
        if let first = word.utf8.first, (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(first | 0x20) { return false }
        guard let mark = word.first(where: { $0 == "#" || $0.isLetter }), !mark.isLetter else { return false }
        let letters = word.lowercased().filter(\.isLetter)
        if letters.hasPrefix("priv") || letters.contains("venu") || keepingPrivate.contains(letters) { return true }
        return suggestion(for: "#\(word.drop { $0 != mark }.dropFirst())") == "#private-venue"
            || Suggestion.nearest(to: letters, in: ["privatevenue"]) != nil
            || EditDistance.slips(from: Array(letters.utf8), to: Array("private".utf8)).map { $0 < 2 } == true
    }

    /// The least bytes of such a tag: "#priv".
    private static let shortestSlip = 5

    /// Other tags that people write to keep the place private, by their letters alone.
    private static let keepingPrivate: Set<String> = [
        "coming", "onlycoming", "thosecoming", "onlythosecoming", "audience", "audiencecoming",
        "audienceonlythosecoming",
        "hidden", "hiddenplace", "hiddenlocation", "hiddenaddress", "secret", "secretplace", "secretlocation",
        "secretaddress", "confidential",
    ]

    /// Whether the text may be about a private place, so that a room must not read it again.
    static func mayMeanPrivateVenue(_ written: String) -> Bool {
        written.withoutLookAlikes.lowercased().contains("priv") || meansPrivateVenue(written)
            || PrivateWish.isSaid(in: written)
    }

    private mutating func takeTags(from line: Substring, _ isQuoted: inout Bool) -> String {
        var kept: [Substring] = []
        if !line.utf8.contains(where: { $0 == UInt8(ascii: "#") || $0 == UInt8(ascii: "@") }) {
            if !line.utf8.count(where: { $0 == UInt8(ascii: "\"") }).isMultiple(of: 2) { isQuoted.toggle() }
            return line.parts().joined(separator: " ")
        }
        var words = line.split(separator: " ")[...]
        while let word = words.popFirst() {
            defer { if !word.count(where: { $0 == "\"" }).isMultiple(of: 2) { isQuoted.toggle() } }
            if !isQuoted, word.prefix(while: { !$0.isOne(of: ",.;:!?)") }).lowercased() == "@room" {
                known.append(.everybody)
                Self.keep(word.dropFirst("@room".count), after: &kept)
                continue
            }
            guard !isQuoted, word.first == "#", word.count > 1 else {
                kept.append(word)
                continue
            }
            let name = Self.name(of: word)
            let noun = words.first.map { $0.prefix { $0.isLetter }.lowercased() } ?? ""
            if let count = Capacity.number(name), Capacity.nouns.contains(noun) {
                known.append(.capacity(count))
                let mark = words.popFirst()?.drop { $0.isLetter } ?? ""
                Self.keep(mark, after: &kept)
            } else if let tag = Self.tag(name.lowercased()) {
                known.append(tag)
                let mark = word.dropFirst(name.count + 1)
                if case .fact = tag, mark.first == "?" { doubtful = "#\(name)" }
                Self.keep(mark, after: &kept)
            } else {
                if name.contains(where: \.isLetter) { unknown.append("#\(name)") }
                kept.append(word)
            }
        }
        return kept.joined(separator: " ")
    }

    /// The name of a tag, without the marks after it.
    private static func name(of tag: Substring) -> Substring { tag.dropFirst().prefix { !$0.isOne(of: ",.;:!?)") } }

    /// Moves a full stop or a comma after a tag to the word before it.
    private static func keep(_ mark: Substring, after kept: inout [Substring]) {
        guard let last = kept.last, let end = last.last, !mark.isEmpty, !end.isOne(of: ",.;:!?") else { return }
        kept[kept.count - 1] = "\(last)\(mark)"
    }

    /// The known tag that was probably meant by a mistyped one: "#step-free" for "#stepfre"; nil if none is near.
    static func suggestion(for unknown: String) -> String? {
        let written = unknown.dropFirst().lowercased()
        let facts = EventFact.allCases.map(\.rawValue)
        let lacks = EventFact.allCases.filter { $0 != .free }.flatMap { ["no-\($0.rawValue)", "not-\($0.rawValue)"] }
        let capacity = "capacity-\(written.drop { !$0.isNumber })"
        let known = facts + lacks + ["online", "private-venue", capacity]
        return Suggestion.nearest(to: written, in: known).flatMap { tag($0) == nil ? nil : "#\($0)" }
    }

    private static func tag(_ name: String) -> Tag? {
        if name == "online" { return .online }
        if ["private-venue", "privatevenue", "private_venue"].contains(name) { return .privateVenue }
        if let (fact, value) = fact(named: name) { return .fact(fact, value) }
        let parts = name.split { $0.isOne(of: "-_=:") }
        guard parts.count == 2 else { return nil }
        if ["capacity", "places", "max"].contains(parts[0]) { return Capacity.number(parts[1]).map { .capacity($0) } }
        return Capacity.nouns.contains(String(parts[1])) ? Capacity.number(parts[0]).map { .capacity($0) } : nil
    }

    /// The fact of a tag such as "#bsl" or "#no-bsl", and whether it holds; nil for other tags.
    static func fact(tagged tag: Substring) -> (EventFact, Bool)? { fact(named: name(of: tag).lowercased()) }

    private static func fact(named name: String) -> (EventFact, Bool)? {
        if let fact = fact(name[...]) { return (fact, true) }
        for no in ["not-", "no-"] where name.hasPrefix(no) {
            if let fact = fact(name.dropFirst(no.count)), fact != .free { return (fact, false) }
        }
        return nil
    }

    private static func fact(_ name: Substring) -> EventFact? {
        guard !AccessRemark.isAll(Words(String(name))), let (fact, consumed) = EventFact.read([String(name)]),
            consumed == 1
        else { return nil }
        return fact
    }
}

/// How many people there is room for, as people write it.
enum Capacity {
    static let nouns: Set<String> = [
        "places", "place", "people", "spaces", "seats", "persons", "tickets", "spots", "participants", "attendees",
    ]
    static let most = 100_000

    /// Reads a number from 1 to 100,000; nil for anything else.
    static func number(_ text: some StringProtocol) -> Int? {
        guard text.utf8.allSatisfy({ (48...57).contains($0) }), let number = Int(text), (1...most).contains(number)
        else { return nil }
        return number
    }

    /// Reads a number of people in figures or in a word, "#40", "sixteen"; nil for anything else.
    static func count(_ word: String) -> Int? { number(word.drop { $0 == "#" }) ?? numerals[word] }

    /// Whether words begin with a number of people: "4 places left of 15".
    static func begins(_ words: [String]) -> Bool {
        words.count > 1 && (number(words[0]) != nil || numerals[words[0]] != nil) && nouns.contains(words[1])
    }

    private static let leading: Set<String> = [
        "for", "about", "up", "to", "max", "maximum", "capacity", "limited", "only", "just", "strictly", "space",
        "spaces",
        "places", "numbers", "are", "there", "we", "have", "is", "limit",
    ]
    /// The most words up to "holds" in "The upstairs room holds 40".
    private static let longestHolder = 5
    private static let trailing: Set<String> = ["max", "maximum", "only", "available", "total", "max."]
    private static let numerals: [String: Int] = [
        "ten": 10, "twelve": 12, "fifteen": 15, "sixteen": 16, "eighteen": 18, "twenty": 20, "thirty": 30, "forty": 40,
        "twenty-five": 25, "thirty-five": 35, "six": 6, "eight": 8, "fourteen": 14, "fifty": 50, "sixty": 60,
        "seventy": 70, "eighty": 80, "ninety": 90,
    ]

    /// Reads "40", "#40", "40 places", "room for 40", "about 40 people", "limited to 20 places".
    static func read(_ words: [String]) -> Int? {
        // "Room 40" is a place.
        let isHeld = words.indices.prefix(longestHolder).first { index in
            ["holds", "seats", "fits"].contains(words[index]) && words.dropFirst(index + 1).first != "only"
        }
        let led = words.drop { leading.contains($0) }
        // "There is room for 14"
        let said = led.starts(with: ["room", "for"]) ? Array(led.dropFirst()) : words
        let rest = said.dropFirst(isHeld.map { $0 + 1 } ?? 0).drop { leading.contains($0) }
        guard let first = rest.first, let count = number(first.drop { $0 == "#" }) ?? numerals[first],
            rest.dropFirst().allSatisfy({ nouns.contains($0) || trailing.contains($0) })
        else { return nil }
        return count
    }
}
