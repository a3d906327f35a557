import StewardCore

/// A wish to keep the place private that is said in a sentence, "The venue is private" or "Audience: only those coming",
/// where it would be read as nothing but text.
enum PrivateWish {
    private static let places: Set<String> = ["venue", "location", "address", "place", "audience", "whereabouts"]
    private static let secret: Set<String> = ["private", "confidential", "secret", "hidden"]
    /// "Private address"; a hidden place may be one for a walk.
    private static let (kept, spots): (Set<String>, Set<String>) = (
        ["private", "confidential", "secret"], ["venue", "location", "address"]
    )
    /// What stands between the two: "the venue is to be kept private", "the address only for those coming". None of it
    /// begins such a wish, so that no word is looked at twice.
    private static let between: Set<String> = [
        "is", "are", "be", "to", "must", "should", "shall", "will", "stays", "stay", "remains", "remain", "kept",
        "strictly", "only", "just", "for", "those", "people", "who", "whoever", "the", "exact", "and", "please", "very",
        "told", "shared", "given", "sent", "with", "this", "it", "pls", "plz", "thanks", "thx", "ta",
    ]
    private static let negating: Set<String> = ["not", "don't", "dont", "never"]
    private static let telling: Set<String> = [
        "hide", "share", "tell", "post", "publish", "show", "give", "announce", "reveal", "disclose", "sharing",
        "posting",
    ]

    /// A place before "private" has so many words with it at most, and none that makes it a sentence.
    private static let longestPlace = 4
    private static let saying: Set<String> = ["is", "are", "was", "in", "be", "not", "and", "or", "non", "semi"]

    /// Whether a part of the text between stops, commas and brackets is such a wish.
    static func isSaid(in text: String) -> Bool {
        text.withoutLookAlikes.split { ".,;!?()[]\n".contains($0) }.contains { part in
            isWish(Words(part.replacing(":", with: " ")).folded.filter { $0.contains(where: \.isLetter) })
        }
    }

    private static func isWish(_ words: [String]) -> Bool {
        // "(private)" by itself, "Leeds private", "only those coming".
        if words.last == "private", words.count <= longestPlace, words.allSatisfy({ !saying.contains($0) }) {
            return true
        }
        if words.contains("only") || words.contains("just"), endsPrivate(words[...]) { return true }
        if zip(words, words.dropFirst()).contains(where: { kept.contains($0) && spots.contains($1) }) { return true }
        return words.indices.contains { index in
            if places.contains(words[index]) { return endsPrivate(words[(index + 1)...]) }
            // What else is kept secret may be a surprise.
            if words[index] == "keep" { return endsPrivate(words[(index + 1)...], among: ["private"]) }
            if words[index] == "hide" { return keepsBack(words[index...]) }
            return negating.contains(words[index]) && keepsBack(words[(index + 1)...])
        }
    }

    /// Whether nothing follows but that it is private, or for those who are coming: "private hire" is something else.
    private static func endsPrivate(_ words: ArraySlice<String>, among secret: Set<String> = secret) -> Bool {
        let rest = words.drop(while: between.contains)
        guard let word = rest.first else { return false }
        if word == "not" { return rest.dropFirst().first == "public" }
        let isForThoseComing = word == "coming" && rest.startIndex > words.startIndex || words.first == "coming"
        return (secret.contains(word) || isForThoseComing) && rest.dropFirst().allSatisfy(between.contains)
    }

    /// Whether the place is not to be told: "do not share the address".
    private static func keepsBack(_ words: ArraySlice<String>) -> Bool {
        guard let verb = words.first, telling.contains(verb) else { return false }
        return words.dropFirst().prefix(4).contains { places.contains($0) && $0 != "audience" }
    }
}
