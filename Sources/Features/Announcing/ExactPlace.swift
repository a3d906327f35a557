import Events
import FeatureKit
import Organising
import StewardCore

/// The exact place of a private event that was not read where a place stands: somebody says which words tell it, and they
/// are taken out of all that everybody reads.
struct ExactPlace {
    let reader: AnnouncementReader

    /// By which name its question is stored.
    static let name = "exact"

    /// The draft with the words as its exact place, or without one if they say that there is none.
    func read(_ said: Words, _ draft: AnnouncementDraft) throws(Misreading) -> AnnouncementDraft {
        var draft = draft
        if !said.isEmpty, Self.meansNone(said) {
            draft.tellsNoPlace = true
            return draft
        }
        let field = Self.all.areAll(said.folded[...], besides: Self.speech) ? .summary : Self.field(said)
        if let field, let text = draft[textOf: field], field != .title {
            draft[textOf: field] = ""
            return try keeping(AnnouncedPlace.trimmed(text), draft)
        }
        let words = Self.withoutLead(said)
        guard let site = draft.site, field == nil, !words.isEmpty, Answer.read(words, isDirect: true) == nil else {
            throw Misreading(Replies.whichWords(isOnline: draft.site?.town.isEmpty == true))
        }
        let written = AnnouncedPlace.unquoted(AnnouncedPlace.trimmed(words.text))
        if Self.isTalk(words), !stands(written, draft) { throw wordsAreNotThere(draft) }
        guard
            let place = AnnouncedPlace(
                reading: written, reader.gazetteer, networkArea: reader.networkArea, isOnline: false, [.byItself],
                orOnline: false), !place.site.town.isEmpty
        else {
            try refuseOthers(written, draft)
            return try keeping(written, draft)
        }
        guard !place.site.venue.isEmpty else { throw Misreading(Replies.townIsRead) }
        try refuseOthers(place.site.venue, draft)
        if place.site.town != site.town { draft.site = try reader.site(place) }
        return try keeping(place.site.venue, draft)
    }

    /// The draft without the words of its own place in its texts, if all of it remains that an event needs, its title as it
    /// is.
    func takenOut(of draft: AnnouncementDraft) -> AnnouncementDraft {
        guard let venue = draft.site?.venue, !venue.isEmpty, !draft.lacksExactPlace,
            let without = try? keeping(venue, draft), without.lacking == nil, without.title == draft.title
        else { return draft }
        return without
    }

    /// Refuses words that stand in none of the texts, if there are any: the place that these may tell would stay in them.
    private func refuseOthers(_ place: String, _ draft: AnnouncementDraft) throws(Misreading) {
        let isAnyText = Field.allCases.contains { $0 != .title && draft[textOf: $0] != nil }
        if isAnyText, !stands(place, draft) { throw wordsAreNotThere(draft) }
    }

    /// Whether words, or a part of them that tells more than the town, stand in one of the texts.
    private func stands(_ place: String, _ draft: AnnouncementDraft) -> Bool {
        let town = draft.site.map { Words($0.town).folded } ?? []
        let wanted = ([place] + Self.parts(of: place)).map { Words($0) }.filter { $0.folded != town }
        return Field.allCases.compactMap { draft[textOf: $0] }.contains { text in
            wanted.contains { Self.range(of: $0, in: Words(text)) != nil }
        }
    }

    private func wordsAreNotThere(_ draft: AnnouncementDraft) -> Misreading {
        Misreading(Replies.wordsAreNotThere(placeNow: draft.site?.text(reader.gazetteer)))
    }

    /// Whether words talk rather than tell a place: "I already told you, Leeds".
    private static func isTalk(_ words: Words) -> Bool {
        EventPhrase.isClause(words.text) || AskedReader.isQuestion(words)
            || AskedReader.saysNothing(words.folded[...])
            || words.folded.contains {
                ["told", "said", "same", "already", "before", "above", "why", "what"].contains($0)
            }
    }

    /// The parts of a place that tell it too, "14 Quarry Mount" and "LS6 2JA".
    private static func parts(of place: String) -> [String] {
        place.split { $0.isOne(of: ",;\n") }.map(String.init).filter { !AddressWords.areInside($0) }
    }

