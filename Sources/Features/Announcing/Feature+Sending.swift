import Events
import FeatureKit
import Foundation
import GRDB
import MatrixProtocol
import Organising
import Publishing
import StewardCore

/// Sending an announcement to its rooms.
extension Announcing {
    /// The rooms that an announcement goes to: the one in which it is made, unless that is the officers' own or a direct
    /// message, and all that subscribed to its like.
    func destinations(of event: EventDraft, _ draft: AnnouncementDraft, _ turn: Turn) throws -> Replies.Destinations {
        let isHere = try !turn.isDirect && RoomRegister.find(turn.room, turn.db)?.isOfficers != true
        let subscribed = try Publishing.rooms(for: event, gazetteer, turn.db)
        let rooms = isHere ? [turn.room] + subscribed.filter { $0 != turn.room } : subscribed
        guard draft.mentionsRoom else { return Replies.Destinations(rooms: rooms, isHere: isHere) }
        let allowed = try rooms.filter { try turn.mayMentionRoom(in: $0) }
        let mentioned = try allowed.filter { try turn.iMayMentionRoom(in: $0) }
        return Replies.Destinations(
            rooms: rooms, isHere: isHere, mentioned: mentioned, isStewardBarred: mentioned.count < allowed.count)
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
        try note(
            Deed("announcing", "Announced", Replies.name(event)), to: number, .announced(suggestion: draft.suggestion),
            turn)
        let decided = try draft.suggestion.map { try announced(suggestion: $0, as: number, turn) } ?? []
        return published.effects + decided + [
            .reply(Replies.sent(number, rooms: published.posted.count, waiting: published.waiting))
        ]
    }
}
