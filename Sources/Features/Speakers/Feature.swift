package import FeatureKit
package import Organising
package import StewardCore

/// People who would speak at an event: only those who have agreed to be listed, and never by name.
package struct Speakers: Feature {
    package static let name = "speakers"
    package static let migrations = SpeakerStore.migrations
    package static let kept = [
        Kept(
            "speakers_speaker", "how to reach you as a speaker", detail: "if you agreed to be listed",
            for: "until you ask an admin to take it off", people: ["contact"], content: "about", work: "TRUE")
    ]
    package let grammar: Grammar<SpeakerCommand>
    private let gazetteer: Gazetteer

    /// How many speakers a list shows at once.
    private static let page = 8

    /// Reads places out of `gazetteer`.
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

    /// Who speaks for the network is for those who are of it; in a room that it is in, so is everybody.
    private func reply(_ words: Reply, _ turn: Turn) -> Effect {
        .reply(turn.isDirect ? words.forMembers(otherwise: FeatureKit.Replies.onlyForMembers) : words)
    }

    // MARK: Lists

    private func list(_ topic: Words, _ reading: SpotReading?, _ turn: Turn) throws -> Reply {
        let search = TopicSearch(topic, themes: try SpeakerStore.themes(turn.db))
        let speakers = try SpeakerStore.all(turn.db)
        let (matching, isPartial) = match(speakers, search)
        if matching.isEmpty {
            guard !search.isEmpty else { throw Refusal(Replies.nobody) }
            throw Refusal(Replies.nobody(about: topic.text, suggestion: suggestion(for: topic)))
        }
        let about = search.isEmpty ? nil : topic.text
        let note: Reply = search.isCut ? [FeatureKit.Replies.tooManySearchWords] : []
        guard let reading else {
            return try [Replies.heading(about, nil, isPartial: isPartial)] + page(matching, turn)
                + Replies.footer(matching) + note
        }
        let found = gazetteer.find(reading, among: matching)
        if !found.items.isEmpty {
            let instead = found.isWider ? reading.spot.name : nil
            return try [Replies.heading(about, found.place, insteadOf: instead, isPartial: isPartial)]
                + page(found.items, turn) + Replies.footer(found.items) + note
        }
        let online = matching.filter(\.speaker.isOnline)
        if online.isEmpty { throw Refusal(Replies.nobody(in: reading.spot.name, about: about)) }
        return try [Replies.headingOnline(about, insteadOf: reading.spot.name)] + page(online, turn)
            + Replies.footer(online) + note
    }

    /// Those who have all that was asked for, or else those who have most of it.
    private func match(_ speakers: [ListedSpeaker], _ search: TopicSearch) -> ([ListedSpeaker], isPartial: Bool) {
        let hits = speakers.map { (listed: $0, hits: search.hits($0.speaker)) }
        let most = hits.map(\.hits).max() ?? 0
        guard search.isEmpty || most > 0 else { return ([], false) }
        return (hits.filter { $0.hits == most }.map(\.listed), most < search.all)
    }

    private func suggestion(for topic: Words) -> String? {
        topic.folded.indices.suffix(4).reversed().lazy.compactMap { start in
            gazetteer.suggestions(for: topic.folded[start...]).first.map { place in
                (topic.folded[..<start] + [place]).joined(separator: " ")
            }
        }.first
    }

    /// The first speakers of a list; the rest waits for `!more` by their numbers.
    private func page(_ speakers: [ListedSpeaker], _ turn: Turn) throws -> Reply {
        var reply = Reply(speakers.prefix(Self.page).map(Replies.line))
        let rest = speakers.dropFirst(Self.page).map(\.number)
        try turn.offerRest(rest)
        if !rest.isEmpty { reply.lines.append(FeatureKit.Replies.more(rest.count)) }
        return reply
    }

    package func more(_ place: Continuation.Payload, _ turn: Turn) throws -> [Effect] {
        let speakers = try place.read(as: [Int64].self).compactMap { try SpeakerStore.find($0, turn.db) }
        return [speakers.isEmpty ? .reply(Replies.gone) : reply(try page(speakers, turn), turn)]
    }

    // MARK: One speaker

    private func card(_ number: Int64, _ turn: Turn) throws -> Reply {
        guard let listed = try SpeakerStore.find(number, turn.db) else { throw Refusal(Replies.noSuchSpeaker(number)) }
        let region = gazetteer.area(listed.area)?.name
        return Replies.card(listed, region: region, isDirect: turn.isDirect)
    }

    // MARK: First data

    package func seed(from seeds: any SeedSource, _ tick: Tick) throws -> [String: Int] {
        try SpeakerSeed(gazetteer: gazetteer, db: tick.db).load(from: seeds)
    }
}
