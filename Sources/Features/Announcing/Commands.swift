package import Events
import Foundation
import Organising
import StewardCore

/// What can be asked of announcing.
package enum AnnouncingCommand: Equatable, Sendable {
    /// An event, to be read back before it is sent.
    case announce(EventDraft)

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
                let reader = AnnouncementReader(
                    kinds: kinds, gazetteer: gazetteer, timeZone: timeZone, networkArea: area, now: now)
                return .announce(try reader.read(words))
            }
        ])
    }

    static let example = "!announce social Example picnic, next Sat 2-5pm, Example Park, Liverpool. Bring a blanket."
}
