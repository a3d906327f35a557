import FeatureKit
package import Organising
package import StewardCore

/// A command about speakers.
package enum SpeakerCommand: Equatable, Sendable {
    /// Lists speakers, if wanted on a topic and near a spot; an empty topic means any.
    case list(topic: Words, SpotReading?)
    /// Shows all about one speaker.
    case card(Int64)

    static func grammar(_ gazetteer: Gazetteer) -> Grammar<SpeakerCommand> {
        Grammar([
            .init(
                CommandEntry(
                    "speakers", arguments: "[topic] [area]", summary: "Lists people who would speak at your event.",
                    example: "!speakers pay leeds")
            ) { words, _ throws(Refusal) in try read(words, gazetteer) },
            .init(
                CommandEntry(
                    "speaker", arguments: "number", summary: "Tells more about one speaker.", example: "!speaker 2")
            ) { words, _ throws(Refusal) in
                if words.isEmpty { throw Refusal(Replies.whichSpeaker) }
                return try read(words, gazetteer)
            },
        ])
    }

    /// Both commands take a number or words, so that `!speaker` and `!speakers` need not be told apart.
    private static func read(_ words: Words, _ gazetteer: Gazetteer) throws(Refusal) -> SpeakerCommand {
        if let number = Speakers.numbered.number(words) { return .card(number) }
        if words.folded == ["all"] { return .list(topic: Words(""), nil) }
        let folded = words.folded
        if let distance = folded.indices.lazy.compactMap({ Reach.unreadable(folded[$0...]) }).first {
            throw Refusal(FeatureKit.Replies.noDistance(distance))
        }
        for start in folded.indices { try gazetteer.refuseNearMe(folded[start...], after: "!speakers") }
        // The place is the last few words, and the topic is what comes before it.
        for start in folded.indices.suffix(longestPlace) {
            if let (reading, consumed) = gazetteer.read(folded[start...]), start + consumed == folded.count {
                return .list(topic: topic(folded[..<start]), reading)
            }
        }
        if let (reading, consumed) = gazetteer.read(folded[...]) {
            return .list(topic: topic(folded[consumed...]), reading)
        }
        return .list(topic: topic(folded[...]), nil)
    }

    private static let longestPlace = 16

    private static func topic(_ words: ArraySlice<String>) -> Words {
        let fillers = ["about", "on", "for", "who", "speak", "speaks", "topic", "from", "with"]
        return Words(words.drop { fillers.contains($0) }.joined(separator: " "))
    }
}
