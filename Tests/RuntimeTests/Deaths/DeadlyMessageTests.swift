import GRDB
import MatrixClient
import MatrixProtocol
import SimulatedHomeserver
import Store
import TestKit
import Testing

@Suite(.serialized, .timeLimit(.minutes(5))) struct DeadlyMessageTests {
    @Test func `A message that ends Steward each time is given up after three attempts, and its sender is told`()
        async throws
    {
        try await RunningDaemon.prepare { steward in
            let server = steward.server
            let session = server.signIn(steward.bot)
            let tokens = Tokens(accessToken: session.accessToken)
            try await steward.settle(tokens: tokens)
            let commands = (0..<3).map { _ in server.say(in: steward.room, as: steward.member, "!help more") }
            // Together, the first message's work is lost with the second's; singly it is kept.
            for passes in [2, 2, 1, 1] {
                let death = MortalPlan.Death(at: "claimed", passes: passes)
                #expect(try await MortalChild(steward.plan(session, death)).wasKilled())
            }
            try await steward.settle(
                tokens: tokens,
                until: { for command in commands { try await server.waitForReplies(to: command) } })
            let answers = commands.map { server.replies(to: $0).map { $0.body?.prefix(5) ?? "" } }
            #expect(answers == [["!more"], ["Sorry"], ["!more"]])
        }
    }

    @Test func `In the first messages of a room that we came into, too, it keeps Steward from starting no longer`()
        async throws
    {
        try await RunningDaemon.prepare { steward in
            let server = steward.server
            let session = server.signIn(steward.bot)
            let tokens = Tokens(accessToken: session.accessToken)
            try await steward.settle(tokens: tokens)
            let room = server.makeRoom(members: [steward.member, steward.officer], name: "New")
            server.setMembership(.join, of: steward.bot, in: room)
            let command = server.say(in: room, as: steward.member, "!help more")
            for _ in 0..<4 {
                #expect(try await MortalChild(steward.plan(session, .init(at: "claimed", passes: 1))).wasKilled())
            }
            let later = server.say(in: steward.room, as: steward.member, "!help more")
            try await steward.settle(
                tokens: tokens,
                until: { for command in [command, later] { try await server.waitForReplies(to: command) } })
            #expect(server.replies(to: command).map { $0.body?.hasPrefix("Sorry") } == [true])
            #expect(server.replies(to: later).map { $0.body?.hasPrefix("!more") } == [true])
        }
    }

    @Test func `It takes no message of another room with it, though we came into both, nor any from before that`()
        async throws
    {
        try await RunningDaemon.prepare { steward in
            let server = steward.server
            try await steward.settle()
            try await steward.endAtAnswers(like: "!more")
            let rooms = (1...3).map { server.makeRoom(members: [steward.member, steward.officer], name: "New \($0)") }
            let before = rooms.map { server.say(in: $0, as: steward.member, "!help help") }
            for room in rooms { server.setMembership(.join, of: steward.bot, in: room) }
            let commands = zip(rooms, ["help", "more", "help"]).map {
                server.say(in: $0, as: steward.member, "!help \($1)")
            }
            for _ in 0..<4 { try await steward.expectEnd() }
            try await steward.settle(until: { for command in commands { try await server.waitForReplies(to: command) } }
            )
            let answers = commands.map { server.replies(to: $0).map { $0.body?.prefix(5) ?? "" } }
            #expect(answers == [["!help"], ["Sorry"], ["!help"]])
            #expect(before.allSatisfy { server.replies(to: $0).isEmpty })
            let marks = try await steward.inStore { store in
                try await store.read { try Int.fetchOne($0, sql: "SELECT count(*) FROM message_begun") }
            }
            #expect(marks == 0)
        }
    }

    @Test func `A message of which an error ends Steward in good order is given up after three attempts, too`()
        async throws
    {
        try await RunningDaemon.prepare { steward in
            let server = steward.server
            try await steward.settle()
            try await steward.endAtAnswers(like: "!more")
            let commands = ["!help help", "!help more", "!help help"].map {
                server.say(in: steward.room, as: steward.member, $0)
            }
            for _ in 0..<4 { try await steward.expectEnd() }
            try await steward.settle(until: { for command in commands { try await server.waitForReplies(to: command) } }
            )
            let answers = commands.map { server.replies(to: $0).map { $0.body?.prefix(5) ?? "" } }
            #expect(answers == [["!help"], ["Sorry"], ["!help"]])
        }
    }

    @Test(arguments: ["begun", "claimed", "committed"])
    func `Killed while what a killed run left is handled singly, Steward answers each command once and in order`(
        _ step: String
    ) async throws {
        try await RunningDaemon.prepare { steward in
            let crowd = try await Crowd(steward, rooms: 3, seed: 50)
            let session = steward.server.signIn(steward.bot)
            let tokens = Tokens(accessToken: session.accessToken)
            try await steward.settle(tokens: tokens)
            crowd.speak(times: 200)
            var deaths = [MortalPlan.Death(at: "received", passes: 1)]
            deaths += [5, 20, 40].map { MortalPlan.Death(at: step, passes: $0) }
            for death in deaths { #expect(try await MortalChild(steward.plan(session, death)).wasKilled()) }
            try await steward.settle(tokens: tokens, until: { try await crowd.waitUntilAnswered() })
            try await crowd.expectOneAnswerEach()
        }
    }
}

extension RunningDaemon {
    /// Lets an error that nobody foresees end Steward whenever it would answer with words that begin so.
    fileprivate func endAtAnswers(like beginning: String) async throws {
        let queue = try DatabaseQueue(path: storePath)
        try await queue.write { db in
            try db.execute(
                sql: """
                    CREATE TRIGGER deadly BEFORE INSERT ON outbox WHEN NEW.plain LIKE '\(beginning)%'
                    BEGIN SELECT RAISE(ABORT, 'no'); END
                    """)
        }
        try queue.close()
    }

    /// Lets Steward start, and expects that such an error ends it.
    fileprivate func expectEnd() async throws {
        await #expect(throws: DatabaseError.self) {
            try await run { [server] in try await server.wait { _ in false } }
        }
    }
}
