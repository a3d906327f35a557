import FeatureKit
import MatrixProtocol
import StewardCore
import Store

/// What a batch reads once and not for each message, as long as nothing in it changes.
struct Remembered {
    /// The room whose turn it is.
    var room: (id: RoomID, record: RoomRecord?)?
    /// What is new in that room, in order.
    var events: [EventID] = []
    /// Those who were asked something that stands, or stood within the last day.
    var asked: Set<Continuation.Holder>?
    /// Those of whom that may have changed since, as they gave a command.
    var mayBeAsked: Set<UserID> = []
    /// Our posts with a key in the room whose turn it is, once somebody replied to something there.
    var posts: [EventID: PostKey]?
    /// When the position before this batch was saved, and that of each room which is behind, in seconds since 1970.
    var looks: (all: Int64?, behind: [RoomID: Int64])?
}

/// What stays the same from message to message.
extension Handling {
    /// What the store says about `room` now.
    mutating func record(of room: RoomID) throws -> RoomRecord? {
        if let known = remembered.room, known.id == room { return known.record }
        let record = try RoomRegister.find(room, db)
        remembered.room = (room, record)
        return record
    }

    /// Whether `event` stands before `later` in what is new in the room whose turn it is.
    func isShown(_ event: EventID, before later: EventID) -> Bool {
        guard let end = remembered.events.firstIndex(of: later) else { return false }
        return remembered.events[..<end].contains(event)
    }

    /// The key of the post that `event` is in `room`, whose turn it is; nothing where it is no post of ours with a key.
    mutating func key(of event: EventID, in room: RoomID) throws -> PostKey? {
        let posts = try remembered.posts ?? Outbox.keys(in: room, db)
        remembered.posts = posts
        return posts[event]
    }

    /// Whether a question to `user` may stand in `place`, or may have stood within the last day.
    mutating func mayBeAsked(_ user: UserID, in place: Continuation.Place) throws -> Bool {
        if remembered.mayBeAsked.contains(user) { return true }
        let asked = try remembered.asked ?? Continuation.asked(db)
        remembered.asked = asked
        return asked.contains(.init(user: user, place: place))
    }

    /// Something about the room whose turn it is was written down.
    mutating func forgetRecord() { remembered.room = nil }

    /// A command of `user` may have asked them something.
    mutating func noteMayBeAsked(_ user: UserID) { remembered.mayBeAsked.insert(user) }
}
