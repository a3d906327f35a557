import Organising
import StewardCore

/// Reads why something is cancelled, as people add it to a question: "because of rain", "why? rain".
enum CancellingReason {
    private static let leading = Phrases([
        "because of", "because", "its because of", "it's because of", "its because", "it's because", "due to",
        "the reason is that", "the reason is", "reason is", "the reason", "reason", "why", "say that", "say",
        "tell them that", "tell them",
        "change reason to", "change the reason to", "change reason", "change the reason", "add that", "as",
    ])
    private static let speech = Phrases(["and", "yes", "ok", "but", "oh", "sorry", "actually", "wait", "please"])

    /// The reason without the words that lead to it; nil if none leads to one.
    static func read(_ said: Words) -> Words? {
        var words = said
        while case let count = speech.length(words.folded[...]), count > 0 { words = words.dropFirst(count) }
        let count = leading.length(words.folded[...])
        return count > 0 && count < words.folded.count ? words.dropFirst(count) : nil
    }
}
