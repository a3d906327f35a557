import StewardCore

/// How people get into a meeting online without a link: a passcode, a meeting's number, a telephone number.
enum WaysIn {
    private static let keys: Set<String> = ["passcode", "password", "pin"]
    private static let pairs: Set<[String]> = [
        ["access", "code"], ["meeting", "id"], ["zoom", "id"], ["pass", "code"], ["pass", "word"], ["dial", "in"],
    ]
    /// What stands behind such a word if the secret itself does not: "The password comes by email".
    private static let open: Set<String> = [
        "after", "and", "at", "before", "by", "come", "for", "from", "if", "in", "is", "needed", "on", "or", "required",
        "sent", "to", "too", "via", "when", "will", "with", "you",
    ]
    /// A telephone number has as many figures at least.
    private static let fewestFigures = 7

    static func are(in text: String) -> Bool {
        text.split(whereSeparator: { ".!?;\n".contains($0) }).contains { sentence in
            !secrets(in: AddressWords.words(sentence), behind: keys).isEmpty || hasLongNumber(String(sentence))
        }
    }

    /// What a venue gives as passcodes, numbers and the codes of doors, a word each.
    static func secrets(in venue: String) -> [String] {
        venue.split(whereSeparator: { ",.!?;\n".contains($0) })
            .flatMap { secrets(in: AddressWords.words($0), behind: keys.union(["code", "pwd"])) }
    }

    private static func secrets(in words: [String], behind keys: Set<String>) -> [String] {
        words.indices.compactMap { index in
            let isPair = pairs.contains(Array(words[index...].prefix(2)))
            guard isPair || keys.contains(words[index]) else { return nil }
            var rest = words.dropFirst(index + (isPair ? 2 : 1))
            if rest.first == "is" || rest.first == "number" { rest = rest.dropFirst() }
            guard let next = rest.first else { return nil }
            // A pin may be a badge, and who dials in needs figures.
            let needsFigure = words[index] == "pin" || words[index] == "dial"
            return (needsFigure ? next.contains(where: \.isNumber) : !open.contains(next)) ? next : nil
        }
    }

    /// Whether there are so many figures in a row, with spaces or hyphens between; no days or sums.
    private static func hasLongNumber(_ text: String) -> Bool {
        text.withoutLookAlikes.split { !$0.isNumber && !" -()+£".contains($0) }.contains { run in
            let numbers = run.split { !$0.isNumber && $0 != "£" }
            let isYear = numbers.first.map { $0.count == 4 && ($0.hasPrefix("19") || $0.hasPrefix("20")) } ?? true
            return !isYear && !run.contains("£") && numbers.contains { $0.count > 2 }
                && numbers.joined().count >= fewestFigures
        }
    }
}
