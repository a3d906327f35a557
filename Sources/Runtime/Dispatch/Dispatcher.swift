package import FeatureKit
import GRDB
package import Logging
package import MatrixProtocol
package import StewardCore
package import Store
import Synchronization

package import struct Foundation.Date

/// Takes what happened and decides what is to be done: a batch in one write transaction, a long batch in up to
/// seventeen.
///
/// The position is saved with the last of them. If Steward crashes before that, the whole batch comes again, and
/// nothing is done twice: commands are claimed, and a room counts as joined only at the end.
package final class Dispatcher: Sendable {
    private struct Rules {
        var features: FeatureSet
        var settings: DispatchSettings
        /// What the homeserver says that we are called; nil while we do not know.
        var ownName: String?
    }

    let store: Store
    private let rules: Mutex<Rules>
    let now: @Sendable () -> Date
    private let reference: @Sendable () -> String
    private let logger: Logger
    private let recent = RecentMessages()
    private let commands = RecentCommands()
    /// What became of rows, which the next batch writes down too.
    let marks: DeliveryMarks
    /// When deleted data was last overwritten, and how much had been written by then.
    private let overwritten = Mutex<(at: Date, changes: Int)?>(nil)

    /// Makes a dispatcher; `now` is the clock, `reference` makes the short code under which a failure is logged.
    package init(
        store: Store, features: FeatureSet, settings: DispatchSettings, now: @escaping @Sendable () -> Date,
        reference: @escaping @Sendable () -> String = Dispatcher.randomReference, logger: Logger
    ) {
        self.store = store
        rules = Mutex(Rules(features: features, settings: settings))
        self.now = now
        self.reference = reference
        self.logger = logger
        marks = DeliveryMarks(store: store, logger: logger)
    }

    /// Four letters and digits that are hard to mix up when read aloud.
    @Sendable package static func randomReference() -> String {
        String((0..<4).compactMap { _ in "ABCDEFGHJKMNPQRSTUVWXYZ23456789".randomElement() })
    }

    /// Goes by other features and settings, from the next batch on.
    package func reload(features: FeatureSet, settings: DispatchSettings) {
        rules.withLock { ($0.features, $0.settings) = (features, settings) }
    }

    /// Notes what the homeserver says that we are called.
    func noteOwnName(_ name: String?) {
        rules.withLock { $0.ownName = name }
    }

    /// Handles a batch in parts, tells `committed` what each led to, and saves the position with the last.
    ///
    /// The answers of one part leave while the next is written. If Steward crashes between two parts, the whole batch
    /// comes again: what was claimed stays claimed, and a room that we have just joined is in the last part, so that it
    /// still counts as new.
    package func dispatch(_ batch: Batch, committed: (Dispatched) -> Void) async throws {
        let parts = try await parts(of: batch)
        if parts.count == 1 { return try await dispatch(parts, committed) }
        // Not on the thread that talks to the homeserver: the next part need not wait until that thread has time.
        try await withTaskExecutorPreference(globalConcurrentExecutor) { try await dispatch(parts, committed) }
    }

    private func dispatch(_ parts: [BatchPart], _ committed: (Dispatched) -> Void) async throws {
        for part in parts {
            let dispatched = try await dispatch(part)
            logger.passed(.committed)
            committed(dispatched)
        }
    }

    /// Handles a batch message by message, and marks each one before: for what is left after an unclean end.
    ///
    /// A message that was marked three times and never handled is given up, and its sender is told. A room that we have
    /// just joined is handled whole, since its later messages alone do not show where we came in. It counts as joined
    /// at the end of the batch, so that it is read in the same way if the batch comes again.
    package func dispatchSingly(_ batch: Batch, committed: (Dispatched) -> Void) async throws {
        let reader = EventSelector(ownUser: rules.withLock { $0.settings.ownUser })
        let (officers, joined) = try await store.read { db in
            (try RoomRegister.officersRooms(db), try RoomRegister.joined(among: batch.joined.map(\.id), db))
        }
        let known = batch.joined.filter { joined.contains($0.id) }
        var part = BatchPart(batch)
        (part.joined, part.end) = ([], nil)
        committed(try await dispatch(part, messages: []))
        part.left = []
        for room in known.filter({ officers.contains($0.id) }) + known.filter({ !officers.contains($0.id) }) {
            part.joined = [room]
            let events = reader.read(room, isNew: false)
            if events.isEmpty { committed(try await dispatch(part, messages: [])) }
            for event in events {
                part.cause = "\(batch.nextBatch).\(event.id)"
                committed(try await dispatch(part, messages: [event]))
            }
        }
        part.cause = batch.nextBatch.rawValue
        let entered = batch.joined.filter { !joined.contains($0.id) }
        for room in entered {
            (part.joined, part.entered) = ([room], [room.id: false])
            committed(try await dispatch(part, messages: reader.read(room, isNew: true), whole: true))
        }
        (part.joined, part.end) = ([], batch)
        part.entered = Dictionary(entered.map { ($0.id, true) }) { $1 }
        committed(try await dispatch(part, messages: []))
    }

    /// Marks `messages` as begun, then handles only those of the part, or all of it if it is `whole`.
    private func dispatch(_ part: BatchPart, messages: [RoomEvent], whole: Bool = false) async throws -> Dispatched {
        var givenUp: Set<EventID> = []
        if messages.contains(where: \.isSaid) {
            givenUp = try await store.write { db in
                try Set(messages.filter { try $0.isSaid && !UncleanEnd.mark($0.id, db) }.map(\.id))
            }
            logger.passed(.begun)
        }
        let only = whole ? nil : Set(messages.map(\.id))
        let dispatched = try await dispatch(part, only: only, givenUp: givenUp)
        logger.passed(.committed)
        return dispatched
    }

    private func parts(of batch: Batch) async throws -> [BatchPart] {
        guard batch.joined.reduce(0, { $0 + $1.timeline.count }) > BatchPart.size else { return [BatchPart(batch)] }
        let reader = EventSelector(ownUser: rules.withLock { $0.settings.ownUser })
        let officers = try await store.read { try RoomRegister.officersRooms($0) }
        return BatchPart.parts(of: batch, officers: officers, isEntered: reader.showsOurJoin)
    }

    private func dispatch(
        _ part: BatchPart, only: Set<EventID>? = nil, givenUp: Set<EventID>? = nil
    ) async throws -> Dispatched {
        let decide: @Sendable (Database) throws -> (Dispatched, Int, DeliveryMarks.Written) = { [self] db in
            let written = try marks.write(db)
            var transaction = transaction(db, cause: part.cause)
            (transaction.only, transaction.givenUp) = (only, givenUp)
            let number = try commands.begin(db, at: transaction.seconds)
            for room in part.left { try RoomRegister.noteLeft(room, at: transaction.seconds, db) }
            // Somebody who was put out of an officers' room just before a command is no officer, in whatever order the
            // rooms come.
            let officers = try RoomRegister.officersRooms(db)
            for room in part.joined where officers.contains(room.id) {
                try transaction.take(room, of: part.pieces[room.id])
            }
            for room in part.joined where !officers.contains(room.id) {
                try transaction.take(room, of: part.pieces[room.id])
            }
            for (room, isIn) in part.entered { try RoomRegister.note(isIn: isIn, room, db) }
            if let end = part.end { try transaction.take(end) }
            return (transaction.dispatched, number, written)
        }
        let (dispatched, number, written) = try await part.isSmall ? store.writeNow(decide) : store.write(decide)
        commands.commit(number)
        marks.committed(written)
        return dispatched
    }

    /// Writes down that we are in `rooms` and in no others.
    package func noteJoined(_ rooms: [RoomID]) async throws {
        try await store.write { [self] db in
            for room in try RoomRegister.joinedRooms(db).subtracting(rooms) {
                try RoomRegister.noteLeft(room, at: Int64(now().timeIntervalSince1970), db)
            }
            try RoomRegister.noteJoined(rooms, db)
        }
    }

    /// Those of `rooms` into which another room's tombstone led us, and whose beginning we have not seen yet.
    func awaited(among rooms: [RoomID]) async throws -> [RoomID] {
        try await store.read { try RoomRegister.awaited(among: rooms, $0) }
    }

    /// Makes the configured rooms the officers' rooms; gives those that we are in and of which no member is known.
    package func setOfficersRooms() async throws -> [RoomID] {
        let rooms = rules.withLock { $0.settings.officersRooms }
        return try await store.write { db in
            try RoomSuccession.setOfficersRooms(rooms, db).filter { try !RoomRegister.hasOfficers($0, db) }
        }
    }

    /// Writes down the first position, and answers the invites that wait.
    package func begin(at position: SyncToken, invited: [InvitedRoom] = []) async throws {
        try await store.write { [self] db in
            var transaction = transaction(db, cause: position.rawValue)
            for invite in invited { try transaction.take(invite) }
            try SyncPosition.save(position, at: transaction.seconds, db)
        }
    }

    /// Takes `position` in place of one that the homeserver no longer knows, and tells the admins what that may have
    /// cost.
    ///
    /// Of the rooms that we joined meanwhile, `facts` tells what they are; those that are `unknown` have to be looked
    /// up.
    package func beginAnew(
        at position: SyncToken, inPlaceOf lost: SyncToken, invited: [InvitedRoom], facts: [RoomFacts],
        unknown: [RoomID]
    ) async throws -> Dispatched {
        try await store.write { [self] db in
            var transaction = transaction(db, cause: "\(lost).\(position)")
            for invite in invited { try transaction.take(invite) }
            for facts in facts { try transaction.take(facts) }
            for room in unknown { try transaction.lookUp(room) }
            for (place, admin) in transaction.settings.admins.sorted(by: { $0.rawValue < $1.rawValue }).enumerated() {
                try transaction.add(.tell(admin, Replies.positionLost), cause: "lost.\(lost).\(position)", place: place)
            }
            // Nobody will tell us who came or went meanwhile.
            for room in try RoomRegister.officersRooms(db) where try RoomRegister.find(room, db)?.isJoined == true {
                try transaction.lookUp(room)
            }
            try RoomsBehind.removeAll(db)
            try SyncPosition.save(position, at: transaction.seconds, db)
            return transaction.dispatched
        }
    }

    /// Gives everything that waits since before the start, and looks anew at what the configuration may have changed.
    package func resume() async throws -> Dispatched {
        var dispatched = Dispatched()
        dispatched.rows = try await store.read { try Outbox.waiting($0) }
        dispatched.rows += try await lookAnew().rows
        return dispatched
    }

    /// Asks again who is an officer, and looks again at the invites that wait.
    package func lookAnew() async throws -> Dispatched {
        var dispatched = try await askForOfficers()
        dispatched.rows += try await store.write { [self] db in
            var transaction = transaction(db, cause: "look.\(now().timeIntervalSince1970)")
            try transaction.lookAtInvites()
            return transaction.dispatched.rows
        }
        return dispatched
    }

    /// Makes the configured rooms the officers' rooms, and asks again who is in them. Logs an error for each that we
    /// are neither in nor about to join.
    package func askForOfficers() async throws -> Dispatched {
        try await store.write { [self] db in
            var transaction = transaction(db, cause: "start.\(now().timeIntervalSince1970)")
            for room in transaction.settings.officersRooms where try !isInOrOnTheWay(to: room, db) {
                logger.error("\(OfficersRoomProblem.notInside(room))")
            }
            for room in try RoomSuccession.setOfficersRooms(transaction.settings.officersRooms, db) {
                // A look-up that is under way may bring what was true before. One that waits behind it, or since before
                // the start, will not.
                if try Outbox.waitingLookUps(of: room, db) < 2 { try transaction.lookUp(room) }
            }
            return transaction.dispatched
        }
    }

    private func isInOrOnTheWay(to room: RoomID, _ db: Database) throws -> Bool {
        let current = try RoomSuccession.current(room, db)
        return try RoomRegister.find(current, db)?.isJoined == true || Outbox.waitingJoins(of: room, db) > 0
    }

    /// Takes the answer to a look-up; gives what is to be done for it.
    package func take(_ facts: RoomFacts) async throws -> Dispatched {
        try await store.write { [self] db in
            var transaction = transaction(db, cause: "look-up.\(now().timeIntervalSince1970)")
            try transaction.take(facts)
            return transaction.dispatched
        }
    }

    /// The network's rooms in which we are.
    func networkRooms() async throws -> [NetworkRooms.Room] {
        let listed = rules.withLock { $0.settings.invitesAllowed }
        return try await store.read { try NetworkRooms.all(listed: listed, $0) }
    }

    /// Writes down that `room` is the direct room of `user` from now on, or nobody's if that is nil.
    package func noteDirectRoom(_ room: RoomID, with user: UserID?) async throws {
        try await store.write { db in
            if let user { try DirectRooms.note(room, with: user, db) } else { try DirectRooms.forget(room, db) }
        }
    }

    /// Runs the timers that are due and tells `committed` what they led to, then deletes what is no longer kept; gives
    /// when the next timer is due, in seconds since 1970.
    ///
    /// It goes piece by piece, each in a transaction of its own, so that answers go out in between.
    package func wake(committed: (Dispatched) -> Void) async throws -> Int64? {
        try await inPieces {
            let (dispatched, isUnfinished) = try await store.write { [self] db in
                var transaction = transaction(db, cause: "timers")
                let isUnfinished = try transaction.runTimers()
                return (transaction.dispatched, isUnfinished)
            }
            committed(dispatched)
            return isUnfinished
        }
        try await inPieces {
            let (dispatched, isUnfinished) = try await store.write { [self] db in
                var transaction = transaction(db, cause: "invites.\(now().timeIntervalSince1970)")
                let isUnfinished = try transaction.lookAtInvitesThatAreDue()
                return (transaction.dispatched, isUnfinished)
            }
            if !dispatched.rows.isEmpty { committed(dispatched) }
            return isUnfinished
        }
        try await inPieces {
            try await store.write { [self] db in
                let transaction = transaction(db, cause: "rooms")
                let hasMore = [
                    try transaction.forgetRooms(leftBefore: transaction.seconds - Retention.seconds),
                    try Retention.deleteOld(at: transaction.seconds, limit: Self.mostForgotten, db),
                    try OpenQuestion.forgetExpired(at: transaction.seconds, limit: Self.mostForgotten, db),
                    try Act.forgetOld(at: transaction.seconds, limit: Self.mostForgotten, db),
                    try Invites.forgetOld(at: transaction.seconds, limit: Self.mostForgotten, db),
                ]
                return hasMore.contains(true)
            }
        }
        return try await store.read { try Schedule.nextDue($0) }
    }

    /// Does one piece after the other, until one says that it was the last.
    ///
    /// What many pieces write is taken out of the write-ahead log in between. Otherwise some answer would have to wait
    /// for all of it.
    private func inPieces(_ piece: () async throws -> Bool) async throws {
        var pieces = 1
        while try await piece() {
            if pieces.isMultiple(of: Self.piecesBetweenCheckpoints) { try await store.checkpoint() }
            pieces += 1
        }
    }

    /// After how many pieces, each of some hundred pages, the write-ahead log is taken into the file.
    private static let piecesBetweenCheckpoints = 16

    /// How many rows of a kind are forgotten in one transaction. Answers wait for it, and each row is overwritten.
    private static let mostForgotten = 50

    /// For how many seconds deleted data may still stand in free pages of the file: an hour.
    private static let secondsUntilOverwritten = 3600.0

    /// Overwrites deleted data and deletes old copies, if an hour has passed since the last time and something was
    /// written since. If a reader keeps it from that, the next call tries again.
    package func overwriteDeleted() async throws {
        let (now, last) = (now(), overwritten.withLock { $0 })
        if let last, now.timeIntervalSince(last.at) < Self.secondsUntilOverwritten { return }
        if try await store.changes() != last?.changes {
            guard try await store.overwriteDeleted() else { return }
        }
        try store.deleteOldCopies(at: now)
        let changes = try await store.changes()
        overwritten.withLock { $0 = (now, changes) }
    }

    func transaction(_ db: Database, cause: String) -> BatchTransaction {
        let rules = rules.withLock { $0 }
        return BatchTransaction(
            db: db, features: rules.features, settings: rules.settings, ownName: rules.ownName, now: now(),
            reference: reference,
            logger: logger, recent: recent, commands: commands, cause: cause)
    }
}

