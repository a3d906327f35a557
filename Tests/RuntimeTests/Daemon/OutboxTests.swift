import Foundation
import GRDB
import MatrixClient
import MatrixProtocol
import SimulatedHomeserver
import StewardCore
import Store
import TestKit
import Testing

@testable import Runtime

/// What becomes of what cannot be sent.
@Suite(.timeLimit(.minutes(5))) struct OutboxTests {
    @Test func `Forty rooms that cannot be joined hold up no answer, also after a new start`() async throws {
        try await RunningDaemon.prepare(withHerald: true) { steward in
            let server = steward.server
            try await steward.settle()
            server.inject(.serverError(status: 502), into: [.join])
            for _ in 0..<40 {
                server.invite(steward.bot, to: server.makeRoom(members: [steward.officer]), by: steward.officer)
            }
            for round in 1...2 {
                try await steward.run(settings: { $0.invitesPerHour = 100 }) {
                    try await server.waitForRequests(.join, count: 60 * round)
                    let answered = server.say(in: steward.room, as: steward.member, "!count tea")
                    try await server.waitForReplies(to: answered)
                    let command = server.say(in: steward.room, as: steward.member, "!ask")
                    try await server.wait { $0.receipt(of: steward.bot, in: steward.room) == command }
                }
            }
            let waiting = try await steward.inStore { store in try await store.read { try Outbox.waiting($0) } }
            #expect(waiting.count == 40)
            #expect(waiting.allSatisfy { $0.trials.attempts > 0 && $0.trials.nextTryAt != nil })
        }
    }

    @Test(arguments: [Endpoint.join, .createRoom, .joinedMembers])
    func `Where one kind of request is limited, messages go out`(_ endpoint: Endpoint) async throws {
        try await RunningDaemon.prepare(withHerald: true) { steward in
            let server = steward.server
            try await steward.settle()
            // Once a room is known, nothing is asked before an answer there.
            let first = server.say(in: steward.room, as: steward.member, "!count tea")
            try await steward.settle(until: { try await server.waitForReplies(to: first) })
            let asked = server.requestCount(endpoint)
            // Else this start would ask for officers in the name of the last one, which is done.
            steward.clock.set(steward.clock.now + 1)
            server.inject(.rateLimited(milliseconds: 3_600_000), into: [endpoint])
            server.invite(steward.bot, to: server.makeRoom(members: [steward.officer]), by: steward.officer)
            try await steward.run {
                server.say(in: steward.room, as: steward.member, "!tell tea")
                try await server.waitForRequests(endpoint, count: asked + 1)
                for _ in 0..<3 {
                    let command = server.say(in: steward.room, as: steward.member, "!count tea")
                    try await server.waitForReplies(to: command)
                }
                #expect(server.requestCount(endpoint) == asked + 1)
            }
        }
    }

    @Test(
        arguments: [
            (401, "M_USER_LOCKED"), (403, "M_USER_SUSPENDED"), (403, "M_CONSENT_NOT_GIVEN"),
            (403, "M_RESOURCE_LIMIT_EXCEEDED"), (403, "M_LIMIT_EXCEEDED"),
        ])
    func `What the server of one person or room says of us holds up no other invite and no other join`(
        _ status: Int, _ errcode: String
    ) async throws {
        try await RunningDaemon.prepare(withHerald: true) { steward in
            let server = steward.server
            try await steward.settle()
            let fault = Fault.refusal(status: status, errcode: errcode, milliseconds: 80_000_000)
            // A room with the officer alone would be a direct room once joined, and might take in what is told them.
            let rooms = (0..<2).map { _ in server.makeRoom(members: [steward.officer, steward.member]) }
            server.inject(fault, into: [.join], room: rooms[0])
            // The first two requests are the first person's, or the second one's own.
            server.inject(fault, into: [.setMember], times: 2)
            try await steward.run {
                server.invite(steward.bot, to: rooms[0], by: steward.officer)
                server.say(in: steward.room, as: steward.member, "!tell tea")
                try await server.waitForRequests(.join, count: 2)
                try await server.waitForRequests(.setMember, count: 1)
                server.invite(steward.bot, to: rooms[1], by: steward.officer)
                server.say(in: steward.room, as: steward.officer, "!tell cake")
                try await server.waitForMembership(.join, of: steward.bot, in: rooms[1])
                for words in [["tea", "TEA"], ["cake", "CAKE"]] { try await steward.waitForTold(words) }
            }
            let waiting = try await steward.inStore { store in try await store.read { try Outbox.waiting($0) } }
            #expect(waiting.map(\.address) == [.room(rooms[0])])
            #expect(waiting.allSatisfy { $0.trials.attempts > 0 })
        }
    }

    @Test func `Where sends are limited, all wait for as long as told and rooms are still joined`() async throws {
        try await RunningDaemon.prepare { steward in
            let server = steward.server
            try await steward.settle()
            server.inject(.rateLimited(milliseconds: 300), into: [.send], times: 1)
            // With two people in it, it is no direct room, which would be greeted.
            let joined = server.makeRoom(members: [steward.officer, steward.member])
            try await steward.run {
                let command = server.say(in: steward.room, as: steward.member, "!help more")
                try await server.waitForRequests(.send, count: 1)
                server.invite(steward.bot, to: joined, by: steward.officer)
                try await server.waitForMembership(.join, of: steward.bot, in: joined)
                try await server.waitForReplies(to: command)
                #expect(server.requestCount(.send) == 2)
            }
        }
    }

    @Test func `A stop does not wait for what is not due, and the next start tries it again`() async throws {
        try await RunningDaemon.prepare { steward in
            let server = steward.server
            try await steward.settle()
            server.inject(.rateLimited(milliseconds: 3_600_000), into: [.send])
            let command = server.say(in: steward.room, as: steward.member, "!help more")
            try await steward.run(options: { $0.drain = .seconds(600) }) {
                try await server.waitForRequests(.send, count: 1)
            }
            #expect(server.replies(to: command).isEmpty)
            server.heal()
            try await steward.run { try await server.waitForReplies(to: command) }
            #expect(server.replies(to: command).count == 1)
        }
    }

    @Test func `A join is given up after an hour in which the homeserver could be read`() async throws {
        try await RunningDaemon.prepare { steward in
            let server = steward.server
            try await steward.settle()
            server.inject(.serverError(status: 502), into: [.join])
            server.invite(steward.bot, to: server.makeRoom(members: [steward.officer]), by: steward.officer)
            let clock = LeapingClock()
            try await steward.run(options: { $0.clock = clock }) {
                try await server.waitForRequests(.join, count: 1)
                try await steward.pass(.seconds(1800), by: clock)
                try await server.waitForRequests(.join, count: server.requestCount(.join) + 3)
                try await steward.pass(.seconds(1900), by: clock)
                try await steward.waitUntilGivenUp(by: clock)
            }
            #expect(try await steward.reasons().count == 1)
            #expect(server.timeline(steward.officersRoom).allSatisfy { $0.type != "m.room.message" })
        }
    }

    @Test func `An announcement is given up after a day, and the officers are told`() async throws {
        try await RunningDaemon.prepare(withHerald: true) { steward in
            let server = steward.server
            try await steward.settle()
            let clock = LeapingClock()
            // In a room of two it would be a direct one, of which officers are told nothing.
            let room = server.makeRoom(members: [steward.officer, steward.member, steward.bot])
            try await steward.settle(until: { try await server.waitUntilCaughtUp(steward.bot) })
            try await steward.run(options: { $0.clock = clock }) {
                try await server.waitUntilCaughtUp(steward.bot)
                server.inject(.serverError(status: 503), into: [.send], room: room)
                server.say(in: steward.room, as: steward.member, "!cry tea time")
                try await server.wait { state in state.requests.contains { $0.fault != nil && $0.endpoint == .send } }
                try await steward.pass(.seconds(23 * 3600), by: clock)
                try await server.waitForRequests(.send, count: server.requestCount(.send) + 3)
                #expect(try await steward.reasons().isEmpty)
                try await steward.pass(.seconds(2 * 3600), by: clock)
                try await server.wait { [room = steward.officersRoom] state in
                    state.posts(by: steward.bot, in: room).contains {
                        $0.body?.contains("I could not announce this in this room") == true
                    }
                }
            }
            let reason = try await steward.reasons().first
            #expect(reason?.hasPrefix("Given up after") == true)
        }
    }

    @Test(arguments: ["cry", "post", "change"])
    func `The officers hear of a post that the homeserver refuses, with a key or without, and of a change to one`(
        _ word: String
    ) async throws {
        try await RunningDaemon.prepare(withHerald: true) { steward in
            let server = steward.server
            try await steward.settle()
            if word == "change" { try await steward.runAndSay("!cry tea time") }
            server.silence(in: steward.room, as: steward.member)
            let command = server.say(in: steward.officersRoom, as: steward.officer, "!\(word) tea cake")
            let failed = word == "change" ? "I could not change an announcement in" : "I could not announce this in"
            try await steward.live {
                try await server.waitForReplies(to: command)
                try await server.wait { [room = steward.officersRoom] state in
                    state.posts(by: steward.bot, in: room).contains {
                        $0.body?.hasPrefix("\(failed) this room") == true
                            && $0.body?.contains("the homeserver does not let me") == true
                            && $0.body?.contains("cake") == true
                    }
                }
            }
        }
    }

    @Test func `That a word to the officers was given up is told to nobody`() async throws {
        try await RunningDaemon.prepare(withHerald: true) { steward in
            let server = steward.server
            let other = server.makeRoom(members: [steward.officer, steward.bot], name: "More officers")
            let settings: @Sendable (inout DispatchSettings) -> Void = { $0.officersRooms.append(other) }
            try await steward.settle(settings: settings)
            server.silence(in: steward.room, as: steward.member)
            server.silence(in: steward.officersRoom, as: steward.officer)
            try await steward.settle(settings: settings) {
                server.say(in: other, as: steward.officer, "!post tea cake")
                try await server.wait { [bot = steward.bot] state in
                    state.posts(by: bot, in: other).contains { $0.body?.contains("I could not") == true }
                        && state.requests.count { $0.endpoint == .send && $0.status == 403 } > 2
                }
            }
            try await steward.settle(settings: settings)
            let words = server.read { [bot = steward.bot] in $0.posts(by: bot, in: other).compactMap(\.body) }
            #expect(words.count { $0.contains("I could not") } == 2)
        }
    }

    @Test func `A row that fails for a fault of our own is put off, and nobody else waits`() async throws {
        try await RunningDaemon.prepare(withHerald: true) { steward in
            let server = steward.server
            try await steward.settle()
            let queue = try DatabaseQueue(path: steward.storePath)
            try await queue.write { db in
                try db.execute(
                    sql: """
                        CREATE TRIGGER faulty BEFORE INSERT ON room WHEN NEW.direct_with IS NOT NULL
                        BEGIN SELECT RAISE(ABORT, 'no'); END
                        """)
            }
            try queue.close()
            try await steward.live {
                server.say(in: steward.room, as: steward.member, "!tell tea")
                try await server.waitForRequests(.setMember, count: 2)
                let command = server.say(in: steward.room, as: steward.member, "!count tea")
                try await server.waitForReplies(to: command)
            }
        }
    }

    @Test func `One request whose token is refused is tried again if the token is good`() async throws {
        try await RunningDaemon.prepare(withHerald: true) { steward in
            let server = steward.server
            try await steward.settle()
            for endpoint in [Endpoint.send, .receipt, .sync, .joinedMembers] {
                server.inject(.unknownToken, into: [endpoint], times: 1)
            }
            try await steward.run {
                for _ in 0..<3 {
                    let command = server.say(in: steward.room, as: steward.member, "!count tea")
                    try await server.waitForReplies(to: command)
                }
                // It gets no answer in its room, but a receipt.
                server.say(in: steward.room, as: steward.member, "!ask")
                try await server.waitForRequests(.receipt, count: 1)
            }
        }
    }

    @Test(arguments: [Endpoint.send, .receipt, .joinedMembers])
    func `A dead token that any request shows ends the daemon`(_ endpoint: Endpoint) async throws {
        try await RunningDaemon.prepare(withHerald: true) { steward in
            let server = steward.server
            try await steward.settle()
            await #expect(throws: MatrixFailure.unknownToken(softLogout: false)) {
                try await steward.run {
                    try await server.waitUntilCaughtUp(steward.bot)
                    server.inject(.unknownToken, into: [endpoint, .whoami])
                    // What is not known of a room is asked at its first message. There is no answer, but a receipt.
                    server.say(in: steward.room, as: steward.member, "!ask")
                    try await server.wait { _ in false }
                }
            }
        }
    }
}

extension RunningDaemon {
    /// Lets `duration` pass between two syncs that succeed.
    func pass(_ duration: Duration, by clock: LeapingClock) async throws {
        for step in 0..<2 {
            let syncs = server.requestCount(.sync)
            server.say(in: room, as: member, "Good morning")
            try await server.wait { [bot] in $0.requestCount(.sync) > syncs && $0.isCaughtUp(bot) }
            if step == 0 { clock.leap(duration) }
        }
    }

    /// Why what was given up or refused was.
    fileprivate func reasons() async throws -> [String] {
        try await inStore { store in
            try await store.read { try String.fetchAll($0, sql: "SELECT reason FROM outbox WHERE state = 'refused'") }
        }
    }

    fileprivate func waitUntilGivenUp(by clock: LeapingClock) async throws {
        while try await reasons().isEmpty { try await pass(.zero, by: clock) }
    }
}
