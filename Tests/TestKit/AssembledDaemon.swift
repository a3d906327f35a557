package import FeatureKit
package import Foundation
package import GRDB
package import Logging
package import MatrixClient
import MatrixProtocol
package import Runtime
import ServiceLifecycle
package import StewardCore
import Store
package import UnixSignals
import Wiring

/// The daemon over a store file, put together as `steward run` does it, with short pauses after failures.
package struct AssembledDaemon: Sendable {
    /// What a test may want to be different.
    package struct Options: Sendable {
        /// When and how often something is tried again.
        package var policy = RetryPolicy(base: .milliseconds(2), ceiling: .milliseconds(20))
        /// How long what is left may be sent after the stop.
        package var drain = Duration.seconds(10)
        /// Which signals stop it.
        package var signals: [UnixSignal] = []
        /// The steps of the store's schema.
        package var migrations: [Migration] = Wiring.migrations
        /// What Steward can do.
        package var features: @Sendable (Database) throws -> FeatureSet = {
            try Wiring.featureSet(network: Stage.network, $0)
        }
        /// Stores new tokens.
        package var save: @Sendable (Tokens) async throws -> Void = { _ in }
        /// Told of each attempt to read the homeserver.
        package var progressed: @Sendable (SyncProgress) -> Void = { _ in }
        /// The clock by which pauses are measured.
        package var clock: any Clock<Duration> = ContinuousClock()
        /// What time it is.
        package var now: @Sendable () -> Date = { Date() }
        /// How it is to look; nil to leave that alone.
        package var profile: OwnProfile?
        /// Where it logs to.
        package var logger = Logger(label: "test") { _ in SwiftLogNoOpLogHandler() }

        package init() {}
    }

    private let engine: HTTPEngine
    private let store: Store
    private let daemon: Daemon
    private let group: ServiceGroup
    private let settings: DispatchSettings
    private let features: @Sendable (Database) throws -> FeatureSet

    /// Opens the store at `storePath` and makes a daemon for the homeserver at `url`.
    package init(
        url: String, tokens: Tokens, storePath: String, settings: DispatchSettings, options: Options = Options()
    ) async throws {
        store = try Store.open(.file(storePath), migrations: options.migrations)
        engine = try HTTPEngine(.init(userAgent: "Steward/test", connectionsPerHost: 34))
        let client = MatrixClient(try HomeserverAddress(url), engine: engine)
        let access = AccessTokens(
            tokens, refresh: { token throws(MatrixFailure) in try await client.refresh(token) }, save: options.save,
            now: options.now)
        let dispatcher = Dispatcher(
            store: store, features: try await store.read(options.features), settings: settings, now: options.now,
            logger: options.logger)
        (self.settings, features) = (settings, options.features)
        daemon = Daemon(
            .init(
                client: client.authenticated(with: access), ownUser: settings.ownUser, store: store,
                dispatcher: dispatcher, profile: options.profile, policy: options.policy, clock: options.clock,
                now: options.now,
                logger: options.logger),
            progressed: options.progressed)
        group = daemon.group(drain: options.drain, signals: options.signals)
    }

    /// Runs until it is stopped; throws if only an admin can help.
    package func run() async throws {
        let result = await Result { try await withTaskExecutorPreference(engine) { try await group.run() } }
        engine.stop()
        try store.close()
        try result.get()
    }

    /// Lets it go by the settings that `change` makes of its first ones, as SIGHUP does.
    package func reload(_ change: (inout DispatchSettings) -> Void) async throws {
        var settings = settings
        change(&settings)
        try await daemon.reload(features: try await store.read(features), settings: settings)
    }

    /// Asks it to stop as SIGTERM does.
    package func stop() async { await group.triggerGracefulShutdown() }
}

extension Result where Failure == any Error {
    /// What `body` gives or throws.
    package init(catching body: () async throws -> Success) async {
        do { self = .success(try await body()) } catch { self = .failure(error) }
    }
}