/// What the dispatcher needs to know from the configuration.
package struct DispatchSettings: Sendable {
    /// Who we are.
    package var ownUser: UserID
    /// The network that this is.
    package var network: Network
    /// People who may do everything.
    package var admins: Set<UserID>
    /// The officers' rooms, whether we are in them or not.
    package var officersRooms: [RoomID]
    /// Users, servers and rooms whose invites are accepted, besides those of admins and officers.
    package var invitesAllowed: Set<String>
    /// How often we join rooms within an hour, on invites and after tombstones.
    package var invitesPerHour: Int
    /// How many commands of one person are answered within a minute.
    package var commandsPerMinute: Int
    /// How many commands of one room are answered within a minute. Beyond that, each person is answered once.
    package var commandsPerMinuteInRoom: Int
    /// After how many seconds an answer says that it is late.
    package var lateAfter: Int64

    package init(
        ownUser: UserID, network: Network, admins: Set<UserID> = [], officersRooms: [RoomID] = [],
        invitesAllowed: Set<String> = [], invitesPerHour: Int = 20, commandsPerMinute: Int = 30,
        commandsPerMinuteInRoom: Int = 120, lateAfter: Int64 = 900
    ) {
        self.ownUser = ownUser
        self.network = network
        self.admins = admins
        self.officersRooms = officersRooms
        self.invitesAllowed = invitesAllowed
        self.invitesPerHour = invitesPerHour
        self.commandsPerMinute = commandsPerMinute
        self.commandsPerMinuteInRoom = commandsPerMinuteInRoom
        self.lateAfter = lateAfter
    }
}
