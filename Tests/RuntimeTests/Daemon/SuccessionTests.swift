import FeatureKit
import MatrixProtocol
import Runtime
import SimulatedHomeserver
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
}
