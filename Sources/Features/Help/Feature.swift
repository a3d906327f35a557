package import FeatureKit
package import StewardCore

/// Tells what Steward can do, and what it is.
package struct Help: Feature {
    package static let name = "help"
    private let entries: [CommandEntry]
    private let keeping: Keeping

    /// Helps with `others`, the commands of all other features, and its own, and tells what `keeping` keeps.
    package init(with others: [CommandEntry], _ keeping: Keeping = Keeping([])) {
        entries = others + HelpCommand.entries
        self.keeping = keeping
    }

    package var grammar: Grammar<HelpCommand> { HelpCommand.grammar }

    package func handle(_ command: HelpCommand, _ turn: Turn) throws -> [Effect] {
        switch command {
        case .list: [.reply(Replies.list(entries, for: turn.role))]
        case .about: [.reply(Replies.about(turn.network.name, turn.network.area, keeping.tables))]
        case .explain(let words): [.reply(try explain(words, to: turn.role))]
        }
    }

    private func explain(_ words: Words, to role: Role) throws(Refusal) -> Reply {
        let table = CommandTable(entries)
        if let match = table.find(words) {
            let entry = entries[match.index]
            return Replies.explanation(entry, family: family(of: entry), for: role)
        }
        throw Refusal(Replies.noSuchCommand(words.folded.first ?? "", nearest: table.nearest(to: words)))
    }

    /// The other commands that begin with the same word.
    private func family(of entry: CommandEntry) -> [CommandEntry] {
        entries.filter { $0.words.first == entry.words.first && $0.words != entry.words }
    }
}
