package import Foundation

/// An event that repeats: its first time, its rule, and what departs from the rule (RFC 5545, section 3.8.5).
///
/// All in wall time: what begins at 19:00 begins at 19:00 on both sides of a clock change.
package struct Series: Hashable, Sendable {
    /// One time at which the event takes place.
    package struct Occurrence: Hashable, Sendable {
        /// When the rule says that it begins, which stays its name wherever it is moved (RECURRENCE-ID).
        package let recurrenceID: LocalDateTime
        /// When it takes place, as clocks show it: by a rule for 01:30 it is 02:30 in the night that has no 01:30.
        package let time: EventTime
    }

    /// The first time (DTSTART), whose length all others have.
    package let start: EventTime
    /// How it repeats (RRULE).
    package let rule: RecurrenceRule
    /// The occurrences that do not take place, by their original beginnings (EXDATE).
    package internal(set) var excluded: Set<LocalDateTime>
    /// The occurrences that take place at another time than the rule says, by their original beginnings.
    package internal(set) var overrides: [LocalDateTime: EventTime]
    /// The zone whose clocks the times are those of.
    package let zone: TimeZone

    /// A series by the clocks of `zone`; what is excluded or overridden without being on the rule changes nothing.
    package init(
        start: EventTime, rule: RecurrenceRule, excluded: Set<LocalDateTime> = [],
        overrides: [LocalDateTime: EventTime] = [:], in zone: TimeZone
    ) {
        (self.start, self.rule, self.excluded, self.overrides, self.zone) = (start, rule, excluded, overrides, zone)
    }

    /// The occurrences that begin on one of these days, earliest first, moved ones where they were moved to.
    package func occurrences(in days: DateRange) -> [Occurrence] {
        // What was moved into these days may come from before or behind them.
        let first = min(days.lowerBound, overrides.keys.min()?.date ?? days.lowerBound)
        let last = max(days.upperBound, overrides.keys.max()?.date ?? days.upperBound)
        return original(from: first)
            .prefix { $0.recurrenceID.date <= last }
            .filter { days.contains($0.time.start.date) }
            .sorted { $0.time.start < $1.time.start }
    }

    /// The next occurrences that begin later than `moment`, earliest first, at most `limit` of them.
    package func occurrences(after moment: LocalDateTime, limit: Int) -> [Occurrence] {
        let first = min(moment.date, overrides.keys.min()?.date ?? moment.date)
        let lastOverride = overrides.keys.max()
        var found: [Occurrence] = []
        var inPlace = 0
        for occurrence in original(from: first) {
            if inPlace >= limit, lastOverride.map({ occurrence.recurrenceID > $0 }) ?? true { break }
            guard occurrence.time.start > moment else { continue }
            found.append(occurrence)
            if overrides[occurrence.recurrenceID] == nil { inPlace += 1 }
        }
        return Array(found.sorted { $0.time.start < $1.time.start }.prefix(max(0, limit)))
    }

    /// The occurrence that begins then by the rule, unless it is left out.
    func occurrence(of recurrenceID: LocalDateTime) -> Occurrence {
        Occurrence(recurrenceID: recurrenceID, time: written(recurrenceID).shown(in: zone))
    }

    /// When the occurrence that begins then by the rule takes place, whatever clocks do.
    func written(_ recurrenceID: LocalDateTime) -> EventTime {
        overrides[recurrenceID] ?? regularTime(of: recurrenceID)
    }

    /// The time of day of an occurrence, also where clocks skip it on its day.
    package func timeOfDay(of occurrence: Occurrence) -> LocalTime {
        written(occurrence.recurrenceID).start.time
    }

    /// When the occurrence that begins then by the rule takes place unless it is moved or clocks skip that time.
    func regularTime(of recurrenceID: LocalDateTime) -> EventTime {
        let minutes = start.end.map { $0.minuteNumber - start.start.minuteNumber }
        return EventTime(
            start: recurrenceID, end: minutes.map { LocalDateTime(minuteNumber: recurrenceID.minuteNumber + $0) })
    }

    /// What takes place, in the order of the rule.
    private func original(from date: LocalDate) -> some Sequence<Occurrence> {
        rule.occurrences(from: start.start, notBefore: date).lazy
            .filter { !excluded.contains($0) }
            .map(occurrence)
    }
}
