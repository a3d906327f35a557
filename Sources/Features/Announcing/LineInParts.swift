import Foundation
import Organising
import StewardCore

/// An announcement in one line whose parts stand in any order: "Example Tap, Hull / Fri 12 June / bingo / 8pm / £2".
///
/// Each part between marks, and each piece that the time, a town or a price leaves of one, is judged by what it can be:
/// a town, a venue, what takes place, or what else is said. The title is the part that is most surely what takes place
/// and least a venue. A line in which something is left over is not read here.
struct LineInParts {
    /// What takes place.
    let title: String
    /// The kind, if a part only names it.
    let kind: Kind?
    /// The venue, the town and what is said beside them, and on lines of their own what else is said.
    private(set) var rest: String

    /// The most words of a line.
    private static let longestLine = 45

    /// Reads a line without the words for its time; nil if it is not in parts, or if it is open which of them is which.
    ///
    /// - Parameters:
    ///   - label: The words for the kind in front of `body`; empty if there are none.
    ///   - isLed: Whether a word for a kind in small letters leads to `body`.
    init?(
        _ body: Words, without time: [Range<Int>], under label: String, isLed: Bool, isPrivate: Bool,
        _ reader: AnnouncementReader
    ) {
        guard body.folded.count <= Self.longestLine, !body.text.contains(where: { $0.isNewline || $0 == "\"" }),
            !Links.are(in: body.text), !Self.isSeveralSentences(body)
        else { return nil }
        let marked = Self.parts(of: body, without: time, reader)
        guard !marked.contains(where: \.isClause) else { return nil }
        var parts = marked.flatMap(reader.apart)
        reader.findTowns(among: &parts)
        guard Self.haveOneTown(parts) else { return nil }
        for index in parts.indices { parts[index].judge(by: reader) }
        if parts.contains(where: { $0.venue > 1 && !$0.isOnlyCalled }) {
            for index in parts.indices where parts[index].isOnlyCalled {
                (parts[index].venue, parts[index].title) = (1, max(1, parts[index].title))
            }
        }
        for index in parts.indices where parts[index].isOfFacts {
            let beside = [index - 1, index + 1].filter(parts.indices.contains)
            if beside.contains(where: { parts[$0].isSaid }) { parts[index].isSaid = true }
        }
        if body.folded.indices.count(where: { body.folded[$0] == "-" || body.written($0).hasSuffix(";") }) > 1 {
            Self.join(&parts, by: reader)
        }
        reader.findVenue(among: &parts)
        if isLed { Self.findFirst(among: &parts) }
        Self.findNamed(among: &parts, under: label, isPrivate: isPrivate, reader.kinds)
        guard !parts.contains(where: \.isOpen), let index = Self.title(among: parts, label, reader.kinds) else {
            return nil
        }
        let isLabel = index == parts.endIndex
        // A title with the time behind it is in the usual order.
        if !isLabel, index == 0, time[0].lowerBound > 0, marked.count(where: \.isBeforeTime) == 1 { return nil }
        let isSure = isLabel || parts[index].title > 1
        title = isLabel ? label : parts[index].text
        let isVenue = Self.venues(among: parts, besides: index)
        let others = parts.indices.filter { $0 != index }
        let left = others.filter { !parts[$0].isTown && !parts[$0].isSaid && !isVenue[$0] }
        let last = parts.count - 1
        let mayBeLeft = left.map { at in
            let isLast = at == last && parts[at].isMarked && parts[at].title < 2
            return parts[at].isRemark || isSure && (parts[at].kind != nil || isLast)
        }
        guard mayBeLeft.allSatisfy({ $0 }) else { return nil }
        // What may be a venue is the title only if nothing else may be it.
        if !isLabel, parts[index].venue > 0, left.contains(where: { !parts[$0].isRemark }) { return nil }
        kind = left.compactMap { parts[$0].kind }.first
        let said = others.filter { parts[$0].isSaid }
        let place =
            others.filter { isVenue[$0] } + others.filter { parts[$0].isTown } + said.filter { !parts[$0].isOfFacts }
        let more = said.filter { parts[$0].isOfFacts } + left.filter { parts[$0].kind == nil }
        rest = ([place.map { parts[$0].text }.joined(separator: ", ")] + more.map { parts[$0].text })
            .joined(separator: "\n")
    }

