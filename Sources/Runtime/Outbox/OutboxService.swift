import Logging
import MatrixClient
import MatrixProtocol
import ServiceLifecycle
import StewardCore
import Store
import Synchronization

/// Does at the homeserver what the outbox holds: in order within a room or for a person, those side by side.
///
/// A row is tried until the homeserver has taken it or has refused it for good; nothing is dropped. After the stop has
/// been asked for, what is left is still sent, as long as the service group allows.
final class OutboxService: Service {
    private let client: MatrixClient
    private let store: Store
    private let dispatcher: Dispatcher
    private let directRooms: DirectRoomMaker
    private let marks: Marks
    private let queues: Mutex<AddressQueuesStateMachine>
    private let pause: SharedPause
    private let policy: RetryPolicy
    private let logger: Logger
    private let starts: AsyncStream<Int>
    private let start: AsyncStream<Int>.Continuation

    /// Makes a service that keeps at most `roomsSideBySide` rooms under way.
    init(
        client: MatrixClient, ownUser: UserID, store: Store, dispatcher: Dispatcher, roomsSideBySide: Int,
        policy: RetryPolicy, logger: Logger
    ) {
        self.client = client
        self.store = store
        self.dispatcher = dispatcher
        self.policy = policy
        self.logger = logger
        directRooms = DirectRoomMaker(client: client, ownUser: ownUser, store: store, dispatcher: dispatcher)
        marks = Marks(store: store, logger: logger)
        queues = Mutex(AddressQueuesStateMachine(limit: roomsSideBySide))
        pause = SharedPause()
        (starts, start) = AsyncStream.makeStream()
    }

    /// Takes rows that are in the store already.
    func add(_ rows: [OutboxRow]) {
        guard !rows.isEmpty else { return }
        let senders = queues.withLock { $0.add(rows) }
        if senders > 0 { start.yield(senders) }
    }

    /// How many rows wait or are under way.
    var isIdle: Bool { queues.withLock { $0.isIdle } }

    /// Sends until the stop is asked for, then what is left.
    func run() async throws {
        try await withGracefulShutdownHandler {
            try await withThrowingTaskGroup(of: Void.self) { group in
                // Not on the thread that talks to the homeserver: a mark waits until the batch before it is written.
                group.addTask(executorPreference: globalConcurrentExecutor) { await self.marks.run() }
                group.addTask {
                    defer { self.marks.finish() }
                    try await self.sendAll()
                }
                try await group.waitForAll()
            }
        } onGracefulShutdown: {
            self.start.finish()
        }
    }

    private func sendAll() async throws {
        try await withThrowingDiscardingTaskGroup { group in
            for await senders in starts {
                for _ in 0..<senders { group.addTask { try await self.send() } }
            }
        }
    }

    /// One sender: takes an address, sends its rows in order, takes the next one.
    private func send() async throws {
        var address: OutboxRow.Address?
        while case .send(let row) = queues.withLock({ $0.next(after: address) }) {
            address = row.address
            do {
                try await complete(row)
            } catch MatrixFailure.cancelled, MatrixFailure.stopped {
                return
            } catch is CancellationError {
                return
            }
        }
    }

    /// Tries a row until it is done or refused for good.
    private func complete(_ row: OutboxRow) async throws {
        var failures = 0
        var generator = SystemRandomNumberGenerator()
        while true {
            try await pause.wait()
            do {
                try await attempt(row)
                return
            } catch let failure as MatrixFailure {
                if case .unknownToken = failure { throw failure }
                if case .cancelled = failure { throw failure }
                if case .stopped = failure { throw failure }
                failures += 1
                guard let delay = policy.delay(after: failures, failure, using: &generator) else {
                    logger.warning("The homeserver refused an answer for good", metadata: ["reason": "\(failure)"])
                    marks.note(.refused(row.id, reason: failure.description))
                    return
                }
                if case .limited = failure { pause.extend(by: delay) } else { try await Task.sleep(for: delay) }
            }
        }
    }

    private func attempt(_ row: OutboxRow) async throws {
        switch row.address {
        case .room(let room): try await attempt(row, in: room)
        case .person(let user):
            let room = try await directRooms.room(with: user, for: row)
            do {
                try await attempt(row, in: room)
            } catch MatrixFailure.refused(_, .forbidden) {
                // We are no longer in it, or may say nothing there.
                try await dispatcher.noteDirectRoom(room, with: nil)
                try await attempt(row, in: try await directRooms.make(with: user, for: row))
            }
        }
    }

    private func attempt(_ row: OutboxRow, in room: RoomID) async throws {
        switch row.action {
        case .message(let message, _):
            try await send(OutgoingMessage(message), to: room, as: row)
        case .edit(let message, let target):
            // Where the answer was refused after its edit was decided, the edit is the answer.
            let event = try await marks.event(ofRow: target)
            let outgoing = event.map { OutgoingMessage(message, replacing: $0) } ?? OutgoingMessage(message)
            try await send(outgoing, to: room, as: row)
        case .revision(let message, let target):
            guard let event = try await marks.event(ofRow: target) else { return skip(row) }
            try await send(OutgoingMessage(message, replacing: event), to: room, as: row)
        case .redaction(let target):
            guard let event = try await marks.event(ofRow: target) else { return skip(row) }
            note(row, as: try await client.redact(event, in: room, transaction: row.transaction))
        case .join(let servers):
            _ = try await client.join(room.rawValue, via: servers)
            note(row, as: nil)
        case .pin(let keys):
            try await pin(keys, in: room)
            note(row, as: nil)
        case .lookUp:
            let facts = try await lookUp(room)
            logger.passed(.sent)
            try await dispatcher.take(facts, row: row.id)
            logger.passed(.marked)
        }
    }

    /// Notes that `row` is done at the homeserver, which made it `event`.
    private func note(_ row: OutboxRow, as event: EventID?) {
        logger.passed(.sent)
        marks.note(.sent(row.id, event))
    }

    private func send(_ message: OutgoingMessage, to room: RoomID, as row: OutboxRow) async throws {
        note(
            row,
            as: try await client.send(
                message.encoded(), type: "m.room.message", to: room, transaction: row.transaction))
    }

    private func lookUp(_ room: RoomID) async throws -> RoomFacts {
        let members = try await client.joinedMembers(of: room)
        let isNamed = try await client.hasName(room)
        let levels = try await client.powerLevels(of: room) ?? PowerLevels()
        return RoomFacts(
            room: room, members: members, isNamed: isNamed, levels: levels,
            creators: try await client.creators(of: room))
    }

    /// Puts our pins behind those of others, where that changes anything.
    private func pin(_ keys: [PostKey], in room: RoomID) async throws {
        let standing = try await client.pinnedEvents(in: room)
        let (posts, ours) = try await store.read { db in
            (
                try keys.compactMap { try Outbox.post($0, in: room, db) },
                try Outbox.keyed(among: standing, in: room, db)
            )
        }
        var wanted: [EventID] = []
        for post in posts { if let event = try await marks.event(ofRow: post) { wanted.append(event) } }
        let pinned = standing.filter { !ours.contains($0) && !wanted.contains($0) } + wanted
        if pinned != standing { try await client.pin(pinned, in: room) }
    }

    /// The row that this one changes or takes back was refused, so that there is nothing to do.
    private func skip(_ row: OutboxRow) {
        marks.note(.refused(row.id, reason: "What it changes was never sent."))
    }
}
