import MatrixProtocol
import TestKit
import Testing

@Suite("A damaged answer")
struct DamagedAnswerTests {
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

    /// 40 bodies, each damaged 550 times.
    @Test(arguments: 1...40 * UInt64(Endurance.factor))
    func `is refused or read, and never stops the program`(seed: UInt64) throws {
        var generator = SeededGenerator(seed: seed)
        let body = richBody(&generator)
        let whole = try SyncResponse.decode(body.span, ownUser: steward)
        #expect(whole.skipped.isEmpty && whole.joined.first?.timeline.count == 4)
        var refused = 0
        var unchanged = 0
        var misplaced = 0
        for _ in 0..<550 {
            let damaged = generator.mutate(body)
            var passed = 0
            do throws(MalformedBody) {
                let response = try SyncResponse.decode(damaged.span, ownUser: steward) { place in
                    if !(passed...damaged.count).contains(place) { misplaced += 1 }
                    passed = place
                }
                if response == whole { unchanged += 1 }
            } catch {
                refused += 1
                if !(passed...damaged.count).contains(error.offset) { misplaced += 1 }
            }
        }
        #expect(misplaced == 0)
        #expect(refused > 50 && unchanged < 500)
    }

    @Test(arguments: 1...4 as ClosedRange<UInt64>)
    func `is refused wherever it was cut off`(seed: UInt64) throws {
        var generator = SeededGenerator(seed: seed)
        let body = richBody(&generator)
        let accepted = (0..<body.count).filter { length in
            let cut = Array(body[..<length])
            return (try? SyncResponse.decode(cut.span, ownUser: steward)) != nil
        }
        #expect(accepted.isEmpty)
    }

    @Test(arguments: 1...4 as ClosedRange<UInt64>)
    func `is refused or read also as a page of messages or an error`(seed: UInt64) {
        let room = RoomID("!r:example.org")
        let page = Array(
            (#"{"end":"t2","chunk":[{"type":"m.room.message","event_id":"$e","sender":"@ana:example.org","#
                + #""origin_server_ts":1,"content":{"msgtype":"m.text","body":"\ud83c\udf08"}}]}"#).utf8)
        let refusal = Array(#"{"errcode":"M_LIMIT_EXCEEDED","retry_after_ms":15e2,"soft_logout":false}"#.utf8)
        var generator = SeededGenerator(seed: seed)
        var (pages, refusals) = (0, 0)
        for _ in 0..<500 {
            let (damagedPage, damagedRefusal) = (generator.mutate(page), generator.mutate(refusal))
            if (try? MessagesPage.decode(damagedPage.span, room: room)) != nil { pages += 1 }
            if (try? MatrixErrorBody.decode(damagedRefusal.span)) != nil { refusals += 1 }
        }
        #expect((50..<450).contains(pages) && (50..<450).contains(refusals))
    }
}