    /// The draft with `place` as its venue and nowhere else.
    private func keeping(_ place: String, _ draft: AnnouncementDraft) throws(Misreading) -> AnnouncementDraft {
        var draft = draft
        // What was read of it, such as "upstairs", goes on with it.
        let known = AddressWords.areInside(draft.site?.venue ?? "") ? draft.site?.venue ?? "" : ""
        let isSaid = Self.range(of: Words(known), in: Words(place)) != nil
        draft.site?.venue = try reader.short(
            known.isEmpty || isSaid ? place : "\(place), \(known)", .place)
        // What remains of a place that is told in parts tells it too.
        let wanted = ([place] + Self.parts(of: place)).map { Words($0) }
        for field in Field.allCases {
            guard let text = draft[textOf: field] else { continue }
            draft[textOf: field] = wanted.reduce(text) { Self.without($1, $0, isTitle: field == .title) }
        }
        draft.title = draft.title.map { reader.tidiedTitle(AnnouncedPlace.trimmed($0, keeping: "!?")) }
        if draft.title?.contains(where: { $0.isLetter || $0.isNumber }) == false { draft.title = nil }
        if draft.lacksExactPlace { draft.tellsNoPlace = true }
        return draft
    }

    // MARK: What is said

    private static let none = Phrases([
        "none", "no", "nope", "nothing", "none of it", "none of them", "none of that", "none do", "there is none",
        "there isn't one", "no exact place", "no place", "no words", "not there", "it isn't there", "it's not there",
        "it is not there", "that's all", "that is all", "later", "comes later", "it comes later", "they come later",
        "follows", "it follows", "to follow", "follows later", "the place follows", "the place follows later",
        "not yet", "not decided yet", "not known yet", "we don't know yet", "don't know yet", "i don't know",
        "to be confirmed", "to be announced", "will follow", "it will follow", "on request", "ask us",
        "i'll tell them", "we'll tell them", "we tell them", "none yet",
    ])
    private static let speech = Phrases([
        "oh", "sorry", "please", "thanks", "there", "of", "the", "words", "place", "exact", "it", "and", "so", "in",
    ])

    private static func meansNone(_ said: Words) -> Bool {
        none.areAll(said.folded[...], besides: speech) || AnnouncementReader.isUnknown(said)
    }

    private static let all = Phrases([
        "all of it", "all of that", "all", "the whole thing", "whole thing", "everything", "the whole text", "the lot",
        "all of the text", "the whole sentence",
    ])

    private static let lead = Phrases([
        "it's", "its", "it is", "it's at", "it is at", "the exact place is", "exact place is", "the place is",
        "the exact place", "exact place", "the address is", "the venue is", "the words are", "at", "in", "the word is",
        "that is", "that's", "it's in", "it is in", "yes", "yes it's", "place", "venue", "address",
    ])

    private static func withoutLead(_ said: Words) -> Words {
        let count = lead.length(said.folded[...])
        return count < said.folded.count ? said.dropFirst(count) : said
    }

    private static let asides: Set<String> = ["the", "whole", "all", "of", "line", "text", "it", "that"]

    /// The text that is named as a whole: "the about line", "the text".
    private static func field(_ said: Words) -> Field? {
        let words = said.folded.filter { !asides.contains($0) || $0 == "text" && said.folded.count < 3 }
        guard let word = words.first, words.count == 1 else { return nil }
        return [.summary, .cost, .organiser, .access, .title].first { $0.names.contains(word) }
    }

    // MARK: Taking words out

    /// Words that lead to a place and say nothing without it.
    private static let leading: Set<String> = [
        "at", "in", "@", "to", "from", "outside", "inside", "near", "by", "on", "round", "behind", "above", "opposite",
        "is", "are", "the", "venue", "address", "place", "location", "-", "–",
    ]
    /// Words of sentences that tell nothing but the place: "We meet at", "Come to".
    private static let empty: Set<String> = leading.union([
        "we", "we're", "we'll", "be", "meet", "meeting", "it's", "its", "it", "our", "come", "will", "held", "this",
        "and",
        "then", "exact", "where", "private", "meetings", "party", "for", "of", "there", "that's",
    ])

    /// Words that lead to a place in a sentence.
    private static let prepositions: Set<String> = [
        "at", "in", "@", "to", "from", "outside", "inside", "near", "by", "on", "round", "behind", "above", "opposite",
        "off", "towards", "via",
    ]
    /// Words before a name, of which a sentence without it has no sense.
    private static let leadingToName: Set<String> = ["of", "the", "a", "called", "named", "is", "for", "and", "with"]
    /// Those that lead to hardly anything else in a title.
    private static let prepositionsOfTitles: Set<String> = [
        "at", "@", "outside", "inside", "near", "behind", "above", "opposite",
    ]

