/// A yes or a no to a question that we asked.
package enum Answer: Sendable {
    case yes, no

    /// Reads a whole message as an answer; anything longer than a plain yes or no is neither.
    package static func read(_ words: Words) -> Answer? {
        switch words.folded.joined(separator: " ") {
        case "yes", "y", "yes please", "yep", "yeah", "ok", "okay", "send", "send it", "👍", "✅": .yes
        case "no", "n", "no thanks", "no thank you", "nope", "stop", "cancel", "👎", "❌": .no
        default: nil
        }
    }

    /// Reads a reaction's key as an answer: a tick or a cross, in whatever look or skin tone.
    package static func read(reaction key: String) -> Answer? {
        var plain = String.UnicodeScalarView()
        for scalar in key.unicodeScalars
        where !scalar.properties.isVariationSelector && !scalar.properties.isEmojiModifier {
            plain.append(scalar)
        }
        return switch String(plain).lowercased() {
        case "✅", "✔", "✓", "☑", "👍", "yes", "+1": .yes
        case "❌", "✖", "👎", "no", "-1": .no
        default: nil
        }
    }
}
