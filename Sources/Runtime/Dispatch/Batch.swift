package import MatrixProtocol
package import Store

/// What a sync response brought, and pieces of what earlier ones left out.
package struct Batch: Sendable {
    /// The position after it.
    package var nextBatch: SyncToken
    /// Rooms with something new.
    package var joined: [JoinedRoom]
    /// Rooms that we are invited to.
    package var invited: [InvitedRoom]
    /// Rooms that we are no longer in.
    package var left: [RoomID]
    /// Rooms that are behind from now on, since the response left out some of their events.
    package var behind: [RoomID: Gap]
    /// The next piece of the gap, for rooms that have been behind.
    package var pieces: [RoomID: GapPiece]

    /// Whether it brings nothing but a new position.
    var isEmpty: Bool {
        joined.isEmpty && invited.isEmpty && left.isEmpty && behind.isEmpty && pieces.isEmpty
    }

    package init(
        nextBatch: SyncToken, joined: [JoinedRoom] = [], invited: [InvitedRoom] = [], left: [RoomID] = [],
        behind: [RoomID: Gap] = [:], pieces: [RoomID: GapPiece] = [:]
    ) {
        self.nextBatch = nextBatch
        self.joined = joined
        self.invited = invited
        self.left = left
        self.behind = behind
        self.pieces = pieces
    }
}

/// A piece of the gap of a room that is behind.
package struct GapPiece: Equatable, Sendable {
    /// The position after which the piece begins.
    package let start: SyncToken
    /// What is missing after it; nil if the room has caught up.
    package let rest: Gap?

    /// Names a piece by where it begins and what follows.
    package init(start: SyncToken, rest: Gap?) {
        self.start = start
        self.rest = rest
    }
}

/// What a batch led to, once it is committed.
package struct Dispatched: Equatable, Sendable {
    /// What is to be done at the homeserver, in order.
    package var rows: [OutboxRow] = []
    /// The newest message that was handled in each room, if it is not answered there, for a read receipt.
    package var unanswered: [RoomID: EventID] = [:]
    /// Whether our own name or picture may have changed.
    package var isOwnProfileNew = false

    package init() {}
}

/// The part of a batch that is written in one transaction.
struct BatchPart {
    /// How many events a part has at least, unless it is the last one: few, so that the first answers leave soon.
    static let size = 64
    /// How many parts there are at most, since each costs a transaction.
    private static let most = 16

    /// The name under which effects are stored that no message caused.
    var cause: String
    /// Rooms that we are no longer in.
    var left: [RoomID] = []
    /// Rooms with something new.
    var joined: [JoinedRoom] = []
    /// Rooms of which the store is told, once the part is written, that we are in them (true) or not yet (false).
    var entered: [RoomID: Bool] = [:]
    /// The rooms of which the batch brings a piece of a gap.
    let pieces: [RoomID: GapPiece]
    /// What is written at the very end of the batch, above all the position; nil in an earlier part.
    var end: Batch?

    /// Whether it brings so little that it is written before another thread would be awake for it.
    var isSmall: Bool { joined.reduce(left.count + entered.count) { $0 + $1.timeline.count + $1.state.count } <= 4 }

    /// The whole of `batch`.
    init(_ batch: Batch) {
        self.init(of: batch)
        (left, joined, end) = (batch.left, batch.joined, batch)
    }

    private init(of batch: Batch) {
        cause = batch.nextBatch.rawValue
        pieces = batch.pieces
    }

    /// The parts of `batch` in the order in which they are written: officers' rooms first, rooms that we have just
    /// joined last.
    static func parts(
        of batch: Batch, officers: Set<RoomID>, isEntered: (JoinedRoom) -> Bool
    ) -> [BatchPart] {
        let entered = Set(batch.joined.filter(isEntered).map(\.id))
        let known = batch.joined.filter { !entered.contains($0.id) }
        let inOrder = known.filter { officers.contains($0.id) } + known.filter { !officers.contains($0.id) }
        var parts: [BatchPart] = []
        var part = BatchPart(of: batch)
        part.left = batch.left
        let size = max(size, batch.joined.reduce(0) { $0 + $1.timeline.count } / most)
        var events = 0
        for room in inOrder {
            if events >= size {
                parts.append(part)
                part = BatchPart(of: batch)
                events = 0
            }
            part.joined.append(room)
            events += room.timeline.count
        }
        part.joined += batch.joined.filter { entered.contains($0.id) }
        part.end = batch
        return parts + [part]
    }
}
