package import FeatureKit
import Foundation
package import GRDB
package import MatrixProtocol
package import Organising
package import StewardCore

/// Events: what is on, what was, and all about one of them.
package struct Events: Feature {
    package static let name = "events"
    package static let migrations = EventSchema.migrations
    package let grammar: Grammar<EventsCommand>
    private let gazetteer: Gazetteer
    private let timeZone: TimeZone

    /// How many lines a list shows at once.
    private static let page = 8

    /// Reads kinds of events out of `kinds`, places out of `gazetteer` and times in the network's zone.
    package init(_ kinds: Kinds, _ gazetteer: Gazetteer, _ network: Network) {
        self.gazetteer = gazetteer
        timeZone = network.timeZone
        grammar = EventsCommand.grammar(kinds, gazetteer, network.timeZone)
    }

    package func handle(_ command: EventsCommand, _ turn: Turn) throws -> [Effect] {
        switch command {
        case .list(let question): try list(question, turn)
        case .card(let number): try card(number, turn)
        }
    }

    private func card(_ number: Int64, _ turn: Turn) throws -> [Effect] {
        guard let event = try EventStore.find(number, turn.db) else { throw Refusal(Replies.noSuchEvent(number)) }
        return [.reply(Replies.card(event, gazetteer, isOver: event.isOver(at: turn.now, in: timeZone)))]
    }

    // MARK: Lists

    /// What is left of a list, and from where its distances are counted.
    private struct Rest: Codable {
        var numbers: [Int64]
        var centre: EventSite.Point?
    }

    private func list(_ question: EventQuestion, _ turn: Turn) throws -> [Effect] {
        let events =
            try question.isHistory
            ? EventStore.history(question, at: turn.now, in: timeZone, turn.db)
            : EventStore.upcoming(question, at: turn.now, in: timeZone, turn.db)
        guard let reading = question.spot else {
            if events.isEmpty { return [.reply(Replies.nothing(question))] }
            return [.reply([Replies.heading(question)] + (try page(events, nil, turn)) + Replies.footer(events))]
        }
        let found = gazetteer.find(reading, among: events)
        if found.items.isEmpty { return [.reply(Replies.nothing(question, upTo: found.place))] }
        let heading = found.isWider ? Replies.heading(question, widenedTo: found.place) : Replies.heading(question)
        let lines = try page(found.items, centre(of: reading.spot), turn)
        return [.reply([heading] + lines + Replies.footer(found.items) + Replies.others(reading, gazetteer))]
    }

    private func centre(of spot: Spot) -> EventSite.Point? { EventSite(spot: spot).point }

    /// The first lines of a list; the rest waits for `!more` by its numbers.
    private func page(_ events: [Event], _ centre: EventSite.Point?, _ turn: Turn) throws -> Reply {
        let today = timeZone.local(at: turn.now).date
        let from = centre.map { Coordinate(latitude: $0.latitude, longitude: $0.longitude) }
        var reply = Reply(events.prefix(Self.page).map { Replies.line($0, from: from, today: today) })
        let rest = events.dropFirst(Self.page).map(\.number)
        if !rest.isEmpty {
            try turn.offerMore(Rest(numbers: rest, centre: centre))
            reply.lines.append(FeatureKit.Replies.more(rest.count))
        }
        return reply
    }

    package func more(_ place: Continuation.Payload, _ turn: Turn) throws -> [Effect] {
        let rest = try place.read(as: Rest.self)
        let events = try rest.numbers.compactMap { try EventStore.find($0, turn.db) }.filter { $0.status != .cancelled }
        return [.reply(events.isEmpty ? Replies.noMore : try page(events, rest.centre, turn))]
    }

    package func seed(from seeds: any SeedSource, _ tick: Tick) throws -> Int {
        try EventSeed(gazetteer: gazetteer, timeZone: timeZone, tick: tick).load(from: seeds)
    }
}

// MARK: For other features

extension Events {
    /// The kinds of events that the store holds, ready to read what people type.
    package static func kinds(_ db: Database) throws -> Kinds { try EventStore.kinds(db) }

    /// Adds an event that is announced in `room` at this turn; gives its number.
    package static func add(_ draft: EventDraft, announcedIn room: RoomID, _ turn: Turn) throws -> Int64 {
        let zone = turn.network.timeZone
        let number = try EventStore.add(
            NewEvent(
                kind: draft.kind, title: draft.title, summary: draft.summary,
                moment: EventMoment(.time(draft.time), in: zone), site: draft.site, access: draft.access,
                cost: draft.cost, capacity: draft.capacity, venueAudience: draft.venueAudience), in: zone, turn.db)
        try EventStore.noteAnnounced(number, in: room.rawValue, at: turn.now, turn.db)
        return number
    }

    /// The number of an event that is called as `draft` is and begins when it does.
    package static func twin(of draft: EventDraft, _ turn: Turn) throws -> Int64? {
        try EventMoment(.time(draft.time), in: turn.network.timeZone).flatMap {
            try EventStore.twin(of: draft.title, $0, turn.db)
        }
    }
}
