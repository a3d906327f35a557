import MatrixProtocol
import SimulatedHomeserver
import Testing

/// What answers a yes-or-no question, and what does not.
@Suite(.timeLimit(.minutes(5))) struct QuestionTests {
    @Test func `Who is no officer any longer says yes in vain`() async throws {
        try await asked(asOfficer: true, "!ask officer") { steward, _ in
            let server = steward.server
            server.setMembership(.leave, of: steward.officer, in: steward.officersRoom)
            let yes = server.say(in: steward.room, as: steward.officer, "yes")
            let answer = try await server.waitForReplies(to: yes).first
            #expect(
                answer?.body
                    == "You are not an officer any longer, so nothing is changed. Please ask an officer about counting one."
            )
            #expect(try await steward.tallies() == "0")
        }
    }

    @Test func `Who is still an officer says yes, and what was done is named`() async throws {
        try await asked(asOfficer: true, "!ask officer") { steward, _ in
            let yes = steward.server.say(in: steward.room, as: steward.officer, "yes")
            let answer = try await steward.server.waitForReplies(to: yes).first
            #expect(answer?.body == "Counted: one\n1")
        }
    }

    @Test func `A yes that replies to anything but our question is none, and one that replies to it is`() async throws {
        try await asked(asOfficer: false, "!ask") { steward, question in
            let server = steward.server
            let talk = server.say(in: steward.room, as: steward.officer, "Are you coming tonight?")
            let elsewhere = server.say(in: steward.room, as: steward.member, "yes", answering: talk)
            #expect(try await steward.tallies() == "0")
            #expect(server.replies(to: elsewhere).isEmpty)
            let yes = server.say(in: steward.room, as: steward.member, "yes", answering: question)
            try await server.waitForReplies(to: yes)
            #expect(try await steward.tallies() == "1")
        }
    }

    @Test func `An edit says neither yes nor no, and whoever meant it so is told`() async throws {
        try await asked(asOfficer: false, "!ask") { steward, _ in
            let server = steward.server
            let talk = server.say(in: steward.room, as: steward.member, "yse")
            let edit = steward.edit(talk, to: "yes")
            let answer = try await server.waitForReplies(to: edit).first
            #expect(answer?.body?.hasPrefix("I can't do that from an edited message") == true)
            #expect(try await steward.tallies() == "0")
        }
    }

    @Test func `Only the author of a message that we have not answered edits it into a command`() async throws {
        try await asked(asOfficer: false, "!ask") { steward, _ in
            let server = steward.server
            let talk = server.say(in: steward.room, as: steward.member, "role")
            let others = server.say(in: steward.room, as: steward.officer, "!role", editing: talk)
            #expect(try await steward.tallies() == "0")
            #expect(server.replies(to: talk).isEmpty && server.replies(to: others).isEmpty)
            let before = EventID("$long-ago")
            let unknown = server.say(in: steward.room, as: steward.officer, "!role", editing: before)
            #expect(try await steward.tallies() == "0")
            #expect(server.replies(to: before).isEmpty && server.replies(to: unknown).isEmpty)
            steward.edit(talk, to: "!role")
            try await server.waitForReplies(to: talk)
        }
    }

    /// Lets somebody say `line`, and Steward ask.
    private func asked(
        asOfficer isOfficer: Bool, _ line: String,
        _ body: @escaping @Sendable (RunningDaemon, _ question: EventID) async throws -> Void
    ) async throws {
        try await RunningDaemon.prepare(withProbe: true) { steward in
            try await steward.settle()
            let command = steward.server.say(in: steward.room, as: isOfficer ? steward.officer : steward.member, line)
            try await steward.live { try await steward.server.waitForReplies(to: command) }
            let question = try #require(steward.server.replies(to: command).first)
            try await steward.live { try await body(steward, question.id) }
        }
    }
}
