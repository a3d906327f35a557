/// When something happens: its beginning, and its end where one is known.
package struct EventTime: Hashable, Sendable, Codable {
    /// The beginning.
    package var start: LocalDateTime
    /// The end, later than the beginning, if known.
    package var end: LocalDateTime?

    /// A beginning, and an end if known.
    package init(start: LocalDateTime, end: LocalDateTime? = nil) {
        self.start = start
        self.end = end
    }

    /// The same beginning with an end by which it lasts as long as `other`, in minutes as clocks show them; as it is
    /// where it has an end, or `other` has none.
    package func lasting(asLongAs other: EventTime) -> EventTime {
        guard end == nil, let known = other.end else { return self }
        let minutes = known.minuteNumber - other.start.minuteNumber
        return EventTime(start: start, end: LocalDateTime(minuteNumber: start.minuteNumber + minutes))
    }
}
