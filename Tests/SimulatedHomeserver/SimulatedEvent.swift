package import MatrixProtocol

/// An event in a simulated room's timeline.
package struct SimulatedEvent: Sendable {
    /// The event's id, which no other event has.
    package let id: EventID
    /// Who sent it.
    package let sender: UserID
    /// The event's type, such as `m.room.message`.
    package let type: String
    /// The state key; nothing for an event that is not state.
    package let stateKey: String?
    /// `origin_server_ts` in milliseconds since 1970.
    package let sentAt: Int64
    /// Its place in the homeserver's stream of events, counted from 1.
    package let position: Int
    /// How deep in the room's graph it says that it is, by which pages of `/messages` are sorted.
    var depth: Int
    /// The relation to other events that its content names.
    package let relation: Relation
    /// `msgtype` of a message, such as `m.notice`; nothing after a redaction.
    package internal(set) var messageType: String?
    /// The plain text of a message; nothing after a redaction.
    package internal(set) var body: String?
    /// True once somebody has redacted it.
    package internal(set) var isRedacted = false

    /// The content, or for an event inserted raw the whole event, as JSON.
    var bytes: [UInt8]
    let isRaw: Bool
    /// The event that this one redacts.
    var redacts: EventID?
    /// The event that took this one's content away.
    var redactedBecause: [UInt8]?

    /// The content as a value; nothing for an event that was inserted raw.
    package var content: ReceivedJSON? { isRaw ? nil : ReceivedJSON(bytes) }

    /// What `m.relates_to` says.
    package struct Relation: Sendable, Equatable {
        /// The event that this one answers; a thread's fallback does not count.
        package var inReplyTo: EventID?
        /// The first event of the thread that this one stands in.
        package var thread: EventID?
        /// The event whose text this one replaces.
        package var replaces: EventID?
        /// The event and key of a reaction.
        package var annotates: (event: EventID, key: String)?

        /// Equal where they answer, continue and replace the same events.
        package static func == (one: Self, other: Self) -> Bool {
            one.inReplyTo == other.inReplyTo && one.thread == other.thread && one.replaces == other.replaces
        }

        init(_ content: ReceivedJSON?) {
            guard let relation = content?["m.relates_to"] else { return }
            let target = relation["event_id"]?.text.map { EventID($0) }
            switch relation["rel_type"]?.text {
            case "m.thread": thread = target
            case "m.replace": replaces = target
            case "m.annotation": annotates = target.map { ($0, relation["key"]?.text ?? "") }
            default: break
            }
            let isFallback = thread != nil && relation["is_falling_back"]?.boolean == true
            if !isFallback { inReplyTo = relation["m.in_reply_to"]?["event_id"]?.text.map { EventID($0) } }
        }
    }

    init(
        id: EventID, sender: UserID, type: String, stateKey: String?, sentAt: Int64, position: Int, bytes: [UInt8],
        isRaw: Bool = false
    ) {
        self.id = id
        self.sender = sender
        self.type = type
        self.stateKey = stateKey
        self.sentAt = sentAt
        self.position = position
        depth = position
        self.bytes = bytes
        self.isRaw = isRaw
        let content = isRaw || type == "m.room.member" ? nil : ReceivedJSON(bytes)
        relation = Relation(content)
        if type == "m.room.message" {
            messageType = content?["msgtype"]?.text
            body = (relation.replaces == nil ? content : content?["m.new_content"])?["body"]?.text
        }
    }

    /// Writes the event as clients see it; `/sync` leaves out the room, other answers name it.
    func write(to output: inout [UInt8], room: RoomID? = nil) {
        output.jsonSeparator()
        guard !isRaw else { return output.append(contentsOf: bytes) }
        output.json("{")
        output.json(key: "type", string: type)
        output.json(key: "sender", string: sender.rawValue)
        output.json(key: "event_id", string: id.rawValue)
        output.json(key: "origin_server_ts", number: Int(sentAt))
        if let stateKey { output.json(key: "state_key", string: stateKey) }
        if let room { output.json(key: "room_id", string: room.rawValue) }
        if let redacts { output.json(key: "redacts", string: redacts.rawValue) }
        output.json(key: "content")
        output.append(contentsOf: bytes)
        if let redactedBecause {
            output.json(",\"unsigned\":{\"redacted_because\":")
            output.append(contentsOf: redactedBecause)
            output.json("}")
        }
        output.json("}")
    }

    /// Writes the four fields that an invitation shows.
    func writeStripped(to output: inout [UInt8]) {
        output.jsonSeparator()
        output.json("{")
        output.json(key: "type", string: type)
        output.json(key: "sender", string: sender.rawValue)
        output.json(key: "state_key", string: stateKey ?? "")
        output.json(key: "content")
        output.append(contentsOf: bytes)
        output.json("}")
    }
}
