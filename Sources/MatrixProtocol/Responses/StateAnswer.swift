extension PowerLevels {
    /// Reads the content of an `m.room.power_levels`; nil if it is of the wrong shape.
    ///
    /// Throws `MalformedBody` if the body is not a JSON object. Source: client-server API 1.19,
    /// `GET /rooms/{roomId}/state/{eventType}/{stateKey}`.
    package static func decode(_ bytes: Span<UInt8>) throws(MalformedBody) -> PowerLevels? {
        var reader = JSONReader(bytes)
        guard try reader.peek() == UInt8(ascii: "{") else { throw reader.malformed(.notAnObject) }
        let content = try reader.powerLevels()
        try reader.end()
        guard case .success(.powerLevels(let levels)) = content else { return nil }
        return levels
    }
}

/// How a room began, and who began it.
package struct RoomOrigin: Equatable, Sendable {
    /// Who has made it; nil if the homeserver does not say so.
    package var creator: UserID?
    /// What it says of itself.
    package var creation: RoomCreation

    /// Joins the two.
    package init(creator: UserID?, creation: RoomCreation) {
        self.creator = creator
        self.creation = creation
    }

    /// Those who stand above every power level; nobody before room version 12, or if the homeserver does not say so.
    package var creators: [UserID] { creator.map(creation.creators) ?? [] }

    /// Reads the `m.room.create` of `room`; nil if it is of the wrong shape.
    ///
    /// A homeserver from before version 1.16 of the specification gives the content without its event, and so without its
    /// sender. Throws `MalformedBody` if the body is not a JSON object. Source: client-server API 1.19,
    /// `GET /rooms/{roomId}/state/{eventType}/{stateKey}?format=event`.
    package static func decode(_ bytes: Span<UInt8>, room: RoomID) throws(MalformedBody) -> RoomOrigin? {
        var reader = JSONReader(bytes)
        try reader.requireObject()
        let fields = try reader.eventFields()
        try reader.end()
        if case .success(let event) = try reader.event(fields, of: room) {
            guard case .create(let creation) = event.content else { return nil }
            return RoomOrigin(creator: event.sender, creation: creation)
        }
        var content = JSONReader(bytes)
        return try content.creation().map { RoomOrigin(creator: nil, creation: $0) }
    }
}
