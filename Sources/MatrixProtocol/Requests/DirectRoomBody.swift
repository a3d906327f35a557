/// The body of `POST /createRoom` for a room in which we talk to one person alone, who is asked in afterwards.
///
/// Whoever comes may talk there and nothing else. Source: client-server API 1.19, "Creation", and `m.room.power_levels`.
package struct DirectRoomBody: Equatable, RequestBody {
    /// Stands in the room's creation for ever.
    package var mark: String

    /// A room that carries `mark`.
    package init(mark: String) { self.mark = mark }

    /// The request's body.
    ///
    /// Our own level is left to the homeserver: from room version 12 on no level is given to who makes a room.
    package var json: JSONValue {
        [
            "preset": "private_chat",
            "creation_content": ["steward.direct_room": .string(mark)],
            "power_level_content_override": [
                "events": [:], "users_default": 0, "events_default": 0, "state_default": 100, "invite": 100,
                "kick": 100, "ban": 100, "redact": 100, "notifications": ["room": 100],
            ],
        ]
    }
}

/// The body of the `m.room.member` event that asks somebody into a direct room. Source: client-server API 1.19,
/// "Direct messaging".
package struct DirectInviteBody: Equatable, RequestBody {
    package init() {}

    /// The event's content.
    package var json: JSONValue { ["membership": "invite", "is_direct": true] }
}
