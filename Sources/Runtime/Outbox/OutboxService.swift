import Logging
import MatrixClient
import MatrixProtocol
import ServiceLifecycle
import StewardCore
import Store
import Synchronization

import struct Foundation.Date

/// Does at the homeserver what the outbox holds: in order within a room or for a person, several of these side by side.
///
/// A row is tried until the homeserver has taken it, has refused it for good, or has failed for too long. After a stop,
/// what can be sent at once is still sent, as long as the service group allows. What waits for its time waits in the
/// store for the next start.
final class OutboxService: Service {
    private struct State {
        var machine: OutboxStateMachine
        /// The moments at which we look again whether something is due. For each of them a task sleeps.
        var wakings: Set<Duration> = []
        /// Since when rows have failed, in readable time, and for how many seconds before that.
        var failing: [Int64: (since: Duration, before: Int64)] = [:]
        /// Kinds of requests that our account is barred from, as far as we have been told.
        var barred: Set<RequestKind> = []
    }

    private enum Work: Sendable {
        case attempt(OutboxStateMachine.Attempt)
        case wake(at: Duration)
    }

    private let sender: RowSender
    private let dispatcher: Dispatcher
    private let marks: DeliveryMarks
    private let state: Mutex<State>
    private let readable = ReadableTime()
    private let policy: RetryPolicy
    private let clock: any Clock<Duration>
    private let elapsed: @Sendable () -> Duration
    private let now: @Sendable () -> Date
    private let logger: Logger
    private let drained: @Sendable () -> Void
    private let works: AsyncStream<Work>
    private let work: AsyncStream<Work>.Continuation

    /// Nobody waits longer than this for a time in the store, since the machine's clock may have been set back.
    private static let longestWait: Int64 = 24 * 3600

    /// Makes a service that keeps at most `roomsSideBySide` rooms under way; `drained` is called each time nothing is
    /// left that could be sent at once.
    init(
        client: MatrixClient, ownUser: UserID, store: Store, dispatcher: Dispatcher, roomsSideBySide: Int,
        policy: RetryPolicy, clock: any Clock<Duration>, now: @escaping @Sendable () -> Date, logger: Logger,
        drained: @escaping @Sendable () -> Void
    ) {
        self.dispatcher = dispatcher
        self.policy = policy
        self.clock = clock
        self.now = now
        self.logger = logger
        self.drained = drained
        elapsed = Self.stopwatch(clock)
        marks = dispatcher.marks
        sender = RowSender(
            client: client, ownUser: ownUser, store: store, dispatcher: dispatcher, marks: marks, logger: logger)
        state = Mutex(State(machine: OutboxStateMachine(limit: roomsSideBySide)))
        (works, work) = AsyncStream.makeStream()
    }

    private static func stopwatch<C: Clock<Duration>>(_ clock: C) -> @Sendable () -> Duration {
        let start = clock.now
        return { start.duration(to: clock.now) }
    }

    /// Takes rows that are in the store already.
    func add(_ rows: [OutboxRow]) {
        guard !rows.isEmpty else { return }
        let (moment, seconds) = (elapsed(), Int64(now().timeIntervalSince1970))
        let dated = rows.map { row in
            (row, row.trials.nextTryAt.map { moment + .seconds(min($0 - seconds, Self.longestWait)) })
        }
        begin(change { $0.add(dated, at: moment) })
    }

    /// Notes whether the homeserver can be read.
    func note(_ progress: SyncProgress) { readable.note(progress, at: elapsed()) }

    /// Whether no row is under way that has not failed before.
    var isIdle: Bool { state.withLock { $0.machine.isIdle } }

    /// Sends until the stop is asked for, then what can be sent at once.
    func run() async throws {
        try await withGracefulShutdownHandler {
            try await withThrowingTaskGroup(of: Void.self) { group in
                // Not on the thread that talks to the homeserver: a mark waits until the batch before it is written.
                group.addTask(executorPreference: globalConcurrentExecutor) { await self.marks.run(clock: self.clock) }
                group.addTask {
                    defer { self.marks.finish() }
                    try await self.doAll()
                }
                try await group.waitForAll()
            }
        } onGracefulShutdown: {
            self.work.finish()
        }
    }

