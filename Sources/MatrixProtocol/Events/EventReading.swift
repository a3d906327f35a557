/// Why an event cannot be read, without anything that a person wrote.
struct IllTyped: Error, ExpressibleByStringLiteral {
    let reason: String

    init(stringLiteral reason: String) { self.reason = reason }
}

/// The types of event that Steward reads.
enum EventType {
    case message, reaction, redaction, encrypted
    case member, name, tombstone, create, powerLevels, encryption
    case unread

    init(_ text: borrowing JSONText) {
        switch text {
        case "m.room.message": self = .message
        case "m.reaction": self = .reaction
        case "m.room.redaction": self = .redaction
        case "m.room.encrypted": self = .encrypted
        case "m.room.member": self = .member
        case "m.room.name": self = .name
        case "m.room.tombstone": self = .tombstone
        case "m.room.create": self = .create
        case "m.room.power_levels": self = .powerLevels
        case "m.room.encryption": self = .encryption
        default: self = .unread
        }
    }
}

/// The fields of an event as they were found; their order in the object is free, so the content waits for the type.
struct EventFields {
    var type: EventType?
    var id: EventID?
    var sender: UserID?
    var sentAt: Int64?
    /// The place of the content's object in the body.
    var content: JSONPlace?
    /// Absent for an event that is not part of the room's state.
    var stateKey: String?
    var hasIllTypedStateKey = false
    /// Where rooms before version 11 name the redacted event.
    var redacts: EventID?
}

extension JSONReader {
    /// Reads the fields of the event whose object has been entered.
    mutating func eventFields() throws(MalformedBody) -> EventFields {
        var fields = EventFields()
        while let key = try nextKey() {
            switch key {
            case "type": fields.type = if let type = try text() { EventType(type) } else { nil }
            case "event_id": fields.id = try identifier()
            case "sender": fields.sender = try identifier()
            case "origin_server_ts": fields.sentAt = try integer()
            case "content": fields.content = try skipObject()
            case "state_key":
                fields.stateKey = try string()
                fields.hasIllTypedStateKey = fields.stateKey == nil
            case "redacts": fields.redacts = try identifier()
            default: try skip()
            }
        }
        return fields
    }

    /// Reads an event of `room` from its fields, and its content from where that stands.
    func event(_ fields: EventFields, of room: RoomID) throws(MalformedBody) -> Result<RoomEvent, IllTyped> {
        guard let id = fields.id else { return .failure("event_id is missing or not a string") }
        guard let type = fields.type else { return .failure("type is missing or not a string") }
        guard let sender = fields.sender else { return .failure("sender is missing or not a string") }
        guard let sentAt = fields.sentAt else { return .failure("origin_server_ts is missing or not an integer") }
        guard !fields.hasIllTypedStateKey else { return .failure("state_key is not a string") }
        guard let place = fields.content else { return .failure("content is missing or not an object") }
        var content = reader(at: place)
        return try content.content(of: type, fields, isEmpty: place.isEmpty).map {
            RoomEvent(room: room, id: id, sender: sender, sentAt: sentAt, content: $0)
        }
    }

    /// Reads the content here, which belongs to an event with `fields`; redacting an event empties its content.
    private mutating func content(
        of type: EventType, _ fields: EventFields, isEmpty: Bool
    ) throws(MalformedBody) -> Result<EventContent, IllTyped> {
        switch (type, fields.stateKey) {
        case (.redaction, nil) where isEmpty: .success(fields.redacts.map { .redaction(of: $0) } ?? .other)
        case (.message, nil) where isEmpty, (.reaction, nil) where isEmpty, (.encrypted, nil) where isEmpty,
            (.tombstone, ""?) where isEmpty:
            .success(.other)
        case (.message, nil): try message()
        case (.reaction, nil): try reaction()
        case (.redaction, nil): try redaction(fields.redacts)
        case (.encrypted, nil): .success(.encrypted)
        case (.member, nil): .failure("state_key is missing")
        case (.member, let user?): try member(UserID(user))
        case (.name, ""?): .success(try roomName())
        case (.tombstone, ""?): try tombstone()
        case (.create, ""?): .success(try create())
        case (.powerLevels, ""?): try powerLevels()
        case (.encryption, ""?): .success(.encryption)
        default: .success(.other)
        }
    }
}
