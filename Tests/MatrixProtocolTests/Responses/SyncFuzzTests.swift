import MatrixProtocol
import Testing

@Suite("A damaged answer to /sync")
struct SyncFuzzTests {
    private let steward = UserID("@steward:example.org")

    /// Some of the examples of events in a room's state and timeline, with all else that a room may have.
    private func richBody(_ generator: inout SeededGenerator) -> [UInt8] {
        let examples = (EventExample.messages + EventExample.state).shuffled(using: &generator).prefix(6)
        let events = examples.enumerated().map { place, example in
            let stateKey = example.stateKey.map { #","state_key":"\#($0)""# } ?? ""
            return #"{"type":"\#(example.type)","event_id":"$\#(place)","sender":"@ana:example.org"\#(stateKey),"#
                + #""origin_server_ts":1700000000000,"content":\#(example.content),"unsigned":{"age":1.5e2}}"#
        }
        let (state, timeline) = (events[..<2].joined(separator: ","), events[2...].joined(separator: ","))
        let body = """
            {"next_batch":"s2","rooms":{"join":{"!r:example.org":{"state":{"events":[\(state)]},"timeline":{"limited":true,
            "prev_batch":"p","events":[\(timeline)]},"summary":{"m.joined_member_count":3}}},"leave":{"!l:example.org":{}},
            "invite":{"!i:example.org":{"invite_state":{"events":[{"type":"m.room.member","sender":"@ana:example.org",
            "state_key":"@steward:example.org","content":{"membership":"invite"}}]}}}},"presence":{"events":[null]}}
            """
        return Array(body.utf8)
    }

    @Test(arguments: 1...40 as ClosedRange<UInt64>)
    func `is refused or read, and never stops the program`(seed: UInt64) throws {
        var generator = SeededGenerator(seed: seed)
        let body = richBody(&generator)
        let whole = try SyncResponse.decode(body.span, ownUser: steward)
        #expect(whole.skipped.isEmpty && whole.joined.first?.timeline.count == 4)
        var refused = 0
        var unchanged = 0
        for _ in 0..<550 {
            let damaged = generator.mutate(body)
            do throws(MalformedBody) {
                let response = try SyncResponse.decode(damaged.span, ownUser: steward)
                if response == whole { unchanged += 1 }
            } catch {
                #expect((0...damaged.count).contains(error.offset))
                refused += 1
            }
        }
        #expect(refused > 50 && unchanged < 500)
    }

    @Test(arguments: 1...6 as ClosedRange<UInt64>)
    func `is refused wherever it was cut off`(seed: UInt64) throws {
        var generator = SeededGenerator(seed: seed)
        let body = richBody(&generator)
        for length in 0..<body.count {
            let cut = Array(body[..<length])
            #expect(throws: MalformedBody.self) { try SyncResponse.decode(cut.span, ownUser: steward) }
        }
    }
}
