import Events
package import FeatureKit
import Foundation
import GRDB
import MatrixProtocol
package import Organising
import Publishing
package import StewardCore

/// Announcing: an officer describes an event, checks how it was read, and sends it to the rooms.
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
    /// The organiser of events that name no other.
    let networkName: String
    /// Finds the events that officers call by their names.
    let events: Events

    /// Finds kinds of events in `kinds` and places in `gazetteer`; reads times in the network's zone.
    package init(_ kinds: Kinds, _ gazetteer: Gazetteer, _ network: Network) {
        self.kinds = kinds
        self.gazetteer = gazetteer
        (networkName, timeZone) = (network.name, network.timeZone)
        events = Events(kinds, gazetteer, network)
        networkArea = gazetteer.read(Words(network.area).folded[...])?.reading.spot.areaID
        grammar = AnnouncingCommand.grammar(kinds, gazetteer, network.timeZone, area: networkArea)
    }

    package func handle(_ command: AnnouncingCommand, _ turn: Turn) throws -> [Effect] {
        switch command {
        case .begin: return try form.begin(turn)
        case .beginSuggestion: return try suggesting.begin(turn)
        case .suggest(let draft): return try suggesting.readBack(draft, turn)
        case .suggestions: return try suggestions(turn)
        case .suggestion(let number): return try suggestion(number, turn)
        case .withdraw(let number): return try withdraw(suggestion: number, turn)
        case .approve(let number):
            guard let number = try number ?? turn.shown(by: Announcing.name) else {
                throw Refusal(Replies.approveForm)
            }
            return try approve(number, turn)
        case .decline(let number, let reason):
            guard let number = try number ?? turn.shown(by: Announcing.name) else {
                throw Refusal(Replies.declineForm)
            }
            return try decline(number, because: reason, turn)
        case .cancelShown:
            guard let number = try turn.shown(by: Events.name) else { throw Refusal(Replies.cancelForm) }
            return try handle(.cancel(number, reason: ""), turn)
        case .announce(let draft): return try form.readBack(begun(draft, turn), turn)
        case .complete(let draft, let field, let reason, let meant, let refusal, let isSuggestion):
            guard turn.isDirect else { throw refusal }
            let form = isSuggestion ? suggesting : form
            return try form.complete(
                draft, at: field.name, after: reason + Replies.readSoFar(draft, gazetteer), meant: meant, turn)
        case .ask(let open): return try ask(open, turn)
        case .edit(let number, let field, let words):
            let isHeld = try tellsByRefusing(field, number, turn)
            return try turn.directly(if: isHeld) { turn in
                try edit(number, field, words, reader(at: turn.now), isHeld: isHeld, turn)
            }
        case .say(let number, let words): return try say(words, of: number, turn)
        case .ofSuggestion(let deed, let name): return try handle(deed, ofSuggestion: name, turn)
        case .postpone(let number, let words): return try postpone(number, words, turn)
        case .cancel(let number, let reason):
            if !reason.isEmpty, try known(number, turn).isCancelled {
                return try explain(number, because: reason, turn)
            }
            let reason = try withoutDate(reason, number, turn)
            return try propose(cancelling: number, because: reason, at: try sequence(of: number, turn), turn)
        case .explain(let number, let reason): return try explain(number, because: reason, turn)
        case .named(let event): return try handle(event, turn)
        case .copy(let number, let day):
            return try turn.directly(if: !day.isEmpty && keepsPlace(number, turn)) {
                try copy(number, to: day, in: turn.isDirect ? nil : turn.room, $0)
            }
        }
    }

    /// The draft with the room in which it is begun.
    private func begun(_ draft: AnnouncementDraft, _ turn: Turn) -> AnnouncementDraft {
        var draft = draft
        draft.room = turn.isDirect ? nil : turn.room
        return draft
    }

    /// A reader for words typed at `now`; `hints` are the answers to what was unclear in them.
    func reader(at now: Date, knowing hints: MomentHints? = nil) -> AnnouncementReader {
        AnnouncementReader(
            kinds: kinds, gazetteer: gazetteer, timeZone: timeZone, networkArea: networkArea, now: now,
            hints: hints ?? MomentHints())
    }

    package func answer(
        _ said: Words, to question: OpenQuestion.Payload, readsAsCommand: Bool, _ turn: Turn
    ) throws -> [Effect]? {
        if let open = try? question.read(as: OpenHome.self) {
            return try answer(said, to: open, readsAsCommand: readsAsCommand, turn)
        }
        if let open = try? question.read(as: OpenExactPlace.self) {
            return try answer(said, to: open, readsAsCommand: readsAsCommand, turn)
        }
        if let open = try? question.read(as: OpenOther.self) {
            return try answer(said, to: open, readsAsCommand: readsAsCommand, turn)
        }
        let open = try question.read(as: OpenReading.self)
        if case .no? = Answer.read(said, isDirect: turn.isDirect) {
            if case .edit = open.purpose { return [.reply(Replies.kept)] }
            return [.reply(Replies.dropped)]
        }
        guard let settled = open.unclear.settled(by: said) else {
            // In a room, talk may go on before somebody answers; the question stays open until it expires.
            if turn.isDirect, !readsAsCommand { throw Refusal(open.unclear.question) }
            return nil
        }
        let (words, reader) = (Words(open.text), reader(at: open.typedAt, knowing: settled.hints))
        if case .edit(let number, let field) = open.purpose { return try edit(number, field, words, reader, turn) }
        return try handle(.reading(words, for: open.purpose, reader), turn)
    }

    /// Asks which of two readings is meant.
    func ask(_ open: OpenReading, _ turn: Turn) throws -> [Effect] {
        try turn.ask(open, about: Replies.purpose(open.purpose))
        return [.reply(open.unclear.question)]
    }

    package func confirmed(_ act: OpenQuestion.Payload, _ turn: Turn) throws -> [Effect] {
        switch try act.read(as: Proposal.self) {
        case .change(let number, let draft, let sequence, let earliest):
            try change(
                try listed(number, changedTo: draft, at: sequence, before: earliest, turn), to: draft, turn)
        case .cancel(let number, let reason, let sequence, let earliest):
            try cancel(try listed(number, at: sequence, before: earliest, turn), because: reason, turn)
        case .reason(let number, let reason, let sequence):
            try explained(number, because: reason, at: sequence, turn)
        }
    }

    package func readAgain(_ act: OpenQuestion.Payload, _ turn: Turn) throws -> [Effect]? {
        try propose(act.read(as: Proposal.self), turn)
    }

    package func amended(_ said: Words, _ act: OpenQuestion.Payload, _ turn: Turn) throws -> [Effect]? {
        let proposal = try act.read(as: Proposal.self)
        let objection = turn.isDirect ? Objection(said) : nil
        if let objection, objection.isOfThing, let other = try other(than: proposal, objection, turn) { return other }
        do {
            if let effects = try amended(said, proposal, turn) { return effects }
        } catch let refusal as Refusal where refusal.isUnread {
            guard let other = try objection.flatMap({ try other(than: proposal, $0, turn) }) else { throw refusal }
            return other
        }
        return try objection.flatMap { try other(than: proposal, $0, turn) }
    }

    private func amended(_ said: Words, _ proposal: Proposal, _ turn: Turn) throws -> [Effect]? {
        switch proposal {
        case .change(let number, let draft, let sequence, let earliest):
            do {
                if var changed = try corrected(draft, said, turn) {
                    // Who may read another place is asked anew.
                    if changed.site != draft.site { changed.agreed = nil }
                    let corrected = changed
                    let event = try listed(number, changedTo: corrected, at: sequence, before: earliest, turn)
                    return try turn.directly(if: keepsPlace(number, turn)) { turn in
                        try edit(event, to: corrected, isReadBack: true, turn)
                    }
                }
                if said.folded.first == "change" { throw Refusal(Replies.changeWhat) }
            } catch let refusal as Refusal {
                throw Refusal(refusal.reply + FeatureKit.Replies.stillStands)
            }
            guard turn.isDirect, !Correction.beginsWithNo(said), let title = draft.title, let time = draft.time else {
                return nil
            }
            throw Refusal(
                FeatureKit.Replies.notTaken("change", "\(title), \(time.shortText)", "change time 3pm"), isUnread: true)
        case .cancel(let number, let reason, let sequence, _):
            return try amended(said, cancelling: number, because: reason, at: sequence, turn)
        case .reason(let number, _, _):
            return try CancellingReason.read(said).map {
                try explain(number, because: try AnnouncingCommand.reason($0), turn)
            }
        }
    }

    /// Takes a reason for a cancellation that waits for a yes; one date of a series is left out instead.
    private func amended(
        _ said: Words, cancelling number: Int64, because reason: String, at sequence: Int64, _ turn: Turn
    ) throws -> [Effect]? {
        if let day = try dateMeant(said, of: number, turn) { throw Self.leavingOut(day, number) }
        guard let why = CancellingReason.read(said) else {
            if said.folded.first == "change" { throw Refusal(Replies.changeByEdit) }
            return nil
        }
        return try propose(cancelling: number, because: AnnouncingCommand.reason(why), at: sequence, turn)
    }

    /// Reads back a cancellation and asks for a yes; in a direct message alone if the reason has what may be somebody's
    /// own, or could name a place that the event keeps private.
    private func propose(
        cancelling number: Int64, because reason: String, at sequence: Int64, _ turn: Turn
    ) throws -> [Effect] {
        let isForDirect = try !PersonalWords.found(in: reason, as: .line).isEmpty || keepsPlace(number, turn)
        return try turn.directly(if: !reason.isEmpty && isForDirect) { turn in
            try propose(
                .cancel(number, reason: reason, sequence: sequence, earliest: try nextOfSeries(number, turn)), turn)
        }
    }

    /// Reads back a change of a listed event and asks for a yes.
    func propose(_ proposal: Proposal, _ turn: Turn) throws -> [Effect] {
        let (words, aside, deed) =
            switch proposal {
            case .change(let number, let draft, _, _): try changing(number, to: draft, turn)
            case .cancel(let number, let reason, _, _): try cancelling(number, because: reason, turn)
            case .reason(let number, let reason, _): try explaining(number, because: reason, turn)
            }
        try turn.confirm(proposal, called: deed, by: .officers)
        return [.reply(words)] + turn.telling(aside)
    }

    private func changing(
        _ number: Int64, to draft: AnnouncementDraft, _ turn: Turn
    ) throws -> (Reply, aside: Reply, Deed) {
        let event = try located(try draft.whole(orElse: Replies.form), turn)
        var (before, after) = try facts(try listed(number, changedTo: draft, turn), changedTo: event, turn)
        let kept = try KeptPlaces(in: event.site.town, besides: number, turn)
        if event.showsPrivatePlace(of: before.event) { after.place = hidingVenue(of: event.site) }
        var warned = after
        warned.kept = kept.told(by: event, since: before.event)
        return (
            Replies.changeReadBack(
                turn.isDirect ? warned : after, before: before, number: number, agreed: draft.agreed ?? [],
                unknownTags: Self.tags(draft, hiding: try formerPlaces(draft, event, turn), of: event)),
            aside: turn.isDirect ? [] : Replies.changeAside(warned, number: number), Replies.changing(before, to: after)
        )
    }

    private func cancelling(
        _ number: Int64, because reason: String, _ turn: Turn
    ) throws -> (Reply, aside: Reply, Deed) {
        let event = next(try listed(number, turn).draft, try Events.series(number, turn.db), turn)
        try event.event.refuseToTellPlace(in: reason)
        try refuseFormerPlaces(event.event, because: reason, number, turn)
        let keeper = try KeptPlaces(in: event.event.site.town, besides: number, turn).keeper(toldIn: reason)
        let (warnings, deed) = (Replies.reasonIsShown(keptBy: keeper), Deed("cancelling", "Cancelled", event.name))
        return (
            Replies.cancelReadBack(event, number: number, reason: reason, turn.isDirect ? warnings : []),
            aside: turn.isDirect ? [] : KeptPlaces.aside(warnings, of: deed.doing), deed
        )
    }

    func refuseTwin(of draft: EventDraft, besides own: Int64? = nil, _ turn: Turn) throws {
        if let number = try Events.twin(of: draft, besides: own, turn) {
            throw Refusal(Replies.isListedAlready(as: number))
        }
    }

    /// The event with its point on the map as fine as its place says: at a postcode or a neighbourhood in its town.
    ///
    /// The point of a private place is that of the town, even if a postcode stands beside it: distances would tell it.
    func located(_ event: EventDraft, _ turn: Turn) throws -> EventDraft {
        var event = event
        guard event.venueAudience == .anyone else {
            let town = event.site.withoutVenue
            if town.town != event.site.town { event.site.point = spot(of: town)?.point ?? event.site.point }
            return event
        }
        event.site = event.site.placed(gazetteer, in: spot(of: event.site))
        return try Events.located(event, turn)
    }

    /// The town of a site among those of its name.
    private func spot(of site: EventSite) -> Spot? {
        guard let area = site.area, let reading = gazetteer.read(Words(site.town).folded[...])?.reading else {
            return nil
        }
        return ([reading.spot] + reading.others).first { gazetteer.isWithin(area, $0.areaID) }
    }

    func facts(_ event: EventDraft) -> Replies.Facts { facts(event, nil, at: event.time) }

    /// The facts of an event that repeats by `series` and is next at `time`, which is nil if no date is left.
    func facts(_ event: EventDraft, _ series: Series?, at time: EventTime?) -> Replies.Facts {
        let isPrivate = event.venueAudience == .coming
        let told = isPrivate ? event.site.withoutVenue : event.site
        return Replies.Facts(
            event: event, time: time, organiser: event.organiser == networkName ? nil : event.organiser,
            repeats: series?.rule.text,
            leftOut: (series?.excluded ?? []).map(\.date).filter {
                $0.dayNumber >= (time ?? event.time).start.date.dayNumber
            }
            .sorted { $0.dayNumber < $1.dayNumber },
            kind: kinds[event.kind]?.name ?? event.kind,
            place: isPrivate ? hidingVenue(of: event.site) : "\(event.site.text(gazetteer))",
            toldPlace: told.text(gazetteer))
    }

    /// The place of an event, whose venue is hidden from rooms.
    func hidingVenue(of site: EventSite) -> Line {
        if site.venue.isEmpty { return "\(site.text(gazetteer))" }
        return "\(hidden: "\(site.text(gazetteer))", told: "\(site.withoutVenue.text(gazetteer))")"
    }
}

