import MatrixProtocol
import Store

/// Keeps the order of rows within each room, and a bounded number of rooms under way side by side.
struct RoomQueuesStateMachine {
    private var queues: [RoomID: Queue] = [:]
    /// Rooms with rows that nobody sends yet, in the order in which they came.
    private var ready: [RoomID] = []
    private var readyFrom = 0
    private var underWay = 0
    private let limit: Int

    private struct Queue {
        var rows: [OutboxRow]
        var next = 0
    }

    /// At most `limit` rooms side by side.
    init(limit: Int) { self.limit = limit }

    /// True where nothing waits and nothing is under way.
    var isIdle: Bool { underWay == 0 && readyFrom == ready.count }

    /// Adds rows; gives how many more senders are to be started.
    mutating func add(_ rows: [OutboxRow]) -> Int {
        for row in rows {
            if queues[row.room]?.rows.append(row) == nil {
                queues[row.room] = Queue(rows: [row])
                ready.append(row.room)
            }
        }
        let starting = min(limit - underWay, ready.count - readyFrom)
        underWay += starting
        return starting
    }

    /// What a sender is to do next.
    enum Next {
        /// Send this row of the room that it has.
        case send(OutboxRow)
        /// Nothing is left: the sender ends.
        case end
    }

    /// The next row of `room`, which the sender has; where that has none, of a room that nobody has yet.
    mutating func next(after room: RoomID?) -> Next {
        if let room {
            if let row = takeNext(of: room) { return .send(row) }
            queues[room] = nil
        }
        while readyFrom < ready.count {
            let room = ready[readyFrom]
            readyFrom += 1
            if let row = takeNext(of: room) { return .send(row) }
        }
        ready.removeAll(keepingCapacity: ready.count < 1024)
        readyFrom = 0
        underWay -= 1
        return .end
    }

    private mutating func takeNext(of room: RoomID) -> OutboxRow? {
        guard let queue = queues[room], queue.next < queue.rows.count else { return nil }
        queues[room]?.next += 1
        return queue.rows[queue.next]
    }
}