    /// Adds a text that is about the event.
    mutating func add(_ text: String) { rest += "\n" + text }

    /// Whether words are several sentences.
    private static func isSeveralSentences(_ words: Words) -> Bool {
        words.folded.indices.dropLast().contains { index in
            let written = words.written(index)
            return written.last.map { ".!?".contains($0) } == true
                && !AnnouncedPlace.abbreviations.contains(words.folded[index])
                && !MomentWords.isClock(words.folded[index])
        }
    }

    /// Whether a town is among the parts, and no other apart from it.
    private static func haveOneTown(_ parts: [LinePart]) -> Bool {
        guard let first = parts.firstIndex(where: \.isTown) else { return false }
        return !parts[first...].drop(while: \.isTown).contains(where: \.isTown)
    }

    /// Words that lead from what takes place to the time behind it.
    private static let beforeTimes: Set<String> = ["on", "at", "from", "this", "for", "by", "-", "in"]

    /// Words with which a part goes on behind a comma: "The 1834 trials, and what they teach us".
    private static let goingOn: Set<String> = ["and", "or", "but", "not", "nor"]

    /// The parts between marks and around the time, without marks and without words that only lead to the time.
    private static func parts(
        of body: Words, without time: [Range<Int>], _ reader: AnnouncementReader
    ) -> [LinePart] {
        var parts: [LinePart] = []
        var (start, depth, isBehindColon, isMarked, isBehindComma) = (0, 0, false, true, false)
        func close(_ end: Int, isBeforeTime: Bool = false) {
            defer { start = end }
            guard start < end else { return }
            var words = body.piece(start..<end)
            while isBeforeTime, words.folded.count > 1, words.folded.last.map(beforeTimes.contains) == true {
                words = words.piece(0..<(words.folded.count - 1))
            }
            if words.folded.allSatisfy(AnnouncementReader.betweenTimes.contains) { return }
            var part = LinePart(words, isMarked: isMarked, isBehindColon: isBehindColon)
            part.isBeforeTime = end <= time[0].lowerBound
            part.isBehindComma = isBehindComma
            parts.append(part)
            isMarked = false
        }
        for index in body.folded.indices {
            let isEnd = MomentWords.isPartEnd(body, index)
            let written = body.written(index)
            if let range = time.first(where: { $0.contains(index) }) {
                close(index, isBeforeTime: index == range.lowerBound)
                start = index + 1
                (isBehindColon, isMarked, isBehindComma) = (written.hasSuffix(":"), isEnd, false)
                continue
            }
            depth = max(0, depth + written.count { $0 == "(" } - written.count { $0 == ")" })
            let isShort = written.hasSuffix(".") && AnnouncedPlace.abbreviations.contains(body.folded[index])
            // In "Hull calling: ska night" the colon is of the title.
            let isOfTitle = written.hasSuffix(":") && !reader.leadsToTitle(body.piece(start..<(index + 1)))
            let next = index + 1 < body.folded.count ? body.folded[index + 1] : ""
            // "Tea and testimony, a social for retired members"
            let isTold = ["a", "an"].contains(next) && KindWords.begin(body.folded[(index + 2)...], reader.kinds)
            let isGoingOn =
                written.hasSuffix(",") && (goingOn.contains(next) || isTold && start <= index && isBehindColon)
            guard isEnd, depth == 0, !isShort, !isOfTitle, !isGoingOn else { continue }
            close(index + 1)
            (isBehindColon, isMarked, isBehindComma) = (written.hasSuffix(":"), true, written.hasSuffix(","))
        }
        close(body.folded.count)
        return parts
    }

    /// The part that is the title, the first of several that may be, or `endIndex` if the label is; nil if none is.
    private static func title(among parts: [LinePart], _ label: String, _ kinds: Kinds) -> Int? {
        let name = AnnouncedPlace.trimmed(label).lowercased()
        var scores = parts.map { $0.isTown || $0.isSaid || $0.isRemark ? 0 : 2 * $0.title - $0.venue }
        // The name of a kind alone is no title beside one.
        scores.append(name.isEmpty || generic.contains(name) || kinds.all.contains { $0.name == name } ? 0 : 4)
        guard let best = scores.max(), best > 0, let index = scores.firstIndex(of: best) else { return nil }
        return index
    }

