import FeatureKit
import Foundation
import Logging
import MatrixClient
import MatrixProtocol
import Runtime
import ServiceLifecycle
import SimulatedHomeserver
import StewardCore
import Store
import Synchronization
import TestKit
import Wiring

/// Steward and a simulated homeserver in one process, with an officer and a member who share a room with it.
struct RunningDaemon: Sendable {
    let server: SimulatedHomeserver
    let bot: UserID
    let officer: UserID
    let member: UserID
    let officersRoom: RoomID
    let room: RoomID
    let storePath: String
    let clock: FixedClock

    /// Makes the homeserver, its people and its rooms; Steward is in both rooms before it starts for the first time.
    static func prepare(
        _ configuration: SimulatedHomeserver.Configuration = .init(),
        _ body: @Sendable (RunningDaemon) async throws -> Void
    ) async throws {
        let clock = FixedClock(Date())
        try await SimulatedHomeserver.running(configuration) { server in
            let (bot, officer, member) = (
                server.addUser("steward"), server.addUser("officer"), server.addUser("member")
            )
            let folder = FileManager.default.temporaryDirectory.appending(path: "steward-\(UUID().uuidString)")
            try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
            defer { try? FileManager.default.removeItem(at: folder) }
            try await body(
                RunningDaemon(
                    server: server, bot: bot, officer: officer, member: member,
                    officersRoom: server.makeRoom(members: [officer, bot], name: "Officers"),
                    room: server.makeRoom(members: [member, officer, bot], name: "Members"),
                    storePath: folder.appending(path: "store.sqlite").path(), clock: clock))
        }
    }

    /// Runs Steward while `body` runs, then stops it as SIGTERM would.
    func run(
        policy: RetryPolicy = RetryPolicy(base: .milliseconds(2), ceiling: .milliseconds(20)),
        change: (inout DispatchSettings) -> Void = { _ in }, _ body: @escaping @Sendable () async throws -> Void
    ) async throws {
        let store = try Store.open(.file(storePath), migrations: Wiring.migrations)
        let logger = Logger(label: "test") { _ in SwiftLogNoOpLogHandler() }
        let engine = try HTTPEngine(.init(userAgent: "Steward/test", connectionsPerHost: 34))
        let session = server.signIn(bot)
        let tokens = AccessTokens(
            Tokens(accessToken: session.accessToken), refresh: { _ throws(MatrixFailure) in throw .missing },
            save: { _ in }, now: { Date() })
        var settings = DispatchSettings(
            ownUser: bot, network: Stage.network, admins: [], officersRooms: [officersRoom], commandsPerMinute: 1000)
        change(&settings)
        let dispatcher = Dispatcher(
            store: store, features: try await store.read { try Wiring.featureSet(network: Stage.network, $0) },
            settings: settings, now: { clock.now }, logger: logger)
        let daemon = Daemon(
            .init(
                client: MatrixClient(try HomeserverAddress(server.url), engine: engine, tokens: tokens), ownUser: bot,
                store: store, dispatcher: dispatcher, policy: policy, now: { clock.now }, logger: logger),
            progressed: { _ in })
        let services = daemon.group(drain: .seconds(10), signals: [])
        async let running: Void = withTaskExecutorPreference(engine) { try await services.run() }
        let result = await Result(catching: body)
        await services.triggerGracefulShutdown()
        try await running
        try result.get()
        engine.stop()
        try store.close()
    }
}

extension Result where Failure == any Error {
    /// What `body` gives or throws.
    init(catching body: () async throws -> Success) async {
        do { self = .success(try await body()) } catch { self = .failure(error) }
    }
}