/// The forms that announce and suggest an event: eight questions, the read-back, and what a yes does.
///
/// They also read back events that were written in one message.
extension Announcing {
    package var forms: [any AskedForm] { [form, suggesting] }

    /// The form in which officers announce.
    var form: Form<AnnouncementDraft> {
        form(
            Form(
                "announcement", Self.sending, by: .officers, questions,
                about: { Replies.announcing($0.title) }, readBack: { try readBack($0, $1) }, done: { try send($0, $1) }),
            elsewhere: Replies.questionsAreDirect, aside: { try aside($0, $1) })
    }

    /// The form in which members suggest.
    var suggesting: Form<AnnouncementDraft> {
        form(
            Form(
                "suggestion", Self.sending, by: .anyone, questions,
                about: { Replies.suggesting($0.title) }, readBack: { try readBack(suggestion: $0, $1) },
                done: { try send(suggestion: $0, $1) }), elsewhere: FeatureKit.Replies.questionsAreDirect)
    }

    private static var sending: Form<AnnouncementDraft>.Verb { .init("send", "sends", "sent") }

    private func form(
        _ made: Form<AnnouncementDraft>, elsewhere: Reply,
        aside: @escaping @Sendable (AnnouncementDraft, Turn) throws -> Reply = { _, _ in [] }
    ) -> Form<AnnouncementDraft> {
        var form = made
        (form.elsewhere, form.aside) = (elsewhere, aside)
        form.doubted = { draft in
            if draft.lacksExactPlace { return (ExactPlace.name, Replies.whichIsPlace(draft, gazetteer)) }
            if draft.completed?.tellingPlace != nil { return nil }
            return Replies.personal(in: draft).map { ($0.field.name, $0.why + Replies.readSoFar(draft, gazetteer)) }
        }
        // What tells its own private place is refused first.
        form.isForDirect = {
            $0.lacksExactPlace || $0.completed?.tellingPlace == nil && !PersonalParts($0).isEmpty
        }
        form.changeable = Field.allCases.filter { $0 != .audience }.map(\.name)
        form.changeExample = "time 3pm"
        form.named = { Field.read($0).map { ($0.field.name, $0.value) } }
        form.only = { correction, draft, now in
            EventCorrection(draft: draft, reader: reader(at: now)).only(correction).map { ($0.part.name, $0.value) }
        }
        form.standing = { draft in
            guard let title = draft.title, let time = draft.time else { return nil }
            return "\(title), \(time.shortText)"
        }
        form.unfinished = { draft in
            let event = draft.completed
            if let lacking = draft.lacking { return (lacking.name, []) }
            if draft.lacksExactPlace { return (ExactPlace.name, Replies.whichIsPlace(draft, gazetteer)) }
            if let (field, why) = Replies.personal(in: draft) { return (field.name, why) }
            guard let part = event?.partsTellingPlace.first, let why = event?.tellingPlace else {
                return nil
            }
            return (part.name, why)
        }
        form.standsAlone = { said, now in
            WhenReader.length(said.folded[...], today: timeZone.local(at: now).date) == said.folded.count
        }
        return form
    }

