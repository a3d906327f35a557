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
        var isBelowAccess = false
        let lines = written.lines().map { line in
            if isBelowAccess, let above = access, Self.isOfAccess(line, below: above) {
                access = "\(above), \(AnnouncedPlace.trimmed(line))"
                return ""
            }
            let above = access
            let isTaken = takeLabel(line, isWhole: true) || takeOrganiser(line)
            isBelowAccess = isTaken && access != above
            return isTaken ? "" : AnnouncedPlace.sentences(of: line).map { take(from: $0) }.joined(separator: " ")
        }
        text = lines.filter { !$0.isEmpty }.joined(separator: "\n")
    }

    /// Whether a part beside a place says what it costs, who may come or the like, and nothing else.
    ///
    /// - Parameter besidesNotes: Whether what is only about the event does not count.
    static func isAside(_ part: String, besidesNotes: Bool) -> Bool {
        let taken = LabelledParts(takenFrom: "Example, \(part)")
        return AnnouncedPlace.trimmed(taken.text) == "Example" && (!besidesNotes || taken.notes.isEmpty)
    }

    /// Words of lines that go on with what is said of access.
    private static let ofAccess: Set<String> = [
        "loop", "toilet", "toilets", "loo", "loos", "lift", "lifts", "ramp", "steps", "stairs", "wheelchair",
        "wheelchairs", "step-free", "bsl", "captions", "quiet", "seating", "seats", "chairs", "lighting", "scent",
        "fragrance", "scent-free", "accessible", "badge", "assistance", "carers", "companions", "masks",
    ]
    /// The most words of such a line, and the most letters of all of them.
    private static let (longestAccessLine, longestAccess) = (10, 200)

    /// Whether a line below what is said of access goes on with it.
    private static func isOfAccess(_ line: Substring, below above: String) -> Bool {
        let words = Words(line)
        guard words.folded.count <= longestAccessLine, (above + line).fits(letters: longestAccess - 2),
            PosterLabel.read(line) == nil
        else { return false }
        return Links.are(in: words.text) && words.folded.count == 1 || AccessRemark.isAll(words)
            || AccessProse.isAll(words) || AnnouncementReader.onlyFacts(words) != nil
            || words.folded.contains(where: ofAccess.contains) && Cost.apart(line, ofPlace: true) == nil
    }

    /// Takes "Access: …", "Cost: …" or "Venue: …" at the start of a line or sentence; the venue of a whole line is only
    /// its first sentence.
    private mutating func takeLabel(_ line: some StringProtocol, isWhole: Bool = false) -> Bool {
        guard let colon = line.utf8.firstIndex(of: UInt8(ascii: ":")) else { return false }
        let value = String(line[line.index(after: colon)...]).trimming()
        guard !value.isEmpty else { return false }
        switch PosterLabel.read(line)?.label {
        case .access?: access = takingCost(from: value)
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

    /// Takes what says that it is free out of what is said of access: "level access, BSL, no charge".
    private mutating func takingCost(from access: String) -> String {
        let parts = access.split(separator: ",")
        let costs = parts.filter { Cost.isPart($0, ofPlace: true) }
        guard !costs.isEmpty, costs.count < parts.count else { return access }
        for cost in costs { addCost(Cost.said(cost)) }
        return parts.filter { !Cost.isPart($0, ofPlace: true) }.map { AnnouncedPlace.trimmed($0) }.joined(
            separator: ", ")
    }

    /// Takes parts between commas out of a sentence and returns the rest, with the mark that ends it.
    private mutating func take(from sentence: String) -> String {
        let end = sentence.last.map { $0.isOne(of: ".!?") } == true ? String(sentence.suffix(1)) : ""
        if takeLabel(end == "." ? String(sentence.dropLast()) : sentence) { return "" }
        if let entry = Cost.freeEntry(Words(sentence)) {
            addCost(entry)
            return sentence
        }
        let parts = Self.apart(Self.parts(sentence), ofPlace: isOfPlace)
        var isOfAccess = false
        var price: Price?
        defer { isOfPlace = false }
        let kept = parts.enumerated().filter { index, part in
            let marks = part.utf8.count { $0 == UInt8(ascii: "\"") }
            defer { if !marks.isMultiple(of: 2) { isQuoted.toggle() } }
            if isQuoted || marks > 0 { return true }
            if take(part) { return false }
            // "Buffet, free but bring a dish"
            if parts.count > 1, cost == nil, price == nil, let entry = Cost.freeEntry(Words(String(part))) {
                addCost(entry)
                return true
            }
            if Cost.isPart(part, ofPlace: isOfPlace) {
                // What stands together stays together: "£7.50, concessions £5".
                if price?.goesOn(with: part, index) != true {
                    addCost(price)
                    price = Price(part, index)
                }
                return false
            }
            if isOfPlace, index > 0, takeFacts(index, of: parts) || takeRemark(part) { return false }
            if isOfPlace,
                TimeNote.isOfPart(Words(String(part)))
                    || !isOfAccess && (index > 0 || Self.tellsWhomToAsk(part)) && Self.isTalk(part)
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
        addCost(price)
        if kept.count == parts.count { return sentence }
        let rest = kept.joined(separator: ",")
        if rest.trimming().isEmpty { return "" }
        return rest.last.map { $0.isOne(of: ".!?") } == true ? rest : rest + end
    }

    /// Parts about money that stand next to each other.
    private struct Price {
        /// The most letters that are kept of them.
        private static let longest = 100

        private(set) var text: Substring
        private var last: Int

        init(_ part: Substring, _ index: Int) { (text, last) = (part, index) }

        /// Adds the part at `index` if it stands next to the others and all of them are short enough.
        mutating func goesOn(with part: Substring, _ index: Int) -> Bool {
            let longer = text.base[text.startIndex..<part.endIndex]
            guard index == last + 1, String(longer).fits(letters: Self.longest) else { return false }
            (text, last) = (longer, index)
            return true
        }
    }

    private mutating func addCost(_ price: Price?) {
        if let price { addCost(Cost.said(price.text)) }
    }

    /// Takes the organiser if the line or part names one.
    private mutating func takeOrganiser(_ text: Substring) -> Bool {
        guard let name = Organiser.read(text) else { return false }
        organiser = name
        return true
    }

    /// Words that mean a fact in a question, but may mean something else in an announcement.
    private static let vague: Set<String> = ["kid", "kids", "children", "dry"]

    /// Takes facts about access; a quiet room only next to other facts, since it may be the place itself.
    private mutating func takeFacts(_ index: Int, of parts: [Substring]) -> Bool {
        let read = { (part: Substring) -> [(EventFact, Bool)]? in
            let words = Words(part)
            guard !Self.vague.contains(words.folded.joined(separator: " ")) else { return nil }
            return AnnouncementReader.onlyFacts(words)
        }
        guard let found = read(parts[index]), found.allSatisfy({ fact, _ in fact != .free }) else { return false }
        let beside = [index - 1, index + 1].filter { $0 > 0 && $0 < parts.count }
        guard found.allSatisfy({ fact, _ in fact != .quiet }) || beside.contains(where: { read(parts[$0]) != nil })
        else { return false }
        facts += found
        return true
    }

    /// Takes a remark on access, which the read-back asks about: "Leeds, fully accessible".
    private mutating func takeRemark(_ part: Substring) -> Bool {
        guard AccessRemark.isAll(Words(String(part))) else { return false }
        access = [access, AnnouncedPlace.trimmed(part)].compactMap(\.self).joined(separator: ", ")
        return true
    }

    private mutating func take(_ part: Substring) -> Bool {
        if takeOrganiser(part) { return true }
        let words = Words(String(part))
        guard words.folded.count > 1, let count = Capacity.read(words.folded) else { return false }
        capacity = count
        return true
    }

    /// Words that begin a part about the event, and words that end one.
    private static let beginningTalk: Set<String> = [
        "bring", "come", "please", "all", "everyone", "everybody", "dogs", "children", "kids", "families", "music",
        "with",
        "free", "no", "boots", "donations", "teams", "banners", "contact", "rsvp", "chapter", "food", "tea", "cake",
        "raffle",
        "snacks", "refreshments", "over", "under", "wear", "dress", "ask", "email", "e-mail", "ring", "call", "text",
        "phone", "message", "whatsapp", "book", "let", "see", "look", "register", "gender", "run", "hosted",
        "afterwards", "followed", "then",
    ]
    /// Words that say with a colon what it is about: "agenda: elections".
    private static let topics: Set<String> = [
        "agenda", "speaker", "speakers", "topic", "topics", "theme", "featuring", "with", "menu", "programme", "bands",
        "djs", "dj", "host", "acts",
    ]
    private static let endingTalk: Set<String> = [
        "welcome", "provided", "included", "available", "needed", "required", "raffle", "essential", "optional",
        "supplied", "numbers",
    ]

    /// Whether a part has a number or an address at which to ask: "email … for the address".
    private static func tellsWhomToAsk(_ part: Substring) -> Bool {
        let found = PersonalWords.found(in: String(part))
        return found.contains(.email) || found.contains(.telephone)
    }

    /// Whether a part next to the place is about the event: "dogs welcome", "bring a cup".
    private static func isTalk(_ part: Substring) -> Bool {
        // "Bath BA1 2AA (lift available)" is no talk.
        let outside = part.prefix { $0 != "(" }
        let words = Words(outside.allSatisfy(\.isWhitespace) ? part : outside)
        guard words.folded.count > 1, let first = words.folded.first, let last = words.folded.last,
            !AddressWords.areAddress(words.text)
        else { return false }
        if beginningTalk.contains(first) || endingTalk.contains(last) { return true }
        if words.written(0).hasSuffix(":"), Self.topics.contains(first) { return true }
        if first == "and", ["afterwards", "then", "after"].contains(words.folded[1]) { return true }
        // A quiet room may be the place itself.
        return AccessProse.isAll(words) && AccessProse.facts(in: words.text).contains { $0.fact != .quiet }
    }

    /// Words with which a clause goes on behind "and".
    private static let clauses = [
        " and it ", " and it's ", " and there ", " and there's ", " and entry ", " and tickets ",
    ]

    /// The two clauses around "and", if one of them alone says what it costs or how many there is room for: "There is room
    /// for 14 and it costs £6"; nil for other sentences.
    private static func joinedClauses(_ sentence: String) -> [Substring]? {
        guard sentence.has(letters: " and "), !sentence.contains(","),
            let joint = clauses.lazy.compactMap({ sentence.range(of: $0) }).first
        else { return nil }
        let halves = [sentence[..<joint.lowerBound], sentence[sentence.index(joint.lowerBound, offsetBy: 5)...]]
        let areTaken = halves.map { half in
            let said = half.hasSuffix(".") ? half.dropLast() : half
            return Cost.isPart(said, ofPlace: true) || Capacity.read(Words(said).folded) != nil
        }
        return areTaken.allSatisfy { $0 } ? halves : nil
    }

    /// The parts between commas, semicolons and dashes; what stands in brackets stays together.
    private static func parts(_ sentence: String) -> [Substring] {
        if let joined = joinedClauses(sentence) { return joined }
        if !sentence.utf8.contains(where: { ",;-".utf8.contains($0) || $0 >= 0x80 }) { return [sentence[...]] }
        var (closing, depth) = (sentence.count { $0 == ")" }, 0)
        var (parts, start, before): ([Substring], String.Index, Character) = ([], sentence.startIndex, " ")
        for index in sentence.indices {
            let sign = sentence[index]
            defer { before = sign }
            if sign == "(", closing > 0 { depth += 1 }
            if sign == ")" { (closing, depth) = (closing - 1, max(0, depth - 1)) }
            guard depth == 0 else { continue }
            let next = sentence.index(after: index)
            // "7.30pm - 11pm" is no list.
            let isDash =
                sign == "-" && before == " " && sentence[next...].first == " "
                && sentence[next...].dropFirst().first?.isNumber == false
            guard sign == "," || sign == ";" || isDash else { continue }
            parts.append(sentence[start..<index])
            start = next
        }
        return parts + [sentence[start...]]
    }

    private mutating func addCost(_ amount: String) {
        guard let known = cost, known != amount else {
            cost = amount
            return
        }
        if Cost.isBeside(known == "free" ? amount : known), [known, amount].contains("free") {
            cost = known == "free" ? "free, \(amount)" : "free, \(known)"
        } else {
            cost = known == "free" ? amount : amount == "free" ? known : "\(known), \(amount)"
        }
    }

    /// Parts with a price at their end, "The Example Arms £2 entry", in two.
    private static func apart(_ parts: [Substring], ofPlace: Bool) -> [Substring] {
        parts.flatMap { part in
            Cost.apart(part, ofPlace: ofPlace).map { [$0.before, $0.price, $0.after].filter { !$0.isEmpty } } ?? apart(
                fromFacts: part) ?? [part]
        }
    }

    /// A part with facts at its end in two: "via Teams with captions".
    private static func apart(fromFacts part: Substring) -> [Substring]? {
        guard part.has(letters: " with "), let with = part.firstRange(of: " with "),
            AnnouncementReader.onlyFacts(Words(part[with.upperBound...]))?.isEmpty == false
        else { return nil }
        return [part[..<with.lowerBound], part[with.upperBound...]]
    }
}
