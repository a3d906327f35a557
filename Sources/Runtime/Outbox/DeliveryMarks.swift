import GRDB
import Logging
import MatrixProtocol
import Store
import Synchronization

/// Writes to the store what became of rows, many at a time.
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

    private struct State {
        var waiting: [Mark] = []
        /// The events that rows became whose marks are not in the store yet.
        var events: [Int64: EventID] = [:]
    }

    private let state = Mutex(State())
    private let store: Store
    private let logger: Logger
    private let signals: AsyncStream<Void>
    private let signal: AsyncStream<Void>.Continuation

    init(store: Store, logger: Logger) {
        self.store = store
        self.logger = logger
        (signals, signal) = AsyncStream.makeStream(bufferingPolicy: .bufferingNewest(1))
    }

    /// Notes what became of a row.
    func note(_ mark: Mark) {
        state.withLock { state in
            state.waiting.append(mark)
            if case .sent(let id, let event?) = mark { state.events[id] = event }
        }
        signal.yield()
    }

    /// The event that row `id` became, whether its mark is in the store yet or not.
    func event(ofRow id: Int64) async throws -> EventID? {
        if let event = state.withLock({ $0.events[id] }) { return event }
        return try await store.read { try Outbox.event(ofRow: id, $0) }
    }

    /// Writes marks as they come, until `finish()`.
    func run() async {
        for await _ in signals { flush() }
        flush()
    }

    /// Lets `run()` write what is left and end.
    func finish() { signal.finish() }

    /// Not cancelled with the task: what was sent is worth a write even if time is up.
    private func flush() {
        if state.withLock(\.waiting.isEmpty) { return }
        var marks: [Mark] = []
        do {
            try store.writeNow { db in
                // Only now: more marks have come while others wrote.
                marks = take()
                for mark in marks { try Self.write(mark, db) }
            }
            for mark in marks {
                if case .tried = mark { continue }
                logger.passed(.marked)
            }
            state.withLock { state in
                for case .sent(let id, _?) in marks { state.events[id] = nil }
            }
        } catch {
            logger.error("Marks could not be written and are kept", metadata: ["reason": "\(store.cause(of: error))"])
            state.withLock { $0.waiting = marks + $0.waiting }
        }
    }

    private func take() -> [Mark] {
        state.withLock { state in
            defer { state.waiting = [] }
            return state.waiting
        }
    }

    private static func write(_ mark: Mark, _ db: Database) throws {
        switch mark {
        case .sent(let id, let event): try Outbox.markSent(id, as: event, db)
        case .refused(let id, let reason): try Outbox.markRefused(id, because: reason, db)
        case .tried(let id, let trials): try Outbox.markTried(id, trials, db)
        }
    }
}
