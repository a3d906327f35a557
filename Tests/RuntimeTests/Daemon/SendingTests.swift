import GRDB
import Logging
import MatrixClient
import MatrixProtocol
import SimulatedHomeserver
import Store
import Synchronization
import TestKit
import Testing

@Suite(.timeLimit(.minutes(5))) struct SendingTests {
    @Test func `An answer that the homeserver refuses is marked with the reason, and the room goes on`() async throws {
        try await RunningDaemon.prepare { steward in
            let server = steward.server
            try await steward.settle()
            let refused = server.say(in: steward.room, as: steward.member, "!help more")
            server.silence(in: steward.room, as: steward.member)
            let elsewhere = server.say(in: steward.officersRoom, as: steward.officer, "!help more")
            try await steward.run {
                try await server.waitForReplies(to: elsewhere)
                try await server.wait { $0.requests.contains { $0.endpoint == .send && $0.status == 403 } }
                server.setState(in: steward.room, as: steward.member, type: "m.room.power_levels", content: "{}")
                let next = server.say(in: steward.room, as: steward.member, "!help more")
                try await server.waitForReplies(to: next)
            }
            #expect(server.replies(to: refused).isEmpty)
            let row = try await steward.inStore { store in
                try await store.read { db in
                    try String.fetchAll(
                        db, sql: "SELECT reply_to || ': ' || reason FROM outbox WHERE state = 'refused'")
                }
            }
            #expect(row == ["\(refused): The homeserver refused the request (403 M_FORBIDDEN)."])
        }
    }

    @Test func `A slow room holds up no other`() async throws {
        try await RunningDaemon.prepare { steward in
            let server = steward.server
            try await steward.run {
                try await server.waitUntilCaughtUp(steward.bot)
                server.inject(.slowBody(milliseconds: 2000), into: [.send], times: 1)
                server.say(in: steward.room, as: steward.member, "!help more")
                let slow = server.say(in: steward.room, as: steward.member, "!help more")
                try await server.waitForRequests(.send, count: 1)
                let fast = server.say(in: steward.officersRoom, as: steward.officer, "!help more")
                let fastAnswer = try #require(try await server.waitForReplies(to: fast).first)
                let slowAnswer = try #require(try await server.waitForReplies(to: slow).first)
                #expect(fastAnswer.position < slowAnswer.position)
            }
        }
    }

    @Test func `A stop still sends what is decided`() async throws {
        try await RunningDaemon.prepare { steward in
            let server = steward.server
            try await steward.settle()
            let commands = (0..<8).map { _ in server.say(in: steward.room, as: steward.member, "!help more") }
            server.delay(.send, milliseconds: 20)
            try await steward.run { try await server.waitForRequests(.send, count: 1) }
            #expect(commands.allSatisfy { server.replies(to: $0).count == 1 })
            let waiting = try await steward.inStore { store in try await store.read { try Outbox.waiting($0) } }
            #expect(waiting.isEmpty)
        }
    }

    @Test func `What a stop could not send in time is sent after the next start`() async throws {
        try await RunningDaemon.prepare { steward in
            let server = steward.server
            try await steward.settle()
            let command = server.say(in: steward.room, as: steward.member, "!help more")
            server.inject(.silence(carriedOut: false), into: [.send])
            try await steward.run(options: { $0.drain = .milliseconds(50) }) {
                try await server.waitForRequests(.send, count: 1)
            }
            #expect(server.replies(to: command).isEmpty)
            server.heal()
            try await steward.run { try await server.waitForReplies(to: command) }
            #expect(server.replies(to: command).count == 1)
        }
    }

    @Test func `Without a token that counts Steward ends and says so`() async throws {
        try await RunningDaemon.prepare { steward in
            await #expect(throws: MatrixFailure.unknownToken(softLogout: false)) {
                try await steward.run {
                    try await steward.server.waitUntilCaughtUp(steward.bot)
                    steward.server.endSessions(of: steward.bot)
                    steward.server.say(in: steward.room, as: steward.member, "!help more")
                    try await steward.server.wait { _ in false }
                }
            }
        }
    }

    @Test func `If no new token comes either Steward ends and says so, and what is to be said waits`() async throws {
        try await RunningDaemon.prepare { steward in
            let server = steward.server
            try await steward.settle()
            let session = server.signIn(steward.bot, refreshable: true)
            let tokens = Tokens(accessToken: session.accessToken, refreshToken: session.refreshToken)
            await #expect(throws: MatrixFailure.unknownToken(softLogout: true)) {
                try await steward.run(tokens: tokens) {
                    try await server.waitUntilCaughtUp(steward.bot)
                    // The long poll has begun: what is to be sent hears of it first.
                    server.expireTokens(of: steward.bot, droppingRefreshTokens: true)
                    server.say(in: steward.room, as: steward.member, "!help more")
                    try await server.wait { _ in false }
                }
            }
            let waiting = try await steward.inStore { store in try await store.read { try Outbox.waiting($0) } }
            #expect(waiting.contains { $0.rank == .answer })
        }
    }

    @Test(arguments: [(403, "M_USER_SUSPENDED"), (403, "M_CONSENT_NOT_GIVEN"), (401, "M_USER_LOCKED")])
    func `While our account is barred answers wait, and they are given once it is not`(
        _ status: Int, _ errcode: String
    ) async throws {
        try await RunningDaemon.prepare { steward in
            let server = steward.server
            let (clock, log) = (LeapingClock(), RecordedLog())
            try await steward.settle()
            let options: (inout AssembledDaemon.Options) -> Void = { ($0.clock, $0.logger) = (clock, log.logger) }
            try await steward.run(options: options) {
                try await server.waitUntilCaughtUp(steward.bot)
                server.inject(.refusal(status: status, errcode: errcode), into: [.send])
                let command = server.say(in: steward.room, as: steward.member, "!help more")
                try await server.waitForRequests(.send, count: 1)
                // Longer than a row may fail; whatever is added lets the outbox look at the clock.
                try await steward.pass(.seconds(25 * 3600), by: clock)
                let second = server.say(in: steward.room, as: steward.member, "!help more")
                try await server.waitForRequests(.send, count: 2)
                server.heal()
                clock.leap(.seconds(120))
                let third = server.say(in: steward.room, as: steward.member, "!help more")
                for event in [command, second, third] { try await server.waitForReplies(to: event) }
            }
            #expect(log.messages(.error).count { $0 == "What is to be sent waits" } == 1)
        }
    }

    @Test func `A token that ends is replaced, stored, and nobody notices`() async throws {
        try await RunningDaemon.prepare { steward in
            let server = steward.server
            let session = server.signIn(steward.bot, refreshable: true)
            let saved = Mutex<[Tokens]>([])
            let save: @Sendable (Tokens) async throws -> Void = { tokens in saved.withLock { $0.append(tokens) } }
            try await steward.run(
                tokens: Tokens(accessToken: session.accessToken, refreshToken: session.refreshToken),
                options: { $0.save = save }
            ) {
                try await server.waitUntilCaughtUp(steward.bot)
                server.expireTokens(of: steward.bot)
                let command = server.say(in: steward.room, as: steward.member, "!help more")
                try await server.waitForReplies(to: command)
            }
            #expect(saved.withLock { $0.count } == 1)
            #expect(saved.withLock { $0.first?.accessToken } != session.accessToken)
        }
    }

    @Test func `A receipt follows what gets no answer in its room, once it is in the store`() async throws {
        try await RunningDaemon.prepare(withHerald: true) { steward in
            let server = steward.server
            try await steward.run {
                try await server.waitUntilCaughtUp(steward.bot)
                let command = server.say(in: steward.room, as: steward.member, "!ask")
                let talk = server.say(in: steward.room, as: steward.member, "Thank you")
                try await server.wait { $0.receipt(of: steward.bot, in: steward.room) == command }
                let entry = try await steward.inStore { store in
                    try await store.read { try Inbox.find(command, $0) }
                }
                #expect(entry?.outcome == .done)
                #expect(server.read { $0.receipt(of: steward.bot, in: steward.room) } != talk)
            }
            try await steward.run {
                let answered = server.say(in: steward.room, as: steward.member, "!count tea")
                try await server.waitForReplies(to: answered)
                // Who comes later gets a receipt, so that none is on its way any more for what came before.
                let elsewhere = server.say(in: steward.officersRoom, as: steward.officer, "!ask")
                try await server.wait { $0.receipt(of: steward.bot, in: steward.officersRoom) == elsewhere }
                #expect(server.read { $0.receipt(of: steward.bot, in: steward.room) } != answered)
            }
        }
    }
}
