import ArgumentParser
import Configuring
import FeatureKit
import Foundation
import Logging
import MatrixClient
import MatrixProtocol
import Runtime
import ServiceLifecycle
import Store
import UnixSignals
import Wiring

/// `steward run`: the daemon.
struct RunCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "run",
        abstract: "Run Steward until it is told to stop; what systemd starts.",
        discussion: """
            SIGTERM stops it: reading ends, what is ready is still sent. SIGHUP reads the configuration again.
            """)

    @OptionGroup var source: ConfigurationOptions
    @OptionGroup var logging: LoggingOptions

    func run() async throws {
        let environment = ProcessInfo.processInfo.environment
        try logging.start(environment: environment)
        let settings = try source.settings(environment: environment)
        let logger = Logger(label: "steward")
        let supervision = Supervision(notice: ServiceManagerNotice(environment: environment), logger: logger)
        let store = try await StoreOpening.openWhenPossible(
            settings.store.path, supervision: supervision, logger: logger)
        try await StoreOpening.use(store) { store in
            try await Self.run(settings, source, environment, store, supervision, logger)
        }
    }

    private static func run(
        _ settings: Settings, _ source: ConfigurationOptions, _ environment: [String: String], _ store: Store,
        _ supervision: Supervision, _ logger: Logger
    ) async throws {
        let features = try await Self.features(settings, store)
        let engine = try HTTPEngine(settings)
        let client = try HomeserverSession(settings, environment: environment, engine: engine).client()
        let dispatcher = Dispatcher(
            store: store, features: features, settings: DispatchSettings(settings), now: { Date() }, logger: logger)
        let daemon = Daemon(
            .init(
                client: client, ownUser: settings.account.user, store: store, dispatcher: dispatcher,
                profile: OwnProfile(settings, logger: logger),
                roomsSideBySide: settings.limits.roomsSideBySide, now: { Date() }, logger: logger),
            progressed: supervision.note)
        let reload = ReloadService(
            source: source, current: settings, store: store, daemon: daemon, supervision: supervision,
            logger: logger)
        try await withTaskExecutorPreference(engine) {
            try await Self.explain { try await daemon.group(drain: settings.limits.drain, beside: [reload]).run() }
        }
        supervision.stopped()
        engine.stop()
    }

    /// Makes the features from the areas and places in the store.
    static func features(_ settings: Settings, _ store: Store) async throws -> FeatureSet {
        let network = Network(settings.network)
        return try await store.read { try Wiring.featureSet(network: network, $0) }
    }

    /// Runs `work`; a failure that only an admin can mend ends the program with a sentence and an exit code.
    static func explain(_ work: () async throws -> Void) async throws {
        do {
            try await work()
        } catch MatrixFailure.unknownToken {
            throw Failure(
                .noPermission,
                "The homeserver no longer accepts Steward's token. Log in again with: steward login, then start Steward."
            )
        } catch let wrong as WrongIdentity {
            throw Failure(.badConfiguration, wrong.description)
        } catch let failure as MatrixFailure {
            throw Failure(.unavailable, failure.description)
        } catch let error as ServiceGroupError {
            throw Failure(.software, "A part of Steward ended although nobody asked it to (\(error)); start it again.")
        }
    }
}

extension DispatchSettings {
    /// The dispatcher's part of the configuration.
    init(_ settings: Settings) {
        self.init(
            ownUser: settings.account.user, network: Network(settings.network), admins: Set(settings.admins),
            officersRooms: settings.officers.rooms, invitesAllowed: Set(settings.invites.allow.map(\.written)),
            invitesPerHour: settings.limits.invitesPerHour, commandsPerMinute: settings.limits.commandsPerMinute,
            commandsPerMinuteInRoom: settings.limits.commandsPerMinuteInRoom,
            lateAfter: settings.limits.lateAfter.components.seconds)
    }
}

extension InviteRule {
    /// The id of the user or room, or the server's name.
    fileprivate var written: String {
        switch self {
        case .user(let user): user.rawValue
        case .server(let server): server
        case .room(let room): room.rawValue
        }
    }
}

/// Reads the configuration again at SIGHUP: applies what can change while Steward runs, and logs what cannot.
struct ReloadService: Service {
    let source: ConfigurationOptions
    let current: Settings
    let store: Store
    let daemon: Daemon
    let supervision: Supervision
    let logger: Logger

    /// Waits for signals until a graceful shutdown.
    func run() async throws {
        let signals = await UnixSignalsSequence(trapping: .sighup)
        for await _ in signals.cancelOnGracefulShutdown() {
            await supervision.reloading { await reload() }
        }
    }

    private func reload() async {
        do {
            let settings = try source.settings(environment: ProcessInfo.processInfo.environment)
            let features = try await RunCommand.features(settings, store)
            let profile = OwnProfile(settings, logger: logger)
            try await daemon.reload(features: features, settings: DispatchSettings(settings), profile: profile)
            logger.notice("The configuration has been read again")
            for key in Self.fixed(settings, unlike: current) {
                logger.warning("\(key) has changed; that takes effect when Steward is started again")
            }
        } catch {
            let reason = (error as? Failure)?.description ?? store.cause(of: error)
            logger.error("The configuration stays as it was: \(reason)")
        }
    }

    /// The changed keys that take effect only at the next start.
    static func fixed(_ new: Settings, unlike current: Settings) -> [String] {
        var keys: [String] = []
        if new.homeserver != current.homeserver { keys.append("homeserver") }
        if new.account != current.account { keys.append("account") }
        if new.store != current.store { keys.append("store.path") }
        if new.limits.roomsSideBySide != current.limits.roomsSideBySide { keys.append("limits.rooms-side-by-side") }
        if new.limits.responseBytes != current.limits.responseBytes { keys.append("limits.response-bytes") }
        if new.limits.drain != current.limits.drain { keys.append("limits.drain-seconds") }
        return keys
    }
}
