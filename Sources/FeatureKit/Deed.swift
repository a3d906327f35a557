/// What something that is asked about is called, before it is done and after.
package struct Deed: Codable, Equatable, Sendable {
    /// Before: "cancelling Pub quiz, Sat 7 March".
    package let doing: String
    /// After: "Cancelled: Pub quiz, Sat 7 March".
    package let done: String

    /// Makes a deed of whole phrases.
    package init(doing: String, done: String) {
        self.doing = doing
        self.done = done
    }

    /// Makes a deed of its two verbs, such as "cancelling" and "Cancelled", and of what it is done to.
    package init(_ doing: String, _ done: String, _ thing: String) {
        self.init(doing: "\(doing) \(thing)", done: "\(done): \(thing)")
    }
}
