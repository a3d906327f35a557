import NIOCore
import Synchronization

/// The state behind its lock, those who wait for a condition, and the open connections.
final class Core: Sendable {
    private struct Watcher: Sendable {
        var condition: @Sendable (HomeserverState) -> Bool
        var continuation: CheckedContinuation<Void, any Error>
    }

    private struct Guarded: Sendable {
        var state: HomeserverState
        var watchers: [Int: Watcher] = [:]
        var lastWatcher = 0
        var cancelled: Set<Int> = []
        var isStopped = false
    }

    private let guarded: Mutex<Guarded>
    private let channels = Mutex<[ObjectIdentifier: any Channel]>([:])
    private let acceptedConnections = Atomic(0)

    init(_ configuration: SimulatedHomeserver.Configuration) {
        guarded = Mutex(Guarded(state: HomeserverState(configuration: configuration)))
    }

    /// Reads the state.
    func read<Result: Sendable>(_ body: (HomeserverState) -> Result) -> Result {
        guarded.withLock { body($0.state) }
    }

    /// Changes the state, then wakes the long polls and the waiting tests that the change concerns.
    func change<Result: Sendable>(_ body: (inout HomeserverState) -> Result) -> Result {
        let (result, polls, satisfied) = guarded.withLock { guarded in
            let result = body(&guarded.state)
            let polls = guarded.state.wokenPolls
            if !polls.isEmpty { guarded.state.wokenPolls = [] }
            var satisfied: [CheckedContinuation<Void, any Error>] = []
            for (number, watcher) in guarded.watchers where watcher.condition(guarded.state) {
                guarded.watchers[number] = nil
                satisfied.append(watcher.continuation)
            }
            return (result, polls, satisfied)
        }
        for poll in polls { poll.wake(poll) }
        for continuation in satisfied { continuation.resume() }
        return result
    }

    /// Suspends until `condition` holds; throws `CancellationError` when the task is cancelled or the server stops.
    func wait(until condition: @escaping @Sendable (HomeserverState) -> Bool) async throws {
        let number = guarded.withLock { guarded in
            guarded.lastWatcher += 1
            return guarded.lastWatcher
        }
        try await withTaskCancellationHandler {
            try await withCheckedThrowingContinuation { continuation in
                let outcome: Result<Void, any Error>? = guarded.withLock { guarded in
                    if guarded.cancelled.remove(number) != nil || guarded.isStopped {
                        return .failure(CancellationError())
                    }
                    if condition(guarded.state) { return .success(()) }
                    guarded.watchers[number] = Watcher(condition: condition, continuation: continuation)
                    return nil
                }
                if let outcome { continuation.resume(with: outcome) }
            }
        } onCancel: {
            let watcher = guarded.withLock { guarded in
                let watcher = guarded.watchers.removeValue(forKey: number)
                if watcher == nil { guarded.cancelled.insert(number) }
                return watcher
            }
            watcher?.continuation.resume(throwing: CancellationError())
        }
    }

    /// Ends every wait.
    func stop() {
        let watchers = guarded.withLock { guarded in
            defer { guarded.watchers = [:] }
            guarded.isStopped = true
            return guarded.watchers
        }
        for watcher in watchers.values { watcher.continuation.resume(throwing: CancellationError()) }
    }

    func opened(_ channel: any Channel) {
        acceptedConnections.wrappingAdd(1, ordering: .relaxed)
        channels.withLock { $0[ObjectIdentifier(channel)] = channel }
    }

    /// How many connections were ever accepted.
    var accepted: Int { acceptedConnections.load(ordering: .relaxed) }

    func closed(_ channel: any Channel) { channels.withLock { $0[ObjectIdentifier(channel)] = nil } }

    /// The connections that are open now.
    var connections: [any Channel] { channels.withLock { Array($0.values) } }
}
