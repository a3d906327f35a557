import FeatureKit
import Foundation
package import Organising
package import StewardCore

/// A command about picket lines.
package enum PicketCommand: Equatable, Sendable {
    /// Lists open lines: all of them, or those in a place, at a time, of an employer or a union.
    case list(Asked)
    /// Shows all about one line.
    case card(Int64)
    /// Reads back a new line, to be added on a yes.
    case add(PicketDraft)
    /// Reads back a line with one thing changed, to be changed on a yes.
    case edit(Int64, PicketField, Words)
    /// Says that a line still stands.
    case confirm(Int64)
    /// Says that a line no longer stands.
    case over(Int64)
    /// Says that a line stands again.
    case reopen(Int64)

    /// Words that only say that a picket line is looked for; a sentence with one of them is about picket lines.
    static let own = [
        "picket", "pickets", "picket line", "picket lines", "picketline", "picketlines", "picketing", "strike",
        "strikes", "striking", "on strike", "strikers", "walkout", "walkouts", "walk out", "industrial action",
        "who is out", "who's out", "whos out", "are they out", "out on strike", "picket line at", "strike action",
        "still out", "out", "dispute", "disputes", "line", "lines", "open",
    ]
    private static let phrases = Phrases(own.filter { !["line", "lines", "open", "out"].contains($0) })

    /// Whether a sentence is about picket lines.
    private static func asksForLines(_ words: Words) -> Bool {
        phrases.areIn(words) || asksWhoIsOut(words) || asksForUnion(words)
    }

    /// Whether a sentence asks whether some workers are out, "when are the bus drivers out in bristol".
    private static func asksWhoIsOut(_ words: Words) -> Bool {
        let folded = words.folded
        guard let first = folded.first, ["are", "when", "why", "how", "where", "is"].contains(first),
            let out = folded.lastIndex(of: "out"), let the = folded[..<out].firstIndex(of: "the"), the + 1 < out,
            folded[the + 1..<out].contains(where: { $0.hasSuffix("s") || $0 == "staff" })
        else { return false }
        let next = folded.dropFirst(out + 1).first
        return next.map { ["in", "on", "at", "today", "tomorrow", "this", "next", "for", "again"].contains($0) } ?? true
    }

    /// Whether a sentence asks which union some workers are in, "which union are the bin workers with".
    private static func asksForUnion(_ words: Words) -> Bool {
        let folded = words.folded
        guard let union = folded.firstIndex(of: "union"), union > 0, union < 4,
            ["which", "what"].contains(folded[union - 1])
        else { return false }
        return folded.dropFirst(union + 2).first == "the" && ["are", "is", "do", "does"].contains(folded[union + 1])
    }

    static func grammar(_ gazetteer: Gazetteer, _ timeZone: TimeZone) -> Grammar<PicketCommand> {
        Grammar([
            .init(
                CommandEntry(
                    "picket",
                    aliases: [
                        "pickets", "picket line", "picket lines", "pickets line", "strike", "strikes",
                    ],
                    arguments: "[area] [when] [union], or number",
                    summary: "Lists the open picket lines, or tells all about one.", example: "!picket leeds",
                    brief: .init("picket lines that need people", asked: "are there pickets in hull tomorrow"),
                    whyLong: NumberedList.whyLong),
                meant: { words, _ in asksForLines(words) ? .likely : nil }
            ) { words, now throws(Refusal) in
                let reader = AskedReader(Kinds([]), gazetteer, at: timeZone.local(at: now), .times, own: own)
                return try lookUp(words, reader)
            },
            .init(
                CommandEntry(
                    "picket confirm", aliases: ["pickets confirm"], arguments: "number",
                    summary: "Says that a picket line still stands.", example: "!picket confirm 3", isRepeatable: false)
            ) { words, _ throws(Refusal) in .confirm(try number(words, "!picket confirm")) },
            .init(
                CommandEntry(
                    "picket over", aliases: ["pickets over"], arguments: "number",
                    summary: "Says that a picket line is over.", example: "!picket over 3", isRepeatable: false)
            ) { words, _ throws(Refusal) in .over(try number(words, "!picket over")) },
            .init(
                CommandEntry(
                    "picket add", aliases: ["pickets add", "picket new"],
                    arguments: "employer, union, place, days and times",
                    summary: "Adds a picket line, after you have checked how I read it.",
                    example: PicketDraft.example, permission: .officers, topic: Replies.topic,
                    whyLong: "the line is read back whole")
            ) { words, now throws(Refusal) in
                let reader = PicketDraftReader(gazetteer: gazetteer, timeZone: timeZone, now: now)
                do throws(Refusal) {
                    return .add(try reader.read(words))
                } catch {
                    throw error.offeringHalves(of: words, after: "!picket add") { (try? reader.read($0)) != nil }
                }
            },
            .init(
                CommandEntry(
                    "picket edit", aliases: ["pickets edit", "picket change", "pickets change"],
                    arguments: "number what new", summary: "Changes one thing about a picket line.",
                    example: PicketField.example(3), permission: .officers, topic: Replies.topic,
                    whyLong: "the line is read back whole")
            ) { words, _ throws(Refusal) in
                guard let (number, consumed) = Pickets.numbered.leadingNumber(words),
                    let (field, value) = PicketField.read(words.dropFirst(consumed)), !value.isEmpty
                else { throw Refusal(Replies.editForm) }
                return .edit(number, field, value)
            },
            .init(
                CommandEntry(
                    "picket reopen", aliases: ["pickets reopen"], arguments: "number",
                    summary: "Puts a picket line that was over back on the list.", example: "!picket reopen 3",
                    permission: .officers, isRepeatable: false, topic: Replies.topic)
            ) { words, _ throws(Refusal) in .reopen(try number(words, "!picket reopen")) },
        ])
    }

    private static func lookUp(_ words: Words, _ reader: AskedReader) throws(Refusal) -> PicketCommand {
        if let number = Pickets.numbered.number(words) { return .card(number) }
        let asked = try reader.read(words, after: "!picket")
        if let number = Pickets.numbered.leadingNumber(words), !reader.beginsWithDate(words) {
            throw Refusal(Replies.moreThanNumber(number.value, then: words.text(after: number.consumed)))
        }
        // "3 is over", "is over": no list is asked for.
        let asksWhy = words.folded.first.map { ["what", "what's", "whats", "why", "how"].contains($0) } ?? false
        let names = !asksWhy && words.folded.contains(where: Self.standings.contains)
        if names || !asksWhy && !asked.topics.isEmpty, asked.times.isEmpty, let command = meant(by: words) {
            let numbers = words.folded.indices.lazy.compactMap {
                Pickets.numbered.leadingNumber(words.dropFirst($0))?.value
            }
            throw Refusal(Replies.meant(words.text, command, numbers.first))
        }
        return .list(asked)
    }

    /// Words that say how a line stands.
    private static let standings: Set<String> = [
        "over", "ended", "finished", "confirm", "confirmed", "reopen", "reopened",
    ]

    /// The command that somebody probably meant by words such as "is over" or "confrm"; nil if none.
    static func meant(by words: Words) -> String? {
        let commands = [
            "confirm": "confirm", "confirmed": "confirm", "over": "over", "ended": "over", "finished": "over",
            "reopen": "reopen", "reopened": "reopen",
        ]
        return words.folded.lazy.compactMap { word in
            let letters = String(word.prefix(40).filter(\.isLetter))
            let nearest =
                commands[letters] == nil ? Suggestion.nearest(to: letters, in: commands.keys.sorted()) : letters
            return nearest.flatMap { commands[$0] }.map { "!picket \($0)" }
        }.first
    }

    private static func number(_ words: Words, _ command: String) throws(Refusal) -> Int64 {
        guard let number = Pickets.numbered.number(words) else {
            throw Refusal(Replies.needsNumber(words.text, command))
        }
        return number
    }
}

/// What somebody says of the picket line that they have read about: "it's over", "confirm it".
enum PicketStatement {
    case isOver, stands

    /// Reads a whole message; nil if it says nothing of the kind, or asks.
    init?(_ words: Words) {
        let telling = words.folded.filter { !Self.little.contains($0) }
        guard words.folded.count <= Self.longest, !words.text.hasSuffix("?"),
            !["is", "are", "has", "have"].contains(words.folded.first)
        else { return nil }
        switch telling {
        case ["over"], ["finished"], ["ended"], ["mark", "over"]: self = .isOver
        case ["confirm"], ["confirmed"], ["still", "on"], ["still", "standing"], ["still", "going"],
            ["still", "there"], ["still", "stands"]:
            self = .stands
        default: return nil
        }
    }

    /// The most words of such a sentence.
    private static let longest = 7

    private static let little: Set<String> = [
        "it", "it's", "its", "is", "this", "that", "that's", "thats", "one", "line", "picket", "strike", "the", "has",
        "been", "please", "now", "yes", "all", "as", "actually", "i", "can", "they", "are", "they're", "theyre",
    ]
}
