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
    /// Forgets all about the asker that can be forgotten; asks first if the words do not say that it is that.
    case forgetMe(isSaid: Bool = true)

    static func grammar(_ gazetteer: Gazetteer) -> Grammar<PeopleCommand> {
        Grammar([
            .init(
                CommandEntry(
                    "area", aliases: ["my area", "myarea"], arguments: "[place]",
                    summary: "Keeps your area, so that I can say how far things are; \"forget\" forgets it.",
                    example: "!area leeds",
                    brief: .init("tell me where you are, to find what is near you", in: .directMessages)),
                meant: { words, _ in
                    forgettingWhere.contains(words.folded.joined(separator: " ")) || asksHowToTell(words)
                        ? .certain : nil
                }
            ) { words, _ throws(Refusal) in
                if words.isEmpty || asksHowToTell(words) { return .area }
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
                    isRepeatable: false, whyLong: "what is deleted is named whole"),
                meant: { words, _ in asksToBeForgotten(words) ? .certain : nil }
            ) { words, _ in .forgetMe(isSaid: !isVague(words)) },
        ])
    }

    private static let asksForData = Phrases([
        "do you store my data", "do you keep my data", "do you have my data", "what do you know about me",
        "what do you keep about me", "what do you store about me", "what have you got on me", "what do you have on me",
        "what do you have about me", "what data do you have on me", "what data do you have about me",
        "what data do you keep about me", "what information do you have about me", "what have you stored about me",
        "show me my data", "show my data", "my data", "what data have you got on me",
    ])

    /// Whether nothing is asked but to be forgotten, with whatever manners.
    private static func asksToBeForgotten(_ words: Words) -> Bool {
        beingForgotten.areAll(words.folded[...], besides: manners) || isVague(words)
    }

    private static func isVague(_ words: Words) -> Bool { beingVague.areAll(words.folded[...], besides: manners) }

    /// What may be meant for something else, such as a list or an event.
    private static let beingVague = Phrases([
        "delete everything", "forget everything", "erase everything", "wipe everything", "delete it all",
        "delete all of it",
    ])

    private static let beingForgotten = Phrases([
        "forget me", "forget about me", "forget everything about me", "forget all about me", "delete me", "erase me",
        "delete my data", "delete all my data", "delete all of my data", "erase my data", "erase all my data",
        "wipe my data", "remove my data", "remove all my data", "my data deleted", "all my data deleted",
        "my data removed", "my data erased", "delete everything you have on me", "delete everything about me",
        "delete everything you know about me", "delete all you have on me", "delete what you have on me",
        "delete what you keep about me", "delete my account", "remove me from your list", "remove me from the list",
        "remove me from your records", "wipe me",
    ])
    private static let manners = Phrases([
        "please", "pls", "plz", "can you", "could you", "would you", "will you", "i want", "i'd like", "id like",
        "i would like", "you to", "to", "now", "just", "hi", "hello", "thanks", "thank you", "steward", "and", "ok",
        "i want you to", "completely", "how do i", "how can i", "can i", "from you",
    ])

    /// Whether nothing is asked but how to tell where one lives.
    private static func asksHowToTell(_ words: Words) -> Bool { telling.areAll(words.folded[...], besides: manners) }

    private static let telling = Phrases(
        ["how do i", "how can i", "how would i", "where do i", "where can i"].flatMap { lead in
            ["tell you", "let you know", "say"].flatMap { verb in
                ["where i live", "where i am", "where i'm based"].map { "\(lead) \(verb) \($0)" }
            }
                + ["tell you", "set", "change", "give you", "save"].flatMap { verb in
                    ["my area", "my town", "my postcode", "my location"].map { "\(lead) \(verb) \($0)" }
                }
        })

    /// What forgets the asker's area behind `!area`.
    private static let forgetting: Set<String> = forgettingWhere.union([
        "forget", "forget it", "forget me", "none", "no", "off", "delete", "remove", "clear",
    ])
    /// The same as a sentence.
    private static let forgettingWhere: Set<String> = [
        "forget my area", "forget where i live", "forget where i am", "forget my town", "forget my postcode",
        "delete my area", "delete my postcode", "remove my area",
    ]
}
