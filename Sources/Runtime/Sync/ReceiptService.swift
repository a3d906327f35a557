import MatrixClient
import MatrixProtocol
import ServiceLifecycle
import Synchronization

/// Sends read receipts for what gets no answer in its room, once that is in the store and nothing else is to be sent.
///
/// A receipt is a courtesy: it is tried once, and only the newest of each room counts. An answer marks the room as read
/// by itself, and a homeserver works as long for a receipt as for a message.
final class ReceiptService: Service {
    private let client: MatrixClient
    private let newest = Mutex<[RoomID: EventID]>([:])
    private let mayGo: @Sendable () -> Bool
    private let clock: any Clock<Duration>
    private let signals: AsyncStream<Void>
    private let signal: AsyncStream<Void>.Continuation

    /// How long a receipt waits at least. Nothing else may be sent for a moment between two answers, and the next
    /// answer in a room makes an older receipt needless.
    private static let pause = Duration.milliseconds(250)

    /// Makes a service that sends receipts through `client` while `mayGo` says so, a moment after each of `signals`.
    init(
        client: MatrixClient, at signals: AsyncStream<Void>, _ signal: AsyncStream<Void>.Continuation,
        clock: any Clock<Duration>, while mayGo: @escaping @Sendable () -> Bool
    ) {
        self.client = client
        self.mayGo = mayGo
        self.clock = clock
        self.signals = signals
        self.signal = signal
    }

    /// Notes the newest unanswered message of each room.
    func note(_ read: [RoomID: EventID]) {
        guard !read.isEmpty else { return }
        newest.withLock { $0.merge(read) { _, new in new } }
        signal.yield()
    }

    /// Sends until the stop is asked for; what is left then is left.
    func run() async throws {
        try await cancelWhenGracefulShutdown {
            for await _ in self.signals {
                guard (try? await self.clock.sleep(for: Self.pause)) != nil else { return }
                while !Task.isCancelled, self.mayGo(), let (room, event) = self.newest.withLock({ $0.popFirst() }) {
                    try await self.tell(room, event)
                }
            }
        }
    }

    /// Tries once; throws only if nothing at all can be sent any more.
    private func tell(_ room: RoomID, _ event: EventID) async throws(MatrixFailure) {
        do {
            try await client.markRead(upTo: event, in: room)
        } catch .unknownToken(let softLogout) {
            throw .unknownToken(softLogout: softLogout)
        } catch {
            return
        }
    }
}