    /// Words for a kind that name what takes place only if nothing else does: "forum, Clean air for all".
    private static let generic: Set<String> = [
        "social", "forum", "training", "talk", "workshop", "meeting", "seminar", "session", "event", "education",
        "campaign", "online", "conference", "class", "discussion",
    ]

    /// Joins what only commas part in a line whose parts other marks divide: "Bread, roses and rents - 7pm - Example Hall".
    private static func join(_ parts: inout [LinePart], by reader: AnnouncementReader) {
        let mayBeJoined = { (part: LinePart) in part.title > 0 && part.venue < 2 && part.kind == nil && !part.isRemark }
        for index in parts.indices.dropFirst().reversed()
        where parts[index].isBehindComma && mayBeJoined(parts[index]) && mayBeJoined(parts[index - 1]) {
            var whole = LinePart(Words("\(parts[index - 1].text), \(parts[index].text)"), isMarked: true)
            (whole.isBehindComma, whole.isBeforeTime) = (parts[index - 1].isBehindComma, parts[index].isBeforeTime)
            whole.judge(by: reader)
            whole.venue = 0
            parts.replaceSubrange((index - 1)...index, with: [whole])
        }
    }

    /// Makes the part a title that tells what takes place if another only says of which kind it is: the one behind that,
    /// "talk, Beach clean, Example Pier", or else the only one that may be it.
    private static func findNamed(
        among parts: inout [LinePart], under label: String, isPrivate: Bool, _ kinds: Kinds
    ) {
        // What has a venue's capitals may be a private place, and would be the title; and what an address follows is a venue.
        let isVenueKnown =
            !isPrivate
            && parts.contains {
                $0.venue > 1 && $0.words.folded.last.map(AddressWords.streets.contains) != true
                    && !AddressWords.areAddress($0.text)
            }
        let mayBe = parts.indices.map { index in
            let part = parts[index]
            return part.title > 0 && part.venue < (isVenueKnown ? 2 : 1)
                && !part.isTown && !part.isSaid && !part.isRemark
        }
        let isLed = label.first?.isLowercase == true || isGeneric(Words(label))
        if isLed, mayBe[0], parts[0].isBeforeTime, parts[0].kind == nil, parts.contains(where: { $0.venue > 1 }) {
            parts[0].title = 5
        }
        let isOfKind = { (part: LinePart) in
            !part.isTown && (isGeneric(part.words) || part.kind != nil && isVenueKnown)
        }
        guard let index = parts.firstIndex(where: isOfKind) else { return }
        let next = index + 1
        let isNext = next < parts.endIndex && leads(parts[index], to: parts[next], isVenueKnown: isVenueKnown)
        let others = parts.indices.filter { mayBe[$0] && $0 != index && parts[$0].words.folded.count > 1 }
        let only = isGeneric(parts[index].words) && others.count == 1 ? others[0] : nil
        guard let named = isNext ? next : only else { return }
        (parts[named].title, parts[named].venue, parts[index].venue) = (5, 0, 0)
        parts[index].kind = KindWords.kind(ofTitle: parts[index].words, kinds)
    }

    /// Makes the first part the title behind a word for a kind if what may be the venue stands behind the time: "social Bath
    /// Bombs & Bubbly, Fri 10 April 7pm, Example Assembly, Frome".
    private static func findFirst(among parts: inout [LinePart]) {
        let first = parts[0]
        guard first.isBeforeTime, first.kind == nil, first.venue == 1, !first.isTown, !first.isSaid,
            first.words.written(0).first?.isUppercase == true,
            let other = parts.indices.dropFirst().first(where: { !parts[$0].isBeforeTime && parts[$0].venue > 0 })
        else { return }
        (parts[0].title, parts[0].venue) = (5, 0)
        (parts[other].title, parts[other].venue) = (0, max(2, parts[other].venue))
    }

