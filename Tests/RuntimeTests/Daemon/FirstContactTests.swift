import Foundation
import GRDB
import Logging
import MatrixClient
import MatrixProtocol
import Runtime
import SimulatedHomeserver
import StewardCore
import Store
import TestKit
import Testing

/// A person's first step: a direct message that they begin, or ask Steward to begin.
@Suite(.timeLimit(.minutes(5))) struct FirstContactTests {
    private static let welcome = "Hello! I am Steward, the organising bot of Example Network: a program, not a person."

    @Test(arguments: [true, false], [true, false])
    func `Whoever is in a room of the network is let in, greeted once, and answered what they said before`(
        _ hasMutualRooms: Bool, _ speaksFirst: Bool
    ) async throws {
        try await prepare(hasMutualRooms) { steward, _ in
            let server = steward.server
            let room = server.makeRoom(members: [steward.member])
            let history = server.say(in: room, as: steward.member, "!help undo")
            server.invite(steward.bot, to: room, by: steward.member, isDirect: true)
            let early = speaksFirst ? server.say(in: room, as: steward.member, "help more") : nil
            try await steward.live { try await server.waitForMembership(.join, of: steward.bot, in: room) }
            let said = early ?? server.say(in: room, as: steward.member, "help more")
            try await steward.live { try await server.waitForReplies(to: said) }
            try await steward.settle()
            let words = steward.said(in: room)
            #expect(words.count == 2)
            #expect(words.first?.hasPrefix(Self.welcome) == true)
            #expect(words.first?.split(separator: "\n").count == 3)
            #expect(words.last?.hasPrefix("!more") == true)
            #expect(server.replies(to: history).isEmpty)
            // A restart, and coming into the same room again, greet nobody anew.
            server.setMembership(.leave, of: steward.bot, in: room, by: steward.member)
            try await steward.settle()
            server.invite(steward.bot, to: room, by: steward.member, isDirect: true)
            try await steward.live { try await server.waitForMembership(.join, of: steward.bot, in: room) }
            try await steward.settle()
            #expect(steward.said(in: room).count == 2)
        }
    }

    @Test func `Only whoever asked Steward in is heard before it comes`() async throws {
        try await prepare { steward, stranger in
            let server = steward.server
            let room = server.makeRoom(members: [steward.member, stranger])
            server.invite(steward.bot, to: room, by: steward.member, isDirect: true)
            let theirs = server.say(in: room, as: stranger, "!help more")
            let mine = server.say(in: room, as: steward.member, "!help more")
            try await steward.live { try await server.waitForReplies(to: mine) }
            #expect(server.replies(to: theirs).isEmpty)
            #expect(!steward.said(in: room).contains { $0.hasPrefix("Hello!") })
        }
    }

    @Test(arguments: ["joins", "restart", "officer", "allowed"], [true, false])
    func `A stranger hears nothing, and is let in once they are of the network or allowed`(
        _ change: String, _ runsOn: Bool
    ) async throws {
        try await prepare { steward, stranger in
            let server = steward.server
            let log = RecordedLog()
            let room = server.makeRoom(members: [stranger])
            server.invite(steward.bot, to: room, by: stranger, isDirect: true)
            let said = server.say(in: room, as: stranger, "!help more")
            let allow: @Sendable (inout DispatchSettings) -> Void = {
                if change == "allowed" { $0.invitesAllowed = [stranger.rawValue] }
            }
            let come: @Sendable () -> Void = {
                switch change {
                case "joins", "restart": server.setMembership(.join, of: stranger, in: steward.room)
                case "officer": server.setMembership(.join, of: stranger, in: steward.officersRoom)
                default: break
                }
            }
            try await steward.run(options: { $0.logger = log.logger }) {
                try await server.wait { $0.requestCount(.mutualRooms) > 0 && $0.isCaughtUp(steward.bot) }
                #expect(server.requestCount(.join) == 0)
                if runsOn, change == "joins" || change == "officer" {
                    come()
                    try await server.waitForReplies(to: said)
                }
            }
            #expect(runsOn && (change == "joins" || change == "officer") || server.replies(to: said).isEmpty)
            #expect(log.messages(.notice).contains("An invite is left alone"))
            come()
            try await steward.settle(settings: allow) { try await server.waitForReplies(to: said) }
            #expect(steward.said(in: room).count == 2)
        }
    }

    @Test func `A stranger whom a reload allows is let in at once`() async throws {
        try await prepare { steward, stranger in
            let server = steward.server
            let room = server.makeRoom(members: [stranger])
            server.invite(steward.bot, to: room, by: stranger, isDirect: true)
            let said = server.say(in: room, as: stranger, "!help more")
            let daemon = try await steward.assemble()
            try await withThrowingTaskGroup(of: Void.self) { group in
                group.addTask { try await daemon.run() }
                group.addTask {
                    try await server.wait { $0.requestCount(.mutualRooms) > 0 && $0.isCaughtUp(steward.bot) }
                    #expect(server.requestCount(.join) == 0)
                    try await daemon.reload { $0.invitesAllowed = [stranger.rawValue] }
                    try await server.waitForReplies(to: said)
                    await daemon.stop()
                }
                while try await group.next() != nil {}
            }
            #expect(steward.said(in: room).count == 2)
        }
    }

    @Test func `A room of many is no direct message, and whoever may not ask Steward into it is left alone`()
        async throws
    {
        try await prepare { steward, _ in
            let room = steward.server.makeRoom(members: [steward.member], name: "Hall")
            steward.server.invite(steward.bot, to: room, by: steward.member)
            try await steward.settle()
            try await steward.settle()
            #expect(steward.server.requestCount(.join) == 0)
        }
    }

    @Test func `One person's many invites keep nobody else waiting`() async throws {
        try await prepare { steward, stranger in
            let server = steward.server
            server.setMembership(.join, of: stranger, in: steward.room)
            let rooms = (0..<8).map { _ in
                let room = server.makeRoom(members: [stranger])
                server.invite(steward.bot, to: room, by: stranger, isDirect: true)
                return room
            }
            let room = server.makeRoom(members: [steward.member])
            server.invite(steward.bot, to: room, by: steward.member, isDirect: true)
            try await steward.live { try await server.waitForMembership(.join, of: steward.bot, in: room) }
            try await steward.settle()
            let joined = server.read { state in rooms.filter { state.membership(of: steward.bot, in: $0) == .join } }
            #expect(joined.count == 3)
        }
    }

    @Test func `What the hour has no place for is let in later`() async throws {
        try await prepare { steward, _ in
            let server = steward.server
            let one: @Sendable (inout DispatchSettings) -> Void = { $0.invitesPerHour = 1 }
            let people = (0..<2).map { server.addUser("new\($0)") }
            for person in people { server.setMembership(.join, of: person, in: steward.room) }
            let rooms = people.map { person in
                let room = server.makeRoom(members: [person])
                server.invite(steward.bot, to: room, by: person, isDirect: true)
                return room
            }
            let isIn: @Sendable (HomeserverState) -> Int = { state in
                rooms.filter { state.membership(of: steward.bot, in: $0) == .join }.count
            }
            try await steward.settle(settings: one) { try await server.wait { isIn($0) == 1 } }
            #expect(server.read(isIn) == 1)
            steward.clock.set(steward.clock.now + 3601)
            try await steward.settle(settings: one) { try await server.wait { isIn($0) == 2 } }
        }
    }

    @Test func `Invites are forgotten with their person, and after a week`() async throws {
        try await prepare { steward, stranger in
            let server = steward.server
            let strange = server.makeRoom(members: [stranger])
            server.invite(steward.bot, to: strange, by: stranger, isDirect: true)
            let room = server.makeRoom(members: [steward.member])
            server.invite(steward.bot, to: room, by: steward.member, isDirect: true)
            let forget = server.say(in: room, as: steward.member, "!forget me")
            try await steward.live { try await server.waitForReplies(to: forget) }
            #expect(try await steward.inviters() == [stranger])
            steward.clock.set(steward.clock.now + 7 * 86_400 + 1)
            server.setMembership(.join, of: stranger, in: steward.room)
            try await steward.settle()
            try await steward.settle()
            #expect(server.read { $0.membership(of: steward.bot, in: strange) } == .invite)
        }
    }

    @Test(arguments: ["received", "read", "claimed", "decided", "committed", "sent", "marked"], 1...3)
    func `Killed at any step of a first contact, Steward greets once and answers once`(
        _ step: String, _ passes: Int
    ) async throws {
        try await prepare { steward, _ in
            let server = steward.server
            let session = server.signIn(steward.bot)
            let tokens = Tokens(accessToken: session.accessToken)
            try await steward.settle(tokens: tokens)
            let room = server.makeRoom(members: [steward.member])
            server.invite(steward.bot, to: room, by: steward.member, isDirect: true)
            let said = server.say(in: room, as: steward.member, "help more")
            // A first contact may not pass the step so often: then it ends as it should.
            let child = try MortalChild(steward.plan(session, .init(at: step, passes: passes)))
            let watch = Task {
                try await server.waitForReplies(to: said)
                await child.kill()
            }
            _ = await child.wasKilled()
            watch.cancel()
            try await steward.settle(tokens: tokens, until: { try await server.waitForReplies(to: said) })
            let words = steward.said(in: room)
            #expect(words.count == 2)
            #expect(words.first?.hasPrefix(Self.welcome) == true)
            #expect(words.last?.hasPrefix("!more") == true)
        }
    }

    // MARK: A direct message that Steward begins

    @Test(arguments: ["!dm", "steward: dm me", "steward: message me privately, please"])
    func `Asked for a direct message, Steward opens one, and names it if asked again`(_ line: String) async throws {
        try await prepare { steward, _ in
            let server = steward.server
            let first = server.say(in: steward.room, as: steward.member, line)
            try await steward.live {
                try await server.waitForReplies(to: first)
                try await server.wait { $0.hasSpokenInRoom(madeBy: steward.bot) }
            }
            #expect(
                server.replies(to: first).map(\.body) == [
                    "I am writing to you directly: look for a message or an invitation from me."
                ])
            let room = try #require(steward.madeRooms.first)
            #expect(steward.told(in: room).first??.hasPrefix(Self.welcome) == true)
            server.setMembership(.join, of: steward.member, in: room)
            server.say(in: steward.room, as: steward.member, line)
            try await steward.live { try await server.wait { $0.posts(by: steward.bot, in: room).count == 2 } }
            #expect(steward.told(in: room).last == "Here I am.")
            #expect(steward.madeRooms == [room])
            let here = server.say(in: room, as: steward.member, "dm me")
            try await steward.live { try await server.waitForReplies(to: here) }
            #expect(server.replies(to: here).first?.body == "This is our direct message: nobody else reads it.")
        }
    }

    @Test func `Asked twice at once, Steward opens one room and greets there once`() async throws {
        try await prepare { steward, _ in
            let server = steward.server
            for _ in 0..<3 { server.say(in: steward.room, as: steward.member, "!dm") }
            try await steward.live {
                try await server.wait { $0.hasSpokenInRoom(madeBy: steward.bot) }
            }
            try await steward.settle()
            #expect(steward.madeRooms.map { steward.told(in: $0).count } == [1])
        }
    }

    @Test func `If the homeserver makes no room, whoever asked is told so in a sentence`() async throws {
        try await prepare { steward, _ in
            let server = steward.server
            server.inject(.refusal(status: 403, errcode: "M_FORBIDDEN"), into: [.createRoom])
            let command = server.say(in: steward.room, as: steward.member, "!dm")
            try await steward.live { try await server.waitForReplies(to: command, count: 2) }
            #expect(server.replies(to: command).last?.body?.hasPrefix("I could not write to you directly") == true)
            #expect(steward.told(in: steward.officersRoom).isEmpty)
        }
    }

    // MARK: Rooms in which nobody is left

    @Test(arguments: ["leaves", "declines", "before"])
    func `Steward leaves a direct room in which nobody else is left`(_ way: String) async throws {
        try await prepare { steward, _ in
            let server = steward.server
            var room = server.makeRoom(members: [steward.member])
            if way == "declines" {
                server.say(in: steward.room, as: steward.member, "!dm")
                try await steward.live {
                    try await server.wait { $0.hasSpokenInRoom(madeBy: steward.bot) }
                }
                room = try #require(steward.madeRooms.first)
            } else {
                server.invite(steward.bot, to: room, by: steward.member, isDirect: true)
                if way == "before" { server.setMembership(.leave, of: steward.member, in: room) }
                let joined = room
                try await steward.live {
                    if way == "leaves" { try await server.waitForMembership(.join, of: steward.bot, in: joined) }
                }
            }
            let left = room
            if way != "before" { server.setMembership(.leave, of: steward.member, in: left) }
            try await steward.live { try await server.waitForMembership(.leave, of: steward.bot, in: left) }
        }
    }

    @Test func `A room that others share is not left`() async throws {
        try await prepare { steward, stranger in
            let server = steward.server
            let room = server.makeRoom(members: [steward.member, stranger])
            server.invite(steward.bot, to: room, by: steward.member, isDirect: true)
            try await steward.live { try await server.waitForMembership(.join, of: steward.bot, in: room) }
            server.setMembership(.leave, of: steward.member, in: room)
            try await steward.settle()
            server.setMembership(.leave, of: steward.member, in: steward.room)
            server.setMembership(.leave, of: steward.officer, in: steward.room)
            try await steward.settle()
            #expect(server.requestCount(.leave) == 0)
        }
    }

    /// Lets Steward start with a stranger about.
    private func prepare(
        _ hasMutualRooms: Bool = true, _ body: @Sendable (RunningDaemon, _ stranger: UserID) async throws -> Void
    ) async throws {
        var configuration = SimulatedHomeserver.Configuration()
        configuration.hasMutualRooms = hasMutualRooms
        try await RunningDaemon.prepare(configuration) { steward in
            try await steward.settle()
            try await body(steward, steward.server.addUser("stranger"))
        }
    }
}

extension RunningDaemon {
    /// All that Steward has said in `room`, in order.
    func said(in room: RoomID) -> [String] {
        server.timeline(room).filter { $0.sender == bot && $0.type == "m.room.message" }.compactMap(\.body)
    }

    /// Those whose invites are kept.
    func inviters() async throws -> [UserID] {
        try await inStore { store in
            try await store.read { try String.fetchAll($0, sql: "SELECT inviter FROM invite").map { UserID($0) } }
        }
    }
}

extension HomeserverState {
    /// Whether `bot` has said something in a room that it has made.
    func hasSpokenInRoom(madeBy bot: UserID) -> Bool {
        roomIDs.contains { timeline($0).first?.sender == bot && !posts(by: bot, in: $0).isEmpty }
    }
}
