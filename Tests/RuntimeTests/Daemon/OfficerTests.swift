import FeatureKit
import Foundation
import Logging
import MatrixProtocol
import Runtime
import SimulatedHomeserver
import Store
import TestKit
import Testing

@Suite(.timeLimit(.minutes(5))) struct OfficerTests {
    @Test func `Who comes into an officers' room is an officer, and who leaves it is none any more`() async throws {
        try await RunningDaemon.prepare(withProbe: true) { steward in
            let server = steward.server
            try await steward.settle()
            try await steward.run {
                try await steward.expect(steward.officer, is: "officer")
                try await steward.expect(steward.member, is: "member")
                server.setMembership(.join, of: steward.member, in: steward.officersRoom)
                try await steward.expect(steward.member, is: "officer")
                server.setMembership(.leave, of: steward.member, in: steward.officersRoom, by: steward.officer)
                try await steward.expect(steward.member, is: "member")
            }
        }
    }

    @Test func `Who was put out of the officers' room a moment before a command is no officer, in the same sync`()
        async throws
    {
        try await RunningDaemon.prepare(withProbe: true) { steward in
            // The homeserver tells of rooms in the order of joining: the officers' room comes last here.
            let room = steward.server.makeRoom(members: [steward.member, steward.officer, steward.bot], name: "Late")
            let change: @Sendable (inout DispatchSettings) -> Void = { $0.officersRooms = [room] }
            try await steward.settle(settings: change)
            steward.server.setMembership(.leave, of: steward.officer, in: room, by: steward.member)
            let command = steward.server.say(in: steward.room, as: steward.officer, "!role")
            try await steward.run(settings: change) {
                let reply = try #require(try await steward.server.waitForReplies(to: command).first)
                #expect(reply.body == "member")
            }
        }
    }

    @Test func `A list of members that is older than a leaving does not bring an officer back`() async throws {
        try await RunningDaemon.prepare(withProbe: true) { steward in
            let server = steward.server
            server.delay(.joinedMembers, milliseconds: 300)
            try await steward.run {
                try await server.waitForRequests(.joinedMembers, count: 1)
                server.setMembership(.leave, of: steward.officer, in: steward.officersRoom)
                let command = server.say(in: steward.room, as: steward.member, "!role")
                try await server.waitForReplies(to: command)
            }
            let isOfficer = try await steward.inStore { store in
                try await store.read { try RoomRegister.isOfficer(steward.officer, $0) }
            }
            #expect(!isOfficer)
        }
    }

    @Test func `Who gives a command at the very first moment is an officer, though the homeserver is slow to say so`()
        async throws
    {
        try await RunningDaemon.prepare(withProbe: true) { steward in
            steward.server.delay(.joinedMembers, milliseconds: 300)
            try await steward.run {
                try await steward.server.waitForRequests(.joinedMembers, count: 1)
                try await steward.expect(steward.officer, is: "officer")
            }
        }
    }

    @Test func `Put out of the officers' room while it was down, Steward starts and knows no officers`() async throws {
        try await RunningDaemon.prepare(withProbe: true) { steward in
            try await steward.settle()
            steward.server.setMembership(.leave, of: steward.bot, in: steward.officersRoom, by: steward.officer)
            try await steward.run { try await steward.expect(steward.officer, is: "member") }
        }
    }

    @Test(
        arguments: [
            (#"{"join_rule":"public"}"#, "Anybody can join the officers' room"),
            (
                #"{"join_rule":"restricted","allow":[{"type":"m.room_membership","room_id":"!hall"}]}"#,
                "Whoever is in another room or space can join the officers' room"
            ),
            (#"{"join_rule":"restricted","allow":[]}"#, nil), (#"{"join_rule":"knock"}"#, nil),
            (#"{"join_rule":"invite"}"#, nil), (#"{"join_rule":"restricted","allow":"everybody"}"#, nil),
            (#"{"join_rule":7}"#, nil),
        ] as [(String, String?)])
    func `At the start the log says loudly who can make themselves an officer`(_ rule: String, _ problem: String?)
        async throws
    {
        try await RunningDaemon.prepare { steward in
            steward.server.setState(
                in: steward.officersRoom, as: steward.officer, type: "m.room.join_rules", content: rule)
            let said = try await steward.complaints()
            #expect(said.count == (problem == nil ? 0 : 1))
            if let problem { #expect(said.first?.hasPrefix(problem) == true) }
        }
    }

    @Test func `At the start the log says loudly that the officers' room is encrypted, and that nobody is in it`()
        async throws
    {
        try await RunningDaemon.prepare { steward in
            steward.server.setState(
                in: steward.officersRoom, as: steward.officer, type: "m.room.encryption",
                content: #"{"algorithm":"m.megolm.v1.aes-sha2"}"#)
            steward.server.setMembership(.leave, of: steward.officer, in: steward.officersRoom)
            let said = try await steward.complaints()
            #expect(said.count == 2)
            #expect(said.first?.contains("is encrypted, so that Steward cannot read commands there") == true)
            #expect(said.last?.hasPrefix("Nobody but Steward is in the officers' room") == true)
        }
    }

    @Test func `Officers are known though nobody can say who may come into their room`() async throws {
        try await RunningDaemon.prepare(withProbe: true) { steward in
            let server = steward.server
            try await steward.settle()
            // Else this start would ask for officers in the name of the last one, which is done.
            steward.clock.set(steward.clock.now + 1)
            server.setMembership(.join, of: steward.member, in: steward.officersRoom)
            for _ in 0..<110 { server.say(in: steward.officersRoom, as: steward.officer, "talk") }
            server.inject(.serverError(), into: [.messages])
            let much = String(repeating: "x", count: 300_000)
            server.setState(
                in: steward.officersRoom, as: steward.officer, type: "m.room.join_rules",
                content: #"{"join_rule":"invite","much":"\#(much)"}"#)
            let isLook: @Sendable (RequestRecord) -> Bool = { $0.target.contains("m.room.join_rules") }
            let looks = server.read { $0.requests.count(where: isLook) }
            try await steward.run {
                try await server.wait { $0.requests.count(where: isLook) > looks }
                try await steward.expect(steward.member, is: "officer")
            }
        }
    }

    @Test func `At the start the log says loudly that Steward is not in an officers' room`() async throws {
        try await RunningDaemon.prepare { steward in
            let server = steward.server
            let log = RecordedLog()
            let (left, unknown) = (steward.officersRoom, RoomID("!unknown:simulated.example"))
            server.setMembership(.leave, of: steward.bot, in: left, by: steward.officer)
            let invited = server.makeRoom(members: [steward.officer], name: "New officers")
            server.invite(steward.bot, to: invited, by: steward.officer)
            let settings: @Sendable (inout DispatchSettings) -> Void = { $0.officersRooms += [unknown, invited] }
            try await steward.run(options: { $0.logger = log.logger }, settings: settings) {
                try await server.waitForMembership(.join, of: steward.bot, in: invited)
            }
            let said = log.messages(.error).filter { $0.hasPrefix("Steward is not in the officers' room") }
            #expect(said.count == 2 && said[0].contains(left.rawValue) && said[1].contains(unknown.rawValue), "\(said)")
        }
    }

    @Test(arguments: [Fault.rateLimited(milliseconds: 3_600_000), .serverError(status: 502)])
    func `Until the homeserver says who is an officer, members are answered, and officers are asked to try again`(
        _ fault: Fault
    ) async throws {
        try await RunningDaemon.prepare { steward in
            let server = steward.server
            let clock = LeapingClock()
            let other = server.addUser("other")
            for room in [steward.room, steward.officersRoom] { server.setMembership(.join, of: other, in: room) }
            server.inject(fault, into: [.joinedMembers])
            try await steward.run(options: { $0.clock = clock }) {
                // What is said before the very first position is not for us.
                try await server.waitUntilCaughtUp(steward.bot)
                for user in [steward.member, steward.officer, steward.member] {
                    let command = server.say(in: steward.room, as: user, "!help more")
                    #expect(try await server.waitForReplies(to: command).first?.body?.isEmpty == false)
                }
                // Who speaks in the officers' room is shown to be in it.
                for (user, room, isAsked) in [
                    (steward.officer, steward.room, true), (steward.officer, steward.officersRoom, false),
                    (other, steward.room, true),
                ] {
                    let command = server.say(in: room, as: user, "!picket add")
                    let answer = try await server.waitForReplies(to: command).first?.body ?? ""
                    let isAskedToWait = answer.hasPrefix("I have just started, and the homeserver has not told me yet")
                    #expect(isAskedToWait == isAsked, "\(answer)")
                }
                server.heal()
                clock.leap(.seconds(3601))
                var answer = ""
                repeat {
                    let command = server.say(in: steward.room, as: other, "!picket add")
                    answer = try await server.waitForReplies(to: command).first?.body ?? ""
                } while answer.hasPrefix("I have just started")
                #expect(!answer.contains("is for officers"))
                let command = server.say(in: steward.room, as: steward.member, "!picket add")
                let refusal = try await server.waitForReplies(to: command).first?.body
                #expect(refusal?.contains("is for officers") == true)
            }
        }
    }

    @Test func `Officers are known though the homeserver's answer is lost at first`() async throws {
        try await RunningDaemon.prepare(withProbe: true) { steward in
            steward.server.inject(.reset(carriedOut: true), into: [.joinedMembers], times: 2)
            steward.server.inject(.malformedJSON, into: [.state], times: 1)
            try await steward.settle()
            try await steward.run { try await steward.expect(steward.officer, is: "officer") }
        }
    }
}

extension RunningDaemon {
    /// What the log says at error level when Steward starts, in the order of what it found.
    fileprivate func complaints() async throws -> [String] {
        let log = RecordedLog()
        let change: (inout AssembledDaemon.Options) -> Void = { $0.logger = log.logger }
        try await run(options: change) {
            try await server.waitForRequests(.joinedMembers, count: 3)
            try await server.waitUntilCaughtUp(bot)
        }
        return log.messages(.error)
    }

    /// Lets `user` ask in the room that all share what Steward takes them for, and expects `role`.
    func expect(_ user: UserID, is role: String, sourceLocation: SourceLocation = #_sourceLocation) async throws {
        let answer = try await server.waitForReplies(to: server.say(in: room, as: user, "!role")).first?.body
        #expect(answer == role, sourceLocation: sourceLocation)
    }
}
