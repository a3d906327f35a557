import MatrixClient
import MatrixProtocol
import StewardCore

extension MatrixClient {
    /// Asks what a room is: who is in it or invited, whether it has a name, and who may do what there.
    func facts(of room: RoomID) async throws(MatrixFailure) -> RoomFacts {
        let members = try await readableMembers(of: room)
        let invited = try await unlessTooMany { () async throws(MatrixFailure) in try await invitedMembers(of: room) }
        let isNamed = try await hasName(room)
        let levels = try await powerLevels(of: room) ?? PowerLevels()
        let origin = try await origin(of: room)
        let isEncrypted = try await isEncrypted(room)
        return RoomFacts(
            room: room, members: members, invited: invited, isNamed: isNamed, levels: levels,
            creators: origin?.creators ?? [], creation: origin?.creation, isEncrypted: isEncrypted)
    }

    /// Who is in `room`; nil if they are too many to read.
    func readableMembers(of room: RoomID) async throws(MatrixFailure) -> [UserID]? {
        try await unlessTooMany { () async throws(MatrixFailure) in try await joinedMembers(of: room) }
    }

    /// What `request` gives; nil if that is too large to read.
    private func unlessTooMany<Value: Sendable>(
        _ request: () async throws(MatrixFailure) -> Value
    ) async throws(MatrixFailure) -> Value? {
        do {
            return try await request()
        } catch {
            guard error.isTooLarge else { throw error }
            return nil
        }
    }
}
