/// A command that cannot be carried out as typed, with the one sentence that says so.
///
/// The sentence says what was read, what is wrong with it and what to type instead. Throwing one undoes everything
/// that the command had changed.
package struct Refusal: Error, Equatable {
    /// What the person is told.
    package let reply: Reply
    /// Whether another word to the question that stands can mend it; a question whose yes is refused closes otherwise.
    package let isMendable: Bool

    /// Refuses with `reply`.
    package init(_ reply: Reply, isMendable: Bool = false) {
        self.reply = reply
        self.isMendable = isMendable
    }
}
