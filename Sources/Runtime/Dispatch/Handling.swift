import FeatureKit
import GRDB
import Logging
import MatrixProtocol
import StewardCore
import Store

import struct Foundation.Date

/// A batch being handled inside its transaction.
struct Handling {
    let db: Database
    let features: FeatureSet
    let settings: DispatchSettings
    let now: Date
    let reference: @Sendable () -> String
    let logger: Logger
    /// Who said what was said last.
    let recent: RecentMessages
    /// The name under which effects stand that no message caused.
    private(set) var cause: String
    /// The only messages that are handled of what is new; nil for all.
    var only: Set<EventID>?
    /// Messages that are not to be handled, since they ended us again and again; nil unless messages are marked.
    var givenUp: Set<EventID>?
    private(set) var dispatched = Dispatched()
    private var place = 0
    var remembered = Remembered()

    init(
        db: Database, features: FeatureSet, settings: DispatchSettings, now: Date,
        reference: @escaping @Sendable () -> String, logger: Logger, recent: RecentMessages, cause: String
    ) {
        self.db = db
        self.features = features
        self.settings = settings
        self.now = now
        self.reference = reference
        self.logger = logger
        self.recent = recent
        self.cause = cause
    }

    var seconds: Int64 { Int64(now.timeIntervalSince1970) }

    /// This moment, as a feature sees it that a timer wakes.
    var tick: Tick { Tick(db: db, now: now, network: settings.network, ownUser: settings.ownUser) }

    // MARK: Rooms

    /// Handles what is new in a room, or a `piece` of what was missing of it.
    mutating func take(_ joined: JoinedRoom, of piece: GapPiece?) throws {
        // Pieces of one gap come under one position: each causes effects of its own.
        let causeOfBatch = cause
        defer { cause = causeOfBatch }
        if let piece { cause = "gap.\(piece.start).\(cause)" }
        let before = try RoomRegister.find(joined.id, db)
        let isNew = before?.isJoined != true
        let events = IncomingReader(ownUser: settings.ownUser).read(joined, isNew: isNew)
        remembered.room = (joined.id, before)
        (remembered.events, remembered.posts) = (events.map(\.id), nil)
        if isNew || joined.joinedMemberCount != nil || joined.invitedMemberCount != nil {
            try RoomRegister.note(joined, isNew: isNew, db)
            remembered.room = nil
        }
        if try isStrange(joined.id, events, isNew: isNew, awaiting: before?.awaitedPredecessor) { return }
        if isNew, before?.isOfficers == true { try lookUp(joined.id) }
        for event in events where only?.contains(event.id) != false {
            try take(event, isPast: piece != nil)
        }
    }

    private mutating func take(_ event: RoomEvent, isPast: Bool) throws {
        let room = event.room
        switch event.content {
        case .message, .edit, .reaction, .redaction:
            if case .message = event.content { recent.note(event.id, by: event.sender) }
            guard let givenUp else { return try handle(event) }
            if givenUp.contains(event.id) { try giveUp(event) } else { try handle(event) }
            return try UncleanEnd.unmark(event.id, db)
        case .member(let user, let membership, _):
            // A homeserver may name each speaker as a member again and again; only officers' rooms want to know. Who
            // came in while we were away may have left since: who is an officer now is asked at the gap's end.
            if membership == .join, try isPast || record(of: room)?.isOfficers != true { return }
            try RoomRegister.noteMember(user, membership, in: room, db)
            try lookUpAgain(room)
        case .name(let isNamed):
            try RoomRegister.noteName(isNamed: isNamed, of: room, db)
            try lookUpAgain(room)
        case .tombstone(let replacement):
            try follow(event, to: replacement)
            remembered.asked = nil
        case .powerLevels(let levels):
            try RoomPower.note(levels, of: room, db)
            try lookUpAgain(room)
        case .create(let creation):
            try RoomPower.note(creators: creation.creators(sender: event.sender), of: room, db)
            if let predecessor = creation.predecessor { try follow(from: predecessor, to: room) }
            remembered.asked = nil
        case .encrypted, .other: return
        }
        remembered.room = nil
    }

    /// Writes down how much of a room's gap is left once a piece of it is handled.
    private mutating func end(_ piece: GapPiece, of room: RoomID) throws {
        if let rest = piece.rest { return try RoomsBehind.move(room, to: rest, db) }
        try RoomsBehind.remove(room, db)
        if try record(of: room)?.isOfficers == true {
            try add(
                .request(.facts(of: room)), to: .room(room), cause: "gap.\(piece.start).\(cause).\(room).end", place: 0)
        }
    }

    /// A look-up that is under way may bring facts from before this change: another one after it puts them right.
    private mutating func lookUpAgain(_ room: RoomID) throws {
        if try Outbox.waitingLookUps(of: room, db) == 1 { try lookUp(room) }
    }

    /// Takes in what ends a batch: invites, what could not be fetched, and the position after it all.
    mutating func take(_ end: Batch) throws {
        for invite in end.invited { try take(invite) }
        for (room, gap) in end.behind { try RoomsBehind.add(room, gap, db) }
        for (room, piece) in end.pieces { try self.end(piece, of: room) }
        for room in end.left { try RoomsBehind.remove(room, db) }
        try SyncPosition.save(end.nextBatch, at: seconds, db)
    }

    // MARK: The outbox

    /// Puts `action` in the outbox under this batch's own name, and the room's: a batch that comes again may cause less
    /// than the first time, and must not take the place of what another room had caused.
    mutating func add(_ action: OutboxRow.Action, to room: RoomID) throws {
        try add(action, to: .room(room), cause: "\(cause).\(room)", place: place)
        place += 1
    }

    /// Asks what `room` is; the answer comes back as `RoomFacts`.
    mutating func lookUp(_ room: RoomID) throws { try add(.request(.facts(of: room)), to: room) }

    /// Puts `action` in the outbox under the name of what caused it; the same again adds nothing.
    mutating func add(_ action: OutboxRow.Action, to address: OutboxRow.Address, cause: String, place: Int) throws {
        if let row = try Outbox.add(action, to: address, cause: cause, place: place, at: seconds, db) {
            dispatched.rows.append(row)
        }
    }

    /// What somebody is to the network at this moment.
    func role(of user: UserID) throws -> Role {
        if settings.admins.contains(user) { return .admin }
        return try RoomRegister.isOfficer(user, db) ? .officer : .member
    }

    /// Remembers the newest message that was handled in a room.
    mutating func noteRead(_ event: EventID, in room: RoomID) { dispatched.read[room] = event }
}
