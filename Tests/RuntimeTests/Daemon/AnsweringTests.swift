import Foundation
import MatrixProtocol
import Runtime
import SimulatedHomeserver
import TestKit
import Testing

@Suite struct AnsweringTests {
    @Test func `Two and one who is asked in are no direct message, in a room from before the store was made too`()
        async throws
    {
        try await RunningDaemon.prepare { steward in
            let server = steward.server
            let rooms = [true, false].map { hasGuest in
                let room = server.makeRoom(members: [steward.member, steward.bot])
                if hasGuest { server.invite(steward.officer, to: room, by: steward.member) }
                return room
            }
            try await steward.settle()
            for room in rooms {
                let first = server.say(in: room, as: steward.member, "!help more")
                try await steward.settle(until: { try await server.waitForReplies(to: first) })
            }
            let talk = rooms.map { server.say(in: $0, as: steward.member, "hello") }
            try await steward.settle(until: { try await server.waitForReplies(to: talk[1]) })
            #expect(server.replies(to: talk[0]).isEmpty)
        }
    }

    @Test func `A command is answered once, by a notice that replies to it and mentions nobody`() async throws {
        try await RunningDaemon.prepare { steward in
            try await steward.run {
                try await steward.server.waitUntilCaughtUp(steward.bot)
                let command = steward.server.say(in: steward.room, as: steward.member, "!help more")
                let replies = try await steward.server.waitForReplies(to: command)
                #expect(replies.count == 1)
                #expect(replies.first?.messageType == "m.notice")
                #expect(replies.first?.body?.hasPrefix("!more\n") == true)
                #expect(replies.first?.content?["m.mentions"] == .object([:]))
            }
        }
    }

    @Test func `A command inside a thread is answered inside that thread`() async throws {
        try await RunningDaemon.prepare { steward in
            try await steward.run {
                try await steward.server.waitUntilCaughtUp(steward.bot)
                let root = steward.server.say(in: steward.room, as: steward.member, "What can it do?")
                let command = steward.server.say(in: steward.room, as: steward.member, "!help more", thread: root)
                let reply = try #require(try await steward.server.waitForReplies(to: command).first)
                #expect(reply.relation.thread == root)
            }
        }
    }

    @Test func `What was said before Steward first came is left alone`() async throws {
        try await RunningDaemon.prepare { steward in
            let old = steward.server.say(in: steward.room, as: steward.member, "!help more")
            try await steward.run {
                try await steward.server.waitUntilCaughtUp(steward.bot)
                let new = steward.server.say(in: steward.room, as: steward.member, "!help help")
                try await steward.server.waitForReplies(to: new)
            }
            #expect(steward.server.replies(to: old).isEmpty)
        }
    }

    @Test func `Notices and Steward's own messages are never answered`() async throws {
        try await RunningDaemon.prepare { steward in
            try await steward.run {
                try await steward.server.waitUntilCaughtUp(steward.bot)
                let notice = steward.server.say(in: steward.room, as: steward.member, "!help", type: "m.notice")
                let own = steward.server.say(in: steward.room, as: steward.bot, "!help")
                let last = steward.server.say(in: steward.room, as: steward.member, "!help more")
                try await steward.server.waitForReplies(to: last)
                #expect(steward.server.replies(to: notice).isEmpty)
                #expect(steward.server.replies(to: own).isEmpty)
            }
        }
    }

    @Test func `An edited command is answered by an edit of the answer`() async throws {
        try await RunningDaemon.prepare { steward in
            try await steward.run {
                try await steward.server.waitUntilCaughtUp(steward.bot)
                let command = steward.server.say(in: steward.room, as: steward.member, "!help mroe")
                let answer = try #require(try await steward.server.waitForReplies(to: command).first)
                steward.server.say(in: steward.room, as: steward.member, "!help more", editing: command)
                try await steward.server.wait { $0.text(of: answer.id)?.hasPrefix("!more\n") == true }
                #expect(steward.server.replies(to: command).count == 1)
            }
        }
    }

    @Test func `A command taken back has its answer taken back`() async throws {
        try await RunningDaemon.prepare { steward in
            try await steward.run {
                try await steward.server.waitUntilCaughtUp(steward.bot)
                let command = steward.server.say(in: steward.room, as: steward.member, "!help more")
                let answer = try #require(try await steward.server.waitForReplies(to: command).first)
                steward.server.redact(command, in: steward.room, as: steward.member)
                try await steward.server.wait { $0.event(answer.id)?.isRedacted == true }
            }
        }
    }

    @Test func `What was asked while Steward was down is answered at its return, and says when it is late`()
        async throws
    {
        try await RunningDaemon.prepare { steward in
            try await steward.run { try await steward.server.waitUntilCaughtUp(steward.bot) }
            let early = steward.server.say(in: steward.room, as: steward.member, "!help more")
            steward.clock.set(Date(timeIntervalSinceNow: 3 * 3600))
            try await steward.run {
                let reply = try #require(try await steward.server.waitForReplies(to: early).first)
                #expect(reply.body?.hasPrefix("(You asked 3 hours ago, while I was away. Sorry to be late.)\n") == true)
            }
            #expect(steward.server.replies(to: early).count == 1)
        }
    }

    @Test func `Commands that a sync left out are fetched and answered in order, before anything newer`() async throws {
        try await RunningDaemon.prepare { steward in
            try await steward.run { try await steward.server.waitUntilCaughtUp(steward.bot) }
            var commands: [EventID] = []
            for number in 0..<150 {
                commands.append(
                    steward.server.say(in: steward.room, as: steward.member, number % 5 == 0 ? "!help more" : "talk"))
            }
            let asked = commands.enumerated().filter { $0.offset % 5 == 0 }.map(\.element)
            try await steward.run {
                for command in asked { try await steward.server.waitForReplies(to: command) }
            }
            let answered = steward.server.timeline(steward.room).compactMap(\.relation.inReplyTo)
            #expect(answered == asked)
        }
    }

    @Test func `An invite that was there before Steward's first start is accepted`() async throws {
        try await RunningDaemon.prepare { steward in
            let room = steward.server.makeRoom(members: [steward.member], name: "Branch")
            steward.server.invite(steward.bot, to: room, by: steward.member)
            try await steward.run(settings: { $0.invitesAllowed = [steward.member.rawValue] }) {
                try await steward.server.waitForMembership(.join, of: steward.bot, in: room)
            }
        }
    }
}
