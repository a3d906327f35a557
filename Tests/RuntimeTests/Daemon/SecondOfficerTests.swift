import Foundation
import MatrixClient
import MatrixProtocol
import Runtime
import SimulatedHomeserver
import StewardCore
import Store
import TestKit
import Testing

/// What one officer asks for and another agrees to, with a homeserver, restarts and deaths in between.
@Suite(.serialized, .timeLimit(.minutes(5 * Endurance.factor))) struct SecondOfficerTests {
    @Test func `A tick of another officer, after a restart, has it done once, and who asked for it hears of it`()
        async throws
    {
        try await RunningDaemon.prepare(withHerald: true) { steward in
            let second = try await steward.settleWithOfficers(1)[0]
            let question = try await steward.ask("!callout tea")
            steward.server.inject(.duplicatedEvents, into: [.sync])
            try await steward.live {
                steward.server.react(to: question.id, in: steward.officersRoom, as: second, "✅")
                try await steward.waitUntilTold()
            }
            try await steward.settle()
            #expect(steward.calls == ["TEA"])
            #expect(steward.tellings == ["Called: tea\nAn officer has agreed to number 1."])
            #expect(steward.server.replies(to: question.id).map(\.body) == ["Called: tea"])
            let words = steward.server.read { $0.text(of: question.id) }
            #expect(words == "Called: tea\nAn officer has agreed to number 1.")
        }
    }

    @Test(arguments: [
        ("claimed", 1), ("claimed", 2), ("decided", 1), ("decided", 2), ("committed", 1), ("sent", 1), ("sent", 2),
        ("sent", 4), ("marked", 1), ("marked", 3),
    ])
    func `Killed while two officers agree at the same moment, Steward does it once and tells it once`(
        _ step: String, _ passes: Int
    ) async throws {
        try await RunningDaemon.prepare(withHerald: true) { steward in
            let server = steward.server
            let session = server.signIn(steward.bot)
            let tokens = Tokens(accessToken: session.accessToken)
            let others = try await steward.settleWithOfficers(2, tokens: tokens)
            _ = try await steward.ask("!callout tea", tokens: tokens)
            let agreed = others.map { server.say(in: steward.officersRoom, as: $0, "yes 1") }
            let death = MortalPlan.Death(at: step, passes: passes)
            #expect(try await MortalChild(steward.plan(session, death)).wasKilled())
            try await steward.settle(
                tokens: tokens,
                until: {
                    try await steward.waitUntilTold()
                    for yes in agreed { try await server.waitForReplies(to: yes) }
                })
            #expect(steward.calls == ["TEA"])
            #expect(steward.tellings == ["Called: tea\nAn officer has agreed to number 1."])
            #expect(
                agreed.flatMap { server.replies(to: $0).map(\.body) } == [
                    "Called: tea", "Number 1, calling tea, has ended already: my message about it says how.",
                ])
        }
    }

    @Test(arguments: [("claimed", 1), ("decided", 1), ("committed", 1), ("sent", 1), ("sent", 2), ("marked", 1)])
    func `Killed while it asks, Steward asks once in each officers' room`(_ step: String, _ passes: Int) async throws {
        try await RunningDaemon.prepare(withHerald: true) { steward in
            let server = steward.server
            let session = server.signIn(steward.bot)
            let tokens = Tokens(accessToken: session.accessToken)
            _ = try await steward.settleWithOfficers(1, tokens: tokens)
            let command = server.say(in: steward.room, as: steward.officer, "!callout tea")
            let death = MortalPlan.Death(at: step, passes: passes)
            #expect(try await MortalChild(steward.plan(session, death)).wasKilled())
            try await steward.settle(
                tokens: tokens,
                until: {
                    try await server.waitForReplies(to: command)
                    try await server.wait { !$0.posts(by: steward.bot, in: steward.officersRoom).isEmpty }
                })
            #expect(steward.questions.count == 1)
            #expect(server.replies(to: command).count == 1)
        }
    }

    @Test func `If nobody agrees in time, it is not done, and who asked for it is told so, also after a restart`()
        async throws
    {
        try await RunningDaemon.prepare(withHerald: true) { steward in
            let second = try await steward.settleWithOfficers(1)[0]
            let question = try await steward.ask("!callout tea")
            steward.clock.set(steward.clock.now + 7200)
            try await steward.live { try await steward.waitUntilTold() }
            try await steward.live {
                let yes = steward.server.say(in: steward.officersRoom, as: second, "yes 1")
                try await steward.server.waitForReplies(to: yes)
            }
            let words = "The time is up for number 1, and nobody has agreed: calling tea. Nothing is changed."
            #expect(steward.tellings == [words])
            #expect(steward.server.read { $0.text(of: question.id) } == words)
            #expect(steward.calls.isEmpty)
        }
    }

    @Test func `What somebody has asked for who is no officer any more is not done`() async throws {
        try await RunningDaemon.prepare(withHerald: true) { steward in
            let server = steward.server
            let second = try await steward.settleWithOfficers(1)[0]
            _ = try await steward.ask("!callout tea")
            server.setMembership(.leave, of: steward.officer, in: steward.officersRoom)
            try await steward.settle()
            let yes = server.say(in: steward.officersRoom, as: second, "yes 1")
            try await steward.live { try await server.waitForReplies(to: yes) }
            #expect(steward.calls.isEmpty)
            let words =
                "Whoever asked for it is not an officer any longer.\nI no longer ask about calling tea: nothing is changed."
            #expect(server.replies(to: yes).map(\.body) == [words])
        }
    }

    @Test func `Who stayed behind in an officers' room that was replaced agrees in vain`() async throws {
        try await RunningDaemon.prepare(withHerald: true) { steward in
            let server = steward.server
            let behind = try await steward.settleWithOfficers(1)[0]
            let question = try await steward.ask("!callout tea")
            let next = server.makeRoom(members: [steward.officer], version: 12, predecessor: steward.officersRoom)
            server.invite(steward.bot, to: next, by: steward.officer)
            server.tombstone(steward.officersRoom, replacement: next, by: steward.officer)
            try await steward.run { try await server.waitForMembership(.join, of: steward.bot, in: next) }
            try await steward.settle()
            let yes = server.say(in: steward.officersRoom, as: behind, "yes", answering: question.id)
            try await steward.live { try await server.waitForReplies(to: yes) }
            #expect(
                server.replies(to: yes).map(\.body) == [
                    "Number 1 takes an officer's yes, and you are not an officer, so nothing is changed."
                ])
            #expect(steward.calls.isEmpty)
        }
    }

    @Test func `A command that is taken back takes its question back`() async throws {
        try await RunningDaemon.prepare(withHerald: true) { steward in
            let server = steward.server
            let second = try await steward.settleWithOfficers(1)[0]
            let question = try await steward.ask("!callout tea")
            let command = try #require(server.timeline(steward.room).last { $0.body == "!callout tea" })
            try await steward.live {
                server.redact(command.id, in: steward.room, as: steward.officer)
                try await server.wait { $0.event(question.id)?.isRedacted == true }
                server.say(in: steward.officersRoom, as: second, "yes 1")
            }
            #expect(steward.calls.isEmpty)
            steward.clock.set(steward.clock.now + 7200)
            try await steward.settle()
            #expect(steward.tellings.isEmpty)
        }
    }
}

