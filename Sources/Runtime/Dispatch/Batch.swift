package import MatrixProtocol
package import Store

/// What one sync response brought, with its gaps filled.
package struct Batch: Sendable {
    /// The position after it.
    package var nextBatch: SyncToken
    /// Rooms with something new.
    package var joined: [JoinedRoom]
    /// Rooms that we are asked into.
    package var invited: [InvitedRoom]
    /// Rooms that we are no longer in.
    package var left: [RoomID]
    /// Rooms whose missing events could not be fetched, with the position after which they are missing.
    package var behind: [RoomID: SyncToken]
    /// Rooms that had been behind and are so no longer.
    package var caughtUp: Set<RoomID>

    package init(
        nextBatch: SyncToken, joined: [JoinedRoom] = [], invited: [InvitedRoom] = [], left: [RoomID] = [],
        behind: [RoomID: SyncToken] = [:], caughtUp: Set<RoomID> = []
    ) {
        self.nextBatch = nextBatch
        self.joined = joined
        self.invited = invited
        self.left = left
        self.behind = behind
        self.caughtUp = caughtUp
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
