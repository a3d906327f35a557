import Events
package import FeatureKit
import Foundation
package import Organising
package import StewardCore

/// Announcing: an officer describes an event, checks how it was read, and sends it to the room.
package struct Announcing: Feature {
    package static let name = "announcing"
    package static let migrations = AnnouncingSchema.migrations
    package static let kept = [
        Kept(
            "announcing_suggestion", "what you suggested", detail: "and that it was you",
            for: "a month, or until ten minutes after it is decided", people: ["user_id"], mixed: ["draft"],
            content: "json_extract(draft, '$.title')", work: "decided_at IS NULL",
            posts: Kept.Posts(of: name, word: "'suggestion.' || number"))
    ]
    package let grammar: Grammar<AnnouncingCommand>
    let kinds: Kinds
    let gazetteer: Gazetteer
    let timeZone: TimeZone
    private let networkArea: Area.ID?
    /// Who puts on whatever nobody else does.
    let networkName: String

    /// Reads kinds of events out of `kinds`, places out of `gazetteer` and times in the network's zone.
    package init(_ kinds: Kinds, _ gazetteer: Gazetteer, _ network: Network) {
        self.kinds = kinds
        self.gazetteer = gazetteer
        (networkName, timeZone) = (network.name, network.timeZone)
        networkArea = gazetteer.read(Words(network.area).folded[...])?.reading.spot.areaID
        grammar = AnnouncingCommand.grammar(kinds, gazetteer, network.timeZone, area: networkArea)
    }

    package func handle(_ command: AnnouncingCommand, _ turn: Turn) throws -> [Effect] {
        switch command {
        case .begin: return try form.begin(turn)
        case .suggest(let draft): return try suggest(draft, turn)
        case .approve(let number): return try approve(number, turn)
        case .decline(let number, let reason): return try decline(number, because: reason, turn)
        case .announce(let draft): return try form.readBack(draft, turn)
        case .ask(let open): return try ask(open, turn)
        case .edit(let number, let field, let words):
            return try edit(number, field, words, reader(at: turn.now), turn)
        case .postpone(let number, let words): return try postpone(number, words, turn)
        case .cancel(let number, let reason):
            try refuseDate(asReason: reason, number, turn)
            return try propose(
                .cancel(
                    number, reason: reason, sequence: try sequence(of: number, turn),
                    earliest: try nextOfSeries(number, turn)), turn)
        case .copy(let number, let day): return try copy(number, to: day, turn)
        }
    }

    /// Reads what was typed at `now`, knowing what was unclear in it and is settled.
    func reader(at now: Date, knowing hints: MomentHints? = nil) -> AnnouncementReader {
        AnnouncementReader(
            kinds: kinds, gazetteer: gazetteer, timeZone: timeZone, networkArea: networkArea, now: now,
            hints: hints ?? MomentHints())
    }

    package func answer(
        _ said: Words, to question: Continuation.Payload, readsAsCommand: Bool, _ turn: Turn
    ) throws -> [Effect]? {
        let open = try question.read(as: OpenReading.self)
        if case .no? = Answer.read(said, isDirect: turn.isDirect) {
            if case .edit = open.purpose { return [.reply(Replies.kept)] }
            return [.reply(Replies.dropped)]
        }
        guard let settled = open.unclear.settled(by: said) else {
            // Talk goes on in a room while somebody decides; the question stands until it runs out.
            if turn.isDirect, !readsAsCommand { throw Refusal(open.unclear.question) }
            return nil
        }
        let (words, reader) = (Words(open.text), reader(at: open.typedAt, knowing: settled.hints))
        if case .edit(let number, let field) = open.purpose { return try edit(number, field, words, reader, turn) }
        return try handle(.reading(words, for: open.purpose, reader), turn)
    }

    /// Asks which of two readings was meant.
    func ask(_ open: OpenReading, _ turn: Turn) throws -> [Effect] {
        try turn.ask(open, about: Replies.purpose(open.purpose))
        return [.reply(open.unclear.question)]
    }

    package func confirmed(_ act: Continuation.Payload, _ turn: Turn) throws -> [Effect] {
        switch try act.read(as: Proposal.self) {
        case .change(let number, let draft, let sequence, let earliest):
            try change(try listed(number, at: sequence, before: earliest, turn), to: draft, turn)
        case .cancel(let number, let reason, let sequence, let earliest):
            try cancel(try listed(number, at: sequence, before: earliest, turn), because: reason, turn)
        }
    }

    package func amended(_ said: Words, _ act: Continuation.Payload, _ turn: Turn) throws -> [Effect]? {
        if said.folded.first == "change" { throw Refusal(Replies.changeByEdit) }
        return nil
    }

    /// Reads back what would be done to a listed event, and asks for a yes.
    func propose(_ proposal: Proposal, _ turn: Turn) throws -> [Effect] {
        let (words, deed) =
            switch proposal {
            case .change(let number, let draft, _, _): try changing(number, to: draft, turn)
            case .cancel(let number, let reason, _, _): try cancelling(number, because: reason, turn)
            }
        try turn.confirm(proposal, called: deed, by: .officers)
        return [.reply(words)]
    }

    private func changing(_ number: Int64, to draft: AnnouncementDraft, _ turn: Turn) throws -> (Reply, Deed) {
        let event = try Events.located(try draft.whole(orElse: Replies.form), turn)
        var (before, after) = try facts(try listed(number, turn), changedTo: event, turn)
        after.kept = try KeptPlaces(in: event.site.town, besides: number, turn).told(by: event, since: before.event)
        if event.showsPrivatePlace(of: before.event) || after.kept[.place] != nil {
            after.place = hidingVenue(of: event.site)
        }
        return (
            Replies.changeReadBack(after, before: before, number: number), Replies.changing(before, to: after)
        )
    }

    private func cancelling(_ number: Int64, because reason: String, _ turn: Turn) throws -> (Reply, Deed) {
        let event = next(try listed(number, turn).draft, try Events.series(number, turn.db), turn)
        try event.event.refuseToTellPlace(in: reason)
        try refuseFormerPlaces(event.event, because: reason, number, turn)
        let keeper = try KeptPlaces(in: event.event.site.town, besides: number, turn).keeper(toldIn: reason)
        return (
            Replies.cancelReadBack(event, number: number, reason: reason, keptBy: keeper),
            Deed("cancelling", "Cancelled", event.name)
        )
    }

    func refuseTwin(of draft: EventDraft, besides own: Int64? = nil, _ turn: Turn) throws {
        if let number = try Events.twin(of: draft, besides: own, turn) {
            throw Refusal(Replies.isListedAlready(as: number))
        }
    }

    func facts(_ event: EventDraft) -> Replies.Facts { facts(event, nil, at: event.time) }

    /// What is said of an event that repeats as `series` does and is next at `time`; nil if no date of it is left.
    func facts(_ event: EventDraft, _ series: Series?, at time: EventTime?) -> Replies.Facts {
        let isPrivate = event.venueAudience == .coming
        let told = isPrivate ? event.site.withoutVenue : event.site
        return Replies.Facts(
            event: event, time: time, organiser: event.organiser == networkName ? nil : event.organiser,
            repeats: series?.rule.text, kind: kinds[event.kind]?.name ?? event.kind,
            place: isPrivate ? hidingVenue(of: event.site) : "\(event.site.text(gazetteer))",
            toldPlace: told.text(gazetteer))
    }

    /// Where an event is, in rooms without its venue.
    func hidingVenue(of site: EventSite) -> Line {
        if site.venue.isEmpty { return "\(site.text(gazetteer))" }
        return "\(hidden: "\(site.text(gazetteer))", told: "\(site.withoutVenue.text(gazetteer))")"
    }
}
