import CMemory
import Logging
package import MatrixClient
import MatrixProtocol
import ServiceLifecycle
import StewardCore
package import Store

/// Reads the homeserver's stream of events for ever. Nothing else reads it.
struct SyncService: Service {
    private let client: MatrixClient
    private let ownUser: UserID
    private let store: Store
    private let dispatcher: Dispatcher
    private let policy: RetryPolicy
    private let logger: Logger
    private let resumed: @Sendable () -> Void
    private let committed: @Sendable (Dispatched) -> Void
    private let progressed: @Sendable (SyncProgress) -> Void

    /// How many events of a room a response may have, as many as a page of its gap, with which the others come. With
    /// fewer, a page would mostly bring again what the response has shown.
    private static let timelineLimit = GapFiller.pageSize
    private static let filter = SyncFilter.narrow(timelineLimit: timelineLimit)
    /// How many rooms catch up by a page between two responses.
    private static let roomsCatchingUp = 64
    /// For how long rooms may start to catch up before the next response.
    private static let longestCatchUp = Duration.seconds(5)
    /// For how long after a position was written down the next one need not be, if nothing has come but what we said.
    private static let longestUnsaved = Duration.seconds(10)
    /// After how many events memory is given back, be they of one response, as after a time away, or of many.
    private static let manyEvents = 10_000
    /// How long a look without any event takes at least if nobody has said anything meanwhile.
    private static let quiet = Duration.seconds(10)

    /// Makes a service. `resumed` is called once the token is known to be ours and what waits since before the start is
    /// given; `committed` is told what each batch led to, and `progressed` of each attempt.
    init(
        client: MatrixClient, ownUser: UserID, store: Store, dispatcher: Dispatcher, policy: RetryPolicy,
        logger: Logger, resumed: @escaping @Sendable () -> Void, committed: @escaping @Sendable (Dispatched) -> Void,
        progressed: @escaping @Sendable (SyncProgress) -> Void
    ) {
        self.client = client
        self.ownUser = ownUser
        self.store = store
        self.dispatcher = dispatcher
        self.policy = policy
        self.logger = logger
        self.resumed = resumed
        self.committed = committed
        self.progressed = progressed
    }

    /// Syncs until the stop is asked for; throws if only an admin can help.
    func run() async throws {
        try await cancelWhenGracefulShutdown {
            do {
                try await self.retrying { try await self.checkIdentity() }
                let wasCutOff = try await self.retrying { try await self.store.write { try UncleanEnd.begin($0) } }
                do {
                    let first = try await self.retrying { try await self.firstPosition() }
                    self.committed(try await self.retrying { try await self.dispatcher.resume() })
                    self.resumed()
                    try await self.follow(from: first, isCareful: wasCutOff)
                } catch  where Task.isCancelled || error is CancellationError || error is MatrixFailure {
                    // Nothing is being handled any more, so this is a clean end. Anything else that ends us may be the
                    // fault of a message.
                    try? self.store.writeNow { try UncleanEnd.end($0) }
                    throw error
                }
            } catch is CancellationError {
                return
            } catch MatrixFailure.cancelled, MatrixFailure.stopped {
                return
            }
        }
    }

    /// Makes sure that the token is ours. With another account's token Steward would answer itself for ever.
    private func checkIdentity() async throws {
        let identity = try await client.whoami()
        guard identity.userID == ownUser else { throw WrongIdentity(configured: ownUser, actual: identity.userID) }
    }

    /// Where to go on; at the very first start, the present. What was said before we came is not for us, but whoever
    /// invited us is still waiting.
    private func firstPosition() async throws -> SyncToken {
        if let saved = try await store.read({ try SyncPosition.load($0) }) {
            try await learnOfficers()
            return saved
        }
        let position = try await presentPosition()
        try await learnOfficers()
        try await dispatcher.begin(at: position, invited: try await waitingInvites())
        return position
    }

    /// The present as a position. First it is written down which rooms we are in.
    private func presentPosition() async throws -> SyncToken {
        let response = try await client.sync(since: nil, as: ownUser, filter: .position, wait: .zero)
        try await dispatcher.noteJoined(try await client.joinedRooms())
        return response.nextBatch
    }

    /// The invites that wait. A sync shows only new ones, so those that are older than our position are looked for
    /// once.
    private func waitingInvites() async throws -> [InvitedRoom] {
        try await client.sync(since: nil, as: ownUser, filter: .invites, wait: .zero).invited
    }

