import NIOCore
import NIOHTTP1
import NIOPosix

/// One connection: puts requests together and writes the answers, faults included.
final class Connection: ChannelInboundHandler {
    typealias InboundIn = HTTPServerRequestPart
    typealias OutboundOut = HTTPServerResponsePart

    private let core: Core
    private var context: ChannelHandlerContext?
    private var head: HTTPRequestHead?
    private var body: [UInt8] = []
    private var poll: Int?
    private var pollTimer: Scheduled<Void>?
    private var isOverdue = false

    init(core: Core) { self.core = core }

    func channelActive(context: ChannelHandlerContext) {
        self.context = context
        core.opened(context.channel)
    }

    func channelInactive(context: ChannelHandlerContext) {
        self.context = nil
        core.closed(context.channel)
        pollTimer?.cancel()
        if let poll { core.change { $0.polls[poll] = nil } }
    }

    func errorCaught(context: ChannelHandlerContext, error: any Error) { context.close(promise: nil) }

    func channelRead(context: ChannelHandlerContext, data: NIOAny) {
        switch unwrapInboundIn(data) {
        case .head(let head):
            self.head = head
            body.removeAll(keepingCapacity: true)
        case .body(let part):
            body.append(contentsOf: part.readableBytesView)
        case .end:
            guard let head else { return }
            let request = Request(
                method: head.method.rawValue, target: head.uri,
                authorization: head.headers.first(name: "Authorization"), body: body)
            let bound = NIOLoopBound(self, eventLoop: context.eventLoop)
            let step = core.change { state in
                state.receive(request) { poll in bound.eventLoop.execute { bound.value.wake(poll) } }
            }
            take(step, to: request.route.endpoint)
        }
    }

    /// Takes a step once nothing holds back what `endpoint` answers.
    private func take(_ step: Step, to endpoint: Endpoint) {
        guard core.read({ $0.faults.held.contains(endpoint) }) else { return take(step) }
        after(1) { connection in connection.take(step, to: endpoint) }
    }

    private func take(_ step: Step) {
        switch step {
        case .answer(let answer, let manner, let delay) where delay > 0:
            after(delay) { connection in connection.write(answer, manner) }
        case .answer(let answer, let manner, _): write(answer, manner)
        case .wait(let number, let milliseconds):
            poll = number
            isOverdue = false
            pollTimer = after(milliseconds) { connection in connection.endPoll() }
        case .reset: reset()
        case .silence: break
        }
    }

    @discardableResult
    private func after(_ milliseconds: Int, _ task: @escaping (Connection) -> Void) -> Scheduled<Void>? {
        context?.eventLoop.assumeIsolated().scheduleTask(in: .milliseconds(Int64(milliseconds))) { task(self) }
    }

    private func wake(_ woken: HomeserverState.Poll) {
        guard context != nil else { return }
        poll = nil
        let step = core.change { $0.sync(woken) }
        if case .wait(let number, _) = step {
            // News that the filter hides: the poll goes on, with the time that it had left.
            poll = number
            if isOverdue { endPoll() }
        } else {
            pollTimer?.cancel()
            take(step)
        }
    }

    private func endPoll() {
        isOverdue = true
        guard let number = poll, let step = core.change({ $0.endPoll(number) }) else { return }
        poll = nil
        take(step)
    }

    private func write(_ answer: Answer, _ manner: Step.Manner) {
        guard let context else { return }
        var headers = HTTPHeaders([
            ("Content-Type", answer.contentType), ("Content-Length", String(answer.body.count)),
        ])
        if let encoding = answer.encoding { headers.add(name: "Content-Encoding", value: encoding) }
        if let seconds = answer.retryAfter { headers.add(name: "Retry-After", value: String(seconds)) }
        let head = HTTPResponseHead(
            version: .http1_1, status: HTTPResponseStatus(statusCode: answer.status), headers: headers)
        context.write(wrapOutboundOut(.head(head)), promise: nil)
        switch manner {
        case .whole:
            writeBody(answer.body[...])
            context.writeAndFlush(wrapOutboundOut(.end(nil)), promise: nil)
        case .truncated:
            writeBody(answer.body.prefix(answer.body.count / 2))
            context.flush()
            context.channel.close(promise: nil)
        case .slow(let milliseconds):
            writeSlowly(answer.body[...], pieces: 10, pause: max(1, milliseconds / 10))
        }
    }

    private func writeBody(_ bytes: ArraySlice<UInt8>) {
        guard let context else { return }
        let buffer = context.channel.allocator.buffer(bytes: bytes)
        context.write(wrapOutboundOut(.body(.byteBuffer(buffer))), promise: nil)
    }

    private func writeSlowly(_ rest: ArraySlice<UInt8>, pieces: Int, pause: Int) {
        guard let context else { return }
        guard pieces > 1 else {
            writeBody(rest)
            return context.writeAndFlush(wrapOutboundOut(.end(nil)), promise: nil)
        }
        let piece = rest.prefix(rest.count / pieces)
        writeBody(piece)
        context.flush()
        after(pause) { connection in
            connection.writeSlowly(rest.dropFirst(piece.count), pieces: pieces - 1, pause: pause)
        }
    }

    /// Closes so that the other side sees a reset: lingering for no time makes the kernel send RST.
    private func reset() {
        guard let context, let channel = context.channel as? any SocketOptionProvider else { return }
        let bound = NIOLoopBound(context, eventLoop: context.eventLoop)
        channel.setSoLinger(linger(l_onoff: 1, l_linger: 0)).whenComplete { _ in bound.value.close(promise: nil) }
    }
}
