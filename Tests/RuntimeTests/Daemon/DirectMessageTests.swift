import MatrixProtocol
import SimulatedHomeserver
import Testing

@testable import Runtime

/// What is said to one person alone.
@Suite(.timeLimit(.minutes(5))) struct DirectMessageTests {
    @Test func `Who has given a command in a direct room is told there`() async throws {
        try await RunningDaemon.prepare(withHerald: true) { steward in
            let room = steward.server.makeRoom(members: [steward.member, steward.bot])
            try await steward.settle()
            try await steward.giveCommand(in: room)
            try await steward.runAndSay("!tell tea")
            #expect(steward.told(in: room) == ["tea", "TEA"])
            #expect(steward.server.requestCount(.createRoom) == 0)
        }
    }

    @Test(arguments: [
        nil, Fault.reset(carriedOut: true), .serverError(status: 504, html: true, carriedOut: true), .malformedJSON,
    ])
    func `For anybody else one room is made, however often that has to be asked for`(_ fault: Fault?) async throws {
        try await RunningDaemon.prepare(withHerald: true) { steward in
            let server = steward.server
            try await steward.settle()
            if let fault { server.inject(fault, into: [.createRoom], times: 1) }
            try await steward.runAndSay("!tell tea")
            try await steward.runAndSay("!tell cake")
            let room = try #require(steward.madeRooms.first)
            #expect(steward.told(in: room) == ["tea", "TEA", "cake", "CAKE"])
            #expect(steward.madeRooms == [room])
            #expect(server.read { $0.membership(of: steward.member, in: room) } == .invite)
            #expect(server.timeline(room).contains { $0.content?["is_direct"]?.boolean == true })
            #expect(!server.timeline(room).contains { $0.type == "m.room.name" })
            #expect(server.requestCount(.deleteAlias) == 1)
        }
    }

    @Test func `An alias that others have taken does not make their room the direct room`() async throws {
        try await RunningDaemon.prepare(withHerald: true) { steward in
            let server = steward.server
            try await steward.settle()
            let command = server.say(in: steward.room, as: steward.member, "!tell tea")
            let alias = DirectRoomMaker.alias(for: TransactionID("\(command).1"), of: steward.bot)
            let trap = server.makeRoom(
                members: [steward.officer, steward.bot], isPublic: true, alias: "#\(alias):simulated.example")
            try await steward.live { try await server.waitForReplies(to: command) }
            #expect(steward.told(in: trap).isEmpty)
            #expect(steward.madeRooms.filter { $0 != trap }.map { steward.told(in: $0) } == [["tea", "TEA"]])
        }
    }

    @Test func `Where nobody may give a room an alias, a direct room is made without one`() async throws {
        var configuration = SimulatedHomeserver.Configuration()
        configuration.forbidsAliases = true
        try await RunningDaemon.prepare(configuration, withHerald: true) { steward in
            try await steward.settle()
            try await steward.runAndSay("!tell tea")
            try await steward.runAndSay("!tell cake")
            #expect(steward.madeRooms.map { steward.told(in: $0) } == [["tea", "TEA", "cake", "CAKE"]])
        }
    }

    @Test(arguments: [true, false])
    func `A direct room that goes on elsewhere is theirs there too, if they are in that one`(_ isTheirs: Bool)
        async throws
    {
        try await RunningDaemon.prepare(withHerald: true) { steward in
            let server = steward.server
            let old = server.makeRoom(members: [steward.member, steward.bot])
            try await steward.settle()
            try await steward.giveCommand(in: old)
            let new = server.makeRoom(
                members: [isTheirs ? steward.member : steward.officer, steward.bot], predecessor: old)
            server.tombstone(old, replacement: new, by: steward.member)
            try await steward.settle()
            try await steward.runAndSay("!tell tea")
            #expect(steward.told(in: new) == (isTheirs ? ["tea", "TEA"] : []))
            #expect(steward.told(in: old) == (isTheirs ? [] : ["tea", "TEA"]))
        }
    }

    @Test(arguments: ["leaves", "silences", "brings company"])
    func `Where the direct room is one no longer, another is made`(_ change: String) async throws {
        try await RunningDaemon.prepare(withHerald: true) { steward in
            let server = steward.server
            let room = server.makeRoom(members: [steward.member, steward.bot])
            try await steward.settle()
            try await steward.giveCommand(in: room)
            try await steward.live {
                switch change {
                case "leaves": server.setMembership(.leave, of: steward.member, in: room)
                case "silences": server.silence(in: room, as: steward.member)
                default: server.setMembership(.join, of: steward.officer, in: room)
                }
                try await server.waitUntilCaughtUp(steward.bot)
            }
            try await steward.runAndSay("!tell tea")
            #expect(steward.told(in: room).isEmpty)
            #expect(steward.madeRooms.map { steward.told(in: $0) } == [["tea", "TEA"]])
        }
    }
}

extension RunningDaemon {
    /// The rooms that Steward has made.
    var madeRooms: [RoomID] {
        server.read { state in
            state.roomIDs.filter { state.timeline($0).first?.sender == bot }
        }
    }

    /// What Steward has said in `room` of its own accord.
    func told(in room: RoomID) -> [String?] { server.read { $0.posts(by: bot, in: room).map(\.body) } }

    /// Lets the member give a command in `room`, once Steward knows that room.
    func giveCommand(in room: RoomID) async throws {
        for _ in 0..<2 {
            let command = server.say(in: room, as: member, "!count tea")
            try await live { try await server.waitForReplies(to: command) }
        }
    }
}
