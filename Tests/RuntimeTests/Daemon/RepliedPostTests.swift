import MatrixProtocol
import SimulatedHomeserver
import TestKit
import Testing

/// What people say in reply to an announcement, as their clients send it.
@Suite(.timeLimit(.minutes(5))) struct RepliedPostTests {
    /// Clients mention whom one replies to; that makes talk no question.
    @Test func `A question in reply is answered once, also after a restart, and talk is not, though both mention us`()
        async throws
    {
        try await RunningDaemon.prepare { steward in
            let server = steward.server
            let post = try await steward.announceQuiz()
            let talk = steward.reply(to: post, "Great, see you there")
            let question = steward.reply(to: post, "is it step free?")
            server.inject(.duplicatedEvents, into: [.sync])
            try await steward.live { try await server.waitForReplies(to: question) }
            try await steward.settle()
            #expect(server.replies(to: question).map { $0.body?.hasPrefix("Event ") } == [true])
            #expect(server.replies(to: question).first?.body?.contains("Quiz night") == true)
            #expect(server.replies(to: talk).isEmpty)
        }
    }
}

extension RunningDaemon {
    /// Lets the officer announce something in the members' room; gives the announcement.
    fileprivate func announceQuiz() async throws -> EventID {
        try await inStore { try await Stage.seed($0, at: clock.now) }
        try await settle()
        for (place, line) in [
            (room, "!subscribe leeds"), (officersRoom, "!announce social Quiz night, tomorrow 7pm, Leeds"),
            (officersRoom, "yes"),
        ] {
            let said = server.say(in: place, as: officer, line)
            try await live { try await server.waitForReplies(to: said) }
        }
        try await live { try await server.wait { [bot, room] in !$0.posts(by: bot, in: room).isEmpty } }
        let post = server.read { [bot, room] in $0.posts(by: bot, in: room).last }
        return try #require(post).id
    }

    /// The member replies to one of Steward's messages, which mentions it.
    fileprivate func reply(to post: EventID, _ words: String) -> EventID {
        server.send(
            in: room, as: member, type: "m.room.message",
            content: #"{"msgtype":"m.text","body":"\#(words)","m.mentions":{"user_ids":["\#(bot)"]},"#
                + #""m.relates_to":{"m.in_reply_to":{"event_id":"\#(post)"}}}"#)
    }
}
