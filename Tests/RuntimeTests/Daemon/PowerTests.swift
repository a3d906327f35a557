import FeatureKit
import GRDB
import MatrixProtocol
import SimulatedHomeserver
import Store
import Testing

/// What people and Steward may do in a room.
@Suite(.timeLimit(.minutes(5))) struct PowerTests {
    private static let member = #""@member:simulated.example""#
    private static let bot = #""@steward:simulated.example""#

    @Test(arguments: [
        (#"{"users":{\#(member):50}}"#, "true true false"),
        (#"{"users_default":50,"notifications":{"room":51}}"#, "true false true"),
        (#"{"users":{\#(member):50,\#(bot):20},"events":{"m.room.pinned_events":20}}"#, "true true true"),
        (#"{"users":{\#(member):49,\#(bot):50}}"#, "49, and it takes 50"),
        (#"{"users":{\#(member):50},"state_default":60}"#, "50, and it takes 60"),
    ])
    func `Who may moderate, mention the room and pin is what its power levels say`(
        _ levels: String, _ said: String
    ) async throws {
        try await RunningDaemon.prepare(withHerald: true) { steward in
            let server = steward.server
            try await steward.settle()
            try await steward.runAndSay("!count tea")
            server.setState(in: steward.room, as: steward.member, type: "m.room.power_levels", content: levels)
            let answer = try await steward.answer(to: "!moderate")
            #expect(answer?.contains(said) == true, "\(answer ?? "")")
        }
    }

    @Test func `An officer may what a moderator may, but mentions the room only with a level of their own`()
        async throws
    {
        try await RunningDaemon.prepare(withHerald: true) { steward in
            let server = steward.server
            try await steward.settle()
            try await steward.runAndSay("!count tea")
            try await steward.live {
                let command = server.say(in: steward.room, as: steward.officer, "!moderate")
                let answer = try await server.waitForReplies(to: command).first?.body
                #expect(answer == "true false false")
            }
        }
    }

    @Test(arguments: [true, false])
    func `Who has made a room of version 12 is above its power levels, whether we were there or came later`(
        _ comesLater: Bool
    ) async throws {
        try await RunningDaemon.prepare(withHerald: true) { steward in
            let server = steward.server
            let room = server.makeRoom(
                members: [steward.officer] + (comesLater ? [] : [steward.bot]), name: "Twelve", version: 12)
            let (content, member) = (#"{"room_version":"12","additional_creators":[\#(Self.member)]}"#, steward.member)
            server.setState(in: room, as: steward.officer, type: "m.room.create", content: content)
            server.setState(in: room, as: steward.officer, type: "m.room.power_levels", content: "{}")
            server.setMembership(.join, of: member, in: room)
            try await steward.settle()
            if comesLater {
                try await steward.live {
                    server.invite(steward.bot, to: room, by: steward.officer)
                    try await server.waitForMembership(.join, of: steward.bot, in: room)
                    try await server.waitUntilCaughtUp(steward.bot)
                }
            }
            let states = server.requestCount(.state)
            for expected in comesLater ? ["true"] : ["false", "true"] {
                try await steward.live {
                    let command = server.say(in: room, as: member, "!powers")
                    let answer = try await server.waitForReplies(to: command).first?.body
                    #expect(answer == "\(expected) \(expected) false")
                }
            }
            #expect((server.requestCount(.state) == states) == comesLater)
        }
    }

    @Test func `A room known from before powers were kept is asked once more`() async throws {
        try await RunningDaemon.prepare(withHerald: true) { steward in
            try await steward.settle()
            try await steward.runAndSay("!powers")
            try await steward.inStore { store in
                try await store.write { db in
                    try db.execute(sql: "DELETE FROM room_power; UPDATE room SET is_power_known = 0")
                }
            }
            let states = steward.server.requestCount(.state)
            var said: [String?] = []
            for _ in 0..<3 { said.append(try await steward.answer(to: "!powers")) }
            #expect(said.last == "true true false")
            // Its name, its levels, its beginning, and whether it is encrypted.
            #expect(steward.server.requestCount(.state) == states + 4)
        }
    }
}
