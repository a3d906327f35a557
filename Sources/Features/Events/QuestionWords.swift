import FeatureKit

/// The words of a question that name nothing: those that change nothing, and those that a list cannot go by.
enum QuestionWords {
    /// Words that change nothing, where they are no part of a name or a date.
    private static let fillers: Set<String> = [
        "a", "about", "all", "also", "an", "and", "any", "anything", "are", "at", "be", "by", "can", "coming", "do",
        "does", "event", "events", "find", "for", "from", "give", "go", "going", "happening", "has", "have", "hello",
        "hi", "how", "i", "in", "is", "it", "just", "know", "like", "list", "listed", "look", "looking", "me", "my",
        "new", "next", "of", "on", "only", "or", "our", "please", "plus", "search", "see", "show", "some", "something",
        "soon", "stuff", "tell", "thanks", "that", "the", "there", "thing", "things", "this", "to", "up", "upcoming",
        "us", "want", "we", "what", "what's", "whats", "when", "where", "which", "who", "with", "would",
        "happens", "i'd", "steward",
    ]
    static let history: Set<String> = ["history", "past", "archive", "old", "previous", "earlier"]
    /// What the words after it are not wanted by.
    static let exclusions: Set<String> = ["not", "no", "without", "except", "excluding", "minus"]
    private static let partsOfDay: Set<String> = [
        "morning", "mornings", "afternoon", "afternoons", "evening", "evenings", "night", "nights", "noon", "midday",
        "midnight", "lunchtime", "am", "pm",
    ]

    /// Whether the word changes nothing: a filler, or nothing but marks such as "&".
    static func saysNothing(_ word: String) -> Bool {
        fillers.contains(word) || word.allSatisfy { $0.isASCII && !$0.isLetter && !$0.isNumber }
    }

    /// Whether there is a letter or a figure in the word, by which titles are searched.
    static func canBeFound(_ word: String) -> Bool { !SearchWords([word]).words.isEmpty }

    /// Whether the word is a time of day, "6pm", "2-5pm", "19:00" or "evening".
    static func isTimeOfDay(_ word: String) -> Bool {
        if partsOfDay.contains(word) { return true }
        let pieces = word.split(separator: "-", omittingEmptySubsequences: false)
        return pieces.count <= 2 && pieces.allSatisfy { clock($0) != nil } && pieces.contains { clock($0) == true }
    }

    /// Whether a piece is surely a time, as in "5pm" and "19:00"; nothing where it cannot be one.
    private static func clock(_ piece: Substring) -> Bool? {
        let isMarked = piece.hasSuffix("am") || piece.hasSuffix("pm")
        let figures = isMarked ? piece.dropLast(2) : piece
        let digits = figures.split(omittingEmptySubsequences: false) { ":.".contains($0) }
        guard (1...2).contains(digits.count),
            digits.allSatisfy({ (1...2).contains($0.count) && $0.allSatisfy { $0.isASCII && $0.isNumber } })
        else { return nil }
        return isMarked || piece.contains(":")
    }
}
