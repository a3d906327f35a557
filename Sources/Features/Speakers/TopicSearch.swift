import FeatureKit
import StewardCore

/// Looks for what somebody wants to hear about among the words of topics, forgiving endings and slips.
struct TopicSearch {
    private static let little: Set<String> = [
        "a", "an", "and", "at", "by", "for", "from", "in", "is", "it", "me", "my", "of", "on", "or", "our", "the", "to",
        "who", "we", "what", "where", "with", "your", "being", "every", "gets", "owns", "about", "how", "are", "other",
    ]

    /// Each word asked for, with the words that stand for it.
    private let wanted: [[String]]
    /// Whether more words were asked for than are searched by.
    let isCut: Bool

    /// Looks for `topic`; the name of a theme stands for all words of its sentence.
    init(_ topic: Words, themes: [(name: String, sentence: String)]) {
        let words = Self.words(topic.text)
        isCut = words.count > SearchWords.most
        wanted = words.prefix(SearchWords.most).map { word in
            [word] + themes.filter { Self.isSame(word, Self.plain($0.name)) }.flatMap { Self.words($0.sentence) }
        }
    }

    /// Whether anything was asked for.
    var isEmpty: Bool { wanted.isEmpty }

    /// Those who have all that was asked for, or else those who have most of it; nobody if nobody has any of it.
    func best(of speakers: [Speaker]) -> (matching: [Speaker], isPartial: Bool) {
        if isEmpty { return (speakers, false) }
        let found = speakers.map { (speaker: $0, hits: hits($0)) }
        let most = found.map(\.hits).max() ?? 0
        return most == 0 ? ([], false) : (found.filter { $0.hits == most }.map(\.speaker), most < wanted.count)
    }

    /// How many of the words asked for are among what a speaker is and speaks about.
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

    /// Words are told apart by so many letters.
    private static let longestWord = 40

    /// A word without apostrophes and the ending of the plural.
    private static func plain(_ word: String) -> String {
        let bare = word.lowercased().filter { $0 != "'" }.prefix(longestWord)
        return bare.count > 3 && bare.hasSuffix("s") ? String(bare.dropLast()) : String(bare)
    }

    /// "organise" is "organising", "helth" is "health"; short words have to be the same.
    private static func isSame(_ one: String, _ other: String) -> Bool {
        Work.add(1)
        if one == other { return true }
        let shared = zip(one, other).prefix { $0 == $1 }.count
        if shared >= 5, max(one.count, other.count) - shared <= 3 { return true }
        return one.count > 4 && Suggestion.nearest(to: one, in: [other]) != nil
    }
}
