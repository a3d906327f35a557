/// What other threads hand to the engine's loop, and whether it must be woken for it.
struct EngineStateMachine {
    /// What has come in since the loop last looked.
    struct Batch {
        var exchanges: [Exchange] = []
        var jobs: [UnownedJob] = []
        var hasCancellations = false
        var isStopping = false

        var isEmpty: Bool { exchanges.isEmpty && jobs.isEmpty && !hasCancellations && !isStopping }

        mutating func clear() {
            exchanges.removeAll(keepingCapacity: true)
            jobs.removeAll(keepingCapacity: true)
            hasCancellations = false
            isStopping = false
        }
    }

    /// What the one who handed something in has to do next.
    enum Action {
        case nothing
        case wakeLoop
        /// The loop will not take it any more.
        case refuse
    }

    private enum Phase { case running, asleep, stopping, stopped }

    private var phase = Phase.running
    private var batch = Batch()

    mutating func add(_ exchange: Exchange) -> Action {
        guard phase == .running || phase == .asleep else { return .refuse }
        batch.exchanges.append(exchange)
        return wake()
    }

    mutating func add(_ job: UnownedJob) -> Action {
        guard phase != .stopped else { return .refuse }
        batch.jobs.append(job)
        return wake()
    }

    mutating func noteCancellation() -> Action {
        guard phase != .stopped else { return .nothing }
        batch.hasCancellations = true
        return wake()
    }

    mutating func stop() -> Action {
        guard phase == .running || phase == .asleep else { return .nothing }
        batch.isStopping = true
        let action = wake()
        phase = .stopping
        return action
    }

    /// Gives the loop what has come in, and takes its cleared batch to collect the next in: no memory is allocated.
    mutating func exchange(_ other: inout Batch) {
        swap(&batch, &other)
    }

    /// Whether the loop may wait for the network; if so, whoever hands something in next wakes it.
    mutating func fallAsleep() -> Bool {
        guard phase == .running, batch.isEmpty else { return false }
        phase = .asleep
        return true
    }

    mutating func wakeUp() {
        if phase == .asleep { phase = .running }
    }

    /// Whether the stopped loop may end its thread; jobs that came in meanwhile must run first.
    mutating func end() -> Bool {
        guard batch.jobs.isEmpty else { return false }
        phase = .stopped
        return true
    }

    private mutating func wake() -> Action {
        guard phase == .asleep else { return .nothing }
        phase = .running
        return .wakeLoop
    }
}