    private var questions: [Form<AnnouncementDraft>.Question] { Field.allCases.map(question) + [whichIsPlace] }

    /// The question which words tell the private place, which is asked only if none was read.
    private var whichIsPlace: Form<AnnouncementDraft>.Question {
        .init(
            [ExactPlace.name], nil, example: Replies.example(.place), need: Replies.placeIsNeeded,
            takes: .most("the exact place"), answer: { _ in nil },
            read: { words, draft, reading in
                do throws(Misreading) {
                    draft = try ExactPlace(reader: reader(at: reading.now)).read(words, draft)
                } catch {
                    throw try error.moment(reader(at: reading.now), in: .answer)
                }
            })
    }

    private func question(_ field: Field) -> Form<AnnouncementDraft>.Question {
        let (kinds, gazetteer) = (kinds, gazetteer)
        let answer = { @Sendable (draft: AnnouncementDraft) in Replies.answer(to: field, in: draft, kinds, gazetteer) }
        let noted = { @Sendable (draft: AnnouncementDraft) -> String? in
            switch field {
            case .title, .capacity: nil
            case .access: answer(draft) ?? "not given"
            default: answer(draft)
            }
        }
        let hint = { @Sendable (draft: AnnouncementDraft) in Replies.hint(field, draft, kinds) }
        return .init(
            field.names, Replies.question(field), example: Replies.example(field),
            wanted: field == .organiser ? "branch or the group" : "new one", need: Replies.need(field),
            takes: Replies.taking(field), hint: hint, answer: answer, noted: noted
        ) { words, draft, reading in
            if !reading.isChange, let (asked, _) = Replies.personal(in: draft), asked == field {
                draft.agreed = (draft.agreed ?? []) + [field]
                if field == .summary {
                    switch Answer.read(words, isDirect: true) {
                    case .yes?: return
                    case .no?: throw Refusal(Replies.textWithoutIt)
                    case nil: break
                    }
                }
            }
            if reading.isChange, field == .place, EventCorrection.isNoPlace(words) { throw Refusal(Replies.changeWhat) }
            let reader = reader(at: reading.now, knowing: reading.settled?.hints)
            let unknownTags = draft.unknownTags
            do throws(Misreading) {
                draft = try field.read(words, draft, reader)
                // Whoever changes who may read the place has thought of it.
                if reading.isChange, field == .audience { draft.agreed = (draft.agreed ?? []) + [field] }
                if !reading.isChange {
                    draft.unknownTags = unknownTags.filter { !draft.unknownTags.contains($0) } + draft.unknownTags
                }
            } catch {
                // A day alone is kept until its time is known.
                if field == .when { draft.day = reader.day(words) ?? draft.day }
                throw try error.moment(reader, in: reading.isChange ? .readBack : .answer)
            }
        }
    }

