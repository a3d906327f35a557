import Foundation
import Organising
import StewardCore

/// What an announcement says that the event is called: "a talk called Queers and the Commons", "Call it Cards that Care",
/// "the workshop "Menopause at work" will be repeated".
struct NamedTitle {
    let name: String

    /// The most letters of a text that is searched, and the most words of a name.
    private static let (furthest, longest) = (1500, 16)

    /// - Parameters:
    ///   - text: The announcement.
    ///   - written: The same with its asterisks.
    init?(_ text: String, _ written: String, _ kinds: Kinds) {
        guard let found = Self.called(text, kinds) ?? Self.quoted(text, kinds) ?? Self.setOff(written, kinds) else {
            return nil
        }
        self = found
    }

    private init(name: String) { self.name = name }

    // MARK: Called

    private static let calling: Set<String> = ["called", "entitled", "titled", "named"]
    private static let beingCalled: Set<String> = ["it's", "it", "is", "its", "we're", "be", "and", "evening", "one"]
    /// Words for events that tell no kind.
    private static let events: Set<String> = [
        "session", "sessions", "event", "party", "trip", "course", "gig", "concert", "launch", "day", "night", "group",
        "evening", "afternoon", "series", "weekend", "debate", "show", "hour", "circle", "lecture",
    ]
    private static let joining: Set<String> = [
        "a", "an", "and", "the", "of", "on", "to", "for", "in", "at", "that", "who", "with", "from", "or", "&", "vs",
        "is", "by", "+", "not", "as", "but",
    ]
    private static let leadingOn: Set<String> = [
        "at", "on", "in", "from", "with", "by", "for", "this", "next", "it", "it's", "which", "and", "we",
    ]

    /// "A talk called Queers and the Commons": the words with capitals behind a word that says what it is called.
    private static func called(_ text: String, _ kinds: Kinds) -> NamedTitle? {
        guard text.has(letters: "called") || text.has(letters: "titled") || text.has(letters: "all it ") else {
            return nil
        }
        let words = Words(text.prefix(furthest))
        let folded = words.folded
        for index in folded.indices.dropLast() {
            let isCall = folded[index] == "call" && folded[index + 1] == "it" && index + 2 < folded.count
            let start = isCall ? index + 2 : index + 1
            guard isCall || calling.contains(folded[index]) && isOfEvent(words, index, kinds) else { continue }
            let mark = words.written(start).first
            if mark == "\"" || mark == "'" || mark == "‘" || mark == "“" {
                let rest = words.text(after: start)
                if let name = inside(rest) { return NamedTitle(name: name) }
            }
            guard let end = end(of: words, from: start) else { continue }
            let name = AnnouncedPlace.trimmed(words.dropFirst(start).text(before: end - start), keeping: "!?")
            return NamedTitle(name: name)
        }
        return nil
    }

    /// Whether what is called something is an event: "a talk", "a fundraiser in March", "it is".
    private static func isOfEvent(_ words: Words, _ index: Int, _ kinds: Kinds) -> Bool {
        guard index > 0 else { return false }
        let before = words.folded[index - 1]
        if beingCalled.contains(before) || events.contains(before) { return true }
        // "The vigil is called for Friday", and "a pub called The Lamb" is no event.
        return (max(0, index - 3)..<index).contains { at in
            KindWords.read(words.folded[at..<index], kinds).map { at + $0.consumed == index } ?? false
        } || MomentWords.isPartEnd(words, index - 1)
    }

    /// Where a name with capitals ends; nil if none begins there.
    private static func end(of words: Words, from start: Int) -> Int? {
        let isName = { (index: Int) in
            words.written(index).first(where: { !"(\"'".contains($0) }).map { $0.isUppercase || $0.isNumber } == true
        }
        guard start < words.folded.count, isName(start), WhenReader.weekday(words.folded[start]) == nil else {
            return nil
        }
        var end = start + 1
        while end < words.folded.count, end - start < longest {
            let written = words.written(end - 1)
            if written.last.map({ ".!?;".contains($0) }) == true || words.endsLine(end - 1) || written == "-" { break }
            let isBehindMark = written.hasSuffix(",")
            if isBehindMark, leadingOn.contains(words.folded[end]) || WhenReader.weekday(words.folded[end]) != nil {
                break
            }
            if isName(end) {
                if WhenReader.weekday(words.folded[end]) != nil { break }
                end += 1
                continue
            }
            // "Welcome to Hull" goes on, "Organising 101 and runs on" does not.
            guard joining.contains(words.folded[end]), !isBehindMark,
                let next = words.folded.indices.dropFirst(end + 1).prefix(2).first(where: {
                    !joining.contains(words.folded[$0])
                }),
                isName(next), !["at", "on", "in"].contains(words.folded[end]) || isDeed(words, start, end)
            else { break }
            end = next + 1
        }
        return end
    }

    /// Whether "in" or the like goes on with a deed: "Organising in Small Workplaces".
    private static func isDeed(_ words: Words, _ start: Int, _ end: Int) -> Bool {
        end == start + 1 && words.folded[start].hasSuffix("ing") && !["a", "the"].contains(words.folded[end + 1])
    }

    /// What stands between the quotation marks with which a text begins.
    private static func inside(_ text: String) -> String? {
        if let quoted = QuotedText(beginning: text) { return quoted.text }
        guard text.first.map({ "'‘".contains($0) }) == true else { return nil }
        let rest = text.dropFirst()
        let end = rest.indices.first { index in
            guard rest[index] == "'" || rest[index] == "’" else { return false }
            let next = rest[rest.index(after: index)...].first
            return next.map { !$0.isLetter } ?? true
        }
        guard let end, rest.distance(from: rest.startIndex, to: end) > 2 else { return nil }
        return String(rest[..<end])
    }

