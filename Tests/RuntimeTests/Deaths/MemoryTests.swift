import Foundation
import MatrixClient
import MatrixProtocol
import SimulatedHomeserver
import TestKit
import Testing

/// How much memory a process needs for what a homeserver sends, against what the service manager allows it.
@Suite(.serialized, .timeLimit(.minutes(10))) struct MemoryTests {
    @Test func `A gap of 3,500 messages of 60 KB stays below the unit's limit`() async throws {
        try await RunningDaemon.prepare { steward in
            let server = steward.server
            let tokens = try await steward.settled()
            let first = server.say(in: steward.room, as: steward.member, "!help more")
            steward.flood(steward.room, messages: 3_500)
            let last = server.say(in: steward.room, as: steward.member, "!help more")
            let peak = try await steward.peak(tokens) {
                for command in [first, last] { try await server.waitForReplies(to: command) }
            }
            #expect(peak < (try limit()))
            #expect(server.timeline(steward.room).compactMap(\.relation.inReplyTo) == [first, last])
        }
    }

    @Test func `A first response of 60 MB stays below the unit's limit`() async throws {
        try await RunningDaemon.prepare { steward in
            let server = steward.server
            let rooms = (0..<20).map { server.makeRoom(members: [steward.member, steward.bot], name: "Room \($0)") }
            let tokens = try await steward.settled()
            for room in rooms { steward.flood(room, messages: 49) }
            let commands = rooms.map { server.say(in: $0, as: steward.member, "!help more") }
            let peak = try await steward.peak(tokens) {
                for command in commands { try await server.waitForReplies(to: command) }
            }
            #expect(peak < (try limit()))
        }
    }

    @Test(arguments: [Endpoint.sync, .messages])
    func `A bomb in gzip stays below the unit's limit, and what follows it is answered`(_ endpoint: Endpoint)
        async throws
    {
        try await RunningDaemon.prepare { steward in
            let server = steward.server
            let tokens = try await steward.settled()
            for _ in 0..<110 { server.say(in: steward.room, as: steward.member, "talk") }
            let command = server.say(in: steward.room, as: steward.member, "!help more")
            server.inject(.gzipBomb(mebibytes: 400), into: [endpoint], times: 5)
            let peak = try await steward.peak(tokens) { try await server.waitForReplies(to: command) }
            #expect(peak < (try limit()))
        }
    }

    /// The unit's `MemoryMax`, in bytes.
    private func limit() throws -> Int {
        let unit = try String(
            contentsOf: URL(filePath: #filePath).appending(path: "../../../../systemd/steward.service").standardized,
            encoding: .utf8)
        let line = try #require(unit.split(separator: "\n").first { $0.hasPrefix("MemoryMax=") })
        return try #require(Int(line.dropFirst("MemoryMax=".count).dropLast())) << 20
    }
}

extension RunningDaemon {
    /// Lets Steward start and stop once; gives the session that its next runs use.
    fileprivate func settled() async throws -> SimulatedSession {
        let session = server.signIn(bot)
        try await settle(tokens: .init(accessToken: session.accessToken))
        return session
    }

    /// The member says so many things of 60 KB in `room`.
    fileprivate func flood(_ room: RoomID, messages: Int) {
        let body = String(repeating: "a", count: 60_000)
        for number in 0..<messages {
            server.insert(
                """
                {"type":"m.room.message","event_id":"$\(room)-\(number)","sender":"\(member)",\
                "origin_server_ts":\(Int64(Date().timeIntervalSince1970 * 1000)),\
                "content":{"msgtype":"m.text","body":"\(body)"}}
                """, in: room)
        }
    }

    /// The most bytes that a process of Steward's needs until `body` has seen what it waits for.
    fileprivate func peak(_ session: SimulatedSession, _ body: () async throws -> Void) async throws -> Int {
        let child = try MortalChild(plan(session))
        try await body()
        let peak = try #require(child.peakBytes)
        await child.kill()
        return peak
    }
}
