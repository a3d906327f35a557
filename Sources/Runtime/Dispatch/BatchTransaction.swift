import FeatureKit
import GRDB
import Logging
import MatrixProtocol
import StewardCore
import Store

import struct Foundation.Date

/// The work on a batch inside its transaction.
struct BatchTransaction {
    let db: Database
    let features: FeatureSet
    let settings: DispatchSettings
    /// What the homeserver says that we are called; nil if we do not know.
    let ownName: String?
    let now: Date
    let reference: @Sendable () -> String
    let logger: Logger
    /// Who said the latest messages.
    let recent: RecentMessages
    /// What was asked of us within the last minute.
    let commands: RecentCommands
    /// The name under which effects are stored that no message caused.
    private(set) var cause: String
    /// The only new messages that are handled; nil for all.
    var only: Set<EventID>?
    /// Messages that are not handled, since they have ended Steward again and again; nil unless messages are marked.
    var givenUp: Set<EventID>?
    private(set) var dispatched = Dispatched()
    private var place = 0
    var remembered = Remembered()

    init(
        db: Database, features: FeatureSet, settings: DispatchSettings, ownName: String?, now: Date,
        reference: @escaping @Sendable () -> String, logger: Logger, recent: RecentMessages,
        commands: RecentCommands, cause: String
    ) {
        self.db = db
        self.features = features
        self.settings = settings
        self.ownName = ownName
        self.now = now
        self.reference = reference
        self.logger = logger
        self.recent = recent
        self.commands = commands
        self.cause = cause
    }

    var seconds: Int64 { Int64(now.timeIntervalSince1970) }

    /// This moment as a timer's feature sees it.
    var tick: Tick { Tick(db: db, now: now, network: settings.network, ownUser: settings.ownUser) }

    // MARK: Rooms

    /// Handles what is new in a room, or a `piece` of its gap.
    mutating func take(_ joined: JoinedRoom, of piece: GapPiece?) throws {
        // The pieces of a gap come under one position, but each has effects of its own.
        let causeOfBatch = cause
        defer { cause = causeOfBatch }
        if let piece { cause = "gap.\(piece.start).\(cause)" }
        let before = try RoomRegister.find(joined.id, db)
        let isNew = before?.isJoined != true
        let events = EventSelector(ownUser: settings.ownUser).read(
            joined, isNew: isNew, heardSince: (seconds - Retention.seconds) * 1000)
        remembered.room = (joined.id, before)
        (remembered.events, remembered.posts, remembered.isLookedUp) = (events.map(\.id), nil, false)
        if isNew || joined.joinedMemberCount != nil || joined.invitedMemberCount != nil {
            try RoomRegister.note(joined, isNew: isNew, db)
            remembered.room = nil
        }
        if try isStrange(joined.id, events, isNew: isNew, awaiting: before?.awaitedPredecessor) { return }
        if isNew, before?.isOfficers == true { try lookUp(joined.id) }
        // Before anything that was said is answered, but after what tells which room it is.
        var isToBeWelcomed = isNew
        for event in events where only?.contains(event.id) != false {
            if isToBeWelcomed, event.isSaid {
                try welcome(joined.id, isThere: events.isLastSeenInside)
                isToBeWelcomed = false
            }
            try take(event, isPast: piece != nil)
        }
        if isToBeWelcomed { try welcome(joined.id, isThere: events.isLastSeenInside) }
        // Whoever leaves in a gap may come again before its end.
        if isNew || before?.isDirect == true, piece?.rest == nil {
            try leaveIfAlone(in: joined, after: events, before: before)
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
            if try isThird(user, membership, in: room) {
                try RoomRegister.noteUnknown(room, db)
                // One that is under way may bring what was so before.
                if try Outbox.waitingLookUps(of: room, db) < 2 { try lookUp(room) }
                remembered.room = nil
            }
            // It shows that our name or picture has changed.
            if user == settings.ownUser, membership == .join { dispatched.isOwnProfileNew = true }
            if membership == .join { try noteNewcomer(user, in: room) }
            // A homeserver may send a membership with each message, and only officers' rooms need it. In a gap nobody
            // becomes an officer by it: who came in may have left since, and we ask at the gap's end.
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
        case .encryption:
            guard try record(of: room)?.isEncrypted != true else { return }
            try tellOfEncryption(of: room)
            try lookUpAgain(room)
        case .encrypted, .other: return
        }
        remembered.room = nil
    }

    /// Whether somebody comes, or is asked, into a direct room who is not the person that it is with: how many are in it
    /// may be told later than who, and until then an answer would be read by three.
    private mutating func isThird(_ user: UserID, _ membership: Membership, in room: RoomID) throws -> Bool {
        guard membership == .join || membership == .invite, user != settings.ownUser,
            let record = try record(of: room), record.isDirect, let person = record.directWith
        else { return false }
        return user != person
    }

