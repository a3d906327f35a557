import Events
import FeatureKit
import Organising
import StewardCore

/// The question which of several events a change is meant for, that was read back of another one.
struct OpenOther: Codable, Equatable {
    /// What was read back.
    let proposal: Proposal
    /// The events that were named, in order.
    let among: [Refusal.Named]
}

/// Another event than the one that was read back: "no not that one, the ceilidh".
extension Announcing {
    /// How many events are named if a name fits several.
    private static let mostNamed = 5

    /// Reads the same back of the event that somebody means instead, or asks which one; nil if their words name none.
    func other(than proposal: Proposal, _ objection: Objection, _ turn: Turn) throws -> [Effect]? {
        for name in objection.names {
            if let number = Self.number(name), try Events.listed(number, turn) != nil {
                return try same(as: proposal, of: number, turn)
            }
            guard !name.folded.isEmpty, Field.read(name) == nil else { continue }
            let found = try called(name, besides: proposal.number, orOwn: objection.isOfThing, turn)
            if found.count == 1 { return try same(as: proposal, of: found[0].number, turn) }
            if !found.isEmpty {
                let among = found.prefix(Self.mostNamed)
                try turn.ask(
                    OpenOther(proposal: proposal, among: among.map { .init($0.number, $0.line.plain) }),
                    about: Replies.changing(proposal.number))
                return [.reply(Replies.whichInstead(among.map(\.line), among[0].number))]
            }
        }
        return nil
    }

    /// Takes which of several events is meant; nil if it is rather a command.
    func answer(_ said: Words, to open: OpenOther, readsAsCommand: Bool, _ turn: Turn) throws -> [Effect]? {
        if case .no? = Answer.read(said, isDirect: turn.isDirect) { return [.reply(Replies.kept)] }
        let number = Refusal.Choice(said, isDirect: true).flatMap { choice in
            if case .number(let number) = choice, open.among.contains(where: { $0.number == number }) {
                number
            } else {
                nil
            }
        }
        if let number = number ?? ChosenOfSeveral(said, among: open.among)?.number {
            return try same(as: open.proposal, of: number, turn)
        }
        if readsAsCommand { return nil }
        throw Refusal(Replies.whichNumber(open.among.map(\.number)))
    }

    private static func number(_ name: Words) -> Int64? {
        name.leadingNumber().flatMap { $0.consumed == name.folded.count ? $0.value : nil }
    }

    /// The events of that name besides the one that was read back; of "the leeds one" those of the same kind there. None
    /// if the name may mean that one too, unless it was said not to be meant (`orOwn`).
    private func called(
        _ name: Words, besides own: Int64, orOwn: Bool, _ turn: Turn
    ) throws -> [EventListing] {
        let isOne = name.folded.contains { ["one", "ones"].contains($0) }
        let plain = Words(
            name.folded.indices.filter { !["one", "ones"].contains(name.folded[$0]) }.map { String(name.written($0)) }
                .joined(separator: " "))
        guard !plain.isEmpty, let event = try Events.listed(own, turn) else { return [] }
        let found = (try? events.called(plain, limit: 50, turn)) ?? []
        if !orOwn, found.contains(where: { $0.number == own }) { return [] }
        return try found.filter { listing in
            guard listing.number != own, try events.townMissed(by: listing, plain, turn) == nil else {
                return false
            }
            return try !isOne || Events.listed(listing.number, turn)?.draft.kind == event.draft.kind
        }
    }

    /// Reads back of another event what was read back of one.
    private func same(as proposal: Proposal, of number: Int64, _ turn: Turn) throws -> [Effect] {
        switch proposal {
        case .cancel(_, let reason, _, _): return try handle(.cancel(number, reason: reason), turn)
        case .reason(_, let reason, _): return try explain(number, because: reason, turn)
        case .change(let own, let draft, _, _):
            let (before, event) = (AnnouncementDraft(try listed(own, turn).draft), try listed(number, turn))
            return try edit(
                event, to: draft.changes(since: before, on: AnnouncementDraft(event.draft)), isReadBack: true, turn)
        }
    }
}

extension Proposal {
    /// The number of the event.
    var number: Int64 {
        switch self {
        case .change(let number, _, _, _), .cancel(let number, _, _, _), .reason(let number, _, _): number
        }
    }
}

extension AnnouncementDraft {
    /// The draft of another event with what is changed here since `before`.
    fileprivate func changes(since before: AnnouncementDraft, on other: AnnouncementDraft) -> AnnouncementDraft {
        var changed = other
        func take<Value: Equatable>(_ part: WritableKeyPath<AnnouncementDraft, Value>) {
            if self[keyPath: part] != before[keyPath: part] { changed[keyPath: part] = self[keyPath: part] }
        }
        take(\.title)
        take(\.site)
        take(\.kind)
        take(\.access)
        take(\.cost)
        take(\.capacity)
        take(\.venueAudience)
        take(\.organiser)
        take(\.summary)
        if let time, let earlier = before.time, let own = other.time {
            let isOtherDay = time.start.date != earlier.start.date
            changed.time = Self.hours(time, since: earlier, of: own)
                .moved(to: isOtherDay ? time.start.date : own.start.date)
        }
        return changed
    }

    /// The hours of `own` as those of `time` were changed since `earlier`; it lasts as long as before if that did.
    private static func hours(_ time: EventTime, since earlier: EventTime, of own: EventTime) -> EventTime {
        if time.moved(to: earlier.start.date) == earlier { return own }
        let isAsLong = time.wholeDays == nil && EventTime(start: time.start).lasting(asLongAs: earlier) == time
        return isAsLong ? EventTime(start: time.start).lasting(asLongAs: own) : time
    }
}
