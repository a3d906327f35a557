import MatrixClient
import MatrixProtocol
import StewardCore

extension MatrixClient {
    /// Asks for what we want to know of a room: who is in it, whether it has a name, and who may do what.
    func facts(of room: RoomID) async throws(MatrixFailure) -> RoomFacts {
        let members = try await readableMembers(of: room)
        let isNamed = try await hasName(room)
        let levels = try await powerLevels(of: room) ?? PowerLevels()
        return RoomFacts(
            room: room, members: members, isNamed: isNamed, levels: levels, creators: try await creators(of: room))
    }

    /// Who is in `room`; nil if they are too many to read.
    func readableMembers(of room: RoomID) async throws(MatrixFailure) -> [UserID]? {
        do {
            return try await joinedMembers(of: room)
        } catch {
            guard error.isTooLarge else { throw error }
            return nil
        }
    }
}
