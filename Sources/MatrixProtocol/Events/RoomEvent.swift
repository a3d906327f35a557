/// An event of a room's timeline or state, with the content that Steward reads.
package struct RoomEvent: Equatable, Sendable {
    /// The room that it stands in.
    package var room: RoomID
    /// `event_id`.
    package var id: EventID
    /// Who sent it.
    package var sender: UserID
    /// `origin_server_ts`: milliseconds since 1970 by the clock of the sender's homeserver, which may be wrong.
    package var sentAt: Int64
    /// What it says.
    package var content: EventContent

    /// Joins an event's fields.
    package init(room: RoomID, id: EventID, sender: UserID, sentAt: Int64, content: EventContent) {
        self.room = room
        self.id = id
        self.sender = sender
        self.sentAt = sentAt
        self.content = content
    }
}

/// The contents that Steward reads; anything else is `other`.
///
/// Each lies in memory of its own, so that an event is as small as its identifiers and copied as quickly: a sync brings
/// a hundred thousand of them, and each is handed on many times.
package indirect enum EventContent: Equatable, Sendable {
    /// `m.room.message` that stands for itself.
    case message(MessageContent)
    /// `m.room.message` with an `m.replace` relation: the new text of an earlier one.
    case edit(of: EventID, MessageContent)
    /// `m.room.redaction`; before room version 11 the id stands at the event's top level, since then in its content.
    case redaction(of: EventID)
    /// `m.reaction`.
    case reaction(to: EventID, key: String)
    /// `m.room.member`: `user` is the state key.
    case member(user: UserID, membership: Membership, isDirect: Bool)
    /// `m.room.name`; the name itself is never kept. False if it was taken away.
    case name(isSet: Bool)
    /// `m.room.tombstone`: the room goes on elsewhere.
    case tombstone(replacement: RoomID)
    /// `m.room.create`.
    case create(RoomCreation)
    /// `m.room.power_levels`.
    case powerLevels(PowerLevels)
    /// `m.room.encryption`: what is said in the room is encrypted from then on, for good.
    case encryption
    /// `m.room.encrypted`, which we cannot read.
    case encrypted
    /// A type that Steward does not read, or a redacted event.
    case other

    /// What somebody said, or says now in place of what they had said; nil for anything else.
    package var text: String? {
        switch self {
        case .message(let message), .edit(_, let message): message.body
        case .redaction, .reaction, .member, .name, .tombstone, .create, .powerLevels, .encryption, .encrypted, .other:
            nil
        }
    }
}

/// The part of an `m.room.message` that Steward reads.
package struct MessageContent: Equatable, Sendable {
    /// `msgtype`, such as `m.text`.
    package var type: String
    /// The plain text as sent; for an edit, that of `m.new_content`.
    package var body: String
    /// The first event of the thread that the message stands in.
    package var thread: EventID?
    /// The event that the message answers; a thread's fallback does not count.
    package var inReplyTo: EventID?
    /// Those whom it mentions (`user_ids` of `m.mentions`), at most `mostMentions` of them.
    package var mentions: [UserID]

    /// How many mentions of a message are read.
    package static let mostMentions = 16

    /// Makes a content; without relations it stands for itself.
    package init(
        type: String, body: String, thread: EventID? = nil, inReplyTo: EventID? = nil, mentions: [UserID] = []
    ) {
        self.type = type
        self.body = body
        self.thread = thread
        self.inReplyTo = inReplyTo
        self.mentions = mentions
    }
}

/// A user's relation to a room.
package enum Membership: String, Sendable {
    /// Asked in.
    case invite
    /// In the room.
    case join
    /// Asks to be let in.
    case knock
    /// Out of the room, by their own will or another's.
    case leave
    /// Put out for good.
    case ban
}

/// How a room began (`m.room.create`).
package struct RoomCreation: Equatable, Sendable {
    /// The room that this one replaces.
    package var predecessor: RoomID?
    /// Those who have made it besides the event's sender; nothing before room version 12, when it was no more than a fact.
    package var additionalCreators: [UserID]?
    /// What a room that Steward makes says of what it is for (`steward.direct_room`).
    package var mark: String?

    package init(predecessor: RoomID? = nil, additionalCreators: [UserID]? = nil, mark: String? = nil) {
        self.predecessor = predecessor
        self.additionalCreators = additionalCreators
        self.mark = mark
    }

    /// Those who stand above every power level, if `sender` sent the event (room version 12).
    package func creators(sender: UserID) -> [UserID] { additionalCreators.map { [sender] + $0 } ?? [] }
}

/// Who may do what in a room (`m.room.power_levels`), with the specification's defaults filled in.
package struct PowerLevels: Equatable, Sendable {
    /// The levels of those who have one of their own.
    package var users: [UserID: Int]
    /// Everybody else's level.
    package var usersDefault: Int
    /// The level that it takes to send an event that is not state.
    package var eventsDefault: Int
    /// The level that it takes to send state.
    package var stateDefault: Int
    /// The level that it takes to send an event of one type, if that differs.
    package var events: [String: Int]
    /// The level that it takes to redact what others sent.
    package var redact: Int
    /// The level that it takes to mention the whole room.
    package var notifyRoom: Int

    /// Makes levels; what is left out has the specification's default.
    package init(
        users: [UserID: Int] = [:], usersDefault: Int = 0, eventsDefault: Int = 0, stateDefault: Int = 50,
        events: [String: Int] = [:], redact: Int = 50, notifyRoom: Int = 50
    ) {
        self.users = users
        self.usersDefault = usersDefault
        self.eventsDefault = eventsDefault
        self.stateDefault = stateDefault
        self.events = events
        self.redact = redact
        self.notifyRoom = notifyRoom
    }

    /// The level of `user`, if the room gives it one or by the room's default.
    package func level(of user: UserID) -> Int { users[user] ?? usersDefault }
}
