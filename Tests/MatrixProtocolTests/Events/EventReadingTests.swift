import MatrixProtocol
import Testing

/// An event's JSON and what Steward reads in it.
struct EventExample: Sendable, CustomTestStringConvertible {
    let name: String
    let type: String
    var stateKey: String?
    let content: String
    let expected: EventContent

    var testDescription: String { name }
}

/// Decodes one event that stands in a timeline.
func decodeEvent(_ json: String) throws -> (event: RoomEvent?, skipped: SkippedEvent?) {
    let body = #"{"next_batch":"s","rooms":{"join":{"!r:example.org":{"timeline":{"events":[\#(json)]}}}}}"#
    let response = try SyncResponse.decode(Array(body.utf8).span, ownUser: UserID("@steward:example.org"))
    return (response.joined.first?.timeline.first, response.skipped.first)
}

@Suite("An event")
struct EventReadingTests {
    @Test(arguments: EventExample.messages + EventExample.state)
    func `is read by its type, wherever that stands`(example: EventExample) throws {
        let stateKey = example.stateKey.map { #","state_key":"\#($0)""# } ?? ""
        let rest = #""sender":"@ana:example.org","event_id":"$e","origin_server_ts":1700000000000\#(stateKey)"#
        for json in [
            #"{"type":"\#(example.type)",\#(rest),"content":\#(example.content)}"#,
            #"{"content":\#(example.content),\#(rest),"unsigned":{"age":1},"type":"\#(example.type)"}"#,
        ] {
            let (event, skipped) = try decodeEvent(json)
            #expect(skipped == nil)
            #expect(
                event
                    == RoomEvent(
                        room: RoomID("!r:example.org"), id: EventID("$e"), sender: UserID("@ana:example.org"),
                        sentAt: 1_700_000_000_000,
                        content: example.expected))
        }
    }

    @Test func `of a room's making says who stands above every power level, from room version 12 on`() {
        let (ash, bot) = (UserID("@ash:example.org"), UserID("@steward:example.org"))
        #expect(RoomCreation(additionalCreators: [bot]).creators(sender: ash) == [ash, bot])
        #expect(RoomCreation().creators(sender: ash).isEmpty)
    }

    @Test func `of an old room names what it redacts at its top level, which goes before the content`() throws {
        for content in [#"{}"#, #"{"reason":"x"}"#, #"{"redacts":"$other"}"#] {
            let (event, _) = try decodeEvent(
                #"{"type":"m.room.redaction","redacts":"$bad","event_id":"$e","sender":"@a:b","origin_server_ts":1,"#
                    + #""content":\#(content)}"#)
            #expect(event?.content == .redaction(of: EventID("$bad")))
        }
    }

    @Test(arguments: [
        (#""event_id":"$e","#, #""event_id":7,"#, "event_id is missing or not a string"),
        (#""event_id":"$e","#, "", "event_id is missing or not a string"),
        (#""type":"m.room.message","#, #""type":null,"#, "type is missing or not a string"),
        (#""sender":"@a:b","#, "", "sender is missing or not a string"),
        (#""sender":"@a:b","#, #""sender":{},"#, "sender is missing or not a string"),
        (#""origin_server_ts":1,"#, #""origin_server_ts":"1","#, "origin_server_ts is missing or not an integer"),
        (#""origin_server_ts":1,"#, #""origin_server_ts":1.5,"#, "origin_server_ts is missing or not an integer"),
        (#""origin_server_ts":1,"#, "", "origin_server_ts is missing or not an integer"),
        (#""event_id":"$e","#, #""event_id":"$e","state_key":3,"#, "state_key is not a string"),
        (#""content":{"msgtype":"m.text","body":"secret"}"#, #""content":[]"#, "content is missing or not an object"),
        (#""content":{"msgtype":"m.text","body":"secret"}"#, #""age":1"#, "content is missing or not an object"),
        (#""msgtype":"m.text","#, "", "msgtype is missing or not a string"),
        (#""msgtype":"m.text""#, #""msgtype":["secret"]"#, "msgtype is missing or not a string"),
        (#""body":"secret""#, #""body":["secret"]"#, "body is missing or not a string"),
    ])
    func `of the wrong shape is left out, and the reason holds nothing that a person wrote`(
        part: String, replacement: String, reason: String
    ) throws {
        let good =
            #"{"type":"m.room.message","event_id":"$e","sender":"@a:b","origin_server_ts":1,"#
            + #""content":{"msgtype":"m.text","body":"secret"}}"#
        let bad = good.replacing(part, with: replacement)
        #expect(bad != good)
        let (event, skipped) = try decodeEvent(bad)
        #expect(event == nil)
        #expect(skipped?.room == RoomID("!r:example.org"))
        #expect(skipped?.event == (part.contains("$e") && !replacement.contains("$e") ? nil : EventID("$e")))
        #expect(skipped?.reason == reason)
    }

    @Test(
        arguments: [
            ("m.room.message", nil, #"{"msgtype":"m.text","body":"* x","m.relates_to":{"rel_type":"m.replace"}}"#),
            (
                "m.room.message", nil,
                #"{"msgtype":"m.text","body":"* x","m.new_content":{"body":"x"},"#
                    + #""m.relates_to":{"rel_type":"m.replace","event_id":"$o"}}"#
            ),
            ("m.reaction", nil, #"{"m.relates_to":{"rel_type":"m.annotation","key":"x"}}"#),
            ("m.reaction", nil, #"{"m.relates_to":{"rel_type":"m.annotation","event_id":"$a","key":1}}"#),
            ("m.room.redaction", nil, #"{"redacts":7}"#),
            ("m.room.member", nil, #"{"membership":"join"}"#),
            ("m.room.member", "@a:b", #"{"membership":"asleep"}"#),
            ("m.room.member", "@a:b", #"{}"#),
            ("m.room.tombstone", "", #"{"body":"moved"}"#),
            ("m.room.tombstone", "", ##"{"replacement_room":"#tea:example.org"}"##),
            ("m.room.tombstone", "", #"{"replacement_room":"@ana:example.org"}"#),
            ("m.room.tombstone", "", #"{"replacement_room":"!"}"#),
            ("m.room.tombstone", "", #"{"replacement_room":""}"#),
            ("m.room.tombstone", "", #"{"replacement_room":"!a b:example.org"}"#),
            ("m.room.tombstone", "", "{\"replacement_room\":\"!\(String(repeating: "a", count: 255))\"}"),
            ("m.room.power_levels", "", #"{"users_default":"many"}"#),
            ("m.room.power_levels", "", #"{"users":{"@a:b":1.5}}"#),
            ("m.room.power_levels", "", #"{"users":[]}"#),
            ("m.room.power_levels", "", #"{"events":null}"#),
            ("m.room.power_levels", "", #"{"redact":"5 0"}"#),
            ("m.room.power_levels", "", #"{"notifications":50}"#),
            ("m.room.power_levels", "", #"{"notifications":{"room":"all"}}"#),
        ] as [(String, String?, String)])
    func `whose content is of the wrong shape is left out`(type: String, stateKey: String?, content: String) throws {
        let key = stateKey.map { #","state_key":"\#($0)""# } ?? ""
        let (event, skipped) = try decodeEvent(
            #"{"type":"\#(type)","event_id":"$e","sender":"@a:b","origin_server_ts":1\#(key),"content":\#(content)}"#)
        #expect(event == nil)
        #expect(skipped?.event == EventID("$e"))
    }
}
