import FeatureKit
import MatrixClient
import MatrixProtocol
import Store

/// Finds the room in which we talk to one person alone, or makes it.
///
/// A request to make a room has no transaction id. So the room gets a passing alias that is made of the row's: if we
/// ask again, since we were cut off, the homeserver says that the alias is taken, and by whom.
struct DirectRoomMaker {
    let client: MatrixClient
    let ownUser: UserID
    let store: Store
    let dispatcher: Dispatcher

    /// The direct room with `user`, made where there is none, in the name of `row`.
    func room(with user: UserID, for row: OutboxRow) async throws -> RoomID {
        if let known = try await store.read({ try DirectRooms.find(with: user, $0) }) { return known }
        return try await make(with: user, for: row)
    }

    /// A new direct room with `user`, the same one however often it is made in the name of `row`.
    func make(with user: UserID, for row: OutboxRow) async throws -> RoomID {
        let name = Self.alias(for: row.transaction, of: ownUser)
        let alias = "#\(name):\(ownUser.serverName ?? "")"
        do {
            if let room = try await client.makeDirectRoom(with: user, alias: name) {
                return try await keep(room, with: user, alias)
            }
        } catch MatrixFailure.refused(_, .forbidden) {
            return try await makeWithoutAlias(with: user)
        }
        if let room = try await client.room(called: alias), try await isOurs(room, with: user) {
            return try await keep(room, with: user, alias)
        }
        // Somebody else has taken our alias, by chance or from spite; what is meant for one is not said to them.
        return try await makeWithoutAlias(with: user)
    }

    /// Where we may have no alias: if we are cut off, a room may be left in which nothing was said.
    private func makeWithoutAlias(with user: UserID) async throws -> RoomID {
        guard let room = try await client.makeDirectRoom(with: user, alias: nil) else { throw MatrixFailure.missing }
        return try await keep(room, with: user, nil)
    }

    /// Writes `room` down before its alias goes: from then on nobody needs to ask for it by that.
    private func keep(_ room: RoomID, with user: UserID, _ alias: String?) async throws -> RoomID {
        try await dispatcher.noteDirectRoom(room, with: user)
        // The alias of a known room harms nobody, so that it is no matter if it stays.
        if let alias { try? await client.deleteAlias(alias) }
        return room
    }

    /// Whether nobody but us and `user` is in `room`.
    private func isOurs(_ room: RoomID, with user: UserID) async throws -> Bool {
        let members = Set(try await members(of: room))
        return members.contains(ownUser) && members.isSubset(of: [ownUser, user])
    }

    /// Who is in `room`; nobody whom we may know of where we are not in it.
    private func members(of room: RoomID) async throws(MatrixFailure) -> [UserID] {
        do {
            return try await client.joinedMembers(of: room)
        } catch {
            switch error {
            case .refused, .missing: return []
            default: throw error
            }
        }
    }

    /// An alias that says nothing of whom it is for (FNV-1a, 64 bits; Fowler, Noll and Vo).
    static func alias(for transaction: TransactionID, of ownUser: UserID) -> String {
        var hash: UInt64 = 0xCBF2_9CE4_8422_2325
        for byte in "\(ownUser) \(transaction)".utf8 { hash = (hash ^ UInt64(byte)) &* 0x100_0000_01B3 }
        return "steward-" + String(hash, radix: 16)
    }
}
