import Foundation
import MatrixProtocol
import SimulatedHomeserver
import Testing

@Suite("Faults", .timeLimit(.minutes(5))) struct FaultTests {
    @Test(
        "A fault that answers has its status",
        arguments: [
            (Fault.serverError(status: 500), 500, nil, nil),
            (.serverError(status: 502, html: true), 502, nil, nil),
            (.rateLimited(milliseconds: 1500), 429, 1500, nil),
            (.rateLimited(milliseconds: 1500, header: true), 429, 1500, "2"),
        ] as [(Fault, Int, Int?, String?)])
    func status(_ fault: Fault, _ status: Int, _ milliseconds: Int?, _ header: String?) async throws {
        try await withRoom { homeserver, client, room in
            homeserver.inject(fault, into: [.send], times: 1)
            let failed = try await client.say("hello", in: room, transaction: "t1")
            #expect(failed.status == status)
            #expect(failed.body?["retry_after_ms"]?.integer == milliseconds)
            #expect(failed.retryAfter == header)
            #expect(texts(homeserver, room) == [])
            #expect(try await client.say("hello", in: room, transaction: "t1").status == 200)
            #expect(texts(homeserver, room) == ["hello"])
        }
    }

    @Test(
        "A request that was carried out is not carried out again",
        arguments: [
            Fault.reset(carriedOut: true), .truncatedBody, .serverError(status: 504, html: true, carriedOut: true),
        ])
    func carriedOut(_ fault: Fault) async throws {
        try await withRoom { homeserver, client, room in
            homeserver.inject(fault, into: [.send], times: 1)
            let lost = try? await client.say("once", in: room, transaction: "t1")
            #expect(lost?.status != 200)
            #expect(texts(homeserver, room) == ["once"])
            let again = try await client.say("once", in: room, transaction: "t1")
            #expect(again.body?["event_id"]?.text == homeserver.timeline(room).last?.id.rawValue)
            #expect(texts(homeserver, room) == ["once"])
        }
    }

    @Test func aResetBeforeTheRequestLeavesNothingBehind() async throws {
        try await withRoom { homeserver, client, room in
            homeserver.inject(.reset(carriedOut: false), into: [.send], times: 1)
            await #expect(throws: URLError.self) { _ = try await client.say("lost", in: room, transaction: "t1") }
            #expect(texts(homeserver, room) == [])
            #expect(homeserver.requestCount(.send) == 1)
            #expect(homeserver.read { $0.requests.last?.fault } == .reset(carriedOut: false))
        }
    }

    @Test func brokenJSONIsNoJSONAndASlowBodyIsWhole() async throws {
        try await withRoom { homeserver, client, _ in
            homeserver.inject(.malformedJSON, into: [.whoami], times: 1)
            homeserver.inject(.slowBody(milliseconds: 20), into: [.whoami], times: 1)
            let broken = try await client.call("GET", "v3/account/whoami")
            #expect(broken.status == 200)
            #expect(broken.body == nil)
            #expect(try await client.call("GET", "v3/account/whoami").body?["user_id"]?.text != nil)
        }
    }

    @Test func syncCanShowEventsTwiceOrLeaveAGapOrAddOddOnes() async throws {
        try await withRoom { homeserver, client, room in
            let ada = homeserver.userID("ada")
            let start = try await client.sync().position
            for text in ["one", "two"] { homeserver.say(in: room, as: ada, text) }
            for fault in [Fault.duplicatedEvents, .gap, .illTyped] { homeserver.inject(fault, into: [.sync], times: 1) }
            #expect(try await client.sync(since: start).texts(room) == ["one", "one", "two", "two"])
            let gap = try await client.sync(since: start)
            #expect(gap.texts(room) == ["two"])
            #expect(gap.joined(room)?["timeline"]?["limited"]?.boolean == true)
            let odd = try await client.sync(since: start).joined(room)?["timeline"]?["events"]?.elements ?? []
            #expect(odd.contains(.null))
            #expect(odd.contains { $0["content"]?["body"]?.text == "two" })
        }
    }

    @Test func theSameSeedBringsTheSameFaults() async throws {
        var runs: [[Int]] = []
        for _ in 0..<2 {
            try await withRoom { homeserver, client, room in
                homeserver.inject(.serverError(status: 503), into: [.send], probability: 0.5)
                var statuses: [Int] = []
                for number in 0..<12 {
                    statuses.append(try await client.say("x", in: room, transaction: "\(number)").status)
                }
                runs.append(statuses)
            }
        }
        #expect(runs[0] == runs[1])
        #expect(Set(runs[0]) == [200, 503])
    }

    @Test func aHomeserverThatWasAwayHasItsEventsStill() async throws {
        try await withRoom { homeserver, client, room in
            _ = try await client.say("before", in: room, transaction: "t1")
            try await homeserver.goDown()
            await #expect(throws: URLError.self) { _ = try await client.say("during", in: room, transaction: "t2") }
            try await homeserver.comeBack()
            #expect(try await client.say("after", in: room, transaction: "t3").status == 200)
            #expect(texts(homeserver, room) == ["before", "after"])
        }
    }

    private func withRoom(
        _ body: (SimulatedHomeserver, RawClient, RoomID) async throws -> Void
    ) async throws {
        try await SimulatedHomeserver.running { homeserver in
            let ada = homeserver.addUser("ada")
            try await body(homeserver, RawClient(homeserver, as: ada), homeserver.makeRoom(members: [ada]))
        }
    }

    private func texts(_ homeserver: SimulatedHomeserver, _ room: RoomID) -> [String] {
        homeserver.timeline(room).compactMap(\.body)
    }
}
