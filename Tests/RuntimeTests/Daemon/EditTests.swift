import MatrixProtocol
import SimulatedHomeserver
import Testing

@Suite(.timeLimit(.minutes(5))) struct EditTests {
    @Test func `A refused command that is edited runs, and its answer is edited`() async throws {
        try await withProbe { steward, command in
            let (refused, answer) = try await command("!wake me")
            steward.edit(refused, to: "!tally")
            try await steward.server.wait { $0.text(of: answer) == "1" }
            #expect(try await steward.tallies() == "1")
            #expect(steward.server.replies(to: refused).count == 1)
        }
    }

    @Test func `A command that changed something is not carried out again, and that is said in a new answer`()
        async throws
    {
        try await withProbe { steward, command in
            let (done, answer) = try await command("!tally")
            let edit = steward.edit(done, to: "!tally 2")
            let said = try await steward.server.waitForReplies(to: edit).first?.body
            #expect(said?.hasPrefix("I can't do that from an edited message") == true)
            #expect(steward.server.read { $0.text(of: answer) } == "1")
            #expect(try await steward.tallies() == "1")
        }
    }

    @Test(arguments: ["!tally", "!show", "!nonsense", "!tally!", "!shwo", "!fail"])
    func `However often and to whatever a command that was carried out is edited, it is carried out once`(
        _ between: String
    ) async throws {
        try await withProbe { steward, command in
            let (done, _) = try await command("!tally")
            steward.edit(done, to: between)
            let edit = steward.edit(done, to: "!tally again")
            try await steward.server.waitForReplies(to: edit)
            #expect(try await steward.tallies() == "1")
        }
    }

    @Test func `An edit by somebody else changes nothing`() async throws {
        try await withProbe { steward, command in
            let (refused, answer) = try await command("!wake me")
            let before = steward.server.read { $0.text(of: answer) }
            let edit = steward.server.say(in: steward.room, as: steward.officer, "!tally", editing: refused)
            #expect(try await steward.tallies() == "0")
            #expect(steward.server.read { $0.text(of: answer) } == before)
            #expect(steward.server.replies(to: edit).isEmpty)
        }
    }

    @Test func `A command edited into talk, and talk into a command`() async throws {
        try await withProbe { steward, command in
            let (done, answer) = try await command("!role")
            steward.edit(done, to: "never mind")
            let talk = steward.server.say(in: steward.room, as: steward.member, "role")
            steward.edit(talk, to: "!role")
            try await steward.server.waitForReplies(to: talk)
            #expect(steward.server.read { $0.text(of: answer) } == "member")
            let other = steward.server.say(in: steward.room, as: steward.member, "tally")
            let edit = steward.edit(other, to: "!tally")
            try await steward.server.waitForReplies(to: edit)
            #expect(try await steward.tallies() == "0")
        }
    }

    @Test func `An edited command whose first answer was never sent gets an answer`() async throws {
        try await withProbe { steward, command in
            let server = steward.server
            server.silence(in: steward.room, as: steward.member)
            let unanswered = server.say(in: steward.room, as: steward.member, "!role")
            try await server.wait { state in
                state.requests.contains { $0.endpoint == .send && $0.status == 403 }
            }
            server.setState(in: steward.room, as: steward.member, type: "m.room.power_levels", content: "{}")
            steward.edit(unanswered, to: "!role please")
            try await server.waitForReplies(to: unanswered)
        }
    }

    @Test func `A question goes with the message that led to it`() async throws {
        try await withProbe { steward, command in
            let (question, answer) = try await command("!ask")
            steward.server.redact(question, in: steward.room, as: steward.member)
            try await steward.server.wait { $0.event(answer)?.isRedacted == true }
            let yes = steward.server.say(in: steward.room, as: steward.member, "yes")
            #expect(try await steward.tallies() == "0")
            #expect(steward.server.replies(to: yes).isEmpty)
        }
    }

    @Test func `What replaced the words of an answer goes with the answer`() async throws {
        try await withProbe { steward, command in
            let (refused, answer) = try await command("!wake me")
            steward.edit(refused, to: "!tally")
            try await steward.server.wait { $0.text(of: answer) == "1" }
            steward.server.redact(refused, in: steward.room, as: steward.member)
            try await steward.server.wait { state in
                let shown = state.timeline(steward.room).filter { $0.id == answer || $0.relation.replaces == answer }
                return shown.count == 2 && shown.allSatisfy(\.isRedacted)
            }
        }
    }

    @Test func `A command of another room is neither edited nor taken back from here`() async throws {
        try await withProbe { steward, command in
            let server = steward.server
            let (there, answer) = try await command("!role", in: steward.officersRoom)
            server.redact(there, in: steward.room, as: steward.officer)
            server.say(in: steward.room, as: steward.officer, "!show", editing: there)
            #expect(try await steward.tallies() == "0")
            #expect(server.read { $0.text(of: answer) } == "officer")
            #expect(server.requestCount(.redact) == 0)
            #expect(!server.timeline(steward.room).contains { $0.relation.replaces != nil && $0.sender == steward.bot })
        }
    }

    private func withProbe(
        _ body: @escaping @Sendable (RunningDaemon, Commander) async throws -> Void
    ) async throws {
        try await RunningDaemon.prepare(withProbe: true) { steward in
            try await steward.settle()
            try await steward.run {
                try await steward.server.waitUntilCaughtUp(steward.bot)
                try await body(steward, Commander(steward: steward))
            }
        }
    }

    /// Gives commands and waits for their answers.
    struct Commander: Sendable {
        let steward: RunningDaemon

        func callAsFunction(_ text: String, in room: RoomID? = nil) async throws -> (command: EventID, answer: EventID)
        {
            let person = room == steward.officersRoom ? steward.officer : steward.member
            let command = steward.server.say(in: room ?? steward.room, as: person, text)
            let answer = try #require(try await steward.server.waitForReplies(to: command).first)
            return (command, answer.id)
        }
    }
}

extension RunningDaemon {
    /// The member edits what they said in the room that all share.
    @discardableResult
    func edit(_ event: EventID, to text: String) -> EventID {
        server.say(in: room, as: member, text, editing: event)
    }

    /// How often something was counted, as Steward says; everything before this has been handled then.
    func tallies() async throws -> String? {
        try await server.waitForReplies(to: server.say(in: room, as: officer, "!show")).first?.body
    }
}

extension SimulatedHomeserver {
    /// Lets only those speak in `room` who have made it.
    func silence(in room: RoomID, as creator: UserID) {
        setState(
            in: room, as: creator, type: "m.room.power_levels",
            content: #"{"users":{"\#(creator)":100},"events_default":50}"#)
    }
}
