import Events
package import FeatureKit
package import Foundation
import GRDB
import MatrixProtocol
import Organising
import Publishing
package import StewardCore

/// Events that members suggest and officers approve or decline.
extension Announcing {
    /// How the suggestions that wait are numbered and continued.
    static let waiting = NumberedList(of: "suggestion", all: "!suggestions", one: "!suggestion")
    package static let list: NumberedList? = waiting

    /// Reads back to a member what they suggest, as the officers will read it.
    func readBack(suggestion draft: AnnouncementDraft, _ turn: Turn) throws -> (Reply, Deed) {
        let (event, _) = try sendable(draft, turn)
        var read = try facts(draft, event, turn)
        if draft.showsPrivatePlace == true { read.place = hidingVenue(of: event.site) }
        read.shown = Set(try formerPlaces(draft, event, turn).flatMap { event.parts(telling: $0) })
        return (
            Replies.suggestionReadBack(
                read, showsPrivatePlace: draft.showsPrivatePlace == true, agreed: draft.agreed ?? [],
                isDirect: turn.isDirect),
            Deed("suggesting", "Suggested", Replies.name(event))
        )
    }

    /// Posts a suggestion in the officers' rooms for such events, without saying who made it.
    func send(suggestion draft: AnnouncementDraft, _ turn: Turn) throws -> [Effect] {
        let (event, rooms) = try sendable(draft, turn)
        let number = try SuggestionStore.add(draft, of: turn.sender, at: turn.now, turn.db)
        try turn.wake(Timer.suggestions)
        try turn.note(
            Deed("suggesting", "Suggested", Replies.name(event)), to: "suggestion.\(number)", of: Announcing.self,
            before: Undoing.suggested, version: "", now: try SuggestionStore.version(of: number, turn.db) ?? "")
        let words = Replies.suggestion(try facts(draft, event, turn), number: number)
        return rooms.map { .action(.post(words, to: $0, key: Self.key(number))) } + [
            .reply(
                Replies.suggested(number, isDirect: turn.isDirect)
                    + (!turn.isDirect && facts(event).keepsVenue ? Replies.placeTypedHere : []))
        ]
    }

    /// The event of a suggestion and the officers' rooms that it goes to; throws a refusal if it cannot be sent.
    private func sendable(_ draft: AnnouncementDraft, _ turn: Turn) throws -> (EventDraft, [RoomID]) {
        let event = try draft.whole(orElse: Replies.suggestionForm)
        try refuseTwin(of: event, turn)
        guard try SuggestionStore.count(of: turn.sender, turn.db) < SuggestionStore.mostWaiting else {
            throw Refusal(Replies.tooManySuggestions)
        }
        let rooms = try officersRooms(for: event, turn)
        guard !rooms.isEmpty else { throw Refusal(Replies.noOfficersRoom) }
        return (event, rooms)
    }

    // MARK: What waits

    /// Lists what waits: all of it to officers among themselves, and to a member directly what is theirs.
    func suggestions(_ turn: Turn) throws -> [Effect] {
        let isForAll = try readsAll(turn)
        let listed = try SuggestionStore.waiting(of: isForAll ? nil : turn.sender, at: turn.now, turn.db)
        guard let first = listed.first?.number else {
            try turn.offerNoMore()
            return [.reply(isForAll ? Replies.nothingWaits : Replies.nothingOfYoursWaits)]
        }
        let heading = isForAll ? Replies.waitingHeading : Replies.yoursHeading
        return [
            .reply(
                try reply(Page(listed), under: heading, turn)
                    + (isForAll ? Replies.toDecide(first) : Replies.toWithdraw(first)))
        ]
    }

    package func more(_ rest: OpenQuestion.Payload, _ turn: Turn) throws -> [Effect] {
        let isForAll = try readsAll(turn)
        let page = try Page(rest) { number -> SuggestionStore.Suggestion? in
            try SuggestionStore.find(number, turn.db).flatMap { isForAll || $0.user == turn.sender ? $0 : nil }
        }
        return [.reply(try reply(page, under: nil, turn))]
    }

    private func reply(
        _ page: Page<SuggestionStore.Suggestion>, under heading: Line?, _ turn: Turn
    ) throws -> Reply {
        try Self.waiting.reply(page, under: heading, turn) { Replies.line($0.number, $0.draft) }
    }

