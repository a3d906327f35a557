import MatrixProtocol
import SimulatedHomeserver
import TestKit
import Testing

@Suite struct ConnectionTests {
    @Test func `Connections stay open from one crowd of questions to the next`() async throws {
        try await RunningDaemon.prepare { steward in
            let rooms = (0..<60).map {
                steward.server.makeRoom(members: [steward.member, steward.bot], name: "Branch \($0)")
            }
            try await steward.run {
                try await steward.server.waitUntilCaughtUp(steward.bot)
                for _ in 0..<10 {
                    let asked = rooms.map { steward.server.say(in: $0, as: steward.member, "!help more") }
                    for command in asked { try await steward.server.waitForReplies(to: command) }
                    try await steward.server.waitUntilCaughtUp(steward.bot)
                }
            }
            // As many as `AssembledDaemon` allows.
            #expect(steward.server.acceptedConnections <= 34)
        }
    }
}
