/// A sort of event within a kind, such as a quiz among the socials.
///
/// Nobody files an event under its sort: it is one if its title or description says so.
package struct Sort: Hashable, Sendable {
    /// The kind that events of this sort usually are; nil if they may be of any.
    package let kind: Kind.ID?
    /// The name of one, "quiz".
    package let name: String
    /// The name of several, "quizzes".
    package let plural: String
    /// All words by which people ask for it and name it, "quiz", "quizzes" and "trivia".
    package let words: [String]

    /// A fact that makes an event one too: where children are looked after, families are meant; nil if none does.
    package let fact: EventFact?

    /// A sort of event; its names count among its words.
    package init(kind: Kind.ID?, name: String, plural: String, words: [String] = [], fact: EventFact? = nil) {
        (self.kind, self.name, self.plural, self.fact) = (kind, name, plural, fact)
        self.words = [name, plural].filter { !words.contains($0) } + words
    }
}
