import MatrixProtocol
import SimulatedHomeserver
import Testing

@testable import Runtime

@Suite(.timeLimit(.minutes(5))) struct GapTests {
    @Test func `A room whose events cannot be fetched is left behind alone, and catches up in order`() async throws {
        try await RunningDaemon.prepare { steward in
            let server = steward.server
            try await steward.settle()
            let asked = (0..<120).compactMap { number in
                number % 10 == 0
                    ? server.say(in: steward.room, as: steward.member, "!help more")
                    : steward.talk()
            }
            server.inject(.serverError(status: 500), into: [.messages])
            try await steward.run {
                let elsewhere = server.say(in: steward.officersRoom, as: steward.officer, "!help more")
                try await server.waitForReplies(to: elsewhere)
            }
            #expect(asked.allSatisfy { server.replies(to: $0).isEmpty })
            try await steward.run {
                try await server.waitForRequests(.messages, count: server.requestCount(.messages) + 2)
                let newer = server.say(in: steward.room, as: steward.member, "!help help")
                let elsewhere = server.say(in: steward.officersRoom, as: steward.officer, "!help more")
                try await server.waitForReplies(to: elsewhere)
                server.heal()
                server.say(in: steward.officersRoom, as: steward.officer, "!help more")
                try await server.waitForReplies(to: newer)
                let answered = server.timeline(steward.room).compactMap(\.relation.inReplyTo)
                #expect(answered == asked + [newer])
            }
        }
    }

    @Test func `A room whose past we may not read is passed over, and goes on`() async throws {
        try await RunningDaemon.prepare { steward in
            let server = steward.server
            try await steward.settle()
            let lost = server.say(in: steward.room, as: steward.member, "!help more")
            for _ in 0..<110 { steward.talk() }
            server.inject(.serverError(status: 403), into: [.messages])
            let command = server.say(in: steward.room, as: steward.member, "!help more")
            try await steward.run { try await server.waitForReplies(to: command) }
            #expect(server.replies(to: lost).isEmpty)
        }
    }

    @Test(arguments: [0, 150])
    func `What was shown of a room whose past is refused at last is not lost by then`(_ more: Int) async throws {
        try await RunningDaemon.prepare { steward in
            let server = steward.server
            try await steward.settle()
            for _ in 0..<110 + more { steward.talk() }
            // Once the homeserver fails, or the first page is on the way back.
            if more == 0 { server.inject(.serverError(), into: [.messages], times: 1) } else { server.hold(.messages) }
            let command = server.say(in: steward.room, as: steward.member, "!help more")
            try await steward.run {
                try await server.waitForRequests(.messages, count: 1)
                server.inject(.serverError(status: 403), into: [.messages])
                server.release(.messages)
                steward.talk()
                try await server.waitForReplies(to: command)
            }
        }
    }

    @Test func `What was shown of rooms that are behind takes no more memory than is spared for it`() {
        var shown = ShownEvents()
        let event = { (number: Int) in
            RoomEvent(
                room: RoomID("!0:example.org"), id: EventID("$\(number)"), sender: UserID("@ash:example.org"),
                sentAt: 0,
                content: .message(MessageContent(type: "m.text", body: String(repeating: "x", count: 60_000))))
        }
        let rooms = (0..<1000).map { RoomID("!\($0):example.org") }
        let events = (0..<50).map(event)
        let kept = { rooms.filter { !shown[$0].isEmpty } }
        for room in rooms { shown.keep(events, of: room) }
        #expect(kept() == Array(rooms[..<2]))
        shown.keep([event(1)], of: rooms[1])
        shown.forget(rooms[0])
        for room in rooms[2...] { shown.keep(events, of: room) }
        #expect(kept() == Array(rooms[1...3]))
        #expect(shown[rooms[1]] == [event(1)])
    }

    @Test func `What was said in a gap while we were out of the room is not for us, however much it is`() async throws {
        try await RunningDaemon.prepare { steward in
            let server = steward.server
            try await steward.settle()
            let before = server.say(in: steward.room, as: steward.member, "!help more")
            server.setMembership(.leave, of: steward.bot, in: steward.room, by: steward.member)
            let outside = (0..<350).map { number in
                server.say(in: steward.room, as: steward.member, number % 30 == 0 ? "!help more" : "talk")
            }
            server.setMembership(.join, of: steward.bot, in: steward.room)
            for _ in 0..<110 { steward.talk() }
            let after = server.say(in: steward.room, as: steward.member, "!help more")
            try await steward.run { for event in [before, after] { try await server.waitForReplies(to: event) } }
            #expect(outside.allSatisfy { server.replies(to: $0).isEmpty })
        }
    }

    @Test func `While our account is barred a gap waits, and nothing of it is lost`() async throws {
        try await RunningDaemon.prepare { steward in
            let server = steward.server
            try await steward.settle()
            let asked = server.say(in: steward.room, as: steward.member, "!help more")
            for _ in 0..<110 { steward.talk() }
            server.inject(.refusal(status: 403, errcode: "M_RESOURCE_LIMIT_EXCEEDED"), into: [.messages])
            try await steward.run {
                try await server.waitForRequests(.messages, count: 2)
                server.heal()
                steward.talk()
                try await server.waitForReplies(to: asked)
            }
        }
    }

    @Test func `A new name of ours in a room hides nothing of what was said before it`() async throws {
        try await RunningDaemon.prepare { steward in
            let server = steward.server
            try await steward.settle()
            let asked = (0..<5).map { _ in server.say(in: steward.room, as: steward.member, "!help more") }
            for _ in 0..<90 { steward.talk() }
            server.setMembership(.join, of: steward.bot, in: steward.room)
            for _ in 0..<90 { steward.talk() }
            try await steward.run { for command in asked { try await server.waitForReplies(to: command) } }
        }
    }

    @Test func `What was said in a gap is read as the room was then`() async throws {
        try await RunningDaemon.prepare { steward in
            let server = steward.server
            let direct = server.makeRoom(members: [steward.member, steward.bot])
            try await steward.run {
                try await server.waitUntilCaughtUp(steward.bot)
                // The first word makes Steward ask about the room.
                let asked = server.requestCount(.state)
                let first = server.say(in: direct, as: steward.member, "!help more")
                try await server.waitForReplies(to: first)
                try await server.waitForRequests(.state, count: asked + 1)
            }
            let before = server.say(in: direct, as: steward.member, "hello")
            server.setState(in: direct, as: steward.member, type: "m.room.name", content: #"{"name":"A room"}"#)
            for _ in 0..<110 { server.say(in: direct, as: steward.member, "hello") }
            let after = server.say(in: direct, as: steward.member, "!help more")
            try await steward.run { try await server.waitForReplies(to: after) }
            #expect(server.replies(to: before).count == 1)
            let answers = server.timeline(direct).filter { $0.sender == steward.bot && $0.type == "m.room.message" }
            #expect(answers.count == 3)
        }
    }

    @Test func `What another server says is shallow brings no old command back, and hides no new one`() async throws {
        try await RunningDaemon.prepare { steward in
            let server = steward.server
            let old = (0..<150).map { _ in server.say(in: steward.room, as: steward.member, "!help more") }
            try await steward.settle()
            let unanswered = old.filter { server.replies(to: $0).isEmpty }
            #expect(!unanswered.isEmpty)
            let first = server.say(in: steward.room, as: steward.member, "!help more")
            for _ in 0..<250 {
                let talk = server.say(in: steward.room, as: steward.member, "talk")
                server.setDepth(of: talk, in: steward.room, to: 1)
            }
            let shallow = server.say(in: steward.room, as: steward.member, "!help help")
            server.setDepth(of: shallow, in: steward.room, to: 1)
            let last = server.say(in: steward.room, as: steward.member, "!help help")
            try await steward.run {
                for event in [first, shallow, last] { try await server.waitForReplies(to: event) }
            }
            #expect(unanswered.allSatisfy { server.replies(to: $0).isEmpty })
            for event in [first, shallow, last] { #expect(server.replies(to: event).count == 1) }
        }
    }

    @Test func `A gap of many pages is handled from the oldest on, once, also if it grows meanwhile`() async throws {
        try await RunningDaemon.prepare { steward in
            let server = steward.server
            try await steward.settle()
            let asked = (0..<420).compactMap { number in
                number % 60 == 0
                    ? server.say(in: steward.room, as: steward.member, "!help more")
                    : steward.talk()
            }
            try await steward.run {
                try await server.waitForRequests(.messages, count: 2)
                for _ in 0..<120 { steward.talk() }
                let last = server.say(in: steward.room, as: steward.member, "!help help")
                for event in asked + [last] { try await server.waitForReplies(to: event) }
                #expect(server.timeline(steward.room).compactMap(\.relation.inReplyTo) == asked + [last])
            }
        }
    }

    @Test func `What is put in between while a gap is walked through is handled, and nothing is left out`() {
        var walk = GapWalk(from: SyncToken("s9"))
        let takes = { (ids: [Int], end: String?) in
            let page = MessagesPage(events: ids.map { Self.event($0) }, end: end.map { SyncToken($0) })
            return (walk.takes(page, of: 2, since: SyncToken("s0")), walk.nextStart.rawValue, walk.isOver)
        }
        #expect(takes([9, 8], "t8") == (false, "t8", false))
        #expect(takes([7, 6], "t6") == (false, "t6", false))
        #expect(takes([5], nil) == (true, "t8", false))
        // 70 came between 7 and 6.
        #expect(takes([7, 70], "t70") == (false, "t70", false))
        #expect(takes([6, 5], "t5") == (true, "t8", false))
        #expect(takes([7, 70], "t70") == (true, "s9", false))
        #expect(takes([9, 8], "t8") == (true, "s9", true))
    }

    private static func event(_ number: Int) -> RoomEvent {
        RoomEvent(
            room: RoomID("!0:example.org"), id: EventID("$\(number)"), sender: UserID("@ash:example.org"), sentAt: 0,
            content: .message(MessageContent(type: "m.text", body: "talk")))
    }

    @Test func `Who leaves the officers' room while it is behind is no officer at once`() async throws {
        try await RunningDaemon.prepare(withProbe: true) { steward in
            let server = steward.server
            server.setMembership(.join, of: steward.member, in: steward.officersRoom)
            try await steward.settle()
            for _ in 0..<110 { server.say(in: steward.officersRoom, as: steward.officer, "talk") }
            server.setMembership(.leave, of: steward.member, in: steward.officersRoom)
            server.inject(.serverError(status: 500), into: [.messages, .joinedMembers])
            try await steward.run { try await steward.expect(steward.member, is: "member") }
        }
    }
}

extension RunningDaemon {
    /// The member says something that is no command; gives nothing.
    @discardableResult
    func talk() -> EventID? {
        server.say(in: room, as: member, "talk")
        return nil
    }
}
