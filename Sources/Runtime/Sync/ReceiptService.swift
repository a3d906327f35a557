import MatrixClient
import MatrixProtocol
import ServiceLifecycle
import Synchronization

/// Tells rooms how far we have read, after the answers are in the store.
///
/// A receipt is a courtesy: it is tried once, and only the newest of each room counts.
final class ReceiptService: Service {
    private let client: MatrixClient
    private let newest = Mutex<[RoomID: EventID]>([:])
    private let signals: AsyncStream<Void>
    private let signal: AsyncStream<Void>.Continuation

    /// Sends receipts through `client`.
    init(client: MatrixClient) {
        self.client = client
        (signals, signal) = AsyncStream.makeStream(bufferingPolicy: .bufferingNewest(1))
    }

    /// Notes the newest message that was handled in each room.
    func note(_ read: [RoomID: EventID]) {
        guard !read.isEmpty else { return }
        newest.withLock { $0.merge(read) { _, new in new } }
        signal.yield()
    }

    /// Sends until the stop is asked for; what is left then is left.
    func run() async throws {
        await cancelWhenGracefulShutdown {
            for await _ in self.signals {
                let read = self.newest.withLock { newest in
                    defer { newest = [:] }
                    return newest
                }
                for (room, event) in read where !Task.isCancelled {
                    try? await self.client.markRead(upTo: event, in: room)
                }
            }
        }
    }
}
