import MatrixProtocol
import SimulatedHomeserver
import Testing

/// A tick or a cross instead of a yes or a no.
@Suite(.timeLimit(.minutes(5))) struct ReactionTests {
    @Test(arguments: [
        ("✅", "Counted: one\n1"), ("👍🏾", "Counted: one\n1"), ("❌", "Dropped: counting one. Nothing is changed."),
    ])
    func `A tick or a cross on our question is the asker's yes or no, and is answered once as the command is`(
        _ key: String, _ said: String
    ) async throws {
        try await asked { steward, command, question in
            let server = steward.server
            server.inject(.duplicatedEvents, into: [.sync])
            try await steward.live {
                let reaction = server.react(to: question, in: steward.room, as: steward.member, key)
                try await server.waitForReplies(to: command, count: 2)
                server.redact(reaction, in: steward.room, as: steward.member)
            }
            try await steward.settle()
            #expect(server.replies(to: command).map(\.body) == ["Sure?", said])
            #expect(server.replies(to: command).allSatisfy { !$0.isRedacted })
        }
    }

    @Test func `Anybody else's tick, one on anything else and any other sign are left in silence`() async throws {
        try await asked { steward, command, question in
            let server = steward.server
            try await steward.live {
                server.react(to: question, in: steward.room, as: steward.officer, "✅")
                server.react(to: command, in: steward.room, as: steward.member, "✅")
                server.react(to: question, in: steward.room, as: steward.member, "🎉")
                let tallies = try await steward.tallies()
                #expect(tallies == "0")
            }
            #expect(server.replies(to: command).count == 1)
        }
    }

    @Test func `A tick counts once, and not for a question that is answered`() async throws {
        try await asked { steward, command, question in
            let server = steward.server
            try await steward.live {
                server.react(to: question, in: steward.room, as: steward.member, "✅")
                server.react(to: question, in: steward.room, as: steward.member, "👍")
                try await server.waitForReplies(to: command, count: 2)
                let tallies = try await steward.tallies()
                #expect(tallies == "1")
            }
            #expect(server.replies(to: command).count == 2)
        }
    }

    @Test func `A question that an edited command led to is ticked on the answer that it was edited into`()
        async throws
    {
        try await asked("!wake me") { steward, command, answer in
            let server = steward.server
            try await steward.live {
                server.say(in: steward.room, as: steward.member, "!ask", editing: command)
                try await server.wait { $0.text(of: answer) == "Sure?" }
            }
            try await steward.live {
                server.react(to: answer, in: steward.room, as: steward.member, "✔️")
                try await server.waitForReplies(to: command, count: 2)
            }
            #expect(server.replies(to: command).last?.body == "Counted: one\n1")
        }
    }

    /// Lets the member say `line`, and Steward answer it and stop.
    private func asked(
        _ line: String = "!ask",
        _ body: @escaping @Sendable (RunningDaemon, _ command: EventID, _ answer: EventID) async throws -> Void
    ) async throws {
        try await RunningDaemon.prepare(withProbe: true) { steward in
            try await steward.settle()
            let command = steward.server.say(in: steward.room, as: steward.member, line)
            try await steward.live { try await steward.server.waitForReplies(to: command) }
            let answer = try #require(steward.server.replies(to: command).first)
            try await body(steward, command, answer.id)
        }
    }
}
