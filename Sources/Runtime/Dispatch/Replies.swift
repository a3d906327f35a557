import StewardCore

/// The words of the dispatcher itself, said for every feature.
enum Replies {
    static func unknown(_ word: String) -> Reply {
        ["I don't know \(code: "!" + word). Type \(code: "!help") to see what I can do."]
    }

    static func didYouMean(_ word: String, _ nearest: String) -> Reply {
        ["I don't know \(code: "!" + word). Did you mean \(code: "!" + nearest)?"]
    }

    static let talkInDirectMessage: Reply = [
        "I only understand commands, for example \(code: "!events"). Type \(code: "!help") to see them all."
    ]

    static func notAllowed(_ entry: CommandEntry) -> Reply {
        switch entry.permission.role {
        case .officer:
            [
                """
                \(code: "!" + entry.words.joined(separator: " ")) is for officers: people in the officers' room. An \
                officer can do it for you, or invite you there.
                """
            ]
        case .admin, .member:
            ["\(code: "!" + entry.words.joined(separator: " ")) is for this network's admins."]
        }
    }

    static func notModerating(_ entry: CommandEntry, level: Int, needed: Int) -> Reply {
        [
            """
            \(code: "!" + entry.words.joined(separator: " ")) is for this room's moderators and for officers. Your power \
            level here is \(level), and it takes \(needed): a moderator can do it for you, or raise yours in the room's \
            settings.
            """
        ]
    }

    static func failed(_ reference: String) -> Reply {
        [
            """
            Something went wrong (ref \(reference)). Nothing was changed; try again, and if it happens again, tell an \
            admin the ref.
            """
        ]
    }

    static let tooMany: Reply = [
        "That is a lot at once. I'll read your commands again in a minute."
    ]

    static let sendItAnew: Reply = [
        "I can't do that from an edited message, as it might be done twice. Please send it as a new message."
    ]

    static func late(_ seconds: Int64) -> Line {
        "(You asked \(ago(seconds)), while I was away. Sorry to be late.)"
    }

    private static func ago(_ seconds: Int64) -> String {
        switch seconds {
        case ..<7200: "\(seconds / 60) minutes ago"
        case ..<172_800: "\(seconds / 3600) hours ago"
        default: "\(seconds / 86400) days ago"
        }
    }
}
