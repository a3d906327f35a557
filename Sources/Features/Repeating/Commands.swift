import FeatureKit
import Foundation
package import Organising
import StewardCore

/// What can be asked of series.
package enum RepeatingCommand: Equatable, Sendable {
    /// Which of the times of a series is meant.
    package enum Occasion: Equatable, Sendable {
        /// The next one.
        case next
        /// The one of this day.
        case day(LocalDate)
    }

    /// An event repeats as these folded words say, or never.
    case repeats(Int64, [String])
    /// One of the times of a series is left out.
    case skip(Int64, Occasion)
    /// What was left out on a day takes place after all.
    case unskip(Int64, LocalDate)
    /// One of the times of a series takes place as these folded words say.
    case move(Int64, Occasion, to: [String])

    static func grammar(_ timeZone: TimeZone) -> Grammar<RepeatingCommand> {
        let reader: @Sendable (Date) -> RepeatingReader = { now in
            RepeatingReader(today: timeZone.local(at: now).date)
        }
        return Grammar([
            .init(
                CommandEntry(
                    "repeat", aliases: ["repeats"], arguments: "number how often",
                    summary: "Makes a series of an event, or with \"never\" ends one after its next date.",
                    example: RepeatingReader.Example.repeats, permission: .officers, numbers: .event)
            ) { words, now throws(Refusal) in try reader(now).repetition(words) },
            .init(
                CommandEntry(
                    "skip", arguments: "number day", summary: "Leaves out one date of a series.",
                    example: RepeatingReader.Example.skip, permission: .officers, numbers: .event)
            ) { words, now throws(Refusal) in try reader(now).skip(words) },
            .init(
                CommandEntry(
                    "unskip", arguments: "number day", summary: "Brings back a date of a series that was left out.",
                    example: RepeatingReader.Example.unskip, permission: .officers, numbers: .event)
            ) { words, now throws(Refusal) in try reader(now).unskip(words) },
            .init(
                CommandEntry(
                    "move", arguments: "number day to day or time", summary: "Moves one date of a series.",
                    example: RepeatingReader.Example.move, permission: .officers, numbers: .event)
            ) { words, now throws(Refusal) in try reader(now).move(words) },
        ])
    }
}
