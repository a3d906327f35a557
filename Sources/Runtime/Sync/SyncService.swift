import CMemory
import Logging
import MatrixClient
import MatrixProtocol
import ServiceLifecycle
import StewardCore
import Store

/// Reads the homeserver's stream of events, for ever: the only reader of the network.
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

    /// How long the homeserver holds a request open while nothing is new.
    private static let longPoll = Duration.seconds(30)
    private static let filter = SyncFilter.narrow(timelineLimit: 50)
    /// Events after which a response was a large one, as after a time away.
    private static let manyEvents = 10_000

    /// Makes a service; `resumed` is called once the token is known to be ours and what waited from before the start is
    /// given, `committed` is told what came of each batch, `progressed` of each attempt.
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

    /// Syncs until the stop is asked for; throws where only an admin can help.
    func run() async throws {
        try await cancelWhenGracefulShutdown {
            do {
                try await self.retrying { try await self.checkIdentity() }
                let first = try await self.retrying { try await self.firstPosition() }
                self.committed(try await self.dispatcher.resume())
                self.resumed()
                try await self.follow(from: first)
            } catch is CancellationError {
                return
            } catch MatrixFailure.cancelled, MatrixFailure.stopped {
                return
            }
        }
    }

    /// Makes sure that the token is ours: another account's would answer itself for ever.
    private func checkIdentity() async throws {
        let identity = try await client.whoami()
        guard identity.userID == ownUser else { throw WrongIdentity(configured: ownUser, actual: identity.userID) }
    }

    /// Where to go on, or at the very first start the present: what was said before we came is not for us, but whoever
    /// asked us in before we came is still waiting.
    private func firstPosition() async throws -> SyncToken {
        if let saved = try await store.read({ try SyncPosition.load($0) }) {
            try await learnOfficers()
            return saved
        }
        let response = try await sync(since: nil, filter: .position, wait: .zero)
        try await dispatcher.noteJoined(try await client.joinedRooms())
        try await learnOfficers()
        // Invites come only with what is new, so those that are older than our position have to be looked for once.
        let invited = try await sync(since: nil, filter: .invites, wait: .zero).invited
        try await dispatcher.begin(at: response.nextBatch, invited: invited)
        return response.nextBatch
    }

    /// Asks who is an officer, where nobody is known to be one, before anybody is answered: else an officer who is quick
    /// would be taken for a member.
    private func learnOfficers() async throws {
        for room in try await dispatcher.setOfficersRooms() {
            do {
                try await dispatcher.take(try await client.facts(of: room))
            } catch MatrixFailure.refused, MatrixFailure.missing {
                logger.warning(
                    "The homeserver will not say who is in an officers' room", metadata: ["room": "\(room)"])
            }
        }
    }

    private func follow(from first: SyncToken) async throws {
        let filler = GapFiller(client: client, reader: IncomingReader(ownUser: ownUser), logger: logger)
        let reader = BatchReader(filler: filler, store: store, logger: logger)
        var position = first
        var behind = try await store.read { try RoomsBehind.all($0) }
        var roundsBehind = 0
        // The first answer comes at once, so that whoever waits for us to be up need not wait for somebody to speak.
        var wait = Duration.zero
        var events = 0
        var isFirst = true
        while true {
            (position, behind, events) = try await retrying { [position, behind, wait] in
                let response = try await sync(since: position, filter: Self.filter, wait: wait)
                logger.passed(.received)
                let batch = try await reader.batch(of: response, since: position, behind: behind)
                logger.passed(.read)
                try await dispatcher.dispatch(batch, committed: committed)
                let left = behind.filter { !batch.caughtUp.contains($0.key) }
                let events = batch.joined.reduce(0) { $0 + $1.timeline.count }
                return (response.nextBatch, left.merging(batch.behind) { earlier, _ in earlier }, events)
            }
            // Reading the configuration and opening the store took code and memory that are not needed again soon.
            if isFirst || events > Self.manyEvents { steward_give_back_memory() }
            isFirst = false
            progressed(.synced)
            roundsBehind = behind.isEmpty ? 0 : roundsBehind + 1
            wait = behind.isEmpty ? Self.longPoll : min(Self.longPoll, .seconds(1 << min(roundsBehind, 5)))
        }
    }

    private func sync(since: SyncToken?, filter: SyncFilter, wait: Duration) async throws -> SyncResponse {
        try await client.sync(since: since, as: ownUser, filter: filter, wait: wait)
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
                try await wait(delay, because: failure)
            } catch  where StoreProblem.isOfTheStore(error) {
                failures += 1
                logger.error("The store does not work; I try again", metadata: ["error": "\(type(of: error))"])
                let delay = policy.delay(after: failures, .unavailable(.tokensNotSaved), using: &generator)
                try await Task.sleep(for: delay ?? .seconds(60))
            }
        }
    }

    /// Waits, and tells every minute that we do: a homeserver may ask for hours, and that is no reason to be killed.
    private func wait(_ delay: Duration, because failure: MatrixFailure) async throws {
        var left = delay
        while left > .zero {
            progressed(.failed(failure))
            let nap = min(left, .seconds(60))
            try await Task.sleep(for: nap)
            left -= nap
        }
    }
}

/// The token belongs to somebody else than the configuration says.
package struct WrongIdentity: Error, CustomStringConvertible {
    let configured: UserID
    let actual: UserID

    /// One sentence for an admin.
    package var description: String {
        "The token belongs to \(actual), but account.user says \(configured); run steward login again."
    }
}