    /// Does what a command does with a suggestion to the one that waits and is called so.
    func handle(_ deed: SuggestionDeed, ofSuggestion said: Words, _ turn: Turn) throws -> [Effect] {
        // A room would read what a member had suggested.
        let isOwn = deed == .withdraw
        guard turn.isDirect || !isOwn else { throw Refusal([FeatureKit.Replies.onlyInDirectMessage]) }
        if !isOwn { _ = try readsAll(turn) }
        let name = said.text.prefix { !",;:.".contains($0) }
        let wanted = Words(name).folded.filter { !Self.besidesTitles.contains($0) }
        let waiting = try SuggestionStore.waiting(of: isOwn ? turn.sender : nil, at: turn.now, turn.db)
        let found = waiting.filter { suggestion in
            let title = Words(suggestion.draft.title ?? "").folded
            return !wanted.isEmpty && wanted.allSatisfy(title.contains)
        }
        guard let first = found.first else { throw Refusal(Replies.noSuggestionCalled(String(name))) }
        let reason = try AnnouncingCommand.reason(Words(String(said.text.dropFirst(name.count))))
        if found.count > 1 {
            throw Refusal(
                Replies.whichSuggestion(
                    found.map { Replies.line($0.number, $0.draft) }, "!\(deed.rawValue) \(first.number)"),
                instead: Dictionary(
                    found.map { (.number($0.number), "!\(deed.rawValue) \($0.number) \(reason)") },
                    uniquingKeysWith: { $1 }),
                among: found.map { .init($0.number, Replies.line($0.number, $0.draft).plain) })
        }
        switch deed {
        case .approve: return try approve(first.number, turn)
        case .decline: return try decline(first.number, because: reason, turn)
        case .withdraw: return try withdraw(suggestion: first.number, turn)
        }
    }

    private static let besidesTitles: Set<String> = [
        "the", "a", "an", "my", "our", "that", "this", "suggestion", "suggested", "one", "please", "pls", "for", "of",
        "about", "to", "event",
    ]

    /// Shows all about a suggestion that waits.
    func suggestion(_ number: Int64, _ turn: Turn) throws -> [Effect] {
        let isForAll = try readsAll(turn)
        guard let suggestion = try SuggestionStore.find(number, turn.db),
            isForAll || suggestion.user == turn.sender, let event = suggestion.draft.completed
        else { throw Refusal(isForAll ? Replies.noSuchSuggestion(number) : Replies.noneOfYours(number)) }
        let facts = try facts(suggestion.draft, event, turn)
        try turn.noteShown(number)
        return [.reply(isForAll ? Replies.suggestion(facts, number: number) : Replies.yours(facts, number: number))]
    }

    /// The facts of what a draft suggests, with how it repeats.
    private func facts(_ draft: AnnouncementDraft, _ event: EventDraft, _ turn: Turn) throws -> Replies.Facts {
        facts(event, try series(draft, at: event.time, turn), at: event.time)
    }

    /// Whether whoever asks reads all suggestions here, rather than their own; throws a refusal in a room in which
    /// others would read them.
    private func readsAll(_ turn: Turn) throws -> Bool {
        guard try isAmongOfficers(turn), turn.isDirect || turn.role >= .officer else {
            throw Refusal([FeatureKit.Replies.onlyInDirectMessage])
        }
        return turn.role >= .officer
    }

    /// Withdraws the member's own suggestion with this number, or the only one of theirs that waits.
    func withdraw(suggestion number: Int64?, _ turn: Turn) throws -> [Effect] {
        // A room would read who had suggested what.
        guard turn.isDirect else { throw Refusal([FeatureKit.Replies.onlyInDirectMessage]) }
        let own = try SuggestionStore.waiting(of: turn.sender, at: turn.now, turn.db)
        guard number != nil || own.count < 2 else { throw Refusal(Replies.withdrawWhich) }
        guard let suggestion = number == nil ? own.first : own.first(where: { $0.number == number }) else {
            throw Refusal(number.map(Replies.noneOfYours) ?? Replies.nothingOfYoursWaits)
        }
        let deed = Deed("withdrawing", "Withdrawn", suggestion.draft.completed.map(Replies.name) ?? "a suggestion")
        try turn.noteLasting(deed, instead: "!suggest")
        return Effect.answering(
            try withdrawSuggestion(suggestion.number, turn), beginning: Replies.withdrawn(suggestion: suggestion.number)
        )
    }

    /// The officers' rooms that subscribe to such events, or all officers' rooms if none does.
    private func officersRooms(for event: EventDraft, _ turn: Turn) throws -> [RoomID] {
        let rooms = try RoomRegister.joined(among: Array(RoomRegister.officersRooms(turn.db)), turn.db)
        let subscribed = try Publishing.rooms(for: event, gazetteer, turn.db).filter(rooms.contains)
        return subscribed.isEmpty ? rooms.sorted { $0.rawValue < $1.rawValue } : subscribed
    }

    private static func key(_ number: Int64) -> PostKey { "suggestion.\(number)" }

    /// Takes "approve", or "decline" with a reason, as a reply to a suggestion; nil for other talk about it.
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

