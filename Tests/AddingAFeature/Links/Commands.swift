import FeatureKit
import StewardCore

/// What can be asked about useful addresses.
package enum LinksCommand: Equatable, Sendable {
    /// Those about a topic; all of them if it is nil.
    case list(topic: String?)
    /// One of them.
    case card(Int64)

    static let grammar = Grammar<LinksCommand>([
        .init(
            CommandEntry(
                "links", arguments: "[topic or number]", summary: "Lists useful addresses.", example: "!links rights")
        ) { words, _ throws(Refusal) in
            if let number = Links.numbered.number(words) { return .card(number) }
            return .list(topic: words.isEmpty ? nil : words.folded.joined(separator: " "))
        }
    ])
}
