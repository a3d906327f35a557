import FeatureKit
import MatrixClient
import MatrixProtocol
import Store

/// Asks who is of the network at the moment when it matters, and keeps nothing of the answer.
struct NetworkMembership: Sendable {
    let client: MatrixClient
    let dispatcher: Dispatcher

    /// The message in the words for its reader, as the network is at this moment.
    func words(of message: OutboxRow.Message) async throws -> OutboxRow.Message {
        guard let reserved = message.reserved, try await !includes(reserved.user) else { return message }
        var message = message
        (message.plain, message.html) = (reserved.otherwisePlain, reserved.otherwiseHTML)
        return message
    }

    /// If the homeserver cannot say of so many rooms who is in them, more rooms will not help.
    private static let mostFailures = 3

    /// Whether `user` is in one of the network's rooms with us. Throws if no room that can be read has them and some
    /// rooms cannot be read.
    func includes(_ user: UserID) async throws -> Bool {
        let rooms = try await dispatcher.networkRooms()
        let shared = try await client.mutualRooms(with: user)
        var failures: [MatrixFailure] = []
        for room in rooms where shared?.contains(room.id) != false {
            do throws(MatrixFailure) {
                if shared == nil, try await !isMember(user, of: room.id) { continue }
                if room.isKnown { return true }
                if try await hasMany(room.id) { return true }
            } catch {
                guard case .unavailable(.serverError, _) = error, failures.count < Self.mostFailures else {
                    throw error
                }
                failures.append(error)
            }
        }
        if let failure = failures.first { throw failure }
        return false
    }

    /// Whether anybody but one person and us is in `room`.
    private func hasMany(_ room: RoomID) async throws(MatrixFailure) -> Bool {
        do {
            return try await client.readableMembers(of: room).map { $0.count > 2 } ?? true
        } catch .refused(_, .forbidden) {
            return false
        }
    }

    /// Nobody counts as a member of a room that we were put out of a moment ago.
    private func isMember(_ user: UserID, of room: RoomID) async throws(MatrixFailure) -> Bool {
        do {
            return try await client.isMember(user, of: room)
        } catch .refused(_, .forbidden) {
            return false
        }
    }
}
