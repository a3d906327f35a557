import FeatureKit
import Organising
import StewardCore

extension Replies {
    static let tooLong: Reply = [
        "That is more than I can read at once: type a kind, a place or a day, for example \(code: example)."
    ]

    static let nearWhat: Reply = [
        "I can't tell near what: type a town, a county or a postcode after it, for example \(code: "!events near leeds")."
    ]

    static func exclusion(_ text: String) -> Reply {
        [
            """
            I can't leave anything out, so I don't know what to do with \(said: text): type what \
            you do want, for example \(code: example).
            """
        ]
    }

    private static let example = "!events socials leeds this weekend"

    static let nearYouOnlyDirectly: Reply = [
        """
        Where you are is between us: ask me that in a direct message, or name a town, for example \
        \(code: "!events near leeds").
        """
    ]

    static let noHome: Reply = [
        """
        I don't know your area: tell me with \(code: "!area") and a town or a postcode, for example \
        \(code: "!area leeds"), or name one here, \(code: "!events near leeds").
        """
    ]

    /// Two of what there can be one of.
    static func two(_ first: String, _ second: String) -> Reply {
        [
            """
            I read both \(first) and \(second): ask for one at a time, for example \
            \(code: "!events \(first.lowercased())").
            """
        ]
    }

    // MARK: What is wrong in first data

    /// What events are called that loading leaves alone.
    static let leftAlone = "events left as officers have changed them"

    static func seedReference(_ sort: String, _ id: String, in uid: String) -> String {
        "\(uid) names the \(sort) \(id), which is not in its list"
    }

    static func seedMoment(_ text: String, in uid: String, _ problem: WhenProblem) -> String {
        switch problem {
        case .skippedByClocks, .shownTwiceByClocks:
            "\(text) in \(uid) is no time of its own. \(problem.sentence.dropLast())"
        default: "\(text) in \(uid) is no moment that I can read"
        }
    }

    static func seedLacks(_ column: String, _ id: String) -> String { "the row \(id) has no \(column)" }
}
