import Foundation
import MatrixClient
import MatrixProtocol
import Runtime
import SimulatedHomeserver
import TestKit
import Testing

@Suite(.timeLimit(.minutes(5))) struct TimerTests {
    @Test func `What was set for a time that passed while Steward was down happens once, after what waited before it`()
        async throws
    {
        try await RunningDaemon.prepare(withProbe: true) { steward in
            let server = steward.server
            try await steward.run {
                try await server.waitUntilCaughtUp(steward.bot)
                try await server.waitForReplies(to: server.say(in: steward.room, as: steward.member, "!wake 600"))
            }
            server.inject(.silence(carriedOut: false), into: [.send])
            let waiting = server.say(in: steward.room, as: steward.member, "!show")
            try await steward.run(options: { $0.drain = .milliseconds(50) }) {
                try await server.waitForRequests(.send, count: server.requestCount(.send) + 1)
            }
            server.heal()
            steward.clock.set(steward.clock.now + 700)
            for _ in 0..<2 {
                try await steward.run { try await server.wait { $0.posts(of: steward).count == 1 } }
            }
            let posts = server.read { $0.posts(of: steward) }
            let answer = try #require(server.replies(to: waiting).first)
            #expect(posts.count == 1)
            #expect(answer.position < posts[0].position)
        }
    }

    @Test func `With somebody else's token Steward ends before it says anything`() async throws {
        try await RunningDaemon.prepare(withProbe: true) { steward in
            let server = steward.server
            try await steward.run {
                try await server.waitUntilCaughtUp(steward.bot)
                try await server.waitForReplies(to: server.say(in: steward.room, as: steward.member, "!wake 600"))
            }
            steward.clock.set(steward.clock.now + 700)
            server.delay(.whoami, milliseconds: 100)
            let sends = server.requestCount(.send)
            let token = server.signIn(steward.officer).accessToken
            await #expect(throws: WrongIdentity.self) {
                try await steward.run(tokens: .init(accessToken: token)) { try await server.wait { _ in false } }
            }
            #expect(server.requestCount(.send) == sends)
        }
    }
}

extension HomeserverState {
    /// What Steward said in the room that all share so that phones notify.
    fileprivate func posts(of steward: RunningDaemon) -> [SimulatedEvent] {
        timeline(steward.room).filter { $0.sender == steward.bot && $0.messageType == "m.text" }
    }
}
