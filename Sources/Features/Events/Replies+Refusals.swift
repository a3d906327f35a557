import FeatureKit
import StewardCore

extension Replies {
    static func noSuchEvent(_ number: Int64) -> Reply {
        ["There is no event with the number \(number): type \(code: "!events") to see the numbers."]
    }

    /// A question of which something was read and then something that was not.
    static func unread(_ text: String, after read: String, suggestion: String?) -> Reply {
        let rest = FeatureKit.Replies.quoted(text)
        let beginning = read.isEmpty ? "I don't know what \(rest) is" : "I read \(read), but not \(rest)"
        if let suggestion { return ["\(beginning): did you mean \(code: "!events \(suggestion)")?"] }
        return [
            """
            \(beginning): type a kind, a place or a day, for example \(code: "!events socials leeds this weekend").
            """
        ]
    }

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

    static func seedReference(_ sort: String, _ id: String, in uid: String) -> String {
        "\(uid) names the \(sort) \(id), which is not in its list"
    }

    static func seedMoment(_ text: String, in uid: String) -> String {
        "\(text) in \(uid) is no moment that I can read"
    }

    static func seedLacks(_ column: String, _ id: String) -> String { "the row \(id) has no \(column)" }
}
