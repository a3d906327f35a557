package import MatrixProtocol

/// Something that a command has decided Steward is to do. It is done after the store has committed it.
package enum Effect: Equatable, Sendable {
    /// Answers the message, quietly (`m.notice`) and related to it; at most one for each command.
    case reply(Reply)
    /// Does something that answers nobody.
    case action(RoomAction)
}

/// Something to be done at the homeserver that is no answer to a message.
package enum RoomAction: Equatable, Sendable {
    /// Says something in a room so that phones notify (`m.text`), mentioning only those named, or the whole room.
    ///
    /// A post with a key can be revised and taken back later; if one of that key stands in the room already, no
    /// second one is made. An urgent one goes out before what can wait.
    case post(
        Reply, to: RoomID, mentions: [UserID] = [], mentionsRoom: Bool = false, key: PostKey? = nil,
        isUrgent: Bool = false)
    /// Says something to one person so that their phone notifies (`m.text`), in the direct room that we share with them;
    /// if there is none, one is made.
    case tell(UserID, Reply)
    /// Puts other words in place of what that key posted in the room, mentioning nobody again; if nothing of that
    /// key stands there, nothing happens. An urgent change goes out before what can wait.
    case revise(PostKey, in: RoomID, Reply, isUrgent: Bool = false)
    /// Takes back what that key posted in the room, also while it is still on its way; the key is free again.
    case takeBack(PostKey, in: RoomID)
    /// Keeps pinned in a room what those keys posted there, and none of our other posts with keys; what others pinned
    /// stays pinned, in its order. If we may not pin there, nothing happens.
    case pin([PostKey], in: RoomID)
    /// Asks for something outside; what comes of it is given to `feature`, under its own `key`.
    case request(Request, key: String, of: String)
}

/// A feature's own word for something that it posts, such as `event.42`: one post for each room, to be found again.
///
/// A key is kept with the name of the feature that posted under it, so that two features never meet.
package struct PostKey: Hashable, Sendable, ExpressibleByStringInterpolation {
    /// The feature whose key it is; empty until the feature's effects are taken from it.
    package let feature: String
    /// The feature's own word.
    package let word: String

    /// Makes a key of a feature's own word.
    package init(_ word: String) { self.init(word, of: "") }
    package init(stringLiteral value: String) { self.init(value) }

    /// Makes the key that `word` is for `feature`.
    package init(_ word: String, of feature: String) {
        self.feature = feature
        self.word = word
    }
}

extension PostKey {
    /// The key as `feature` means it: one without an owner is that feature's.
    package func owned(by feature: String) -> PostKey { self.feature.isEmpty ? PostKey(word, of: feature) : self }
}

extension Effect {
    /// The effect as `feature` means it: keys without an owner are that feature's.
    package func meant(by feature: String) -> Effect {
        if case .action(let action) = self { .action(action.meant(by: feature)) } else { self }
    }
}

extension RoomAction {
    /// The action as `feature` means it: keys without an owner are that feature's.
    package func meant(by feature: String) -> RoomAction {
        func own(_ key: PostKey) -> PostKey { key.owned(by: feature) }
        return switch self {
        case .post(let reply, let room, let mentions, let mentionsRoom, let key, let isUrgent):
            .post(
                reply, to: room, mentions: mentions, mentionsRoom: mentionsRoom, key: key.map(own), isUrgent: isUrgent)
        case .revise(let key, let room, let reply, let isUrgent):
            .revise(own(key), in: room, reply, isUrgent: isUrgent)
        case .takeBack(let key, let room): .takeBack(own(key), in: room)
        case .pin(let keys, let room): .pin(keys.map(own), in: room)
        case .tell, .request: self
        }
    }
}
