package import FeatureKit
package import StewardCore

/// Tells what Steward can do, and what it is.
package struct Help: Feature {
    package static let name = "help"
    package let grammar: Grammar<HelpCommand>
    private let entries: [CommandEntry]
    /// What is kept, as a room is told; it never changes, and people ask for it often.
    private let keptInShort: Reply
    private let keptInFull: Reply

    /// Helps with `others`, the commands of all other features, and its own, and tells what `keeping` keeps.
    package init(with others: [CommandEntry], _ keeping: Keeping = Keeping([])) {
        entries = others + HelpCommand.entries
        grammar = HelpCommand.grammar(CommandTable(entries))
        keptInShort = Replies.short(keeping.tables)
        keptInFull = Replies.full(keeping.tables)
    }

    package func handle(_ command: HelpCommand, _ turn: Turn) throws -> [Effect] {
        switch command {
        case .list: [.reply(Replies.list(entries, for: turn.role))]
        case .about:
            [.reply(Replies.about(turn.network.name, turn.network.area) + (turn.isDirect ? keptInFull : keptInShort))]
        case .explain(let entry): [.reply(Replies.explanation(entry, family: family(of: entry), for: turn.role))]
        }
    }

    /// The other commands that begin with the same word.
    private func family(of entry: CommandEntry) -> [CommandEntry] {
        entries.filter { $0.words.first == entry.words.first && $0.words != entry.words }
    }
}