    private func readBack(_ draft: AnnouncementDraft, _ turn: Turn) throws -> (Reply, Deed) {
        let event = try located(try draft.whole(orElse: Replies.form), turn)
        try refuseTwin(of: event, turn)
        let showsPrivatePlace = draft.showsPrivatePlace == true
        var read = facts(event, try series(draft, at: event.time, turn), at: event.time)
        read.clocks = clocks(event, turn)
        if turn.isDirect { read.kept = try KeptPlaces(in: event.site.town, turn).told(by: event) }
        if showsPrivatePlace { read.place = hidingVenue(of: event.site) }
        let former = try formerPlaces(draft, event, turn)
        read.shown = Set(former.flatMap { event.parts(telling: $0) })
        let words = Replies.readBack(
            read, showsPrivatePlace: showsPrivatePlace, agreed: draft.agreed ?? [],
            isShortened: draft.isShortened == true,
            unknownTags: Self.tags(draft, hiding: former, of: event), to: try destinations(of: event, draft, turn)
        )
        return (words, Deed("announcing", "Announced", read.name))
    }

    /// What only the officer is told of an announcement that is read back in a room.
    private func aside(_ draft: AnnouncementDraft, _ turn: Turn) throws -> Reply {
        let event = try located(try draft.whole(orElse: Replies.form), turn)
        var read = facts(event, try series(draft, at: event.time, turn), at: event.time)
        read.kept = try KeptPlaces(in: event.site.town, turn).told(by: event)
        return Replies.aside(read)
    }
}

