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
        /// How Steward is to look; nil to leave that alone.
        package var profile: OwnProfile?
        /// How many rooms are sent to side by side.
        package var roomsSideBySide: Int
        /// When and how often something is tried again.
        package var policy: RetryPolicy
        /// The clock by which pauses are measured.
        package var clock: any Clock<Duration>
        package var now: @Sendable () -> Date
        package var logger: Logger

        package init(
            client: MatrixClient, ownUser: UserID, store: Store, dispatcher: Dispatcher, profile: OwnProfile? = nil,
            roomsSideBySide: Int = 32, policy: RetryPolicy = RetryPolicy(),
            clock: any Clock<Duration> = ContinuousClock(),
            now: @escaping @Sendable () -> Date, logger: Logger
        ) {
            self.client = client
            self.ownUser = ownUser
            self.store = store
            self.dispatcher = dispatcher
            self.profile = profile
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
    private let profile: ProfileService?
    private let logger: Logger

    /// Puts the services together; `progressed` is told of each attempt to read the homeserver.
    package init(_ parts: Parts, progressed: @escaping @Sendable (SyncProgress) -> Void) {
        let (turns, turn) = AsyncStream.makeStream(of: Void.self, bufferingPolicy: .bufferingNewest(1))
        let outbox = OutboxService(
            client: parts.client, ownUser: parts.ownUser, store: parts.store, dispatcher: parts.dispatcher,
            roomsSideBySide: parts.roomsSideBySide, policy: parts.policy, clock: parts.clock, now: parts.now,
            logger: parts.logger, drained: { turn.yield() })
        let receipts = ReceiptService(client: parts.client, at: turns, turn, clock: parts.clock) { outbox.isIdle }
        let (profiled, profiler) = AsyncStream.makeStream(of: Never.self)
        let profile = parts.profile.map { wanted in
            ProfileService(
                client: parts.client, ownUser: parts.ownUser, store: parts.store, dispatcher: parts.dispatcher,
                wanted: wanted, policy: parts.policy, clock: parts.clock, logger: parts.logger, start: profiled)
        }
        let checkpoints = CheckpointService(store: parts.store, logger: parts.logger)
        let committed: @Sendable (Dispatched) -> Void = { dispatched in
            checkpoints.note(rows: dispatched.rows.count)
            outbox.add(dispatched.rows)
            receipts.note(dispatched.unanswered)
            if dispatched.isOwnProfileNew { profile?.look() }
        }
        let (start, starter) = AsyncStream.makeStream(of: Never.self)
        let timers = TimerService(
            dispatcher: parts.dispatcher, now: parts.now, logger: parts.logger, start: start, committed: committed)
        let sync = SyncService(
            client: parts.client, ownUser: parts.ownUser, store: parts.store, dispatcher: parts.dispatcher,
            policy: parts.policy, logger: parts.logger,
            resumed: {
                starter.finish()
                profiler.finish()
            }, committed: committed,
            progressed: { progress in
                outbox.note(progress)
                progressed(progress)
            })
        // Stopped in reverse: reading stops first, the outbox drains last.
        services = [outbox, receipts, checkpoints, timers] + (profile.map { [$0] } ?? []) + [sync]
        self.outbox = outbox
        self.profile = profile
        dispatcher = parts.dispatcher
        logger = parts.logger
    }

    /// Goes by other features and settings from now on, and looks anew at what they may have changed.
    package func reload(
        features: FeatureSet, settings: DispatchSettings, profile wanted: OwnProfile? = nil
    ) async throws {
        dispatcher.reload(features: features, settings: settings)
        if let wanted { profile?.look(wanted: wanted) }
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
