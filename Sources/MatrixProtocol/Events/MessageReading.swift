extension JSONReader {
    /// Reads the content of an `m.room.message`.
    mutating func message() throws(MalformedBody) -> Result<EventContent, IllTyped> {
        let fields = try messageFields()
        guard fields.relation.kind == .replacement else { return fields.content().map { .message($0) } }

        guard let original = fields.relation.event else {
            return .failure("event_id of m.relates_to is missing or not a string")
        }
        guard let place = fields.newContent else { return .success(.other) }
        var newContent = reader(at: place)
        var newFields = try newContent.messageFields()
        newFields.relation = Relation()
        return newFields.content().map { .edit(of: original, $0) }
    }

    /// Reads the content of an `m.reaction`.
    mutating func reaction() throws(MalformedBody) -> Result<EventContent, IllTyped> {
        let relation = try messageFields().relation
        guard relation.kind == .annotation else { return .success(.other) }
        guard let event = relation.event else {
            return .failure("event_id of m.relates_to is missing or not a string")
        }
        guard let key = relation.key else { return .failure("key of m.relates_to is missing or not a string") }
        return .success(.reaction(to: event, key: key))
    }

    /// Reads the content of an `m.room.redaction`. The homeserver vouches for `topLevel`, so it goes first.
    mutating func redaction(_ topLevel: EventID?) throws(MalformedBody) -> Result<EventContent, IllTyped> {
        let redacts: EventID? = try identifier(under: "redacts")
        guard let event = topLevel ?? redacts else { return .failure("redacts is missing or not a string") }
        return .success(.redaction(of: event))
    }

    private mutating func messageFields() throws(MalformedBody) -> MessageFields {
        var fields = MessageFields()
        guard try beginObject() else { return fields }
        while let key = try nextKey() {
            switch key {
            case "msgtype": fields.type = try string()
            case "body": fields.body = try string()
            case "m.relates_to": fields.relation = try relation()
            case "m.new_content": fields.newContent = try skipObject()
            case "m.mentions": fields.mentions = try mentions()
            default: try skip()
            }
        }
        return fields
    }

    private mutating func mentions() throws(MalformedBody) -> [UserID] {
        var users: [UserID] = []
        guard try beginObject() else { return users }
        while let key = try nextKey() {
            switch key {
            case "user_ids":
                guard try beginArray() else { continue }
                while try nextElement() {
                    if let user = try string(), users.count < MessageContent.mostMentions { users.append(UserID(user)) }
                }
            default: try skip()
            }
        }
        return users
    }

    private mutating func relation() throws(MalformedBody) -> Relation {
        var relation = Relation()
        guard try beginObject() else { return relation }
        while let key = try nextKey() {
            switch key {
            case "rel_type": relation.kind = if let kind = try text() { Relation.Kind(kind) } else { nil }
            case "event_id": relation.event = try identifier()
            case "key": relation.key = try string()
            case "m.in_reply_to": relation.inReplyTo = try identifier(under: "event_id")
            case "is_falling_back": relation.isFallingBack = try boolean() ?? false
            default: try skip()
            }
        }
        return relation
    }
}

/// The content of an `m.room.message` as it was found, or that of its `m.new_content`.
private struct MessageFields {
    var type: String?
    var body: String?
    var relation = Relation()
    var newContent: JSONPlace?
    var mentions: [UserID] = []

    func content() -> Result<MessageContent, IllTyped> {
        guard let type else { return .failure("msgtype is missing or not a string") }
        guard let body else { return .failure("body is missing or not a string") }
        let isThreaded = relation.kind == .thread
        return .success(
            MessageContent(
                type: type, body: body, thread: isThreaded ? relation.event : nil,
                inReplyTo: isThreaded && relation.isFallingBack ? nil : relation.inReplyTo, mentions: mentions))
    }
}

/// `m.relates_to` as it was found. A relation of the wrong shape counts as none, as the specification wants it.
private struct Relation {
    enum Kind {
        case replacement, thread, annotation, unread

        init(_ text: borrowing JSONText) {
            switch text {
            case "m.replace": self = .replacement
            case "m.thread": self = .thread
            case "m.annotation": self = .annotation
            default: self = .unread
            }
        }
    }

    var kind: Kind?
    var event: EventID?
    var key: String?
    var inReplyTo: EventID?
    var isFallingBack = false
}
