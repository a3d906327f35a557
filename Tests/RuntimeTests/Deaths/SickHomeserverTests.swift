import SimulatedHomeserver
import TestKit
import Testing

@Suite(.timeLimit(.minutes(5 * Endurance.factor))) struct SickHomeserverTests {
    @Test(arguments: Array(1...UInt64(3 * Endurance.factor)))
    func `With each kind of fault in one request of twenty, each command is answered once and in order`(
        _ seed: UInt64
    ) async throws {
        var configuration = SimulatedHomeserver.Configuration()
        configuration.seed = seed
        try await RunningDaemon.prepare(configuration) { steward in
            let crowd = try await Crowd(steward, rooms: 5, seed: seed)
            try await steward.run {
                try await steward.server.waitUntilCaughtUp(steward.bot)
                steward.server.fallSick()
                for _ in 0..<30 {
                    crowd.speak(times: crowd.random(in: 1...12))
                    let end = steward.server.read(\.requestsInAll) + crowd.random(in: 1...15)
                    try await steward.server.wait { $0.requestsInAll >= end || $0.isCaughtUp(steward.bot) }
                }
                try await crowd.waitUntilAnswered()
                steward.server.heal()
            }
            try await crowd.expectOneAnswerEach()
        }
    }
}
