import Synchronization

/// A pause that all senders keep: homeservers limit an account, not a room.
final class SharedPause: Sendable {
    private let end = Mutex<ContinuousClock.Instant?>(nil)

    /// Asks everybody to wait for `duration` from now, or longer where that was asked before.
    func extend(by duration: Duration) {
        let until = ContinuousClock.now + duration
        end.withLock { $0 = max($0 ?? until, until) }
    }

    /// Waits until the pause is over.
    func wait() async throws {
        while let until = end.withLock({ $0 }), until > .now {
            try await ContinuousClock().sleep(until: until)
        }
    }
}