    /// Reads back the announcement to the officer, who can change it before it is sent.
    func approve(_ number: Int64, _ turn: Turn) throws -> [Effect] {
        var draft = try waiting(number, turn).draft
        (draft.suggestion, draft.room) = (number, turn.isDirect ? nil : turn.room)
        // Only the officer may decide to mention a room, and what everybody may read.
        (draft.mentionsRoom, draft.agreed, draft.tellsNoPlace) = (false, nil, nil)
        let hasBegun = draft.time.map { $0.start <= turn.network.timeZone.local(at: turn.now) } ?? false
        return try turn.directly(if: isForDirect(draft, turn)) { turn in
            Effect.answering(try form.readBack(draft, turn), beginning: hasBegun ? Replies.dayIsPast : [])
        }
    }

    /// Whether a suggestion is read back in a direct message alone: it has what may be somebody's own, or, outside of
    /// the officers' rooms, in which it stood already, a private place or an address.
    private func isForDirect(_ draft: AnnouncementDraft, _ turn: Turn) throws -> Bool {
        if draft.lacksExactPlace || !PersonalParts(draft).isEmpty { return true }
        guard let event = draft.completed, try !isAmongOfficers(turn) else { return false }
        return event.venueAudience == .coming || facts(event).showsAddress
    }

    private func isAmongOfficers(_ turn: Turn) throws -> Bool {
        try turn.isDirect || RoomRegister.find(turn.room, turn.db)?.isOfficers == true
    }

    /// The suggestion with this number; throws a refusal if it is gone or decided on.
    func waiting(_ number: Int64, _ turn: Turn) throws -> SuggestionStore.Suggestion {
        guard let suggestion = try SuggestionStore.find(number, turn.db) else {
            throw Refusal(Replies.noSuchSuggestion(number))
        }
        return suggestion
    }

    /// Declines a suggestion. With a reason, the answer goes to the officer alone outside of the officers' rooms, since a
    /// refusal of that would tell that it names a private place.
    func decline(_ number: Int64, because reason: String, _ turn: Turn) throws -> [Effect] {
        try turn.directly(if: !reason.isEmpty && !isAmongOfficers(turn)) { try declined(number, because: reason, $0) }
    }

    private func declined(_ number: Int64, because reason: String, _ turn: Turn) throws -> [Effect] {
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
            .action(.tell(suggestion.user, Replies.notTaken(event.title, because: reason))),
            .reply(Replies.isDeclined(number)),
        ]
    }

    /// Tells the member that their suggestion is announced.
    func announced(suggestion number: Int64, as event: Int64, _ turn: Turn) throws -> [Effect] {
        let suggestion = try waiting(number, turn)
        try decide(number, turn)
        // The title as announced, since an officer may have changed one that told too much.
        let title = try Events.listed(event, turn)?.draft.title ?? ""
        return try decided(number, Replies.approved(title, as: event), turn) + [
            .action(.tell(suggestion.user, Replies.taken(title, as: event)))
        ]
    }

    private func decided(_ number: Int64, _ words: Reply, _ turn: Turn) throws -> [Effect] {
        try turn.postedRooms(Self.key(number)).map { .action(.revise(Self.key(number), in: $0, words)) }
    }

    /// Notes that a suggestion is decided; it is deleted when that can no longer be undone.
    private func decide(_ number: Int64, _ turn: Turn) throws {
        try SuggestionStore.decide(number, at: turn.now, turn.db)
        try turn.wake(Timer.decided)
    }

    /// Makes a suggestion wait again and tells the member; nil if it is gone.
    func reopen(_ number: Int64, _ turn: Turn) throws -> [Effect]? {
        guard try SuggestionStore.reopen(number, turn.db), let suggestion = try SuggestionStore.find(number, turn.db),
            let event = suggestion.draft.completed
        else { return nil }
        let facts = try facts(suggestion.draft, event, turn)
        return try decided(number, Replies.suggestion(facts, number: number), turn) + [
            .action(.tell(suggestion.user, Replies.isReconsidered(event.title))),
            .reply(Replies.waitsAgain(number)),
        ]
    }

    /// Withdraws a suggestion that nobody has decided on.
    func withdrawSuggestion(_ number: Int64, _ turn: Turn) throws -> [Effect] {
        try SuggestionStore.remove(number, turn.db)
        return try turn.takingBack(Self.key(number)) + [.reply(Replies.suggestionIsGone)]
    }

    package func due(_ timer: Timer, _ tick: Tick) throws -> [RoomAction] {
        switch timer {
        case .decided:
            try SuggestionStore.forgetDecided(at: tick.now, tick.db)
            return []
        case .suggestions:
            return try SuggestionStore.forgetOld(at: tick.now, tick.db).flatMap { try tick.takingBack(Self.key($0)) }
        }
    }

    /// The timers of announcing.
    package enum Timer: String, FeatureTimer {
        /// Deletes suggestions whose decision can no longer be undone.
        case decided
        /// Deletes suggestions that nobody decided on in time.
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
