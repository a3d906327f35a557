import Foundation
import Organising
import StewardCore

/// Tells which of several lines has the title, by weighing them against each other.
///
/// A title is the first line more often than not. What only heads it, as the name of a group, a notice, a newsletter's or
/// the name of a place does, weighs less than any other line; what is set off by quotation marks or asterisks weighs more.
struct TitleLine {
    /// The lines that are set off as a whole.
    private let setOff: Set<String>
    private let reader: AnnouncementReader

    /// - Parameter written: The announcement as it was written, with its asterisks.
    init(_ written: String, _ reader: AnnouncementReader) {
        self.reader = reader
        setOff = Set(
            written.lines().lazy.compactMap { line in
                let text = line.trimming()
                guard text.utf8.count > 4, let mark = text.first, mark == "*" || mark == "_", text.last == mark else {
                    return nil
                }
                return Self.plain(text)
            })
    }

    /// The index of the line that is most likely the title; nil if there are none.
    func best(of lines: [String]) -> Int? {
        let places = lines.indices.map { isPlace(lines[$0], isFirst: $0 == 0) }
        let first = places.firstIndex(of: false) ?? 0
        let weights = lines.indices.map { index in
            (index == first ? Weight.first : 0) + (places[index] ? Weight.place : 0)
                + weight(of: lines[index], isFirst: index == first)
        }
        return weights.max().flatMap(weights.firstIndex)
    }

    /// Whether a line heads a title and is none.
    static func isHeading(_ line: String, _ kinds: Kinds) -> Bool {
        let words = Words(Words(line).text(before: longest))
        return !words.isEmpty && (isCall(words) || isHeading(words, kinds) || isNotice(words) || isGroup(words, kinds))
    }

    /// What tells for a line, and against it.
    private enum Weight {
        static let (first, setOff, label, telling, sort, asking) = (2, 3, 3, 2, 1, 1)
        static let (describing, speaking, townBehind) = (-2, -2, -3)
        static let (group, place, leading, notice) = (-3, -4, -4, -6)
    }

    private func weight(of line: String, isFirst: Bool) -> Int {
        let words = Words(Words(line).text(before: Self.longest))
        guard !words.isEmpty else { return Weight.notice }
        var weight = 0
        let isQuoted = line.hasPrefix("\"") && line.hasSuffix("\"")
        if isQuoted || setOff.contains(Self.plain(line)) { weight += Weight.setOff }
        if Self.isHeading(words, reader.kinds) || Self.isNotice(words) { return weight + Weight.notice }
        if line.hasSuffix(":") && PosterLabel.read(line) == nil || Self.isCall(words) { weight += Weight.leading }
        if Self.isGroup(words, reader.kinds) { return weight + Weight.group }
        if KindWords.isSaid(beforePlaceOf: words, reader.kinds) {
            // "FILM: Dancing in the Dole Queue" says that it is one.
            let isLabel = words.written(0).hasSuffix(":") && KindWords.begin(words.folded[..<1], reader.kinds)
            weight += isLabel ? Weight.label : Weight.sort
        }
        if line.last.map({ "?!".contains($0) }) == true { weight += Weight.asking }
        if Self.describing.contains(words.folded[0]), !isQuoted, !isFirst { weight += Weight.describing }
        if words.folded.contains(where: Self.speaking.contains), !isQuoted { weight += Weight.speaking }
        // "We've finally got a date for our picnic"
        if let name = AnnouncingSentence(line, reader.kinds)?.name, !isQuoted,
            KindWords.kind(ofTitle: Words(name), reader.kinds) != nil
        {
            weight += Weight.telling
        }
        if reader.endsWithTown(line) { weight += Weight.townBehind }
        return weight
    }

    /// The most words of a line that are looked at.
    private static let longest = 16

    private func isPlace(_ line: String, isFirst: Bool) -> Bool {
        if line.utf8.contains(UInt8(ascii: ":")), let label = PosterLabel.read(line)?.label {
            return label != .title
        }
        let words = Words(line)
        if Organiser.read(line[...]) != nil { return true }
        // "SAVE OUR LIBRARY" is no venue.
        if words.folded.contains(where: ["our", "save", "stop", "no", "not", "your", "for"].contains) { return false }
        if line.contains(",") {
            if reader.isOnlyPlace(line) || isAddress(line) { return true }
        } else if let last = words.folded.last, reader.endsAsVenue(words), reader.isVenue(line),
            !Self.groups.contains(last),
            !KindWords.begin([last], reader.kinds),
            // "QUEER PROM" on the first line is a title, "WHITLEY BAY PLAYHOUSE" is none.
            !isFirst || reader.gazetteer.read(words.folded[...]) != nil
        {
            return true
        }
        return Cost.isPart(line[...], ofPlace: true) || AccessRemark.isAll(words)
    }

    /// Whether a line is a town and names with capitals that end as venues do: "Example Museum, Liverpool".
    private func isAddress(_ line: String) -> Bool {
        let parts = line.split(separator: ",").map { Words($0) }.filter { !$0.isEmpty }
        let isTown = parts.map { reader.gazetteer.read($0.folded[...])?.consumed == $0.folded.count }
        guard line.contains(where: \.isLowercase), isTown.contains(true) else { return false }
        return parts.indices.allSatisfy { index in
            let part = parts[index]
            return isTown[index]
                || part.folded.indices.allSatisfy { part.written($0).first?.isUppercase == true }
                    && part.folded.last.map(AnnouncementReader.venues.contains) == true
        }
    }

