import Foundation
import MatrixProtocol
import Runtime
import SimulatedHomeserver
import TestKit
import Testing

@Suite(.timeLimit(.minutes(5))) struct BudgetTests {
    @Test func `Too many commands of one person in a minute are said to be too many once, and others are answered`()
        async throws
    {
        try await RunningDaemon.prepare { steward in
            let server = steward.server
            try await steward.run(settings: { $0.commandsPerMinute = 3 }) {
                try await server.waitUntilCaughtUp(steward.bot)
                let start = Int64(steward.clock.now.timeIntervalSince1970 * 1000)
                // Each a day older than the one before, as a homeserver may well claim.
                let flood = (0..<6).map { place in
                    server.say(
                        in: steward.room, as: steward.member, "!help more", at: start - Int64(place) * 86_400_000)
                }
                let other = server.say(in: steward.room, as: steward.officer, "!help more", at: start)
                try await server.waitForReplies(to: other)
                steward.clock.set(steward.clock.now + 61)
                let later = server.say(in: steward.room, as: steward.member, "!help more", at: start + 61_000)
                try await server.waitForReplies(to: later)
                let said = flood.map { server.replies(to: $0).map { $0.body?.prefix(5) ?? "" } }
                #expect(said == [["!more"], ["!more"], ["!more"], ["That "], [], []])
            }
        }
    }

    @Test func `A room that asks too much is told once, and everybody is still answered once in that minute`()
        async throws
    {
        try await RunningDaemon.prepare { steward in
            let server = steward.server
            // At the beginning of a minute, so that all of it comes within one.
            steward.clock.set(
                Date(timeIntervalSince1970: (steward.clock.now.timeIntervalSince1970 / 60).rounded() * 60))
            let change: @Sendable (inout DispatchSettings) -> Void = {
                ($0.commandsPerMinute, $0.commandsPerMinuteInRoom) = (100, 3)
            }
            try await steward.run(settings: change) {
                try await server.waitUntilCaughtUp(steward.bot)
                let flood = (0..<7).map { _ in server.say(in: steward.room, as: steward.member, "!help more") }
                let others = (0..<2).map { _ in server.say(in: steward.room, as: steward.officer, "!help more") }
                let elsewhere = server.say(in: steward.officersRoom, as: steward.officer, "!help more")
                try await server.waitForReplies(to: others[0])
                try await server.waitForReplies(to: elsewhere)
                steward.clock.set(steward.clock.now + 60)
                let later = server.say(in: steward.room, as: steward.member, "!help more")
                try await server.waitForReplies(to: later)
                let said = { (events: [EventID]) in
                    events.map { server.replies(to: $0).map { $0.body?.prefix(9) ?? "" } }
                }
                #expect(said(flood) == [["!more\nGoe"], ["!more\nGoe"], ["!more\nGoe"], ["This room"], [], [], []])
                #expect(said(others + [later]) == [["!more\nGoe"], [], ["!more\nGoe"]])
            }
        }
    }

    @Test func `A command that gets no answer closes no question`() async throws {
        try await RunningDaemon.prepare(withProbe: true) { steward in
            let server = steward.server
            let other = server.makeRoom(members: [steward.member, steward.officer, steward.bot], name: "Other")
            try await steward.run(settings: { $0.commandsPerMinute = 3 }) {
                try await server.waitUntilCaughtUp(steward.bot)
                let question = server.say(in: steward.room, as: steward.member, "!ask")
                try await server.waitForReplies(to: question)
                let spent = (0..<3).map { _ in server.say(in: other, as: steward.member, "!role") }
                try await server.waitForReplies(to: spent[2])
                let silent = server.say(in: steward.room, as: steward.member, "!role")
                let later = server.say(in: steward.room, as: steward.officer, "!role")
                try await server.waitForReplies(to: later)
                #expect(server.replies(to: silent).isEmpty)
                steward.clock.set(steward.clock.now + 61)
                let yes = server.say(in: steward.room, as: steward.member, "yes")
                let answer = try await server.waitForReplies(to: yes).first
                #expect(answer?.body == "Counted: one\n1")
            }
        }
    }

    @Test(arguments: [
        (600, nil), (20 * 60, "(You asked 20 minutes ago, while"), (3 * 3600, "(You asked 3 hours ago, while"),
        (50 * 3600, "(You asked 2 days ago, while"),
    ])
    func `A late answer says how late it is`(_ seconds: Int, _ start: String?) async throws {
        try await RunningDaemon.prepare { steward in
            try await steward.settle()
            let now = Int64(steward.clock.now.timeIntervalSince1970 * 1000)
            let command = steward.server.say(in: steward.room, as: steward.member, "!help more", at: now)
            steward.clock.set(steward.clock.now + TimeInterval(seconds))
            try await steward.run {
                let body = try #require(try await steward.server.waitForReplies(to: command).first?.body)
                #expect(body.hasPrefix(start ?? "!more\n"))
            }
        }
    }

    @Test(arguments: [20 * 60, 3 * 3600, 400 * 24 * 3600])
    func `Where Steward was not away, no answer says so, however slow a sender's clock is`(_ slow: Int) async throws {
        try await RunningDaemon.prepare { steward in
            try await steward.settle()
            steward.clock.set(steward.clock.now + 60)
            try await steward.run {
                let time = Int64(steward.clock.now.timeIntervalSince1970 * 1000) - Int64(slow) * 1000
                let command = steward.server.say(in: steward.room, as: steward.member, "!help more", at: time)
                let body = try #require(try await steward.server.waitForReplies(to: command).first?.body)
                #expect(body.hasPrefix("!more\n"))
            }
        }
    }

    @Test func `A failure changes nothing, and is answered with the ref that the log has`() async throws {
        try await RunningDaemon.prepare(withProbe: true) { steward in
            try await steward.run {
                try await steward.server.waitUntilCaughtUp(steward.bot)
                let command = steward.server.say(in: steward.room, as: steward.member, "!fail")
                let body = try #require(try await steward.server.waitForReplies(to: command).first?.body)
                #expect(body.hasPrefix("Something went wrong (ref "))
                #expect(try await steward.tallies() == "0")
            }
        }
    }

    @Test func `While the disk is full nothing of a sync counts, and then all of it once`() async throws {
        try await RunningDaemon.prepare(withProbe: true) { steward in
            let server = steward.server
            try await steward.settle()
            let commands = ["!tally", "!full", "!tally"].map { server.say(in: steward.room, as: steward.member, $0) }
            try await steward.run { for command in commands { try await server.waitForReplies(to: command) } }
            #expect(commands.map { server.replies(to: $0).map(\.body) } == [["1"], ["2"], ["3"]])
        }
    }

    @Test func `What was said before a question and is shown again is no answer to it`() async throws {
        try await RunningDaemon.prepare(withProbe: true) { steward in
            let server = steward.server
            try await steward.settle()
            let now = Int64(steward.clock.now.timeIntervalSince1970 * 1000)
            server.inject(.duplicatedEvents, into: [.sync])
            try await steward.run {
                try await server.waitUntilCaughtUp(steward.bot)
                let early = server.say(in: steward.room, as: steward.member, "yes", at: now - 5000)
                let question = server.say(in: steward.room, as: steward.member, "!ask", at: now)
                try await server.waitForReplies(to: question)
                #expect(try await steward.tallies() == "0")
                #expect(server.replies(to: early).isEmpty)
                let yes = server.say(in: steward.room, as: steward.member, "yes", at: now + 5000)
                try await server.waitForReplies(to: yes)
                #expect(try await steward.tallies() == "1")
            }
        }
    }
}
