package import GRDB
package import MatrixProtocol
package import StewardCore

/// What a feature may ask of the runtime that is in none of the registers.
package struct Surroundings: Sendable {
    /// Who we are.
    let ownUser: UserID?
    let roomsOfPost: @Sendable (PostKey, Database) throws -> [RoomID]
    let postsBeginning: @Sendable (PostKey, Database) throws -> [(key: PostKey, room: RoomID)]

    /// Where there is no runtime: we are nobody, and nothing was ever posted.
    package static let none = Surroundings(ownUser: nil, roomsOfPost: { _, _ in [] }, postsBeginning: { _, _ in [] })

    /// Answers with who we are, and with what the outbox knows: the rooms in which a key's post stands or is on its way,
    /// and the posts whose keys begin as one does.
    package init(
        ownUser: UserID?, roomsOfPost: @escaping @Sendable (PostKey, Database) throws -> [RoomID],
        postsBeginning: @escaping @Sendable (PostKey, Database) throws -> [(key: PostKey, room: RoomID)]
    ) {
        self.ownUser = ownUser
        self.roomsOfPost = roomsOfPost
        self.postsBeginning = postsBeginning
    }
}

extension Turn {
    /// The rooms in which the post of `key` stands or is on its way, in the order in which it was posted.
    package func postedRooms(_ key: PostKey) throws -> [RoomID] {
        try surroundings.roomsOfPost(key.owned(by: feature), db)
    }

    /// Takes the post of `key` out of each room in which it stands.
    package func takingBack(_ key: PostKey) throws -> [Effect] { try tick.takingBack(key).map { .errand($0) } }

    /// The posts that stand, or are on their way, under keys that begin as `beginning` does, in the order in which they
    /// were posted.
    package func posts(beginning: PostKey) throws -> [(key: PostKey, room: RoomID)] {
        try surroundings.postsBeginning(beginning.owned(by: feature), db)
    }
}

extension Tick {
    /// The rooms in which the post of `key` stands or is on its way, in the order in which it was posted.
    package func postedRooms(_ key: PostKey) throws -> [RoomID] {
        try surroundings.roomsOfPost(key.owned(by: feature), db)
    }

    /// Takes the post of `key` out of each room in which it stands.
    package func takingBack(_ key: PostKey) throws -> [Errand] {
        try postedRooms(key).map { .takeBack(key, in: $0) }
    }
}
