import MatrixProtocol

/// What responses showed of rooms that fell behind with them: all that there is of such a room if its past is refused.
///
/// As much is kept as memory is to be spared for it. A room for which there was no place left has nothing to show.
struct ShownEvents {
    /// The most bytes in all, as far as they can be told.
    static let mostBytes = 8 << 20

    private var rooms: [RoomID: (events: [RoomEvent], bytes: Int)] = [:]
    private var bytes = 0

    /// What was shown of `room` and kept.
    subscript(room: RoomID) -> [RoomEvent] { rooms[room]?.events ?? [] }

    /// Keeps what was shown of `room`, in place of what was kept of it before, if there is place for that.
    mutating func keep(_ events: [RoomEvent], of room: RoomID) {
        forget(room)
        let size = events.reduce(0) { $0 + $1.bytes }
        guard bytes + size <= Self.mostBytes else { return }
        rooms[room] = (events, size)
        bytes += size
    }

    /// Forgets what was shown of `room`.
    mutating func forget(_ room: RoomID) { bytes -= rooms.removeValue(forKey: room)?.bytes ?? 0 }
}

extension RoomEvent {
    /// About how many bytes of memory the event takes.
    fileprivate var bytes: Int {
        let said: Int
        switch content {
        case .message(let message), .edit(_, let message): said = message.body.utf8.count
        case .reaction(_, let key): said = key.utf8.count
        case .powerLevels(let levels): said = (levels.users.count + levels.events.count) * 64
        case .redaction, .member, .name, .tombstone, .create, .encrypted, .other: said = 0
        }
        return said + id.rawValue.utf8.count + sender.rawValue.utf8.count + MemoryLayout<RoomEvent>.stride
    }
}
