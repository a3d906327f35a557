/// The content of an `m.room.message` that Steward sends.
///
/// Source: client-server API 1.19, "Instant messaging", "Rich replies", "Threading", "Event replacements" and "User and
/// room mentions".
package struct OutgoingMessage: Equatable, Sendable {
    /// Whether clients notify people of the message.
    package enum Kind: String, Sendable {
        /// Seen when the room is opened; clients do not notify, and bots do not answer.
        case notice = "m.notice"
        /// Notifies as a person's message does.
        case text = "m.text"
    }

    /// How the message belongs to another event.
    package enum Relation: Equatable, Sendable {
        /// It stands for itself.
        case none
        /// It answers an event.
        case reply(to: EventID)
        /// It answers an event inside the thread that starts at `root`.
        case thread(root: EventID, replyTo: EventID)
        /// It takes the place of one of our own; no one is notified by it.
        case replacement(of: EventID)
    }

    /// Who is meant, and so is notified; names in the text alone never do that.
    package struct Mentions: Equatable, Sendable {
        /// The people meant.
        package var users: [UserID]
        /// Whether the whole room is meant (`@room`).
        package var room: Bool

        /// No one.
        package static let nobody = Mentions()

        /// Names those meant.
        package init(users: [UserID] = [], room: Bool = false) {
            self.users = users
            self.room = room
        }
    }

    /// Whether clients notify.
    package var kind: Kind
    /// The plain text, whole also without the formatted one.
    package var body: String
    /// The same as HTML of Matrix's permitted tags (`org.matrix.custom.html`), if it says more than the plain text.
    package var formattedBody: String?
    /// The event that it belongs to.
    package var relation: Relation
    /// Who is meant by the message as it stands; for an edit, by its new text.
    package var mentions: Mentions

    /// Makes a message; unless told otherwise it stands for itself and notifies no one.
    package init(
        kind: Kind = .notice, body: String, formattedBody: String? = nil, relation: Relation = .none,
        mentions: Mentions = .nobody
    ) {
        self.kind = kind
        self.body = body
        self.formattedBody = formattedBody
        self.relation = relation
        self.mentions = mentions
    }
}

extension OutgoingMessage: RequestBody {
    /// The event's content. `m.mentions` always stands in it, so that clients never look for names in the text.
    package var json: JSONValue {
        switch relation {
        case .none: .object(text() + [mentioning(mentions)])
        case .reply(let event):
            .object(text() + [mentioning(mentions), relating(["m.in_reply_to": ["event_id": .identifier(event)]])])
        case .thread(let root, let event):
            .object(
                text() + [
                    mentioning(mentions),
                    relating([
                        "rel_type": "m.thread", "event_id": .identifier(root), "is_falling_back": false,
                        "m.in_reply_to": ["event_id": .identifier(event)],
                    ]),
                ])
        case .replacement(let original):
            .object(
                text(prefix: "* ") + [
                    JSONValue.Member("m.new_content", .object(text() + [mentioning(mentions)])),
                    mentioning(.nobody),
                    relating(["rel_type": "m.replace", "event_id": .identifier(original)]),
                ])
        }
    }

    /// The text's members; clients that do not know edits show `prefix` before it.
    private func text(prefix: String = "") -> [JSONValue.Member] {
        var members: [JSONValue.Member] = [
            .init("msgtype", .string(kind.rawValue)), .init("body", .string(prefix + body)),
        ]
        if let formattedBody {
            members.append(.init("format", "org.matrix.custom.html"))
            members.append(.init("formatted_body", .string(prefix + formattedBody)))
        }
        return members
    }

    private func relating(_ relation: JSONValue) -> JSONValue.Member { .init("m.relates_to", relation) }

    private func mentioning(_ mentions: Mentions) -> JSONValue.Member {
        var members: [JSONValue.Member] = []
        if !mentions.users.isEmpty {
            members.append(.init("user_ids", .array(mentions.users.map { .identifier($0) })))
        }
        if mentions.room { members.append(.init("room", true)) }
        return .init("m.mentions", .object(members))
    }
}