    /// Writes down how much of a room's gap is left after a piece of it.
    private mutating func end(_ piece: GapPiece, of room: RoomID) throws {
        if let rest = piece.rest { return try RoomsBehind.move(room, to: rest, db) }
        try RoomsBehind.remove(room, db)
        if try record(of: room)?.isOfficers == true {
            try add(
                .request(.facts(of: room)), to: .room(room), cause: "gap.\(piece.start).\(cause).\(room).end", place: 0)
        }
    }

    /// Looks `room` up again if a look-up is under way, since that may bring what was true before this change.
    private mutating func lookUpAgain(_ room: RoomID) throws {
        if try Outbox.waitingLookUps(of: room, db) == 1 { try lookUp(room) }
    }

    /// Takes what ends a batch: invites, new gaps, and the position.
    mutating func take(_ end: Batch) throws {
        for invite in end.invited { try take(invite) }
        try lookAtInvitesOfNewcomers()
        for (room, gap) in end.behind { try RoomsBehind.add(room, gap, db) }
        for (room, piece) in end.pieces { try self.end(piece, of: room) }
        for room in end.left {
            try RoomsBehind.remove(room, db)
            try Invites.forget(room, db)
        }
        try SyncPosition.save(end.nextBatch, at: seconds, db)
    }

    // MARK: The outbox

    /// Adds `action` under the name of this batch and the room. A batch that comes again may cause less than before,
    /// and must not take the place of what another room had caused.
    mutating func add(_ action: OutboxRow.Action, to room: RoomID) throws {
        try add(action, to: .room(room), cause: "\(cause).\(room)", place: place)
        place += 1
    }

    /// Looks `room` up; the answer comes back as `RoomFacts`.
    mutating func lookUp(_ room: RoomID) throws { try add(.request(.facts(of: room)), to: room) }

    /// Adds `action` under the name of what caused it. If that is in the outbox already, nothing is added.
    @discardableResult
    mutating func add(
        _ action: OutboxRow.Action, to address: OutboxRow.Address, cause: String, place: Int
    ) throws -> OutboxRow? {
        let row = try Outbox.add(action, to: address, cause: cause, place: place, at: seconds, db)
        if let row { dispatched.rows.append(row) }
        return row
    }

    /// What somebody is to the network at this moment.
    func role(of user: UserID) throws -> Role {
        if settings.admins.contains(user) { return .admin }
        return try RoomRegister.isOfficer(user, db) ? .officer : .member
    }

    /// Remembers the newest message that was handled in a room, if it gets no answer there; nil if it gets one.
    mutating func noteUnanswered(_ event: EventID?, in room: RoomID) { dispatched.unanswered[room] = event }
}

/// What is read once for a batch and not for each message, until something changes it.
struct Remembered {
    /// The room that is being handled.
    var room: (id: RoomID, record: RoomRecord?)?
    /// The new events of that room, in order.
    var events: [EventID] = []
    /// Everybody who has an open question, or had one within the last day.
    var asked: Set<OpenQuestion.Holder>?
    /// People for whom that may have changed since, because they gave a command.
    var mayBeAsked: Set<UserID> = []
    /// Whether a look-up of that room waits.
    var isLookedUp = false
    /// Our posts with a key in that room, read once somebody refers to something there.
    var posts: [EventID: PostKey]?
    /// Those who have invites that wait.
    var inviters: Set<UserID>?
    /// Those among them who have come into rooms of the network.
    var newcomers: Set<UserID> = []
    /// When the position before this batch was saved, and that of each room which is behind, in seconds since 1970.
    var looks: (all: Int64?, behind: [RoomID: Int64])?
}

/// What is remembered from message to message.
extension BatchTransaction {
    /// What the store says about `room` now.
    mutating func record(of room: RoomID) throws -> RoomRecord? {
        if let known = remembered.room, known.id == room { return known.record }
        let record = try RoomRegister.find(room, db)
        remembered.room = (room, record)
        return record
    }

    /// Whether `event` comes before `later` among the new events of the room that is being handled.
    func isShown(_ event: EventID, before later: EventID) -> Bool {
        guard let end = remembered.events.firstIndex(of: later) else { return false }
        return remembered.events[..<end].contains(event)
    }

    /// The key of our post `event` in `room`, which is being handled; nil if it is no post with a key.
    mutating func key(of event: EventID, in room: RoomID) throws -> PostKey? {
        let posts = try remembered.posts ?? Outbox.keys(in: room, db)
        remembered.posts = posts
        return posts[event]
    }

    /// Whether `user` may have an open question in `place`, or may have had one within the last day.
    mutating func mayBeAsked(_ user: UserID, in place: OpenQuestion.Place) throws -> Bool {
        if remembered.mayBeAsked.contains(user) { return true }
        let asked = try remembered.asked ?? OpenQuestion.asked(db)
        remembered.asked = asked
        return asked.contains(.init(user: user, place: place))
    }

