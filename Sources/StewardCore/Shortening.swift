extension String {
    /// Whether the text has at most so many letters, and no more bytes than four for each of them.
    ///
    /// A letter with a thousand accents is one character: only bytes tell how long it is.
    package func fits(letters: Int) -> Bool {
        utf8.count <= letters * 4 && count <= letters
    }

    /// The text in quotation marks, on one line and not too long to repeat.
    package var quoted: String {
        let line = split(whereSeparator: \.isWhitespace).joined(separator: " ")
        return "\"\(line.shortened(toLetters: 40))\""
    }

    /// The text if it fits so many letters; else as much of its beginning as does, and "…".
    ///
    /// It is cut between two characters, and within the first one if that alone is too long.
    package func shortened(toLetters letters: Int) -> String {
        if fits(letters: letters) { return self }
        var end = startIndex
        var (left, bytes) = (letters - 1, letters * 4 - 3)
        for index in indices where left > 0 {
            let next = self.index(after: index)
            bytes -= utf8.distance(from: index, to: next)
            if bytes < 0 { break }
            (end, left) = (next, left - 1)
        }
        if end > startIndex { return "\(self[..<end])…" }
        return beginning(bytes: letters * 4 - 3) + "…"
    }
}

extension StringProtocol {
    /// As much of the text's beginning as has at most so many bytes, cut between two scalars.
    package func beginning(bytes: Int) -> Substring {
        let whole = Substring(self)
        guard whole.utf8.count > bytes else { return whole }
        var left = bytes
        let scalars = whole.unicodeScalars.prefix { scalar in
            left -= UTF8.width(scalar)
            return left >= 0
        }
        return Substring(scalars)
    }
}

extension [String] {
    /// The items as a sentence has them: "one", "one and two", "one, two and three"; `word` stands before the last.
    package func listed(with word: String = "and") -> String {
        guard let last, count > 1 else { return first ?? "" }
        return dropLast().joined(separator: ", ") + " \(word) " + last
    }
}
