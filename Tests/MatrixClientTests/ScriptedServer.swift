import MatrixClient
import NIOCore
import NIOPosix
import Synchronization

/// A server that answers each request with the very bytes that a test asks for, and breaks off where it is told to.
final class ScriptedServer: Sendable {
    struct Request: Sendable {
        /// Method and target, such as `GET /_matrix/client/versions`.
        var line: String
        var headers: [String: String]
        var body: String
    }

    enum Step: Sendable {
        case write(String)
        case writeBytes([UInt8])
        case close
        /// Ends the connection as a crashed peer does: with a RST instead of a FIN.
        case reset
    }

    private struct Log {
        var connections = 0
        var requests: [Request] = []
    }

    private let log = Mutex(Log())
    private let answer: @Sendable (Request) -> [Step]
    private let arrival = AsyncStream<Void>.makeStream()

    /// A server that gives `answer` to each request.
    init(_ answer: @escaping @Sendable (Request) -> [Step]) {
        self.answer = answer
    }

    /// How many connections were accepted.
    var connections: Int { log.withLock { $0.connections } }
    /// What was asked, in order.
    var requests: [Request] { log.withLock { $0.requests } }

    /// Returns when the next request has arrived.
    func nextArrival() async {
        var iterator = arrival.stream.makeAsyncIterator()
        await iterator.next()
    }

    /// Listens while `body` runs with the server and its address.
    func run<Value>(_ body: (ScriptedServer, String) async throws -> Value) async throws -> Value {
        let channel = try await ServerBootstrap(group: MultiThreadedEventLoopGroup.singleton)
            .serverChannelOption(.backlog, value: 1_024)
            .childChannelInitializer { channel in
                channel.eventLoop.makeCompletedFuture {
                    try channel.pipeline.syncOperations.addHandler(Handler(self))
                }
            }
            .bind(host: "127.0.0.1", port: 0).get()
        let port = channel.localAddress?.port ?? 0
        do {
            let value = try await body(self, "http://127.0.0.1:\(port)")
            try await channel.close()
            return value
        } catch {
            try await channel.close()
            throw error
        }
    }

    /// An answer with a status and a JSON body, on a connection that stays open.
    static func json(_ status: Int = 200, _ body: String = "{}", headers: String = "") -> [Step] {
        [.write("HTTP/1.1 \(status) Said\r\nContent-Length: \(body.utf8.count)\r\n\(headers)\r\n\(body)")]
    }

    fileprivate func accepted() { log.withLock { $0.connections += 1 } }

    fileprivate func answered(_ request: Request) -> [Step] {
        log.withLock { $0.requests.append(request) }
        let steps = answer(request)
        arrival.continuation.yield()
        return steps
    }
}

/// Cuts the bytes of one connection into requests.
private final class Handler: ChannelInboundHandler {
    typealias InboundIn = ByteBuffer
    typealias OutboundOut = ByteBuffer

    private let server: ScriptedServer
    private var received = ""

    init(_ server: ScriptedServer) { self.server = server }

    func channelActive(context: ChannelHandlerContext) { server.accepted() }

    func channelRead(context: ChannelHandlerContext, data: NIOAny) {
        received += String(buffer: unwrapInboundIn(data))
        while let request = nextRequest() {
            for step in server.answered(request) { perform(step, context) }
        }
    }

    private func nextRequest() -> ScriptedServer.Request? {
        guard let end = received.firstRange(of: "\r\n\r\n") else { return nil }
        let lines = received[..<end.lowerBound].split(separator: "\r\n")
        var headers: [String: String] = [:]
        for line in lines.dropFirst() {
            let parts = line.split(separator: ":", maxSplits: 1)
            headers[parts[0].lowercased()] = parts.count > 1 ? String(parts[1].drop { $0 == " " }) : ""
        }
        let length = headers["content-length"].flatMap(Int.init) ?? 0
        let rest = received[end.upperBound...].utf8
        guard rest.count >= length else { return nil }
        let body = String(decoding: rest.prefix(length), as: UTF8.self)
        received = String(decoding: rest.dropFirst(length), as: UTF8.self)
        let line = lines[0].split(separator: " ").prefix(2).joined(separator: " ")
        return ScriptedServer.Request(line: line, headers: headers, body: body)
    }

    private func perform(_ step: ScriptedServer.Step, _ context: ChannelHandlerContext) {
        switch step {
        case .write(let text): context.writeAndFlush(wrapOutboundOut(ByteBuffer(string: text)), promise: nil)
        case .writeBytes(let bytes): context.writeAndFlush(wrapOutboundOut(ByteBuffer(bytes: bytes)), promise: nil)
        case .close: context.close(promise: nil)
        case .reset:
            let lingering = (context.channel as? any SocketOptionProvider)?.setSoLinger(linger(l_onoff: 1, l_linger: 0))
            let context = NIOLoopBound(context, eventLoop: context.eventLoop)
            lingering?.whenComplete { _ in context.value.close(promise: nil) }
        }
    }
}

/// Runs `body` with an engine, and stops it.
func withEngine<Value>(
    connectionsPerHost: Int = 8, certificates: String? = nil, _ body: (HTTPEngine) async throws -> Value
) async throws -> Value {
    let engine = try HTTPEngine(
        .init(userAgent: "Steward/test", connectionsPerHost: connectionsPerHost, certificates: certificates))
    defer { engine.stop() }
    return try await body(engine)
}

extension HTTPResponse {
    /// The body as text.
    var text: String {
        withBytes { bytes in
            var text: [UInt8] = []
            for index in bytes.indices { text.append(bytes[index]) }
            return String(decoding: text, as: UTF8.self)
        }
    }
}
