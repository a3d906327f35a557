extension Weekday {
    /// The name in full, "Saturday".
    package var name: String {
        switch self {
        case .monday: "Monday"
        case .tuesday: "Tuesday"
        case .wednesday: "Wednesday"
        case .thursday: "Thursday"
        case .friday: "Friday"
        case .saturday: "Saturday"
        case .sunday: "Sunday"
        }
    }

    /// The name's first three letters, "Sat".
    package var shortName: String { String(name.prefix(3)) }
}

/// The months' names in English, January first.
package let monthNames = [
    "January", "February", "March", "April", "May", "June",
    "July", "August", "September", "October", "November", "December",
]

extension LocalDate {
    /// For a line in a list, "Sat 6 June".
    package var shortText: String { "\(weekday.shortName) \(day) \(monthNames[month - 1])" }
    /// For a card, "Saturday 6 June 2026".
    package var longText: String { "\(weekday.name) \(day) \(monthNames[month - 1]) \(year)" }
    /// As one would type it in full, "6 june 2026".
    package var typedText: String { "\(day) \(monthNames[month - 1].lowercased()) \(year)" }
}

extension LocalTime {
    /// As people say it and screen readers speak it: "2pm", "2:30pm", "noon", "midnight" (GOV.UK style guide, "times").
    package var spokenText: String {
        if self == .noon { return "noon" }
        if self == .midnight { return "midnight" }
        let face = hour % 12 == 0 ? 12 : hour % 12
        return (minute == 0 ? "\(face)" : "\(face):\(padded(minute, to: 2))") + (hour < 12 ? "am" : "pm")
    }

    /// As `spokenText`, beside a day: there "00:00", since people take "midnight" and "12am" for either end of a day.
    package var spokenTextOnDay: String { self == .midnight ? description : spokenText }
}

extension LocalDateTime {
    /// For a line in a list, "Sat 6 June 2pm".
    package var shortText: String { "\(date.shortText) \(time.spokenTextOnDay)" }
    /// For a line in a list of several years, "Sat 6 June 2026, 2pm".
    package var shortTextWithYear: String { "\(date.shortText) \(date.year), \(time.spokenTextOnDay)" }
    /// For a card, "Saturday 6 June 2026, 2pm".
    package var longText: String { "\(date.longText), \(time.spokenTextOnDay)" }
}

extension EventTime {
    /// For a line in a list, "Sat 6 June 2pm", or of several days "Fri 12 to Sun 14 June".
    ///
    /// An end on the next day, less than a day after the beginning, is said with its hour: a vigil until the morning.
    package var shortText: String {
        guard let days = severalDays else { return wholeDays == nil ? start.shortText : start.date.shortText }
        if let end, wholeDays == nil, end.minuteNumber - start.minuteNumber < 1440 {
            return "\(start.shortText) to \(end.shortText)"
        }
        return days.listText
    }

    /// The hours without their day: "2pm to 5pm", or "2pm" if no end is known; "to", since screen readers pass over a
    /// dash. Empty if it is of whole days.
    package var hoursText: String {
        if wholeDays != nil { return "" }
        return start.time.spokenTextOnDay + (end.map { " to \($0.time.spokenText)" } ?? "")
    }

    /// For a card: "Saturday 6 June 2026, 2pm to 5pm", with the day of the end if that is a later one.
    ///
    /// Of whole days only the days are said. An end before six the next morning belongs to the same night, and is written without its day.
    package var longText: String {
        if let days = wholeDays {
            let (first, last) = (days.lowerBound.longText, days.upperBound.longText)
            return first == last ? first : "\(first) to \(last)"
        }
        guard let end else { return start.longText }
        let sameNight = end.date == start.date || (end.date == start.date.advanced(by: 1) && end.time.hour < 6)
        return sameNight ? "\(start.date.longText), \(hoursText)" : "\(start.longText) to \(end.longText)"
    }
}

extension ClosedRange<LocalDate> {
    /// "Sat 6 June 2026" or "Sat 6 June 2026 to Sun 7 June 2026".
    package var shortTextWithYears: String {
        let ends = [lowerBound, upperBound].map { "\($0.shortText) \($0.year)" }
        return lowerBound == upperBound ? ends[0] : ends.joined(separator: " to ")
    }

    /// For a line in a list, "Fri 12 to Sun 14 June"; a month that is the same is said once.
    package var listText: String {
        let (first, last) = (lowerBound, upperBound)
        guard first < last, first.month == last.month, first.year == last.year else { return shortText }
        return "\(first.weekday.shortName) \(first.day) to \(last.shortText)"
    }

    /// "Sat 6 June" or "Sat 6 June to Sun 7 June", with the years if they differ.
    package var shortText: String {
        if lowerBound == upperBound { return lowerBound.shortText }
        let years = lowerBound.year == upperBound.year ? ("", "") : (" \(lowerBound.year)", " \(upperBound.year)")
        return "\(lowerBound.shortText)\(years.0) to \(upperBound.shortText)\(years.1)"
    }
}
