package import MatrixProtocol

/// Something that is asked for outside the write transaction. The answer comes back to whoever asked.
///
/// It waits in the outbox, and is tried again after failures and restarts until it is answered or given up. Whoever
/// asked hears of that in the transaction that takes it out of the outbox.
package enum Request: Codable, Equatable, Sendable {
    /// What a room is: who is in it, whether it has a name and who may do what there.
    case facts(of: RoomID)
    /// Whether somebody is in one of the network's rooms with us.
    case membership(of: UserID)
    /// A field of somebody's profile that is a text, such as `m.tz`.
    case profile(UserID, field: String)
    /// A text to be stored as a file, such as a calendar, that everybody with its address can read. After a crash it
    /// may be stored twice.
    case upload(String, type: String, name: String)
    /// A room with this name, made exactly once, to which these people are invited. They can talk there and nothing
    /// more.
    case newRoom(name: String, members: [UserID])
    /// What the feature itself works out from the store. It may take long: answers go out meanwhile.
    case calculation

    /// What came of a request.
    package enum Answer: Equatable, Sendable {
        /// What the room is.
        case facts(RoomFacts)
        /// Whether they are.
        case membership(Bool)
        /// What stands in the profile; nil if nothing does.
        case profile(String?)
        /// The file's address (`mxc://…`).
        case upload(String)
        /// The room that was made, to which everybody was invited.
        case newRoom(RoomID)
        /// What the feature has worked out, as it wrote that down.
        case calculation(String)
    }
}

/// Why something that was to be done outside is given up.
package enum GivingUp: Error, Equatable, Sendable {
    /// It has failed for too long: an hour for a question, a day for what is sent or made.
    case failing
    /// The homeserver refuses it for good.
    case refused
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
    /// Whether what is said in it is encrypted.
    package var isEncrypted: Bool

    package init(
        room: RoomID, members: [UserID]?, invited: Int? = 0, isNamed: Bool, levels: PowerLevels = PowerLevels(),
        creators: [UserID] = [], creation: RoomCreation? = nil, isEncrypted: Bool = false
    ) {
        self.room = room
        self.members = members
        self.invited = invited
        self.isNamed = isNamed
        self.levels = levels
        self.creators = creators
        self.creation = creation
        self.isEncrypted = isEncrypted
    }
}
