import Organising
import StewardCore

/// What the words of a time say that its beginning and end do not, "til late" or "for 8pm": the sentence with which the
/// text about the event begins, and which is true only as long as the time is.
enum TimeNote {
    private static let openEnd = "Til late."

    /// The sentence for the words of a time; empty if they say no more than it.
    static func written(_ words: ArraySlice<String>) -> String {
        if words.contains(where: { $0.hasSuffix("late") }) { return openEnd }
        guard let index = words.firstIndex(of: "for") else { return "" }
        let rest = words[(index + 1)...]
        return WhenReader.lengthOfHours(rest).map { "For \(rest.prefix($0).joined(separator: " "))." } ?? ""
    }

    /// The text about an event, with its time changed from `earlier` to what `words` say.
    static func text(
        _ text: String, from earlier: EventTime?, to time: EventTime, saying words: Words
    ) -> String {
        let note = written(words.folded[...])
        let sentences = AnnouncedPlace.sentences(of: text)
        guard let first = sentences.first, isNote(first) else {
            return [note, text].filter { !$0.isEmpty }.joined(separator: " ")
        }
        let isMoved = earlier.map { $0.moved(to: time.start.date) } == time
        let stands = note.isEmpty && (isMoved || first == openEnd && time.end == nil)
        return ([stands ? first : note] + sentences.dropFirst()).filter { !$0.isEmpty }.joined(separator: " ")
    }

    private static func isNote(_ sentence: String) -> Bool {
        if sentence == openEnd { return true }
        let words = Words(sentence).folded
        return sentence.hasPrefix("For ") && words.count > 1
            && WhenReader.lengthOfHours(words.dropFirst()) == words.count - 1
    }
}