    /// Whether a word for a kind leads to the part behind it, on the same side of the time: "talk, Beach clean".
    private static func leads(_ part: LinePart, to next: LinePart, isVenueKnown: Bool) -> Bool {
        guard next.isMarked, next.title > 0, next.venue < 2, !next.isTown, !next.isSaid, !next.isRemark,
            part.isBeforeTime == next.isBeforeTime || isGeneric(part.words)
        else { return false }
        let isEvent = next.title == 3 || next.kind != nil
        return isEvent && isGeneric(part.words) || isVenueKnown || next.venue == 0 && isGeneric(part.words)
    }

    /// Whether words only name a kind: "talk", "public meeting".
    static func isGeneric(_ words: Words) -> Bool {
        words.folded.count < 3 && words.folded.last.map(generic.contains) == true
    }

    /// Which parts are the venue: those that surely are and those beside them that may be, or else any that may be.
    private static func venues(among parts: [LinePart], besides title: Int) -> [Bool] {
        let mayBe = parts.indices.map { $0 != title && !parts[$0].isTown && !parts[$0].isSaid && parts[$0].venue > 0 }
        let isSure = parts.indices.map { mayBe[$0] && parts[$0].venue > 1 }
        guard isSure.contains(true) else {
            // "Belfast, book launch, Thurs 9 April 6pm, linen shelf": what is left over is where it takes place.
            let isTitleSure = title < parts.endIndex && parts[title].title > 1
            let over = parts.indices.filter { index in
                let part = parts[index]
                return index != title && part.title == 1 && part.isMarked && part.kind == nil && !part.isRemark
                    && !part.isTown && !part.isSaid && (2...4).contains(part.words.folded.count)
            }
            if isTitleSure, !mayBe.contains(true), let first = over.first { return parts.indices.map { $0 == first } }
            // A name beside the venue or the town may be one: "Debating Chamber, Guildhall, Plymouth".
            return parts.indices.map { index in
                let part = parts[index]
                let isNext = index > 0 && mayBe[index - 1] || index + 1 < parts.count && parts[index + 1].isTown
                let isName = part.title == 1 && part.words.folded.count < 4 && part.kind == nil && !part.isRemark
                return mayBe[index]
                    || index != title && (title == parts.endIndex || parts[title].title > 2) && isNext && isName
                        && !part.isTown
                        && !part.isSaid && part.words.written(0).first?.isUppercase == true
            }
        }
        return parts.indices.map { index in
            isSure[index]
                || mayBe[index] && (index > 0 && isSure[index - 1] || index + 1 < parts.count && isSure[index + 1])
        }
    }
}

/// A part of a line, and what it can be.
private struct LinePart {
    var words: Words
    /// Whether a mark stands before it, and not only the time, a town or a price.
    let isMarked: Bool
    let isBehindColon: Bool
    var isBehindComma = false
    var isBeforeTime = false
    var isTown = false
    /// Whether it tells of the cost, access or the like.
    var isSaid = false
    /// Whether it only tells those who come what to know: "meet foyer", "4 places left".
    var isRemark = false
    /// Whether it is too long for a part, or of another event.
    var isOpen = false
    /// The kind, if it is named and nothing else is said.
    var kind: Kind?
    /// How surely it is what takes place: 1 if nothing tells what it is, 2 if it is a word for a kind alone, 3 if it has
    /// one, 4 behind a colon, 5 if a word for a kind leads to it.
    var title = 0
    /// Whether nothing but "the" in front tells that it is a venue, as it stands before titles too.
    var isOnlyCalled = false
    /// How surely it is a venue: 1 by its capitals, 2 by a word for a kind of place, 3 if "at" leads to it.
    var venue = 0

    var text: String { words.text }
    /// Whether it names facts and nothing else, as "quiet room" does, which may be a place.
    var isOfFacts: Bool { AnnouncementReader.onlyFacts(words)?.isEmpty == false }

    init(_ words: Words, isMarked: Bool, isBehindColon: Bool = false) {
        (self.words, self.isMarked, self.isBehindColon) = (words, isMarked, isBehindColon)
    }

    /// Words of sentences about an event, which the parts of a line are not.
    private static let ofSentences: Set<String> = [
        "is", "are", "was", "were", "will", "we", "we're", "we've", "we'll", "we'm", "i", "i'm", "i've", "i'd", "you",
        "you're", "it", "it's", "its", "there's", "there", "there'll", "they", "they've", "they're", "which", "has",
        "have", "us", "your", "let's", "who's", "that", "please", "could", "would", "someone", "hi", "hey", "hello",
        "meets",
    ]

