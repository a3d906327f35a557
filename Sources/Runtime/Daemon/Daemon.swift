package import FeatureKit
package import Logging
package import MatrixClient
package import MatrixProtocol
package import ServiceLifecycle
package import Store
package import UnixSignals

package import struct Foundation.Date

/// The running Steward: it reads, decides, sends and wakes until it is told to stop.
package struct Daemon: Sendable {
    /// What the daemon is made of.
    package struct Parts: Sendable {
        package var client: MatrixClient
        package var ownUser: UserID
        package var store: Store
        package var dispatcher: Dispatcher
        /// How many rooms are sent to side by side.
        package var roomsSideBySide: Int
        /// When and how often something is tried again.
        package var policy: RetryPolicy
        /// The clock by which pauses are measured.
        package var clock: any Clock<Duration>
        package var now: @Sendable () -> Date
        package var logger: Logger

        package init(
            client: MatrixClient, ownUser: UserID, store: Store, dispatcher: Dispatcher, roomsSideBySide: Int = 32,
            policy: RetryPolicy = RetryPolicy(), clock: any Clock<Duration> = ContinuousClock(),
            now: @escaping @Sendable () -> Date, logger: Logger
        ) {
            self.client = client
            self.ownUser = ownUser
            self.store = store
            self.dispatcher = dispatcher
            self.roomsSideBySide = roomsSideBySide
            self.policy = policy
            self.clock = clock
            self.now = now
            self.logger = logger
        }
    }

    private let services: [any Service]
    private let dispatcher: Dispatcher
    private let outbox: OutboxService
    private let logger: Logger

    /// Puts the services together; `progressed` is told of each attempt to read the homeserver.
    package init(_ parts: Parts, progressed: @escaping @Sendable (SyncProgress) -> Void) {
        let (turns, turn) = AsyncStream.makeStream(of: Void.self, bufferingPolicy: .bufferingNewest(1))
        let outbox = OutboxService(
            client: parts.client, ownUser: parts.ownUser, store: parts.store, dispatcher: parts.dispatcher,
            roomsSideBySide: parts.roomsSideBySide, policy: parts.policy, clock: parts.clock, now: parts.now,
            logger: parts.logger, drained: { turn.yield() })
        let receipts = ReceiptService(client: parts.client, at: turns, turn, clock: parts.clock) { outbox.isIdle }
        let committed: @Sendable (Dispatched) -> Void = { dispatched in
            outbox.add(dispatched.rows)
            receipts.note(dispatched.read)
        }
        let (start, starter) = AsyncStream.makeStream(of: Never.self)
        let timers = TimerService(
            dispatcher: parts.dispatcher, now: parts.now, logger: parts.logger, start: start, committed: committed)
        let sync = SyncService(
            client: parts.client, ownUser: parts.ownUser, store: parts.store, dispatcher: parts.dispatcher,
            policy: parts.policy, logger: parts.logger, resumed: { starter.finish() }, committed: committed,
            progressed: { progress in
                outbox.note(progress)
                progressed(progress)
            })
        // Stopped in reverse: reading stops first, the outbox drains last.
        services = [outbox, receipts, timers, sync]
        self.outbox = outbox
        dispatcher = parts.dispatcher
        logger = parts.logger
    }

    /// Goes by other features and settings from now on, and looks anew at what they may have changed.
    package func reload(features: FeatureSet, settings: DispatchSettings) async throws {
        dispatcher.reload(features: features, settings: settings)
        outbox.add(try await dispatcher.lookAnew().rows)
    }

    /// The group that runs until one of `signals`, then sends what is left for at most `drain`; its `run()` throws
    /// if only an admin can help.
    ///
    /// `others` run beside the daemon's own services and stop before them.
    package func group(
        drain: Duration, signals: [UnixSignal] = [.sigterm, .sigint], beside others: [any Service] = []
    ) -> ServiceGroup {
        var configuration = ServiceGroupConfiguration(
            services: services + others, gracefulShutdownSignals: signals, logger: logger)
        configuration.maximumGracefulShutdownDuration = drain
        return ServiceGroup(configuration: configuration)
    }
}
