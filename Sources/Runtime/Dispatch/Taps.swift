import FeatureKit
import MatrixProtocol
import StewardCore
import Store

/// A tick and a cross of our own under a question that waits for a yes, for people to tap.
///
/// They stay once the question is answered: taking them back would be two more requests for each question, which the
/// homeserver counts against the answers of others, and a tap on what is answered does nothing.
extension BatchTransaction {
    /// What is put there, in this order, as far as `Answer` reads it.
    private static let keys = ["✅", "❌"]

    /// The question in the words for a room in which something can be tapped; nil if `reply` is no such question, or if
    /// Steward may not react in `room` or does not know.
    func tappable(_ reply: Reply, in room: RoomID) throws -> Reply? {
        guard let tappable = reply.tappable, try tick.iMayReact(in: room) else { return nil }
        return tappable
    }

    /// Puts the tick and the cross under what `row` says; nothing if it was in the outbox before.
    mutating func addTaps(under row: OutboxRow?) throws {
        guard let row else { return }
        for (place, key) in Self.keys.enumerated() {
            try add(
                .reaction(key, target: row.action.target ?? row.id), to: row.address, cause: row.transaction.rawValue,
                place: place)
        }
    }
}
