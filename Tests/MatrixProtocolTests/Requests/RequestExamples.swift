import MatrixProtocol
import Testing

/// A body that Steward sends, its JSON, and what the specification calls it.
struct RequestExample: Sendable, CustomTestStringConvertible {
    /// Where the specification says how the body must look.
    enum Rule: Sendable {
        /// The content of an event, by the name of its schema.
        case event(schema: String)
        /// The body of an operation, by its method and path; `under` are the keys that lead to it from that body.
        case operation(method: String, path: String, under: [String] = [])
    }

    let name: String
    let body: any RequestBody
    let rule: Rule
    let json: String

    var testDescription: String { name }

    private static func message(_ name: String, _ message: OutgoingMessage, _ json: String) -> RequestExample {
        let schema = "m.room.message$\(message.kind.rawValue)"
        return RequestExample(name: name, body: message, rule: .event(schema: schema), json: json)
    }

    static let messages: [RequestExample] = [
        message(
            "a notice", OutgoingMessage(body: "Tea \"at\" 4\n"),
            #"{"msgtype":"m.notice","body":"Tea \"at\" 4\u000a","m.mentions":{}}"#),
        message(
            "a text with HTML that mentions people and the room",
            OutgoingMessage(
                kind: .text, body: "Ana: tea", formattedBody: "<b>Ana</b>: tea",
                mentions: .init(users: [UserID("@ana:example.org"), UserID("@bo:example.org")], room: true)),
            #"{"msgtype":"m.text","body":"Ana: tea","format":"org.matrix.custom.html","#
                + #""formatted_body":"<b>Ana</b>: tea","#
                + #""m.mentions":{"user_ids":["@ana:example.org","@bo:example.org"],"room":true}}"#),
        message(
            "a reply", OutgoingMessage(body: "Yes", relation: .reply(to: EventID("$q"))),
            #"{"msgtype":"m.notice","body":"Yes","m.mentions":{},"m.relates_to":{"m.in_reply_to":{"event_id":"$q"}}}"#),
        message(
            "a reply in a thread",
            OutgoingMessage(body: "Yes", relation: .thread(root: EventID("$r"), replyTo: EventID("$q"))),
            #"{"msgtype":"m.notice","body":"Yes","m.mentions":{},"m.relates_to":{"rel_type":"m.thread","#
                + #""event_id":"$r","is_falling_back":false,"m.in_reply_to":{"event_id":"$q"}}}"#),
        message(
            "an edit that notifies no one again",
            OutgoingMessage(
                kind: .text, body: "Tea at 5", formattedBody: "Tea at <b>5</b>",
                relation: .replacement(of: EventID("$o")), mentions: .init(users: [UserID("@ana:example.org")])),
            #"{"msgtype":"m.text","body":"* Tea at 5","format":"org.matrix.custom.html","#
                + #""formatted_body":"* Tea at <b>5</b>","m.new_content":{"msgtype":"m.text","body":"Tea at 5","#
                + #""format":"org.matrix.custom.html","formatted_body":"Tea at <b>5</b>","#
                + #""m.mentions":{"user_ids":["@ana:example.org"]}},"m.mentions":{},"#
                + #""m.relates_to":{"rel_type":"m.replace","event_id":"$o"}}"#),
        RequestExample(
            name: "pins", body: PinnedEvents([EventID("$a"), EventID("$b")]),
            rule: .event(schema: "m.room.pinned_events"), json: #"{"pinned":["$a","$b"]}"#),
        RequestExample(
            name: "a reaction", body: OutgoingReaction("✅", to: EventID("$q")), rule: .event(schema: "m.reaction"),
            json: #"{"m.relates_to":{"rel_type":"m.annotation","event_id":"$q","key":"✅"}}"#),
    ]

    static let others: [RequestExample] = [
        RequestExample(
            name: "a direct room", body: NewRoomBody(mark: "1f"), rule: createRoom,
            json: #"{"preset":"private_chat","creation_content":{"steward.direct_room":"1f"},"#
                + #""power_level_content_override":{"events":{},"users_default":0,"events_default":0,"#
                + #""state_default":100,"invite":100,"kick":100,"ban":100,"redact":100,"notifications":{"room":100}}}"#),
        RequestExample(
            name: "a room with a name", body: NewRoomBody(mark: "1f", name: "Tea"), rule: createRoom,
            json: #"{"preset":"private_chat","creation_content":{"steward.direct_room":"1f"},"#
                + #""power_level_content_override":{"events":{},"users_default":0,"events_default":0,"#
                + #""state_default":100,"invite":100,"kick":100,"ban":100,"redact":100,"notifications":{"room":100}},"#
                + #""name":"Tea"}"#),
        RequestExample(
            name: "an invite to a room", body: InviteBody(isDirect: false), rule: .event(schema: "m.room.member"),
            json: #"{"membership":"invite"}"#),
        RequestExample(
            name: "an invite to a direct room", body: InviteBody(isDirect: true), rule: .event(schema: "m.room.member"),
            json: #"{"membership":"invite","is_direct":true}"#),
        RequestExample(
            name: "a redaction with a reason", body: RedactionBody(reason: "asked for"), rule: redact,
            json: #"{"reason":"asked for"}"#),
        RequestExample(name: "a redaction without a reason", body: RedactionBody(), rule: redact, json: "{}"),
        RequestExample(
            name: "the filter for a position", body: SyncFilter.position, rule: filter(under: []),
            json: #"{"room":{"rooms":[]},"presence":{"not_types":["*"]},"account_data":{"not_types":["*"]}}"#),
        RequestExample(
            name: "the filter for waiting invites", body: SyncFilter.invites, rule: filter(under: []),
            json: #"{"room":{"timeline":{"not_types":["*"]},"state":{"not_types":["*"]},"#
                + #""ephemeral":{"not_types":["*"]},"account_data":{"not_types":["*"]}},"#
                + #""presence":{"not_types":["*"]},"account_data":{"not_types":["*"]}}"#),
        RequestExample(
            name: "the narrow filter", body: SyncFilter.narrow(timelineLimit: 50), rule: filter(under: []),
            json: #"{"room":{"timeline":{"limit":50,"lazy_load_members":true,"types":[\#(timelineTypes)]},"#
                + #""state":{"lazy_load_members":true,"types":[\#(stateTypes)]},"#
                + #""ephemeral":{"not_types":["*"]},"account_data":{"not_types":["*"]}},"#
                + #""presence":{"not_types":["*"]},"account_data":{"not_types":["*"]}}"#),
        RequestExample(
            name: "the filter for a room's messages", body: MessagesFilter(),
            rule: filter(under: ["room", "timeline"]),
            json: #"{"lazy_load_members":true,"types":[\#(timelineTypes)]}"#),
    ]

    private static let stateTypes =
        #""m.room.member","m.room.name","m.room.tombstone","m.room.create","m.room.power_levels","m.room.encryption""#
    private static let timelineTypes =
        #""m.room.message","m.room.redaction","m.reaction","m.room.encrypted","# + stateTypes
    private static let room = "/_matrix/client/v3/rooms/{roomId}"
    private static let createRoom = Rule.operation(method: "post", path: "/_matrix/client/v3/createRoom")
    private static let redact = Rule.operation(method: "put", path: room + "/redact/{eventId}/{txnId}")
    private static func filter(under keys: [String]) -> Rule {
        .operation(method: "post", path: "/_matrix/client/v3/user/{userId}/filter", under: keys)
    }
}
