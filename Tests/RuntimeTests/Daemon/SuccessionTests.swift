import FeatureKit
import Foundation
import MatrixProtocol
import Organising
import Runtime
import SimulatedHomeserver
import TestKit
import Testing

@Suite(.timeLimit(.minutes(5))) struct SuccessionTests {
    @Test(arguments: [11, 12], [true, false])
    func `A room that goes on elsewhere is followed`(_ version: Int, _ isPublic: Bool) async throws {
        try await RunningDaemon.prepare { steward in
            let server = steward.server
            try await steward.run {
                try await server.waitUntilCaughtUp(steward.bot)
                let new = server.makeRoom(
                    members: [steward.member], version: version, isPublic: isPublic, predecessor: steward.room)
                if !isPublic { server.invite(steward.bot, to: new, by: steward.member) }
                server.tombstone(steward.room, replacement: new, by: steward.member)
                try await server.waitForMembership(.join, of: steward.bot, in: new)
                let command = server.say(in: new, as: steward.member, "!help more")
                try await server.waitForReplies(to: command)
            }
        }
    }

    @Test(arguments: [(true, true), (true, false), (false, true)])
    func `A room is the officers' next one only if both rooms say so`(_ old: Bool, _ new: Bool) async throws {
        try await RunningDaemon.prepare(withProbe: true) { steward in
            let server = steward.server
            let stranger = server.addUser("stranger")
            try await steward.settle()
            let next = server.makeRoom(
                members: [stranger, steward.officer], version: 12, isPublic: true,
                predecessor: new ? steward.officersRoom : nil)
            server.setMembership(.join, of: steward.bot, in: next)
            if old { server.tombstone(steward.officersRoom, replacement: next, by: steward.officer) }
            server.setMembership(.join, of: stranger, in: steward.room)
            for _ in 0..<2 {
                try await steward.settle()
                try await steward.run {
                    try await steward.expect(stranger, is: old && new ? "officer" : "member")
                    try await steward.expect(steward.officer, is: "officer")
                }
            }
        }
    }

    @Test func `Once the officers have moved, who stayed behind in the closed room is no officer`() async throws {
        try await RunningDaemon.prepare(withProbe: true) { steward in
            let server = steward.server
            server.setMembership(.join, of: steward.member, in: steward.officersRoom)
            try await steward.settle()
            let next = server.makeRoom(members: [steward.officer], version: 12, predecessor: steward.officersRoom)
            server.invite(steward.bot, to: next, by: steward.officer)
            server.tombstone(steward.officersRoom, replacement: next, by: steward.officer)
            try await steward.run { try await server.waitForMembership(.join, of: steward.bot, in: next) }
            try await steward.settle()
            try await steward.run {
                try await steward.expect(steward.member, is: "member")
                try await steward.expect(steward.officer, is: "officer")
            }
        }
    }

    @Test(arguments: [true, false])
    func `What a room was set to goes with it, whichever of the two rooms speaks of the other first`(
        _ isOldFirst: Bool
    ) async throws {
        try await RunningDaemon.prepare { steward in
            let (server, old) = (steward.server, steward.room)
            try await steward.subscribe()
            let picnic = try await steward.announce("Picnic", days: 9)
            let new = server.makeRoom(members: [steward.member, steward.officer], predecessor: old)
            let steps = [
                {
                    server.tombstone(old, replacement: new, by: steward.member)
                    try await steward.settle()
                },
                {
                    if isOldFirst { server.invite(steward.bot, to: new, by: steward.member) }
                    server.setMembership(.join, of: steward.bot, in: new)
                    try await steward.settle()
                },
            ]
            for step in isOldFirst ? steps : steps.reversed() {
                #expect(try await steward.subscriptions(in: old).contains("socials around Liverpool"))
                try await step()
            }
            #expect(try await !steward.subscriptions(in: old).contains("Liverpool"))
            let settings = try await steward.subscriptions(in: new)
            for words in ["1. socials around Liverpool\n", "At most 3 ", "every Monday at 9am"] {
                #expect(settings.contains(words))
            }

            _ = try await steward.announce("Quiz", days: 10)
            #expect(steward.titles(in: old) == ["Picnic"])
            #expect(steward.titles(in: new) == ["Quiz"])
            for line in ["!cancel \(picnic)", "yes"] {
                _ = try await steward.ask(line, in: steward.officersRoom, as: steward.officer)
            }
            #expect(steward.titles(in: old) == ["Picnic"])
            try #require(steward.titles(in: new) == ["Quiz", "Cancelled: Picnic"])
            steward.clock.set(steward.clock.now + 7 * 86_400)
            for _ in 0..<2 {
                try await steward.live { try await server.wait { $0.posts(by: steward.bot, in: new).count >= 3 } }
            }
            #expect(steward.titles(in: old) == ["Picnic"])
            #expect(steward.titles(in: new) == ["Quiz", "Cancelled: Picnic", "The week ahead"])
        }
    }

    @Test(arguments: [(true, false), (false, true)])
    func `What a room was set to stays where only one of the two rooms names the other`(
        _ old: Bool, _ new: Bool
    ) async throws {
        try await RunningDaemon.prepare { steward in
            let server = steward.server
            try await steward.subscribe()
            let stranger = server.addUser("stranger")
            let other = server.makeRoom(
                members: [stranger, steward.officer], isPublic: true, predecessor: new ? steward.room : nil)
            if old { server.tombstone(steward.room, replacement: other, by: steward.member) }
            server.setMembership(.join, of: steward.bot, in: other)
            try await steward.settle()
            #expect(try await steward.subscriptions(in: steward.room).contains("Liverpool"))
            if new {
                #expect(try await !steward.subscriptions(in: other).contains("Liverpool"))
            } else {
                try await steward.live { try await server.waitForMembership(.leave, of: steward.bot, in: other) }
            }
        }
    }
}

extension RunningDaemon {
    /// Loads first data and lets the members' room be set.
    fileprivate func subscribe() async throws {
        try await inStore { try await Stage.seed($0, at: clock.now) }
        try await settle()
        for line in ["!subscribe liverpool socials", "!budget 3 a day", "!digest monday 9am"] {
            _ = try await ask(line, in: room, as: officer)
        }
    }

    /// What Steward answers to `line` of `user`, once all that came of it is done.
    fileprivate func ask(_ line: String, in room: RoomID, as user: UserID) async throws -> String {
        let command = server.say(in: room, as: user, line)
        try await live { try await server.waitForReplies(to: command) }
        return server.replies(to: command).first?.body ?? ""
    }

    fileprivate func subscriptions(in room: RoomID) async throws -> String {
        try await ask("!subscriptions", in: room, as: officer)
    }

    /// Lets the officer announce a social in Liverpool `days` from now; gives its number.
    fileprivate func announce(_ title: String, days: Int) async throws -> Int {
        let date = Stage.timeZone.local(at: clock.now).date.advanced(by: days)
        _ = try await ask(
            "!announce social \(title), \(date) 2pm, Sefton Park, Liverpool", in: officersRoom, as: officer)
        let answer = try await ask("yes", in: officersRoom, as: officer)
        return try #require(answer.firstMatch(of: /It is event (\d+) in/).flatMap { Int($0.1) })
    }

    /// The first lines of what Steward has posted in `room`.
    fileprivate func titles(in room: RoomID) -> [String] {
        server.read { $0.posts(by: bot, in: room) }.compactMap { $0.body?.components(separatedBy: "\n").first }
    }
}
