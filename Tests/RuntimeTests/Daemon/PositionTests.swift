import MatrixProtocol
import SimulatedHomeserver
import Testing

@testable import Runtime

@Suite(.timeLimit(.minutes(5))) struct PositionTests {
    @Test func `A position that the homeserver has forgotten gives way to the present, and the admins are told`()
        async throws
    {
        try await RunningDaemon.prepare { steward in
            let server = steward.server
            let admin = server.addUser("admin")
            try await steward.settle()
            let lost = server.say(in: steward.room, as: steward.member, "!help more")
            server.forgetPositions()
            try await steward.run(settings: { $0.admins = [admin] }) {
                try await server.waitUntilCaughtUp(steward.bot)
                let command = server.say(in: steward.room, as: steward.member, "!help more")
                try await server.waitForReplies(to: command)
                try await server.wait { state in
                    state.roomIDs.contains { room in
                        state.membership(of: admin, in: room) != nil
                            && state.timeline(room).contains { $0.body?.contains("may be lost") == true }
                    }
                }
            }
            #expect(server.replies(to: lost).isEmpty)
            let later = server.say(in: steward.room, as: steward.member, "!help more")
            try await steward.run { try await server.waitForReplies(to: later) }
        }
    }

    @Test(arguments: [0, 60])
    func `An event that is nested too deeply is left out alone, in a response and in a gap`(_ between: Int) async throws
    {
        try await RunningDaemon.prepare { steward in
            let server = steward.server
            try await steward.settle()
            let before = server.say(in: steward.room, as: steward.member, "!help more")
            let deep = String(repeating: "[", count: 20_000) + String(repeating: "]", count: 20_000)
            server.insert(
                """
                {"type":"m.room.message","event_id":"$deep","sender":"\(steward.member)","origin_server_ts":1,\
                "content":{"msgtype":"m.text","body":"!help","deep":\(deep)}}
                """, in: steward.room)
            for _ in 0..<between { steward.talk() }
            let after = server.say(in: steward.room, as: steward.member, "!help more")
            try await steward.run { for command in [before, after] { try await server.waitForReplies(to: command) } }
            let answered = server.timeline(steward.room).compactMap(\.relation.inReplyTo)
            #expect(answered == [before, after])
        }
    }

    @Test func `A homeserver that answers at once that nothing is new is still read`() async throws {
        try await RunningDaemon.prepare { steward in
            let server = steward.server
            try await steward.settle()
            server.inject(.unchanged, into: [.sync], times: 5)
            let command = server.say(in: steward.room, as: steward.member, "!help more")
            try await steward.run { try await server.waitForReplies(to: command) }
        }
    }

    @Test func `Answers at once without news are asked for ever more slowly, and news at once`() {
        var pace = SyncPace()
        #expect(pace.wait == .zero)
        #expect(pace.answered(isNew: false, after: .zero) == .zero)
        pace.caughtUp(isBehind: false, gained: false)
        #expect(pace.wait == .seconds(30))
        let pauses = (0..<9).map { _ in pace.answered(isNew: false, after: .milliseconds(1)) }
        #expect(pauses == [20, 40, 80, 160, 320, 640, 1000, 1000, 1000].map { .milliseconds($0) })
        #expect(pace.answered(isNew: true, after: .milliseconds(1)) == .zero)
        #expect(pace.answered(isNew: false, after: .milliseconds(1)) == .milliseconds(20))
        #expect(pace.answered(isNew: false, after: .seconds(30)) == .zero)
    }

    @Test func `While rooms are behind the next response is asked for at once, unless catching up is in vain`() {
        var pace = SyncPace()
        pace.caughtUp(isBehind: true, gained: true)
        #expect(pace.wait == .zero)
        let waits = (0..<7).map { _ in
            pace.caughtUp(isBehind: true, gained: false)
            return pace.wait
        }
        #expect(waits == [2, 4, 8, 16, 30, 30, 30].map { .seconds($0) })
        pace.caughtUp(isBehind: false, gained: false)
        #expect(pace.wait == .seconds(30))
    }
}
