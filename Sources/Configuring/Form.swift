/// How the text of one value becomes that value.
struct Form<Value: Sendable>: Sendable {
    /// Gives the value, or throws what is wrong with the text.
    let read: @Sendable (String) throws(Misfit) -> Value

    init(_ read: @escaping @Sendable (String) throws(Misfit) -> Value) { self.read = read }
}

/// Why a text does not fit its form, and what to write instead.
struct Misfit: Error, Equatable {
    /// The end of a sentence that starts with the text.
    var wrong: String
    /// What to write instead.
    var advice: String
    /// True where the text may hold a secret, and is not repeated.
    var isSecret = false

    init(_ wrong: String, _ advice: String, isSecret: Bool = false) {
        self.wrong = wrong
        self.advice = advice
        self.isSecret = isSecret
    }
}
