import Glibc
import NIOCore
import NIOHTTP1
import NIOPosix
import Synchronization

/// A Matrix homeserver in this process, on 127.0.0.1, for tests and measurements.
///
/// It speaks HTTP/1.1 on one event loop thread of its own and keeps everything in memory. A test acts as people by the
/// methods here; the client under test speaks to `url`.
package final class SimulatedHomeserver: Sendable {
    /// How a homeserver behaves for all its life.
    package struct Configuration: Sendable {
        /// What stands after the colon in ids.
        package var serverName = "simulated.example"
        /// The port to listen on; 0 lets the kernel choose.
        package var port = 0
        /// The seed of everything that is drawn: faults and tokens.
        package var seed: UInt64 = 1
        /// True where it tells which rooms two people share.
        package var hasMutualRooms = false
        /// True where it gives a state event whole if asked to, as since version 1.16 of the specification.
        package var givesStateEvents = true
        /// True to keep each request in `HomeserverState.requests`; counts are kept in any case.
        package var keepsRequests = true
        /// Milliseconds after which an access token that came with a refresh token expires; nothing for never.
        package var tokenLifetime: Int?
        /// The time in milliseconds since 1970, for events and tokens.
        package var now: @Sendable () -> Int64 = wallClock

        /// The defaults named above.
        package init() {}
    }

    /// Where clients find it, such as `http://127.0.0.1:45123`.
    package var url: String { "http://127.0.0.1:\(port)" }
    /// The port that it listens on.
    package var port: Int { listener.withLock { $0.port } }

    let core: Core
    let configuration: Configuration
    private struct Listener {
        var channel: (any Channel)?
        var port: Int
    }
    private let listener: Mutex<Listener>
    private let group = MultiThreadedEventLoopGroup(numberOfThreads: 1)

    private init(_ configuration: Configuration) {
        self.configuration = configuration
        core = Core(configuration)
        listener = Mutex(Listener(channel: nil, port: configuration.port))
    }

    /// Starts a homeserver; throws where the port cannot be bound.
    package static func start(_ configuration: Configuration = Configuration()) async throws -> SimulatedHomeserver {
        let homeserver = SimulatedHomeserver(configuration)
        try await homeserver.comeBack()
        return homeserver
    }

    /// Starts a homeserver for the time of `body` and stops it afterwards, also when `body` throws.
    @discardableResult
    package static func running<Result>(
        _ configuration: Configuration = Configuration(), isolation: isolated (any Actor)? = #isolation,
        _ body: (SimulatedHomeserver) async throws -> Result
    ) async throws -> Result {
        let homeserver = try await start(configuration)
        do {
            let result = try await body(homeserver)
            try await homeserver.stop()
            return result
        } catch {
            try await homeserver.stop()
            throw error
        }
    }

    /// Closes all connections and ends the thread; waits that are under way throw `CancellationError`.
    package func stop() async throws {
        core.stop()
        try await goDown()
        try await group.shutdownGracefully()
    }

    /// Stops listening and cuts all connections; the state stays for `comeBack()`.
    package func goDown() async throws {
        let channel = listener.withLock { listener in
            defer { listener.channel = nil }
            return listener.channel
        }
        try await channel?.close()
        for connection in core.connections { try? await connection.close() }
    }

    /// Listens again on the same port.
    package func comeBack() async throws {
        let core = core
        let channel = try await ServerBootstrap(group: group)
            .serverChannelOption(.backlog, value: 256)
            .serverChannelOption(.socketOption(.so_reuseaddr), value: 1)
            .childChannelOption(.tcpOption(.tcp_nodelay), value: 1)
            .childChannelInitializer { channel in
                channel.eventLoop.makeCompletedFuture {
                    try channel.pipeline.syncOperations.configureHTTPServerPipeline()
                    try channel.pipeline.syncOperations.addHandler(Connection(core: core))
                }
            }
            .bind(host: "127.0.0.1", port: port).get()
        listener.withLock {
            $0.channel = channel
            $0.port = channel.localAddress?.port ?? $0.port
        }
    }
}

/// The machine's clock, in milliseconds since 1970.
@Sendable private func wallClock() -> Int64 {
    var time = timespec()
    clock_gettime(CLOCK_REALTIME, &time)
    return Int64(time.tv_sec) * 1000 + Int64(time.tv_nsec) / 1_000_000
}
