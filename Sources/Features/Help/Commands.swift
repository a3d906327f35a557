package import StewardCore

/// What can be asked of help.
package enum HelpCommand: Equatable, Sendable {
    /// All commands.
    case list
    /// One command, by its words.
    case explain(Words)
    /// What Steward is.
    case about

    static let grammar = Grammar<HelpCommand>([
        .init(
            CommandEntry(
                "help", aliases: ["commands"], arguments: "[command]",
                summary: "Lists what I can do, or explains one command.", example: "!help events")
        ) { words, _ in
            words.isEmpty ? .list : .explain(withoutMark(words))
        },
        .init(
            CommandEntry("about", summary: "Says what I am and what I keep about you.", example: "!about")
        ) { _, _ in .about },
    ])

    static let entries = grammar.rules.map(\.entry)

    /// People ask for `!help !events` as well.
    private static func withoutMark(_ words: Words) -> Words {
        words.text.hasPrefix("!") ? Words(String(words.text.dropFirst())) : words
    }
}
