/// What one `GET /_matrix/client/v3/sync` told us, reduced to what Steward reads.
///
/// Source: Matrix client-server API, "Syncing". Fields and event types that Steward has no use for are never decoded;
/// an event whose fields have the wrong shape is left out and counted in `skipped`, its neighbours stay.
package struct SyncResponse: Equatable, Sendable {
    /// The token for the next request.
    package var nextBatch: SyncToken
    /// Rooms that we are in and that have something new.
    package var joined: [JoinedRoom]
    /// Rooms that we have been asked into.
    package var invited: [InvitedRoom]
    /// Rooms that we have left or were put out of.
    package var left: [RoomID]
    /// Events that could not be read.
    package var skipped: [SkippedEvent]

    /// Makes an answer; unless told otherwise nothing is new.
    package init(
        nextBatch: SyncToken, joined: [JoinedRoom] = [], invited: [InvitedRoom] = [], left: [RoomID] = [],
        skipped: [SkippedEvent] = []
    ) {
        self.nextBatch = nextBatch
        self.joined = joined
        self.invited = invited
        self.left = left
        self.skipped = skipped
    }
}

/// What is new in one room that we are in.
package struct JoinedRoom: Equatable, Sendable {
    /// The room.
    package var id: RoomID
    /// State before the timeline (`state`) or after it (`state_after`), in the server's order; may be partial.
    package var state: [RoomEvent]
    /// Events in the room's order, oldest first.
    package var timeline: [RoomEvent]
    /// True if the homeserver left out events between the last sync and `timeline`.
    package var isLimited: Bool
    /// Joined members as the room's summary counts them, if it changed.
    package var joinedMemberCount: Int?
    /// Invited members as the room's summary counts them, if it changed.
    package var invitedMemberCount: Int?

    /// Makes a room; unless told otherwise nothing is new in it.
    package init(
        id: RoomID, state: [RoomEvent] = [], timeline: [RoomEvent] = [], isLimited: Bool = false,
        joinedMemberCount: Int? = nil, invitedMemberCount: Int? = nil
    ) {
        self.id = id
        self.state = state
        self.timeline = timeline
        self.isLimited = isLimited
        self.joinedMemberCount = joinedMemberCount
        self.invitedMemberCount = invitedMemberCount
    }
}

/// A room that somebody asks us into.
package struct InvitedRoom: Equatable, Sendable {
    /// The room.
    package var id: RoomID
    /// Who sent the invite: the sender of our own membership event in the stripped state; nil if it is missing.
    package var inviter: UserID?
    /// Whether it is meant as a direct message (`is_direct`).
    package var isDirect: Bool

    /// Names an invitation.
    package init(id: RoomID, inviter: UserID?, isDirect: Bool = false) {
        self.id = id
        self.inviter = inviter
        self.isDirect = isDirect
    }
}

/// An event that could not be read, named without anything that a person wrote.
package struct SkippedEvent: Equatable, Sendable {
    /// The room that it stood in.
    package var room: RoomID
    /// Its id, if that could be read.
    package var event: EventID?
    /// What is wrong with it, such as `content is not an object`.
    package var reason: String

    /// Names what could not be read, and why.
    package init(room: RoomID, event: EventID?, reason: String) {
        self.room = room
        self.event = event
        self.reason = reason
    }
}

/// One page of `GET /rooms/{roomId}/messages`.
package struct MessagesPage: Equatable, Sendable {
    /// Events in the order asked for (`dir=b`: newest first).
    package var events: [RoomEvent]
    /// Where the next page starts; absent at the end.
    package var end: SyncToken?
    /// Events that could not be read.
    package var skipped: [SkippedEvent]

    /// Makes a page.
    package init(events: [RoomEvent], end: SyncToken?, skipped: [SkippedEvent] = []) {
        self.events = events
        self.end = end
        self.skipped = skipped
    }
}
