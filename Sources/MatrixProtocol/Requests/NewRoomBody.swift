/// The body of `POST /createRoom` for a room into which people are asked afterwards.
///
/// Whoever comes may talk there and nothing else. Source: client-server API 1.19, "Creation", and `m.room.power_levels`.
package struct NewRoomBody: Equatable, RequestBody {
    /// Stands in the room's creation for ever.
    package var mark: String
    /// What the room is called; nil for a direct room.
    package var name: String?

    /// A room that carries `mark`.
    package init(mark: String, name: String? = nil) {
        self.mark = mark
        self.name = name
    }

    /// The request's body.
    ///
    /// Our own level is left to the homeserver: from room version 12 on no level is given to who makes a room.
    package var json: JSONValue {
        let levels: JSONValue = [
            "events": [:], "users_default": 0, "events_default": 0, "state_default": 100, "invite": 100, "kick": 100,
            "ban": 100, "redact": 100, "notifications": ["room": 100],
        ]
        var fields: [JSONValue.Member] = [
            .init("preset", "private_chat"), .init("creation_content", ["steward.direct_room": .string(mark)]),
            .init("power_level_content_override", levels),
        ]
        if let name { fields.append(.init("name", .string(name))) }
        return .object(fields)
    }
}

/// The body of the `m.room.member` event that asks somebody into a room. Source: client-server API 1.19,
/// "Direct messaging".
package struct InviteBody: Equatable, RequestBody {
    /// Whether the room is a direct one.
    package var isDirect: Bool

    /// Asks into a room.
    package init(isDirect: Bool) { self.isDirect = isDirect }

    /// The event's content.
    package var json: JSONValue {
        isDirect ? ["membership": "invite", "is_direct": true] : ["membership": "invite"]
    }
}
