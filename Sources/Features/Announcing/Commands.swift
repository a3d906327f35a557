import Events
import Foundation
import Organising
import StewardCore

/// What can be asked of announcing.
package enum AnnouncingCommand: Equatable, Sendable {
    /// To be asked about an event, one question after the other.
    case begin
    /// An event, to be read back before it is sent.
    case announce(AnnouncementDraft)
    /// An event in which something could be read in two ways.
    case ask(OpenReading)

    static func grammar(
        _ kinds: Kinds, _ gazetteer: Gazetteer, _ timeZone: TimeZone, area: Area.ID?
    ) -> Grammar<AnnouncingCommand> {
        Grammar([
            // The command itself only asks, so that an edit of it asks anew.
            .init(
                CommandEntry(
                    "announce", arguments: "kind title, when, place. more about it",
                    summary: "Announces an event in this room, after you have checked how I read it.",
                    example: example, permission: .officers)
            ) { words, now throws(Refusal) in
                if words.isEmpty { return .begin }
                let reader = AnnouncementReader(
                    kinds: kinds, gazetteer: gazetteer, timeZone: timeZone, networkArea: area, now: now)
                do throws(Misreading) {
                    return .announce(try reader.read(words))
                } catch {
                    return .ask(try reader.opened(error, words, for: .announcement))
                }
            }
        ])
    }

    static let example = "!announce social Example picnic, next Sat 2-5pm, Example Park, Liverpool. #free #step-free"
}
