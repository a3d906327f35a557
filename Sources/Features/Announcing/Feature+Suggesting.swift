import Events
package import FeatureKit
package import Foundation
import GRDB
import MatrixProtocol
import Organising
import Publishing
package import StewardCore

/// Events that members suggest, and what officers decide on them.
extension Announcing {
    /// Shows a suggestion to the officers of its area, without saying whose it is.
    func suggest(_ draft: AnnouncementDraft, _ turn: Turn) throws -> [Effect] {
        let event = try draft.whole(orElse: Replies.suggestionForm)
        try refuseTwin(of: event, turn)
        guard try SuggestionStore.count(of: turn.sender, turn.db) < SuggestionStore.mostWaiting else {
            throw Refusal(Replies.tooManySuggestions)
        }
        let rooms = try officersRooms(for: event, turn)
        guard !rooms.isEmpty else { throw Refusal(Replies.noOfficersRoom) }
        let number = try SuggestionStore.add(draft, of: turn.sender, at: turn.now, turn.db)
        try turn.wake(Timer.suggestions)
        try turn.note(
            Deed("suggesting", "Suggested", Replies.name(event)), to: "suggestion.\(number)", of: Announcing.self,
            before: Undoing.suggested, version: "", now: try SuggestionStore.version(of: number, turn.db) ?? "")
        let words = Replies.suggestion(facts(event), number: number)
        return rooms.map { .errand(.post(words, to: $0, key: Self.key(number))) } + [
            .reply(
                Replies.suggested(facts(event), isDirect: turn.isDirect)
                    + (!turn.isDirect && facts(event).keepsVenue ? Replies.placeTypedHere : []))
        ]
    }

    /// The officers' rooms that subscribed to such events; all of them where none did.
    private func officersRooms(for event: EventDraft, _ turn: Turn) throws -> [RoomID] {
        let rooms = try RoomRegister.joined(among: Array(RoomRegister.officersRooms(turn.db)), turn.db)
        let subscribed = try Publishing.rooms(for: event, gazetteer, turn.db).filter(rooms.contains)
        return subscribed.isEmpty ? rooms.sorted { $0.rawValue < $1.rawValue } : subscribed
    }

    private static func key(_ number: Int64) -> PostKey { "suggestion.\(number)" }

    /// Takes "approve", and "decline" with the reason, in reply to a suggestion; anything else is talk about it.
    package func reply(_ said: Words, to post: PostKey, _ turn: Turn) throws -> [Effect]? {
        let parts = post.word.split(separator: ".")
        guard parts.first == "suggestion", let number = parts.last.flatMap({ Int64($0) }) else { return nil }
        let words = said.folded.map { $0.prefix(while: \.isLetter) }
        let isAlone = words.dropFirst().allSatisfy { ["it", "this", "please", "thanks", ""].contains($0) }
        if isAlone, said.text.hasSuffix("?") { return nil }
        switch words.first {
        case "approve" where isAlone, "approved" where isAlone, "yes" where words.count == 1:
            guard turn.role >= .officer else { throw Refusal(Replies.officersDecide) }
            return try approve(number, turn)
        case "declined" where isAlone, "no" where words.count == 1, "decline":
            guard turn.role >= .officer else { throw Refusal(Replies.officersDecide) }
            let reason = isAlone ? "" : try AnnouncingCommand.reason(said.dropFirst(1))
            return try decline(number, because: reason, turn)
        default: return nil
        }
    }

    /// Reads the announcement back to the officer, who may change it before it is sent.
    func approve(_ number: Int64, _ turn: Turn) throws -> [Effect] {
        var draft = try waiting(number, turn).draft
        draft.suggestion = number
        // Whether a room is mentioned is for the officer to write.
        draft.mentionsRoom = false
        let hasBegun = draft.time.map { $0.start <= turn.network.timeZone.local(at: turn.now) } ?? false
        return Effect.answering(try form.readBack(draft, turn), beginning: hasBegun ? Replies.dayIsPast : [])
    }

