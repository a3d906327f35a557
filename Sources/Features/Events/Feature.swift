package import FeatureKit
import Foundation
import MatrixProtocol
package import Organising
package import StewardCore

/// Events: lists of what is on and what was, and all about one event.
package struct Events: Feature {
    package static let name = "events"
    package static let migrations = EventSchema.migrations
    // Announcements stay with a room that was replaced, since their messages are still there.
    package static let kept = [
        Kept("events_announced_in", for: "as long as the event is listed", rooms: ["room_id"])
    ]
    /// How lists of events are numbered and continued.
    package static let numbered = NumberedList(of: "event", all: "!events", one: "!event")
    package let grammar: Grammar<EventsCommand>
    private let gazetteer: Gazetteer
    private let timeZone: TimeZone

    /// Finds kinds of events in `kinds` and places in `gazetteer`; reads times in the network's zone.
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
        guard let event = try EventStore.find(number, at: turn.now, turn.db) else {
            throw Refusal(Self.numbered.none(number))
        }
        var facts = Replies.CardFacts(isOver: event.isOver(at: turn.now, in: timeZone))
        let moments = try EventStore.moments(of: number, from: turn.now, turn.db)
        facts.later = moments.filter { $0 != event.moment }
        facts.isStillOn = !moments.isEmpty
        // In a room, the distance would tell where the asker lives.
        if turn.isDirect, let home = try PersonRegister.home(of: turn.sender, turn.db), let here = home.point {
            facts.distance = event.point.map { ($0.miles(to: here), home.name) }
        }
        facts.showsVenue = turn.isDirect && turn.role >= .officer
        if let details = try EventStore.details(of: event, in: turn.room.rawValue, turn.db) {
            (facts.names, facts.announced) = (details.names, details.announced)
            facts.repeats = details.rule?.text
        }
        return [.reply(Replies.card(event, gazetteer, facts))]
    }

    // MARK: Lists

    private func list(_ asked: EventQuestion, _ turn: Turn) throws -> [Effect] {
        var question = asked
        if let reach = asked.nearMe { question.spot = try home(reach, turn) }
        question.spot = try question.spot.map { try PostcodeRegister.located($0, turn.db) }
        var search = EventSearch(question, in: timeZone)
        if case .place(let place)? = question.spot?.spot { search.centre = place.centre }
        let found = try gazetteer.search(question.spot) { region in
            search.region = region
            let page = try EventStore.page(search, at: turn.now, turn.db)
            return page.listed.isEmpty ? nil : page
        }
        noteHold(of: asked, found.value, turn)
        guard let page = found.value else {
            try turn.offerNoMore()
            let furthest = timeZone.local(at: turn.now).date.advanced(by: Int(EventStore.horizon))
            let isFar = question.days.map { $0.lowerBound > furthest } ?? false
            let nothing = Replies.nothing(question, upTo: found.wider, isFar: isFar)
            return [.reply(nothing + Replies.notes(question, found: false))]
        }
        let heading = found.wider.map { Replies.heading(question, widenedTo: $0) } ?? Replies.heading(question)
        let others = question.spot.map { Replies.others($0, gazetteer) } ?? []
        return [
            .reply(try reply(page, of: search, under: heading, turn) + others + Replies.notes(question, found: true))
        ]
    }

    /// Notes how long the answer stays the same: until the first of the events ends, or the day does.
    ///
    /// Nothing is noted for "near me", for history, which grows with time alone, or for postcodes, whose tables
    /// remembered answers do not watch.
    private func noteHold(of asked: EventQuestion, _ page: EventStore.Page?, _ turn: Turn) {
        guard asked.nearMe == nil, asked.spot?.postcode == nil, !asked.isHistory else { return }
        let tomorrow = timeZone.local(at: turn.now).date.advanced(by: 1)
        let midnight = timeZone.instant(of: LocalDateTime(tomorrow, .midnight)).earliest
        let end = page?.firstEnd.map { Date(timeIntervalSince1970: TimeInterval($0)) } ?? midnight
        turn.answerHolds(until: min(midnight, end))
    }

    /// The asker's own area, which nobody else may read.
    private func home(_ reach: Reach, _ turn: Turn) throws -> SpotReading {
        guard turn.isDirect else { throw Refusal(Replies.nearYouOnlyDirectly) }
        guard let home = try PersonRegister.home(of: turn.sender, turn.db), let area = gazetteer.area(home.area)
        else { throw Refusal(Replies.noHome) }
        let place = home.point.map { Place(name: home.name, area: home.area, centre: $0, kind: .town) }
        return SpotReading(spot: place.map { .place($0) } ?? .area(area), reach: reach)
    }

    /// Replies with a page and keeps the question for `!more`, with the last event shown.
    private func reply(
        _ found: EventStore.Page, of search: EventSearch, under heading: Line? = nil, _ turn: Turn
    ) throws -> Reply {
        var rest = search
        rest.shown = found.listed.last.flatMap { EventSearch.Cursor($0) }
        let page = Page(found.listed, left: found.left, countedUpTo: EventStore.mostCounted, rest: rest)
        let today = timeZone.local(at: turn.now).date
        return try Self.numbered.reply(page, under: heading, turn) {
            Replies.line($0, from: search.centre, today: today)
        }
    }

    package func more(_ rest: OpenQuestion.Payload, _ turn: Turn) throws -> [Effect] {
        let search = try rest.read(as: EventSearch.self)
        return [.reply(try reply(try EventStore.page(search, at: turn.now, turn.db), of: search, turn))]
    }

    package func seed(from seeds: any SeedSource, _ tick: Tick) throws -> [String: Int] {
        try EventSeed(gazetteer: gazetteer, timeZone: timeZone, tick: tick).load(from: seeds)
    }
}