    /// Forgets what was read of the room that is being handled, since it has changed.
    mutating func forgetRecord() { remembered.room = nil }

    /// Notes that a command of `user` may have asked them something.
    mutating func noteMayBeAsked(_ user: UserID) { remembered.mayBeAsked.insert(user) }
}

/// How actions become rows of the outbox.
extension BatchTransaction {
    /// Adds `action` under the name of what caused it; nothing if there is nothing to do.
    mutating func add(_ action: RoomAction, cause: String, place: Int) throws {
        switch action {
        case .post(let reply, let room, let mentions, let mentionsRoom, let key, let isUrgent):
            let tappable = try tappable(reply, in: room)
            let message = OutboxRow.Message(
                post: tappable ?? reply, mentions: mentions, mentionsRoom: mentionsRoom, isUrgent: isUrgent)
            let row = try add(.message(message, key: key), to: .room(room), cause: cause, place: place)
            if tappable != nil { try addTaps(under: row) }
        case .tell(let user, let reply):
            let action = try reserve(.message(.init(post: reply)), reply, for: user)
            try add(action, to: .person(user), cause: cause, place: place)
        case .revise(let key, let room, let reply, let isUrgent):
            guard let post = try Outbox.post(key, in: room, db) else { return }
            let message = OutboxRow.Message(post: reply, isUrgent: isUrgent)
            try add(.revision(message, target: post), to: .room(room), cause: cause, place: place)
        case .takeBack(let key, let room):
            guard let post = try Outbox.post(key, in: room, db) else { return }
            try Outbox.withdraw(post, db)
            try add(.redaction(target: post), to: .room(room), cause: cause, place: place)
        case .pin(let keys, let room): try add(.pin(keys), to: .room(room), cause: cause, place: place)
        case .request(let request, let key, let feature):
            try add(.request(request), to: .feature(feature, key: key), cause: cause, place: place)
        }
    }
}

/// Words that are for the network alone.
extension BatchTransaction {
    /// The `action` that says `reply` to `user`, with what they read instead if they are not of the network. We know
    /// that officers and admins are.
    func reserve(_ action: OutboxRow.Action, _ reply: Reply, for user: UserID) throws -> OutboxRow.Action {
        guard let others = reply.forOthers, try role(of: user) < .officer else { return action }
        let body = others.body
        let reservation = OutboxRow.Reservation(for: user, otherwisePlain: body.plain, otherwiseHTML: body.html)
        switch action {
        case .message(var message, let key):
            message.reserved = reservation
            return .message(message, key: key)
        case .edit(var message, let target):
            message.reserved = reservation
            return .edit(message, target: target)
        case .revision, .redaction, .reaction, .pin, .join, .leave, .request: return action
        }
    }
}

extension OutboxRow.Message {
    /// A message that makes phones notify.
    init(post reply: Reply, mentions: [UserID] = [], mentionsRoom: Bool = false, isUrgent: Bool = false) {
        self.init(isNotice: false, reply)
        (self.mentions, self.mentionsRoom, self.isUrgent) = (mentions, mentionsRoom, isUrgent)
    }
}

/// Timers that are due. One transaction runs only a few of them, since people wait for answers.
extension BatchTransaction {
    /// How many timers one transaction runs at most.
    private static let mostTimers = 8
    /// After how many changed rows no further timer is run.
    private static let mostRows = 200

    /// Runs timers that are due, within these limits; true if more may be due.
    mutating func runTimers() throws -> Bool {
        let entries = try Schedule.due(at: seconds, limit: Self.mostTimers, db)
        let before = db.totalChangesCount
        for entry in entries {
            try run(entry)
            if db.totalChangesCount - before > Self.mostRows { return true }
        }
        return entries.count == Self.mostTimers
    }

    /// Runs one timer, whole or not at all. If it fails, it comes again later.
    private mutating func run(_ entry: Schedule.Entry) throws {
        let (cause, undone) = ("timer.\(entry.feature).\(entry.key).\(entry.dueAt)", self)
        do {
            try db.inSavepoint {
                let (actions, next) = try features.due(entry, tick)
                for (place, action) in actions.enumerated() { try add(action, cause: cause, place: place) }
                try Schedule.done(entry, next: next, at: now, db)
                return .commit
            }
        } catch  where !StoreProblem.isOfTheStore(error) {
            self = undone
            logger.error(
                "A timer failed and comes again later",
                metadata: [
                    "feature": "\(entry.feature)", "attempt": "\(entry.attempts + 1)",
                    "error": "\(Self.code(of: error))",
                ])
            try Schedule.failed(entry, at: now, db)
        }
    }

    private static func code(of error: any Error) -> String {
        guard let error = error as? DatabaseError else { return "\(type(of: error))" }
        return "SQLite \(error.extendedResultCode.rawValue)"
    }
}
