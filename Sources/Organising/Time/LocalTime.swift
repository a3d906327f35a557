/// A time on a clock's face, to the minute, in no time zone.
package struct LocalTime: Hashable, Comparable, Sendable {
    /// Minutes since midnight, 0 to 1439.
    package let minuteOfDay: Int

    /// The time so written, or nil if no clock shows it; hours run from 0 to 23.
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
