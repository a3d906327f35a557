/// A yes or a no to a question that we asked.
package enum Answer: Sendable {
    case yes, no

    /// Reads a whole message as an answer; nil if it is anything longer than a plain yes or no.
    ///
    /// In a room, where people say "ok" to each other, only "yes", "no", a tick and a cross are answers; in a direct
    /// message a few more words are. "yes?" is a question and no answer.
    package static func read(_ words: Words, isDirect: Bool) -> Answer? {
        if isAsked(words) { return nil }
        return switch words.folded.joined(separator: " ") {
        case "yes": .yes
        case "no": .no
        case "y", "yes please", "yep", "yeah", "ok", "okay", "send", "send it": isDirect ? .yes : nil
        case "n", "no thanks", "no thank you", "nope", "stop", "cancel": isDirect ? .no : nil
        default: words.folded.count == 1 ? sign(words.folded[0]) : nil
        }
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
