package import Events
package import FeatureKit
import Foundation
import Organising
import Publishing
package import StewardCore

/// What `!undo` needs to know of an act on an event or a suggestion.
enum Undoing: Codable, Equatable {
    /// The event was announced, perhaps from a member's suggestion.
    case announced(suggestion: Int64?)
    /// The event was changed or cancelled, and had this state before; `wasNews` if the rooms were told in a new
    /// message, rather than only by revised words.
    case changed(EventState, wasNews: Bool)
    /// The dates of the event were changed, and it had this state before.
    case dates(EventState)
    /// The suggestion was made.
    case suggested
    /// The suggestion was turned down.
    case declined
}

/// Undoing acts on events and suggestions.
extension Announcing {
    func note(_ deed: Deed, to number: Int64, _ undoing: Undoing, _ turn: Turn) throws {
        let before =
            switch undoing {
            case .changed(let state, _), .dates(let state): "\(state.sequence)"
            case .announced, .suggested, .declined: ""
            }
        try turn.note(
            deed, to: Self.thing(number), of: Announcing.self, before: undoing, version: before,
            now: "\(try sequence(of: number, turn))")
    }

    /// The state of an event; throws a refusal if it has been changed since its SEQUENCE was `sequence`.
    package func state(of number: Int64, at sequence: Int64, _ turn: Turn) throws -> EventState {
        guard let state = try Events.state(of: number, turn), state.sequence == sequence else {
            throw Refusal(Replies.changedMeanwhile(number))
        }
        return state
    }

    /// Notes for `!undo` a change of an event's dates; `state` is the event before it.
    package func noteDates(_ deed: Deed, of number: Int64, before state: EventState, _ turn: Turn) throws {
        try note(deed, to: number, .dates(state), turn)
    }

    package func version(of thing: String, _ turn: Turn) throws -> String? {
        guard let (kind, number) = Self.parts(thing) else { return nil }
        if kind == "suggestion" { return try SuggestionStore.version(of: number, turn.db) }
        return try Events.sequence(of: number, turn).map { "\($0)" }
    }

    /// The versions of an event with a private place to which an undo could still return.
    func formerly(_ number: Int64, _ turn: Turn) throws -> [EventDraft] {
        try turn.undoable(Self.thing(number), of: Announcing.self).compactMap { before in
            switch try before.read(as: Undoing.self) {
            case .changed(let state, _), .dates(let state): state.draft.venueAudience == .coming ? state.draft : nil
            case .announced, .suggested, .declined: nil
            }
        }
    }

    private static func thing(_ event: Int64) -> String { "event.\(event)" }

    private static func parts(_ thing: String) -> (kind: Substring, number: Int64)? {
        let parts = thing.split(separator: ".")
        guard parts.count == 2, let number = Int64(parts[1]) else { return nil }
        return (parts[0], number)
    }

    package func isInView(_ act: Act, _ turn: Turn) throws -> Bool {
        guard let number = Self.parts(act.thing)?.number,
            case .announced = try act.before.read(as: Undoing.self)
        else { return true }
        return try !act.isDoubtful && turn.isShownByItself(number, by: Events.name)
    }

    package func undone(_ act: Act, _ turn: Turn) throws -> [Effect] {
        guard let number = Self.parts(act.thing)?.number else { return [] }
        switch try act.before.read(as: Undoing.self) {
        case .announced(let suggestion): return try withdraw(number, suggestedAs: suggestion, turn)
        case .changed(let state, let wasNews):
            return try restore(number, to: state, wasNews ? .news : .words, act, turn)
        case .dates(let state): return try restore(number, to: state, .dates, act, turn)
        case .suggested: return try withdrawSuggestion(number, turn)
        case .declined: return try reopen(number, turn) ?? [.reply(Replies.noSuchSuggestion(number))]
        }
    }

