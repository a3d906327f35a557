import Events
import FeatureKit
import Organising
import Publishing
import StewardCore

/// What can still be changed of an event that is over or cancelled, since it may tell too much: its words, why it was
/// cancelled, and who may read its place.
extension Announcing {
    /// The event with this number, also if it is over or cancelled; throws a refusal if there is none.
    func known(_ number: Int64, _ turn: Turn) throws -> ListedEvent {
        guard let event = try Events.listed(number, turn) else { throw Refusal(Replies.notListed(number)) }
        return event
    }

    /// Says that an event is cancelled or over; nil if it is to come.
    func closed(_ event: ListedEvent, _ turn: Turn) throws -> Refusal? {
        if event.isCancelled { return Refusal(Replies.isCancelled(event.number)) }
        let now = now(turn)
        // Both count, since a date of a series may have been moved behind all others or left out.
        let times = [event.draft.time, standing(event.draft, try Events.series(event.number, turn.db), turn)]
        let isOver = times.allSatisfy { $0.map { ($0.end ?? $0.start) <= now } ?? true }
        return isOver ? Refusal(Replies.isOver(event.number)) : nil
    }

    private static let open: Set<Field> = [.title, .organiser, .summary, .access, .cost, .audience]

    /// The event with this number; throws a refusal if this field of it cannot be changed.
    func listed(_ number: Int64, for field: Field, _ turn: Turn) throws -> ListedEvent {
        try Self.open.contains(field) ? known(number, turn) : listed(number, turn)
    }

    /// The event with this number; throws a refusal if it cannot be changed to `draft`.
    func listed(_ number: Int64, changedTo draft: AnnouncementDraft, _ turn: Turn) throws -> ListedEvent {
        let event = try known(number, turn)
        guard let refusal = try closed(event, turn) else { return event }
        let old = event.draft
        let isOfWords = draft.time == old.time && draft.site == old.site && draft.kind == old.kind
        if !isOfWords || draft.capacity != old.capacity { throw refusal }
        return event
    }

    // MARK: Why it was cancelled

    /// Reads back another reason for cancelling an event that is cancelled; none takes the old one away.
    func explain(_ number: Int64, because reason: String, _ turn: Turn) throws -> [Effect] {
        let event = try known(number, turn)
        guard event.isCancelled else { throw Refusal(Replies.isNotCancelled(number)) }
        let old = try Events.state(of: number, turn)?.cancellation ?? ""
        if reason == old { throw Refusal(Replies.saysSo(number)) }
        let isForDirect = try !PersonalWords.found(in: reason, as: .line).isEmpty || keepsPlace(number, turn)
        return try turn.directly(if: !reason.isEmpty && isForDirect) { turn in
            try propose(.reason(number, reason, sequence: try sequence(of: number, turn)), turn)
        }
    }

    /// The read-back of another reason, and what only the officer is told of it.
    func explaining(_ number: Int64, because reason: String, _ turn: Turn) throws -> (Reply, aside: Reply, Deed) {
        let event = try known(number, turn).draft
        try event.refuseToTellPlace(in: reason)
        try refuseFormerPlaces(event, because: reason, number, turn)
        let keeper = try KeptPlaces(in: event.site.town, besides: number, turn).keeper(toldIn: reason)
        let (warnings, name) = (Replies.reasonIsShown(keptBy: keeper), Replies.name(event))
        let deed = Replies.explaining(name)
        return (
            Replies.reasonReadBack(name, number: number, reason: reason, turn.isDirect ? warnings : []),
            aside: turn.isDirect ? [] : KeptPlaces.aside(warnings, of: deed.doing), deed
        )
    }

    /// Changes why an event was cancelled, also in what its rooms read; nobody is told of it anew.
    func explained(_ number: Int64, because reason: String, at sequence: Int64, _ turn: Turn) throws -> [Effect] {
        let state = try state(of: number, at: sequence, turn)
        guard state.isCancelled else { throw Refusal(Replies.changedMeanwhile(number)) }
        try Events.change(number, because: reason, turn)
        try note(Replies.explaining(Replies.name(state.draft)), to: number, .changed(state, wasNews: false), turn)
        let published = try Publishing.revise(number, try words(of: number, turn) ?? [], turn)
        return published.effects + [.reply(Replies.changed(number, Replies.untold, instead: nil))]
    }
}