extension Announcing {
    /// The unknown tags of a draft that do not name its own place, if that is private or was.
    private static func tags(
        _ draft: AnnouncementDraft, hiding former: [PrivatePlace], of event: EventDraft
    ) -> [String] {
        let places = former + [PrivatePlace(event)].compactMap(\.self)
        return draft.unknownTags.filter { tag in !places.contains { $0.isTold(in: tag) } }
    }

    /// The places that a draft kept private and that a yes may make public: its own, if everybody is to read it now, and
    /// the one that its suggestion had.
    func formerPlaces(_ draft: AnnouncementDraft, _ event: EventDraft, _ turn: Turn) throws -> [PrivatePlace] {
        let suggested = try draft.suggestion.flatMap { try SuggestionStore.find($0, turn.db) }?.draft.completed
        let own = draft.showsPrivatePlace == true ? [PrivatePlace(event.site)] : []
        return own + [suggested.flatMap { PrivatePlace($0) }].compactMap(\.self)
    }
}

/// An unclear day or time, and the answers about it so far.
package struct UnclearMoment: UnclearAnswer {
    let moment: MomentQuestion
    let hints: MomentHints

    package var question: Reply { Replies.question(moment) }

    package func settled(by words: Words) -> UnclearMoment? {
        moment.hints(from: words.folded, adding: hints).map { UnclearMoment(moment: moment, hints: $0) }
    }
}

