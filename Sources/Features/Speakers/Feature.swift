package import FeatureKit
import Foundation
package import Organising
package import StewardCore

/// People who offer to speak at events: only those who agreed to be listed, and never by name.
package struct Speakers: Feature {
    package static let name = "speakers"
    package static let migrations = SpeakerStore.migrations
    package static let kept = [
        Kept(
            "speakers_speaker", "how to reach you as a speaker", detail: "if you agreed to be listed",
            for: "until you ask an admin to take it off", people: ["contact"], content: "about", work: "TRUE")
    ]
    /// How lists of speakers are numbered and continued.
    static let numbered = NumberedList(of: "speaker", all: "!speakers", one: "!speaker")
    package let grammar: Grammar<SpeakerCommand>
    let gazetteer: Gazetteer

    /// Finds places in `gazetteer`.
    package init(_ gazetteer: Gazetteer) {
        self.gazetteer = gazetteer
        grammar = SpeakerCommand.grammar(gazetteer)
    }

    package func handle(_ command: SpeakerCommand, _ turn: Turn) throws -> [Effect] {
        switch command {
        case .list(let topic, let spot): [reply(try list(topic, spot, turn), turn)]
        case .card(let number): [reply(try card(number, turn), turn)]
        }
    }

    /// A reply for members of the network alone; in a room of the network everybody is one.
    private func reply(_ words: Reply, _ turn: Turn) -> Effect {
        .reply(turn.isDirect ? words.forMembers(otherwise: FeatureKit.Replies.onlyForMembers) : words)
    }

    private func list(_ topic: Words, _ reading: SpotReading?, _ turn: Turn) throws -> Reply {
        let search = TopicSearch(topic, themes: try SpeakerStore.themes(turn.db))
        let (matching, isPartial) = search.best(of: try SpeakerStore.all(turn.db))
        if matching.isEmpty {
            guard !search.isEmpty else { throw Refusal(Replies.nobody) }
            throw Refusal(Replies.nobody(about: topic.text, suggestion: suggestion(for: topic)))
        }
        let (about, asked) = (search.isEmpty ? nil : topic.text, reading?.spot.name)
        let found = gazetteer.find(reading, among: matching)
        let shown = found.value ?? matching.filter(\.isOnline)
        if shown.isEmpty { throw Refusal(Replies.nobody(in: asked ?? "", about: about)) }
        let heading =
            found.value == nil
            ? Replies.headingOnline(about, insteadOf: asked ?? "")
            : Replies.heading(about, asked, wider: found.wider, isPartial: isPartial)
        turn.answerHolds(until: .distantFuture)
        return try Self.numbered.reply(Page(shown), under: heading, turn, line: Replies.line)
            + (search.isCut ? [FeatureKit.Replies.tooManySearchWords] : [])
    }

    private func suggestion(for topic: Words) -> String? {
        topic.folded.indices.suffix(4).reversed().lazy.compactMap { start in
            gazetteer.suggestions(for: topic.folded[start...]).first.map { place in
                (topic.folded[..<start] + [place]).joined(separator: " ")
            }
        }.first
    }

    package func more(_ rest: OpenQuestion.Payload, _ turn: Turn) throws -> [Effect] {
        let page = try Page(rest) { try SpeakerStore.find($0, turn.db) }
        return [reply(try Self.numbered.reply(page, turn, line: Replies.line), turn)]
    }

    private func card(_ number: Int64, _ turn: Turn) throws -> Reply {
        guard let speaker = try SpeakerStore.find(number, turn.db) else {
            throw Refusal(Self.numbered.none(number))
        }
        return Replies.card(speaker, region: gazetteer.area(speaker.area)?.name, isDirect: turn.isDirect)
    }
}
