package import StewardCore

/// A command of help.
package enum HelpCommand: Equatable, Sendable {
    /// All commands.
    case list
    /// One command.
    case explain(CommandEntry)
    /// What Steward is.
    case about

    private static let helpEntry = CommandEntry(
        "help", aliases: ["commands"], arguments: "[command]",
        summary: "Lists what I can do, or explains one command.", example: "!help events")
    private static let aboutEntry = CommandEntry(
        "about", summary: "Says what I am and what I keep about you.", example: "!about")

    static let entries = [helpEntry, aboutEntry]

    /// The grammar of help, which reads the name of a command in `table`.
    static func grammar(_ table: CommandTable) -> Grammar<HelpCommand> {
        Grammar([
            .init(helpEntry) { words, _ throws(Refusal) in
                words.isEmpty ? .list : .explain(try entry(withoutMark(words), table))
            },
            .init(aboutEntry) { _, _ in .about },
        ])
    }

    private static func entry(_ words: Words, _ table: CommandTable) throws(Refusal) -> CommandEntry {
        let whole = words.folded.first.flatMap { table.whole(beginningWith: $0) }
        if let match = table.find(words) ?? whole.flatMap({ table.find(Words($0)) }) {
            return table.entries[match.index]
        }
        throw Refusal(Replies.noSuchCommand(words.folded.first ?? "", nearest: table.nearest(to: words)))
    }

    /// People also type `!help !events`.
    private static func withoutMark(_ words: Words) -> Words {
        words.text.hasPrefix("!") ? Words(String(words.text.dropFirst())) : words
    }
}
