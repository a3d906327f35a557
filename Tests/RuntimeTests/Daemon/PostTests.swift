import GRDB
import MatrixProtocol
import SimulatedHomeserver
import Testing

/// Posts that a key finds again.
@Suite(.timeLimit(.minutes(5))) struct PostTests {
    @Test func `A post is revised in place, over a restart too, and mentions nobody again`() async throws {
        try await RunningDaemon.prepare(withHerald: true) { steward in
            let server = steward.server
            try await steward.settle()
            try await steward.runAndSay("!cry tea Tea at four")
            try #require(steward.posts.count == 2)
            let (post, other) = (steward.posts[0], steward.posts[1])
            #expect(post.messageType == "m.text")
            #expect(post.content?["m.mentions"]?["user_ids"]?.elements.map(\.text) == [steward.member.rawValue])
            try await steward.runAndSay("!change tea Tea at five")
            try await steward.live { try await server.wait { $0.text(of: post.id) == "Tea at five" } }
            let edit = try #require(server.timeline(steward.room).last { $0.relation.replaces == post.id })
            #expect(edit.content?["m.mentions"] == .object([:]))
            #expect(edit.content?["m.new_content"]?["msgtype"]?.text == "m.text")
            #expect(server.read { $0.text(of: other.id) } == "TEA AT FOUR")
        }
    }

    @Test func `A post that is taken back while it waits is taken back once it is sent`() async throws {
        try await RunningDaemon.prepare(withHerald: true) { steward in
            let server = steward.server
            try await steward.run {
                try await server.waitUntilCaughtUp(steward.bot)
                server.inject(.serverError(), into: [.send])
                server.say(in: steward.room, as: steward.member, "!cry tea Tea at four")
                server.say(in: steward.room, as: steward.member, "!change tea Tea at five")
                let hush = server.say(in: steward.room, as: steward.member, "!hush tea")
                try await server.waitUntilCaughtUp(steward.bot)
                server.heal()
                try await server.waitForReplies(to: hush)
                try await server.wait { state in
                    let sent = state.timeline(steward.officersRoom).filter { $0.sender == steward.bot }
                    // Two posts, and what replaced the words of the first.
                    return sent.count(where: \.isRedacted) == 3
                }
            }
            #expect(steward.posts.map(\.isRedacted) == [true, true])
        }
    }

    @Test func `A post that was refused is not revised into a new one, and its key can be posted under again`()
        async throws
    {
        try await RunningDaemon.prepare(withHerald: true) { steward in
            let server = steward.server
            try await steward.settle()
            server.silence(in: steward.room, as: steward.member)
            try await steward.live {
                server.say(in: steward.officersRoom, as: steward.officer, "!cry tea Tea at four")
                let change = server.say(in: steward.officersRoom, as: steward.officer, "!change tea Tea at five")
                try await server.waitForReplies(to: change)
                try await server.wait { $0.requests.count { $0.endpoint == .send && $0.status == 403 } == 2 }
            }
            server.setState(in: steward.room, as: steward.member, type: "m.room.power_levels", content: "{}")
            let count = try await steward.answer(to: "!count tea")
            #expect(count == "1")
            #expect(steward.posts.isEmpty)
            try await steward.runAndSay("!cry tea Tea at six")
            #expect(steward.posts.map(\.body) == ["Tea at six", "TEA AT SIX"])
        }
    }

    @Test func `While a post stands a second one under its key is not made, and once it is taken back one is`()
        async throws
    {
        try await RunningDaemon.prepare(withHerald: true) { steward in
            try await steward.settle()
            for line in ["!cry tea One", "!cry tea Two", "!hush tea", "!change tea Three", "!cry tea Four"] {
                try await steward.runAndSay(line)
            }
            #expect(steward.posts.map(\.body) == [nil, nil, "Four", "FOUR"])
            let count = try await steward.answer(to: "!count tea")
            #expect(count == "2")
        }
    }
}

extension RunningDaemon {
    /// What Steward has posted in the members' room, in order; answers and edits are none.
    var posts: [SimulatedEvent] { server.read { $0.posts(by: bot, in: room) } }

    /// Runs Steward until the member's `line` is answered and all that came of it is done.
    func runAndSay(_ line: String) async throws { _ = try await answer(to: line) }

    /// What Steward answers to the member's `line`, once all that came of it is done.
    func answer(to line: String) async throws -> String? {
        let event = server.say(in: room, as: member, line)
        try await live { try await server.waitForReplies(to: event) }
        return server.replies(to: event).first?.body
    }
}
