import FeatureKit
package import Organising
import StewardCore

/// A command about the asker's own data.
package enum PeopleCommand: Equatable, Sendable {
    /// Shows the asker's own area.
    case area
    /// Keeps the asker's own area.
    case setArea(SpotReading)
    /// Forgets the asker's own area.
    case forgetArea
    /// Shows all that is kept about the asker.
    case mydata
    /// Forgets all about the asker that can be forgotten.
    case forgetMe

    static func grammar(_ gazetteer: Gazetteer) -> Grammar<PeopleCommand> {
        Grammar([
            .init(
                CommandEntry(
                    "area", aliases: ["my area", "myarea"], arguments: "[place]",
                    summary: "Keeps your area, so that I can say how far things are; \"forget\" forgets it.",
                    example: "!area leeds",
                    brief: .init("tell me where you are, to find what is near you", in: .directMessages))
            ) { words, _ throws(Refusal) in
                if words.isEmpty { return .area }
                if forgetting.contains(words.folded.joined(separator: " ")) { return .forgetArea }
                return .setArea(try gazetteer.read(words, after: "!area"))
            },
            .init(
                CommandEntry(
                    "mydata", aliases: ["my data"],
                    summary: "Shows all that I keep about you, in a direct message.", example: "!mydata",
                    brief: .init("what I keep about you", in: .directMessages),
                    whyLong: "it is all that is kept about a person"),
                meant: { words, _ in words.isEmpty || !asksForData.areAll(words.folded[...]) ? nil : .certain }
            ) { _, _ in .mydata },
            .init(
                CommandEntry(
                    "forget me", aliases: ["forgetme", "delete me", "delete my data"],
                    summary: "Deletes what I keep about you, in a direct message.", example: "!forget me",
                    isRepeatable: false, whyLong: "what is deleted is named whole")
            ) { _, _ in .forgetMe },
        ])
    }

    private static let asksForData = Phrases([
        "do you store my data", "do you keep my data", "do you have my data", "what do you know about me",
        "what do you keep about me", "what do you store about me", "what have you got on me", "what do you have on me",
        "what do you have about me", "what data do you have on me", "what data do you have about me",
        "what data do you keep about me", "what information do you have about me", "what have you stored about me",
        "show me my data", "show my data", "my data", "what data have you got on me",
    ])

    private static let forgetting: Set<String> = [
        "forget", "forget it", "forget me", "forget my area", "none", "no", "off", "delete", "remove", "clear",
    ]
}
