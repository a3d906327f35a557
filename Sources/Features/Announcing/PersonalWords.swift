import Foundation
import StewardCore

/// What in an announcement may be somebody's own and is asked about before everybody reads it.
enum PersonalWords: CaseIterable {
    case telephone, email, person, home

    /// What a text has of it, each once.
    static func found(in text: String) -> [PersonalWords] { allCases.filter { $0.isIn(text) } }

    private func isIn(_ text: String) -> Bool {
        switch self {
        case .telephone: Self.hasTelephone(text)
        case .email: Self.hasEmail(text)
        case .person: Self.namesPerson(text)
        case .home: Self.isHome(text)
        }
    }

    /// The least and the most figures of a British telephone number.
    private static let figures = 10...13

    /// Whether there is a number that begins with 0 or +44 and is as long as a telephone number.
    private static func hasTelephone(_ text: String) -> Bool {
        text.withoutLookAlikes.split { !$0.isNumber && !" -()+".contains($0) }.contains { run in
            let signs = run.filter { $0.isNumber || $0 == "+" }
            return (signs.hasPrefix("0") || signs.hasPrefix("+44") || signs.hasPrefix("44"))
                && figures.contains(signs.count { $0.isNumber })
        }
    }

    private static func hasEmail(_ text: String) -> Bool {
        text.split(whereSeparator: \.isWhitespace).contains { word in
            let parts = word.split(separator: "@", omittingEmptySubsequences: false)
            return parts.count == 2 && parts[0].last.map { $0.isLetter || $0.isNumber } == true
                && parts[1].first?.isLetter == true && parts[1].dropLast().contains(".")
        }
    }

    private static let calling: Set<String> = [
        "contact", "call", "ring", "text", "email", "e-mail", "phone", "message", "whatsapp", "rsvp", "host", "hosts",
    ]
    private static let between: Set<String> = ["to", "for", "is", "on", "via"]

    /// Whether "contact" or the like stands before two words with capitals.
    private static func namesPerson(_ text: String) -> Bool {
        let words = Words(text)
        return words.folded.indices.contains { index in
            guard calling.contains(words.folded[index]) else { return false }
            let first = words.folded[(index + 1)...].prefix { between.contains($0) }.count + index + 1
            guard first + 1 < words.folded.count else { return false }
            return [first, first + 1].allSatisfy { at in
                let word = words.written(at)
                return word.first?.isUppercase == true && word.dropFirst().contains(where: \.isLowercase)
            } && words.written(first).last?.isLetter == true
        }
    }

    private static let dwellings: Set<String> = ["flat", "apartment", "apt"]
    private static let homes: Set<String> = ["flat", "house", "place", "home", "garden", "kitchen", "living"]

    /// Whether it says that a place is a home: "at mine", "my flat", "Flat 3", "Robin's house".
    private static func isHome(_ text: String) -> Bool {
        let words = Words(text).folded
        return words.indices.contains { index in
            let next = index + 1 < words.count ? words[index + 1] : ""
            switch words[index] {
            case "at", "round", "to": return next == "mine" || next == "ours"
            case "my", "our": return homes.contains(next) && (words[index] == "my" || next != "place")
            case let word where dwellings.contains(word): return AddressWords.isHouseNumber(next)
            case let word where word.hasSuffix("'s"): return homes.subtracting(["garden", "kitchen"]).contains(next)
            default: return false
            }
        }
    }
}
