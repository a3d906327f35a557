/// The content of an `m.room.pinned_events`. Source: client-server API 1.19, "m.room.pinned_events".
package struct PinnedEvents: Equatable, RequestBody {
    /// What is pinned, in order.
    package var events: [EventID]

    /// Pins `events`.
    package init(_ events: [EventID]) { self.events = events }

    /// The event's content.
    package var json: JSONValue { ["pinned": .array(events.map { .identifier($0) })] }

    /// Reads the event's content; what is no string in its list is left out, and a list of another kind is empty.
    ///
    /// Throws `MalformedBody` if the body is not a JSON object.
    package static func decode(_ bytes: Span<UInt8>) throws(MalformedBody) -> PinnedEvents {
        var reader = JSONReader(bytes)
        var events: [EventID] = []
        try reader.requireObject()
        while let key = try reader.nextKey() {
            switch key {
            case "pinned":
                guard try reader.beginArray() else { continue }
                while try reader.nextElement() {
                    if let event = try reader.string() { events.append(EventID(event)) }
                }
            default: try reader.skip()
            }
        }
        try reader.end()
        return PinnedEvents(events)
    }
}
