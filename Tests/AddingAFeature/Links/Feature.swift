package import FeatureKit
package import StewardCore

/// Useful addresses, by topic.
package struct Links: Feature {
    package static let name = "links"
    package static let migrations = LinkStore.migrations
    /// How they are listed.
    static let numbered = NumberedList(of: "link", all: "!links", one: "!links")
    package let grammar = LinksCommand.grammar

    package init() {}

    package func handle(_ command: LinksCommand, _ turn: Turn) throws -> [Effect] {
        switch command {
        case .list(let topic):
            let links = try LinkStore.all(about: topic, turn.db)
            if links.isEmpty { throw Refusal(Replies.none(about: topic)) }
            let heading = Replies.heading(topic)
            return [.reply(try Self.numbered.reply(Page(links), under: heading, turn, line: Replies.line))]
        case .card(let number):
            guard let link = try LinkStore.find(number, turn.db) else { throw Refusal(Self.numbered.none(number)) }
            return [.reply(Replies.card(link))]
        }
    }

    package func more(_ rest: OpenQuestion.Payload, _ turn: Turn) throws -> [Effect] {
        let page = try Page(rest) { try LinkStore.find($0, turn.db) }
        return [.reply(try Self.numbered.reply(page, turn, line: Replies.line))]
    }
}
