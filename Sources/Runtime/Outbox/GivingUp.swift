import FeatureKit
import StewardCore
import Store

/// Why something is given up.
enum GivingUp: Sendable {
    /// The homeserver has failed for as long as the row's kind may.
    case failing
    /// The homeserver will not do it, now or later.
    case refused
}

extension Dispatcher {
    /// Gives `row` up, and tells the officers if it was an announcement; gives what is to be sent for that.
    func giveUp(_ row: OutboxRow, _ cause: GivingUp, because reason: String) async throws -> [OutboxRow] {
        try await store.write { [self] db in
            let isAnnouncement = try Outbox.isAnnouncement(row.id, db)
            try Outbox.markRefused(row.id, because: reason, db)
            var handling = handling(db, cause: "\(Outbox.causeOfGivenUp)\(row.id)")
            guard isAnnouncement, case .room(let room) = row.address else { return [] }
            let words = OutboxRow.Message(post: Replies.gaveUp(row.action, in: room, cause))
            for officersRoom in try RoomRegister.officersRooms(db) where officersRoom != room {
                guard try RoomRegister.find(officersRoom, db)?.isJoined == true else { continue }
                try handling.add(.message(words), to: officersRoom)
            }
            return handling.dispatched.rows
        }
    }
}
