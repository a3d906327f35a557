import FeatureKit
import Foundation
package import Organising
import StewardCore

/// A command about series.
package enum RepeatingCommand: Codable, Equatable, Sendable {
    /// Which date of a series is meant.
    package enum Occasion: Codable, Equatable, Sendable {
        /// The next date.
        case next
        /// The date on this day.
        case day(LocalDate)
    }

    /// Makes an event repeat as these folded words say, or no longer.
    case repeats(Int64, [String])
    /// Leaves out one date of a series.
    case skip(Int64, Occasion)
    /// Brings back the date on a day that was left out.
    case unskip(Int64, LocalDate)
    /// Moves one date of a series to the time in these folded words.
    case move(Int64, Occasion, to: [String])
    /// Moves an event that takes place once to the time in these folded words; an example says how to move one date of a
    /// series.
    case postpone(Int64, [String], orElse: String)

    /// Does one of these with the event that they have just read about: "move it to sunday", "skip the 24th".
    case ofShown(Deed, String)
    /// Does one of these with the event that is called so: "move the hull quiz to the 14th".
    case ofNamed(Deed, String)

    /// What can be done with an event without its number, after it was shown.
    package enum Deed: String, Codable, Sendable {
        case repeats = "repeat"
        case skip, unskip, move
    }

    static func grammar(_ timeZone: TimeZone) -> Grammar<RepeatingCommand> {
        let reader: @Sendable (Date) -> RepeatingReader = { now in
            RepeatingReader(today: timeZone.local(at: now).date)
        }
        return Grammar([
            .init(
                CommandEntry(
                    "repeat", aliases: ["repeats"], arguments: "number how often",
                    summary: "Makes a series of an event, or with \"never\" ends one after its next date.",
                    example: RepeatingReader.Example.repeats, permission: .officers, numbers: .event,
                    topic: Replies.topic)
            ) { words, now throws(Refusal) in try reader(now).read(words, as: .repeats) },
            .init(
                CommandEntry(
                    "skip", arguments: "number day", summary: "Leaves out one date of a series.",
                    example: RepeatingReader.Example.skip, permission: .officers, numbers: .event,
                    topic: Replies.topic)
            ) { words, now throws(Refusal) in try reader(now).read(words, as: .skip) },
            .init(
                CommandEntry(
                    "unskip", arguments: "number day", summary: "Brings back a date of a series that was left out.",
                    example: RepeatingReader.Example.unskip, permission: .officers, numbers: .event,
                    topic: Replies.topic)
            ) { words, now throws(Refusal) in try reader(now).read(words, as: .unskip) },
            .init(
                CommandEntry(
                    "move", arguments: "number day to day or time", summary: "Moves one date of a series.",
                    example: RepeatingReader.Example.move, permission: .officers, numbers: .event,
                    topic: Replies.topic)
            ) { words, now throws(Refusal) in try reader(now).read(words, as: .move) },
        ])
    }
}
