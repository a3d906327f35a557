import Foundation
import MatrixClient
import MatrixProtocol
import SimulatedHomeserver
import Store
import TestKit
import Testing

/// Steward in a process that SIGKILL ends, and what the homeserver and the store say afterwards.
@Suite(.serialized, .timeLimit(.minutes(5 * Endurance.factor))) struct DeathTests {
    private static let steps = ["received", "read", "claimed", "decided", "committed", "sent", "marked"]

    @Test(arguments: steps, 1...3)
    func `Killed at any step of a message's way, Steward still answers each command once`(
        _ step: String, _ passes: Int
    ) async throws {
        try await RunningDaemon.prepare { steward in
            let crowd = try await Crowd(steward, rooms: 3, seed: UInt64(passes))
            let session = steward.server.signIn(steward.bot)
            let tokens = Tokens(accessToken: session.accessToken)
            try await steward.settle(tokens: tokens)
            crowd.speak(times: 6)
            let death = MortalPlan.Death(at: step, passes: passes)
            #expect(try await MortalChild(steward.plan(session, death)).wasKilled())
            try await steward.settle(tokens: tokens, until: { try await crowd.waitUntilAnswered() })
            try await crowd.expectOneAnswerEach()
        }
    }

    @Test(arguments: ["committed", "claimed", "sent"], [1, 2, 3])
    func `Killed between the parts in which a long sync response is written, Steward answers each command once`(
        _ step: String, _ part: Int
    ) async throws {
        try await RunningDaemon.prepare { steward in
            let crowd = try await Crowd(steward, rooms: 8, seed: 30 + UInt64(part))
            let session = steward.server.signIn(steward.bot)
            let tokens = Tokens(accessToken: session.accessToken)
            try await steward.settle(tokens: tokens)
            crowd.speak(times: 300)
            let death = MortalPlan.Death(at: step, passes: step == "committed" ? part : part * 70)
            #expect(try await MortalChild(steward.plan(session, death)).wasKilled())
            try await steward.settle(tokens: tokens, until: { try await crowd.waitUntilAnswered() })
            try await crowd.expectOneAnswerEach()
        }
    }

    @Test func `Killed a hundred times at random, Steward answers each command once and in order`() async throws {
        try await RunningDaemon.prepare { steward in
            // So that many a death falls between what the homeserver has done and what Steward knows of it.
            steward.server.delay(.send, milliseconds: 3)
            try await die(100 * Endurance.factor, steward, seed: 7)
        }
    }

    @Test func `Killed again and again while the homeserver is sick, Steward answers each command once and in order`()
        async throws
    {
        try await RunningDaemon.prepare { steward in
            steward.server.fallSick()
            try await die(30 * Endurance.factor, steward, seed: 8)
        }
    }

    @Test(arguments: [
        ("decided", 1), ("committed", 1), ("sent", 1), ("sent", 37), ("sent", 101), ("marked", 2), ("marked", 60),
    ])
    func `Killed while one command's posts go to fifty rooms, Steward posts in each room once and in order`(
        _ step: String, _ passes: Int
    ) async throws {
        try await RunningDaemon.prepare(withHerald: true) { steward in
            let server = steward.server
            let rooms = (0..<50).map { server.makeRoom(members: [steward.member, steward.bot], name: "Room \($0)") }
            let session = server.signIn(steward.bot)
            let tokens = Tokens(accessToken: session.accessToken)
            try await steward.settle(tokens: tokens)
            let command = server.say(in: steward.room, as: steward.member, "!cry tea Tea at four")
            let death = MortalPlan.Death(at: step, passes: passes)
            #expect(try await MortalChild(steward.plan(session, death)).wasKilled())
            try await steward.settle(
                tokens: tokens,
                until: {
                    try await server.waitForReplies(to: command)
                    try await server.wait { state in
                        rooms.allSatisfy { state.posts(by: steward.bot, in: $0).count > 1 }
                    }
                })
            let posts = server.read { state in rooms.map { state.posts(by: steward.bot, in: $0).map(\.body) } }
            #expect(posts.allSatisfy { $0 == ["Tea at four", "TEA AT FOUR"] })
            #expect(server.replies(to: command).count == 1)
        }
    }

    @Test func `Killed while the homeserver makes a direct room, Steward has it make no second one`() async throws {
        try await RunningDaemon.prepare(withHerald: true) { steward in
            let server = steward.server
            let session = server.signIn(steward.bot)
            let tokens = Tokens(accessToken: session.accessToken)
            try await steward.settle(tokens: tokens)
            server.inject(.silence(carriedOut: true), into: [.createRoom], times: 1)
            server.say(in: steward.room, as: steward.member, "!tell tea")
            let child = try MortalChild(steward.plan(session))
            try await server.waitForRequests(.createRoom, count: 1)
            await child.kill()
            try await steward.settle(
                tokens: tokens, until: { try await steward.waitForTold(["tea", "TEA"]) })
            #expect(steward.madeRooms.map { steward.told(in: $0) } == [["tea", "TEA"]])
        }
    }

    /// Lets people talk while Steward dies at random instants, then lets it live and looks.
    private func die(_ times: Int, _ steward: RunningDaemon, seed: UInt64) async throws {
        let crowd = try await Crowd(steward, rooms: 5, seed: seed)
        let session = steward.server.signIn(steward.bot)
        let tokens = Tokens(accessToken: session.accessToken)
        try await steward.settle(tokens: tokens)
        for life in 0..<times {
            crowd.speak(times: crowd.random(in: 1...4))
            let child = try MortalChild(steward.plan(session))
            try await letLive(crowd, requests: crowd.random(in: 1...20))
            // Who dies three times at the same message gives it up, so that each third life comes through what is there.
            if life % 3 == 2 { try await steward.server.waitUntilCaughtUp(steward.bot) }
            await child.kill()
        }
        try await steward.settle(tokens: tokens, until: { try await crowd.waitUntilAnswered() })
        // A stop leaves what waits for its time to the next life.
        steward.server.heal()
        steward.clock.set(steward.clock.now.addingTimeInterval(60))
        try await steward.settle(tokens: tokens, until: { try await steward.waitUntilNothingWaits() })
        try await crowd.expectOneAnswerEach()
    }

    /// Waits for so many requests; people talk on where Steward has nothing to do.
    private func letLive(_ crowd: Crowd, requests: Int) async throws {
        let server = crowd.steward.server
        let bot = crowd.steward.bot
        let end = server.read(\.requestsInAll) + requests
        while server.read(\.requestsInAll) < end {
            try await server.wait { $0.requestsInAll >= end || $0.isCaughtUp(bot) }
            if server.read(\.requestsInAll) < end { crowd.speak() }
        }
    }
}

