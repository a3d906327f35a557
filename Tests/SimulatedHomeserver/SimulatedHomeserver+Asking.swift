package import MatrixProtocol

/// What a test sees, waits for and sets going wrong.
extension SimulatedHomeserver {
    /// Reads the state as it is now; `body` must not call the homeserver.
    package func read<Result: Sendable>(_ body: (HomeserverState) -> Result) -> Result { core.read(body) }

    /// The events of `room`, oldest first.
    package func timeline(_ room: RoomID) -> [SimulatedEvent] { core.read { $0.timeline(room) } }

    /// The events that answer `event`.
    package func replies(to event: EventID) -> [SimulatedEvent] { core.read { $0.replies(to: event) } }

    /// How many connections were accepted so far.
    package var acceptedConnections: Int { core.accepted }

    /// How many requests to `endpoint` have come in.
    package func requestCount(_ endpoint: Endpoint) -> Int { core.read { $0.requestCount(endpoint) } }

    /// The answers to each person's command; see `HomeserverState.answers(by:prefix:types:)`.
    package func answers(
        by bot: UserID, prefix: String = "!", types: Set<String> = ["m.notice"]
    ) -> [CommandAnswers] {
        core.read { $0.answers(by: bot, prefix: prefix, types: types) }
    }

    /// Suspends until `condition` holds, looking after each change; `condition` must not call the homeserver.
    ///
    /// Throws `CancellationError` when the task is cancelled, as a test's time limit does, or the homeserver stops.
    package func wait(until condition: @escaping @Sendable (HomeserverState) -> Bool) async throws {
        try await core.wait(until: condition)
    }

    /// Suspends until `event` has `count` answers, and returns them.
    @discardableResult
    package func waitForReplies(to event: EventID, count: Int = 1) async throws -> [SimulatedEvent] {
        try await wait { $0.replies(to: event).count >= count }
        return replies(to: event)
    }

    /// Suspends until `count` requests to `endpoint` have come in since the start.
    package func waitForRequests(_ endpoint: Endpoint, count: Int) async throws {
        try await wait { $0.requestCount(endpoint) >= count }
    }

    /// Suspends until `user` has `membership` in `room`.
    package func waitForMembership(_ membership: Membership, of user: UserID, in room: RoomID) async throws {
        try await wait { $0.membership(of: user, in: room) == membership }
    }

    /// Suspends until `user` polls for news and has seen everything that there is.
    package func waitUntilCaughtUp(_ user: UserID) async throws {
        try await wait { $0.isCaughtUp(user) }
    }

    /// Lets `fault` meet requests to `endpoints` with `probability`, at most `times` times, in one `room` or
    /// everywhere; rules set earlier come first, and one request meets one fault.
    package func inject(
        _ fault: Fault, into endpoints: Set<Endpoint>, probability: Double = 1, times: Int? = nil,
        room: RoomID? = nil
    ) {
        let rule = FaultPlan.Rule(
            fault: fault, endpoints: endpoints, room: room, probability: probability, times: times)
        core.change { $0.faults.rules.append(rule) }
    }

    /// From the request after the next `count` on, none is carried out and none answered, as if the machine had died.
    ///
    /// - Returns: The number of requests in all once the silence has been heard.
    package func fallSilent(after count: Int) -> Int {
        core.change { state in
            let last = state.requestsInAll + count
            state.faults.lastAnswered = last
            return last + 1
        }
    }

    /// Answers again after a silence.
    package func speakAgain() { core.change { $0.faults.lastAnswered = nil } }

    /// Ends all faults and delays.
    package func heal() {
        core.change {
            $0.faults.rules = []
            $0.faults.delays = [:]
            $0.faults.held = []
        }
    }

    /// Lets answers of `endpoint` wait for so many milliseconds after the request has been carried out.
    package func delay(_ endpoint: Endpoint, milliseconds: Int) {
        core.change { $0.faults.delays[endpoint] = milliseconds }
    }

    /// Holds answers of `endpoint` back, though the requests are carried out, until `release` or `heal`; not those of
    /// long polls.
    package func hold(_ endpoint: Endpoint) { core.change { _ = $0.faults.held.insert(endpoint) } }

    /// Lets answers of `endpoint` go.
    package func release(_ endpoint: Endpoint) { core.change { _ = $0.faults.held.remove(endpoint) } }

    /// Refuses from now on all positions that were given out so far, as after a restored backup.
    package func forgetPositions() {
        core.change { state in
            state.forgotten = state.position
            state.position += 1
        }
    }
}