    private func doAll() async throws {
        try await withThrowingDiscardingTaskGroup { group in
            for await work in works {
                group.addTask {
                    do {
                        switch work {
                        case .attempt(let attempt): try await self.send(attempt)
                        case .wake(let moment): await self.wake(at: moment)
                        }
                    } catch {
                        // A group lets its body go on when a child fails, and this body would wait for ever.
                        self.work.finish()
                        throw error
                    }
                }
            }
        }
    }

    /// Changes the state machine, and makes sure that somebody looks again in time.
    private func change(
        _ body: (inout OutboxStateMachine) -> [OutboxStateMachine.Attempt]
    ) -> [OutboxStateMachine.Attempt] {
        let (attempts, waking) = state.withLock { state in
            let attempts = body(&state.machine)
            guard let waking = state.machine.nextWaking(), state.wakings.allSatisfy({ waking < $0 }) else {
                return (attempts, Duration?.none)
            }
            state.wakings.insert(waking)
            return (attempts, waking)
        }
        if let waking { work.yield(.wake(at: waking)) }
        return attempts
    }

    /// Starts a sender for each of `attempts`; gives those for which none can be started any more.
    @discardableResult
    private func begin(_ attempts: some Sequence<OutboxStateMachine.Attempt>) -> [OutboxStateMachine.Attempt] {
        attempts.filter { if case .terminated = work.yield(.attempt($0)) { true } else { false } }
    }

    /// Looks again at `moment`, unless the stop comes first.
    private func wake(at moment: Duration) async {
        do {
            try await cancelWhenGracefulShutdown {
                try await self.clock.sleep(for: max(.zero, moment - self.elapsed()), tolerance: nil)
            }
        } catch {
            return
        }
        state.withLock { _ = $0.wakings.remove(moment) }
        begin(change { $0.takeAll(at: elapsed()) })
    }

    /// One sender: makes an attempt, and then what can be tried once that has ended.
    private func send(_ first: OutboxStateMachine.Attempt) async throws {
        var mine = [first]
        while let attempt = mine.popLast() {
            guard let outcome = try await outcome(of: attempt) else { return }
            let next = change { $0.end(attempt, outcome, at: elapsed()) }
            mine += next.prefix(1) + begin(next.dropFirst())
        }
        if isIdle { drained() }
    }

    /// Makes an attempt; nil if we are being stopped.
    private func outcome(of attempt: OutboxStateMachine.Attempt) async throws -> OutboxStateMachine.Outcome? {
        let row = attempt.row
        let started = readable.total
        do {
            if let kind = try await sender.attempt(row, attempt.kind, hasGoneOn: attempt.hasGoneOn, add) {
                return .goesOn(kind)
            }
            state.withLock { _ = $0.barred.remove(attempt.kind) }
            return finished(row)
        } catch let failure as MatrixFailure {
            switch failure {
            case .cancelled, .stopped: return nil
            case .unknownToken: throw failure
            case .limited: return .limited(until: elapsed() + delay(row, failure))
            case .unavailable(.accountBarred, _):
                // That says nothing about the row, however long it lasts.
                if isNewlyBarred(attempt.kind) {
                    logger.error("What is to be sent waits", metadata: ["reason": "\(failure)"])
                }
                return .limited(until: elapsed() + delay(row, failure))
            case .unavailable: return try await failed(attempt, failure, since: started)
            case .refused, .missing, .duplicateAnnotation:
                return try await giveUp(attempt, .refused, failure.description)
                    ?? tryAgain(row, failure, row.trials.secondsFailing)
            }
        } catch is CancellationError {
            return nil
        } catch  where StoreProblem.isOfTheStore(error) {
            logger.error(
                "The store does not work; what is to be sent waits",
                metadata: ["reason": "\(dispatcher.store.cause(of: error))"])
            return tryAgain(row, .unavailable(.tokensNotSaved), row.trials.secondsFailing)
        } catch {
            // Otherwise it would end us at every start, and nobody would hear anything any more.
            logger.error(
                "Something cannot be sent for a fault of Steward's own",
                metadata: ["row": "\(row.id)", "error": "\(type(of: error))"])
            let failure = MatrixFailure.unavailable(.unreadable(problem: "Steward itself has failed."))
            return try await failed(attempt, failure, since: started)
        }
    }

