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

    /// So many rooms of which the homeserver cannot say who is in them are no accident of theirs.
    private static let mostFailures = 3

    /// Whether `user` shares one of the network's rooms with us; throws if those that can be told do not say so, and there
    /// are others.
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
