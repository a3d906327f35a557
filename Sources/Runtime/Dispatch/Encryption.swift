import FeatureKit
import MatrixProtocol
import StewardCore
import Store

/// Rooms in which we cannot read what is said.
extension BatchTransaction {
    /// Takes in that `room` is encrypted: says there, once and in clear, how to reach us, and tells the officers if
    /// announcements came to it until now.
    mutating func tellOfEncryption(of room: RoomID) throws {
        let isSubscribed = try !Subscription.all(of: room, db).isEmpty
        try RoomRegister.note(isEncrypted: true, room, db)
        forgetRecord()
        let words = OutboxRow.Message(isNotice: true, Replies.cannotReadHere)
        try add(.message(words, key: PostKey("encrypted", of: "rooms")), to: room)
        guard isSubscribed else { return }
        for officersRoom in try RoomRegister.officersRooms(db) where officersRoom != room {
            guard try RoomRegister.find(officersRoom, db)?.isJoined == true else { continue }
            try add(.message(OutboxRow.Message(post: Replies.subscriptionSleeps(room))), to: officersRoom)
        }
    }

    /// Takes in whether `room` is encrypted, as the homeserver says.
    mutating func note(isEncrypted: Bool, _ room: RoomID) throws {
        if try isEncrypted && RoomRegister.find(room, db)?.isEncrypted != true {
            try tellOfEncryption(of: room)
        } else {
            try RoomRegister.note(isEncrypted: isEncrypted, room, db)
        }
    }
}

extension Dispatcher {
    /// Whether `room` is encrypted; nil if we do not know.
    func isEncrypted(_ room: RoomID) async throws -> Bool? {
        try await store.read { try RoomRegister.find(room, $0)?.isEncrypted }
    }

    /// Takes in whether `room` is encrypted; returns the rows that this leads to.
    func note(isEncrypted: Bool, _ room: RoomID) async throws -> [OutboxRow] {
        try await store.write { [self] db in
            var transaction = transaction(db, cause: "encryption")
            try transaction.note(isEncrypted: isEncrypted, room)
            return transaction.dispatched.rows
        }
    }
}
