package import MatrixClient
package import MatrixProtocol

/// What is wrong with an officers' room: strangers may become officers, or officers are not heard.
package enum OfficersRoomProblem: Equatable, Sendable, CustomStringConvertible {
    /// We are not in it, or the homeserver does not know it.
    case notInside(RoomID)
    /// Anybody can join it, and is an officer then.
    case isPublic(RoomID)
    /// Whoever is in another room can join it, and is an officer then.
    case isOpenToOtherRooms(RoomID)
    /// We cannot read what is said in it.
    case isEncrypted(RoomID)
    /// Nobody but us is in it.
    case isEmpty(RoomID)

    /// What is wrong and what to do, for an admin.
    package var description: String {
        switch self {
        case .notInside(let room):
            "Steward is not in the officers' room \(room), so that nobody in it is an officer; invite Steward there."
        case .isPublic(let room):
            """
            Anybody can join the officers' room \(room) and is an officer then; set its access to "invite only" in its \
            settings.
            """
        case .isOpenToOtherRooms(let room):
            """
            Whoever is in another room or space can join the officers' room \(room) and is an officer then; set its \
            access to "invite only" in its settings.
            """
        case .isEncrypted(let room):
            """
            The officers' room \(room) is encrypted, so that Steward cannot read commands there; make a new one without \
            encryption, and name it in officers.rooms.
            """
        case .isEmpty(let room):
            "Nobody but Steward is in the officers' room \(room), so that there is no officer; invite somebody there."
        }
    }
}

extension MatrixClient {
    /// What is wrong with `room`, an officers' room of `ownUser`. It only asks the homeserver, and changes nothing.
    package func problems(
        ofOfficersRoom room: RoomID, ownUser: UserID
    ) async throws(MatrixFailure) -> [OfficersRoomProblem] {
        do {
            var problems: [OfficersRoomProblem] = []
            switch try await joinRule(of: room) {
            case .open: problems.append(.isPublic(room))
            case .otherRooms: problems.append(.isOpenToOtherRooms(room))
            case .invited: break
            }
            if try await isEncrypted(room) { problems.append(.isEncrypted(room)) }
            let members = try await joinedMembers(of: room)
            if members == [ownUser] { problems.append(.isEmpty(room)) }
            return problems
        } catch .refused(_, .forbidden), .missing {
            return [.notInside(room)]
        }
    }
}
