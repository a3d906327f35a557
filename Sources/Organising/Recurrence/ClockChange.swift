package import Foundation

extension TimeZone {
    /// The instant of an occurrence, decided by iCalendar's rule, since nobody can be asked about each one.
    ///
    /// If clocks show the time twice, it is the first of the two. If they skip it, the offset from before the change
    /// counts, so that 01:30 becomes what clocks then show as 02:30 (RFC 5545, section 3.3.5).
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
    /// The end is the one that was written (22:00-02:00 even in a night with an extra hour), unless a clock change puts
    /// it before the beginning; then it lasts as long as the times say.
    package func instants(in zone: TimeZone) -> (start: Date, end: Date?) {
        let begins = zone.recurrenceInstant(of: start)
        guard let end else { return (begins, nil) }
        let ends = zone.recurrenceInstant(of: end)
        let length = Double((end.minuteNumber - start.minuteNumber) * 60)
        return (begins, ends > begins ? ends : begins.addingTimeInterval(length))
    }

    /// What clocks in `zone` show when an occurrence of this time begins and ends: the same times, unless they skip
    /// one.
    package func shown(in zone: TimeZone) -> EventTime {
        let (begins, ends) = instants(in: zone)
        return EventTime(start: zone.local(at: begins), end: ends.map { zone.local(at: $0) })
    }
}

/// A clock change that skips the beginning or the end of an event, or shows it twice.
package struct ClockChange: Hashable, Sendable {
    /// When it begins or ends as it was written, or by the rule of its series.
    package let regular: LocalDateTime
    /// When clocks show it: later if they skip the time, or else the same, at the first of two moments.
    package let shown: LocalDateTime
    /// True for an end, false for a beginning.
    package let isEnd: Bool

    /// What happens on that date, in one plain sentence.
    package var sentence: String {
        let day = "\(regular.date.shortText) \(regular.date.year)"
        let happens = isEnd ? "ends" : "begins"
        return shown == regular
            ? "Clocks go back on \(day) and show \(regular.time.spokenTextOnDay) twice: it \(happens) at the first of the two."
            : "Clocks go forward on \(day) and skip \(regular.time.spokenTextOnDay): it \(happens) at \(shown.time.spokenTextOnDay)."
    }
}

extension EventTime {
    /// The clock change in `zone` that affects its beginning, or else its end; nil if clocks show both once.
    package func clockChange(in zone: TimeZone) -> ClockChange? {
        let shown = shown(in: zone)
        if !zone.showsOnce(start) { return ClockChange(regular: start, shown: shown.start, isEnd: false) }
        guard let end, let shownEnd = shown.end, !zone.showsOnce(end) else { return nil }
        return ClockChange(regular: end, shown: shownEnd, isEnd: true)
    }
}

extension Series {
    /// The clock changes that affect occurrences after `moment`, within 400 days of the first; moved occurrences have
    /// times of their own and do not count.
    package func clockChanges(after moment: LocalDateTime) -> [ClockChange] {
        guard let first = occurrences(after: moment, limit: 1).first?.time.start.date else { return [] }
        return occurrences(in: first...first.advanced(by: 400)).compactMap { occurrence in
            overrides[occurrence.recurrenceID] == nil ? clockChange(of: occurrence) : nil
        }
    }

    /// The clock change that affects one occurrence; nil if clocks show its beginning and its end once.
    package func clockChange(of occurrence: Occurrence) -> ClockChange? {
        written(occurrence.recurrenceID).clockChange(in: zone)
    }
}

extension TimeZone {
    fileprivate func showsOnce(_ local: LocalDateTime) -> Bool {
        if case .unique = instant(of: local) { true } else { false }
    }
}
