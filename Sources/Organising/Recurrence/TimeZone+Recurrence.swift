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
