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
        var event = try Events.located(try draft.whole(orElse: Replies.form), turn)
        // A suggestion that was decided on meanwhile is announced by no change of words.
        if let suggestion = draft.suggestion { _ = try waiting(suggestion, turn) }
        do {
            try refusePast(event, turn)
            try refuseTwin(of: event, turn)
        } catch let refusal as Refusal {
            throw Refusal(refusal.reply + Replies.changeOrDrop, isMendable: true)
        }
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
        var reply = Replies.sent(number, rooms: published.posted.count, waiting: published.waiting)
        // Its words are the officer's own, which Steward takes out of no room.
        if !turn.isDirect, event.venueAudience == .coming, !event.site.venue.isEmpty, draft.suggestion == nil {
            reply = reply + Replies.placeTypedHere
        }
        return published.effects + decided + [.reply(reply)]
    }

    /// Refuses an event that has begun.
    func refusePast(_ event: EventDraft, _ turn: Turn) throws(Refusal) {
        guard event.time.start > turn.network.timeZone.local(at: turn.now) else {
            throw Refusal(["\(WhenProblem.inThePast(event.time.start).sentence)"])
        }
    }
}
