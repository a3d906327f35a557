package import MatrixProtocol

/// Something that Steward is to do, decided by a command and carried out after the store has it.
package enum Effect: Equatable, Sendable {
    /// Answers the message, quietly (`m.notice`) and related to it; at most one for each command.
    case reply(Reply)
    /// Does something that answers nobody.
    case errand(Errand)
}

/// Something to be done at the homeserver that is no answer to a message.
package enum Errand: Equatable, Sendable {
    /// Says something in a room so that phones notify (`m.text`), mentioning only those named, or the whole room.
    ///
    /// A post with a key can be revised and taken back later; where one of that key stands in the room already, no
    /// second one is made. An urgent one goes out before what can wait.
    case post(
        Reply, to: RoomID, mentions: [UserID] = [], mentionsRoom: Bool = false, key: PostKey? = nil,
        isUrgent: Bool = false)
    /// Says something to one person so that their phone notifies (`m.text`), in the direct room that we share with them;
    /// where there is none, one is made.
    case tell(UserID, Reply)
    /// Puts other words in place of what that key posted in the room, mentioning nobody again; where nothing of that
    /// key stands there, nothing happens. An urgent change goes out before what can wait.
    case revise(PostKey, in: RoomID, Reply, isUrgent: Bool = false)
    /// Takes back what that key posted in the room, also while it is still on its way; the key is free again.
    case takeBack(PostKey, in: RoomID)
    /// Keeps pinned in a room what those keys posted there, and none of our other posts with keys; what others pinned
    /// stays pinned, in its order. Where we may not pin, nothing happens.
    case pin([PostKey], in: RoomID)
}

/// What the homeserver answered about a room that we looked up.
package struct RoomFacts: Equatable, Sendable {
    /// The room.
    package var room: RoomID
    /// Everybody who is in it, ourselves too; nil if they are too many to read.
    package var members: [UserID]?
    /// How many are asked in and have not come; nil if they are too many to read.
    package var invited: Int?
    /// Whether it has a name.
    package var isNamed: Bool
    /// Who may do what in it.
    package var levels: PowerLevels
    /// Those who stand above every power level.
    package var creators: [UserID]
    /// How it began; nil if the homeserver does not show that.
    package var creation: RoomCreation?

    package init(
        room: RoomID, members: [UserID]?, invited: Int? = 0, isNamed: Bool, levels: PowerLevels = PowerLevels(),
        creators: [UserID] = [], creation: RoomCreation? = nil
    ) {
        self.room = room
        self.members = members
        self.invited = invited
        self.isNamed = isNamed
        self.levels = levels
        self.creators = creators
        self.creation = creation
    }
}
