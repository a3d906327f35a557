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
    /// Asks for something outside; what comes of it is given to `feature`, under its own `key`.
    case request(Request, key: String, of: String)
}
