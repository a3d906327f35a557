import Events
import FeatureKit
import Foundation
import Organising
import StewardCore

/// Reads the commands about series, as far as that is possible without the series.
struct RepeatingReader {
    /// An example of each command.
    enum Example {
        static let repeats = "!repeat 3 monthly on the 2nd Tuesday until December"
        static let skip = "!skip 3 14 July"
        static let unskip = "!unskip 3 14 July"
        static let move = "!move 3 14 July to 15 July"

        /// The same example for another event.
        static func line(_ example: String, for number: Int64) -> String {
            example.replacingOccurrences(of: " 3 ", with: " \(number) ")
        }
    }

    let today: LocalDate

    /// The most words that a rule may have.
    private static let longest = 30
    private static let next: Set<[String]> = [
        ["next"], ["next", "one"], ["next", "time"], ["next", "date"], ["the", "next"], ["the", "next", "one"],
    ]

    /// Whether an event may be called what stands behind the command: "move the quiz to Sunday", not "Move on up".
    private func mayName(_ words: Words) -> Bool {
        guard let first = words.folded.first, words.folded.count > 2 else { return false }
        return ["the", "our", "my", "that", "this"].contains(first)
            || words.folded.contains("to") && !["on", "over", "along", "up", "of", "after"].contains(first)
    }

    /// Reads what follows a command; without a number it is about the event that was shown last.
    func read(_ words: Words, as deed: RepeatingCommand.Deed) throws(Refusal) -> RepeatingCommand {
        if let first = words.folded.first, Events.numbered.leadingNumber(words) == nil,
            words.folded.count <= Self.longest
        {
            // "Repeat after me" is a title.
            let isIt = ["it", "this", "that"].contains(first)
            if isIt || WhenReader.length(words.folded[...], today: today) != nil { return .ofShown(deed, words.text) }
            if [.move, .repeats].contains(deed), mayName(words) { return .ofNamed(deed, words.text) }
        }
        switch deed {
        case .repeats: return try repetition(words)
        case .skip: return try skip(words)
        case .unskip: return try unskip(words)
        case .move: return try move(words)
        }
    }

    /// What is said to somebody who types no number although nothing was shown.
    func needsNumber(_ text: String, as deed: RepeatingCommand.Deed) -> Reply {
        let example =
            switch deed {
            case .repeats: Example.repeats
            case .skip: Example.skip
            case .unskip: Example.unskip
            case .move: Example.move
            }
        return Replies.needsNumber(text, example)
    }

    func repetition(_ words: Words) throws(Refusal) -> RepeatingCommand {
        let (number, rest) = try event(words, Example.repeats)
        guard !rest.isEmpty else { throw Refusal(Replies.howOften(number)) }
        return .repeats(number, Array(rest))
    }

    func skip(_ words: Words) throws(Refusal) -> RepeatingCommand {
        let (number, rest) = try event(words, Example.skip)
        return .skip(number, try occasion(rest, Example.line(Example.skip, for: number)))
    }

    func unskip(_ words: Words) throws(Refusal) -> RepeatingCommand {
        let (number, rest) = try event(words, Example.unskip)
        return .unskip(number, try day(rest, Example.line(Example.unskip, for: number)))
    }

    func move(_ words: Words) throws(Refusal) -> RepeatingCommand {
        let (number, rest) = try event(words, Example.move)
        let example = Example.line(Example.move, for: number)
        // "move 19 to friday" is said of an event that takes place once.
        if rest.first == "to", rest.count > 1 { return .postpone(number, Array(rest.dropFirst()), orElse: example) }
        // "move it back a week"
        if let first = rest.first, ["back", "by"].contains(first) {
            let later = rest.dropFirst(first == "back" && rest.dropFirst().first == "by" ? 2 : 1)
            return .postpone(number, Array(later), orElse: example)
        }
        guard let to = rest.firstIndex(of: "to"), to > rest.startIndex, to + 1 < rest.endIndex else {
            throw Refusal(Replies.fromAndTo(rest.joined(separator: " "), example))
        }
        return .move(number, try occasion(rest[..<to], example), to: Array(rest[(to + 1)...]))
    }

    /// Reads the number of the event at the start; returns it and the words after it.
    private func event(_ words: Words, _ example: String) throws(Refusal) -> (Int64, ArraySlice<String>) {
        guard let (number, consumed) = Events.numbered.leadingNumber(words) else {
            throw Refusal(Replies.needsNumber(words.text, example))
        }
        guard words.folded.count <= Self.longest else { throw Refusal(Replies.tooLong(example)) }
        return (number, words.folded[consumed...])
    }

    private func occasion(_ words: ArraySlice<String>, _ example: String) throws(Refusal) -> RepeatingCommand.Occasion {
        Self.next.contains(Array(words)) ? .next : .day(try day(words, example))
    }

    private func day(_ words: ArraySlice<String>, _ example: String) throws(Refusal) -> LocalDate {
        guard !words.isEmpty else { throw Refusal(Replies.whichDay(example)) }
        do throws(WhenProblem) {
            if let (date, consumed) = try WhenReader.readDay(words, today: today), consumed == words.count {
                return date
            }
        } catch {
            throw Refusal(Replies.problem(error, today: today))
        }
        throw Refusal(Replies.noDay(words.joined(separator: " "), example))
    }
}
