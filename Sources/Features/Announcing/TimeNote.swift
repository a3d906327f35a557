import Foundation
import Organising
import StewardCore

/// What the words of a time say beyond its beginning and end, such as "til late" or "for 8pm". It becomes the first
/// sentence of the text about the event, and goes when the time changes.
enum TimeNote {
    private static let openEnd = "Til late."
    /// For an event whose hours nobody knows yet.
    static let unknownHours = "Time to be confirmed."

    /// The same with the words of the end, if that is known.
    static func unknownHours(until end: ArraySlice<String>) -> String {
        let words = end.joined(separator: " ").trimmingPunctuation()
        return words.isEmpty ? unknownHours : "\(unknownHours) Ends \(words)."
    }

    /// The sentence for the words of a time; empty if they say nothing more.
    static func written(_ words: ArraySlice<String>) -> String {
        if words.contains(where: { $0.hasSuffix("late") }) { return openEnd }
        let areUnknown = words.indices.contains { WithoutHours.read(words[$0...])?.areUnknown == true }
        if areUnknown || AnnouncementReader.isUnknown(Words(words.joined(separator: " "))) { return unknownHours }
        guard let index = words.firstIndex(of: "for") else { return "" }
        let rest = words[(index + 1)...]
        return WhenReader.lengthOfHours(rest).map { "For \(rest.prefix($0).joined(separator: " "))." } ?? ""
    }

    /// The text about an event after its time has changed from `earlier` to what `words` say.
    static func text(
        _ text: String, from earlier: EventTime?, to time: EventTime, saying words: Words
    ) -> String {
        let note = written(words.folded[...])
        let sentences = AnnouncedPlace.sentences(of: text)
        guard let first = sentences.first, isNote(first) else {
            return [note, text].filter { !$0.isEmpty }.joined(separator: " ")
        }
        let notes = sentences.prefix(while: isNote)
        let isMoved = earlier.map { $0.moved(to: time.start.date) } == time
        let stands = note.isEmpty && (isMoved || first == openEnd && time.end == nil)
        return ((stands ? Array(notes) : [note]) + sentences.dropFirst(notes.count)).filter { !$0.isEmpty }
            .joined(separator: " ")
    }

    private static func isNote(_ sentence: String) -> Bool {
        if sentence == openEnd || sentence == unknownHours { return true }
        let words = Words(sentence).folded
        return ["For ", "Ends "].contains(where: sentence.hasPrefix) && words.count > 1
            && WhenReader.lengthOfHours(words.dropFirst()) == words.count - 1
    }
}

extension TimeNote {
    private static let leading: Set<String> = [
        "doors", "ends", "ending", "finish", "finishes", "finishing", "bar", "food", "last", "music", "kick-off", "set",
        "leave", "leaving", "starts", "arrive", "arrivals", "gather", "assemble", "registration", "reg",
    ]
    /// The most words of such a part.
    private static let longestPart = 6

    /// Whether a part between commas is about another time than the event's: "doors 6.30pm".
    static func isOfPart(_ words: Words) -> Bool {
        guard words.folded.count <= longestPart, let first = words.folded.first else { return false }
        if words.folded.count > 1, words.folded.contains(where: MomentWords.isClock) { return true }
        return leading.contains(first)
            && words.folded.indices.dropFirst().contains { index in
                WhenReader.lengthOfHours(words.folded[index...]) != nil
                    || AnnouncementReader.isUnknown(words.dropFirst(index))
            }
    }
}
