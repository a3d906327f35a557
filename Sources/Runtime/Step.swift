import Logging

/// A step on a message's way. It is logged at trace level, so that a log shows how far each message came.
enum Step: String {
    /// A sync response has come.
    case received
    /// Its gaps are noted, and it is a batch.
    case read
    /// After an unclean end, a message is marked as begun, and that is in the store.
    case begun
    /// A message is claimed in the inbox; nothing is committed yet.
    case claimed
    /// What comes of it stands in the outbox; nothing is committed yet.
    case decided
    /// The batch is in the store.
    case committed
    /// The homeserver has done what a row says.
    case sent
    /// The row's mark is in the store.
    case marked
}

extension Logger {
    /// Tells that `step` is behind us.
    func passed(_ step: Step) { trace("step", metadata: ["step": "\(step.rawValue)"]) }
}
