import MatrixProtocol
import Testing

@Suite("What Steward sends")
struct RequestBodyTests {
    @Test(arguments: RequestExample.messages)
    func `is the content that the specification asks for`(example: RequestExample) {
        #expect(String(decoding: example.body.encoded(), as: UTF8.self) == example.json)
    }

    @Test(arguments: RequestExample.others)
    func `is the body that the specification asks for`(example: RequestExample) {
        #expect(String(decoding: example.body.encoded(), as: UTF8.self) == example.json)
    }

    @Test(arguments: [
        OutgoingMessage(body: "café \"🌈\"\n\u{0}"),
        OutgoingMessage(kind: .text, body: "x", relation: .reply(to: EventID("$q"))),
        OutgoingMessage(body: "x", relation: .thread(root: EventID("$r"), replyTo: EventID("$q"))),
        OutgoingMessage(body: "x", formattedBody: "<b>x</b>", relation: .replacement(of: EventID("$o"))),
    ])
    func `is read back as the same message`(message: OutgoingMessage) throws {
        let json = String(decoding: message.encoded(), as: UTF8.self)
        let (event, _) = try decodeEvent(
            #"{"type":"m.room.message","event_id":"$e","sender":"@a:b","origin_server_ts":1,"content":\#(json)}"#)
        let content = MessageContent(type: message.kind.rawValue, body: message.body)
        let expected: EventContent =
            switch message.relation {
            case .none: .message(content)
            case .reply(let answered):
                .message(MessageContent(type: content.type, body: content.body, inReplyTo: answered))
            case .thread(let root, let answered):
                .message(MessageContent(type: content.type, body: content.body, thread: root, inReplyTo: answered))
            case .replacement(let original): .edit(of: original, content)
            }
        #expect(event?.content == expected)
    }
}

@Suite("A refusal of the homeserver")
struct MatrixErrorBodyTests {
    @Test(arguments: [
        (#"{"errcode":"M_FORBIDDEN","error":"No"}"#, MatrixErrorBody(code: "M_FORBIDDEN")),
        (
            #"{"retry_after_ms":1500,"errcode":"M_LIMIT_EXCEEDED"}"#,
            MatrixErrorBody(code: "M_LIMIT_EXCEEDED", retryAfter: 1500)
        ),
        (#"{"retry_after_ms":-5,"errcode":"X"}"#, MatrixErrorBody(code: "X", retryAfter: 0)),
        (#"{"retry_after_ms":"soon","errcode":"X"}"#, MatrixErrorBody(code: "X")),
        (
            #"{"soft_logout":true,"errcode":"M_UNKNOWN_TOKEN","error":{"a":[]}}"#,
            MatrixErrorBody(code: "M_UNKNOWN_TOKEN", isSoftLogout: true)
        ),
        (#"{"soft_logout":"yes","errcode":"X"}"#, MatrixErrorBody(code: "X")),
    ])
    func `says why, and how long to wait`(body: String, expected: MatrixErrorBody) throws {
        #expect(try MatrixErrorBody.decode(Array(body.utf8).span) == expected)
    }

    @Test(arguments: ["", "<html>502 Bad Gateway</html>", "{}", "[]", #"{"errcode":5}"#, #"{"errcode":"X"}}"#])
    func `is not taken from anything else, such as a proxy's page`(body: String) {
        #expect(throws: MalformedBody.self) { try MatrixErrorBody.decode(Array(body.utf8).span) }
    }
}
