import Foundation

/// Links as they stand in what people write: "https://meet.example.org/tea", "www.example.org", "meet.example.org/tea".
enum Links {
    /// The links of a text, in order.
    static func of(_ text: String) -> [String] { pieces(text).filter(\.isLink).map(\.text) }

    /// Whether there is a link in a text.
    static func are(in text: String) -> Bool { !of(text).isEmpty }

    /// The text without its links.
    static func taken(from text: String) -> String {
        pieces(text).filter { !$0.isLink }.map(\.text).joined(separator: " ")
    }

    /// The text in pieces, each link one of its own.
    static func apart(_ text: some StringProtocol) -> [String] { pieces(text).map(\.text) }

    private static func pieces(_ text: some StringProtocol) -> [(text: String, isLink: Bool)] {
        guard text.utf8.contains(UInt8(ascii: "/")) || text.utf8.contains(UInt8(ascii: ".")) else {
            return [(String(text), false)]
        }
        var pieces: [(text: String, isLink: Bool)] = []
        for word in String(text).split(whereSeparator: \.isWhitespace) {
            guard let start = link(in: word) else {
                add(word, to: &pieces)
                continue
            }
            let before = word[..<start]
            if !before.allSatisfy({ brackets.contains($0) }) { add(before, to: &pieces) }
            var link = word[start...]
            while let last = link.last, marks.contains(last) || brackets.contains(last) { link.removeLast() }
            // A full stop behind the link ends the sentence that it stands in.
            let end = word[link.endIndex...].filter { marks.contains($0) }
            if pieces.last?.isLink == false { pieces[pieces.count - 1].text += end }
            pieces.append((String(link), true))
        }
        return pieces
    }

    private static let (marks, brackets) = (".,;:!?", "()<>[]\"'")

    private static func add(_ words: Substring, to pieces: inout [(text: String, isLink: Bool)]) {
        if pieces.last?.isLink == false {
            pieces[pieces.count - 1].text += " \(words)"
        } else {
            pieces.append((String(words), false))
        }
    }

    /// Where a link begins in a word: with its scheme, "www." or its host, which a path follows; nil if there is none.
    private static func link(in word: Substring) -> Substring.Index? {
        if let scheme = word.range(of: "://") {
            let letters = word[..<scheme.lowerBound].reversed().prefix(while: \.isLetter).count
            return letters > 0 && scheme.upperBound < word.endIndex
                ? word.index(scheme.lowerBound, offsetBy: -letters) : nil
        }
        guard let start = word.firstIndex(where: { $0.isLetter || $0.isNumber }) else { return nil }
        let rest = word[start...].lowercased()
        if rest.hasPrefix("www."), rest.utf8.count > 4 { return start }
        let parts = rest.split(separator: "/", maxSplits: 1)
        guard parts.count == 2, parts[1].contains(where: { $0.isLetter || $0.isNumber }) else { return nil }
        let labels = parts[0].split(separator: ".", omittingEmptySubsequences: false)
        let isHost =
            labels.count > 1 && labels.allSatisfy { !$0.isEmpty && $0.allSatisfy { isOfHost($0) } }
            && labels.last.map { $0.count > 1 && $0.allSatisfy(\.isLetter) } == true
        return isHost ? start : nil
    }

    private static func isOfHost(_ character: Character) -> Bool {
        character == "-" || character.isLetter || character.isNumber
    }
}