    // MARK: Quoted

    /// Words behind which a name stands between quotation marks: "under the title".
    private static let leading: Set<String> = ["title", "theme", "titled", "themed", "showing", "screening"]
    /// Words behind a quotation with which a sentence says that it takes place.
    private static let takingPlace: Set<String> = ["is", "returns", "takes", "will", "comes", "kicks", "runs", "opens"]

    /// "A panel, "Is the ceasefire generation alright?", for Tuesday": a name between quotation marks beside a word for an
    /// event, or at the beginning of a sentence.
    private static func quoted(_ text: String, _ kinds: Kinds) -> NamedTitle? {
        guard text.utf8.contains(UInt8(ascii: "\"")) else { return nil }
        let pieces = text.prefix(furthest).split(separator: "\"", omittingEmptySubsequences: false)
        for index in stride(from: 1, to: pieces.count - 1, by: 2) {
            let name = pieces[index].split(whereSeparator: \.isWhitespace).joined(separator: " ")
            let said = Words(name)
            guard (1...longest).contains(said.folded.count), name.first.map({ $0.isUppercase || $0.isNumber }) == true
            else { continue }
            let before = Words(pieces[index - 1].suffix(80))
            let isBegun = isBeginning(pieces[index - 1])
            let behind = Words(pieces[index + 1].prefix { !$0.isNewline }.prefix(60))
            if before.text.hasSuffix("("), behind.text.hasPrefix(")") { continue }
            if behind.folded.starts(with: ["is", "the", "title"]) { return NamedTitle(name: name) }
            let last = before.folded.last ?? ""
            if leading.contains(last) { return NamedTitle(name: name) }
            let isEvent = behind.folded.prefix(3).indices.contains { KindWords.begin(behind.folded[$0...], kinds) }
            // "Hull: "Trawlers, drag and the dole", exhibition opening"
            if before.text.hasSuffix(":"), before.folded.count < 4, behind.text.hasPrefix(","), isEvent {
                return NamedTitle(name: name)
            }
            let isAside = before.text.hasSuffix(",") && behind.folded.first.map(takingPlace.contains) == true
            if isBegun || isAside {
                guard let next = behind.folded.first, takingPlace.contains(next) else { continue }
                return NamedTitle(name: name)
            }
            // In "film night: "Pride"" the film is no title.
            let isLabel = before.text.hasSuffix(":") && before.folded.count < 4
            let isNamedBefore = !isLabel && endsWithEvent(before, kinds)
            let isNamedBehind =
                ["the", "our", "a", "an"].contains(last)
                && behind.folded.first.map { events.contains($0) || KindWords.begin(behind.folded[...], kinds) } == true
            if isNamedBefore || isNamedBehind { return NamedTitle(name: name) }
        }
        return nil
    }

    /// Whether nothing of its sentence stands before a quotation.
    private static func isBeginning(_ text: Substring) -> Bool {
        let last = text.last { !$0.isWhitespace || $0.isNewline }
        return last.map { ".!?\n".contains($0) || $0.isNewline } ?? true
    }

    /// Whether words end with one for an event, "a panel,", or tell of one before "for" or the like: "a fundraiser for the
    /// strikers:".
    private static func endsWithEvent(_ words: Words, _ kinds: Kinds) -> Bool {
        let folded = words.folded
        guard let last = folded.last else { return false }
        let tail = folded.suffix(3)
        let isLast =
            events.contains(last)
            || tail.indices.contains { at in
                KindWords.read(tail[at...], kinds).map { at + $0.consumed == tail.endIndex } ?? false
            }
        if isLast { return true }
        guard words.text.last.map({ ",:".contains($0) }) == true,
            let sentence = AnnouncedPlace.sentences(of: words.text).last.map({ Words($0) }),
            sentence.folded.count < longest,
            // What stands behind the time may be the venue.
            !sentence.folded.contains(where: { MomentWords.isClock($0) || WhenReader.weekday($0) != nil })
        else { return false }
        return KindWords.isSaid(beforePlaceOf: sentence, kinds)
    }

    // MARK: Set off

    /// "our *Disability Pride planning day*": what asterisks set off among other words, or at the beginning of a line.
    private static func setOff(_ written: String, _ kinds: Kinds) -> NamedTitle? {
        guard written.utf8.contains(UInt8(ascii: "*")) else { return nil }
        for line in written.prefix(furthest).lines() {
            let pieces = line.replacing("**", with: "*").split(separator: "*", omittingEmptySubsequences: false)
            guard pieces.count > 2 else { continue }
            let name = AnnouncedPlace.trimmed(pieces[1], keeping: "!?")
            let said = Words(name)
            let last = Words(pieces[0]).folded.last ?? ""
            guard (1...longest).contains(said.folded.count), name == String(pieces[1]).trimming(),
                pieces[1].first?.isWhitespace == false
            else { continue }
            let isLed =
                ["our", "the", "a", "an"].contains(last)
                && (name.first?.isUppercase == true || KindWords.kind(ofTitle: said, kinds) != nil)
            let rest = pieces[2].trimming()
            let isBegun =
                Words.areNone(in: pieces[0]) && name.first?.isUppercase == true
                && rest.first.map { "-–—:".contains($0) } == true && PosterLabel.read(name + ":") == nil
            if isLed || isBegun { return NamedTitle(name: name) }
        }
        return nil
    }
}
