import Foundation
import MatrixProtocol
import Runtime
import SimulatedHomeserver
import TestKit
import Testing

@Suite(.timeLimit(.minutes(5))) struct InviteTests {
    /// Why an invite is accepted.
    enum Reason: CaseIterable {
        case user, server, room, admin, officer, officersRoom
    }

    private static let guest = UserID("@guest:elsewhere.example")

    @Test(arguments: Reason.allCases)
    func `An invite is accepted from those whom the configuration allows`(_ reason: Reason) async throws {
        try await RunningDaemon.prepare { steward in
            let inviter = reason == .officer ? steward.officer : Self.guest
            let room = steward.server.makeRoom(members: [inviter])
            try await steward.settle()
            try await steward.run(settings: { Self.allow(reason, room, &$0) }) {
                steward.server.invite(steward.bot, to: room, by: inviter)
                try await steward.server.waitForMembership(.join, of: steward.bot, in: room)
                let command = steward.server.say(in: room, as: inviter, "!help more")
                try await steward.server.waitForReplies(to: command)
            }
        }
    }

    @Test(arguments: Reason.allCases)
    func `An invite from before the very first start is accepted too`(_ reason: Reason) async throws {
        try await RunningDaemon.prepare { steward in
            let inviter = reason == .officer ? steward.officer : Self.guest
            let room = steward.server.makeRoom(members: [inviter])
            steward.server.invite(steward.bot, to: room, by: inviter)
            try await steward.run(settings: { Self.allow(reason, room, &$0) }) {
                try await steward.server.waitForMembership(.join, of: steward.bot, in: room)
            }
        }
    }

    private static func allow(_ reason: Reason, _ room: RoomID, _ settings: inout DispatchSettings) {
        switch reason {
        case .user: settings.invitesAllowed = [guest.rawValue]
        case .server: settings.invitesAllowed = ["elsewhere.example"]
        case .room: settings.invitesAllowed = [room.rawValue]
        case .admin: settings.admins = [guest]
        case .officersRoom: settings.officersRooms.append(room)
        case .officer: break
        }
    }

    @Test func `Any other invite is left alone in silence`() async throws {
        try await RunningDaemon.prepare { steward in
            let rooms = [Self.guest, UserID("@admin:elsewhere.example.org")].map { inviter in
                let room = steward.server.makeRoom(members: [inviter])
                steward.server.invite(steward.bot, to: room, by: inviter, isDirect: true)
                return room
            }
            try await steward.settle(settings: {
                $0.invitesAllowed = ["example", "elsewhere.example.org.uk", "@guest"]
            })
            for room in rooms {
                #expect(steward.server.read { $0.membership(of: steward.bot, in: room) } == .invite)
            }
            #expect(steward.server.requestCount(.join) == 0)
            #expect(steward.server.requestCount(.leave) == 0)
        }
    }

    @Test func `No more invites are accepted in an hour than the configuration allows, and the rest after it`()
        async throws
    {
        try await RunningDaemon.prepare { steward in
            let allow: @Sendable (inout DispatchSettings) -> Void = { settings in
                settings.admins = [Self.guest]
                settings.invitesPerHour = 2
            }
            try await steward.settle(settings: allow)
            let invite: @Sendable () -> RoomID = {
                let room = steward.server.makeRoom(members: [Self.guest])
                steward.server.invite(steward.bot, to: room, by: Self.guest)
                return room
            }
            let rooms = (0..<4).map { _ in invite() }
            try await steward.settle(settings: allow)
            let joined = steward.server.read { state in
                rooms.filter { state.membership(of: steward.bot, in: $0) == .join }
            }
            #expect(joined.count == 2)
            steward.clock.set(steward.clock.now + 3601)
            try await steward.run(settings: allow) {
                for room in rooms { try await steward.server.waitForMembership(.join, of: steward.bot, in: room) }
            }
        }
    }

    @Test func `Being asked in and put out of one room again and again counts each time`() async throws {
        try await RunningDaemon.prepare { steward in
            let server = steward.server
            let room = server.makeRoom(members: [Self.guest])
            let allow: @Sendable (inout DispatchSettings) -> Void = { settings in
                settings.admins = [Self.guest]
                settings.invitesPerHour = 3
            }
            try await steward.settle(settings: allow)
            try await steward.settle(settings: allow) {
                for _ in 0..<3 {
                    server.invite(steward.bot, to: room, by: Self.guest)
                    try await server.waitForMembership(.join, of: steward.bot, in: room)
                    try await server.waitUntilCaughtUp(steward.bot)
                    server.setMembership(.leave, of: steward.bot, in: room, by: Self.guest)
                }
                server.invite(steward.bot, to: room, by: Self.guest)
            }
            #expect(server.read { $0.membership(of: steward.bot, in: room) } == .invite)
            #expect(server.requestCount(.join) == 3)
        }
    }

    @Test func `An invite that comes while a way into the room is being refused is followed`() async throws {
        try await RunningDaemon.prepare { steward in
            let server = steward.server
            try await steward.settle()
            let next = server.makeRoom(members: [steward.member], name: "Next", predecessor: steward.room)
            server.hold(.join)
            server.tombstone(steward.room, replacement: next, by: steward.member)
            try await steward.run {
                try await server.waitForRequests(.join, count: 1)
                // Once a later message is answered, the invites are in the store that came before it.
                for _ in 0..<3 {
                    server.invite(steward.bot, to: next, by: steward.member)
                    let command = server.say(in: steward.room, as: steward.member, "!help more")
                    try await server.waitForReplies(to: command)
                }
                server.release(.join)
                try await server.waitForMembership(.join, of: steward.bot, in: next)
                let command = server.say(in: next, as: steward.member, "!help more")
                try await server.waitForReplies(to: command)
            }
            #expect(server.requestCount(.join) == 2)
        }
    }

    @Test(arguments: [Membership.leave, .ban])
    func `Put out of a room, Steward goes on elsewhere, and hears nothing there until it is let in again`(
        _ membership: Membership
    ) async throws {
        try await RunningDaemon.prepare { steward in
            let server = steward.server
            try await steward.settle()
            server.setMembership(membership, of: steward.bot, in: steward.room, by: steward.member)
            let outside = server.say(in: steward.room, as: steward.member, "!help more")
            let elsewhere = server.say(in: steward.officersRoom, as: steward.officer, "!help more")
            try await steward.run {
                try await server.waitForReplies(to: elsewhere)
                if membership == .ban {
                    server.setMembership(.leave, of: steward.bot, in: steward.room, by: steward.member)
                }
                server.invite(steward.bot, to: steward.room, by: steward.officer)
                try await server.waitForMembership(.join, of: steward.bot, in: steward.room)
                let inside = server.say(in: steward.room, as: steward.member, "!help more")
                try await server.waitForReplies(to: inside)
            }
            #expect(server.replies(to: outside).isEmpty)
        }
    }
}
