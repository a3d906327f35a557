import Foundation
import StewardCore

/// Finds the longest known name, of one or more words, at the start of a list of words, and what it means.
///
/// It is a sorted array, a few dozen bytes a name, because it stays in memory as long as the program runs.
struct PhraseIndex<Meaning: Sendable>: Sendable {
    private let names: [(key: String, meaning: Meaning)]
    /// The letters of each name, as `letters(of:)` packs them.
    private let letters: [UInt32]
    /// How many words the longest name has.
    let longestName: Int
    /// How many bytes the longest key has.
    private let longestKey: Int

    /// Indexes names as people write them; if a name has several meanings, they keep the order given.
    init(_ names: some Sequence<(name: String, meaning: Meaning)>) {
        let keyed = names.map { (key: Self.key($0.name), meaning: $0.meaning) }.enumerated()
        self.names = keyed.sorted { ($0.element.key, $0.offset) < ($1.element.key, $1.offset) }.map(\.element)
        letters = self.names.map { Self.letters(of: $0.key) }
        longestName = self.names.map { $0.key.split(separator: " ").count }.max() ?? 0
        longestKey = self.names.map(\.key.utf8.count).max() ?? 0
    }

    /// The meanings of the longest name at the start of the words, and how many words it took; nil if the words begin
    /// with no name.
    func longest(_ words: ArraySlice<String>) -> (meanings: [Meaning], consumed: Int)? {
        var found: (position: Int, key: String, consumed: Int)?
        var (first, key) = (0, "")
        for (index, word) in words.prefix(longestName).enumerated() {
            guard let next = self.key(word, behind: key) else { break }
            if next.isEmpty { continue }
            key += key.isEmpty ? next : " " + next
            first = position(of: key, from: first)
            guard first < names.count, Self.mayBegin(names[first].key, with: key) else { break }
            if names[first].key == key { found = (first, key, index + 1) }
        }
        return found.map { found in (meanings(from: found.position, of: found.key), found.consumed) }
    }

    /// The first words of all names.
    var firstWords: Set<String> { Set(names.map { String($0.key.prefix { $0 != " " }) }) }

    /// Whether a name may begin with the word, whatever follows.
    func mayBegin(with word: String) -> Bool {
        guard let key = key(word, behind: ""), !key.isEmpty else { return false }
        let position = position(of: key, from: 0)
        return position < names.count && Self.mayBegin(names[position].key, with: key)
    }

    /// Whether some name may begin with a key if `name` is the first that is not before the key.
    private static func mayBegin(_ name: String, with key: String) -> Bool {
        // In the order of names only those of ASCII stand where their bytes tell.
        name.utf8.starts(with: key.utf8) || !key.utf8.allSatisfy { $0 < 0x80 }
    }

    /// The key of a word that follows others; nil if no name is as long as that.
    private func key(_ word: String, behind before: String) -> String? {
        // A key leaves out little of a word, and to make one of a very long word takes long.
        if word.utf8.count > 4 * longestKey { return nil }
        let key = Self.key(word)
        return before.utf8.count + key.utf8.count > longestKey + 2 ? nil : key
    }

    /// The first word, the first two words and so on, as keys; a dash or a comma that stands alone adds nothing.
    private func beginnings(of words: ArraySlice<String>) -> [(count: Int, key: String)] {
        var beginnings: [(count: Int, key: String)] = []
        for (index, word) in words.prefix(longestName).enumerated() {
            // No name is as long as this, so longer beginnings need not be tried.
            guard let key = key(word, behind: beginnings.last?.key ?? "") else { break }
            if !key.isEmpty { beginnings.append((index + 1, (beginnings.last.map { $0.key + " " } ?? "") + key)) }
        }
        return beginnings
    }

    /// The names that differ by a letter or two from the start of the words, the nearest first.
    ///
    /// - Returns: For each name its meaning, its key and its distance: two for each slip, and one more if the first letter
    ///   differs, since people seldom get that one wrong.
    func nearest(_ words: ArraySlice<String>) -> [(meaning: Meaning, key: String, distance: Int)] {
        Work.add(names.count)
        let tries = beginnings(of: words).map { (utf8: Array($0.key.utf8), letters: Self.letters(of: $0.key)) }
        let found: [(meaning: Meaning, key: String, distance: Int)] = names.indices.compactMap { index in
            let name = names[index]
            // A slip changes at most one letter into another and two slips are allowed, so the letters alone rule out
            // most names.
            let near = tries.filter {
                ($0.letters ^ letters[index]).nonzeroBitCount <= 4 && abs($0.utf8.count - name.key.utf8.count) <= 2
            }
            if near.isEmpty { return nil }
            let utf8 = Array(name.key.utf8)
            let distances = near.filter { !Self.isAnotherWord($0.utf8, than: utf8) }.compactMap { written in
                Suggestion.slips(from: written.utf8, to: utf8).map {
                    $0 * 2 + (written.utf8.first == utf8.first ? 0 : 1)
                }
            }
            return distances.min().map { (meaning: name.meaning, key: name.key, distance: $0) }
        }
        return found.enumerated()
            .sorted { ($0.element.distance, $0.offset) < ($1.element.distance, $1.offset) }.map(\.element)
    }

    /// True if a word is a different word rather than a slip for a short name: "hall" is not Hull. In a name of five
    /// letters a changed letter may be a slip, unless it is the first.
    private static func isAnotherWord(_ written: [UInt8], than name: [UInt8]) -> Bool {
        guard name.count < 6, written.count == name.count, written.sorted() != name.sorted() else { return false }
        return name.count < 5 || written.first != name.first
    }

    /// The position of the first name from `first` on that is not before a key.
    private func position(of key: String, from first: Int) -> Int {
        var (low, high) = (first, names.count)
        while low < high {
            let middle = (low + high) / 2
            if names[middle].key < key { low = middle + 1 } else { high = middle }
        }
        return low
    }

    private func meanings(from position: Int, of key: String) -> [Meaning] {
        names[position...].prefix { $0.key == key }.map(\.meaning)
    }

    /// A set of the letters in a key: one bit for each, however often it occurs.
    private static func letters(of key: String) -> UInt32 { key.utf8.reduce(0) { $0 | 1 << UInt32($1 & 31) } }

    /// A word as keys have it, if it is written in two ways.
    private static func oneSpelling(_ word: String) -> String {
        switch word {
        case "saint": "st"
        case "upon": "on"
        case "gt": "great"
        default: word
        }
    }

    /// A name without capitals, accents, hyphens, full stops and apostrophes, and with one spelling for words that have
    /// two, so that "St. Helen's" and "saint helens" are equal.
    private static func key(_ name: String) -> String {
        Work.add(name.utf8.count)
        // Most words that are looked up are plain, and going through characters takes long.
        if name.isOfPlainLetters { return oneSpelling(name) }
        var key = ""
        for character in name.lowercased() {
            switch character {
            case "-", "–", " ": if key.last.map({ $0 != " " }) ?? false { key.append(" ") }
            case "&": key += "and"
            case ".", ",", "'", "’", "?", "!", "(", ")", ";": continue
            default: key.append(character.isASCII ? character : withoutAccents(character))
            }
        }
        if key.last == " " { key.removeLast() }
        guard key.utf8.contains(UInt8(ascii: " ")) else { return oneSpelling(key) }
        return key.split(separator: " ").map { oneSpelling(String($0)) }.joined(separator: " ")
    }

    private static func withoutAccents(_ character: Character) -> Character {
        let letters = String(character).decomposedStringWithCanonicalMapping.unicodeScalars
        return letters.first.map(Character.init) ?? character
    }
}
