package import FeatureKit
package import MatrixProtocol
import Organising

extension Events {
    /// Adds an event that is announced in `rooms` at this turn, or in none of them; gives its number.
    package static func add(_ draft: EventDraft, announcedIn rooms: [RoomID], _ turn: Turn) throws -> Int64 {
        if let room = rooms.first { return try add(draft, announcedIn: room, turn) }
        let zone = turn.network.timeZone
        return try EventStore.add(
            NewEvent(
                kind: draft.kind, title: draft.title, summary: draft.summary,
                moment: EventMoment(.time(draft.time), in: zone), site: draft.site, access: draft.access,
                cost: draft.cost, capacity: draft.capacity, venueAudience: draft.venueAudience), in: zone, turn.db)
    }
}