    /// How often we ask who is an officer before we start without knowing it.
    private static let triesForOfficers = 3
    /// The longest pause between these attempts.
    private static let longestPauseForOfficers = Duration.seconds(5)

    /// Asks who is an officer before anybody is answered, if no officer is known. Otherwise a quick officer would have
    /// to ask again.
    ///
    /// If the homeserver does not say so after a few attempts, the outbox goes on asking, and everybody else is
    /// answered.
    private func learnOfficers() async throws {
        for room in try await dispatcher.setOfficersRooms() {
            do {
                // Whatever this leads to waits in the store until we resume.
                _ = try await dispatcher.take(try await factsSoon(of: room))
            } catch let failure as MatrixFailure {
                switch failure {
                case .refused, .missing:
                    logger.warning(
                        "The homeserver will not say who is in an officers' room", metadata: ["room": "\(room)"])
                case .limited, .unavailable:
                    logger.warning(
                        "It is not known yet who is in an officers' room; I start without, and ask again",
                        metadata: ["room": "\(room)", "reason": "\(failure)"])
                case .unknownToken, .duplicateAnnotation, .cancelled, .stopped: throw failure
                }
            }
        }
    }

    private func factsSoon(of room: RoomID) async throws -> RoomFacts {
        var generator = SystemRandomNumberGenerator()
        var failures = 0
        while true {
            do throws(MatrixFailure) {
                return try await client.facts(of: room)
            } catch {
                failures += 1
                guard failures < Self.triesForOfficers,
                    let delay = policy.delay(after: failures, error, using: &generator),
                    delay <= Self.longestPauseForOfficers
                else { throw error }
                try await wait(delay, telling: .failed(error))
            }
        }
    }

    /// How far a room is behind, and how far the walk through its gap has come.
    private struct Lag {
        var gap: Gap
        var walk: GapWalk?
    }

    /// How far the service has come.
    private struct Progress {
        var position: SyncToken
        /// The rooms that are behind.
        var behind: [RoomID: Lag]
        /// The rooms that are behind, in the order in which they catch up.
        var queue: [RoomID]
        /// Whether messages are handled one by one, since the last run was cut off.
        var isCareful: Bool
        /// When a position was last written down in this run.
        var saved: ContinuousClock.Instant?
        /// What was shown of rooms by the responses with which they fell behind.
        var shown = ShownEvents()
        var pace = SyncPace()
        /// Whether the position was taken in place of a lost one, and the homeserver has not accepted it yet.
        var isAnew = false
    }

    /// Reads and handles for ever; `isCareful` if the last run was cut off, perhaps by a message.
    private func follow(from first: SyncToken, isCareful: Bool) async throws {
        let reader = EventSelector(ownUser: ownUser)
        let filler = GapFiller(client: client, reader: reader, logger: logger)
        let batches = BatchReader(reader: reader, store: store, logger: logger)
        let behind = try await retrying { try await store.read { try RoomsBehind.all($0) } }.mapValues { Lag(gap: $0) }
        var progress = Progress(position: first, behind: behind, queue: Array(behind.keys), isCareful: isCareful)
        // Starting took code and memory that are not needed again soon.
        var events = Self.manyEvents
        var wasQuiet = false
        while true {
            let asked = ContinuousClock.now
            let (pause, new) = try await retrying { try await goOn(&progress, batches) }
            progressed(.synced)
            try await retrying { try await catchUp(&progress, filler) }
            if progress.isCareful, progress.behind.isEmpty {
                try await retrying { try await store.write { try UncleanEnd.unmarkAll($0) } }
                progress.isCareful = false
            }
            events += new
            let isQuiet = new == 0 && ContinuousClock.now - asked > Self.quiet
            if events >= Self.manyEvents || isQuiet && !wasQuiet {
                steward_give_back_memory()
                events = 0
            }
            wasQuiet = isQuiet
            if pause > .zero { try await Task.sleep(for: pause) }
        }
    }

