import Foundation
import GRDB
import MatrixProtocol
import SimulatedHomeserver
import Store
import TestKit
import Testing

/// What is told only to those who share one of the network's rooms with us.
@Suite(.timeLimit(.minutes(5))) struct MembersOnlyTests {
    private static let contact = "speaker-03@example.org"
    private static let refusal = "I tell that only to people who are in one of the network's rooms with me."

    @Test(arguments: [true, false])
    func `Who is in a network's room hears how to reach a speaker, and a stranger does not`(_ hasMutualRooms: Bool)
        async throws
    {
        try await prepare(hasMutualRooms) { steward, stranger in
            for (user, isTold) in [(steward.member, true), (stranger, false), (steward.officer, true)] {
                let direct = steward.server.makeRoom(members: [user, steward.bot])
                for command in ["!speaker 3", "!speakers", "!more"] {
                    let answer = try await steward.ask(command, in: direct, as: user)
                    #expect(answer.hasPrefix(Self.refusal) != isTold || command == "!more")
                    #expect(answer.contains(Self.contact) == (isTold && command == "!speaker 3"))
                    #expect(isTold || !answer.contains("An example"))
                }
            }
            try await steward.expectNoWords(like: Self.contact)
        }
    }

    @Test(arguments: [true, false])
    func `Whether somebody is of the network is asked for each answer anew`(_ hasMutualRooms: Bool) async throws {
        try await prepare(hasMutualRooms) { steward, stranger in
            let server = steward.server
            let direct = server.makeRoom(members: [stranger, steward.bot])
            let command = server.say(in: direct, as: stranger, "!speaker 3")
            try await steward.live { try await server.waitForReplies(to: command) }
            server.setMembership(.join, of: stranger, in: steward.room)
            #expect(try await steward.ask("!speaker 3", in: direct, as: stranger).contains(Self.contact))
            server.setMembership(.leave, of: stranger, in: steward.room)
            #expect(try await steward.ask("!speaker 3", in: direct, as: stranger).hasPrefix(Self.refusal))
            // An edit is answered by an edit of the answer, which is for the same eyes.
            server.say(in: direct, as: stranger, "!speaker 2", editing: command)
            try await steward.settle()
            let answer = try #require(server.replies(to: command).first)
            #expect(server.read { $0.text(of: answer.id) }?.hasPrefix(Self.refusal) == true)
        }
    }

    @Test func `Where the homeserver answers no more questions for now, what needs none goes out`() async throws {
        try await prepare(true) { steward, _ in
            let server = steward.server
            let direct = server.makeRoom(members: [steward.member, steward.bot])
            server.inject(.rateLimited(milliseconds: 3_600_000), into: [.mutualRooms])
            try await steward.run {
                let asked = server.say(in: direct, as: steward.member, "!speaker 3")
                try await server.waitForRequests(.mutualRooms, count: 1)
                for _ in 0..<3 {
                    let command = server.say(in: steward.room, as: steward.member, "!help more")
                    try await server.waitForReplies(to: command)
                }
                #expect(server.replies(to: asked).isEmpty)
            }
        }
    }

    @Test func `A room that the homeserver fails for keeps nobody from hearing what another room shows`() async throws {
        try await prepare(false) { steward, _ in
            let server = steward.server
            let direct = server.makeRoom(members: [steward.member, steward.bot])
            let broken = server.makeRoom(members: [steward.officer], name: "Broken")
            for number in 0..<3 { server.setMembership(.join, of: server.addUser("crowd\(number)"), in: broken) }
            server.invite(steward.bot, to: broken, by: steward.officer)
            try await steward.live { try await server.waitForMembership(.join, of: steward.bot, in: broken) }
            #expect(try await steward.ask("!help more", in: direct, as: steward.member).isEmpty == false)
            server.inject(.serverError(), into: [.state], room: broken)
            #expect(try await steward.ask("!speaker 3", in: direct, as: steward.member).contains(Self.contact))
        }
    }

    @Test(arguments: ["before", "since", "lured"], [true, false])
    func `A stranger's own room makes nobody one of the network`(_ kind: String, _ hasMutualRooms: Bool) async throws {
        var configuration = SimulatedHomeserver.Configuration()
        configuration.hasMutualRooms = hasMutualRooms
        try await RunningDaemon.prepare(configuration) { steward in
            let server = steward.server
            let stranger = server.addUser("stranger")
            try await steward.inStore { try await Stage.seed($0, at: steward.clock.now) }
            let early = server.makeRoom(members: [stranger, steward.bot])
            try await steward.settle()
            let direct = server.makeRoom(members: [stranger, steward.bot])
            #expect(try await steward.ask("!help more", in: early, as: stranger).isEmpty == false)
            if kind != "before" {
                let friend = server.addUser("friend")
                let own = server.makeRoom(
                    members: [stranger, friend], name: "Lure", isPublic: true, predecessor: direct)
                if kind == "since" { server.setMembership(.join, of: steward.bot, in: own) }
                if kind == "lured" { server.tombstone(direct, replacement: own, by: stranger) }
            }
            let answer = try await steward.ask("!speaker 3", in: direct, as: stranger)
            #expect(answer.hasPrefix(Self.refusal))
        }
    }

    @Test func `A room that somebody asked us into who may, and the room that replaces it, are the network's`()
        async throws
    {
        try await RunningDaemon.prepare { steward in
            let server = steward.server
            let guest = server.addUser("guest")
            try await steward.inStore { try await Stage.seed($0, at: steward.clock.now) }
            try await steward.settle()
            let direct = server.makeRoom(members: [guest, steward.bot])
            let hall = server.makeRoom(members: [guest, steward.officer], name: "Hall", isPublic: true)
            server.invite(steward.bot, to: hall, by: steward.officer)
            try await steward.live { try await server.waitForMembership(.join, of: steward.bot, in: hall) }
            #expect(try await steward.ask("!speaker 3", in: direct, as: guest).contains(Self.contact))
            let next = server.makeRoom(
                members: [guest, steward.officer], name: "Hall", version: 12, isPublic: true, predecessor: hall)
            server.tombstone(hall, replacement: next, by: guest)
            try await steward.live { try await server.waitForMembership(.join, of: steward.bot, in: next) }
            server.setMembership(.leave, of: guest, in: hall)
            #expect(try await steward.ask("!speaker 3", in: direct, as: guest).contains(Self.contact))
        }
    }

    /// Loads first data and lets Steward start with a stranger about.
    private func prepare(
        _ hasMutualRooms: Bool, _ body: @Sendable (RunningDaemon, _ stranger: UserID) async throws -> Void
    ) async throws {
        var configuration = SimulatedHomeserver.Configuration()
        configuration.hasMutualRooms = hasMutualRooms
        try await RunningDaemon.prepare(configuration) { steward in
            try await steward.inStore { try await Stage.seed($0, at: steward.clock.now) }
            try await steward.settle()
            try await body(steward, steward.server.addUser("stranger"))
        }
    }
}

extension RunningDaemon {
    /// What Steward answers to `line` of `user`, once all that came of it is done.
    fileprivate func ask(_ line: String, in room: RoomID, as user: UserID) async throws -> String {
        let command = server.say(in: room, as: user, line)
        try await live { try await server.waitForReplies(to: command) }
        return server.replies(to: command).first?.body ?? ""
    }

    /// Expects that nothing like `words` waits or has stayed in the outbox.
    fileprivate func expectNoWords(like words: String) async throws {
        let rows = try await inStore { store in
            try await store.read { try Row.fetchAll($0, sql: "SELECT * FROM outbox").map { "\($0)" } }
        }
        #expect(!rows.isEmpty && !rows.contains { $0.contains(words) || $0.contains("network's rooms") })
    }
}
