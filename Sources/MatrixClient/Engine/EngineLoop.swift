import CCurl

/// The engine's thread: takes what was handed over, lets curl work, and hands back what is done.
///
/// Everything in here is touched by that one thread alone.
struct EngineLoop: ~Copyable {
    private static let roundsBeforeNetwork = 8
    private static let idleTransfers = 64
    private static let longestWait: Int32 = 60_000

    private let engine: HTTPEngine
    private let multi: UnsafeMutableRawPointer
    private let options: HTTPEngine.Options
    private var batch = EngineStateMachine.Batch()
    private var active: [UnsafeMutableRawPointer: Transfer] = [:]
    private var idle: [Transfer] = []

    init(_ engine: HTTPEngine, multi: ccurl_multi, options: HTTPEngine.Options) {
        self.engine = engine
        self.multi = multi.handle
        self.options = options
    }

    consuming func run() {
        ccurl_block_broken_pipe_signal()
        while takeBatches() {
            var running: Int32 = 0
            curl_multi_perform(multi, &running)
            finishTransfers()
            if engine.withState({ $0.fallAsleep() }) {
                curl_multi_poll(multi, nil, 0, Self.longestWait, nil)
                engine.withState { $0.wakeUp() }
            }
        }
        end()
    }

    /// Takes what was handed over, a few times, as each job may hand over more; false once the engine is to stop.
    private mutating func takeBatches() -> Bool {
        for _ in 0..<Self.roundsBeforeNetwork {
            engine.withState { $0.exchange(&batch) }
            if batch.isStopping { return false }
            if batch.isEmpty { return true }
            if batch.hasCancellations { cancelTransfers() }
            for exchange in batch.exchanges { start(exchange) }
            runJobs()
            batch.clear()
        }
        return true
    }

    private func runJobs() {
        for job in batch.jobs { job.runSynchronously(on: engine.asUnownedTaskExecutor()) }
    }

    private mutating func start(_ exchange: Exchange) {
        if exchange.cancellation.isRequested { return exchange.finish(.failure(.cancelled)) }
        do throws(NetworkFault) {
            let transfer = if let used = idle.popLast() { used } else { try Transfer(options) }
            try transfer.prepare(exchange)
            let code = curl_multi_add_handle(multi, transfer.easy)
            guard code == CURLM_OK else { throw .unsendable(detail: String(cString: curl_multi_strerror(code))) }
            active[transfer.easy] = transfer
        } catch {
            exchange.finish(.failure(.network(error)))
        }
    }

    private mutating func finishTransfers() {
        var left: Int32 = 0
        while let message = curl_multi_info_read(multi, &left) {
            let (easy, code) = (message.pointee.easy_handle, message.pointee.data.result)
            guard message.pointee.msg == CURLMSG_DONE, let easy, let transfer = active.removeValue(forKey: easy) else {
                continue
            }
            curl_multi_remove_handle(multi, easy)
            transfer.finish(code)
            if idle.count < Self.idleTransfers { idle.append(transfer) }
        }
    }

    private mutating func cancelTransfers() {
        for transfer in active.values where transfer.isCancelled {
            active.removeValue(forKey: transfer.easy)
            curl_multi_remove_handle(multi, transfer.easy)
            transfer.fail(.cancelled)
        }
    }

    /// Fails what is under way, runs the jobs that follow from it, and gives curl's memory back.
    private consuming func end() {
        for transfer in active.values {
            curl_multi_remove_handle(multi, transfer.easy)
            transfer.fail(.stopped)
        }
        for exchange in batch.exchanges { exchange.finish(.failure(.stopped)) }
        repeat {
            runJobs()
            batch.clear()
            engine.withState { $0.exchange(&batch) }
        } while !batch.jobs.isEmpty || !engine.withState { $0.end() }
        curl_multi_cleanup(multi)
    }
}