    /// Whether no other bar was known, so that this one is worth a line in the log. Many rows may meet the same bar.
    private func isNewlyBarred(_ kind: RequestKind) -> Bool {
        state.withLock { state in
            defer { state.barred.insert(kind) }
            return state.barred.isEmpty
        }
    }

    private func finished(_ row: OutboxRow) -> OutboxStateMachine.Outcome {
        state.withLock { _ = $0.failing.removeValue(forKey: row.id) }
        return .finished
    }

    /// Puts the row off, or gives it up.
    private func failed(
        _ attempt: OutboxStateMachine.Attempt, _ failure: MatrixFailure, since started: Duration
    ) async throws -> OutboxStateMachine.Outcome {
        let row = attempt.row
        let (since, before) = state.withLock { state in
            let failing = state.failing[row.id] ?? (started, row.trials.secondsFailing)
            state.failing[row.id] = failing
            return failing
        }
        let seconds = before + (readable.total - since).components.seconds
        guard seconds >= attempt.kind.patience else { return tryAgain(row, failure, seconds) }
        return try await giveUp(attempt, .failing, "Given up after \(seconds) s of failures. \(failure)")
            ?? tryAgain(row, failure, seconds)
    }

    /// Gives the row up; nil if the store does not take that in for now.
    private func giveUp(
        _ attempt: OutboxStateMachine.Attempt, _ cause: GivingUp, _ reason: String
    ) async throws -> OutboxStateMachine.Outcome? {
        do {
            add(try await dispatcher.giveUp(attempt.row, cause, because: reason))
        } catch  where StoreProblem.isOfTheStore(error) {
            return nil
        }
        let sentence =
            switch cause {
            case .failing: "Something is given up: the homeserver has failed for too long"
            case .refused: "Something is given up: the homeserver refuses it for good"
            }
        logger.warning(
            "\(sentence)", metadata: ["row": "\(attempt.row.id)", "kind": "\(attempt.kind)", "reason": "\(reason)"])
        return finished(attempt.row)
    }

    private func tryAgain(
        _ row: OutboxRow, _ failure: MatrixFailure, _ secondsFailing: Int64
    ) -> OutboxStateMachine.Outcome {
        let delay = delay(row, failure)
        let due = now().timeIntervalSince1970 + delay / .seconds(1)
        let trials = OutboxRow.Trials(
            attempts: row.trials.attempts + 1, nextTryAt: Int64(due), secondsFailing: secondsFailing)
        marks.note(.tried(row.id, trials))
        return .failed(trials, until: elapsed() + delay)
    }

    private func delay(_ row: OutboxRow, _ failure: MatrixFailure) -> Duration {
        var generator = SystemRandomNumberGenerator()
        return policy.delay(after: row.trials.attempts + 1, failure, using: &generator) ?? policy.ceiling
    }
}

/// Counts the time in which the homeserver could be read. Only in such time does a failure count against a row.
final class ReadableTime: Sendable {
    private struct State {
        var total = Duration.zero
        var lastReading: Duration?
    }

    private let state = Mutex(State())

    /// Takes an attempt to read at the moment `now`. Time counts from one success to the next, if nothing failed in
    /// between.
    func note(_ progress: SyncProgress, at now: Duration) {
        state.withLock { state in
            switch progress {
            case .synced:
                if let last = state.lastReading { state.total += now - last }
                state.lastReading = now
            case .failed, .storeFailed: state.lastReading = nil
            }
        }
    }

    /// The time so far.
    var total: Duration { state.withLock(\.total) }
}