    /// Takes an announcement back in every room, deletes the event, and asks the rooms to take no notice.
    private func withdraw(_ number: Int64, suggestedAs suggestion: Int64?, _ turn: Turn) throws -> [Effect] {
        guard let event = try Events.listed(number, turn) else { return [] }
        let effects = try Publishing.takeBack(
            number, saying: Replies.withdrawn, whereListed: Replies.withdrawn(number), turn)
        try Events.remove(number, turn)
        let reopened = try suggestion.flatMap { try reopen($0, turn) }
        return effects + (reopened ?? [.reply(Replies.sendAgain(lines(announcing: event.draft, turn)))])
    }

    /// What an undone act had changed.
    private enum Change {
        /// The dates of its series.
        case dates
        /// Something that people had to hear of.
        case news
        /// Only words, which were revised in place, without a new message.
        case words
    }

    /// The first time that began since `moment` and is not in all of `states`; nil if there is none. A cancelled state
    /// has no times.
    private func begun(since moment: Date, _ states: EventState..., turn: Turn) -> LocalDateTime? {
        let zone = turn.network.timeZone
        let (first, last) = (zone.local(at: moment), zone.local(at: turn.now))
        let begun = states.map { state -> Set<EventTime> in
            if state.isCancelled { return [] }
            let series = state.series(in: zone)
            let times = series.map { $0.occurrences(after: first, limit: 3).map(\.time) } ?? [state.draft.time]
            return Set(times.filter { $0.start > first && $0.start <= last })
        }
        return begun.reduce(Set<EventTime>()) { $0.symmetricDifference($1) }.map(\.start).min()
    }

    /// Restores an event, and tells the rooms if they were told of the change.
    private func restore(
        _ number: Int64, to state: EventState, _ change: Change, _ act: Act, _ turn: Turn
    ) throws -> [Effect] {
        guard let current = try Events.state(of: number, turn) else { return [] }
        // An undo is not read back, and a private place may become public only with a yes.
        if state.draft.showsPrivatePlace(of: current.draft) { throw Refusal(Replies.undoingShowsPlace(number)) }
        let zone = turn.network.timeZone
        let (series, restored) = (current.series(in: zone), state.series(in: zone))
        if let begun = begun(since: act.doneAt, current, state, turn: turn) {
            throw Refusal(Replies.begunSince(act.deed, begun, number))
        }
        // An addition need not be told, but somebody may miss it once it is gone.
        let change = change == .words && Self.isNews(state.draft, after: current.draft) ? .news : change
        var (before, after) = facts(from: (current.draft, series), to: (state.draft, restored), turn)
        // Dates of different rules cannot be compared.
        if change == .dates { (before, after) = (next(current.draft, series, turn), next(state.draft, restored, turn)) }
        try Events.restore(number, to: state, turn)
        let isOnAgain = current.isCancelled && !state.isCancelled
        let changes = change == .dates ? series.flatMap { restored?.changes(since: $0) } ?? [] : []
        let date = changes.count == 1 ? changes.first.map { Replies.date(of: state.draft.title, $0) } : nil
        let next = [standing(current.draft, series, turn), standing(state.draft, restored, turn)]
        let changed = date == nil ? next : changes.flatMap { [$0.before, $0.after] }
        let earliest = changed.compactMap { $0?.start }.min()
        let notice: Publishing.Notice? =
            if isOnAgain {
                Publishing.Notice(
                    Replies.onAfterAll(after, number: number), namesVenue: after.namesVenue, earliest: earliest,
                    isUrgent: true)
            } else if let date {
                Publishing.Notice(Replies.dateAsBefore(date, number: number), earliest: earliest)
            } else {
                switch change {
                case .dates: Publishing.Notice(Replies.datesAsBefore(after, number: number), earliest: earliest)
                case .news:
                    Replies.changeNotice(after, before: before, number: number, also: next, isUndone: true)
                case .words: nil
                }
            }
        let published = try Publishing.revise(number, try words(of: number, turn) ?? [], saying: notice, turn)
        let told =
            notice == nil
            ? Replies.untold : published.told
        return published.effects + [.reply(date.map { ["\($0) \(told)"] } ?? Replies.asBefore(after, told))]
    }
}
