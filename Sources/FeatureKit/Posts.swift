package import MatrixProtocol
package import StewardCore
import Store

/// Where a feature's posts stand, as the outbox knows.
extension Moment {
    /// The rooms in which the post of `key` stands or is on its way, in the order in which it was posted.
    package func postedRooms(_ key: PostKey) throws -> [RoomID] {
        try Outbox.rooms(of: key.owned(by: tick.feature), tick.db)
    }

    /// The posts that stand, or are on their way, under keys that begin as `beginning` does, in the order in which they
    /// were posted.
    package func posts(beginning: PostKey) throws -> [(key: PostKey, room: RoomID)] {
        try Outbox.posts(beginning: beginning.owned(by: tick.feature), tick.db)
    }
}

extension Tick {
    /// Takes the post of `key` out of each room in which it stands.
    package func takingBack(_ key: PostKey) throws -> [Errand] { try postedRooms(key).map { .takeBack(key, in: $0) } }
}

extension Turn {
    /// Takes the post of `key` out of each room in which it stands.
    package func takingBack(_ key: PostKey) throws -> [Effect] { try tick.takingBack(key).map { .errand($0) } }
}
