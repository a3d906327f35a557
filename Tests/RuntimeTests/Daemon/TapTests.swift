import MatrixClient
import MatrixProtocol
import SimulatedHomeserver
import TestKit
import Testing

/// The tick and the cross that Steward itself puts under a question which waits for a yes.
@Suite(.serialized, .timeLimit(.minutes(5 * Endurance.factor))) struct TapTests {
    @Test(arguments: [("✅", "Meant: it\nYou do."), ("❌", "Dropped: meaning it. Nothing is changed.")])
    func `A question carries both, in order, once, and only a person's tap answers it`(
        _ key: String, _ said: String
    ) async throws {
        try await RunningDaemon.prepare(withHerald: true) { steward in
            let server = steward.server
            let command = try await steward.askIfSure()
            let question = try #require(server.replies(to: command).first)
            #expect(question.body == "Sure? Tap ✅ or ❌, or type yes or no.")
            server.inject(.duplicatedEvents, into: [.sync])
            try await steward.settle()
            #expect(steward.taps(in: steward.room) == [Tap(question.id, "✅"), Tap(question.id, "❌")])
            #expect(server.replies(to: command).count == 1)
            try await steward.live {
                server.react(to: question.id, in: steward.room, as: steward.member, key)
                try await server.waitForReplies(to: command, count: 2)
            }
            #expect(server.replies(to: command).last?.body == said)
            #expect(steward.taps(in: steward.room).count == 2)
        }
    }

    @Test(arguments: [
        #"{"events":{"m.reaction":50}}"#, #"{"events_default":0,"events":{"m.reaction":1},"users_default":0}"#,
    ])
    func `Where Steward may not react, it says nothing of something to tap`(_ levels: String) async throws {
        try await RunningDaemon.prepare(withHerald: true) { steward in
            let server = steward.server
            server.setState(in: steward.room, as: steward.member, type: "m.room.power_levels", content: levels)
            let command = try await steward.askIfSure(tapping: false)
            #expect(server.replies(to: command).first?.body == "Sure? Type yes or no.")
            #expect(steward.taps(in: steward.room).isEmpty)
        }
    }

    @Test func `A question that an edited command led to carries both under the answer that it was edited into`()
        async throws
    {
        try await RunningDaemon.prepare(withHerald: true) { steward in
            let server = steward.server
            try await steward.knowRoom()
            let command = server.say(in: steward.room, as: steward.member, "!surr")
            try await steward.live { try await server.waitForReplies(to: command) }
            let answer = try #require(server.replies(to: command).first)
            try await steward.live {
                server.say(in: steward.room, as: steward.member, "!sure", editing: command)
                try await server.wait { $0.taps(by: steward.bot, in: steward.room).count == 2 }
            }
            #expect(server.read { $0.text(of: answer.id) } == "Sure? Tap ✅ or ❌, or type yes or no.")
            #expect(steward.taps(in: steward.room) == [Tap(answer.id, "✅"), Tap(answer.id, "❌")])
        }
    }

    @Test func `A question that another officer has to answer carries both in the officers' room`() async throws {
        try await RunningDaemon.prepare(withHerald: true) { steward in
            let server = steward.server
            server.setMembership(.join, of: server.addUser("second"), in: steward.officersRoom)
            try await steward.settle()
            let command = server.say(in: steward.room, as: steward.officer, "!callout tea")
            try await steward.live {
                try await server.waitForReplies(to: command)
                try await server.wait { $0.taps(by: steward.bot, in: steward.officersRoom).count == 2 }
            }
            let question = try #require(server.read { $0.posts(by: steward.bot, in: steward.officersRoom).last })
            #expect(question.body?.contains("To agree, tap ✅ or type yes 1; to refuse, tap ❌ or type no 1.") == true)
            #expect(steward.taps(in: steward.officersRoom) == [Tap(question.id, "✅"), Tap(question.id, "❌")])
        }
    }

    @Test(arguments: [
        ("claimed", 1), ("decided", 1), ("committed", 1), ("sent", 1), ("sent", 2), ("sent", 3), ("marked", 1),
        ("marked", 2), ("marked", 3),
    ])
    func `Killed at any step, Steward asks once and puts each there once`(_ step: String, _ passes: Int) async throws {
        try await RunningDaemon.prepare(withHerald: true) { steward in
            let server = steward.server
            let session = server.signIn(steward.bot)
            let tokens = Tokens(accessToken: session.accessToken)
            try await steward.knowRoom(tokens)
            let command = server.say(in: steward.room, as: steward.member, "!sure")
            let death = MortalPlan.Death(at: step, passes: passes)
            #expect(try await MortalChild(steward.plan(session, death)).wasKilled())
            try await steward.settle(
                tokens: tokens,
                until: {
                    try await server.waitForReplies(to: command)
                    try await server.wait { $0.taps(by: steward.bot, in: steward.room).count == 2 }
                })
            try await steward.settle(tokens: tokens)
            let question = try #require(server.replies(to: command).first)
            #expect(server.replies(to: command).count == 1)
            #expect(steward.taps(in: steward.room) == [Tap(question.id, "✅"), Tap(question.id, "❌")])
        }
    }
}

/// A reaction of Steward's own.
private struct Tap: Equatable {
    let event: EventID
    let key: String

    init(_ event: EventID, _ key: String) { (self.event, self.key) = (event, key) }
}

extension HomeserverState {
    fileprivate func taps(by bot: UserID, in room: RoomID) -> [Tap] {
        timeline(room).filter { $0.sender == bot && $0.type == "m.reaction" }
            .compactMap { $0.relation.annotates.map { Tap($0.event, $0.key) } }
    }
}

extension RunningDaemon {
    fileprivate func taps(in room: RoomID) -> [Tap] { server.read { [bot] in $0.taps(by: bot, in: room) } }

    /// Lets Steward look the room up in which the member is.
    fileprivate func knowRoom(_ tokens: Tokens? = nil) async throws {
        try await settle(tokens: tokens)
        let first = server.say(in: room, as: member, "!count tea")
        try await settle(tokens: tokens, until: { try await server.waitForReplies(to: first) })
    }

    /// Lets the member ask for something that waits for a yes; gives their command.
    fileprivate func askIfSure(tapping: Bool = true) async throws -> EventID {
        try await knowRoom()
        let command = server.say(in: room, as: member, "!sure")
        try await live {
            try await server.waitForReplies(to: command)
            if tapping { try await server.wait { [bot, room] in $0.taps(by: bot, in: room).count == 2 } }
        }
        return command
    }
}
