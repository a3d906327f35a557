import FeatureKit
import StewardCore

/// Searches speakers by the words of a topic, tolerant of endings and typing slips.
struct TopicSearch {
    private static let little: Set<String> = [
        "a", "an", "and", "at", "by", "for", "from", "in", "is", "it", "me", "my", "of", "on", "or", "our", "the", "to",
        "who", "we", "what", "where", "with", "your", "being", "every", "gets", "owns", "about", "how", "are", "other",
    ]

    /// Each word of the search, with the words that also match it.
    private let wanted: [[String]]
    /// Whether there were more words than the search uses.
    let isCut: Bool

    /// Searches for `topic`; the name of a theme matches every word of its sentence.
    init(_ topic: Words, themes: [(name: String, sentence: String)]) {
        let words = Self.words(topic.text)
        isCut = words.count > SearchWords.most
        wanted = words.prefix(SearchWords.most).map { word in
            [word] + themes.filter { Self.isSame(word, Self.plain($0.name)) }.flatMap { Self.words($0.sentence) }
        }
    }

    /// Whether there is no word to search by.
    var isEmpty: Bool { wanted.isEmpty }

    /// The speakers who match all words, or else those who match the most (`isPartial`); empty if nobody matches any.
    func best(of speakers: [Speaker]) -> (matching: [Speaker], isPartial: Bool) {
        if isEmpty { return (speakers, false) }
        let found = speakers.map { (speaker: $0, hits: hits($0)) }
        let most = found.map(\.hits).max() ?? 0
        return most == 0 ? ([], false) : (found.filter { $0.hits == most }.map(\.speaker), most < wanted.count)
    }

    /// How many words of the search match a speaker's description or topics.
    func hits(_ speaker: Speaker) -> Int {
        let offered = (speaker.topics + [speaker.about]).flatMap(Self.words)
        return wanted.count { meanings in
            meanings.contains { meaning in offered.contains { Self.isSame(meaning, $0) } }
        }
    }

    private static func words(_ text: String) -> [String] {
        Words(String(text.map { "-/,".contains($0) ? " " : $0 })).folded
            .map(plain).filter { !$0.isEmpty && !little.contains($0) }
    }

    /// How many letters of a word are compared.
    private static let longestWord = 40

    /// A word without apostrophes and the "s" of a plural.
    private static func plain(_ word: String) -> String {
        let bare = word.lowercased().filter { $0 != "'" }.prefix(longestWord)
        return bare.count > 3 && bare.hasSuffix("s") ? String(bare.dropLast()) : String(bare)
    }

    /// Whether two words match: "organise" and "organising", "helth" and "health". Short words must be equal.
    private static func isSame(_ one: String, _ other: String) -> Bool {
        Work.add(1)
        if one == other { return true }
        let shared = zip(one, other).prefix { $0 == $1 }.count
        if shared >= 5, max(one.count, other.count) - shared <= 3 { return true }
        return one.count > 4 && Suggestion.nearest(to: one, in: [other]) != nil
    }
}
