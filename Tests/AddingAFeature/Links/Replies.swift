import StewardCore

/// The words of useful addresses.
enum Replies {
    static func heading(_ topic: String?) -> Line {
        "\(strong: "Useful addresses\(topic.map { ": \($0)" } ?? "")")"
    }

    /// One short line: the number, what it leads to, and what that is about.
    static func line(_ link: Link) -> Line { "\(strong: link.number). \(link.title) (\(link.topic))" }

    static func card(_ link: Link) -> Reply { ["\(strong: link.title)", "\(link: link.address, to: link.address)"] }

    static func none(about topic: String?) -> Reply {
        guard let topic else { return ["I know of no useful address yet: ask an officer."] }
        return ["I know of none about \(said: topic): type \(code: "!links") for all of them."]
    }
}
