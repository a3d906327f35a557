/// A yes or a no to a question that we asked.
package enum Answer: Sendable {
    case yes, no

    /// Reads a whole message as an answer; nil if it is anything longer than a plain yes or no.
    ///
    /// In a room, where people say "ok" to each other, only "yes", "no", a tick and a cross are answers; in a direct
    /// message a few more words are. "yes?" is a question and no answer.
    package static func read(_ words: Words, isDirect: Bool) -> Answer? {
        if isAsked(words) { return nil }
        switch words.folded {
        case ["yes"]: return .yes
        case ["no"]: return .no
        default: break
        }
        if let sign = words.folded.count == 1 ? sign(words.folded[0]) : nil { return sign }
        guard isDirect, !words.isEmpty, words.folded.count <= longest else { return nil }
        let plain = words.folded.map { $0.filter { $0 != "'" } }[...]
        if areAll(plain, agreeing) { return .yes }
        return areAll(plain, refusing) ? .no : nil
    }

    /// The most words of a plain yes or no.
    private static let longest = 8
    private static let agreeing: Set<String> = [
        "y", "yes", "yep", "yeah", "yup", "ok", "okay", "send", "send it", "send that", "perfect", "correct",
        "lovely",
        "looks good", "looks great", "looks right", "looks fine", "looks perfect", "that looks good",
        "that looks right",
        "all good", "all correct", "thats right", "that is right", "thats it", "thats correct", "thats fine",
        "thats good",
        "thats perfect", "thats great", "its right", "its correct", "go ahead", "go for it", "do it", "please do",
        "spot on", "it is", "thats the one", "thats the right one",
    ]
    private static let refusing: Set<String> = [
        "n", "no", "nope", "nah", "stop", "cancel", "stop it", "scrap that", "scrap it",
        "drop it", "drop that", "forget it", "leave it", "leave it as it is", "keep it as it is", "never mind",
        "nevermind", "bin it", "bin that", "abandon it", "dont", "do not", "dont send", "dont send it",
        "do not send it", "dont do it", "no keep it",
        "no leave it", "no dont",
    ]
    private static let manners: Set<String> = [
        "please", "pls", "thanks", "thank you", "thx", "ta", "cheers", "x", "mate", "steward", "oh", "actually",
    ]

    /// Whether the words are some of `phrases` one after the other, with nothing besides but manners.
    private static func areAll(_ words: ArraySlice<String>, _ phrases: Set<String>) -> Bool {
        var (rest, hasAnswer) = (words, false)
        while !rest.isEmpty {
            let lengths = (1...min(5, rest.count)).reversed()
            if let count = lengths.first(where: { phrases.contains(rest.prefix($0).joined(separator: " ")) }) {
                hasAnswer = true
                rest = rest.dropFirst(count)
            } else if let count = lengths.first(where: { manners.contains(rest.prefix($0).joined(separator: " ")) }) {
                rest = rest.dropFirst(count)
            } else {
                return false
            }
        }
        return hasAnswer
    }

    /// Whether `words` are a question, such as "yes?".
    package static func isAsked(_ words: Words) -> Bool { words.text.contains { "?？؟".contains($0) } }

    /// Reads a reaction's key as an answer: a tick or a cross, in whatever look or skin tone.
    package static func read(reaction key: String) -> Answer? {
        switch key.lowercased() {
        case "yes", "+1": .yes
        case "no", "-1": .no
        default: sign(key)
        }
    }

    private static func sign(_ key: String) -> Answer? {
        var plain = String.UnicodeScalarView()
        for scalar in key.unicodeScalars
        where !scalar.properties.isVariationSelector && !scalar.properties.isEmojiModifier {
            plain.append(scalar)
        }
        return switch String(plain) {
        case "✅", "✔", "✓", "☑", "👍": .yes
        case "❌", "✖", "👎": .no
        default: nil
        }
    }
}