extension RunningDaemon {
    /// Suspends until the store says that nothing is left to be done at the homeserver.
    ///
    /// It looks again and again: what the last request led to is written after it, and no other request may follow.
    func waitUntilNothingWaits() async throws {
        try await inStore { store in
            while try await !store.read({ try Outbox.waiting($0) }).isEmpty { await Task.yield() }
        }
    }

    /// What a child process is told.
    func plan(_ session: SimulatedSession, _ death: MortalPlan.Death? = nil) -> MortalPlan {
        MortalPlan(
            url: server.url, accessToken: session.accessToken, user: bot, officersRoom: officersRoom,
            storePath: storePath, death: death, hasHerald: hasHerald)
    }
}

extension HomeserverState {
    /// What `bot` has posted in `room`, in order; answers and edits are none.
    func posts(by bot: UserID, in room: RoomID) -> [SimulatedEvent] {
        timeline(room).filter {
            $0.sender == bot && $0.type == "m.room.message" && $0.messageType != "m.notice"
                && $0.relation.replaces == nil
        }
    }
}

extension SimulatedHomeserver {
    /// From now on each kind of fault meets one request in twenty.
    func fallSick() {
        for fault in [Fault.duplicatedEvents, .gap, .illTyped] { inject(fault, into: [.sync], probability: 0.05) }
        let everywhere: [Fault] = [
            .serverError(), .serverError(status: 504, html: true, carriedOut: true), .rateLimited(milliseconds: 5),
            .rateLimited(milliseconds: 8, header: false), .reset(carriedOut: false), .reset(carriedOut: true),
            .truncatedBody, .slowBody(milliseconds: 10), .malformedJSON,
        ]
        for fault in everywhere { inject(fault, into: Set(Endpoint.allCases), probability: 0.05) }
    }
}
