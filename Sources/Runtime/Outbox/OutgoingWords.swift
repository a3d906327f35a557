import MatrixProtocol
import Store

extension OutgoingMessage {
    /// The message as it stands for itself.
    init(_ message: OutboxRow.Message) {
        let relation: Relation =
            switch (message.replyTo, message.thread) {
            case (let event?, let root?): .thread(root: root, replyTo: event)
            case (let event?, nil): .reply(to: event)
            case (nil, _): .none
            }
        self.init(
            kind: message.isNotice ? .notice : .text, body: message.plain, formattedBody: message.html,
            relation: relation, mentions: Mentions(users: message.mentions, room: message.mentionsRoom))
    }

    /// The message in place of one of ours.
    init(_ message: OutboxRow.Message, replacing event: EventID) {
        self.init(
            kind: message.isNotice ? .notice : .text, body: message.plain, formattedBody: message.html,
            relation: .replacement(of: event), mentions: Mentions(users: message.mentions))
    }
}
