import FeatureKit
import MatrixProtocol
import StewardCore
import Store

/// Whether a command is still answered, by how many came of late; counted by when they came to us, since a sender's
/// homeserver may write any time on a message.
enum Budget {
    case within
    /// It is not carried out; what is said, or nil if that was said already.
    case spent(Reply?)
}

extension Handling {
    /// Whether the message, which is claimed already, is within its sender's budget and its room's.
    ///
    /// Whoever spends their own is silent for the room too. Once a room's is spent, everybody who was not answered there
    /// in the same minute still is, up to twice as many, so that a few people silence nobody else.
    func budget(of message: Message) throws -> Budget {
        let (sender, room) = (message.event.sender, message.event.room)
        let own = settings.commandsPerMinute
        let sent = try Inbox.count(from: sender, since: seconds - 60, upTo: own + 2, db)
        if sent > own { return .spent(sent == own + 1 ? Replies.tooMany : nil) }
        let all = settings.commandsPerMinuteInRoom
        // A room's minutes are those of the clock: it is told once in each that it asks too much.
        let minute = seconds - seconds % 60
        let answered = try Inbox.countAnswered(in: room, since: minute, upTo: 2 * all + 2, db)
        if answered <= all { return .within }
        if answered == all + 1 { return .spent(Replies.tooManyInRoom) }
        let isFirst = try Inbox.countAnswered(in: room, from: sender, since: minute, upTo: 2, db) == 1
        return isFirst && answered <= 2 * all ? .within : .spent(nil)
    }
}
