/// What somebody wrote for one key, and where.
struct Written: Sendable, Equatable {
    /// Where the key stands.
    var place: Mistake.Place
    /// The one value, or the entries of a list.
    var entries: [Entry]
    /// True where a list was written.
    var isList: Bool

    /// One value as it was written.
    struct Entry: Sendable, Equatable {
        /// The text without its quotes.
        var text: String
        /// Where it stands.
        var place: Mistake.Place
    }

    /// One value that stands at `place`.
    init(_ text: String, at place: Mistake.Place) {
        self.place = place
        entries = [Entry(text: text, place: place)]
        isList = false
    }

    /// A list that starts at `place`.
    init(list entries: [Entry], at place: Mistake.Place) {
        self.place = place
        self.entries = entries
        isList = true
    }
}

/// Why something that was written cannot be taken.
struct Complaint: Equatable, Sendable {
    /// Where it stands.
    var place: Mistake.Place
    /// What was read; nothing where repeating it helps nobody or tells a secret.
    var read: String?
    /// What is wrong with it, as the end of a sentence that starts with what was read.
    var wrong: String
    /// What to write instead.
    var advice: String

    /// What is wrong at `place`, whose text says nothing.
    init(_ place: Mistake.Place, _ misfit: Misfit) {
        self.place = place
        wrong = misfit.wrong
        advice = misfit.advice
    }

    /// What is wrong with `entry`, repeated unless it may be a secret.
    init(_ entry: Written.Entry, _ misfit: Misfit) {
        self.init(entry.place, misfit)
        read = misfit.isSecret ? nil : entry.text
    }
}
