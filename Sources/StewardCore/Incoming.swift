package import MatrixProtocol

/// Something that happened in a room and concerns us.
package struct Incoming: Equatable, Sendable {
    /// Where.
    package var room: RoomID
    /// The event that told us.
    package var event: EventID
    /// Who did it.
    package var sender: UserID
    /// When, in milliseconds since 1970, by the clock of the sender's homeserver.
    package var sentAt: Int64
    /// What.
    package var content: Content

    package init(room: RoomID, event: EventID, sender: UserID, sentAt: Int64, content: Content) {
        self.room = room
        self.event = event
        self.sender = sender
        self.sentAt = sentAt
        self.content = content
    }

    /// What can happen that concerns us.
    package enum Content: Equatable, Sendable {
        /// Somebody said something; `thread` is the first event of the thread that it stands in, `inReplyTo` what it answers.
        case message(text: String, thread: EventID?, inReplyTo: EventID? = nil)
        /// Somebody changed what they had said.
        case edit(of: EventID, text: String)
        /// Something said was taken back.
        case redaction(of: EventID)
        /// Somebody reacted to something said with a key, mostly an emoji.
        case reaction(to: EventID, key: String)
        /// Somebody came, went or was asked in.
        case membership(of: UserID, Membership)
        /// The room was given a name, or its name was taken away.
        case naming(isNamed: Bool)
        /// The room goes on elsewhere.
        case tombstone(replacement: RoomID)
        /// The room was made, perhaps to replace another; `creators` are those who stand above every power level.
        case creation(predecessor: RoomID?, creators: [UserID])
        /// Who may do what in the room was settled.
        case power(PowerLevels)
    }
}

/// What is new in one room, in the order in which it happened.
package struct RoomNews: Equatable, Sendable {
    /// The room.
    package var room: RoomID
    /// True where we were not in the room at the last sync.
    package var isNew: Bool
    /// Joined members, where the count changed.
    package var joinedMemberCount: Int?
    /// Invited members, where the count changed.
    package var invitedMemberCount: Int?
    /// What happened, oldest first.
    package var incoming: [Incoming]

    package init(
        room: RoomID, isNew: Bool = false, joinedMemberCount: Int? = nil, invitedMemberCount: Int? = nil,
        incoming: [Incoming] = []
    ) {
        self.room = room
        self.isNew = isNew
        self.joinedMemberCount = joinedMemberCount
        self.invitedMemberCount = invitedMemberCount
        self.incoming = incoming
    }
}
