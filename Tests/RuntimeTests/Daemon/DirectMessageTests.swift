import MatrixProtocol
import SimulatedHomeserver
import TestKit
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
            try await steward.tell("tea", until: ["tea", "TEA"])
            try await steward.tell("cake", until: ["tea", "TEA", "cake", "CAKE"])
            let room = try #require(steward.madeRooms.first)
            #expect(steward.told(in: room) == ["tea", "TEA", "cake", "CAKE"])
            #expect(steward.madeRooms == [room])
            #expect(server.read { $0.membership(of: steward.member, in: room) } == .invite)
            #expect(server.timeline(room).contains { $0.content?["is_direct"]?.boolean == true })
            #expect(!server.timeline(room).contains { $0.type == "m.room.name" })
            #expect(!server.timeline(room).contains { $0.type == "m.room.canonical_alias" })
            #expect(server.timeline(room).last { $0.type == "m.room.member" }?.content?["is_direct"]?.boolean == true)
        }
    }

    @Test(arguments: [false, true])
    func `If they cannot be asked in for now, the same room waits for them, also after a new start`(
        _ startsAnew: Bool
    ) async throws {
        try await RunningDaemon.prepare(withHerald: true) { steward in
            let server = steward.server
            try await steward.settle()
            server.inject(.serverError(status: 502), into: [.setMember])
            server.say(in: steward.room, as: steward.member, "!tell tea")
            try await steward.live { try await server.waitForRequests(.setMember, count: 3) }
            let room = try #require(steward.madeRooms.first)
            #expect(steward.told(in: room).isEmpty)
            if !startsAnew { server.heal() }
            try await steward.live {
                if startsAnew {
                    try await server.waitForRequests(.setMember, count: server.requestCount(.setMember) + 2)
                    server.heal()
                }
                try await steward.waitForTold(["tea", "TEA"])
            }
            try await steward.tell("cake", until: ["tea", "TEA", "cake", "CAKE"])
            #expect(steward.madeRooms == [room])
            #expect(server.read { $0.membership(of: steward.member, in: room) } == .invite)
        }
    }

    @Test func `A room that the homeserver made twice in vain is found again when many are joined`() async throws {
        try await RunningDaemon.prepare(withHerald: true) { steward in
            let server = steward.server
            try await steward.settle()
            server.inject(.reset(carriedOut: true), into: [.createRoom], times: 1)
            server.inject(.serverError(status: 502), into: [.joinedRooms], times: 2)
            try await steward.tell("tea", until: ["tea", "TEA"])
            #expect(steward.madeRooms.count == 1)
            #expect(server.requestCount(.createRoom) == 1)
        }
    }

    @Test(arguments: [true, false])
    func `A room that the homeserver is still making is waited for, and given up after ten minutes`(_ isMade: Bool)
        async throws
    {
        try await RunningDaemon.prepare(withHerald: true) { steward in
            let server = steward.server
            try await steward.settle()
            server.inject(.serverError(status: 504), into: [.createRoom], times: 1)
            let late = server.makeRoom(
                members: [steward.bot], mark: RoomMaker.mark(of: steward.member, by: steward.bot), isWhole: false)
            let clock = LeapingClock()
            try await steward.run(options: { $0.clock = clock }) {
                server.say(in: steward.room, as: steward.member, "!tell tea")
                try await server.waitForRequests(.joinedRooms, count: server.requestCount(.joinedRooms) + 4)
                #expect(server.requestCount(.createRoom) == 1)
                if isMade {
                    server.setState(
                        in: late, as: steward.bot, type: "m.room.power_levels",
                        content: #"{"users":{"\#(steward.bot)":100},"state_default":50}"#)
                } else {
                    try await steward.pass(.seconds(700), by: clock)
                }
                try await steward.waitForTold(["tea", "TEA"])
            }
            #expect(server.requestCount(.createRoom) == (isMade ? 1 : 2))
            #expect(steward.told(in: late) == (isMade ? ["tea", "TEA"] : []))
        }
    }

    @Test func `A room that others have marked does not become the direct room`() async throws {
        try await RunningDaemon.prepare(withHerald: true) { steward in
            let server = steward.server
            let trap = server.makeRoom(
                members: [steward.officer, steward.bot],
                mark: RoomMaker.mark(of: steward.member, by: steward.bot))
            server.setMembership(.leave, of: steward.officer, in: trap)
            try await steward.settle()
            server.inject(.serverError(status: 502), into: [.createRoom], times: 1)
            try await steward.tell("tea", until: ["tea", "TEA"])
            #expect(steward.told(in: trap).isEmpty)
            #expect(steward.madeRooms.count == 1)
        }
    }

    @Test func `Whom Steward asks into a direct room may talk there and nothing else`() async throws {
        try await RunningDaemon.prepare(withHerald: true) { steward in
            let server = steward.server
            try await steward.settle()
            try await steward.tell("tea", until: ["tea", "TEA"])
            let room = try #require(steward.madeRooms.first)
            let levels = try #require(server.timeline(room).last { $0.type == "m.room.power_levels" }?.content)
            #expect(levels["users"]?[steward.member.rawValue] == nil)
            #expect(levels["users_default"]?.integer == 0)
            #expect(levels["events_default"]?.integer == 0)
            for power in ["state_default", "invite", "kick", "ban", "redact"] {
                #expect(levels[power]?.integer == 100)
            }
        }
    }

    @Test func `Who will not be asked in hears nothing, and nobody else waits`() async throws {
        try await RunningDaemon.prepare(withHerald: true) { steward in
            let server = steward.server
            try await steward.settle()
            server.inject(.serverError(status: 502), into: [.setMember])
            try await steward.live {
                server.say(in: steward.room, as: steward.member, "!tell tea")
                try await server.waitForRequests(.setMember, count: 2)
                let command = server.say(in: steward.room, as: steward.officer, "!count tea")
                try await server.waitForReplies(to: command)
            }
        }
    }

    @Test func `A limit on asking one person in holds up nobody else who is to be told something`() async throws {
        try await RunningDaemon.prepare(withHerald: true) { steward in
            let server = steward.server
            try await steward.settle()
            server.inject(.rateLimited(milliseconds: 333_000), into: [.setMember], times: 1)
            try await steward.run {
                server.say(in: steward.room, as: steward.member, "!tell tea")
                try await server.waitForRequests(.setMember, count: 1)
                server.say(in: steward.room, as: steward.officer, "!tell cake")
                try await steward.waitForTold(["cake", "CAKE"])
            }
            #expect(server.requestCount(.setMember) == 2)
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
            try await steward.tell("tea", until: ["tea", "TEA"])
            #expect(steward.told(in: room).isEmpty)
            #expect(steward.madeRooms.map { steward.told(in: $0) } == [["tea", "TEA"]])
        }
    }

    @Test(arguments: [false, true])
    func `If Steward may speak no more in the room that it made, that is tried once more and no further`(
        _ hasCome: Bool
    ) async throws {
        try await RunningDaemon.prepare(withHerald: true) { steward in
            let server = steward.server
            try await steward.settle()
            try await steward.tell("tea", until: ["tea", "TEA"])
            let room = try #require(steward.madeRooms.first)
            if hasCome { server.setMembership(.join, of: steward.member, in: room) }
            server.setState(
                in: room, as: steward.bot, type: "m.room.power_levels",
                content: #"{"users":{"\#(steward.bot)":100},"events_default":101}"#)
            let before = server.requestCount(.send)
            server.say(in: steward.room, as: steward.member, "!tell cake")
            try await steward.live {
                // Two things are said to them, each of them twice, and two commands are answered.
                try await server.wait { $0.requestCount(.send) >= before + 5 }
                let command = server.say(in: steward.room, as: steward.officer, "!count tea")
                try await server.waitForReplies(to: command)
            }
            try await steward.settle()
            // And they are told once, where they asked, that it failed.
            #expect(server.requestCount(.send) == before + 7)
            #expect(server.requestCount(.createRoom) == 1)
            #expect(steward.told(in: room) == ["tea", "TEA"])
        }
    }

    @Test func `If Steward was put out of the room that it made before anybody was asked in, it makes another`()
        async throws
    {
        try await RunningDaemon.prepare(withHerald: true) { steward in
            let server = steward.server
            try await steward.settle()
            server.inject(.serverError(status: 502), into: [.setMember])
            server.say(in: steward.room, as: steward.member, "!tell tea")
            try await steward.live {
                try await server.waitForRequests(.setMember, count: 1)
                let first = try #require(steward.madeRooms.first)
                server.setMembership(.leave, of: steward.bot, in: first)
                server.heal()
                try await steward.waitForTold(["TEA"])
            }
            #expect(server.requestCount(.createRoom) == 2)
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

    /// Lets the member ask to be told `words`, until Steward has said `all` in one room that it has made.
    func tell(_ words: String, until all: [String]) async throws {
        server.say(in: room, as: member, "!tell \(words)")
        try await live { try await waitForTold(all) }
    }

    /// Suspends until Steward has said `words`, and nothing else, in a room that it has made.
    func waitForTold(_ words: [String]) async throws {
        try await server.wait { [bot] state in
            state.roomIDs.contains { room in
                state.timeline(room).first?.sender == bot
                    && state.posts(by: bot, in: room).compactMap(\.body) == words
            }
        }
    }

    /// Lets the member give a command in `room`, once Steward knows that room.
    func giveCommand(in room: RoomID) async throws {
        for _ in 0..<2 {
            let command = server.say(in: room, as: member, "!count tea")
            try await live { try await server.waitForReplies(to: command) }
        }
    }
}
