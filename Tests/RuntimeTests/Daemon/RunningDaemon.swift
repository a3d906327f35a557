import FeatureKit
import Foundation
import MatrixClient
import MatrixProtocol
import Runtime
import SimulatedHomeserver
import StewardCore
import Store
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
    /// Whether Steward can do what `Probe` can, and nothing else.
    let hasProbe: Bool
    /// Whether Steward can do what `Herald` can, and nothing else.
    let hasHerald: Bool

    /// Makes the homeserver, its people and its rooms; Steward is in both rooms before it starts for the first time.
    static func prepare(
        _ configuration: SimulatedHomeserver.Configuration = .init(), withProbe hasProbe: Bool = false,
        withHerald hasHerald: Bool = false, _ body: @Sendable (RunningDaemon) async throws -> Void
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
                    storePath: folder.appending(path: "store.sqlite").path(), clock: clock, hasProbe: hasProbe,
                    hasHerald: hasHerald))
        }
    }

    /// Runs Steward while `body` runs, then stops it as SIGTERM would.
    func run(
        tokens: Tokens? = nil, options change: (inout AssembledDaemon.Options) -> Void = { _ in },
        settings: (inout DispatchSettings) -> Void = { _ in }, _ body: @escaping @Sendable () async throws -> Void
    ) async throws {
        let daemon = try await assemble(tokens: tokens, options: change, settings: settings)
        try await withThrowingTaskGroup(of: Void.self) { group in
            group.addTask { try await daemon.run() }
            group.addTask {
                try await body()
                await daemon.stop()
            }
            // Where one throws the other is cancelled, so that nobody waits for a daemon that has ended.
            while try await group.next() != nil {}
        }
    }

    /// Steward ready to run, by the clock of the test.
    func assemble(
        tokens: Tokens? = nil, options change: (inout AssembledDaemon.Options) -> Void = { _ in },
        settings changeSettings: (inout DispatchSettings) -> Void = { _ in }
    ) async throws -> AssembledDaemon {
        var options = AssembledDaemon.Options()
        options.now = { [clock] in clock.now }
        options.migrations = migrations
        if hasProbe { options.features = { _ in FeatureSet([Probe()]) } }
        if hasHerald { options.features = { _ in FeatureSet([Herald()]) } }
        change(&options)
        var settings = DispatchSettings(
            ownUser: bot, network: Stage.network, admins: [], officersRooms: [officersRoom], commandsPerMinute: 1000,
            commandsPerMinuteInRoom: 10_000)
        changeSettings(&settings)
        return try await AssembledDaemon(
            url: server.url, tokens: tokens ?? Tokens(accessToken: server.signIn(bot).accessToken),
            storePath: storePath, settings: settings, options: options)
    }

    private var migrations: [Migration] { hasProbe ? RegisterSchema.migrations + Probe.migrations : Wiring.migrations }

    /// Lets Steward start, do what `body` waits for, and all that is left to do, and stop.
    func settle(
        tokens: Tokens? = nil, settings: (inout DispatchSettings) -> Void = { _ in },
        until body: @escaping @Sendable () async throws -> Void = {}
    ) async throws {
        // A poll of an earlier run may still be open: only a sync of this one tells that Steward has started.
        let syncs = server.requestCount(.sync)
        try await run(tokens: tokens, settings: settings) {
            try await body()
            try await server.wait { $0.requestCount(.sync) > syncs && $0.isCaughtUp(bot) }
        }
    }

    /// Lets Steward start, do what `body` waits for, and all that is left to do, and stop.
    func live(_ body: @escaping @Sendable () async throws -> Void) async throws { try await settle(until: body) }

    /// What the store holds, while Steward does not run.
    func inStore<Value: Sendable>(_ read: @Sendable (Store) async throws -> Value) async throws -> Value {
        let store = try Store.open(.file(storePath), migrations: migrations)
        let value = try await read(store)
        try store.close()
        return value
    }
}