    /// Those of them that a name may have inside it: "Know your rights on zero hours".
    private static let ofNames: Set<String> = ["your", "us", "it", "that", "you"]

    /// The most words of a name with such words inside it: "Names we carry".
    private static let longestSaid = 5

    /// Whether it is a sentence and no name.
    var isClause: Bool {
        guard let first = words.folded.first else { return false }
        // "And you can also join on Teams"
        let isJoined = ["and", "but", "so"].contains(first) && words.folded.contains(where: Self.ofSentences.contains)
        return isJoined || Self.ofSentences.contains(first) || ["join", "come", "see"].contains(first)
            || words.folded.count > Self.longestSaid
                && words.folded.contains { Self.ofSentences.contains($0) && !Self.ofNames.contains($0) }
    }

    /// The part in pieces at so many words; none of them is empty.
    func cut(at positions: Int...) -> [LinePart] {
        let ends = positions + [words.folded.count]
        return zip([0] + positions, ends).compactMap { start, end in
            let piece = words.piece(start..<max(start, end))
            if piece.isEmpty { return nil }
            return LinePart(piece, isMarked: isMarked && start == 0, isBehindColon: isBehindColon)
        }
    }

    /// The most words of a part that is no remark.
    private static let longest = 9

    /// Words that begin talk, and also the name of what takes place if a word for a kind follows.
    private static let beginningNames: Set<String> = [
        "book", "music", "food", "live", "open", "lunch", "families", "children",
    ]

    /// Judges what it can be, unless it is a town.
    mutating func judge(by reader: AnnouncementReader) {
        if isTown { return }
        let lead = AnnouncementReader.lead(words.folded)
        let name = words.piece(lead..<words.folded.count)
        if lead > 0, reader.isVenueBehindAt(name), name.folded.count > 1 || name.written(0).first?.isUppercase == true {
            (words, venue) = (name, 3)
            return
        }
        let isOfKind = KindWords.isSaid(beforePlaceOf: words, reader.kinds)
        // "Book chat" is a title, "book now" none.
        let sort = KindWords.read(words.folded[...], reader.kinds)?.consumed ?? 0
        let isName =
            Self.beginningNames.contains(words.folded[0])
            && (sort > 1 || KindWords.begin(words.folded[1...], reader.kinds))
        let isTalk = AnnouncementReader.verbs.contains(words.folded[0]) && !isName
        judgeVenue(by: reader)
        if LabelledParts.isAside(text, besidesNotes: isOfKind && !isTalk || venue > 1) {
            isSaid = true
            return
        }
        isRemark = isTalk && !isOfKind || Capacity.begins(words.folded) || Self.isOfGuests(words)
        if isRemark { return }
        isOpen =
            words.folded.count > Self.longest
            || !Self.isInside(words.folded) && words.folded.contains { MomentWords.isClock($0) }
        let whole = KindWords.read(words.folded[...], reader.kinds)
        if let whole, whole.consumed == words.folded.count { kind = whole.kind }
        title = isBehindColon ? 4 : venue > 1 ? 0 : kind != nil ? 2 : isOfKind ? 3 : 1
    }

    /// Whether words say for whom it is or what comes behind it: "women and non-binary only", "lunch after", "drums please".
    private static func isOfGuests(_ words: Words) -> Bool {
        words.folded.count > 1 && ["only", "after", "afterwards", "please", "pls", "free"].contains(words.folded.last)
            || ["vegan", "hybrid", "alternate"].contains(words.folded.joined(separator: " "))
            || words.folded[0].first?.isNumber == true
                && words.folded.dropFirst().contains { ["pound", "pounds", "quid", "inc", "incl"].contains($0) }
    }

    /// Words for what is inside a venue.
    private static let insides: Set<String> = ["floor", "room", "suite", "unit", "hall", "studio", "level"]

    /// Whether words tell where inside a venue it is: "2nd floor", "room 3".
    private static func isInside(_ words: [String]) -> Bool {
        guard words.count == 2 || words.count == 3 && words[0] == "the" else { return false }
        let (first, last) = (words[words.count - 2], words[words.count - 1])
        return last == "floor" || insides.contains(first) && (last.contains(where: \.isNumber) || last.count == 1)
    }

