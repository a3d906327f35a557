import Foundation
import MatrixClient
import MatrixProtocol
import SimulatedHomeserver
import TestKit
import Testing

/// Steward killed (SIGKILL) again and again while one word of an officer's goes to forty rooms.
@Suite(.serialized, .timeLimit(.minutes(5 * Endurance.factor))) struct AnnouncementDeathTests {
    @Test(arguments: Array(21..<UInt64(21 + 2 * Endurance.factor)))
    func `However often it is killed, an announcement is sent, called off and taken back once in each room`(
        _ seed: UInt64
    ) async throws {
        try await RunningDaemon.prepare { steward in
            var subscribers = try await Subscribers(of: steward, count: 40, seed: seed)
            try await subscribers.die(while: "!announce social Quiz night, tomorrow 7pm, Leeds", "yes") {
                $0.posts.count == 1
            }
            #expect(subscribers.read().allSatisfy { $0.words.map { $0.hasPrefix("Quiz night") } == [true] })

            try await subscribers.die(while: "!cancel \(subscribers.number())", "yes") {
                $0.posts.count == 2 && $0.edits == 1
            }
            let cancelled = subscribers.read()
            #expect(cancelled.allSatisfy { $0.words.map { $0.hasPrefix("Cancelled: Quiz night") } == [true, true] })
            #expect(cancelled.allSatisfy { $0.edits == 1 && $0.redactions == 0 })

            try await subscribers.die(while: "!announce social Picnic, tomorrow 2pm, Leeds", "yes") {
                $0.posts.count == 3
            }
            try await subscribers.die(while: "!undo") {
                $0.redactions == 1 && $0.posts.count == 4
            }
            let undone = subscribers.read()
            #expect(undone.allSatisfy { $0.posts.map(\.isRedacted) == [false, false, true, false] })
            #expect(undone.allSatisfy { $0.edits == 1 && $0.redactions == 1 })
        }
    }
}

/// Rooms that subscribed to an area, and the officer who announces there.
private struct Subscribers {
    let steward: RunningDaemon
    let rooms: [RoomID]
    let session: SimulatedSession
    var random: SeededRandom

    /// What Steward has put into one room of its own accord.
    struct Board {
        let posts: [SimulatedEvent]
        /// What each post says now; nothing of one that was taken back.
        let words: [String]
        let edits: Int
        let redactions: Int

        init(_ room: RoomID, _ bot: UserID, _ state: HomeserverState) {
            let own = state.timeline(room).filter { $0.sender == bot }
            posts = state.posts(by: bot, in: room)
            words = posts.compactMap { state.text(of: $0.id) }
            edits = own.count { $0.relation.replaces != nil }
            redactions = own.count { $0.type == "m.room.redaction" }
        }
    }

    init(of steward: RunningDaemon, count: Int, seed: UInt64) async throws {
        let server = steward.server
        self.steward = steward
        rooms = (0..<count).map { server.makeRoom(members: [steward.officer, steward.bot], name: "Room \($0)") }
        session = server.signIn(steward.bot)
        random = SeededRandom(seed: seed)
        try await steward.inStore { try await Stage.seed($0, at: steward.clock.now) }
        try await steward.settle(tokens: tokens)
        let asked = rooms.map { server.say(in: $0, as: steward.officer, "!subscribe leeds") }
        try await steward.settle(
            tokens: tokens, until: { for command in asked { try await server.waitForReplies(to: command) } })
        // So that many a death falls between what the homeserver has done and what Steward knows of it.
        server.delay(.send, milliseconds: 3)
    }

    private var tokens: Tokens { Tokens(accessToken: session.accessToken) }

    func read() -> [Board] {
        steward.server.read { state in rooms.map { Board($0, steward.bot, state) } }
    }

    /// Lets the officer say `lines` and Steward die several times before every room is as it is to be, and at least
    /// once while only some are; then lets it live.
    mutating func die(while lines: String..., until isDone: @escaping @Sendable (Board) -> Bool) async throws {
        let (server, rooms, bot) = (steward.server, rooms, steward.bot)
        for line in lines { server.say(in: steward.officersRoom, as: steward.officer, line) }
        var reached: [Int] = []
        for attempt in 0..<6 {
            // Each dies later than the one before, or none would come to what rooms get second. However late the death
            // comes on a busy machine, the homeserver has done no more meanwhile.
            let end = server.fallSilent(after: Int.random(in: 8...20, using: &random) + 12 * attempt)
            let child = try MortalChild(steward.plan(session))
            try await server.wait { state in
                state.requestsInAll >= end || rooms.allSatisfy { isDone(Board($0, bot, state)) }
            }
            await child.kill()
            server.speakAgain()
            reached.append(read().count(where: isDone))
        }
        #expect(reached.contains { (1..<rooms.count).contains($0) })
        try await steward.settle(
            tokens: tokens,
            until: {
                try await server.wait { state in rooms.allSatisfy { isDone(Board($0, bot, state)) } }
            })
    }

    /// The number of the event that was announced last.
    func number() throws -> Int {
        let answers = steward.server.timeline(steward.officersRoom).compactMap(\.body)
        let numbers = answers.compactMap { $0.firstMatch(of: /It is event (\d+) in/).flatMap { Int($0.1) } }
        return try #require(numbers.last)
    }
}
