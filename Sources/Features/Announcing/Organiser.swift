import Foundation
import StewardCore

/// The branch or group that puts on an event, as people write it.
enum Organiser {
    private static let labels: Set<String> = [
        "organiser", "organisers", "organizer", "organizers", "organised by", "organized by",
    ]
    /// The most words of a name; more words after "organised by" are a sentence, such as "organised by and for those
    /// who …".
    private static let longest = 8

    /// Reads "Organiser: Leeds branch" or "organised by Leeds branch"; nil if more follows.
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
