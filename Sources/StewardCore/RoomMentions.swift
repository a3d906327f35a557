import MatrixProtocol

extension String {
    /// The text in which no `@room` is left, as servers and clients look for it: as a word, in small or capital letters
    /// (client-server API, "Mentioning the whole room").
    ///
    /// Old ones look for it in the text, whatever `m.mentions` says: whether a room is mentioned is never for the words
    /// of a person to decide. The marks before "room" alone are left out, so that what stood around it never joins to
    /// another one.
    package var withoutRoomMentions: String {
        guard hasByte(where: { $0 == UInt8(ascii: "@") }) else { return self }
        var kept = String.UnicodeScalarView()
        var rest = unicodeScalars[...]
        while let scalar = rest.first {
            if scalar == "@", kept.last.map(Self.isOfWord) != true {
                let marks = rest.prefix { $0 == "@" }
                rest = rest[marks.endIndex...]
                if !Self.beginsWithRoom(rest) { kept.append(contentsOf: marks) }
            } else {
                kept.append(scalar)
                rest.removeFirst()
            }
        }
        return String(kept)
    }

    private static func beginsWithRoom(_ text: Substring.UnicodeScalarView) -> Bool {
        let word = text.prefix(4)
        return String(word).lowercased() == "room" && text[word.endIndex...].first.map(isOfWord) != true
    }

    /// Other letters part words as a space does (client-server API, "Conditions for push rules", `event_match`).
    private static func isOfWord(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar {
        case "a"..."z", "A"..."Z", "0"..."9", "_": true
        default: false
        }
    }
}
