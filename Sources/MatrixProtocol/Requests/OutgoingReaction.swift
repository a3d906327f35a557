/// The content of an `m.reaction` that Steward sends. Source: client-server API 1.19, "Event annotations and reactions".
package struct OutgoingReaction: Equatable, RequestBody {
    /// The message under which it is shown.
    package var event: EventID
    /// What is shown there, such as "✅".
    package var key: String

    /// A reaction with `key` to `event`.
    package init(_ key: String, to event: EventID) {
        self.key = key
        self.event = event
    }

    /// The event's content.
    package var json: JSONValue {
        ["m.relates_to": ["rel_type": "m.annotation", "event_id": .identifier(event), "key": .string(key)]]
    }
}