    private static let joints: Set<String> = ["by", "on", "in", "at", "near", "under", "outside"]

    /// Whether words tell beside what it is: "by the lake", "next to the pier".
    private static func isBeside(_ words: [String]) -> Bool {
        let lead = ["next", "to"]
        let rest = words.starts(with: lead) ? words[2...] : besides.contains(words[0]) ? words[1...] : []
        return rest.first == "the" && (2...4).contains(rest.count)
    }
    private static let besides: Set<String> = [
        "by", "near", "beside", "behind", "opposite", "under", "outside", "inside",
    ]

    /// Whether it is one word that ends with one for a kind of place: "Guildhall", "Showground".
    private static func isCompound(_ words: Words) -> Bool {
        guard words.folded.count == 1, words.written(0).first?.isUppercase == true else { return false }
        let word = words.folded[0]
        return compounds.contains { word.utf8.count > $0.utf8.count + 2 && word.hasSuffix($0) }
    }
    private static let compounds = ["hall", "ground", "house", "room", "works", "yard", "park", "shed"]

    /// The most words of a name after "the".
    private static let longestName = 4

    private mutating func judgeVenue(by reader: AnnouncementReader) {
        guard let last = words.folded.last else { return }
        if Self.isInside(words.folded) || Self.isBeside(words.folded) || Self.isCompound(words) {
            venue = 2
            return
        }
        // "Yoga by the pier" takes place.
        if let joint = words.folded.indices.dropFirst().first(where: { Self.joints.contains(words.folded[$0]) }),
            words.written(0).first?.isLowercase == true && words.folded[0] != "the"
                || KindWords.isSaid(beforePlaceOf: words.piece(0..<joint), reader.kinds)
        {
            return
        }
        // "Repair cafe" takes place, and so does "protest example bank", which goes on with its place.
        let sort = KindWords.read(words.folded[...], reader.kinds)?.consumed ?? 0
        let isTail = sort > 0 && words.folded.count > sort + 1 && KindWords.isSure(words.folded[0])
        let isSort = sort > 1 && sort == words.folded.count && words.folded[0] != "town"
        if isSort || isTail && words.written(0).first?.isLowercase == true { return }
        // "Bingo social" and "craft market" take place.
        let isPlace =
            words.folded.count > 1 && AnnouncementReader.venues.contains(last)
            && !KindWords.begin([last], reader.kinds)
        // "Music Hall café" is a name, although music is what is said of an event.
        let isName =
            isPlace
            && (0...1).allSatisfy { words.written($0).first?.isUppercase == true || words.folded[$0] == "&" }
        // "The big quiz" takes place as well.
        let takesPlace = KindWords.begin([last], reader.kinds) && !AnnouncementReader.venues.contains(last)
        let isCalled = words.folded[0] == "the" && last != "one" && !takesPlace
        let isShort = isCalled && words.folded.count <= Self.longestName
        // "Kim's flat" as a title would tell a room whose home it is.
        let isHome =
            PersonalWords.tellsOfHome(text) && !KindWords.isSaid(beforePlaceOf: words, reader.kinds)
        guard isName || isShort || isHome || reader.isVenue(text) else { return }
        let isSure = isPlace || isHome || isCalled && words.folded.count > 1
        venue = isSure || AddressWords.areAddress(text) ? 2 : 1
        isOnlyCalled = isCalled && !isPlace && !isHome
    }
}

extension AnnouncementReader {
    /// Whether a colon behind the words leads to the title: they are a town, or a word for a kind alone.
    fileprivate func leadsToTitle(_ words: Words) -> Bool {
        let length = max(
            gazetteer.read(words.folded[...])?.consumed ?? 0, KindWords.read(words.folded[...], kinds)?.consumed ?? 0)
        // "At the Shipyard Club: tea and testimony"
        let at = words.folded.lastIndex { ["at", "@", "outside"].contains($0) }
        return length == words.folded.count
            || at.map { $0 + 1 < words.folded.count && isVenueBehindAt(words.dropFirst($0 + 1)) } == true
    }

