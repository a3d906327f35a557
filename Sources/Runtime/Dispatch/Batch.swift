package import MatrixProtocol
package import Store

/// What one sync response brought, or pieces of what earlier ones left out.
package struct Batch: Sendable {
    /// The position after it.
    package var nextBatch: SyncToken
    /// Rooms with something new.
    package var joined: [JoinedRoom]
    /// Rooms that we are asked into.
    package var invited: [InvitedRoom]
    /// Rooms that we are no longer in.
    package var left: [RoomID]
    /// Rooms that are behind from now on, since the response left out events of theirs.
    package var behind: [RoomID: Gap]
    /// Rooms that have been behind, and of which this batch brings the next piece of what they miss.
    package var pieces: [RoomID: GapPiece]

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

/// What came of a batch, once it is committed.
package struct Dispatched: Equatable, Sendable {
    /// What is to be done at the homeserver, in order.
    package var rows: [OutboxRow] = []
    /// The newest message that was handled in each room, for a read receipt.
    package var read: [RoomID: EventID] = [:]

    package init() {}
}
