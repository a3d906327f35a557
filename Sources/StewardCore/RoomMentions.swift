extension String {
    /// The text without `@room`, as servers and clients look for it: as a word, in small or capital letters
    /// (client-server API, "Mentioning the whole room").
    ///
    /// Old ones look for it in the text, whatever `m.mentions` says: whether a room is mentioned is never for the words
    /// of a person to decide.
    package var withoutRoomMentions: String {
        guard utf8.contains(UInt8(ascii: "@")) else { return self }
        var kept = String.UnicodeScalarView()
        var rest = unicodeScalars[...]
        while let scalar = rest.first {
            guard scalar == "@", kept.last.map(Self.isOfWord) != true, let end = Self.end(ofMention: rest) else {
                kept.append(scalar)
                rest.removeFirst()
                continue
            }
            rest = rest[end...]
            // One space of the two around it goes with it.
            if rest.first == " " {
                rest.removeFirst()
            } else if kept.last == " " {
                kept.removeLast()
            }
        }
        return String(kept)
    }

    private static func end(ofMention text: Substring.UnicodeScalarView) -> String.Index? {
        let word = text.prefix(5)
        guard word.count == 5, String(word).lowercased() == "@room" else { return nil }
        return text[word.endIndex...].first.map(isOfWord) == true ? nil : word.endIndex
    }

    private static func isOfWord(_ scalar: Unicode.Scalar) -> Bool {
        scalar == "_" || scalar.properties.isAlphabetic || scalar.properties.numericType != nil
    }
}
