import Synchronization

/// Writes down when a count grew.
final class Stopwatch: Sendable {
    private struct State {
        var isRunning = false
        var arrivals: [ContinuousClock.Instant] = []
    }

    private let first: Int
    private let state = Mutex(State())

    /// Counts what comes on top of `first`.
    init(from first: Int) { self.first = first }

    /// Notes that the count is now `count`, and gives how many have come since the start.
    func note(_ count: Int) -> Int {
        state.withLock { state in
            state.isRunning = true
            while state.arrivals.count < count - first { state.arrivals.append(.now) }
            return state.arrivals.count
        }
    }

    var isRunning: Bool { state.withLock(\.isRunning) }
    var arrivals: [ContinuousClock.Instant] { state.withLock(\.arrivals) }
}