extension RunningDaemon {
    /// Lets Steward start and know of `count` more officers, who are given.
    fileprivate func settleWithOfficers(_ count: Int, tokens: Tokens? = nil) async throws -> [UserID] {
        let others = (0..<count).map { server.addUser("officer\($0)") }
        for other in others { server.setMembership(.join, of: other, in: officersRoom) }
        try await settle(tokens: tokens)
        return others
    }

    /// Lets the officer give a command in the room that all share, and gives what asks for another one's yes.
    fileprivate func ask(_ line: String, tokens: Tokens? = nil) async throws -> SimulatedEvent {
        try await settle(
            tokens: tokens,
            until: {
                server.say(in: room, as: officer, line)
                try await server.wait { !$0.posts(by: bot, in: officersRoom).isEmpty }
            })
        return try #require(questions.last)
    }

    /// What Steward has asked in the officers' room.
    fileprivate var questions: [SimulatedEvent] { server.read { $0.posts(by: bot, in: officersRoom) } }

    /// What it has called out.
    fileprivate var calls: [String] { server.read { $0.posts(by: bot, in: room).compactMap(\.body) } }

    /// What it has told the officer who asked for it.
    fileprivate var tellings: [String] { madeRooms.flatMap { told(in: $0) }.compactMap { $0 } }

    /// Suspends until it has told that officer something.
    fileprivate func waitUntilTold() async throws {
        try await server.wait { [bot] state in
            state.roomIDs.contains {
                state.timeline($0).first?.sender == bot && !state.posts(by: bot, in: $0).isEmpty
            }
        }
    }
}
