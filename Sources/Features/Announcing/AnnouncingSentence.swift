import Organising
import StewardCore

/// What stands where the title should be, without what else is said there.
struct WrittenTitle {
    let title: String
    /// What it costs, if a price begins or ends it: "life drawing £6".
    let price: String?
    /// Whether it ends with where to join: "bingo on Teams".
    let isOnline: Bool
    /// What a sentence says besides what takes place; empty if nothing.
    let more: String

    init(_ text: String, _ kinds: Kinds) {
        let sentence = AnnouncingSentence(text, kinds)
        let said = Words(sentence?.name ?? text)
        let leading = Cost.length(startOf: said)
        let name = said.text(after: leading)
        let priced = leading > 0 ? nil : Cost.apart(name[...], ofPlace: true)
        var words = Words(priced.map { AnnouncedPlace.trimmed($0.before) } ?? name)
        // "picnic this Sunday (7 June)"
        if words.folded.count > 1, words.folded.last == "this" {
            words = Words(words.text(before: words.folded.count - 1))
        }
        let isFree =
            words.folded.count > 2 && ["its free", "it's free"].contains(words.folded.suffix(2).joined(separator: " "))
        if isFree { words = Words(words.text(before: words.folded.count - 2)) }
        let platform = PlaceFinder.onlineLength(endOf: words.folded)
        title = words.text(before: words.folded.count - platform)
        let leader = leading > 0 ? AnnouncedPlace.trimmed(said.text(before: leading)) : nil
        price = isFree ? "free" : leader ?? priced.map { Cost.said($0.price) }
        (isOnline, more) = (platform > 0, sentence?.more ?? "")
    }
}

/// A sentence that says what takes place before it says when: "Just a reminder that our next branch meeting is on", "we
/// are hosting a quiz", "You are invited to a talk, which will take place on".
struct AnnouncingSentence {
    /// What takes place: "branch meeting".
    let name: String
    /// What the sentence says besides; empty if nothing.
    let more: String

    /// What leads to the name; words of manners around it say nothing.
    private static let leading = Phrases(
        ["is", "are", "am", "be", "we're", "were", "i'm", "been", "they're", "also"].flatMap { verb in
            [
                "having", "holding", "hosting", "running", "organising", "organizing", "doing", "planning",
                "putting on", "laying on", "arranging", "throwing", "starting", "launching",
            ].map { "\(verb) \($0)" }
        } + [
            "invited to", "invite you to", "invite you all to", "invite everyone to", "invited along to", "date for",
            "dates for", "reminder about", "reminder of", "know about", "join us for", "come to", "come along to",
            "mates to", "friends to", "confirming", "would announce", "could announce",
        ])
    /// Words behind which "that" leads to it.
    private static let telling: Set<String> = ["reminder", "remember", "know", "say", "confirm", "announce", "note"]
    private static let determiners = Phrases(
        ["a", "an", "the", "our", "its", "their", "your", "my", "another"].flatMap { [$0, "\($0) next"] } + ["next"])
    /// Words with which a sentence goes on from what takes place.
    private static let going: Set<String> = [
        "is", "are", "will", "has", "have", "it's", "it'll", "we'll", "which", "takes", "happens",
    ]
    /// Words between what takes place and when that say no more than that it does.
    private static let saying: Set<String> = going.union([
        "be", "on", "held", "now", "this", "taking", "take", "place", "happening", "again", "back", "coming", "moved",
        "at", "going", "meeting", "ahead", "for", "that", "it", "runs", "running", "starts", "we're",
    ])
    /// Words of manners before what takes place.
    private static let manners: Set<String> = [
        "guys", "folks", "all", "everyone", "so", "very", "really", "super", "excited", "finally", "hope", "hoping",
        "please", "share", "someone", "thanks", "hello", "hi", "hey", "excuse", "sorry", "news", "update", "reminder",
        "fyi", "quick", "could", "you", "we", "we've", "i", "i've",
    ]
    /// The most words of a sentence that is only manners.
    private static let longestManners = 14

    /// Reads the words before the time; nil if they are not such a sentence, but a title.
    init?(_ text: String, _ kinds: Kinds) {
        let written = Self.withoutManners(text, kinds)
        let words = Words(written)
        let folded = words.folded
        let lead = folded.indices.last { Self.leadLength(folded, at: $0) > 0 }
        var start = lead.map { $0 + Self.leadLength(folded, at: $0) } ?? 0
        if lead == nil {
            // In "A quick one from me: book club is on" the name follows a mark.
            let said = Self.end(of: words, from: 1)
            guard let said, folded[said...].allSatisfy(Self.saying.contains) else {
                guard written != text else { return nil }
                (name, more) = (written, "")
                return
            }
            start =
                folded[..<said].indices.last { words.written($0).hasSuffix(":") || folded[$0] == "but" }
                .map { $0 + 1 } ?? 0
        }
        let determined = Self.determiners.length(folded[start...])
        guard start + determined < folded.count else { return nil }
        let end = Self.end(of: words, from: start + determined + 1) ?? folded.count
        let bare = words.dropFirst(start + determined)
        let found = AnnouncedPlace.trimmed(bare.text(before: end - start - determined), keeping: "!?")
        // "See what happens" is a title; "The rally takes place on" is none.
        guard
            lead != nil || determined > 0 || folded[end...].contains("held") || folded[end...].contains("place")
                || KindWords.kind(ofTitle: Words(found), kinds) != nil
        else { return nil }
        name = found
        let rest = folded[end...].allSatisfy(Self.saying.contains) ? "" : words.text(after: end)
        more = AnnouncedPlace.trimmed(rest)
    }

    private static func leadLength(_ words: [String], at index: Int) -> Int {
        if words[index] == "that", words[..<index].suffix(4).contains(where: telling.contains) { return 1 }
        return leading.length(words[index...])
    }

    /// Where the words go on from what takes place: with "is" and the like, or with a sentence that says no more than that.
    private static func end(of words: Words, from first: Int) -> Int? {
        let folded = words.folded
        return folded.indices.dropFirst(first).first { index in
            going.contains(folded[index])
                || words.written(index - 1).last.map({ ".!?".contains($0) }) == true
                    && folded[index...].allSatisfy(saying.contains)
        }
    }

    /// The text without sentences before its last that only tell of whoever writes, and none of what takes place.
    private static func withoutManners(_ text: String, _ kinds: Kinds) -> String {
        let sentences = AnnouncedPlace.sentences(of: text)
        let only = sentences.dropLast().prefix { sentence in
            let words = Words(sentence)
            return words.folded.count <= longestManners && words.folded.contains(where: manners.contains)
                && KindWords.kind(ofTitle: words, kinds) == nil
                && !words.folded.indices.contains { leadLength(words.folded, at: $0) > 0 }
        }
        let rest = only.isEmpty ? text : sentences.dropFirst(only.count).joined(separator: " ")
        let words = Words(rest)
        let count = words.folded.prefix { ["so", "very", "really", "super", "excited", "finally"].contains($0) }.count
        return count > 1 && count < words.folded.count ? words.text(after: count) : rest
    }
}
