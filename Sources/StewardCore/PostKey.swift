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
        if case .errand(let errand) = self { .errand(errand.meant(by: feature)) } else { self }
    }
}

extension Errand {
    /// The errand as `feature` means it: keys without an owner are that feature's.
    package func meant(by feature: String) -> Errand {
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
