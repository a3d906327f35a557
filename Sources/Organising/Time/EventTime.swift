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
}