    /// Whether words behind "at" are a venue: "the Windsor" is one there.
    fileprivate func isVenueBehindAt(_ words: Words) -> Bool {
        // "The Hidden Street one" only refers to a place.
        if words.folded.last == "one" { return false }
        // "Unions at the County Show" is a title.
        if let last = words.folded.last, KindWords.begin([last], kinds), !Self.venues.contains(last) { return false }
        return isVenue(words.text)
            || words.folded.count == 2 && words.folded[0] == "the" && words.written(1).first?.isUppercase == true
    }

    /// A town and the county in brackets behind it, "Ashford (Kent)", or "and online"; nil if the part is none of it.
    private func townWithMore(_ part: LinePart) -> [LinePart]? {
        let folded = part.words.folded
        guard let (_, count) = gazetteer.read(folded[...]), count < folded.count else { return nil }
        let more = part.words.piece(count..<folded.count)
        let isCounty =
            part.words.written(count).hasPrefix("(") && gazetteer.read(more.folded[...])?.consumed == more.folded.count
        if isCounty { return part.cut(at: count) }
        if more.isEmpty { return nil }
        let online = ["and", "&", "+"].contains(more.folded[0]) ? count + 1 : count
        guard online < folded.count, PlaceFinder.isOnlyOnline(part.words.text(after: online)) else { return nil }
        return [part.cut(at: count)[0]] + part.cut(at: online).suffix(1)
    }

    /// A part without the price that begins or ends it, and without the venue behind "at", which are parts of their own.
    fileprivate func apart(_ part: LinePart) -> [LinePart] {
        if let parts = townWithMore(part) { return parts }
        let price = Cost.length(startOf: part.words)
        if price > 0 { return part.cut(at: price) }
        if let found = Cost.apart(part.text[...], ofPlace: true) {
            let first = Words(found.before).folded.count
            return part.cut(at: first, first + Words(found.price).folded.count)
        }
        let words = part.words
        let at = words.folded.indices.dropFirst().first { index in
            ["at", "@", "outside"].contains(words.folded[index]) && isVenueBehindAt(words.dropFirst(index + 1))
                && Self.lead(words.folded) < index
        }
        return at.map { part.cut(at: $0) } ?? [part]
    }

    /// Words before the name of a town that belong to what takes place: "justice for Hull", "The Duke of York".
    private static let joiningTowns: Set<String> = ["for", "of", "with", "to", "against", "about", "from", "and", "&"]

    /// Finds the parts that are a town, an area or "online"; if none is, cuts a town out of the last part that has one.
    ///
    /// In a line with marks that has to end its part: "Leeds drinks" is a title.
    fileprivate func findTowns(among parts: inout [LinePart]) {
        let isMarked = parts.count(where: \.isMarked) > 1
        for index in parts.indices {
            let words = parts[index].words
            let isTown =
                gazetteer.read(words.folded[...]).map { reading, count in
                    count == words.folded.count
                        && (!reading.isAlsoWord || !KindWords.begin(words.folded[...], kinds))
                } == true && !["at", "the", "outside"].contains(words.folded[0])
            guard isTown || PlaceFinder.isOnlyOnline(words.text) && words.folded != ["hybrid"] else { continue }
            parts[index].isTown = true
            if words.folded[0] == "in" { parts[index].words = words.piece(1..<words.folded.count) }
        }
        // There are parks that are known as places too: "Ashford, Victoria Park".
        if parts.contains(where: { $0.isTown && !hasVenueWord($0.text) }) {
            for index in parts.indices where hasVenueWord(parts[index].text) { parts[index].isTown = false }
            return
        }
        if parts.contains(where: \.isTown) { return }
        // "Leeds Town Hall" tells its town as well.
        for index in parts.indices {
            let words = parts[index].words
            guard let (reading, count) = gazetteer.read(words.folded[...]), !reading.isAlsoWord,
                count < words.folded.count, let last = words.folded.last, Self.venues.contains(last),
                hasVenueWord(words.text), !KindWords.begin([last], kinds)
            else { continue }
            var town = LinePart(words.piece(0..<count), isMarked: false)
            town.isTown = true
            parts.insert(town, at: index + 1)
            return
        }
        for index in parts.indices.reversed() {
            guard let range = town(in: parts[index].words, anywhere: !isMarked) else { continue }
            let isLed = ["in", "at", "near"].contains(parts[index].words.folded[range.lowerBound])
            let name = (range.lowerBound + (isLed ? 1 : 0))..<range.upperBound
            let before = parts[index].cut(at: range.lowerBound).prefix(range.lowerBound > 0 ? 1 : 0)
            var town = LinePart(parts[index].words.piece(name), isMarked: false)
            town.isTown = true
            let after = parts[index].cut(at: range.upperBound).suffix(
                range.upperBound < parts[index].words.folded.count ? 1 : 0)
            parts.replaceSubrange(index...index, with: before + [town] + after)
            return
        }
    }

