package import Foundation

extension TimeZone {
    /// The instant of an occurrence: nobody can be asked about each of them, so the calendar's rule decides.
    ///
    /// A time that clocks show twice is the first of both; one that they skip counts with the offset from before the
    /// change, so that 01:30 becomes what clocks then show as 02:30 (RFC 5545, section 3.3.5).
    package func recurrenceInstant(of local: LocalDateTime) -> Date {
        switch instant(of: local) {
        case .unique(let date), .twice(let date, _): return date
        case .never(let nextValid):
            let offsetBefore = secondsFromGMT(for: nextValid.addingTimeInterval(-1))
            return Date(timeIntervalSince1970: Double(local.minuteNumber * 60 - offsetBefore))
        }
    }
}

extension EventTime {
    /// The instants at which an occurrence of this time begins and ends, by the clocks of a zone.
    ///
    /// The end is that of the poster (22:00-02:00 also in a night that has an hour more), unless a clock change puts it
    /// before the beginning; then it lasts as long as the times say.
    package func instants(in zone: TimeZone) -> (start: Date, end: Date?) {
        let begins = zone.recurrenceInstant(of: start)
        guard let end else { return (begins, nil) }
        let ends = zone.recurrenceInstant(of: end)
        let length = Double((end.minuteNumber - start.minuteNumber) * 60)
        return (begins, ends > begins ? ends : begins.addingTimeInterval(length))
    }

    /// What clocks in `zone` show when an occurrence of this time begins and ends: the same unless they skip it.
    package func shown(in zone: TimeZone) -> EventTime {
        let (begins, ends) = instants(in: zone)
        return EventTime(start: zone.local(at: begins), end: ends.map { zone.local(at: $0) })
    }
}

/// A time at which clocks change, so that they skip the beginning or the end of an event or show it twice.
package struct ClockChange: Hashable, Sendable {
    /// When it begins or ends as it was written, or by the rule of its series.
    package let regular: LocalDateTime
    /// When it does as clocks show it: later if they skip that time, and else at the first of two moments.
    package let shown: LocalDateTime
    /// True of an end, false of a beginning.
    package let isEnd: Bool

    /// What becomes of that date, in one plain sentence.
    package var sentence: String {
        let day = "\(regular.date.shortText) \(regular.date.year)"
        let happens = isEnd ? "ends" : "begins"
        return shown == regular
            ? "Clocks go back on \(day) and show \(regular.time) twice: it \(happens) at the first of the two."
            : "Clocks go forward on \(day) and skip \(regular.time): it \(happens) at \(shown.time)."
    }
}

extension EventTime {
    /// What clocks in `zone` do to its beginning, or else to its end; nil if they show each once.
    package func clockChange(in zone: TimeZone) -> ClockChange? {
        let shown = shown(in: zone)
        if !zone.showsOnce(start) { return ClockChange(regular: start, shown: shown.start, isEnd: false) }
        guard let end, let shownEnd = shown.end, !zone.showsOnce(end) else { return nil }
        return ClockChange(regular: end, shown: shownEnd, isEnd: true)
    }
}

extension Series {
    /// The clock changes of the dates later than `moment`, of the year or so from the first of them on; what was moved
    /// has a time of its own.
    package func clockChanges(after moment: LocalDateTime) -> [ClockChange] {
        guard let first = occurrences(after: moment, limit: 1).first?.time.start.date else { return [] }
        return occurrences(in: first...first.advanced(by: 400)).compactMap { occurrence in
            overrides[occurrence.recurrenceID] == nil ? clockChange(of: occurrence) : nil
        }
    }

    /// What clocks do to one date of the series; nil if they show its beginning and its end once.
    package func clockChange(of occurrence: Occurrence) -> ClockChange? {
        written(occurrence.recurrenceID).clockChange(in: zone)
    }
}

extension TimeZone {
    fileprivate func showsOnce(_ local: LocalDateTime) -> Bool {
        if case .unique = instant(of: local) { true } else { false }
    }
}
