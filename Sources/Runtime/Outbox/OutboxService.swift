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
    private let errands: RowErrands
    private let marks: Marks
    private let queues: Mutex<AddressQueuesStateMachine>
    private let pause: SharedPause
    private let policy: RetryPolicy
    private let logger: Logger
    private let drained: @Sendable () -> Void
    private let starts: AsyncStream<Int>
    private let start: AsyncStream<Int>.Continuation

    /// Makes a service that keeps at most `roomsSideBySide` rooms under way; `drained` is called each time nothing is
    /// left to send.
    init(
        client: MatrixClient, ownUser: UserID, store: Store, dispatcher: Dispatcher, roomsSideBySide: Int,
        policy: RetryPolicy, logger: Logger, drained: @escaping @Sendable () -> Void
    ) {
        self.policy = policy
        self.logger = logger
        self.drained = drained
        marks = Marks(store: store, logger: logger)
        errands = RowErrands(
            client: client, ownUser: ownUser, store: store, dispatcher: dispatcher, marks: marks, logger: logger)
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

    /// Whether no row waits or is under way.
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
        if isIdle { drained() }
    }

    /// Tries a row until it is done or refused for good.
    private func complete(_ row: OutboxRow) async throws {
        var failures = 0
        var generator = SystemRandomNumberGenerator()
        while true {
            try await pause.wait()
            do {
                try await errands.attempt(row)
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
}
