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
}
