package import Foundation

/// An event that repeats: its first time, its rule, and what departs from the rule (RFC 5545, section 3.8.5).
///
/// All times are wall time: what begins at 19:00 begins at 19:00 before and after a clock change.
package struct Series: Hashable, Sendable {
    /// One time at which the event takes place.
    package struct Occurrence: Hashable, Sendable {
        /// When it begins by the rule; it keeps this as its name when it is moved (RECURRENCE-ID).
        package let recurrenceID: LocalDateTime
        /// When it takes place, as clocks show it: a rule for 01:30 gives 02:30 in the night that has no 01:30.
        package let time: EventTime
    }

    /// The first time (DTSTART); all others last as long.
    package let start: EventTime
    /// How it repeats (RRULE).
    package let rule: RecurrenceRule
    /// The occurrences that do not take place, by their original beginnings (EXDATE).
    package internal(set) var excluded: Set<LocalDateTime>
    /// The occurrences that take place at another time than the rule says, by their original beginnings.
    package internal(set) var overrides: [LocalDateTime: EventTime]
    /// The zone whose clocks show the times.
    package let zone: TimeZone

    /// A series by the clocks of `zone`; exclusions and overrides that are not on the rule have no effect.
    package init(
        start: EventTime, rule: RecurrenceRule, excluded: Set<LocalDateTime> = [],
        overrides: [LocalDateTime: EventTime] = [:], in zone: TimeZone
    ) {
        (self.start, self.rule, self.excluded, self.overrides, self.zone) = (start, rule, excluded, overrides, zone)
    }

    /// The occurrences that begin on one of these days, earliest first; a moved one counts on its new day.
    package func occurrences(in days: DateRange) -> [Occurrence] {
        // An occurrence moved into these days may come from before or after them.
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

    /// The occurrence that begins then by the rule, with its override if it has one.
    func occurrence(of recurrenceID: LocalDateTime) -> Occurrence {
        Occurrence(recurrenceID: recurrenceID, time: written(recurrenceID).shown(in: zone))
    }

    /// When the occurrence that begins then by the rule takes place, whatever clocks do.
    func written(_ recurrenceID: LocalDateTime) -> EventTime {
        overrides[recurrenceID] ?? regularTime(of: recurrenceID)
    }

    /// The time of day of an occurrence as it was written, even if clocks skip it on its day.
    package func timeOfDay(of occurrence: Occurrence) -> LocalTime {
        written(occurrence.recurrenceID).start.time
    }

    /// When the occurrence that begins then takes place by the rule alone, whatever it was moved to and whatever clocks
    /// do.
    func regularTime(of recurrenceID: LocalDateTime) -> EventTime {
        let minutes = start.end.map { $0.minuteNumber - start.start.minuteNumber }
        return EventTime(
            start: recurrenceID, end: minutes.map { LocalDateTime(minuteNumber: recurrenceID.minuteNumber + $0) })
    }

    /// The occurrences that take place, in the order of the rule.
    private func original(from date: LocalDate) -> some Sequence<Occurrence> {
        rule.occurrences(from: start.start, notBefore: date).lazy
            .filter { !excluded.contains($0) }
            .map(occurrence)
    }
}

extension Series {
    /// Leaves out the occurrence that takes place on this day, and returns it as it was; a moved one stays moved, in
    /// case it is brought back.
    ///
    /// - Throws: That there is none on that day, with the nearest ones.
    @discardableResult
    package mutating func skip(_ date: LocalDate) throws(SeriesProblem) -> Occurrence {
        let occurrence = try occurrence(on: date)
        excluded.insert(occurrence.recurrenceID)
        return occurrence
    }

    /// Brings back an occurrence that was left out, named by its day in the rule or by the day to which it was moved.
    /// It takes place on the day to which it was moved, unless another one is there now and its own day is free.
    ///
    /// - Throws: That none was left out on that day, with the nearest days on which one was, or that another one was
    ///   moved there.
    @discardableResult
    package mutating func unskip(_ date: LocalDate) throws(SeriesProblem) -> Occurrence {
        let skipped = excluded.filter { isOnRule($0) }
        guard let id = skipped.first(where: { $0.date == date }) ?? skippedAfterMove(to: date) else {
            let days = skipped.map { occurrence(of: $0).time.start.date }.sorted()
            let nearest = [days.last { $0 < date }, days.first { $0 > date }].compactMap { $0 }
            throw .notSkipped(date, nearest: nearest)
        }
        let day = occurrence(of: id).time.start.date
        if isTaken(day) {
            if day == id.date || isTaken(id.date) { throw .dayTaken(day) }
            overrides[id] = nil
        }
        excluded.remove(id)
        return occurrence(of: id)
    }

    private func isTaken(_ day: LocalDate) -> Bool { !occurrences(in: day...day).isEmpty }

    /// The occurrence that had been moved to this day when it was left out.
    private func skippedAfterMove(to date: LocalDate) -> LocalDateTime? {
        excluded.filter { isOnRule($0) && overrides[$0]?.start.date == date }.min()
    }

    /// Moves the occurrence that takes place on this day to another day, at the same time of day.
    ///
    /// - Throws: That there is none on the one day, with the nearest ones, or already one on the other.
    @discardableResult
    package mutating func move(_ date: LocalDate, to day: LocalDate) throws(SeriesProblem) -> Occurrence {
        let time = timeOfDay(of: try occurrence(on: date))
        return try move(date, to: EventTime(start: LocalDateTime(day, time)))
    }

    /// Moves the occurrence that takes place on this day to another time; if `time` has no end, it lasts as long as
    /// before.
    ///
    /// - Throws: That there is none on the one day, with the nearest ones, or already one on the other.
    @discardableResult
    package mutating func move(_ date: LocalDate, to time: EventTime) throws(SeriesProblem) -> Occurrence {
        let old = try occurrence(on: date)
        let day = time.start.date
        // People name an occurrence by its day, so no day may have two.
        if occurrences(in: day...day).contains(where: { $0.recurrenceID != old.recurrenceID }) {
            throw .dayTaken(day)
        }
        let time = time.lasting(asLongAs: written(old.recurrenceID))
        overrides[old.recurrenceID] = nil
        if time != occurrence(of: old.recurrenceID).time { overrides[old.recurrenceID] = time }
        return Occurrence(recurrenceID: old.recurrenceID, time: time)
    }

    private func occurrence(on date: LocalDate) throws(SeriesProblem) -> Occurrence {
        if let occurrence = occurrences(in: date...date).first { return occurrence }
        var onRule = rule.occurrences(from: start.start, notBefore: date)
        if let recurrenceID = onRule.next(), recurrenceID.date == date {
            if !excluded.contains(recurrenceID), let time = overrides[recurrenceID] {
                throw .movedAway(from: date, to: time.start.date)
            }
        } else if skippedAfterMove(to: date) == nil {
            throw .noOccurrence(on: date, nearest: nearest(to: date))
        }
        throw .alreadySkipped(date, nearest: nearest(to: date))
    }

    /// The days of the last occurrence before this day and of the first after it, if there are any.
    private func nearest(to date: LocalDate) -> [LocalDate] {
        let earliest = overrides.values.map(\.start.date).min() ?? start.start.date
        let first = min(earliest, start.start.date, date)
        let before = occurrences(in: first...date).last
        let after = occurrences(after: LocalDateTime(date, .midnight), limit: 1).first
        return [before, after].compactMap { $0?.time.start.date }
    }
}

/// An occurrence that a change of its series has changed.
package struct ChangedOccurrence: Equatable, Sendable {
    /// When it took place; nil if it was left out.
    package let before: EventTime?
    /// When it takes place now; nil if it is left out.
    package let after: EventTime?
}

extension Series {
    /// The occurrences that differ from those of the series `before`, in the order of the rule; nil if its start or
    /// rule was another, so that all may differ.
    package func changes(since before: Series) -> [ChangedOccurrence]? {
        guard (start, rule, zone) == (before.start, before.rule, before.zone) else { return nil }
        let departing = [self, before].flatMap { Array($0.excluded) + Array($0.overrides.keys) }
        return Set(departing).sorted().compactMap { id in
            let change = ChangedOccurrence(before: before.time(of: id), after: time(of: id))
            return change.before == change.after ? nil : change
        }
    }

    private func time(of recurrenceID: LocalDateTime) -> EventTime? {
        excluded.contains(recurrenceID) || !isOnRule(recurrenceID) ? nil : occurrence(of: recurrenceID).time
    }

    /// The first occurrence after `moment` whose time differs from the one that the series `before` had on the same day
    /// of its rule; nil if none does. A moved occurrence keeps its own time when the series gets another time of day.
    package func firstChange(since before: Series, after moment: LocalDateTime) -> ChangedOccurrence? {
        occurrences(after: moment, limit: overrides.count + 1).lazy.map { occurrence in
            let id = LocalDateTime(occurrence.recurrenceID.date, before.start.start.time)
            return ChangedOccurrence(before: before.time(of: id), after: occurrence.time)
        }.first { $0.before != $0.after }
    }

    /// The times after `moment` to which occurrences were moved in the series `before` and which they keep, earliest
    /// first.
    package func timesKept(since before: Series, after moment: LocalDateTime) -> [EventTime] {
        let own = Set(before.overrides.values)
        return overrides.filter { own.contains($1) && $1.start > moment && time(of: $0) != nil }.values
            .sorted { $0.start < $1.start }
    }
}

extension Series {
    /// When the next occurrence after `moment` takes place by the rule, even if it is left out or moved; nil if the
    /// series is over.
    package func regularTime(after moment: LocalDateTime) -> EventTime? {
        regularBeginning(after: moment).map(regularTime)
    }

    /// The series from `start` on with another rule. Exclusions and moves stay on days that the new rule has too,
    /// except a move to a day on which another occurrence takes place.
    package func repeating(by rule: RecurrenceRule, from start: EventTime) -> Series {
        var series = Series(start: start, rule: rule, in: zone)
        for old in excluded {
            if let new = series.namesake(of: old) { series.excluded.insert(new) }
        }
        for (old, time) in overrides {
            // An occurrence that was moved to another day at the usual time takes the new time of day.
            let follows = time.start.time == self.start.start.time && time == regularTime(of: time.start)
            let day = LocalDateTime(time.start.date, start.start.time)
            guard let new = series.namesake(of: old) else { continue }
            series.overrides[new] = follows ? series.regularTime(of: day) : time
        }
        // An occurrence that goes back to its own day may clash with one that was moved there.
        while let clash = series.clash { series.overrides[clash] = nil }
        return series
    }

    /// The first occurrence that was moved to a day on which another takes place, so that the day would name both.
    private var clash: LocalDateTime? {
        overrides.sorted { $0.key < $1.key }.first { id, time in
            let day = time.start.date
            return !excluded.contains(id) && occurrences(in: day...day).count > 1
        }?.key
    }

    /// The same series with another beginning. If the rule has a COUNT, the occurrences before the first one still to
    /// come at `now` count as held.
    ///
    /// - Throws: That the new beginning does not fall on the rule.
    package func moved(to start: EventTime, now: LocalDateTime) throws(RecurrenceProblem) -> Series {
        let firstDay = min(start.start.date, regularBeginning(after: now)?.date ?? start.start.date)
        let held = rule.occurrences(from: self.start.start).prefix { $0.date < firstDay }.count(where: { _ in true })
        let rest = rule.withoutFirst(held)
        try rest.refuseStart(start.start)
        return repeating(by: rest, from: start)
    }

    /// Whether the rule has an occurrence that begins then.
    func isOnRule(_ moment: LocalDateTime) -> Bool {
        var occurrences = rule.occurrences(from: start.start, notBefore: moment.date)
        return occurrences.next() == moment
    }

    private func regularBeginning(after moment: LocalDateTime) -> LocalDateTime? {
        rule.occurrences(from: start.start, notBefore: moment.date).first { $0 > moment }
    }

    /// The occurrence of this series on the same day as one of another series.
    private func namesake(of other: LocalDateTime) -> LocalDateTime? {
        let name = LocalDateTime(other.date, start.start.time)
        return isOnRule(name) ? name : nil
    }
}

extension RecurrenceRule {
    /// The same rule with its COUNT reduced by `held`, to at least one; unchanged if it has none.
    fileprivate func withoutFirst(_ held: Int) -> RecurrenceRule {
        guard case .count(let count) = end else { return self }
        let rest = try? RecurrenceRule(
            frequency, interval: interval, byDay: byDay, byMonthDay: byMonthDay, byMonth: byMonth,
            bySetPosition: bySetPosition, weekStart: weekStart, end: .count(max(1, count - held)))
        return rest ?? self
    }
}

/// Why a single occurrence of a series cannot be skipped or moved, with the facts for an answer.
package enum SeriesProblem: Error, Hashable, Sendable {
    /// The series has none on that day; `nearest` are the days of the ones before and after it, if there are any.
    case noOccurrence(on: LocalDate, nearest: [LocalDate])
    /// The one on that day was skipped before; `nearest` are the days of its neighbours.
    case alreadySkipped(LocalDate, nearest: [LocalDate])
    /// The one on that day was moved to another day.
    case movedAway(from: LocalDate, to: LocalDate)
    /// None was skipped on that day; `nearest` are the nearest days on which one was, if there are any.
    case notSkipped(LocalDate, nearest: [LocalDate])
    /// There is one already on the day to move it to.
    case dayTaken(LocalDate)
}

extension SeriesProblem {
    /// One plain sentence: what was read, what is wrong, what to write instead.
    package var sentence: String {
        switch self {
        case .noOccurrence(let date, let nearest):
            "There is none on \(date.longText): \(Self.advice(nearest))."
        case .alreadySkipped(let date, let nearest):
            "The one on \(date.longText) is left out already: \(Self.advice(nearest))."
        case .movedAway(let date, let other):
            "The one on \(date.longText) was moved to \(other.longText): write \"\(other.typedText)\" for it."
        case .notSkipped(let date, let nearest):
            "None was left out on \(date.longText): "
                + (nearest.isEmpty
                    ? "no date of the series is, so there is nothing to bring back." : "\(Self.skipped(nearest)).")
        case .dayTaken(let date):
            "There is one on \(date.longText) already: choose another day, "
                + "such as \"\(date.advanced(by: 1).typedText)\"."
        }
    }

    private static func advice(_ nearest: [LocalDate]) -> String {
        switch nearest.count {
        case 0: "the series has none left, so change how it repeats, such as \"weekly until december\""
        case 1: "the nearest is on \(nearest[0].shortText), so write \"\(nearest[0].typedText)\""
        default:
            "the nearest are on \(nearest[0].shortText) and \(nearest[1].shortText), "
                + "so write such as \"\(nearest[1].typedText)\""
        }
    }

    private static func skipped(_ nearest: [LocalDate]) -> String {
        let days = nearest.map(\.shortText).joined(separator: " and ")
        return nearest.count == 1
            ? "the only one left out is \(days), so write \"\(nearest[0].typedText)\""
            : "the nearest left out are \(days), so write such as \"\(nearest[1].typedText)\""
    }
}