extension Announcing {
    /// Whether the words may be about a private place: by a tag, even a mistyped one, by the number of an event or a
    /// suggestion, or as an answer to a question about one.
    package func mayTellPrivate(
        _ said: Words, of named: CommandEntry.Named?, inAnswerTo question: OpenQuestion.Payload?, _ turn: Turn
    ) throws -> Bool {
        if Tags.mayMeanPrivateVenue(said.text) { return true }
        if let question {
            if let draft = form.draft(of: question) ?? suggesting.draft(of: question) {
                if draft.venueAudience == .coming || draft.showsPrivatePlace == true { return true }
            } else if let proposal = try? question.read(as: Proposal.self) {
                if try isPrivate(proposal, turn) { return true }
            } else if isOfPrivatePlace(question) {
                return true
            } else if try isPrivate(question.read(as: OpenReading.self), turn) {
                return true
            }
        }
        guard let named else { return false }
        switch named.thing {
        case .event: return try isPrivate(event: named.number, turn)
        case .suggestion: return try isPrivate(suggestion: named.number, turn)
        }
    }

    /// Whether a question is who may read a place, which words tell it, or which event was meant.
    private func isOfPrivatePlace(_ question: OpenQuestion.Payload) -> Bool {
        (try? question.read(as: OpenHome.self)) != nil || (try? question.read(as: OpenExactPlace.self)) != nil
            || (try? question.read(as: OpenOther.self)) != nil
    }

    private func isPrivate(event number: Int64, _ turn: Turn) throws -> Bool {
        try Events.listed(number, turn)?.draft.venueAudience == .coming
    }

    private func isPrivate(suggestion number: Int64, _ turn: Turn) throws -> Bool {
        try SuggestionStore.find(number, turn.db)?.draft.venueAudience == .coming
    }

    private func isPrivate(_ proposal: Proposal, _ turn: Turn) throws -> Bool {
        switch proposal {
        case .change(let number, let draft, _, _):
            let isPrivate = try isPrivate(event: number, turn)
            return isPrivate || draft.venueAudience == .coming
        case .cancel(let number, _, _, _), .reason(let number, _, _): return try isPrivate(event: number, turn)
        }
    }

