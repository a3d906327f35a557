import Organising

/// Tells when a picket line stands in as few words as can be.
enum PicketDays {
    /// How many days are named one by one.
    private static let named = 5
    /// The most days between the first and the last that are named as left out.
    private static let mostMissing = 3

    /// "Tue 3 March 06:00-10:00", for a line in a list.
    static func short(_ time: EventTime) -> String {
        "\(time.start.date.shortText) \(hours(time))"
    }

    /// All times in one line: "Mon to Fri, 06:00-10:00, Mon 2 March to Fri 20 March (15 days)" where they are regular,
    /// else the first of them by name.
    static func text(_ times: [EventTime]) -> String {
        guard let first = times.first, let last = times.last else { return "" }
        if times.count == 1 { return first.longText }
        if let (weekdays, missing) = regularWeekdays(times) {
            let span = (first.start.date...last.start.date).shortText
            let but = missing.isEmpty ? "" : " but not \(missing.map(\.shortText).joined(separator: ", "))"
            return "\(weekdays), \(hours(first)), \(span)\(but) (\(times.count) days)"
        }
        let shown = times.prefix(named).map(short).joined(separator: "; ")
        return times.count <= named
            ? shown : "\(shown); and \(times.count - named) more days, the last on \(last.start.date.shortText)"
    }

    private static func hours(_ time: EventTime) -> String {
        "\(time.start.time)" + (time.end.map { "-\($0.time)" } ?? "")
    }

    /// The weekdays, if the line stands at the same hours on nearly every one of them from its first day to its last, and
    /// the few on which it does not; nil if it is less regular.
    private static func regularWeekdays(_ times: [EventTime]) -> (weekdays: String, missing: [LocalDate])? {
        let days = times.map(\.start.date)
        guard times.count > 3, let first = days.first, let last = days.last, Set(times.map(hours)).count == 1
        else { return nil }
        let weekdays = Set(days.map(\.weekday))
        let missing = (first...last).filter { weekdays.contains($0.weekday) && !days.contains($0) }
        guard missing.count <= mostMissing, missing.count * 3 <= days.count else { return nil }
        return ((first...last).count == days.count ? "every day" : words(for: weekdays), missing)
    }

    private static func words(for weekdays: Set<Weekday>) -> String {
        let ordered = Weekday.allCases.filter(weekdays.contains)
        if ordered == Weekday.allCases { return "every day" }
        if ordered == Array(Weekday.allCases.prefix(5)) { return "Mon to Fri" }
        return ordered.count == 1 ? "every \(ordered[0].name)" : ordered.map(\.shortName).joined(separator: ", ")
    }
}
