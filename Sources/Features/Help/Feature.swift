package import FeatureKit
package import MatrixProtocol
package import StewardCore

import struct Foundation.Date

/// Tells what Steward can do, and what it is.
package struct Help: Feature {
    package static let name = "help"
    package let grammar: Grammar<HelpCommand>
    private let entries: [CommandEntry]
    // Made once, since they never change and people often ask for them.
    private let shorts: [Asker: Reply]
    private let officers: Reply
    private let keptInShort: Reply
    private let keptInFull: Reply

    /// Explains `others`, the commands of all other features, and its own; `!about` says what `keeping` keeps.
    package init(with others: [CommandEntry], _ keeping: Keeping = Keeping([])) {
        entries = others + HelpCommand.entries
        grammar = HelpCommand.grammar(CommandTable(entries))
        let entries = entries
        shorts = Dictionary(
            uniqueKeysWithValues: Asker.all.map { ($0, Replies.short(Self.entries(entries, for: $0), for: $0).written) }
        )
        officers = Replies.officers(entries).written
        keptInShort = Replies.short(keeping.tables)
        keptInFull = Replies.full(keeping.tables)
    }

    package func handle(_ command: HelpCommand, _ turn: Turn) throws -> [Effect] {
        switch command {
        case .short: [.reply(shorts[try Asker(turn)] ?? [])]
        case .officers: [.reply(officers)]
        case .all: [.reply(try page(from: 0, under: Replies.all, turn))]
        case .direct: try direct(turn)
        case .stop: [.reply(Replies.stop)]
        case .privacy: [.reply(Replies.privacy)]
        case .coming: [.reply(Replies.coming)]
        case .takingBack: [.reply(Replies.takingBack)]
        case .trouble: [.reply(Replies.trouble)]
        case .common(let question): [.reply(Replies.answer(to: question, turn))]
        case .hello(.greeting): [.reply(Replies.hello)]
        case .hello(.thanks): [.reply(Replies.welcome)]
        case .hello(.wondering): [.reply(Replies.iAm(turn.network.name))]
        case .about: about(turn)
        case .explain(let entry): [.reply(Replies.explanation(entry, family: family(of: entry), for: turn.role))]
        }
    }

    /// What Steward is and keeps, which is the same for everybody.
    private func about(_ turn: Turn) -> [Effect] {
        turn.answerHolds(until: .distantFuture)
        return [
            .reply(Replies.about(turn.network.name, turn.network.area) + (turn.isDirect ? keptInFull : keptInShort))
        ]
    }

    /// Who asks for help, and where.
    struct Asker: Hashable {
        let role: Role
        let isDirect: Bool
        /// Whether they moderate the room; nobody does a direct message.
        let isModerator: Bool

        static let all = Role.allCases.flatMap { role in
            [
                Asker(role: role, isDirect: true, isModerator: false),
                Asker(role: role, isDirect: false, isModerator: false),
                Asker(role: role, isDirect: false, isModerator: true),
            ]
        }
    }

    /// The commands that the first help tells them of.
    private static func entries(_ entries: [CommandEntry], for asker: Asker) -> [CommandEntry] {
        entries.filter { entry in
            entry.brief?.isOfUse(directly: asker.isDirect) ?? false
                && entry.permission.allows(asker.role, isModerator: asker.isModerator)
        }
    }

    package func more(_ place: OpenQuestion.Payload, _ turn: Turn) throws -> [Effect] {
        [.reply(try page(from: place.read(as: Int.self), under: nil, turn))]
    }

    /// A page of all commands, from one of them on.
    private func page(from first: Int, under heading: Line?, _ turn: Turn) throws -> Reply {
        let listed = entries.filter(\.isListed)
        let shown = listed.dropFirst(first).prefix(Page<CommandEntry>.length)
        let next = first + shown.count
        if next < listed.count { try turn.offerMore(next) } else { try turn.offerNoMore() }
        return Replies.page(Array(shown), under: heading, left: listed.count - next, for: turn.role)
    }

    package func welcome(_ user: UserID, to room: RoomID, _ tick: Tick) throws -> [RoomAction] {
        [.post(Replies.welcome(to: tick.network.name), to: room, key: "welcome")]
    }

    /// Writes to the sender in their direct room, which is made if there is none; the room in which they asked reads no
    /// more than that.
    private func direct(_ turn: Turn) throws -> [Effect] {
        if turn.isDirect { return [.reply(Replies.alreadyDirect)] }
        if try turn.isTellingSender() { return [.reply(Replies.writesDirectly)] }
        let words = try turn.hasDirectRoom() ? Replies.hereIAm : Replies.welcome(to: turn.network.name)
        return [.reply(Replies.writesDirectly), .action(.tell(turn.sender, words))]
    }

    /// The other commands that begin with the same word.
    private func family(of entry: CommandEntry) -> [CommandEntry] {
        entries.filter { $0.words.first == entry.words.first && $0.words != entry.words }
    }
}

extension Help.Asker {
    /// Whoever gives the command of `turn`.
    init(_ turn: Turn) throws {
        self.init(
            role: turn.role, isDirect: turn.isDirect, isModerator: turn.isDirect ? false : try turn.isModerator)
    }
}
