/// A day of the Gregorian calendar, in no time zone, as a poster has it.
///
/// Kept as the number of days since 1 January 1970, so that comparing and counting days is whole-number arithmetic.
/// Year, month and day come from Howard Hinnant's "chrono-Compatible Low-Level Date Algorithms".
package struct LocalDate: Hashable, Sendable {
    /// Days since 1 January 1970; negative before it.
    package let dayNumber: Int

    /// The day `dayNumber` days after 1 January 1970.
    package init(dayNumber: Int) { self.dayNumber = dayNumber }

    /// The day of this date; nil if the calendar has no such day. Years run from 1 to 9999.
    package init?(year: Int, month: Int, day: Int) {
        guard (1...9999).contains(year), (1...12).contains(month), day >= 1,
            day <= Self.days(inMonth: month, of: year)
        else { return nil }
        // The year is counted from March, so that a leap day is the last day of a year.
        let marchYear = month > 2 ? year : year - 1
        let era = marchYear / 400
        let yearOfEra = marchYear % 400
        let dayOfYear = (153 * (month > 2 ? month - 3 : month + 9) + 2) / 5 + day - 1
        dayNumber = era * 146_097 + yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear - 719_468
    }

    /// How many days a month has: 28 to 31.
    package static func days(inMonth month: Int, of year: Int) -> Int {
        switch month {
        case 2: year.isMultiple(of: 4) && (!year.isMultiple(of: 100) || year.isMultiple(of: 400)) ? 29 : 28
        case 4, 6, 9, 11: 30
        default: 31
        }
    }

    /// Year, month (1 to 12) and day of the month (1 to 31).
    package var civil: (year: Int, month: Int, day: Int) {
        let shifted = dayNumber + 719_468
        let era = (shifted >= 0 ? shifted : shifted - 146_096) / 146_097
        let dayOfEra = shifted - era * 146_097
        let yearOfEra = (dayOfEra - dayOfEra / 1460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
        let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
        let marchMonth = (5 * dayOfYear + 2) / 153
        let month = marchMonth < 10 ? marchMonth + 3 : marchMonth - 9
        let year = yearOfEra + era * 400 + (month <= 2 ? 1 : 0)
        return (year, month, dayOfYear - (153 * marchMonth + 2) / 5 + 1)
    }

    /// The year, such as 2026.
    package var year: Int { civil.year }
    /// The month, 1 to 12.
    package var month: Int { civil.month }
    /// The day of the month, 1 to 31.
    package var day: Int { civil.day }

    /// The day of the week.
    package var weekday: Weekday {
        // 1 January 1970 was a Thursday.
        let fromMonday = (dayNumber + 3) % 7
        return Weekday.allCases[fromMonday >= 0 ? fromMonday : fromMonday + 7]
    }
}

extension LocalDate: Strideable {
    /// The day `days` later, or earlier if `days` is negative.
    package func advanced(by days: Int) -> LocalDate { LocalDate(dayNumber: dayNumber + days) }
    /// Days from this day to the other one.
    package func distance(to other: LocalDate) -> Int { other.dayNumber - dayNumber }

    /// The Monday that begins this day's week.
    package var monday: LocalDate { advanced(by: 1 - weekday.rawValue) }
    /// The first `weekday` from this day on, this day included.
    package func coming(_ weekday: Weekday) -> LocalDate {
        advanced(by: (weekday.rawValue - self.weekday.rawValue + 7) % 7)
    }
}

extension LocalDate: LosslessStringConvertible, Codable {
    /// The day written as in ISO 8601, "2026-06-06".
    package var description: String {
        let (year, month, day) = civil
        return padded(year, to: 4) + "-" + padded(month, to: 2) + "-" + padded(day, to: 2)
    }

    /// Reads "2026-06-06" (ISO 8601's extended form, nothing else).
    package init?(_ text: String) { self.init(iso: text[...]) }

    init?(iso text: Substring) {
        var bytes = text.utf8
        self.init(&bytes)
        if !bytes.isEmpty { return nil }
    }

    /// Takes "2026-06-06" off the beginning.
    init?(_ bytes: inout Substring.UTF8View) {
        guard let year = bytes.takeNumber(digits: 4), bytes.take("-"), let month = bytes.takeNumber(digits: 2),
            bytes.take("-"), let day = bytes.takeNumber(digits: 2)
        else { return nil }
        self.init(year: year, month: month, day: day)
    }

    /// Reads the ISO text; any other text is a corrupted value.
    package init(from decoder: any Decoder) throws { self = try decodeText(from: decoder) }
    /// Writes the ISO text.
    package func encode(to encoder: any Encoder) throws { try encodeText(description, to: encoder) }
}

/// The days from a first to a last, both included.
package typealias DateRange = ClosedRange<LocalDate>

/// A day of the week; its number is ISO 8601's, from Monday, 1, to Sunday, 7.
package enum Weekday: Int, CaseIterable, Codable, Sendable {
    case monday = 1
    case tuesday, wednesday, thursday, friday, saturday, sunday
}