    /// Handles the next response; gives how long to pause after it and how many events it had.
    private func goOn(_ progress: inout Progress, _ batches: BatchReader) async throws -> (Duration, Int) {
        let asked = ContinuousClock.now
        let response: SyncResponse
        do throws(MatrixFailure) {
            response = try await news(since: progress.position, wait: progress.pace.wait)
        } catch {
            guard case .refused(status: 400, _) = error, !progress.isAnew else { throw error }
            try await beginAnew(&progress, error)
            return (.zero, 0)
        }
        logger.passed(.received)
        let batch = try await batches.batch(
            of: response, since: progress.position, behind: progress.behind.mapValues(\.gap))
        logger.passed(.read)
        // Each of our answers comes back, mostly in a response of its own. After a crash it only comes once more.
        let isSavedOfLate = progress.saved.map { .now - $0 < Self.longestUnsaved } == true
        if !(batch.isEmpty && isSavedOfLate) {
            try await dispatch(batch, progress)
            progress.saved = .now
        }
        let pause = progress.pace.answered(
            isNew: response.nextBatch != progress.position, after: ContinuousClock.now - asked)
        progress.position = response.nextBatch
        progress.isAnew = false
        progress.behind.merge(batch.behind.mapValues { Lag(gap: $0) }) { earlier, _ in earlier }
        for room in batch.left {
            progress.behind[room] = nil
            progress.shown.forget(room)
        }
        progress.queue =
            batch.behind.keys + progress.queue.filter { batch.behind[$0] == nil && progress.behind[$0] != nil }
        for room in response.joined where batch.behind[room.id] != nil {
            progress.shown.keep(room.timeline, of: room.id)
        }
        return (pause, batch.joined.reduce(0) { $0 + $1.timeline.count })
    }

    private func dispatch(_ batch: Batch, _ progress: Progress) async throws {
        if progress.isCareful {
            try await dispatcher.dispatchSingly(batch, committed: committed)
        } else {
            try await dispatcher.dispatch(batch, committed: committed)
        }
    }

    /// What is new since `position`. If the answer is too large, it is asked for again with fewer events of each room,
    /// and the others come page by page.
    private func news(since position: SyncToken, wait: Duration) async throws(MatrixFailure) -> SyncResponse {
        var (limit, filter) = (Self.timelineLimit, Self.filter)
        while true {
            do throws(MatrixFailure) {
                return try await client.sync(since: position, as: ownUser, filter: filter, wait: wait)
            } catch {
                guard error.isTooLarge, limit > 1 else { throw error }
                logger.warning("The homeserver's answer is too large; I ask for less at a time")
                limit = max(1, limit / 5)
                filter = .narrow(timelineLimit: limit)
            }
        }
    }

    /// Takes the present as our position, if the homeserver refuses the position that we have.
    private func beginAnew(_ progress: inout Progress, _ refusal: MatrixFailure) async throws {
        let present: SyncToken
        do {
            present = try await presentPosition()
        } catch MatrixFailure.refused {
            throw refusal
        }
        logger.error(
            """
            The homeserver does not know our position any more, as after it was restored from a backup; I go on from \
            now, and what was said in between may be lost
            """, metadata: ["reason": "\(refusal)"])
        let invited = try await waitingInvites()
        let (facts, unknown) = try await enteredUnseen()
        committed(
            try await dispatcher.beginAnew(
                at: present, inPlaceOf: progress.position, invited: invited, facts: facts, unknown: unknown))
        progress = Progress(position: present, behind: [:], queue: [], isCareful: progress.isCareful, isAnew: true)
    }

    /// The rooms that we joined after tombstones and that no response has shown: what they are, and those of which the
    /// homeserver does not say that for now.
    private func enteredUnseen() async throws -> ([RoomFacts], unknown: [RoomID]) {
        var (facts, unknown): ([RoomFacts], [RoomID]) = ([], [])
        for room in try await dispatcher.awaited(among: try await client.joinedRooms()) {
            do throws(MatrixFailure) {
                facts.append(try await client.facts(of: room))
            } catch {
                switch error {
                case .refused, .missing, .limited, .unavailable: unknown.append(room)
                case .unknownToken, .duplicateAnnotation, .cancelled, .stopped: throw error
                }
            }
        }
        return (facts, unknown)
    }