    private static func plain(_ line: String) -> String {
        AnnouncedPlace.trimmed(line.filter { !$0.isOne(of: "*_") }).lowercased()
    }

    // MARK: What heads a title

    private static let describing: Set<String> = ["a", "an", "for", "with", "in", "of", "from", "and", "our"]
    private static let speaking: Set<String> = [
        "i", "we", "we're", "we've", "we'll", "i'm", "i've", "you", "you've", "you'll", "it's", "thank", "thanks",
        "agreed", "resolved", "ok",
    ]
    /// What texts are called in which announcements stand.
    private static let texts: Set<String> = [
        "minutes", "newsletter", "bulletin", "papers", "report", "circular", "memo", "digest", "round-up", "listing",
        "listings", "e-bulletin", "ebulletin", "mailing", "noticeboard", "agenda",
    ]
    private static let forwarded = Phrases([
        "from the", "sent on behalf of", "on behalf of", "to all", "to:", "fwd", "forwarded", "shared from", "via the",
        "action point", "message from", "an update from", "whatsapp fwd", "posted by", "re-sent", "copied from",
        "hosted by", "subject", "invites you to", "invite you to", "now in", "now at", "now on", "please note",
    ])
    private static let notices = Phrases([
        "live stream", "livestream", "change of", "room change", "venue change", "date change", "time change",
        "late notice", "late change", "event listing", "event details", "correction", "members' update", "diary date",
        "diary dates", "date for your diary", "dates for your diary", "coming up", "coming soon", "what's on",
        "this week", "next week", "this month", "next month", "for your diary", "new date", "new venue", "new time",
        "facebook event", "eventbrite", "stop press", "urgent", "important", "fao", "for the attention of",
    ])

    /// Whether a line says in which text the announcement stands, or from whom it comes.
    private static func isHeading(_ words: Words, _ kinds: Kinds) -> Bool {
        if forwarded.length(words.folded[...]) > 0 { return true }
        guard let text = words.folded.lastIndex(where: texts.contains) else { return false }
        if text == 0 { return ["of", "from"].contains(words.folded.dropFirst().first) }
        // "Newsletter workshop" takes place, "Newsletter March 2026" does not.
        return !words.folded.indices.dropFirst(text + 1).contains { index in
            let isMonth = index + 1 < words.folded.count && words.folded[index + 1].first?.isNumber == true
            return !isMonth && KindWords.begin(words.folded[index...], kinds)
        }
    }

    private static let calls = Phrases([
        "who's up for", "whos up for", "who fancies", "fancy", "come one come all", "just gonna", "hello", "hi", "hiya",
        "warm welcome", "roll up", "bore da", "shwmae", "q", "calling", "attention", "good news", "guess what",
        "listen up", "oyez",
    ])
    private static let called: Set<String> = [
        "comrades", "folks", "all", "everyone", "everybody", "friends", "siblings", "people", "members", "lads",
    ]
    /// Words that only lead to the day behind them.
    private static let leadingToDays: Set<String> = ["this", "next", "on", "every", "each", "the", "coming", "from"]

    /// Whether a line calls people, "Kernow comrades!", or only leads to a day.
    private static func isCall(_ words: Words) -> Bool {
        let folded = words.folded
        if calls.length(folded[...]) > 0 || folded.allSatisfy(leadingToDays.contains) { return true }
        return folded.count < 5 && words.text.hasSuffix("!") && folded.last.map(called.contains) == true
    }

    private static let ofNotices: Set<String> = [
        "change", "changed", "venue", "room", "read", "carefully", "important", "please", "note", "notice", "attention",
        "update", "updated", "correction", "corrected", "new", "date", "time",
    ]

    /// Whether a line only asks for attention: "CHANGE OF VENUE, PLEASE READ".
    private static func isNotice(_ words: Words) -> Bool {
        let folded = words.folded
        if notices.length(folded[...]) == folded.count { return true }
        let count = folded.count { ofNotices.contains($0) }
        return count > 1 && count * 3 > folded.count
    }

    /// Words that end the name of a group, beside those of organisers.
    private static let groups: Set<String> = Organiser.groups.union([
        "subgroup", "sub-group", "cttee", "region", "team", "project", "section", "friends",
        "assembly", "trust", "charity", "federation", "coalition", "unions",
    ])

    /// Whether a line is the name of a group and nothing else: "Belfast Trades Council LGBT+ subgroup", but not "Film club".
    private static func isGroup(_ words: Words, _ kinds: Kinds) -> Bool {
        let folded = words.folded
        if ["members", "branches", "reps"].contains(folded[0]), ["in", "of"].contains(folded.dropFirst().first) {
            return true
        }
        // "Supper club" takes place.
        if folded.count > 1, KindWords.begin(folded.suffix(2).prefix(1), kinds),
            ["club", "group", "choir"].contains(folded.last)
        {
            return false
        }
        guard folded.count > 1, let last = folded.last, groups.contains(last),
            !words.text.contains(where: { "?!:".contains($0) }), !words.text.contains(" - ")
        else { return false }
        return !folded.indices.dropLast().contains { index in
            KindWords.read(folded[index...], kinds).map { index + $0.consumed == folded.count } ?? false
        }
    }
}
