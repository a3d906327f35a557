import Logging
import ServiceLifecycle
import Store

import struct Foundation.Date

/// Wakes features by their timers, and deletes what is no longer needed.
struct TimerService: Service {
    private let dispatcher: Dispatcher
    private let now: @Sendable () -> Date
    private let logger: Logger
    private let start: AsyncStream<Never>
    private let committed: @Sendable (Dispatched) -> Void

    /// The longest sleep in seconds: what is set meanwhile is at most this late.
    private static let longest = 60.0

    /// Makes a service that begins when `start` ends, and tells `committed` what each waking led to.
    ///
    /// What it wakes must not be sent before what waits already, nor with a token that is somebody else's.
    init(
        dispatcher: Dispatcher, now: @escaping @Sendable () -> Date, logger: Logger, start: AsyncStream<Never>,
        committed: @escaping @Sendable (Dispatched) -> Void
    ) {
        self.dispatcher = dispatcher
        self.now = now
        self.logger = logger
        self.start = start
        self.committed = committed
    }

    /// Wakes until the stop is asked for.
    func run() async throws {
        try await cancelWhenGracefulShutdown {
            for await _ in self.start {}
            do {
                while true { try await Task.sleep(for: .seconds(try await self.wakeAndTell())) }
            } catch is CancellationError {
                return
            }
        }
    }

    /// Runs the timers that are due; gives for how many seconds to sleep.
    private func wakeAndTell() async throws -> Double {
        do {
            let next = try await dispatcher.wake(committed: committed)
            try await overwriteDeleted()
            let left = next.map { Double($0) - now().timeIntervalSince1970 } ?? Self.longest
            return min(max(left, 1), Self.longest)
        } catch  where StoreProblem.isOfTheStore(error) {
            logger.error(
                "The store does not work; timers wait", metadata: ["reason": "\(dispatcher.store.cause(of: error))"])
            return Self.longest
        }
    }

    /// Overwrites deleted data. If anything goes wrong, that can wait for the next time: a stop in the midst of it
    /// shows as an error of the index that was being merged.
    private func overwriteDeleted() async throws {
        do {
            try await dispatcher.overwriteDeleted()
        } catch  where !StoreProblem.isOfTheStore(error) {
            try Task.checkCancellation()
            logger.error(
                "What was deleted is not overwritten yet", metadata: ["reason": "\(dispatcher.store.cause(of: error))"])
        }
    }
}
