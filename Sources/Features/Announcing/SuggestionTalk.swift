import Foundation
import Organising
import StewardCore

/// Plain sentences about suggestions: how to make one, and what became of one's own.
enum SuggestionTalk {
    private static let own = Phrases(
        [
            "my suggestion", "my suggestions", "what i suggested", "what i've suggested", "what ive suggested",
            "i suggested",
            "did i suggest", "have i suggested", "i've suggested", "ive suggested", "event i suggested",
            "suggestions of mine", "what did i suggest", "what have i suggested",
        ])
    private static let how = Phrases(
        [
            "how do i", "how do we", "how can i", "how can we", "how to", "how would i", "how should i", "can i",
            "can we",
            "could i", "could we", "may i", "where do i", "where can i", "i want to", "we want to", "i'd like to",
            "id like to", "i would like to", "we'd like to", "we would like to", "i have to", "let me", "am i able to",
            "is it possible to", "want to", "like to",
        ].flatMap { lead in
            [
                "suggest", "go about suggesting", "go about adding", "make a suggestion", "propose", "put forward",
                "submit",
            ].map { "\(lead) \($0)" }
                + ["add", "post", "put", "put in", "put on", "put up", "advertise"].flatMap { verb in
                    ["an event", "my event", "our event"].map { "\(lead) \(verb) \($0)" }
                }
        })

    private static let waiting: Set<String> = [
        "any", "new", "suggestion", "suggestions", "waiting", "waits", "wait", "pending", "open", "there", "are", "is",
        "the", "from", "members", "show", "me", "list", "what", "which", "to", "approve", "decide", "on", "have", "we",
        "got", "please", "today", "do", "more",
    ]

    /// How surely a sentence asks what the speaker has suggested, or what waits.
    static let meansList: @Sendable (Words, Date) -> Sureness? = { words, _ in asksForList(words) ? .certain : nil }

    /// Whether a sentence asks what the speaker has suggested, or which suggestions wait.
    static func asksForList(_ words: Words) -> Bool {
        let names = words.folded.contains("suggestions") || words.folded.contains("suggestion")
        return asksForOwn(words) || names && words.folded.allSatisfy(waiting.contains)
    }

    /// How surely a sentence asks how to suggest an event, or suggests one.
    static let meansHow: @Sendable (Words, Date) -> Sureness? = { words, _ in
        asksHow(words) || AnnouncingRequest.isSuggestion(words) ? .certain : nil
    }

    /// Whether a sentence asks what the speaker has suggested, or what has become of it.
    private static func asksForOwn(_ words: Words) -> Bool {
        own.areIn(words) && words.folded.count <= longest && !asksHow(words)
    }

    /// Whether a sentence asks how to suggest an event.
    static func asksHow(_ words: Words) -> Bool {
        words.folded.count <= longest && !words.text.contains(",") && how.areIn(words)
    }

    /// The most words of such a sentence; a longer one, or one with commas, tells of an event.
    private static let longest = 14
}
