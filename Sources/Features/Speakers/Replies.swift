import FeatureKit
import StewardCore

/// The words of speakers.
enum Replies {
    // MARK: Lists

    static func heading(
        _ topic: String?, _ place: String?, insteadOf asked: String? = nil, isPartial: Bool = false
    ) -> Line {
        if let asked { return "\(asked) has no speaker\(about(topic)) on my list. \(place ?? "") has:" }
        if isPartial {
            let topic = FeatureKit.Replies.quoted(topic ?? "")
            return "Nobody on my list speaks about all of \(topic). These come nearest to it:"
        }
        return "\(strong: "Speakers\(about(topic))\(colon(place))")"
    }

    static func headingOnline(_ topic: String?, insteadOf asked: String) -> Line {
        "\(asked) has no speaker\(about(topic)) on my list. These speak online:"
    }

    /// One short line: the number, who it is, what about, and how.
    static func line(_ listed: ListedSpeaker) -> Line {
        let speaker = listed.speaker
        return """
            \(strong: listed.number). \(speaker.about): \(speaker.topics.joined(separator: ", ")) (\(ways(speaker)))
            """
    }

    static func footer(_ speakers: [ListedSpeaker]) -> Reply {
        guard let first = speakers.first else { return [] }
        return ["For details: \(code: "!speaker \(first.number)")"]
    }

    static let gone: Reply = ["The rest of that list is gone. Type \(code: "!speakers") for a new one."]

    static let nobody: Reply = ["Nobody has agreed to be on my list of speakers yet: ask an officer."]

    static func nobody(about topic: String, suggestion: String?) -> Reply {
        let topic = FeatureKit.Replies.quoted(topic)
        if let suggestion {
            return ["Nobody on my list speaks about \(topic): did you mean \(code: "!speakers \(suggestion)")?"]
        }
        return ["Nobody on my list speaks about \(topic): type \(code: "!speakers") for all of them."]
    }

    static func nobody(in place: String, about topic: String?) -> Reply {
        let elsewhere = (["!speakers"] + (topic.map { [$0] } ?? [])).joined(separator: " ")
        return ["\(place) has no speaker\(about(topic)) on my list: type \(code: elsewhere) for those elsewhere."]
    }

    private static func about(_ topic: String?) -> String {
        topic.map { " about \(FeatureKit.Replies.quoted($0))" } ?? ""
    }

    private static func colon(_ place: String?) -> String { place.map { ": \($0)" } ?? "" }

    private static func ways(_ speaker: Speaker) -> String {
        switch (speaker.isInPerson, speaker.isOnline) {
        case (true, true): "in person or online"
        case (true, false): "in person"
        case (false, true): "online"
        case (false, false): "ask how"
        }
    }

    // MARK: One speaker

    static func card(_ listed: ListedSpeaker, region: String?, isDirect: Bool) -> Reply {
        let speaker = listed.speaker
        let town = region.map { $0 == speaker.town ? $0 : "\(speaker.town) (\($0))" } ?? speaker.town
        return [
            "\(strong: "Speaker \(listed.number): \(speaker.about)")",
            "Speaks about: \(speaker.topics.joined(separator: ", "))",
            "How: \(ways(speaker))",
            "Travels from: \(town)",
            isDirect
                ? "To reach them: \(speaker.contact)"
                : "To reach them: send me \(code: "!speaker \(listed.number)") in a direct message, and I will tell you how.",
        ]
    }

    static let whichSpeaker: Reply = ["Which speaker? Type the number after it, for example \(code: "!speaker 2")."]

    static func noSuchSpeaker(_ number: Int64) -> Reply {
        ["There is no speaker with the number \(number): type \(code: "!speakers") to see the numbers."]
    }

    // MARK: What is wrong in first data

    static func seedPlace(_ place: String, in uid: String) -> String {
        "\(uid) is in \(place), which is not in the list of places"
    }
}
