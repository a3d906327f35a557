package import FeatureKit
package import StewardCore

/// Tells what Steward can do, and what it is.
package struct Help: Feature {
    package static let name = "help"
    package let grammar: Grammar<HelpCommand>
    private let entries: [CommandEntry]
    // Made once, since they never change and people often ask for them.
    private let lists: [Role: Reply]
    private let keptInShort: Reply
    private let keptInFull: Reply

    /// Explains `others`, the commands of all other features, and its own; `!about` says what `keeping` keeps.
    package init(with others: [CommandEntry], _ keeping: Keeping = Keeping([])) {
        entries = others + HelpCommand.entries
        grammar = HelpCommand.grammar(CommandTable(entries))
        let entries = entries
        lists = Dictionary(uniqueKeysWithValues: Role.allCases.map { ($0, Replies.list(entries, for: $0).written) })
        keptInShort = Replies.short(keeping.tables)
        keptInFull = Replies.full(keeping.tables)
    }

    package func handle(_ command: HelpCommand, _ turn: Turn) throws -> [Effect] {
        switch command {
        case .list: [.reply(lists[turn.role] ?? Replies.list(entries, for: turn.role))]
        case .hello(.greeting): [.reply(Replies.hello)]
        case .hello(.thanks): [.reply(Replies.welcome)]
        case .hello(.wondering): [.reply(Replies.iAm(turn.network.name))]
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
