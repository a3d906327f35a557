import Synchronization

/// A clock that goes as real time does, except for leaps that a test makes, in which an hour passes in no time.
package final class LeapingClock: Clock {
    private let leaps = Mutex(Duration.zero)

    package init() {}

    /// Lets `duration` pass at once.
    package func leap(_ duration: Duration) { leaps.withLock { $0 += duration } }

    package var now: ContinuousClock.Instant { ContinuousClock.now + leaps.withLock { $0 } }

    package var minimumResolution: Duration { ContinuousClock().minimumResolution }

    package func sleep(until deadline: ContinuousClock.Instant, tolerance: Duration?) async throws {
        try await ContinuousClock().sleep(until: deadline - leaps.withLock { $0 }, tolerance: tolerance)
    }
}
