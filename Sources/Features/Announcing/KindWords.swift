import Foundation
import Organising
import StewardCore

/// Tells an event's kind from the words of its title: "Spring ceilidh" is a social.
enum KindWords {
    /// Words that tell the kind in a title but say too little to ask for, by the id of their kind.
    private static let sorts: [Kind.ID: [String]] = [
        "social": [
            "strollers", "ramblers", "cake", "cakes", "game night", "ten-pin", "craft night", "cider", "beer",
            "bake-off", "bake off", "bake sale", "barn dance", "outing", "day out", "trip", "run", "pot luck",
            "fundraiser", "raffle", "jumble sale", "celebration", "birthday", "anniversary", "reunion", "mixer",
            "speed dating", "wine", "chat", "natter", "hangout", "hang out", "pub crawl", "bring and share",
            "open house", "fair", "fete", "festival", "market", "show", "play", "exhibition", "art", "painting",
            "gardening", "allotment", "family event", "family day", "families", "fun day", "marathon", "camp",
            "practice", "rehearsal", "pizza", "placards", "crawl", "litter pick", "speed friending", "friending",
            "repair cafe", "repair café", "tournament", "tournaments", "rounders", "netball", "tennis", "darts",
            "snooker", "skittles", "badminton",
            "luncheon", "luncheons", "recital", "crafternoon", "friendly", "outings", "bake", "knees up", "knees-up",
            "dinner", "curry", "supper", "tea dance", "brew", "chinwag", "beach clean", "clean-up", "fish and chips",
        ],
        "forum": ["town hall", "hustings", "roundtable", "round table", "listening session", "debate", "debates"],
        "education": [
            "class", "classes", "lesson", "lessons", "study group", "induction", "bootcamp", "skillshare",
            "skill share", "film and discussion", "history", "book launch", "school", "schools", "zine-making",
            "printmaking",
        ],
        "campaign": [
            "banner drop", "counter-demo", "counter protest", "counter-protest", "speak out", "sit-in", "occupation",
            "boycott", "leaflet drop", "leaflet delivery",
        ],
        "pride": ["pride in london"],
        "picket": ["picketing", "picket breakfast", "solidarity", "walkout", "walk-out"],
        "meeting": [
            "assembly", "planning meeting", "organising meeting", "caucus", "branch night", "reps' meeting",
            "steering group", "working group", "planning group", "council", "mtg",
        ],
        "conference": ["convention", "gathering", "away day"],
        "remembrance": ["service", "minute's silence", "wreath", "wreaths"],
    ]
    private static let table: [String: Kind.ID] = Dictionary(
        sorts.flatMap { kind, words in words.map { ($0, kind) } }, uniquingKeysWith: { first, _ in first })
    /// The first words of them.
    private static let beginnings = Set(table.keys.map { String($0.prefix { $0 != " " }) })
    /// Words after which the title says more about the event than what it is: "rally for the libraries".
    private static let ends: Set<String> = [
        "at", "in", "for", "on", "with", "about", "against", "to", "of", "by", "from", "near", "@", "is", "are", "what",
        "who", "why", "how", "under",
    ]
    /// Words at the end of what else it says that tell of a social: "race night".
    private static let ofLeisure: Set<String> = ["night", "evening", "afternoon", "tea", "drawing", "making", "tour"]
    /// The most words of a sort, and of a title that is read.
    private static let (longest, longestTitle) = (3, 30)

    /// The kind of the last word for a kind or a sort, of those before "for", "at" and the like, or else of the first
    /// word after them; nil if there is none.
    static func kind(ofTitle title: Words, _ kinds: Kinds) -> Kind? {
        let words = title.folded.prefix(longestTitle).map { $0.trimmingPunctuation() }
        let head = words.firstIndex(where: ends.contains) ?? words.endIndex
        let last = words[..<head].last ?? ""
        let found = words.indices.compactMap { index in read(words[index...], kinds).map { (index, $0) } }
        let others = found.filter { $0.1.kind.id != AnnouncementReader.onlineKind }
        let inHead = (others.isEmpty ? found : others).filter { $0.0 < head }
        guard let last = inHead.map({ $0.0 + $0.1.consumed }).max() else {
            return found.first?.1.kind ?? (ofLeisure.contains(last) ? kinds["social"] : nil)
        }
        // Of "pub quiz" and "quiz", which end at the same word, the longer says more.
        return inHead.first { $0.0 + $0.1.consumed == last }?.1.kind
    }

