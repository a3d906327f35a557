/// A time on a clock's face, to the minute, in no time zone.
package struct LocalTime: Hashable, Comparable, Sendable {
    /// Minutes since midnight, 0 to 1439.
    package let minuteOfDay: Int

    /// The time of this hour and minute; nil if no clock shows it. Hours run from 0 to 23.
    package init?(hour: Int, minute: Int = 0) {
        guard (0...23).contains(hour), (0...59).contains(minute) else { return nil }
        minuteOfDay = hour * 60 + minute
    }

    init(wrappingMinutes minutes: Int) {
        let rest = minutes % 1440
        minuteOfDay = rest >= 0 ? rest : rest + 1440
    }

    /// The hour, 0 to 23.
    package var hour: Int { minuteOfDay / 60 }
    /// The minute, 0 to 59.
    package var minute: Int { minuteOfDay % 60 }

    /// Midnight at a day's beginning, 00:00.
    package static let midnight = LocalTime(wrappingMinutes: 0)
    /// The middle of the day, 12:00.
    package static let noon = LocalTime(wrappingMinutes: 720)

    /// Whether one is earlier in the day.
    package static func < (one: LocalTime, other: LocalTime) -> Bool { one.minuteOfDay < other.minuteOfDay }
}

extension LocalTime: LosslessStringConvertible, Codable {
    /// The time on a 24-hour clock, "09:30".
    package var description: String { padded(hour, to: 2) + ":" + padded(minute, to: 2) }

    /// Reads "09:30" (five characters, nothing else).
    package init?(_ text: String) {
        var bytes = text[...].utf8
        self.init(&bytes)
        if !bytes.isEmpty { return nil }
    }

    /// Takes "09:30" off the beginning.
    init?(_ bytes: inout Substring.UTF8View) {
        guard let hour = bytes.takeNumber(digits: 2), bytes.take(":"), let minute = bytes.takeNumber(digits: 2)
        else { return nil }
        self.init(hour: hour, minute: minute)
    }

    /// Reads the text; any other text is a corrupted value.
    package init(from decoder: any Decoder) throws { self = try decodeText(from: decoder) }
    /// Writes the text.
    package func encode(to encoder: any Encoder) throws { try encodeText(description, to: encoder) }
}

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

    /// Whether one comes first by calendar and clock.
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

/// When something happens: its beginning, and its end if one is known.
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

    /// All of these days, for an event without hours, or whose hours nobody knows yet: from midnight to midnight.
    package static func wholeDays(_ days: ClosedRange<LocalDate>) -> EventTime {
        EventTime(
            start: LocalDateTime(days.lowerBound, .midnight),
            end: LocalDateTime(days.upperBound.advanced(by: 1), .midnight))
    }

    /// The days, if it is all of them, so that no hours are said; nil if it has hours.
    package var wholeDays: ClosedRange<LocalDate>? {
        guard let end, start.time == .midnight, end.time == .midnight, end.date > start.date else { return nil }
        return start.date...end.date.advanced(by: -1)
    }

    /// The last day on which it takes place; a night that ends before six belongs to the day before.
    package var lastDay: LocalDate {
        if let wholeDays { return wholeDays.upperBound }
        guard let end, end.date > start.date else { return start.date }
        return end.time.hour < 6 ? end.date.advanced(by: -1) : end.date
    }

    /// The days on which it takes place if they are several; nil for one day, or one night.
    package var severalDays: ClosedRange<LocalDate>? { start.date < lastDay ? start.date...lastDay : nil }

    /// The same times on another day; an end on a later day stays that many days later.
    package func moved(to date: LocalDate) -> EventTime {
        let days = start.date.distance(to: date)
        return EventTime(
            start: LocalDateTime(date, start.time),
            end: end.map { LocalDateTime($0.date.advanced(by: days), $0.time) })
    }

    /// The same so many minutes later by the clock, or earlier if they are negative.
    package func advanced(byMinutes minutes: Int) -> EventTime {
        EventTime(
            start: LocalDateTime(minuteNumber: start.minuteNumber + minutes),
            end: end.map { LocalDateTime(minuteNumber: $0.minuteNumber + minutes) })
    }

    /// The same beginning with an end that makes it last as long as `other`, in minutes by the clock; unchanged if it
    /// has an end already or `other` has none, and if it has an hour and `other` is of whole days.
    package func lasting(asLongAs other: EventTime) -> EventTime {
        guard end == nil, let known = other.end, other.wholeDays == nil || start.time == .midnight else { return self }
        let minutes = known.minuteNumber - other.start.minuteNumber
        return EventTime(start: start, end: LocalDateTime(minuteNumber: start.minuteNumber + minutes))
    }
}
