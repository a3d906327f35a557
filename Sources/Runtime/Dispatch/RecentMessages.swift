import MatrixProtocol
import Synchronization

/// Who said the last messages that we have seen, so that nobody else edits them; kept in memory only, and not for long.
final class RecentMessages: Sendable {
    private struct Ring {
        var authors: [EventID: UserID] = [:]
        var order: [EventID] = []
        var next = 0
    }

    /// How many messages are remembered: an edit mostly follows soon.
    private static let size = 2_000
    private let ring = Mutex(Ring())

    /// Remembers that `author` said `event`.
    func note(_ event: EventID, by author: UserID) {
        ring.withLock { ring in
            guard ring.authors.updateValue(author, forKey: event) == nil else { return }
            if ring.order.count < Self.size {
                ring.order.append(event)
            } else {
                ring.authors[ring.order[ring.next]] = nil
                ring.order[ring.next] = event
                ring.next = (ring.next + 1) % Self.size
            }
        }
    }

    /// Who said `event`; nil if that is long ago, or was before our start.
    func author(of event: EventID) -> UserID? { ring.withLock { $0.authors[event] } }
}
