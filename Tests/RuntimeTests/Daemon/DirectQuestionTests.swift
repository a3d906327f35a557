import MatrixProtocol
import SimulatedHomeserver
import Testing

/// Questions and lists that are carried on in a direct message.
@Suite(.timeLimit(.minutes(5))) struct DirectQuestionTests {
    @Test(arguments: [true, false])
    func `What was asked directly is answered in the direct room, whether that was there before or not`(
        _ wasThere: Bool
    ) async throws {
        try await asked(wasThere) { steward, room in
            let server = steward.server
            try await steward.live {
                let here = server.say(in: steward.room, as: steward.member, "yes")
                let there = server.say(in: room, as: steward.member, "yes")
                let answer = try await server.waitForReplies(to: there).first
                #expect(answer?.body == "Meant: it\nYou do.")
                #expect(server.replies(to: here).isEmpty)
            }
        }
    }

    @Test func `A tick on a question that was told answers it, and the answer replies to the question`() async throws {
        try await asked(false) { steward, room in
            let server = steward.server
            let question = try #require(server.read { $0.posts(by: steward.bot, in: room).first }).id
            try await steward.live {
                server.react(to: question, in: room, as: steward.member, "👍")
                let answer = try await server.waitForReplies(to: question).first
                #expect(answer?.body == "Meant: it\nYou do.")
            }
        }
    }

    @Test func `A list goes on in the direct room, and not where others read it`() async throws {
        try await RunningDaemon.prepare(withHerald: true) { steward in
            let server = steward.server
            let room = server.makeRoom(members: [steward.member, steward.bot])
            try await steward.settle()
            try await steward.giveCommand(in: room)
            try await steward.live {
                let said = ["!list", "!more", "!more"].map { server.say(in: room, as: steward.member, $0) }
                let elsewhere = server.say(in: steward.room, as: steward.member, "!more")
                for event in said + [elsewhere] { try await server.waitForReplies(to: event) }
                #expect(said.map { server.replies(to: $0).first?.body } == ["1", "2", "3"])
                #expect(server.replies(to: elsewhere).first?.body?.hasPrefix("There is nothing more") == true)
            }
        }
    }

    /// Lets the member be asked something directly, from the room that all share, and come into their direct room.
    private func asked(
        _ wasThere: Bool, _ body: @escaping @Sendable (RunningDaemon, _ direct: RoomID) async throws -> Void
    ) async throws {
        try await RunningDaemon.prepare(withHerald: true) { steward in
            let server = steward.server
            let before = wasThere ? server.makeRoom(members: [steward.member, steward.bot]) : nil
            try await steward.settle()
            if let before { try await steward.giveCommand(in: before) }
            try await steward.live {
                server.say(in: steward.room, as: steward.member, "!ask")
                try await server.wait { state in
                    state.roomIDs.contains { state.posts(by: steward.bot, in: $0).last?.body == "Do you mean it?" }
                }
            }
            let room = try #require(before ?? steward.madeRooms.first)
            try await steward.live {
                if !wasThere { server.setMembership(.join, of: steward.member, in: room) }
                try await server.waitUntilCaughtUp(steward.bot)
            }
            try await body(steward, room)
        }
    }
}
