import Configuring
import Logging
import Runtime
import Store
import Synchronization

/// Tells the service manager and the log how Steward is doing, by its attempts to read the homeserver.
///
/// A failed attempt feeds the watchdog too, since starting again would help neither a homeserver that is down nor a
/// full disk. Only a reader that no longer tries lets it run out.
final class Supervision: Sendable {
    private enum Condition { case starting, well, waiting }

    private let notice: ServiceManagerNotice
    private let logger: Logger
    private let condition = Mutex(Condition.starting)

    init(notice: ServiceManagerNotice, logger: Logger) {
        self.notice = notice
        self.logger = logger
    }

    /// Notes one attempt to read the homeserver.
    func note(_ progress: SyncProgress) {
        switch progress {
        case .synced:
            switch change(to: .well) {
            case .starting:
                logger.notice("Steward is up and reads the homeserver")
                notice.tell(.ready, .status("Up: reading the homeserver"), .watchdog)
            case .waiting:
                logger.notice("The homeserver answers, and the store works")
                notice.tell(.status("Up: reading the homeserver"), .watchdog)
            case .well: notice.tell(.watchdog)
            }
        case .failed(let failure):
            wait(.status("Waiting for the homeserver: \(failure)"))
        case .storeFailed(let problem):
            switch problem.remedy {
            case .waiting: wait(.status("Waiting for the store: \(problem)"))
            case .restoring, .mending: wait(.status("This needs a person: \(problem)"))
            }
        }
    }

    /// Reports that Steward waits. At the start it reports ready too, since starting again would not bring the
    /// homeserver back.
    private func wait(_ status: ServiceManagerNotice.State) {
        if change(to: .waiting) == .starting { notice.tell(.ready) }
        notice.tell(status, .watchdog)
    }

    /// Reports that the configuration is being read again while `work` runs, and that it is done.
    func reloading(_ work: () async throws -> Void) async rethrows {
        notice.tellReloading()
        defer { notice.tell(.ready) }
        try await work()
    }

    /// Logs that Steward has stopped.
    func stopped() { logger.notice("Steward has stopped") }

    /// Sets the condition and returns the one before.
    private func change(to new: Condition) -> Condition {
        condition.withLock { condition in
            defer { condition = new }
            return condition
        }
    }
}
