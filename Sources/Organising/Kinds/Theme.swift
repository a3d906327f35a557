/// A theme that conversations are gathered under, such as belonging or power.
package struct Theme: Hashable, Identifiable, Sendable {
    /// A slug that never changes, such as "belonging".
    package let id: String
    /// The name as it is written, "Belonging".
    package let name: String
    /// One sentence that says what belongs here.
    package let sentence: String

    /// A theme.
    package init(id: String, name: String, sentence: String) {
        (self.id, self.name, self.sentence) = (id, name, sentence)
    }
}