    /// The suggestion with this number, as long as nobody has decided on it.
    func waiting(_ number: Int64, _ turn: Turn) throws -> SuggestionStore.Suggestion {
        guard let suggestion = try SuggestionStore.find(number, turn.db) else {
            throw Refusal(Replies.noSuchSuggestion(number))
        }
        return suggestion
    }

    func decline(_ number: Int64, because reason: String, _ turn: Turn) throws -> [Effect] {
        let suggestion = try waiting(number, turn)
        guard let event = suggestion.draft.completed else { throw Refusal(Replies.noSuchSuggestion(number)) }
        try event.refuseToTellPlace(in: reason)
        if let keeper = try KeptPlaces(in: event.site.town, turn).keeper(toldIn: reason) {
            throw Refusal(Replies.reasonTellsPlace(keptBy: keeper))
        }
        try decide(number, turn)
        try turn.note(
            Deed("declining", "Declined", Replies.name(event)), to: "suggestion.\(number)", of: Announcing.self,
            before: Undoing.declined, version: "", now: try SuggestionStore.version(of: number, turn.db) ?? "")
        let words = Replies.declined(facts(event), because: reason)
        return try decided(number, words, turn) + [
            .errand(.tell(suggestion.user, Replies.notTaken(event.title, because: reason))),
            .reply(Replies.isDeclined(number)),
        ]
    }

    /// Tells whoever suggested it that their event is announced now.
    func announced(suggestion number: Int64, as event: Int64, _ turn: Turn) throws -> [Effect] {
        let suggestion = try waiting(number, turn)
        try decide(number, turn)
        // An officer may have corrected it, perhaps since it told too much.
        let title = try Events.listed(event, turn)?.draft.title ?? ""
        return try decided(number, Replies.approved(title, as: event), turn) + [
            .errand(.tell(suggestion.user, Replies.taken(title, as: event)))
        ]
    }

    private func decided(_ number: Int64, _ words: Reply, _ turn: Turn) throws -> [Effect] {
        try turn.postedRooms(Self.key(number)).map { .errand(.revise(Self.key(number), in: $0, words)) }
    }

    /// What is decided can be undone for a while, and is forgotten then.
    private func decide(_ number: Int64, _ turn: Turn) throws {
        try SuggestionStore.decide(number, at: turn.now, turn.db)
        try turn.wake(Timer.decided)
    }

    /// Lets a suggestion wait for a decision again, and tells whoever made it; nil if it is gone.
    func reopen(_ number: Int64, _ turn: Turn) throws -> [Effect]? {
        guard try SuggestionStore.reopen(number, turn.db), let suggestion = try SuggestionStore.find(number, turn.db),
            let event = suggestion.draft.completed
        else { return nil }
        return try decided(number, Replies.suggestion(facts(event), number: number), turn) + [
            .errand(.tell(suggestion.user, Replies.isReconsidered(event.title))),
            .reply(Replies.waitsAgain(number)),
        ]
    }

    /// Takes a suggestion back that nobody has decided on.
    func withdrawSuggestion(_ number: Int64, _ turn: Turn) throws -> [Effect] {
        try SuggestionStore.remove(number, turn.db)
        return try turn.takingBack(Self.key(number)) + [.reply(Replies.suggestionIsGone)]
    }

    package func due(_ timer: Timer, _ tick: Tick) throws -> [Errand] {
        switch timer {
        case .decided:
            try SuggestionStore.forgetDecided(at: tick.now, tick.db)
            return []
        case .suggestions:
            return try SuggestionStore.forgetOld(at: tick.now, tick.db).flatMap { try tick.takingBack(Self.key($0)) }
        }
    }

    /// What announcing waits for.
    package enum Timer: String, FeatureTimer {
        /// A suggestion whose decision can no longer be undone is forgotten.
        case decided
        /// A suggestion that nobody decided on is forgotten.
        case suggestions

        package static let feature = Announcing.name

        package func next(_ tick: Tick) throws -> Date? {
            switch self {
            case .decided: try SuggestionStore.nextDecidedToForget(tick.db)
            case .suggestions: try SuggestionStore.nextToForget(tick.db)
            }
        }
    }
}
