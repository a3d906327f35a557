import Glibc
import Logging
import Synchronization
import TestKit

/// Counts the steps that a daemon's log tells of, and kills the process (SIGKILL) at the one that is planned.
struct Reaper: LogHandler {
    private final class Count: Sendable {
        let passes = Mutex(0)
    }

    var metadata: Logger.Metadata = [:]
    var logLevel = Logger.Level.trace
    private let death: MortalPlan.Death
    private let count = Count()

    init(_ death: MortalPlan.Death) { self.death = death }

    subscript(metadataKey key: String) -> Logger.Metadata.Value? {
        get { metadata[key] }
        set { metadata[key] = newValue }
    }

    func log(event: LogEvent) {
        guard event.level == .trace, event.metadata?["step"] == .string(death.step) else { return }
        let passes = count.passes.withLock { passes in
            passes += 1
            return passes
        }
        guard passes == death.passes else { return }
        kill(getpid(), SIGKILL)
        while true { pause() }
    }
}
