import MatrixProtocol
import StewardCore
import Store

/// How errands become rows of the outbox.
extension Handling {
    /// Puts `errand` in the outbox under the name of what caused it; what there is nothing to do for adds nothing.
    mutating func add(_ errand: Errand, cause: String, place: Int) throws {
        switch errand {
        case .post(let reply, let room, let mentions, let mentionsRoom, let key, let isUrgent):
            let message = OutboxRow.Message(
                post: reply, mentions: mentions, mentionsRoom: mentionsRoom, isUrgent: isUrgent)
            try add(.message(message, key: key), to: .room(room), cause: cause, place: place)
        case .tell(let user, let reply):
            let action = try reserve(.message(.init(post: reply)), reply, for: user)
            try add(action, to: .person(user), cause: cause, place: place)
        case .revise(let key, let room, let reply, let isUrgent):
            guard let post = try Outbox.post(key, in: room, db) else { return }
            let message = OutboxRow.Message(post: reply, isUrgent: isUrgent)
            try add(.revision(message, target: post), to: .room(room), cause: cause, place: place)
        case .takeBack(let key, let room):
            guard let post = try Outbox.post(key, in: room, db) else { return }
            try Outbox.withdraw(post, db)
            try add(.redaction(target: post), to: .room(room), cause: cause, place: place)
        case .pin(let keys, let room): try add(.pin(keys), to: .room(room), cause: cause, place: place)
        case .request(let request, let key, let feature):
            try add(.request(request), to: .feature(feature, key: key), cause: cause, place: place)
        }
    }
}

/// Words that are for the network alone.
extension Handling {
    /// The action that says `reply` to `user`, with what they read in its place if they are not of the network; of
    /// officers and admins we know that they are.
    func reserve(_ action: OutboxRow.Action, _ reply: Reply, for user: UserID) throws -> OutboxRow.Action {
        guard let others = reply.forOthers, try role(of: user) < .officer else { return action }
        let reservation = OutboxRow.Reservation(
            for: user, otherwisePlain: others.plain.withoutRoomMentions,
            otherwiseHTML: others.html?.withoutRoomMentions)
        switch action {
        case .message(var message, let key):
            message.reserved = reservation
            return .message(message, key: key)
        case .edit(var message, let target):
            message.reserved = reservation
            return .edit(message, target: target)
        case .revision, .redaction, .pin, .join, .leave, .request: return action
        }
    }
}

extension OutboxRow.Message {
    /// Something said to a room so that phones notify.
    init(post reply: Reply, mentions: [UserID] = [], mentionsRoom: Bool = false, isUrgent: Bool = false) {
        self.init(isNotice: false, reply)
        (self.mentions, self.mentionsRoom, self.isUrgent) = (mentions, mentionsRoom, isUrgent)
    }
}
