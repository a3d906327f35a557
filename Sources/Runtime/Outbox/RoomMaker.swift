import FeatureKit
import MatrixClient
import MatrixProtocol
import Store
import Synchronization

/// Makes rooms, each of them once: direct rooms, and rooms that features ask for.
///
/// A request to make a room has no transaction id, and we may be cut off before its answer. So each room has a mark in
/// its creation that says what it is for, in a form that only we read. If a room may have been made before, we first
/// look for one with that mark. A room counts as made only once everybody is invited.
final class RoomMaker: Sendable {
    private let client: MatrixClient
    private let ownUser: UserID
    private let store: Store
    private let dispatcher: Dispatcher
    /// Rooms to which not everybody could be invited yet, by their marks.
    private let unfinished = Mutex<[String: RoomID]>([:])

    init(client: MatrixClient, ownUser: UserID, store: Store, dispatcher: Dispatcher) {
        self.client = client
        self.ownUser = ownUser
        self.store = store
        self.dispatcher = dispatcher
    }

    /// The direct room with `user`; nil if there is none yet.
    func find(with user: UserID) async throws -> RoomID? {
        try await store.read { try DirectRooms.find(with: user, $0) }
    }

    /// Makes a direct room with `user` for `row`, or goes on with one that is half made.
    func make(with user: UserID, for row: OutboxRow) async throws {
        let mark = Self.mark(of: user, by: ownUser)
        let room = try await make(NewRoomBody(mark: mark), with: [user], for: row)
        try await dispatcher.noteDirectRoom(room, with: user)
        unfinished.withLock { $0[mark] = nil }
    }

    /// Makes a room called `name` for `row` and invites `members`, or goes on with one that is half made.
    func make(named name: String, with members: [UserID], for row: OutboxRow) async throws -> RoomID {
        let mark = Self.mark(of: "row \(row.id)", by: ownUser)
        let room = try await make(NewRoomBody(mark: mark, name: name), with: members, for: row)
        unfinished.withLock { $0[mark] = nil }
        return room
    }

    private func make(_ body: NewRoomBody, with members: [UserID], for row: OutboxRow) async throws -> RoomID {
        let mark = body.mark
        let room: RoomID
        if let known = unfinished.withLock({ $0[mark] }) {
            room = known
        } else {
            switch try await made(mark, for: members, row) {
            case .whole(let found): room = found
            case .begun where row.trials.secondsFailing < Self.patience:
                throw MatrixFailure.unavailable(.unreadable(problem: "The homeserver is still making the room."))
            case .begun, .nowhere:
                try await store.write { try Outbox.markBegun(row.id, $0) }
                room = try await client.makeRoom(body)
            }
        }
        unfinished.withLock { $0[mark] = room }
        do {
            for member in members { try await ask(member, into: room, isDirect: body.name == nil) }
        } catch let failure as MatrixFailure {
            switch failure {
            // The room may be gone: next time we look again which rooms we are in.
            case .refused, .missing: unfinished.withLock { $0[mark] = nil }
            default: break
            }
            throw failure
        }
        return room
    }

    private func ask(_ user: UserID, into room: RoomID, isDirect: Bool) async throws {
        do {
            try await client.invite(user, to: room, isDirect: isDirect)
        } catch MatrixFailure.refused(let status, .forbidden) {
            // Nobody can be invited who is in the room. An earlier invite has reached them, and they have come.
            guard try await members(of: room).contains(user) else {
                throw MatrixFailure.refused(status: status, errcode: .forbidden)
            }
        } catch {
            // Homeservers also limit invites for each person who is invited, and one of these must not hold up all
            // others.
            throw error.ofThisRequestAlone
        }
    }

    /// For how many seconds a homeserver may take to finish a room that we are in already, before another one is made.
    private static let patience: Int64 = 600

    /// What became of a room that we asked for before we were cut off.
    private enum Made {
        case whole(RoomID)
        /// The homeserver has not settled yet who may do what in it, or never will.
        case begun
        case nowhere
    }

    /// What became of the room with `mark` that we asked for, for `people`, before we were cut off.
    private func made(_ mark: String, for people: [UserID], _ row: OutboxRow) async throws -> Made {
        guard try await store.read({ try Outbox.wasTried(row.address, $0) }) else { return .nowhere }
        var made = Made.nowhere
        let joined = try await client.joinedRooms()
        for room in try await store.read({ try DirectRooms.unclaimed(among: joined, upTo: people.count + 1, $0) }) {
            guard let origin = try await origin(of: room), origin.creator == ownUser,
                origin.creation.mark == mark
            else { continue }
            let members = Set(try await members(of: room))
            guard members.contains(ownUser), members.isSubset(of: [ownUser] + people) else { continue }
            // A room that the homeserver did not finish lets everybody do everything.
            if try await client.powerLevels(of: room) != nil { return .whole(room) }
            made = .begun
        }
        return made
    }

    private func origin(of room: RoomID) async throws -> RoomOrigin? {
        do {
            return try await client.origin(of: room)
        } catch MatrixFailure.refused {
            return nil
        }
    }

    /// Who is in `room`; nobody if we are not in it.
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

    /// The mark of a room that `ownUser` makes for `purpose`. It names nobody.
    static func mark(of purpose: some CustomStringConvertible, by ownUser: UserID) -> String {
        Fingerprint.of("\(ownUser) \(purpose)".utf8)
    }
}
