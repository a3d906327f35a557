extension PowerLevels {
    /// Reads the content of an `m.room.power_levels`; nothing where it is of the wrong shape.
    ///
    /// Throws `MalformedBody` where the body is not a JSON object. Source: client-server API 1.19,
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

extension RoomEvent {
    /// Reads one event; nothing where it is of the wrong shape.
    ///
    /// Throws `MalformedBody` where the body is not a JSON object. Source: client-server API 1.19,
    /// `GET /rooms/{roomId}/state/{eventType}/{stateKey}?format=event`.
    package static func decode(_ bytes: Span<UInt8>) throws(MalformedBody) -> RoomEvent? {
        var reader = JSONReader(bytes)
        try reader.requireObject()
        let fields = try reader.eventFields()
        try reader.end()
        guard case .success(let event) = try reader.event(fields) else { return nil }
        return event
    }
}