    /// Words that tell of what there is besides more often than of what takes place.
    private static let weak: Set<String> = [
        "tea", "coffee", "drinks", "food", "cake", "cakes", "book", "books", "wine", "beer", "pub", "art", "eat",
        "eats",
        "service", "school", "schools", "council", "market", "play", "show", "run", "chat", "solidarity", "action",
        "remember", "families", "music", "cuppa", "brew", "lido", "museum", "theatre", "cinema", "pizza", "strike",
        "strikes", "union", "policy", "online", "zoom", "teams", "assembly", "camp", "raffle", "pint",
        "cider", "fair", "class", "gathering", "flick", "games", "game", "dip", "brunch",
    ]

    /// Whether a word for a sort tells of what takes place more often than of what there is besides, or of a place.
    static func isSure(_ word: String) -> Bool { !weak.contains(word) }

    /// The kind that a few words tell beside the title, whatever they say of what there is besides.
    static func kind(toldBy words: Words, _ kinds: Kinds) -> Kind? {
        guard let kind = kind(ofTitle: words, kinds), isSaid(beforePlaceOf: words, kinds),
            kind.id != AnnouncementReader.onlineKind
        else { return nil }
        let isTold = words.folded.indices.contains { index in
            guard let read = read(words.folded[index...], kinds) else { return false }
            return read.kind.id == kind.id && (read.consumed > 1 || isSure(words.folded[index]))
        }
        return isTold ? kind : nil
    }

    /// The kind of the first event that a sentence brings up: "that a stall be booked", "with a harbour parade".
    static func kind(toldIn sentence: Words, _ kinds: Kinds) -> Kind? {
        let words = sentence.folded
        for index in words.indices.prefix(longestTitle * 2)
        where ["a", "an", "our", "the", "this"].contains(words[index]) {
            for start in words.indices.dropFirst(index + 1).prefix(longest) {
                if MomentWords.isPartEnd(sentence, start - 1), start > index + 1 { break }
                // "The 14th of March" is a day.
                if words[start].first?.isNumber == true || WhenReader.weekday(words[start]) != nil { break }
                guard let read = read(words[start...], kinds), read.consumed > 1 || isSure(words[start]),
                    read.kind.id != AnnouncementReader.onlineKind
                else { continue }
                return read.kind
            }
        }
        return nil
    }

    /// Whether a sentence has a word for a kind or a sort before "at", "from" and the like.
    static func isSaid(beforePlaceOf sentence: Words, _ kinds: Kinds) -> Bool {
        let words = sentence.folded
        return words.prefix { !ends.contains($0) }.indices.contains { read(words[$0...], kinds) != nil }
    }

    /// Whether the words begin with a sort that is longer than so many words: "coffee morning" than "coffee".
    static func isLonger(_ words: ArraySlice<String>, than count: Int, _ kinds: Kinds) -> Bool {
        read(words, kinds).map { $0.consumed > count } ?? false
    }

    /// Whether the words begin with a kind or a sort.
    static func begin(_ words: ArraySlice<String>, _ kinds: Kinds) -> Bool { read(words, kinds) != nil }

    /// Reads the longest word for a kind or a sort.
    static func read(_ words: ArraySlice<String>, _ kinds: Kinds) -> (kind: Kind, consumed: Int)? {
        let named = kinds.read(words)
        guard let first = words.first, beginnings.contains(first) else { return named }
        let sort = (1...longest).reversed().lazy.compactMap { count -> (kind: Kind, consumed: Int)? in
            guard count <= words.count, let id = table[words.prefix(count).joined(separator: " ")],
                let kind = kinds[id]
            else { return nil }
            return (kind, count)
        }.first
        guard let named else { return sort }
        guard let sort, sort.consumed >= named.consumed else { return named }
        return sort
    }
}
