extension MessagesPage {
    /// Reads the body of an answer to `GET /_matrix/client/v3/rooms/{roomId}/messages` for `room`.
    ///
    /// An event of the wrong shape is left out and listed in `skipped`. Source: client-server API 1.19, "Room events".
    ///
    /// - Throws: `MalformedBody` where the body is not JSON, lacks `chunk`, or where `end` is no token: taken for the
    ///   end of the history, that would lose messages.
    package static func decode(_ bytes: Span<UInt8>, room: RoomID) throws(MalformedBody) -> MessagesPage {
        var reader = JSONReader(bytes)
        var events: [RoomEvent]?
        var end: SyncToken?
        var skipped: [SkippedEvent] = []
        try reader.requireObject()
        while let key = try reader.nextKey() {
            switch key {
            case "chunk":
                guard try reader.peek() == UInt8(ascii: "[") else { throw reader.malformed(.notAnArray) }
                events = try reader.events(of: room, skipped: &skipped)
            case "end": end = SyncToken(try reader.requireString())
            default: try reader.skip()
            }
        }
        guard let events else { throw reader.malformed(.missingKey) }
        try reader.end()
        return MessagesPage(events: events, end: end, skipped: skipped)
    }
}
