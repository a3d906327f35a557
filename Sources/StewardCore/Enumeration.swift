extension [String] {
    /// The items as a sentence has them: "one", "one and two", "one, two and three"; `word` stands before the last.
    package func listed(with word: String = "and") -> String {
        guard let last, count > 1 else { return first ?? "" }
        return dropLast().joined(separator: ", ") + " \(word) " + last
    }
}
