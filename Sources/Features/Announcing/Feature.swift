import Events
package import FeatureKit
package import Organising
package import StewardCore

/// Announcing: an officer describes an event, checks how it was read, and sends it to the room.
package struct Announcing: Feature {
    package static let name = "announcing"
    package let grammar: Grammar<AnnouncingCommand>
    private let kinds: Kinds
    private let gazetteer: Gazetteer

    /// Reads kinds of events out of `kinds`, places out of `gazetteer` and times in the network's zone.
    package init(_ kinds: Kinds, _ gazetteer: Gazetteer, _ network: Network) {
        self.kinds = kinds
        self.gazetteer = gazetteer
        let area = gazetteer.read(Words(network.area).folded[...])?.reading.spot.areaID
        grammar = AnnouncingCommand.grammar(kinds, gazetteer, network.timeZone, area: area)
    }

    package func handle(_ command: AnnouncingCommand, _ turn: Turn) throws -> [Effect] {
        switch command {
        case .announce(let draft): try ask(draft, turn)
        }
    }

    private func ask(_ draft: EventDraft, _ turn: Turn) throws -> [Effect] {
        if turn.isDirect { throw Refusal(Replies.onlyInRooms) }
        try refuseTwin(of: draft, turn)
        try turn.ask(draft)
        return [.reply(Replies.readBack(facts(draft)))]
    }

    package func answer(_ said: Words, to question: Continuation.Payload, _ turn: Turn) throws -> [Effect]? {
        switch Answer.read(said) {
        // Talk goes on in a room while somebody decides; the question stands until it runs out.
        case nil: return nil
        case .no: return [.reply(Replies.dropped)]
        case .yes: return try send(try question.read(as: EventDraft.self), turn)
        }
    }

    private func send(_ draft: EventDraft, _ turn: Turn) throws -> [Effect] {
        guard turn.role >= .officer else { throw Refusal(Replies.officersAnnounce) }
        let now = turn.network.timeZone.local(at: turn.now)
        guard draft.time.start > now else { throw Refusal(["\(WhenProblem.inThePast(draft.time.start).sentence)"]) }
        try refuseTwin(of: draft, turn)
        let number = try Events.add(draft, announcedIn: turn.room, turn)
        return [
            .errand(.post(Replies.announcement(facts(draft), number: number), to: turn.room)),
            .reply(Replies.sent(number)),
        ]
    }

    private func refuseTwin(of draft: EventDraft, _ turn: Turn) throws {
        if let number = try Events.twin(of: draft, turn) { throw Refusal(Replies.isListedAlready(as: number)) }
    }

    private func facts(_ draft: EventDraft) -> Replies.Facts {
        Replies.Facts(
            kind: kinds[draft.kind]?.name ?? draft.kind, title: draft.title, when: draft.time.longText,
            place: draft.site.text(gazetteer), summary: draft.summary)
    }
}
