import Synchronization

/// Counts the time in which the homeserver could be read: only then is a request that fails held against what was asked.
final class ReadableTime: Sendable {
    private struct State {
        var total = Duration.zero
        var lastReading: Duration?
    }

    private let state = Mutex(State())

    /// Notes an attempt to read at the moment `now`; time counts from one success to the next without a failure between.
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
