import GRDB
import Logging
import MatrixProtocol
import ServiceLifecycle
import Store
import Synchronization

/// Writes to the store what became of rows, many at a time: those of messages with the next batch, if one comes soon.
///
/// If a crash loses a mark, the row is sent again with the same transaction id, and the homeserver answers with the
/// same event.
final class DeliveryMarks: Sendable {
    /// What became of one row.
    enum Mark: Sendable {
        case sent(Int64, EventID?)
        case refused(Int64, reason: String)
        case tried(Int64, OutboxRow.Trials)
    }

    /// Marks that a transaction has written down.
    struct Written: Sendable {
        fileprivate var marks: [Mark] = []
        /// How many marks there have been up to the last of them.
        fileprivate var end = 0
    }

    private struct State {
        var waiting: [Mark] = []
        /// How many marks are in the store.
        var stored = 0
        /// The events that rows became whose marks are not in the store yet.
        var events: [Int64: EventID] = [:]
    }

    private let state = Mutex(State())
    private let store: Store
    private let logger: Logger
    /// Marks have come that are written at once.
    private let urgent = Signals()
    /// Marks have come that may wait for others.
    private let patient = Signals()

    /// How long the mark of a message waits for others, or for a batch, with which it is written.
    private static let pause = Duration.milliseconds(100)

    init(store: Store, logger: Logger) {
        self.store = store
        self.logger = logger
    }

    /// Notes what became of a row.
    ///
    /// The event that a message became is known from here until its mark is written. What else the store says to be
    /// waiting, such as a way into a room, is decided upon, so that its mark must not wait.
    func note(_ mark: Mark) {
        let mayWait = state.withLock { state in
            state.waiting.append(mark)
            guard case .sent(let id, let event?) = mark else { return false }
            state.events[id] = event
            return true
        }
        (mayWait ? patient : urgent).give()
    }

    /// The event that row `id` became, whether its mark is in the store yet or not.
    func event(ofRow id: Int64) async throws -> EventID? {
        if let event = state.withLock({ $0.events[id] }) { return event }
        return try await store.read { try Outbox.event(ofRow: id, $0) }
    }

    /// Writes marks, those of messages a moment after they came, unless we are being stopped; until `finish()`.
    func run(clock: any Clock<Duration>) async {
        await withDiscardingTaskGroup { group in
            group.addTask { for await _ in self.urgent.stream { self.flush() } }
            for await _ in patient.stream {
                try? await cancelWhenGracefulShutdown { try await clock.sleep(for: Self.pause) }
                flush()
            }
        }
        flush()
    }

    /// Lets `run(clock:)` write what is left and end.
    func finish() {
        urgent.finish()
        patient.finish()
    }

    /// Writes what waits in a transaction, after which `committed(_:)` is to be called. If that never comes, the marks
    /// wait on.
    func write(_ db: Database) throws -> Written {
        let written = state.withLock { Written(marks: $0.waiting, end: $0.stored + $0.waiting.count) }
        for mark in written.marks { try Self.write(mark, db) }
        return written
    }

    /// Takes in that marks are in the store. Two transactions, one after the other, may have written the same.
    func committed(_ written: Written) {
        if written.marks.isEmpty { return }
        state.withLock { state in
            let count = max(0, written.end - state.stored)
            state.stored += count
            for case .sent(let id, _?) in state.waiting.prefix(count) { state.events[id] = nil }
            state.waiting.removeFirst(count)
        }
        for mark in written.marks {
            if case .tried = mark { continue }
            logger.passed(.marked)
        }
    }

    /// Not cancelled with the task: what was sent is worth a write even if time is up.
    private func flush() {
        if state.withLock(\.waiting.isEmpty) { return }
        do {
            // More marks may come while others write.
            committed(try store.writeNow(write))
        } catch {
            logger.error("Marks could not be written and are kept", metadata: ["reason": "\(store.cause(of: error))"])
        }
    }

    private static func write(_ mark: Mark, _ db: Database) throws {
        switch mark {
        case .sent(let id, let event): try Outbox.markSent(id, as: event, db)
        case .refused(let id, let reason): try Outbox.markRefused(id, because: reason, db)
        case .tried(let id, let trials): try Outbox.markTried(id, trials, db)
        }
    }

    /// Tells somebody who may be busy that something has come; told twice, they hear it once.
    private struct Signals: Sendable {
        let stream: AsyncStream<Void>
        private let continuation: AsyncStream<Void>.Continuation

        init() { (stream, continuation) = AsyncStream.makeStream(bufferingPolicy: .bufferingNewest(1)) }

        func give() { continuation.yield() }
        func finish() { continuation.finish() }
    }
}
