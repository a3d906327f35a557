import FeatureKit
import MatrixClient
import MatrixProtocol
import Store

/// Asks who is of the network just when that matters; nothing of the answer is kept.
struct NetworkMembership: Sendable {
    let client: MatrixClient
    let dispatcher: Dispatcher

    /// The message in the words that are for whoever reads it, as it stands at this moment.
    func words(of message: OutboxRow.Message) async throws -> OutboxRow.Message {
        guard let reserved = message.reserved, try await !includes(reserved.user) else { return message }
        var message = message
        (message.plain, message.html) = (reserved.otherwisePlain, reserved.otherwiseHTML)
        return message
    }

    /// Whether `user` shares one of the network's rooms with us.
    func includes(_ user: UserID) async throws -> Bool {
        let rooms = try await dispatcher.networkRooms()
        let shared = try await client.mutualRooms(with: user)
        for room in rooms {
            if let shared {
                guard shared.contains(room.id) else { continue }
            } else {
                guard try await isMember(user, of: room.id) else { continue }
            }
            if room.isKnown { return true }
            if try await hasMany(room.id) { return true }
        }
        return false
    }

    /// Whether others than one person and us are in `room`.
    private func hasMany(_ room: RoomID) async throws(MatrixFailure) -> Bool {
        do {
            return try await client.readableMembers(of: room).map { $0.count > 2 } ?? true
        } catch .refused(_, .forbidden) {
            return false
        }
    }

    /// In a room that we were put out of a moment ago nobody is met.
    private func isMember(_ user: UserID, of room: RoomID) async throws(MatrixFailure) -> Bool {
        do {
            return try await client.isMember(user, of: room)
        } catch .refused(_, .forbidden) {
            return false
        }
    }
}
