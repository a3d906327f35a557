import StewardCore
import Store

/// A kind of request that homeservers limit by itself.
enum RequestKind: CaseIterable, Sendable {
    /// Sends events, state and redactions too.
    case sends
    /// Goes into rooms and leaves them.
    case joins
    /// Makes rooms and asks people in.
    case newRooms
    /// Asks for something, such as what a room is.
    case lookUps

    /// For how many seconds a row may fail, counted while the homeserver can be read, before it is given up: an hour for
    /// what a dead server can keep from succeeding, else a day.
    var patience: Int64 {
        switch self {
        case .sends, .newRooms: 24 * 3600
        case .joins, .lookUps: 3600
        }
    }

    /// How many of `limit` places it may take.
    func places(of limit: Int) -> Int {
        switch self {
        case .sends: limit
        case .joins, .lookUps: max(1, limit / 4)
        // Each of them reads the list of all our rooms.
        case .newRooms: max(1, min(limit, 32) / 4)
        }
    }
}

extension OutboxRow {
    /// The kind of request that the row begins with.
    var kind: RequestKind {
        switch action {
        case .message, .edit, .revision, .redaction, .pin: .sends
        case .join, .leave: .joins
        case .request(.newRoom(_, _)?): .newRooms
        case .request: .lookUps
        }
    }
}
