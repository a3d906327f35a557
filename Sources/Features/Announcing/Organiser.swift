import Foundation
import StewardCore

/// The branch or the group that puts something on, as people write it.
enum Organiser {
    private static let labels: Set<String> = [
        "organiser", "organisers", "organizer", "organizers", "organised by", "organized by",
    ]
    /// More words after "organised by" are a sentence of their own, such as "organised by and for those who …".
    private static let longest = 8

    /// Reads "Organiser: Leeds branch" and "organised by Leeds branch", and nothing else: no more sentences after it.
    static func read(_ text: Substring) -> String? {
        guard AnnouncedPlace.sentences(of: text).count == 1 else { return nil }
        if let colon = text.firstIndex(of: ":") {
            let label = text[..<colon].trimmingCharacters(in: .whitespaces).lowercased()
            if labels.contains(label) { return named(text[text.index(after: colon)...]) }
        }
        let words = Words(String(text))
        guard labels.contains(words.folded.prefix(2).joined(separator: " ")), words.folded.count <= longest + 2,
            !text.contains(",")
        else { return nil }
        return named(words.text(after: 2)[...])
    }

    /// The name on one line, without the mark that ends its sentence.
    static func tidied(_ text: some StringProtocol) -> String {
        let line = text.split(whereSeparator: \.isWhitespace).joined(separator: " ")
        return line.trimmingCharacters(in: CharacterSet(charactersIn: " .,;:"))
    }

    private static func named(_ text: Substring) -> String? {
        let name = tidied(text)
        return name.isEmpty ? nil : name
    }
}
