import FeatureKit
import Organising
import StewardCore

/// The words of speakers.
enum Replies {
    /// The heading of a list; `wider` is the area that they are in, if nobody is where it was asked for.
    static func heading(_ topic: String?, _ asked: Asked, wider: String?, isPartial: Bool) -> Line {
        if let wider { return "\(none(topic, asked)). \(wider) has:" }
        if isPartial {
            return ("Speakers who come nearest to \(said: topic ?? "")" as Line).strong
        }
        let place = [asked.placeNames, asked.isOnline == true ? "online" : nil].compactMap(\.self)
            .joined(separator: ", ")
        return ("Speakers\(about(topic))\(place.isEmpty ? "" : ": \(place)")" as Line).strong
    }

    static func headingOnline(_ topic: String?, insteadOf asked: Asked) -> Line {
        "\(none(topic, asked)). These speak online:"
    }

    /// A short line for a list: the number, who it is, the topics, and whether in person or online.
    static func line(_ speaker: Speaker) -> Line {
        "\(strong: speaker.number). \(speaker.about): \(speaker.topics.joined(separator: ", ")) (\(ways(speaker)))"
    }

    static let nobody: Reply = ["Nobody has agreed to be on my list of speakers yet: ask an officer."]

    static func nobody(about topic: String, suggestion: String?) -> Reply {
        if let suggestion {
            return ["Nobody on my list speaks about \(said: topic): did you mean \(code: "!speakers \(suggestion)")?"]
        }
        return ["Nobody on my list speaks about \(said: topic): type \(code: "!speakers") for all of them."]
    }

    static func nobody(there asked: Asked, about topic: String?) -> Reply {
        let elsewhere = (["!speakers"] + (topic.map { [$0] } ?? [])).joined(separator: " ")
        return ["\(none(topic, asked)): type \(code: elsewhere) for those elsewhere."]
    }

    private static func none(_ topic: String?, _ asked: Asked) -> Line {
        "\(asked.placeHasNo ?? "I know of no") speaker\(about(topic)) on my list"
    }

    private static func about(_ topic: String?) -> Line {
        topic.map { " about \(said: $0)" } ?? ""
    }

    private static func ways(_ speaker: Speaker) -> String {
        switch (speaker.isInPerson, speaker.isOnline) {
        case (true, true): "in person or online"
        case (true, false): "in person"
        case (false, true): "online"
        case (false, false): "ask how"
        }
    }

    static func card(_ speaker: Speaker, region: String?, isDirect: Bool) -> Reply {
        let town = region.map { $0 == speaker.town ? $0 : "\(speaker.town) (\($0))" } ?? speaker.town
        let (number, me) = (speaker.number, "!speaker \(speaker.number)")
        return [
            "\(strong: "Speaker \(number): \(speaker.about)")",
            "Speaks about: \(speaker.topics.joined(separator: ", "))",
            "How: \(ways(speaker))",
            "Travels from: \(town)",
            isDirect
                ? "To reach them: \(contact: speaker.contact)"
                : "To reach them: send me \(code: me) in a direct message, and I will tell you how.",
        ]
    }

    static let whichSpeaker: Reply = ["Which speaker? Type the number after it, for example \(code: "!speaker 2")."]
}
