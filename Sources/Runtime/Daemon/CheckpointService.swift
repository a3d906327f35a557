import Logging
import ServiceLifecycle
import Store
import Synchronization

/// Takes the write-ahead log into the file beside whoever writes, once enough was decided, so that no answer waits for it.
///
/// What it leaves, the writer takes itself when the log is long.
final class CheckpointService: Service {
    private let store: Store
    private let logger: Logger
    private let rows = Mutex(0)
    private let due: AsyncStream<Void>
    private let signal: AsyncStream<Void>.Continuation

    /// After how many rows of the outbox the log is taken into the file. Each stands for some four pages of it.
    static let rowsBetween = 500

    init(store: Store, logger: Logger) {
        self.store = store
        self.logger = logger
        (due, signal) = AsyncStream.makeStream(bufferingPolicy: .bufferingNewest(1))
    }

    /// Takes in that a transaction has added so many rows to the outbox.
    func note(rows added: Int) {
        let isDue = rows.withLock { rows in
            rows += added
            guard rows >= Self.rowsBetween else { return false }
            rows = 0
            return true
        }
        if isDue { signal.yield() }
    }

    /// Lets `run()` do what is due and end.
    func finish() { signal.finish() }

    /// Works until the stop is asked for.
    func run() async {
        // Not on the thread that talks to the homeserver.
        await withTaskExecutorPreference(globalConcurrentExecutor) {
            await cancelWhenGracefulShutdown {
                for await _ in self.due { await self.takeIn() }
            }
        }
    }

    private func takeIn() async {
        do {
            try await store.checkpoint()
        } catch is CancellationError {
            return
        } catch {
            logger.warning(
                "The write-ahead log could not be taken into the file yet",
                metadata: ["reason": "\(store.cause(of: error))"])
        }
    }
}
