import Events
import Foundation
import Organising
import StewardCore

/// The tags of an announcement, "#free" and "#capacity-40", taken out of its text.
struct Tags {
    /// The text without those that are known or end its first line; what stands between quotation marks is left alone.
    private(set) var text = ""
    /// Those that nobody knows, as they were typed.
    private(set) var unknown: [String] = []
    /// Those of them that end the first line: part of no name or place, they belong to what is said about the event.
    private(set) var loose: [String] = []
    private var known: [Tag] = []
    /// A known tag behind which a question mark stands.
    private var doubtful: String?

    private enum Tag {
        case fact(EventFact, Bool)
        case online, privateVenue, everybody
        case capacity(Int)
    }

    init(takenFrom written: String) {
        var isQuoted = false
        var lines = written.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline)
            .map { line in takeTags(from: line, &isQuoted) }
        if let first = lines.first { lines[0] = takeLoose(fromEndOf: first) }
        text = lines.joined(separator: "\n")
    }

    private mutating func takeLoose(fromEndOf line: String) -> String {
        let words = line.split(separator: " ")
        let unknown = Set(unknown)
        loose = words.reversed().prefix { unknown.contains("#\(Self.name(of: $0))") }.reversed().map(String.init)
        return words.dropLast(loose.count).joined(separator: " ")
    }

    /// Adds to a draft what the tags say.
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

    /// Why they cannot be taken: one says what another denies, or asks; nil if they can.
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

    /// Whether none of them is known.
    var isEmpty: Bool { known.isEmpty }

    /// Whether "#online" was among them: then no town is needed.
    var isOnline: Bool {
        known.contains { if case .online = $0 { true } else { false } }
    }

    /// Whether "#private-venue" was among them.
    var isPrivate: Bool {
        known.contains { if case .privateVenue = $0 { true } else { false } }
    }

    /// Whether somebody seems to have written "#private-venue" in a way that is not read as a tag, such as "# private"
    /// or "private-venu": a place that is meant to be private is shown to nobody by a slip.
    static func meansPrivateVenue(_ text: String) -> Bool {
        let written = text.withoutLookAlikes
        var rest = written.lowercased()[...]
        while let found = rest.range(of: "private") {
            let before = rest[..<found.lowerBound].last { $0 != " " }
            let after = rest[found.upperBound...]
            let isOfVenue = after.drop { " -_".contains($0) }.hasPrefix("venu")
            if before == "#" || isOfVenue { return true }
            rest = after
        }
        return written.split { $0.isWhitespace || ",;.(".contains($0) }.contains { isSlip($0) }
    }

    /// Whether a tag has a slip or two in it and was meant to keep the place private: "#privat-venue", "#secret-venue".
    private static func isSlip(_ word: Substring) -> Bool {
        guard let mark = word.first(where: { $0 == "#" || $0.isLetter }), !mark.isLetter else { return false }
        let letters = word.lowercased().filter(\.isLetter)
        if letters.hasPrefix("priv") || letters.contains("venu") || keepingPrivate.contains(letters) { return true }
        return suggestion(for: "#\(word.drop { $0 != mark }.dropFirst())") == "#private-venue"
            || Suggestion.nearest(to: letters, in: ["privatevenue"]) != nil
            || EditDistance.slips(from: Array(letters.utf8), to: Array("private".utf8)).map { $0 < 2 } == true
    }

    /// What else people write as a tag to keep the place private, by its letters alone.
    private static let keepingPrivate: Set<String> = [
        "coming", "onlycoming", "thosecoming", "onlythosecoming", "audience", "audiencecoming",
        "audienceonlythosecoming",
        "hidden", "hiddenplace", "hiddenlocation", "hiddenaddress", "secret", "secretplace", "secretlocation",
        "secretaddress", "confidential",
    ]

    /// Whether something in the text may be about a private place: then nothing of it is repeated in a room.
    static func mayMeanPrivateVenue(_ written: String) -> Bool {
        written.withoutLookAlikes.lowercased().contains("priv") || meansPrivateVenue(written)
            || PrivateWish.isSaid(in: written)
    }

    private mutating func takeTags(from line: Substring, _ isQuoted: inout Bool) -> String {
        var kept: [Substring] = []
        var words = line.split(separator: " ")[...]
        while let word = words.popFirst() {
            defer { if !word.count(where: { $0 == "\"" }).isMultiple(of: 2) { isQuoted.toggle() } }
            if !isQuoted, word.prefix(while: { !",.;:!?)".contains($0) }).lowercased() == "@room" {
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

    /// What a tag says, without the marks behind it.
    private static func name(of tag: Substring) -> Substring { tag.dropFirst().prefix { !",.;:!?)".contains($0) } }

    /// A full stop or a comma behind a tag ends what stood before it.
    private static func keep(_ mark: Substring, after kept: inout [Substring]) {
        guard let last = kept.last, let end = last.last, !mark.isEmpty, !",.;:!?".contains(end) else { return }
        kept[kept.count - 1] = "\(last)\(mark)"
    }

    /// The tag that an unknown one is a slip or two away from: "#step-free" for "#stepfre".
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
        let parts = name.split { "-_=:".contains($0) }
        guard parts.count == 2 else { return nil }
        if ["capacity", "places", "max"].contains(parts[0]) { return Capacity.number(parts[1]).map { .capacity($0) } }
        return Capacity.nouns.contains(String(parts[1])) ? Capacity.number(parts[0]).map { .capacity($0) } : nil
    }

    /// The fact that a tag such as "#bsl" or "#no-bsl" tells, and whether it holds; nil for any other tag.
    static func fact(tagged tag: Substring) -> (EventFact, Bool)? { fact(named: name(of: tag).lowercased()) }

    private static func fact(named name: String) -> (EventFact, Bool)? {
        if let fact = fact(name[...]) { return (fact, true) }
        for no in ["not-", "no-"] where name.hasPrefix(no) {
            if let fact = fact(name.dropFirst(no.count)), fact != .free { return (fact, false) }
        }
        return nil
    }

    private static func fact(_ name: Substring) -> EventFact? {
        guard let (fact, consumed) = EventFact.read([String(name)]), consumed == 1 else { return nil }
        return fact
    }
}

/// How many people there is room for, as people write it.
enum Capacity {
    static let nouns: Set<String> = ["places", "place", "people", "spaces", "seats", "persons", "tickets"]
    static let most = 100_000

    /// A number from one to a hundred thousand; nothing for anything else.
    static func number(_ text: some StringProtocol) -> Int? {
        guard text.utf8.allSatisfy({ (48...57).contains($0) }), let number = Int(text), (1...most).contains(number)
        else { return nil }
        return number
    }

    /// Reads "40", "#40", "40 places", "room for 40", "about 40 people".
    static func read(_ words: [String]) -> Int? {
        let leading: Set<String> = ["for", "about", "up", "to", "max", "maximum", "capacity", "limited"]
        // "Room 40" is where it is.
        let rest = words.dropFirst(words.starts(with: ["room", "for"]) ? 1 : 0).drop { leading.contains($0) }
        guard let first = rest.first, let count = number(first.drop { $0 == "#" }),
            rest.dropFirst().allSatisfy({ nouns.contains($0) || $0 == "max" })
        else { return nil }
        return count
    }
}