    /// Where a town stands at the end of a part, or anywhere in it.
    private func town(in words: Words, anywhere: Bool) -> Range<Int>? {
        let folded = words.folded
        for start in folded.indices {
            guard let (reading, count) = gazetteer.read(folded[start...]) else { continue }
            let end = start + count
            let isName = !reading.isAlsoWord || words.written(start).first?.isUppercase == true
            let isJoined = start > 0 && Self.joiningTowns.contains(folded[start - 1])
            // "Hull library" is a venue.
            let isVenue = end < folded.count && Self.venues.contains(folded[end])
            guard isName, !isJoined, !isVenue, !KindWords.begin(folded[start...], kinds),
                end == folded.count || anywhere
            else { continue }
            return start..<end
        }
        return nil
    }

    /// Cuts a part in two if no venue is known and the part has one before or behind what takes place: "Example Tap bingo
    /// social". A name beside the town, "example lanes doncaster", is one too.
    fileprivate func findVenue(among parts: inout [LinePart]) {
        if parts.contains(where: { $0.venue > 1 }) { return }
        for index in parts.indices where !parts[index].isTown && !parts[index].isSaid && !parts[index].isRemark {
            let isBehind = index > 0 && parts[index - 1].isTown && !parts[index].isMarked
            let isBefore = index + 1 < parts.count && parts[index + 1].isTown && !parts[index + 1].isMarked
            let words = parts[index].words
            let venueEnd = endOfVenue(words, isBesideTown: isBehind)
            let venueStart = behindKind(words, words.folded.count).flatMap { $0 + 1 < words.folded.count ? $0 : nil }
            guard let cut = venueEnd ?? venueStart else {
                let isName = parts[index].title == 1 && words.folded.count > 1 && words.folded.count <= 4
                if isName, isBehind || isBefore { (parts[index].venue, parts[index].title) = (2, 0) }
                continue
            }
            var pieces = parts[index].cut(at: cut)
            guard pieces.count == 2 else { continue }
            for piece in pieces.indices { pieces[piece].judge(by: self) }
            let venue = venueEnd == nil ? 1 : 0
            (pieces[venue].venue, pieces[venue].title, pieces[venue].kind) = (3, 0, nil)
            pieces[1 - venue].venue = 0
            if venue == 1, let last = pieces[0].words.folded.last, ["at", "in", "@", "outside"].contains(last) {
                pieces[0].words = pieces[0].words.piece(0..<(pieces[0].words.folded.count - 1))
            }
            parts.replaceSubrange(index...index, with: pieces)
            return
        }
    }

    /// The most words of a venue before what takes place.
    private static let longestBefore = 6

    /// Where a venue ends at the beginning of words that go on with what takes place: by its last word or, next to the
    /// town, by its capitals.
    private func endOfVenue(_ words: Words, isBesideTown: Bool) -> Int? {
        let folded = words.folded
        return folded.indices.dropFirst(2).prefix(Self.longestBefore).first { end in
            let isEnd =
                Self.venues.contains(folded[end - 1])
                || isBesideTown && words.written(end).first?.isLowercase == true
            return isEnd && KindWords.begin(folded[end...], kinds) && isVenue(words.text(before: end))
        }
    }
}

extension Words {
    /// Some of the words, without the marks around them.
    fileprivate func piece(_ range: Range<Int>) -> Words {
        Words(AnnouncedPlace.trimmed(dropFirst(range.lowerBound).text(before: range.count), keeping: "!?"))
    }
}
