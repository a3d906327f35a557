/// The content of an `m.reaction` that Steward sends. Source: client-server API 1.19, "Event annotations and reactions".
package struct OutgoingReaction: Equatable, RequestBody {
    /// The event reacted to.
    package var event: EventID
    /// An emoji, such as `👍`.
    package var key: String

    /// Reacts to `event` with `key`.
    package init(to event: EventID, key: String) {
        self.event = event
        self.key = key
    }

    /// The event's content.
    package var json: JSONValue {
        ["m.relates_to": ["rel_type": "m.annotation", "event_id": .identifier(event), "key": .string(key)]]
    }
}
