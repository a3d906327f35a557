import Events
package import FeatureKit
package import Foundation
import GRDB
import MatrixProtocol
import Organising
import Publishing
package import StewardCore

/// Sending an announcement to its rooms, and taking it back.
extension Announcing {
    /// For how many seconds an announcement can be taken back.
    private static let undoable: Int64 = 600

    /// The rooms that an announcement goes to: the one in which it is made, unless that is the officers' own or a direct
    /// message, and all that subscribed to its like.
    func destinations(of event: EventDraft, _ draft: AnnouncementDraft, _ turn: Turn) throws -> Replies.Destinations {
        let isHere = try !turn.isDirect && RoomRegister.find(turn.room, turn.db)?.isOfficers != true
        let subscribed = try Publishing.rooms(for: event, gazetteer, turn.db)
        let rooms = isHere ? [turn.room] + subscribed.filter { $0 != turn.room } : subscribed
        let mentioned = draft.mentionsRoom ? try rooms.filter { try turn.mayMentionRoom(in: $0) } : nil
        return Replies.Destinations(rooms: rooms, isHere: isHere, mentioned: mentioned)
    }

    func send(_ draft: AnnouncementDraft, _ turn: Turn) throws -> [Effect] {
        guard var event = draft.completed else { throw Refusal(Replies.form) }
        let now = turn.network.timeZone.local(at: turn.now)
        guard event.time.start > now else { throw Refusal(["\(WhenProblem.inThePast(event.time.start).sentence)"]) }
        try refuseTwin(of: event, turn)
        event.organiser = event.organiser ?? networkName
        let number = try Events.add(event, turn)
        let destinations = try destinations(of: event, draft, turn)
        let published = try Publishing.publish(
            number, Replies.announcement(facts(event), number: number), in: destinations.rooms,
            mentioning: Set(destinations.mentioned ?? []), turn)
        try noteSent(number, turn)
        let decided = try draft.suggestion.map { try announced(suggestion: $0, as: number, turn) } ?? []
        return published.effects + decided + [
            .reply(Replies.sent(number, rooms: published.posted.count, waiting: published.waiting))
        ]
    }

    private func noteSent(_ number: Int64, _ turn: Turn) throws {
        let now = Int64(turn.now.timeIntervalSince1970)
        try turn.db.execute(
            sql: "INSERT INTO announcing_sent (number, user_id, sent_at) VALUES (?, ?, ?)",
            arguments: [number, turn.sender.rawValue, now])
        try turn.wake(Timer.forget)
    }

    package func due(_ timer: Timer, _ tick: Tick) throws -> [Errand] {
        switch timer {
        case .forget:
            let now = Int64(tick.now.timeIntervalSince1970)
            try tick.db.execute(
                sql: "DELETE FROM announcing_sent WHERE sent_at <= ?", arguments: [now - Self.undoable])
        case .suggestions: try SuggestionStore.forgetOld(at: tick.now, tick.db)
        }
        return []
    }

    /// What announcing waits for.
    package enum Timer: String, FeatureTimer {
        /// Who announced what can no longer be taken back is forgotten.
        case forget
        /// A suggestion that nobody decided on is forgotten.
        case suggestions

        package static let feature = Announcing.name

        package func next(_ tick: Tick) throws -> Date? {
            switch self {
            case .forget:
                try Int64.fetchOne(tick.db, sql: "SELECT min(sent_at) FROM announcing_sent").map {
                    Date(timeIntervalSince1970: TimeInterval($0 + Announcing.undoable))
                }
            case .suggestions: try SuggestionStore.nextToForget(tick.db)
            }
        }
    }

    /// Takes the person's latest announcement back in every room and out of the list.
    func undo(_ turn: Turn) throws -> [Effect] {
        let since = Int64(turn.now.timeIntervalSince1970) - Self.undoable
        let number = try Int64.fetchOne(
            turn.db,
            sql: """
                SELECT number FROM announcing_sent WHERE user_id = ? AND sent_at > ? ORDER BY number DESC LIMIT 1
                """, arguments: [turn.sender.rawValue, since])
        guard let number, let event = try Events.listed(number, turn) else { throw Refusal(Replies.nothingToUndo) }
        let effects = try Publishing.takeBack(number, turn)
        try Events.remove(number, turn)
        let line = line(of: event.draft, turn)
        return effects + [.reply(Replies.undone(event.draft.title, line: line))]
    }
}
