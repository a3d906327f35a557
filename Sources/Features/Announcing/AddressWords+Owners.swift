import Foundation
import StewardCore

/// The names of people in whose home something is.
extension AddressWords {
    /// The names before "'s", in small letters: "jo" and "patel" of "Jo Patel’s flat".
    static func owners(in venue: String) -> Set<String> {
        var owners: Set<String> = []
        let words = nameWords(venue)
        for index in words.indices {
            guard let name = ownersName(words[index]) else { continue }
            let before = words[..<index].reversed().prefix { $0.first?.isUppercase == true }
            owners.formUnion([name] + before.map { $0.lowercased() })
        }
        return owners.filter { $0.count > 1 && !joining.contains($0) && !short.values.contains($0) }
    }

    /// Words of a venue that are too short to be looked for as any other word of it: "fox", "elm".
    static func shortNames(in words: [String]) -> Set<String> {
        Set(
            words.filter { word in
                (2...longestShortName).contains(word.count) && word.allSatisfy(\.isLetter)
                    && !streets.contains(word) && !shortForms.contains(word) && !joining.contains(word)
                    && !general.contains(word) && !ofManyShortNames.contains(word)
            })
    }

    private static let longestShortName = 3
    /// Short words that many names have, or any text.
    private static let ofManyShortNames: Set<String> = [
        "all", "any", "bar", "big", "bus", "car", "day", "gym", "inn", "low", "new", "nr", "old", "one", "out", "red",
        "six", "tea", "ten", "top", "two", "uk", "via",
    ]
    private static let weekdays: Set<String> = ["mon", "tue", "wed", "thu", "fri", "sat", "sun"]

    /// Whether the text has one of the names: with a capital, with "'s" or, if it is short, behind "the". One that is also
    /// another word, such as "Will", counts only if no sentence begins with it, and that of a month or a day only with
    /// "'s" or behind "the".
    static func have(ownerIn owners: Set<String>, _ text: String) -> Bool {
        if owners.isEmpty { return false }
        return text.split(whereSeparator: { ".!?\n".contains($0) }).contains { sentence in
            let words = nameWords(String(sentence))
            return words.enumerated().contains { offset, word in
                if let name = ownersName(word), owners.contains(name) { return true }
                let name = word.lowercased()
                if !ordinary.contains(name), name.hasSuffix("s"), owners.contains(String(name.dropLast())) {
                    return true
                }
                // "#TheFox" and "foxes" are written without malice.
                if name.hasPrefix("the"), owners.contains(String(name.dropFirst(3))) { return true }
                if name.hasSuffix("es"), owners.contains(String(name.dropLast(2))), !ordinary.contains(name) {
                    return true
                }
                guard owners.contains(name) else { return false }
                if name.count <= longestShortName, offset > 0, words[offset - 1].lowercased() == "the" { return true }
                return word.first?.isUppercase == true && !months.contains(name) && !weekdays.contains(name)
                    && (offset > 0 || !ordinary.contains(name))
            }
        }
    }

    private static func nameWords(_ text: String) -> [String] {
        text.withoutLookAlikes.folding(options: [.diacriticInsensitive, .widthInsensitive], locale: nil)
            .replacing("’", with: "'").split { !$0.isLetter && !$0.isNumber && $0 != "'" }.map(String.init)
    }

    private static func ownersName(_ word: String) -> String? {
        let word = word.lowercased()
        return word.hasSuffix("'s") ? String(word.dropLast(2)) : nil
    }
}
