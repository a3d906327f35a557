import Organising
import StewardCore

/// A sentence that asks to keep an event's place to those who are coming: "make the house supper private", "hide the
/// venue for event 42", "the address shouldn't be public".
///
/// What remains without the words of such wishes is what the event is called.
struct SaidPrivate {
    /// What the event is called; empty if the sentence does not say.
    let name: Words

    private static let places: Set<String> = ["venue", "location", "address", "place", "whereabouts"]
    private static let secret: Set<String> = ["private", "confidential", "secret", "hidden"]
    private static let open: Set<String> = ["public", "visible", "shown", "shared", "published", "posted", "listed"]
    private static let telling: Set<String> = [
        "show", "showing", "share", "sharing", "tell", "telling", "post", "posting", "publish", "publishing", "give",
        "display", "displaying", "reveal", "put", "list", "announce",
    ]
    private static let denying: Set<String> = [
        "not", "don't", "dont", "never", "stop", "no", "shouldn't", "shouldnt", "isn't", "isnt", "mustn't", "mustnt",
        "can't", "cant",
    ]
    private static let verbs: Set<String> = ["make", "keep", "hide", "set", "mark", "hiding", "keeping", "making"]
    /// Words around the others that say nothing of their own.
    private static let speech: Set<String> = [
        "should", "must", "is", "be", "was", "to", "needs", "need", "meant", "supposed", "of", "for", "at", "on",
        "from",
        "in", "it", "its", "it's", "that", "please", "pls", "only", "those", "who", "are", "coming", "people", "exact",
        "the", "our", "everyone", "everybody", "anyone", "rooms", "with", "kept", "as", "and", "do", "ought", "has",
        "stay", "stays", "really", "actually", "up", "out",
    ]
    /// Words with which a sentence tells something else.
    private static let clauses: Set<String> = [
        "is", "are", "be", "was", "should", "must", "if", "who", "that", "because",
    ]
    private static let determiners: Set<String> = ["the", "our", "this", "that"]
    private static let longest = 16

    /// Reads words without those of manners; nil for others.
    init?(_ said: Words) {
        let folded = said.folded
        guard let first = folded.first, folded.count <= Self.longest, !Answer.isAsked(said), Self.isWish(folded) else {
            return nil
        }
        let ofWishes = Self.places.union(Self.secret).union(Self.open).union(Self.telling).union(Self.denying)
            .union(Self.verbs)
        let named = folded.indices.filter { !ofWishes.contains(folded[$0]) && !Self.speech.contains(folded[$0]) }
        let isOfPlace = folded.contains(where: Self.places.contains)
        guard let start = named.first, let end = named.last else {
            // "Private" alone may be anything.
            guard
                isOfPlace || Self.verbs.contains(first) && folded.contains("it")
                    || folded.starts(with: ["it", "should"])
            else { return nil }
            name = Words("")
            return
        }
        let range = start...end
        // "The private view is on Friday" is no wish, and neither is what tells of something else between.
        let isAdjective = start > 0 && Self.secret.union(Self.open).contains(folded[start - 1])
        guard !isAdjective,
            !range.contains(where: { ofWishes.contains(folded[$0]) || Self.clauses.contains(folded[$0]) })
        else { return nil }
        let lead = start > 0 && Self.determiners.contains(folded[start - 1]) ? start - 1 : start
        name = Words(AnnouncedPlace.trimmed(said.dropFirst(lead).text(before: end - lead + 1)))
    }

    /// Whether words say that something is to be private: by that word, by denying that it is public, or by denying that
    /// it is told.
    private static func isWish(_ words: [String]) -> Bool {
        let isDenied = words.contains(where: denying.contains)
        if words.contains(where: secret.contains) {
            return !isDenied
                && (verbs.contains(words[0]) || words.contains { ["should", "must", "needs"].contains($0) })
        }
        let isOfPlace = words.contains(where: places.contains)
        if ["hide", "hiding"].contains(words[0]) { return isOfPlace && !isDenied }
        return isDenied && isOfPlace
            && (words.contains(where: open.contains) || words.contains(where: telling.contains))
    }
}