    /// Lets rooms that are behind go on by a page each, as many as may between two responses.
    private func catchUp(_ progress: inout Progress, _ filler: GapFiller) async throws {
        let start = ContinuousClock.now
        var left = min(progress.queue.count, Self.roomsCatchingUp)
        var gained = false
        while left > 0, ContinuousClock.now - start < Self.longestCatchUp {
            let rooms = Array(progress.queue.prefix(min(left, GapFiller.sideBySide)))
            left -= rooms.count
            let lagging = rooms.compactMap { room in
                progress.behind[room].map {
                    GapFiller.Lagging(room: room, gap: $0.gap, walk: $0.walk, shown: progress.shown[room])
                }
            }
            let steps = try await filler.steps(for: lagging, to: progress.position)
            var batch = Batch(nextBatch: progress.position)
            for (room, step) in steps {
                guard let piece = step.piece else { continue }
                batch.pieces[room] = piece
                batch.joined.append(JoinedRoom(id: room, timeline: step.events))
            }
            if !batch.pieces.isEmpty { try await dispatch(batch, progress) }
            // Only now: until this is written down, a handled page is needed again.
            for (room, step) in steps {
                progress.behind[room]?.walk = step.walk
                guard let piece = step.piece else { continue }
                if let rest = piece.rest { progress.behind[room]?.gap = rest } else { progress.behind[room] = nil }
            }
            for room in rooms where progress.behind[room] == nil { progress.shown.forget(room) }
            progress.queue.removeFirst(rooms.count)
            progress.queue += rooms.filter { progress.behind[$0] != nil }
            gained = gained || !steps.isEmpty
        }
        progress.pace.caughtUp(isBehind: !progress.behind.isEmpty, gained: gained)
    }

    /// Does `work` until it succeeds; waits longer after each failure, and never less than the homeserver asks for.
    private func retrying<Value: Sendable>(_ work: () async throws -> Value) async throws -> Value {
        var failures = 0
        var generator = SystemRandomNumberGenerator()
        while true {
            do {
                return try await work()
            } catch let failure as MatrixFailure {
                failures += 1
                guard let delay = policy.delay(after: failures, failure, using: &generator) else { throw failure }
                logger.warning(
                    "The homeserver could not be read; I try again",
                    metadata: ["reason": "\(failure)", "after": "\(delay.components.seconds) s"])
                try await wait(delay, telling: .failed(failure))
            } catch {
                guard let problem = store.problem(error) else { throw error }
                failures += 1
                logger.error("The store does not work; I try again", metadata: ["reason": "\(problem)"])
                let delay = policy.delay(after: failures, .unavailable(.tokensNotSaved), using: &generator)
                try await wait(delay ?? .seconds(60), telling: .storeFailed(problem))
            }
        }
    }

    /// Waits, and reports every minute that it does. A homeserver may ask for hours, and that is no reason for anybody
    /// to kill us.
    private func wait(_ delay: Duration, telling progress: SyncProgress) async throws {
        var left = delay
        while left > .zero {
            progressed(progress)
            let nap = min(left, .seconds(60))
            try await Task.sleep(for: nap)
            left -= nap
        }
    }
}

/// The token belongs to another account than the configuration says.
package struct WrongIdentity: Error, CustomStringConvertible {
    let configured: UserID
    let actual: UserID

    /// One sentence for an admin.
    package var description: String {
        "The token belongs to \(actual), but account.user says \(configured); run steward login again."
    }
}

/// What the sync service reports after each attempt.
package enum SyncProgress: Sendable {
    /// A response was handled and is in the store.
    case synced
    /// An attempt failed, and the next one follows in a while.
    case failed(MatrixFailure)
    /// The store does not work, and is tried again in a while.
    case storeFailed(StoreProblem)
}

/// How long to wait before the homeserver is asked again.
struct SyncPace {
    /// How long the homeserver is to hold the next request open while nothing is new.
    private(set) var wait = Duration.zero
    /// How many answers in a row came at once although nothing was new.
    private var hasty = 0
    /// How many attempts in a row to catch up brought nothing.
    private var inVain = 0

    /// How long the homeserver holds a request open while nothing is new.
    static let longPoll = Duration.seconds(30)
    /// The longest pause before the next request to a homeserver that does not hold requests open. News is late by no
    /// more.
    static let longestPause = Duration.seconds(1)

    /// Takes an answer that came `after` some time; gives how long to pause before the next request.
    ///
    /// - Parameter isNew: Whether it moved the position.
    mutating func answered(isNew: Bool, after elapsed: Duration) -> Duration {
        // The first answer comes at once, and so do answers while rooms are behind.
        hasty = isNew || wait == .zero || elapsed >= wait / 2 ? 0 : hasty + 1
        return hasty == 0 ? .zero : min(Self.longestPause, .milliseconds(20 << min(hasty - 1, 10)))
    }

    /// Takes in whether rooms are still behind after catching up, and whether a piece of what they miss came.
    mutating func caughtUp(isBehind: Bool, gained: Bool) {
        inVain = isBehind && !gained ? inVain + 1 : 0
        wait = !isBehind ? Self.longPoll : gained ? .zero : min(Self.longPoll, .seconds(1 << min(inVain, 5)))
    }
}