    /// The text without the words of a place, what leads to it and what stands behind it in its sentence, which may tell
    /// the rest of it; as it is if it does not have them.
    static func without(_ place: Words, _ text: String, isTitle: Bool = false) -> String {
        if place.isEmpty { return text }
        return text.lines(keepingEmpty: true).map { line in
            let sentences = AnnouncedPlace.sentences(of: line)
            let kept = sentences.map { without(place, ofSentence: $0, isTitle: isTitle) }
            return kept == sentences ? String(line) : kept.filter { !$0.isEmpty }.joined(separator: " ")
        }.filter { !$0.isEmpty }.joined(separator: "\n")
    }

    private static func without(_ place: Words, ofSentence sentence: String, isTitle: Bool) -> String {
        let words = Words(sentence)
        guard let range = range(of: place, in: words) else { return sentence }
        let leads = isTitle ? prepositionsOfTitles : prepositions
        let first = words.folded[..<range.lowerBound].indices.first { index in
            leads.contains(words.folded[index]) && !isOfTime(index, before: range.lowerBound, words)
        }
        if first == nil, isTitle { return without(range, words) }
        let start = first ?? range.lowerBound
        let before = AnnouncedPlace.trimmed(start > 0 ? words.text(before: start) : "", keeping: "!?")
        if Words(before).folded.allSatisfy(empty.contains) { return "" }
        // "The doors of" says nothing without it.
        if first == nil, !isTitle, Words(before).folded.last.map(leadingToName.contains) == true { return "" }
        let isOpen = before.filter { $0 == "(" }.count > before.filter { $0 == ")" }.count
        let mark = isTitle ? "" : sentence.last.map { $0.isOne(of: ".!?") ? String($0) : "" } ?? ""
        return (isOpen ? before.replacing("(", with: "").trimming(" ") : before) + mark
    }

    /// Whether a word leads to an hour rather than to a place: "at 7 outside the hall".
    private static func isOfTime(_ index: Int, before place: Int, _ words: Words) -> Bool {
        index + 1 < place && words.folded[index + 1].first?.isNumber == true
    }

    private static func without(_ range: Range<Int>, _ words: Words) -> String {
        var start = range.lowerBound
        while start > 0, leading.contains(words.folded[start - 1]),
            words.written(start - 1).last?.isOne(of: ",;.!?") != true
        {
            start -= 1
        }
        let before = AnnouncedPlace.trimmed(start > 0 ? words.text(before: start) : "", keeping: "!?")
        let after = range.upperBound < words.folded.count ? words.text(after: range.upperBound) : ""
        return before.isEmpty ? after.prefix(1).uppercased() + after.dropFirst() : "\(before) \(after)"
    }

    /// Where the words of a place stand in others; nil if they do not, whatever marks and articles are among them.
    private static func range(of place: Words, in words: Words) -> Range<Int>? {
        let plain = { (word: String) in AddressWords.words(word).joined() }
        let wanted = place.folded.drop { $0 == "the" }.map(plain)
        guard !wanted.isEmpty, wanted.count <= words.folded.count else { return nil }
        let written = words.folded.map(plain)
        return (0...(written.count - wanted.count)).first { written[$0...].starts(with: wanted) }
            .map { $0..<($0 + wanted.count) }
    }
}

extension AnnouncementDraft {
    /// Whether its place is private and nobody has said where exactly it is, so that any of its texts may tell it.
    var lacksExactPlace: Bool {
        guard venueAudience == .coming, tellsNoPlace != true, let site else { return false }
        return site.venue.isEmpty || AddressWords.areInside(site.venue)
    }

    /// The text of a field that is the organisers' own words; nil if it is empty, or the field is none.
    fileprivate subscript(textOf field: Field) -> String? {
        get {
            let text: String? =
                switch field {
                case .title: title
                case .organiser: organiser
                case .summary: summary
                case .access: access.note
                case .cost: cost
                case .when, .place, .kind, .capacity, .audience: nil
                }
            return text?.isEmpty == true ? nil : text
        }
        set {
            let text = newValue?.isEmpty == true ? nil : newValue
            switch field {
            case .title: title = text ?? ""
            case .organiser: organiser = text
            case .summary: summary = text ?? ""
            case .access: access.note = text
            case .cost: cost = text
            case .when, .place, .kind, .capacity, .audience: break
            }
        }
    }
}
