import FeatureKit
package import Organising
import StewardCore

/// What people tell of themselves.
package enum PeopleCommand: Equatable, Sendable {
    /// Shows the asker's own area.
    case area
    /// Keeps the asker's own area.
    case setArea(SpotReading)
    /// Forgets the asker's own area.
    case forgetArea

    static func grammar(_ gazetteer: Gazetteer) -> Grammar<PeopleCommand> {
        Grammar([
            .init(
                CommandEntry(
                    "area", aliases: ["my area", "myarea"], arguments: "[place]",
                    summary: "Keeps your area, so that I can say how far things are; \"forget\" forgets it.",
                    example: "!area leeds")
            ) { words, _ throws(Refusal) in
                if words.isEmpty { return .area }
                if forgetting.contains(words.folded.joined(separator: " ")) { return .forgetArea }
                return .setArea(try gazetteer.read(words, after: "!area"))
            }
        ])
    }

    private static let forgetting: Set<String> = [
        "forget", "forget it", "forget me", "forget my area", "none", "no", "off", "delete", "remove", "clear",
    ]
}
