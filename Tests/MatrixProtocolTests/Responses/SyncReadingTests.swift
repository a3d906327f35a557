import MatrixProtocol
import Testing

@Suite("An answer to /sync")
struct SyncReadingTests {
    private let room = RoomID("!branch:example.org")
    private let steward = UserID("@steward:example.org")

    private func decode(_ body: String) throws -> SyncResponse {
        try SyncResponse.decode(Array(body.utf8).span, ownUser: steward)
    }

    private func event(_ id: String) -> RoomEvent {
        RoomEvent(
            room: room, id: EventID(id), sender: UserID("@ana:example.org"), sentAt: 1000,
            content: .message(MessageContent(type: "m.text", body: "hi")))
    }

    private func json(_ id: String) -> String {
        #"{"type":"m.room.message","event_id":"\#(id)","sender":"@ana:example.org","origin_server_ts":1000,"#
            + #""content":{"msgtype":"m.text","body":"hi"}}"#
    }

    @Test func `says what is new in each room, whatever the order of its keys`() throws {
        let response = try decode(
            """
            {"rooms": {
              "leave": {"!gone:example.org": {"timeline": {"events": [\(json("$x"))]}}},
              "knock": {"!door:example.org": {}},
              "invite": {"!new:example.org": {"invite_state": {"events": [
                {"type": "m.room.name", "state_key": "", "sender": "@ana:example.org", "content": {"name": "New"}},
                {"type": "m.room.member", "state_key": "@other:example.org", "sender": "@other:example.org",
                 "content": {"membership": "join"}},
                {"content": {"membership": "invite"}, "sender": "@ana:example.org",
                 "state_key": "@steward:example.org", "type": "m.room.member"}]}}},
              "join": {"!branch:example.org": {
                "summary": {"m.joined_member_count": 3, "m.invited_member_count": 1, "m.heroes": ["@a:b"]},
                "timeline": {"prev_batch": "p1", "limited": true, "events": [\(json("$a")), \(json("$b"))]},
                "state": {"events": [\(json("$s"))]},
                "unread_notifications": {"highlight_count": 0}}}},
             "presence": {"events": [{"type": "m.presence"}]},
             "next_batch": "s2"}
            """)
        #expect(
            response
                == SyncResponse(
                    nextBatch: SyncToken("s2"),
                    joined: [
                        JoinedRoom(
                            id: room, state: [event("$s")], timeline: [event("$a"), event("$b")], isLimited: true,
                            joinedMemberCount: 3, invitedMemberCount: 1)
                    ],
                    invited: [
                        InvitedRoom(id: RoomID("!new:example.org"), inviter: UserID("@ana:example.org"))
                    ],
                    left: [RoomID("!gone:example.org")]))
    }

    @Test(arguments: [
        ("3", 3), ("9223372036854775807", 2_147_483_647), ("-9223372036854775808", 0), ("1e300", nil), (#""3""#, nil),
    ])
    func `counts so many people as can be added up`(_ number: String, _ count: Int?) throws {
        let response = try decode(
            """
            {"next_batch":"s","rooms":{"join":{"\(room)":{
              "summary":{"m.joined_member_count":\(number),"m.invited_member_count":\(number)}}}}}
            """)
        #expect(response.joined.first?.joinedMemberCount == count)
        #expect(response.joined.first?.invitedMemberCount == count)
    }

    @Test(arguments: ["state", "state_after", "org.matrix.msc4222.state_after"])
    func `gives a room's state under each of its keys`(key: String) throws {
        let response = try decode(
            #"{"next_batch":"s","rooms":{"join":{"\#(room)":{"\#(key)":{"events":[\#(json("$s"))]}}}}}"#)
        #expect(response.joined == [JoinedRoom(id: room, state: [event("$s")])])
    }

    @Test(arguments: [
        (#"{"membership":"invite","is_direct":true}"#, true), (#"{"membership":"invite","is_direct":false}"#, false),
        (#"{"membership":"invite","is_direct":"true"}"#, false), (#"{"membership":"invite"}"#, false),
        (#"{"is_direct":true}"#, false), (#"{"membership":"join","is_direct":true}"#, false), ("7", false),
    ])
    func `tells whether an invitation is meant as a direct message`(content: String, isDirect: Bool) throws {
        let response = try decode(
            """
            {"next_batch":"s","rooms":{"invite":{"!new:example.org":{"invite_state":{"events":[
              {"type":"m.room.member","state_key":"@steward:example.org","sender":"@ana:example.org",
               "content":\(content)}]}}}}}
            """)
        let room = RoomID("!new:example.org")
        #expect(
            response.invited == [InvitedRoom(id: room, inviter: UserID("@ana:example.org"), isDirect: isDirect)])
    }

    @Test(arguments: [
        #"{}"#, #"{"invite_state":{}}"#, #"{"invite_state":7}"#, #"{"invite_state":{"events":{}}}"#,
        #"{"invite_state":{"events":[3,{"type":"m.room.member","state_key":"@steward:example.org"}]}}"#,
    ])
    func `takes an invitation without a word on who sent it`(invitation: String) throws {
        let response = try decode(#"{"next_batch":"s","rooms":{"invite":{"!new:example.org":\#(invitation)}}}"#)
        #expect(response.invited == [InvitedRoom(id: RoomID("!new:example.org"), inviter: nil)])
    }

    @Test func `may be empty but for its token`() throws {
        #expect(try decode(" {\"next_batch\":\"s1\"}\n") == SyncResponse(nextBatch: SyncToken("s1")))
    }

    @Test(arguments: [
        (#"{}"#, MalformedBody(offset: 2, problem: .missingKey)),
        (#"{"next_batch":7}"#, MalformedBody(offset: 14, problem: .notAString)),
        (#"{"next_batch":null}"#, MalformedBody(offset: 14, problem: .notAString)),
        (#"[]"#, MalformedBody(offset: 0, problem: .notAnObject)),
        (#"{"next_batch":"s","rooms":[]}"#, MalformedBody(offset: 26, problem: .notAnObject)),
        (#"{"next_batch":"s","rooms":{"join":[]}}"#, MalformedBody(offset: 34, problem: .notAnObject)),
        (#"{"next_batch":"s"} x"#, MalformedBody(offset: 19, problem: .trailingBytes)),
        (#"{"next_batch":"s""#, MalformedBody(offset: 17, problem: .endsTooEarly)),
        (#""#, MalformedBody(offset: 0, problem: .endsTooEarly)),
    ])
    func `is refused whole, naming the place, where it cannot be understood`(
        body: String, problem: MalformedBody
    ) throws {
        #expect(throws: problem) { try decode(body) }
    }

    @Test(arguments: [
        (#"7"#, "the room is not an object"),
        (#"null"#, "the room is not an object"),
        (#"{"timeline":[]}"#, "the timeline is not an object"),
        (#"{"state":"x"}"#, "the state is not an object"),
        (#"{"timeline":{"events":{}}}"#, "events is not an array"),
        (#"{"timeline":{"events":["x"]}}"#, "an event is not an object"),
        (#"{"timeline":{"limited":1}}"#, "limited is not true or false"),
    ])
    func `keeps a room's neighbours where the room is of the wrong shape`(value: String, reason: String) throws {
        let response = try decode(
            """
            {"next_batch":"s","rooms":{"join":{"!odd:example.org":\(value),
             "\(room)":{"timeline":{"events":[\(json("$a"))]}}}}}
            """)
        #expect(response.joined.last == JoinedRoom(id: room, timeline: [event("$a")]))
        #expect(response.skipped == [SkippedEvent(room: RoomID("!odd:example.org"), event: nil, reason: reason)])
    }

    @Test(arguments: ["invite", "leave"])
    func `lists rooms of the wrong shape that we are not in`(key: String) throws {
        let response = try decode(#"{"next_batch":"s","rooms":{"\#(key)":{"\#(room)":[]}}}"#)
        #expect(response.invited.isEmpty && response.left.isEmpty)
        #expect(response.skipped == [SkippedEvent(room: room, event: nil, reason: "the room is not an object")])
    }

    @Test func `counts the last of two values under one key`() throws {
        let response = try decode(
            """
            {"next_batch":"s1","next_batch":"s2","rooms":{"join":{
              "\(room)":{"timeline":{"events":[\(json("$a"))]}},
              "\(room)":{"timeline":{"events":[\(json("$b"))],"events":[\(json("$c"))]}}}}}
            """)
        #expect(
            response
                == SyncResponse(nextBatch: SyncToken("s2"), joined: [JoinedRoom(id: room, timeline: [event("$c")])]))
    }
}

@Suite("A page of a room's messages")
struct MessagesPageTests {
    private let room = RoomID("!branch:example.org")

    private func decode(_ body: String) throws -> MessagesPage {
        try MessagesPage.decode(Array(body.utf8).span, room: room)
    }

    @Test func `holds its events in order and says where the next page starts`() throws {
        let page = try decode(
            """
            {"end":"t2","start":"t1","chunk":[
              {"type":"m.room.encrypted","event_id":"$b","sender":"@ana:example.org","origin_server_ts":2,
               "content":{"algorithm":"m.megolm.v1.aes-sha2"}},
              {"type":"m.room.message","sender":"@ana:example.org","origin_server_ts":1,"content":{}},
              {"type":"m.room.message","event_id":"$a","sender":"@ana:example.org","origin_server_ts":1,"content":{}}
            ],"state":[]}
            """)
        let ana = UserID("@ana:example.org")
        #expect(
            page
                == MessagesPage(
                    events: [
                        RoomEvent(room: room, id: EventID("$b"), sender: ana, sentAt: 2, content: .encrypted),
                        RoomEvent(room: room, id: EventID("$a"), sender: ana, sentAt: 1, content: .other),
                    ],
                    end: SyncToken("t2"),
                    skipped: [
                        SkippedEvent(room: room, event: nil, reason: "event_id is missing or not a string")
                    ]))
    }

    @Test func `is the last one without an end`() throws {
        #expect(try decode(#"{"chunk":[],"start":"t1"}"#) == MessagesPage(events: [], end: nil))
    }

    @Test(arguments: [
        (#"{"start":"t1"}"#, MalformedBody(offset: 14, problem: .missingKey)),
        (#"{"chunk":{}}"#, MalformedBody(offset: 9, problem: .notAnArray)),
        (#"{"chunk":[],"end":5}"#, MalformedBody(offset: 18, problem: .notAString)),
        (#"{"chunk":[]}]"#, MalformedBody(offset: 12, problem: .trailingBytes)),
    ])
    func `is refused where messages could be lost`(body: String, problem: MalformedBody) {
        #expect(throws: problem) { try decode(body) }
    }
}
