extension JSONReader {
    /// Reads the content of the `m.room.member` of `user`.
    mutating func member(_ user: UserID) throws(MalformedBody) -> Result<EventContent, IllTyped> {
        var membership: Membership?
        var isDirect = false
        guard try beginObject() else { return .success(.other) }
        while let key = try nextKey() {
            switch key {
            case "membership": membership = try string().flatMap { Membership(rawValue: $0) }
            case "is_direct": isDirect = try boolean() ?? false
            default: try skip()
            }
        }
        guard let membership else { return .failure("membership is missing or unknown") }
        return .success(.member(user: user, membership: membership, isDirect: isDirect))
    }

    /// Reads the content of an `m.room.name`: an empty name is none.
    mutating func roomName() throws(MalformedBody) -> EventContent {
        .name(isSet: try string(under: "name")?.isEmpty == false)
    }

    /// Reads the content of an `m.room.tombstone`; an alias, or anything else that is no room's id, is nothing to follow.
    mutating func tombstone() throws(MalformedBody) -> Result<EventContent, IllTyped> {
        guard let room = try string(under: "replacement_room") else {
            return .failure("replacement_room is missing or not a string")
        }
        let replacement = RoomID(room)
        guard replacement.isWellFormed else { return .failure("replacement_room is no room's id") }
        return .success(.tombstone(replacement: replacement))
    }

    /// Reads the content of an `m.room.create`.
    mutating func create() throws(MalformedBody) -> EventContent {
        try creation().map(EventContent.create) ?? .other
    }

    /// Reads the content of an `m.room.create`; nil if it is no object.
    mutating func creation() throws(MalformedBody) -> RoomCreation? {
        var creation = RoomCreation()
        var version = 1
        var additional: [UserID] = []
        guard try beginObject() else { return nil }
        while let key = try nextKey() {
            switch key {
            case "predecessor": creation.predecessor = try identifier(under: "room_id")
            case "room_version": version = try string().flatMap { Int($0) } ?? version
            case "additional_creators": additional = try users()
            case "steward.direct_room": creation.mark = try string()
            default: try skip()
            }
        }
        // Source: room version 12, "Creators".
        if version >= 12 { creation.additionalCreators = additional }
        return creation
    }

    private mutating func users() throws(MalformedBody) -> [UserID] {
        var users: [UserID] = []
        guard try beginArray() else { return users }
        while try nextElement() {
            if let user = try string() { users.append(UserID(user)) }
        }
        return users
    }
}
