import MatrixProtocol

extension EventExample {
    private static func message(_ name: String, _ content: String, _ expected: EventContent) -> EventExample {
        EventExample(name: name, type: "m.room.message", content: content, expected: expected)
    }

    static let messages: [EventExample] = [
        message(
            "a text", #"{"msgtype":"m.text","body":"!events","format":"x","formatted_body":"<b>!events</b>"}"#,
            .message(MessageContent(type: "m.text", body: "!events"))),
        message(
            "a text with escapes", #"{"body":"tea \"\u0026\" \ud83c\udf08\n\ud800!","msgtype":"m.\u0074ext"}"#,
            .message(MessageContent(type: "m.text", body: "tea \"&\" 🌈\n\u{FFFD}!"))),
        message(
            "an empty text", #"{"msgtype":"m.notice","body":""}"#,
            .message(MessageContent(type: "m.notice", body: ""))),
        message(
            "a reply", #"{"m.relates_to":{"m.in_reply_to":{"event_id":"$q"}},"msgtype":"m.text","body":"yes"}"#,
            .message(MessageContent(type: "m.text", body: "yes", inReplyTo: EventID("$q")))),
        message(
            "a message in a thread",
            #"{"msgtype":"m.text","body":"x","m.relates_to":{"rel_type":"m.thread","event_id":"$root","#
                + #""is_falling_back":true,"m.in_reply_to":{"event_id":"$last"}}}"#,
            .message(MessageContent(type: "m.text", body: "x", thread: EventID("$root")))),
        message(
            "a reply in a thread",
            #"{"msgtype":"m.text","body":"x","m.relates_to":{"m.in_reply_to":{"event_id":"$q"},"#
                + #""event_id":"$root","rel_type":"m.thread","is_falling_back":false}}"#,
            .message(
                MessageContent(type: "m.text", body: "x", thread: EventID("$root"), inReplyTo: EventID("$q")))),
        message(
            "a reply whose fallback mark means nothing outside a thread",
            #"{"msgtype":"m.text","body":"x","m.relates_to":{"m.in_reply_to":{"event_id":"$q"},"is_falling_back":true}}"#,
            .message(MessageContent(type: "m.text", body: "x", inReplyTo: EventID("$q")))),
        message(
            "a message with relations of the wrong shape", #"{"msgtype":"m.text","body":"x","m.relates_to":["$q"]}"#,
            .message(MessageContent(type: "m.text", body: "x"))),
        message(
            "a message whose relation has no kind",
            #"{"msgtype":"m.text","body":"x","m.relates_to":{"rel_type":7,"event_id":["$q"],"m.in_reply_to":"$q"}}"#,
            .message(MessageContent(type: "m.text", body: "x"))),
        message(
            "a message with a relation that Steward does not know",
            #"{"msgtype":"m.text","body":"x","m.relates_to":{"rel_type":"m.reference","event_id":"$q"}}"#,
            .message(MessageContent(type: "m.text", body: "x"))),
        message(
            "an edit",
            #"{"msgtype":"m.text","body":"* b","m.new_content":{"msgtype":"m.text","body":"b","#
                + #""m.relates_to":{"m.in_reply_to":{"event_id":"$q"}}},"#
                + #""m.relates_to":{"rel_type":"m.replace","event_id":"$o"}}"#,
            .edit(of: EventID("$o"), MessageContent(type: "m.text", body: "b"))),
        message(
            "an edit without the new text",
            #"{"msgtype":"m.text","body":"* b","m.relates_to":{"rel_type":"m.replace","event_id":"$o"}}"#, .other),
        message("a redacted message", #"{}"#, .other),
        EventExample(
            name: "a message that is state", type: "m.room.message", stateKey: "",
            content: #"{"msgtype":"m.text","body":"x"}"#, expected: .other),
        EventExample(
            name: "a reaction", type: "m.reaction",
            content: #"{"m.relates_to":{"rel_type":"m.annotation","event_id":"$a","key":"👍"}}"#,
            expected: .reaction(to: EventID("$a"), key: "👍")),
        EventExample(name: "a redacted reaction", type: "m.reaction", content: #"{}"#, expected: .other),
        EventExample(
            name: "a reaction of another kind", type: "m.reaction",
            content: #"{"m.relates_to":{"rel_type":"org.example.x","event_id":"$a","key":"👍"}}"#, expected: .other),
        EventExample(
            name: "a redaction", type: "m.room.redaction", content: #"{"redacts":"$bad","reason":"spam"}"#,
            expected: .redaction(of: EventID("$bad"))),
        EventExample(name: "a redacted redaction", type: "m.room.redaction", content: #"{}"#, expected: .other),
        EventExample(
            name: "an encrypted event", type: "m.room.encrypted", content: #"{"algorithm":"m.megolm.v1.aes-sha2"}"#,
            expected: .encrypted),
        EventExample(
            name: "encryption is turned on", type: "m.room.encryption", stateKey: "",
            content: #"{"algorithm":"m.megolm.v1.aes-sha2"}"#, expected: .encryption),
        EventExample(
            name: "redacted encryption", type: "m.room.encryption", stateKey: "", content: #"{}"#, expected: .encryption
        ),
        EventExample(name: "a redacted encrypted event", type: "m.room.encrypted", content: #"{}"#, expected: .other),
        EventExample(name: "a sticker", type: "m.sticker", content: #"{"body":"x"}"#, expected: .other),
        EventExample(
            name: "a type that begins as another", type: "m.room.messages",
            content: #"{"msgtype":"m.text","body":"x"}"#, expected: .other),
    ]

    static let state: [EventExample] =
        [Membership.invite, .join, .knock, .leave, .ban].map { membership in
            EventExample(
                name: "a membership: \(membership)", type: "m.room.member", stateKey: "@bo:example.org",
                content: #"{"displayname":"Bo","membership":"\#(membership.rawValue)"}"#,
                expected: .member(user: UserID("@bo:example.org"), membership: membership, isDirect: false))
        } + [
            EventExample(
                name: "an invitation to a direct chat", type: "m.room.member", stateKey: "@bo:example.org",
                content: #"{"is_direct":true,"membership":"invite"}"#,
                expected: .member(user: UserID("@bo:example.org"), membership: .invite, isDirect: true)),
            EventExample(
                name: "a room's name", type: "m.room.name", stateKey: "", content: #"{"name":"Branch"}"#,
                expected: .name(isSet: true)),
            EventExample(
                name: "an empty name", type: "m.room.name", stateKey: "", content: #"{"name":""}"#,
                expected: .name(isSet: false)),
            EventExample(
                name: "a name that is none", type: "m.room.name", stateKey: "", content: #"{"name":["Branch"]}"#,
                expected: .name(isSet: false)),
            EventExample(
                name: "a name taken away", type: "m.room.name", stateKey: "", content: #"{}"#,
                expected: .name(isSet: false)),
            EventExample(
                name: "a name under a foreign state key", type: "m.room.name", stateKey: "x",
                content: #"{"name":"Branch"}"#, expected: .other),
            EventExample(
                name: "a name that is no state", type: "m.room.name", content: #"{"name":"Branch"}"#, expected: .other),
            EventExample(
                name: "a tombstone", type: "m.room.tombstone", stateKey: "",
                content: #"{"body":"moved","replacement_room":"!new"}"#,
                expected: .tombstone(replacement: RoomID("!new"))),
            EventExample(
                name: "a redacted tombstone", type: "m.room.tombstone", stateKey: "", content: #"{}"#,
                expected: .other),
            EventExample(
                name: "a room's start", type: "m.room.create", stateKey: "",
                content: #"{"room_version":"12","predecessor":{"room_id":"!old:example.org","event_id":"$t"}}"#,
                expected: .create(
                    RoomCreation(predecessor: RoomID("!old:example.org"), additionalCreators: []))),
            EventExample(
                name: "a room's start by several", type: "m.room.create", stateKey: "",
                content: #"{"additional_creators":["@bo:example.org",7,"@cy:example.org"],"room_version":"13"}"#,
                expected: .create(
                    RoomCreation(additionalCreators: [UserID("@bo:example.org"), UserID("@cy:example.org")]))),
            EventExample(
                name: "an older room's start by several", type: "m.room.create", stateKey: "",
                content: #"{"additional_creators":["@bo:example.org"],"room_version":"11"}"#,
                expected: .create(RoomCreation())),
            EventExample(
                name: "a room's start without a predecessor", type: "m.room.create", stateKey: "", content: #"{}"#,
                expected: .create(RoomCreation())),
            EventExample(
                name: "power levels", type: "m.room.power_levels", stateKey: "",
                content: #"{"users":{"@ana:example.org":100,"@bo:example.org":" +050 "},"users_default":5,"#
                    + #""events_default":"10","state_default":60,"events":{"m.room.name":70.0},"redact":-1,"ban":3,"#
                    + #""notifications":{"room":20,"other":"x"}}"#,
                expected: .powerLevels(
                    PowerLevels(
                        users: [UserID("@ana:example.org"): 100, UserID("@bo:example.org"): 50], usersDefault: 5,
                        eventsDefault: 10, stateDefault: 60, events: ["m.room.name": 70], redact: -1, notifyRoom: 20))),
            EventExample(
                name: "power levels left to their defaults", type: "m.room.power_levels", stateKey: "",
                content: #"{}"#, expected: .powerLevels(PowerLevels())),
        ]
}
