package import FeatureKit
package import Foundation
package import GRDB
package import MatrixProtocol
package import Organising

/// What other features may ask of events, and tell them.
extension Events {
    /// The kinds of events that the store holds, ready to read what people type.
    package static func kinds(_ db: Database) throws -> Kinds { try EventStore.kinds(db) }

    /// Adds an event; gives its number.
    package static func add(_ draft: EventDraft, _ turn: Turn) throws -> Int64 {
        try EventStore.add(Event(draft), in: turn.network.timeZone, turn.db)
    }

    /// Says anew at which times an event takes place: one, or the coming ones of a series, in any order.
    package static func setOccurrences(_ number: Int64, _ times: [EventTime], _ turn: Turn) throws {
        let zone = turn.network.timeZone
        try EventStore.setOccurrences(number, times.compactMap { EventMoment(.time($0), in: zone) }, turn.db)
    }

    /// Writes down in which rooms an event is announced at this turn.
    package static func noteAnnounced(_ number: Int64, in rooms: [RoomID], _ turn: Turn) throws {
        try EventStore.noteAnnounced(number, in: rooms.map(\.rawValue), at: turn.now, turn.db)
    }

    /// The rooms in which an event was announced, or is to be with their digest, in the order in which that was decided.
    package static func rooms(announcing number: Int64, _ db: Database) throws -> [RoomID] {
        try EventStore.rooms(announcing: number, db).map { RoomID($0) }
    }

    /// The next events that were announced in `room` and are still to come, at most `limit` of them.
    package static func announced(in room: RoomID, limit: Int, at now: Date, _ db: Database) throws -> [Int64] {
        try EventStore.announced(in: room.rawValue, limit: limit, at: now, db)
    }

    /// The places that only those who come are told, in `town`, or elsewhere and online, of events that are neither over nor
    /// cancelled, `own` left out.
    package static func privateSites(
        in town: String, besides own: Int64? = nil, _ turn: Turn
    ) throws -> [(number: Int64, site: EventSite, isInTown: Bool)] {
        try EventStore.privateSites(in: town, besides: own, at: turn.now, turn.db)
    }

    /// The number of an event that is called as `draft` is, begins when it does and is in the same town, `own` left out.
    ///
    /// What two branches put on in one town counts as two, if both are named.
    package static func twin(of draft: EventDraft, besides own: Int64? = nil, _ turn: Turn) throws -> Int64? {
        try EventMoment(.time(draft.time), in: turn.network.timeZone).flatMap {
            try EventStore.twin(of: draft, $0, besides: own, turn.db)
        }
    }
}