    private func isPrivate(_ open: OpenReading, _ turn: Turn) throws -> Bool {
        switch open.purpose {
        case .announcement, .suggestion: Tags.mayMeanPrivateVenue(open.text)
        case .edit(let number, _): try isPrivate(event: number, turn)
        }
    }
}

/// Sending an announcement to its rooms.
extension Announcing {
    /// The rooms that an announcement goes to: the one in which it is made, unless that is an officers' room or a
    /// direct message, and all that subscribe to such events.
    func destinations(of event: EventDraft, _ draft: AnnouncementDraft, _ turn: Turn) throws -> Replies.Destinations {
        let begun = draft.room ?? (turn.isDirect ? nil : turn.room)
        let own = try begun.flatMap { try RoomRegister.find($0, turn.db)?.isOfficers == true ? nil : $0 }
        let subscribed = try Publishing.rooms(for: event, gazetteer, turn.db)
        let rooms = own.map { own in [own] + subscribed.filter { $0 != own } } ?? subscribed
        let isHere = own.map { $0 == turn.room && !turn.isDirect } ?? false
        guard draft.mentionsRoom else { return Replies.Destinations(rooms: rooms, isHere: isHere) }
        let allowed = try rooms.filter { try turn.mayMentionRoom(in: $0) }
        let mentioned = try allowed.filter { try turn.iMayMentionRoom(in: $0) }
        return Replies.Destinations(
            rooms: rooms, isHere: isHere, mentioned: mentioned, isStewardBarred: mentioned.count < allowed.count)
    }

    func send(_ draft: AnnouncementDraft, _ turn: Turn) throws -> [Effect] {
        var event = try located(try draft.whole(orElse: Replies.form), turn)
        let series = try series(draft, at: event.time, turn)
        // Refuses if the suggestion has been decided on meanwhile.
        if let suggestion = draft.suggestion { _ = try waiting(suggestion, turn) }
        do {
            try refusePast(event, turn)
            try refuseTwin(of: event, turn)
        } catch let refusal as Refusal {
            throw Refusal(refusal.reply + Replies.changeOrDrop, isMendable: true)
        }
        event.organiser = event.organiser ?? networkName
        let number = try Events.add(event, turn)
        if let series { try Events.setSeries(number, series, turn) }
        let destinations = try destinations(of: event, draft, turn)
        let published = try Publishing.publish(
            number, Replies.announcement(facts(event, series, at: event.time), number: number), in: destinations.rooms,
            mentioning: Set(destinations.mentioned ?? []), turn)
        try note(
            Deed("announcing", "Announced", Replies.name(event)), to: number, .announced(suggestion: draft.suggestion),
            turn)
        let decided = try draft.suggestion.map { try announced(suggestion: $0, as: number, turn) } ?? []
        var reply = Replies.sent(number, rooms: published.posted.count, waiting: published.waiting)
        // The officer's own message is in the room, and Steward cannot take it out.
        if event.venueAudience == .coming, !event.site.venue.isEmpty, draft.suggestion == nil {
            let there = draft.room == nil ? [] : Replies.placeTypedThere
            reply = reply + (turn.isDirect ? there : Replies.placeTypedHere)
        }
        try turn.handed(to: Events.self).noteShown(number)
        return published.effects + decided + [.reply(reply)]
    }

    /// The series that a draft makes; nil if it takes place once. Refuses a first day that is not on its rule.
    func series(_ draft: AnnouncementDraft, at time: EventTime, _ turn: Turn) throws -> Series? {
        guard let rule = draft.repeats.flatMap({ RecurrenceRule($0) }) else { return nil }
        var first = rule.occurrences(from: time.start)
        guard first.next() == time.start else {
            throw Refusal(Replies.notOnRule(time.start.date, rule.text), isMendable: true)
        }
        var series = Series(start: time, rule: rule, in: turn.network.timeZone)
        // Another day or hour may have been typed since, on which some of them no longer fall.
        for day in draft.leftOut ?? [] { _ = try? series.skip(day) }
        return series
    }

    /// Refuses an event that has begun.
    func refusePast(_ event: EventDraft, _ turn: Turn) throws(Refusal) {
        guard event.time.start > turn.network.timeZone.local(at: turn.now) else {
            throw Refusal(["\(WhenProblem.inThePast(event.time.start).sentence)"])
        }
    }
}
