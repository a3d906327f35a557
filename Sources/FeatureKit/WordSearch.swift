package import Organising
import StewardCore

/// Searches a list by words, tolerant of endings and slips of the finger; for lists short enough to be read as a whole.
package struct WordSearch {
    private static let little: Set<String> = [
        "a", "an", "and", "at", "by", "for", "from", "in", "is", "it", "me", "my", "of", "on", "or", "our", "the", "to",
        "who", "we", "what", "where", "with", "your", "being", "every", "gets", "owns", "about", "how", "are", "other",
    ]

    /// Each word of the search, with the words that also match it.
    private let wanted: [[String]]

    /// Searches for what is left over of a question; the name of a theme matches every word of its sentence.
    package init(_ topics: [Asked.Topic], themes: [(name: String, sentence: String)] = []) {
        wanted = topics.flatMap { Self.words($0.text) }.prefix(SearchWords.most).map { word in
            [word] + themes.filter { Self.isSame(word, Self.plain($0.name)) }.flatMap { Self.words($0.sentence) }
        }
    }

    /// Whether there is no word to search by.
    package var isEmpty: Bool { wanted.isEmpty }

    /// The items whose text has all the words, or else those that have the most (`isPartial`); empty if none has any.
    package func best<Item>(
        of items: [Item], _ text: (Item) -> [String]
    ) -> (matching: [Item], isPartial: Bool) {
        if isEmpty { return (items, false) }
        let found = items.map { (item: $0, hits: hits(text($0))) }
        let most = found.map(\.hits).max() ?? 0
        return most == 0 ? ([], false) : (found.filter { $0.hits == most }.map(\.item), most < wanted.count)
    }

    /// How many words of the search are in these texts.
    package func hits(_ texts: [String]) -> Int {
        let offered = texts.flatMap(Self.words)
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

    /// A word without apostrophes, the ending of a plural and an "e" at its end: "nurses" and "nurse", "buses" and "bus".
    private static func plain(_ word: String) -> String {
        let bare = word.lowercased().filter { $0 != "'" }.prefix(longestWord)
        guard bare.count > 3, !bare.hasSuffix("ss") else { return String(bare) }
        let singular = bare.hasSuffix("s") ? bare.dropLast() : bare
        return String(singular.count > 3 && singular.hasSuffix("e") ? singular.dropLast() : singular)
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
