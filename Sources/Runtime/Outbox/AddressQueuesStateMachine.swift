import Store

/// Keeps the order of rows of each address, and a bounded number of addresses under way side by side.
struct AddressQueuesStateMachine {
    private var queues: [OutboxRow.Address: Queue] = [:]
    /// Addresses with rows that nobody sends yet, in the order in which they came.
    private var ready: [OutboxRow.Address] = []
    private var readyFrom = 0
    private var underWay = 0
    private let limit: Int

    private struct Queue {
        var rows: [OutboxRow]
        var next = 0
    }

    /// At most `limit` addresses side by side.
    init(limit: Int) { self.limit = limit }

    /// True where nothing waits and nothing is under way.
    var isIdle: Bool { underWay == 0 && readyFrom == ready.count }

    /// Adds rows; gives how many more senders are to be started.
    mutating func add(_ rows: [OutboxRow]) -> Int {
        for row in rows {
            if queues[row.address]?.rows.append(row) == nil {
                queues[row.address] = Queue(rows: [row])
                ready.append(row.address)
            }
        }
        let starting = min(limit - underWay, ready.count - readyFrom)
        underWay += starting
        return starting
    }

    /// What a sender is to do next.
    enum Next {
        /// Send this row of the address that it has.
        case send(OutboxRow)
        /// Nothing is left: the sender ends.
        case end
    }

    /// The next row of `address`, which the sender has; where that has none, of one that nobody has yet.
    mutating func next(after address: OutboxRow.Address?) -> Next {
        if let address {
            if let row = takeNext(of: address) { return .send(row) }
            queues[address] = nil
        }
        while readyFrom < ready.count {
            let address = ready[readyFrom]
            readyFrom += 1
            if let row = takeNext(of: address) { return .send(row) }
        }
        ready.removeAll(keepingCapacity: ready.count < 1024)
        readyFrom = 0
        underWay -= 1
        return .end
    }

    private mutating func takeNext(of address: OutboxRow.Address) -> OutboxRow? {
        guard let queue = queues[address], queue.next < queue.rows.count else { return nil }
        queues[address]?.next += 1
        return queue.rows[queue.next]
    }
}
