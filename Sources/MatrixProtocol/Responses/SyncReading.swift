extension SyncResponse {
    /// Reads the body of an answer to `GET /_matrix/client/v3/sync`.
    ///
    /// Keys may stand in any order; of a key that stands twice the last counts. One event or room of the wrong shape is
    /// left out and listed in `skipped`. Source: client-server API 1.19, "Syncing".
    ///
    /// - Parameters:
    ///   - ownUser: Who we are, to find our own membership in the state of rooms that invite us.
    ///   - passed: Is told after each room how many bytes are not read again.
    /// - Throws: `MalformedBody` if the body is not JSON or lacks `next_batch`: then nothing of it may be used, and
    ///   the old position stays.
    package static func decode(
        _ bytes: Span<UInt8>, ownUser: UserID, passed: (Int) -> Void = { _ in }
    ) throws(MalformedBody) -> SyncResponse {
        var reader = JSONReader(bytes)
        var response = SyncResponse(nextBatch: SyncToken(""))
        var nextBatch: SyncToken?
        try reader.requireObject()
        while let key = try reader.nextKey() {
            switch key {
            case "next_batch": nextBatch = SyncToken(try reader.requireString())
            case "rooms": try response.readRooms(&reader, ownUser: ownUser, passed)
            default: try reader.skip()
            }
        }
        guard let nextBatch else { throw reader.malformed(.missingKey) }
        try reader.end()
        response.nextBatch = nextBatch
        return response
    }

    private mutating func readRooms(
        _ reader: inout JSONReader, ownUser: UserID, _ passed: (Int) -> Void
    ) throws(MalformedBody) {
        try reader.requireObject()
        while let key = try reader.nextKey() {
            switch key {
            case "join": joined = try readJoined(&reader, passed)
            case "invite": invited = try readInvited(&reader, ownUser: ownUser)
            case "leave": left = try readLeft(&reader)
            default: try reader.skip()
            }
        }
    }

    private mutating func readJoined(
        _ reader: inout JSONReader, _ passed: (Int) -> Void
    ) throws(MalformedBody) -> [JoinedRoom] {
        var rooms: [JoinedRoom] = []
        try reader.requireObject()
        while let key = try reader.nextKey() {
            let id = RoomID(key.string)
            guard try beginRoom(id, &reader) else { continue }
            rooms.append(try reader.joinedRoom(id, skipped: &skipped))
            passed(reader.position)
        }
        return rooms.keepingLast(by: \.id)
    }

    private mutating func readInvited(
        _ reader: inout JSONReader, ownUser: UserID
    ) throws(MalformedBody) -> [InvitedRoom] {
        var rooms: [InvitedRoom] = []
        try reader.requireObject()
        while let key = try reader.nextKey() {
            let id = RoomID(key.string)
            guard try beginRoom(id, &reader) else { continue }
            rooms.append(try reader.invitedRoom(id, of: ownUser))
        }
        return rooms.keepingLast(by: \.id)
    }

    private mutating func readLeft(_ reader: inout JSONReader) throws(MalformedBody) -> [RoomID] {
        var rooms: [RoomID] = []
        try reader.requireObject()
        while let key = try reader.nextKey() {
            let id = RoomID(key.string)
            guard try beginRoom(id, &reader) else { continue }
            while try reader.nextKey() != nil { try reader.skip() }
            rooms.append(id)
        }
        return rooms.keepingLast(by: \.self)
    }

    /// Enters a room's object, or notes that it is none.
    private mutating func beginRoom(_ id: RoomID, _ reader: inout JSONReader) throws(MalformedBody) -> Bool {
        let isObject = try reader.beginObject()
        if !isObject { skipped.append(SkippedEvent(room: id, event: nil, reason: "the room is not an object")) }
        return isObject
    }
}

extension JSONReader {
    /// Enters the object here; without it nothing of the body can be understood.
    mutating func requireObject() throws(MalformedBody) {
        guard try peek() == UInt8(ascii: "{") else { throw malformed(.notAnObject) }
        _ = try beginObject()
    }

    /// Reads the string here; without it nothing of the body can be understood.
    mutating func requireString() throws(MalformedBody) -> String {
        guard try peek() == UInt8(ascii: "\""), let string = try string() else { throw malformed(.notAString) }
        return string
    }
}

extension Array {
    /// Of elements that have the same key, as a repeated key in an object makes them, only the last.
    fileprivate func keepingLast<Key: Hashable>(by key: (Element) -> Key) -> [Element] {
        var lastPlace: [Key: Int] = [:]
        for (place, element) in enumerated() { lastPlace[key(element)] = place }
        guard lastPlace.count < count else { return self }
        return enumerated().filter { lastPlace[key($0.element)] == $0.offset }.map(\.element)
    }
}

extension MessagesPage {
    /// Reads the body of an answer to `GET /_matrix/client/v3/rooms/{roomId}/messages` for `room`.
    ///
    /// An event of the wrong shape is left out and listed in `skipped`. Source: client-server API 1.19, "Room events".
    ///
    /// - Throws: `MalformedBody` if the body is not JSON, lacks `chunk`, or if `end` is no token: taken for the
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
