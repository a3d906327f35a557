import FeatureKit
import StewardCore

/// The words of announcing.
enum Replies {
    /// What is said of an event, in the words that its card has too.
    struct Facts {
        let kind: String
        let title: String
        let when: String
        let place: String
        let summary: String
    }

    static func readBack(_ facts: Facts) -> Reply {
        ["\(strong: "Is this right?")", "Title: \(facts.title)", "What: \(facts.kind)"] + practical(facts) + [
            """
            It goes to this room, and everybody finds it with \(code: "!events"). Send? Type \(code: "yes") or \
            \(code: "no").
            """
        ]
    }

    static func announcement(_ facts: Facts, number: Int64) -> Reply {
        ["\(strong: facts.title)", "What: \(facts.kind)"] + practical(facts) + [
            "To see it again, type \(code: "!event \(number)")."
        ]
    }

    private static func practical(_ facts: Facts) -> Reply {
        let reply: Reply = ["When: \(facts.when)", "Where: \(facts.place)"]
        return facts.summary.isEmpty ? reply : reply + ["\(facts.summary)"]
    }

    static func sent(_ number: Int64) -> Reply { ["Sent. It is event \(number) in \(code: "!events")."] }

    static let dropped: Reply = ["Dropped: nothing was sent."]

    // MARK: Refusals

    static let onlyInRooms: Reply = [
        """
        An announcement goes to the room in which you type it, and here only you would read it: type \
        \(code: "!announce") in that room.
        """
    ]

    static let officersAnnounce: Reply = [
        "Only officers can announce, and you are no longer in the officers' room: ask one of them to send it."
    ]

    static func isListedAlready(as number: Int64) -> Reply {
        [
            """
            An event of that name at that time is listed already, as number \(number): type \
            \(code: "!event \(number)") to see it.
            """
        ]
    }

    static let form: Reply = [
        """
        I need a kind, a title, when and where, with commas between, for example \
        \(code: AnnouncingCommand.example)
        """
    ]

    static func unknownKind(_ word: String, suggestion: String?, known: [String]) -> Reply {
        let word = FeatureKit.Replies.quoted(word)
        if let suggestion { return ["I don't know the kind \(word): did you mean \"\(suggestion)\"?"] }
        let list = known.dropLast().joined(separator: ", ") + (known.last.map { " or \($0)" } ?? "")
        return ["I don't know the kind \(word): begin with \(list)."]
    }

    static let noMoment: Reply = [
        "I can see no day and time: write them after the title, with commas around, such as \"Sat 6 June 2-5pm\"."
    ]

    static let noPlace: Reply = [
        "I can see no place: write the town after the time, such as \"Example Park, Liverpool\", or \"online\"."
    ]

    static func unknownPlace(_ place: String, suggestion: String?) -> Reply {
        let place = FeatureKit.Replies.quoted(place)
        if let suggestion {
            return ["Area not recognised: I don't know where \(place) is. Did you mean \(suggestion)?"]
        }
        return ["Area not recognised: I don't know where \(place) is. Write the town after it, such as \"…, Leeds\"."]
    }

    static func tooLong(_ part: String, _ limit: Int) -> Reply {
        ["The \(part) is too long for a phone: please keep it to \(limit) letters."]
    }
}
