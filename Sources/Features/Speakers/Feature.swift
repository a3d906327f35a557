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
    package static let list: NumberedList? = numbered
    package let grammar: Grammar<SpeakerCommand>
    let gazetteer: Gazetteer

    /// Finds places in `gazetteer`.
    package init(_ gazetteer: Gazetteer) {
        self.gazetteer = gazetteer
        grammar = SpeakerCommand.grammar(gazetteer)
    }

    package func handle(_ command: SpeakerCommand, _ turn: Turn) throws -> [Effect] {
        switch command {
        case .list(let asked): [reply(try list(asked, turn), turn)]
        case .card(let number): [reply(try card(number, turn), turn)]
        }
    }

    /// A reply for members of the network alone; in a room of the network everybody is one.
    private func reply(_ words: Reply, _ turn: Turn) -> Effect {
        .reply(turn.isDirect ? words.forMembers(otherwise: FeatureKit.Replies.onlyForMembers) : words)
    }

    package func further(_ said: Words, after earlier: [String], _ turn: Turn) throws -> [Effect]? {
        let reader = SpeakerCommand.reader(gazetteer)
        if let asked = try reader.ofListed(said, after: earlier, of: "!speakers"), let one = try only(asked, turn) {
            return [reply(try card(one, turn), turn)]
        }
        return try reader.further(said, after: earlier, of: "!speakers").map { [reply(try list($0, turn), turn)] }
    }

    /// The number of the only speaker that was asked for; nil if there is none, or several.
    private func only(_ question: Asked, _ turn: Turn) throws -> Int64? {
        let asked = try question.located(gazetteer, after: "!speakers", turn)
        let (matching, isPartial) = WordSearch(asked.topics, themes: try SpeakerStore.themes(turn.db))
            .best(of: try SpeakerStore.all(turn.db)) { $0.topics + [$0.about] }
        let found = gazetteer.find(asked.spots, except: asked.exceptSpots, among: isPartial ? [] : matching)
        return found.wider == nil && found.value?.count == 1 ? found.value?.first?.number : nil
    }

    private func list(_ question: Asked, _ turn: Turn) throws -> Reply {
        let turn = turn.listing(question.said)
        let asked = try question.located(gazetteer, after: "!speakers", turn)
        let search = WordSearch(asked.topics, themes: try SpeakerStore.themes(turn.db))
        let all = try SpeakerStore.all(turn.db).filter { speaker in
            asked.isOnline.map { $0 ? speaker.isOnline : speaker.isInPerson } ?? true
        }
        let (matching, isPartial) = search.best(of: all) { $0.topics + [$0.about] }
        let topic = asked.topics.isEmpty ? nil : asked.topics.map(\.text).joined(separator: " ")
        if matching.isEmpty {
            guard let topic, !search.isEmpty else { throw Refusal(Replies.nobody) }
            throw Refusal(Replies.nobody(about: topic, suggestion: asked.corrected))
        }
        let found = gazetteer.find(asked.spots, except: asked.exceptSpots, among: matching)
        // Where a branch is says nothing of where its speakers come from.
        if asked.isPlaceTold, !found.isThere, topic != nil {
            var anywhere = asked
            anywhere.spots = []
            let heading = Replies.heading(topic, anywhere, wider: nil, isPartial: isPartial)
            return try Self.numbered.reply(Page(matching), under: heading, turn, line: Replies.line)
        }
        let shown = found.value ?? matching.filter(\.isOnline)
        if shown.isEmpty { throw Refusal(Replies.nobody(there: asked, about: topic)) }
        let heading =
            found.value == nil
            ? Replies.headingOnline(topic, insteadOf: asked)
            : Replies.heading(topic, asked, wider: found.wider, isPartial: isPartial)
        if asked.nearMe == nil { turn.answerHolds(until: .distantFuture) }
        return try Self.numbered.reply(Page(shown), under: heading, turn, line: Replies.line)
            + (SearchWords(asked.topics.map(\.text)).isCut ? [FeatureKit.Replies.tooManySearchWords] : [])
    }

    package func more(_ rest: OpenQuestion.Payload, _ turn: Turn) throws -> [Effect] {
        let page = try Page(rest) { try SpeakerStore.find($0, turn.db) }
        return [reply(try Self.numbered.reply(page, turn, line: Replies.line), turn)]
    }

    package func asked(_ said: Words, of number: Int64, _ turn: Turn) throws -> [Effect]? {
        let reader = AskedReader(Kinds([]), gazetteer, at: turn.network.timeZone.local(at: turn.now))
        // "What about pay?" asks for others.
        if reader.asked(ofShown: said, naming: []).isDisjoint(with: [.about, .place, .organiser]) { return nil }
        return [reply(try card(number, turn), turn)]
    }

    private func card(_ number: Int64, _ turn: Turn) throws -> Reply {
        guard let speaker = try SpeakerStore.find(number, turn.db) else {
            throw Refusal(Self.numbered.none(number))
        }
        try turn.noteShown(number)
        return Replies.card(speaker, region: gazetteer.area(speaker.area)?.name, isDirect: turn.isDirect)
    }
}
