import Events
package import FeatureKit
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
    private let networkArea: Area.ID?
    /// Who puts on whatever nobody else does.
    let networkName: String

    /// Reads kinds of events out of `kinds`, places out of `gazetteer` and times in the network's zone.
    package init(_ kinds: Kinds, _ gazetteer: Gazetteer, _ network: Network) {
        self.kinds = kinds
        self.gazetteer = gazetteer
        networkName = network.name
        networkArea = gazetteer.read(Words(network.area).folded[...])?.reading.spot.areaID
        grammar = AnnouncingCommand.grammar(kinds, gazetteer, network.timeZone, area: networkArea)
    }

    package func handle(_ command: AnnouncingCommand, _ turn: Turn) throws -> [Effect] {
        switch command {
        case .begin:
            if turn.isDirect { return try ask(.questions(DraftQuestions()), after: Replies.beginning, turn) }
            return try askDirectly(turn)
        case .suggest(let draft): return try suggest(draft, turn)
        case .approve(let number): return try approve(number, turn)
        case .decline(let number, let reason): return try decline(number, because: reason, turn)
        case .announce(let draft): return try readBack(draft, turn)
        case .ask(let open): return try ask(.unclear(open), turn)
        case .edit(let number, let field, let words): return try edit(number, field, words, reader(turn), turn)
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

    func reader(_ turn: Turn) -> AnnouncementReader {
        AnnouncementReader(
            kinds: kinds, gazetteer: gazetteer, timeZone: turn.network.timeZone, networkArea: networkArea, now: turn.now
        )
    }

    package func answer(
        _ said: Words, to question: Continuation.Payload, readsAsCommand: Bool, _ turn: Turn
    ) throws -> [Effect]? {
        let dialogue = try question.read(as: Dialogue.self)
        let outcome = try reader(turn).answer(
            said, to: dialogue, isDirect: turn.isDirect, readsAsCommand: readsAsCommand)
        if case .dropped = outcome { return [.reply(dialogue.isAboutListedEvent ? Replies.kept : Replies.dropped)] }
        return try goOn(outcome, turn)
    }

    package func resumed(_ form: Continuation.Payload, _ turn: Turn) throws -> [Effect] {
        let dialogue = try form.read(as: Dialogue.self)
        if case .answered(let draft) = dialogue { return try readBack(draft, turn) }
        return try ask(dialogue, turn)
    }

    package func confirmed(_ act: Continuation.Payload, _ turn: Turn) throws -> [Effect] {
        switch try act.read(as: Proposal.self) {
        case .announce(let draft): try send(draft, turn)
        case .change(let number, let draft, let sequence, let earliest):
            try change(try listed(number, at: sequence, before: earliest, turn), to: draft, turn)
        case .cancel(let number, let reason, let sequence, let earliest):
            try cancel(try listed(number, at: sequence, before: earliest, turn), because: reason, turn)
        }
    }

    package func amended(_ said: Words, _ act: Continuation.Payload, _ turn: Turn) throws -> [Effect]? {
        guard case .announce(let draft) = try act.read(as: Proposal.self) else {
            if said.folded.first == "change" { throw Refusal(Replies.changeByEdit) }
            return nil
        }
        do {
            return try goOn(try reader(turn).amended(said, draft, isDirect: turn.isDirect), turn)
        } catch let refusal as Refusal where said.folded.first == "change" {
            throw Refusal(refusal.reply + Replies.isAsReadBack)
        }
    }

    private func goOn(_ outcome: Dialogue.Outcome, _ turn: Turn) throws -> [Effect]? {
        switch outcome {
        // Talk goes on in a room while somebody decides; the question stands until it runs out.
        case .talk: nil
        case .dropped: [.reply(Replies.dropped)]
        case .ask(let next, let reason): try ask(next, after: reason, turn)
        case .readBack(let draft): try readBack(draft, turn)
        case .suggest(let draft): try suggest(draft, turn)
        case .edit(let number, let field, let words, let reader): try edit(number, field, words, reader, turn)
        }
    }

    /// Asks the first question in the person's direct messages: a room need not hear nine of them.
    private func askDirectly(_ turn: Turn) throws -> [Effect] {
        let questions = DraftQuestions()
        let replaced = try remember(.questions(questions), in: .directly, turn)
        return [
            .errand(.tell(turn.sender, replaced + Replies.beginning + Replies.question(questions, kinds, gazetteer))),
            .reply(Replies.questionsAreDirect),
        ]
    }

    /// Says `reason` and asks what stands next.
    func ask(_ dialogue: Dialogue, after reason: Reply = [], _ turn: Turn) throws -> [Effect] {
        let words: Reply =
            switch dialogue {
            case .questions(let questions):
                Replies.noted(questions, kinds, gazetteer) + Replies.question(questions, kinds, gazetteer)
            case .unclear(let open): Replies.question(open.question)
            case .answered: []
            }
        try remember(dialogue, turn)
        return [.reply(reason + words)]
    }

    /// A half-written draft waits for a day and a single question for half an hour.
    @discardableResult
    private func remember(_ dialogue: Dialogue, in asking: Turn.Asking = .here, _ turn: Turn) throws -> Reply {
        if let draft = dialogue.form {
            // A question about what was read back goes on with it.
            if case .unclear = dialogue { try turn.dropPaused() }
            return try turn.ask(
                dialogue, about: Replies.announcing(draft.title), isForm: true, minutes: 24 * 60, in: asking)
        }
        guard case .unclear(let open) = dialogue else { return [] }
        return try turn.ask(dialogue, about: Replies.purpose(open.purpose), in: asking)
    }

    /// Reads an event back before it is announced.
    func readBack(_ draft: AnnouncementDraft, _ turn: Turn) throws -> [Effect] { try propose(.announce(draft), turn) }

    /// Reads back what would be done, and asks for a yes.
    func propose(_ proposal: Proposal, _ turn: Turn) throws -> [Effect] {
        let (words, deed) =
            switch proposal {
            case .announce(let draft): try announcing(draft, turn)
            case .change(let number, let draft, _, _): try changing(number, to: draft, turn)
            case .cancel(let number, let reason, _, _): try cancelling(number, because: reason, turn)
            }
        var form: Dialogue?
        if case .announce(let draft) = proposal, draft.isForm == true { form = .answered(draft) }
        try turn.confirm(proposal, called: deed, by: .officers, insteadOf: form)
        return [.reply(words)]
    }

    private func announcing(_ draft: AnnouncementDraft, _ turn: Turn) throws -> (Reply, Deed) {
        let event = try Events.located(try draft.whole(orElse: Replies.form), turn)
        try refuseTwin(of: event, turn)
        let kept = try KeptPlaces(in: event.site.town, turn)
        let showsPrivatePlace = draft.showsPrivatePlace == true
        var read = facts(event)
        read.clocks = clocks(event, turn)
        read.kept = kept.told(by: event)
        if showsPrivatePlace || read.kept[.place] != nil { read.place = hidingVenue(of: event.site) }
        let place = PrivatePlace(event)
        let words = Replies.readBack(
            read, showsPrivatePlace: showsPrivatePlace,
            unknownTags: draft.unknownTags.filter {
                place?.isTold(in: $0) != true && kept.keeper(toldIn: $0) == nil
            }, to: try destinations(of: event, draft, turn))
        return (words, Deed("announcing", "Announced", read.name))
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
    private func hidingVenue(of site: EventSite) -> Line {
        if site.venue.isEmpty { return "\(site.text(gazetteer))" }
        return "\(hidden: "\(site.text(gazetteer))", told: "\(site.withoutVenue.text(gazetteer))")"
    }
}
