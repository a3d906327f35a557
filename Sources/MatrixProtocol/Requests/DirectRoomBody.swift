/// The body of `POST /createRoom` for a room of two. Source: client-server API 1.19, "Creation" and "Direct messaging".
package struct DirectRoomBody: Equatable, RequestBody {
    /// Who is asked in, and may do there what we may.
    package var user: UserID
    /// The part of the room's alias between `#` and `:`.
    package var alias: String?

    /// A room with `user`.
    package init(with user: UserID, alias: String?) {
        self.user = user
        self.alias = alias
    }

    /// The request's body.
    package var json: JSONValue {
        var members: [JSONValue.Member] = [
            .init("preset", "trusted_private_chat"), .init("is_direct", true),
            .init("invite", .array([.identifier(user)])),
        ]
        if let alias { members.append(.init("room_alias_name", .string(alias))) }
        return .object(members)
    }
}
