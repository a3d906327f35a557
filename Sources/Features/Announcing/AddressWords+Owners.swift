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

    /// Whether the text has one of the names, with a capital or with "'s"; one that is also another word, such as "Will",
    /// only where no sentence begins with it, and that of a month only with "'s".
    static func have(ownerIn owners: Set<String>, _ text: String) -> Bool {
        if owners.isEmpty { return false }
        return text.split(whereSeparator: { ".!?\n".contains($0) }).contains { sentence in
            nameWords(String(sentence)).enumerated().contains { offset, word in
                if let name = ownersName(word), owners.contains(name) { return true }
                let name = word.lowercased()
                if !ordinary.contains(name), name.hasSuffix("s"), owners.contains(String(name.dropLast())) {
                    return true
                }
                guard owners.contains(name), word.first?.isUppercase == true else { return false }
                return !months.contains(name) && (offset > 0 || !ordinary.contains(name))
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
