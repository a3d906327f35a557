import MatrixClient
import MatrixProtocol
import SimulatedHomeserver
import StewardCore
import Store
import TestKit
import Testing

/// What a feature asks for outside, and how it hears what came of it.
@Suite(.serialized, .timeLimit(.minutes(5 * Endurance.factor))) struct RequestTests {
    @Test(arguments: [("!zone", "Europe/London"), ("!sum 1 20 300", "321")])
    func `What a feature asks for comes back to it`(_ command: String, _ answer: String) async throws {
        try await RunningDaemon.prepare(withHerald: true) { steward in
            steward.server.setProfile("m.tz", of: steward.member, to: "Europe/London")
            try await steward.settle()
            try await steward.run {
                steward.server.say(in: steward.room, as: steward.member, command)
                try await steward.waitForAnswers()
            }
            #expect(steward.cameBack == [answer])
            #expect(try await steward.waiting().isEmpty)
        }
    }

    @Test func `A feature can have a text stored`() async throws {
        try await RunningDaemon.prepare(withHerald: true) { steward in
            try await steward.settle()
            try await steward.run {
                steward.server.say(in: steward.room, as: steward.member, "!store Tea at four")
                try await steward.waitForAnswers()
            }
            #expect(steward.cameBack.map { steward.server.file($0) } == ["Tea at four"])
        }
    }

    @Test func `A feature can ask what a room is, beside our own look-ups`() async throws {
        try await RunningDaemon.prepare(withHerald: true) { steward in
            try await steward.settle()
            try await steward.run {
                steward.server.say(in: steward.room, as: steward.member, "!who \(steward.officersRoom)")
                try await steward.waitForAnswers()
            }
            #expect(steward.cameBack == ["2"])
        }
    }

    @Test func `A feature hears that nothing stands there, and that a request is given up`() async throws {
        try await RunningDaemon.prepare(withHerald: true) { steward in
            try await steward.settle()
            try await steward.run {
                steward.server.say(in: steward.room, as: steward.member, "!zone")
                try await steward.waitForAnswers()
                steward.server.inject(.refusal(status: 403, errcode: "M_FORBIDDEN"), into: [.profile], times: 1)
                steward.server.say(in: steward.room, as: steward.member, "!zone")
                try await steward.waitForAnswers(2)
            }
            #expect(steward.cameBack == ["nothing", "refused"])
            #expect(try await steward.waiting().isEmpty)
        }
    }

    @Test func `A request that fails for a while is made again, and answered once`() async throws {
        try await RunningDaemon.prepare(withHerald: true) { steward in
            steward.server.setProfile("m.tz", of: steward.member, to: "Europe/London")
            try await steward.settle()
            steward.server.inject(.serverError(), into: [.profile], times: 2)
            try await steward.run {
                steward.server.say(in: steward.room, as: steward.member, "!zone")
                try await steward.waitForAnswers()
            }
            #expect(steward.cameBack == ["Europe/London"])
            #expect(steward.server.requestCount(.profile) == 3)
        }
    }

    @Test(arguments: [
        ("claimed", 1), ("claimed", 3), ("committed", 1), ("sent", 1), ("sent", 3), ("sent", 5), ("marked", 1),
        ("marked", 4),
    ])
    func `Killed on the way of a request and of its answer, Steward lets the feature hear of it once`(
        _ step: String, _ passes: Int
    ) async throws {
        try await RunningDaemon.prepare(withHerald: true) { steward in
            steward.server.setProfile("m.tz", of: steward.member, to: "Europe/London")
            let session = steward.server.signIn(steward.bot)
            let tokens = Tokens(accessToken: session.accessToken)
            try await steward.settle(tokens: tokens)
            for command in ["!zone", "!sum 1 2", "!zone", "!sum 1 2"] {
                steward.server.say(in: steward.room, as: steward.member, command)
            }
            let death = MortalPlan.Death(at: step, passes: passes)
            #expect(try await MortalChild(steward.plan(session, death)).wasKilled())
            try await steward.settle(tokens: tokens, until: { try await steward.waitForAnswers(4) })
            #expect(steward.cameBack.sorted() == ["3", "3", "Europe/London", "Europe/London"])
            #expect(try await steward.waiting().isEmpty)
        }
    }

    @Test func `Killed while it waits for the answer, Steward asks again and lets the feature hear of it once`()
        async throws
    {
        try await RunningDaemon.prepare(withHerald: true) { steward in
            steward.server.setProfile("m.tz", of: steward.member, to: "Europe/London")
            let session = steward.server.signIn(steward.bot)
            let tokens = Tokens(accessToken: session.accessToken)
            try await steward.settle(tokens: tokens)
            steward.server.inject(.silence(carriedOut: true), into: [.profile], times: 1)
            steward.server.say(in: steward.room, as: steward.member, "!zone")
            let child = try MortalChild(steward.plan(session))
            try await steward.server.waitForRequests(.profile, count: 1)
            await child.kill()
            try await steward.settle(tokens: tokens, until: { try await steward.waitForAnswers() })
            #expect(steward.cameBack == ["Europe/London"])
        }
    }

    @Test(arguments: [Endpoint.createRoom, .setMember])
    func `Killed while a room for several people is made, Steward has no second one made and asks everybody in`(
        _ endpoint: Endpoint
    ) async throws {
        try await RunningDaemon.prepare(withHerald: true) { steward in
            let server = steward.server
            let session = server.signIn(steward.bot)
            let tokens = Tokens(accessToken: session.accessToken)
            try await steward.settle(tokens: tokens)
            server.inject(.silence(carriedOut: true), into: [endpoint], times: 1)
            server.say(in: steward.room, as: steward.member, "!meet \(steward.member) \(steward.officer)")
            let child = try MortalChild(steward.plan(session))
            try await server.waitForRequests(endpoint, count: 1)
            await child.kill()
            try await steward.settle(tokens: tokens, until: { try await steward.waitForAnswers() })
            let room = try #require(steward.madeRooms.first)
            #expect(steward.madeRooms == [room])
            #expect(steward.cameBack == [room.rawValue])
            let guests = [steward.member, steward.officer]
            #expect(server.read { state in guests.map { state.membership(of: $0, in: room) } } == [.invite, .invite])
        }
    }
}

extension RunningDaemon {
    /// What Steward has posted in the room that all share.
    fileprivate var cameBack: [String] { server.read { $0.posts(by: bot, in: room).compactMap(\.body) } }

    /// Suspends until so much is posted there.
    fileprivate func waitForAnswers(_ count: Int = 1) async throws {
        try await server.wait { $0.posts(by: bot, in: room).count >= count }
    }

    /// What waits to be done at the homeserver, while Steward does not run.
    fileprivate func waiting() async throws -> [OutboxRow] {
        try await inStore { store in try await store.read { try Outbox.waiting($0) } }
    }
}
