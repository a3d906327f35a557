/// A day and a time as people write them, in no time zone.
package struct LocalDateTime: Hashable, Comparable, Sendable {
    /// The day.
    package var date: LocalDate
    /// The time on that day.
    package var time: LocalTime

    /// A time on a day.
    package init(_ date: LocalDate, _ time: LocalTime) {
        self.date = date
        self.time = time
    }

    init(minuteNumber: Int) {
        let time = LocalTime(wrappingMinutes: minuteNumber)
        self.init(LocalDate(dayNumber: (minuteNumber - time.minuteOfDay) / 1440), time)
    }

    /// Minutes since 1 January 1970, 00:00, as if every day had 1440.
    var minuteNumber: Int { date.dayNumber * 1440 + time.minuteOfDay }

    /// Whether one comes first on the calendar and the clock.
    package static func < (one: LocalDateTime, other: LocalDateTime) -> Bool {
        one.minuteNumber < other.minuteNumber
    }
}

extension LocalDateTime: LosslessStringConvertible, Codable {
    /// Day and time written as in ISO 8601, "2026-06-06T14:00".
    package var description: String { "\(date)T\(time)" }

    /// Reads "2026-06-06T14:00" (ISO 8601's extended form to the minute, nothing else).
    package init?(_ text: String) { self.init(iso: text[...], separator: "T") }

    init?(iso text: Substring, separator: Unicode.Scalar) {
        var bytes = text.utf8
        guard let date = LocalDate(&bytes), bytes.take(separator), let time = LocalTime(&bytes), bytes.isEmpty
        else { return nil }
        self.init(date, time)
    }

    /// Reads the ISO text; any other text is a corrupted value.
    package init(from decoder: any Decoder) throws { self = try decodeText(from: decoder) }
    /// Writes the ISO text.
    package func encode(to encoder: any Encoder) throws { try encodeText(description, to: encoder) }
}
