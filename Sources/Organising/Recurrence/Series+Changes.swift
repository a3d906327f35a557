extension Series {
    /// Leaves out the occurrence that takes place on this day, and gives it back as it was.
    ///
    /// - Throws: That there is none on that day, with the nearest ones.
    @discardableResult
    package mutating func skip(_ date: LocalDate) throws(SeriesProblem) -> Occurrence {
        let occurrence = try occurrence(on: date)
        excluded.insert(occurrence.recurrenceID)
        overrides[occurrence.recurrenceID] = nil
        return occurrence
    }

    /// Brings back the occurrence that was left out on this day, at the time that the rule gives it.
    ///
    /// - Throws: That none was left out on that day, with the nearest days on which one was, or that another one was
    ///   moved there.
    @discardableResult
    package mutating func unskip(_ date: LocalDate) throws(SeriesProblem) -> Occurrence {
        let skipped = excluded.filter { isOnRule($0) }
        guard let recurrenceID = skipped.first(where: { $0.date == date }) else {
            let days = skipped.map(\.date).sorted()
            let nearest = [days.last { $0 < date }, days.first { $0 > date }].compactMap { $0 }
            throw .notSkipped(date, nearest: nearest)
        }
        if !occurrences(in: date...date).isEmpty { throw .dayTaken(date) }
        excluded.remove(recurrenceID)
        return occurrence(of: recurrenceID)
    }

    /// Moves the occurrence that takes place on this day to another day, at the same time of day.
    ///
    /// - Throws: That there is none on the one day, with the nearest ones, or already one on the other.
    @discardableResult
    package mutating func move(_ date: LocalDate, to day: LocalDate) throws(SeriesProblem) -> Occurrence {
        let time = try occurrence(on: date).time
        let days = time.start.date.distance(to: day)
        let end = time.end.map { LocalDateTime($0.date.advanced(by: days), $0.time) }
        return try move(date, to: EventTime(start: LocalDateTime(day, time.start.time), end: end))
    }

    /// Moves the occurrence that takes place on this day to another time; without an end, it stays as long as it was.
    ///
    /// - Throws: That there is none on the one day, with the nearest ones, or already one on the other.
    @discardableResult
    package mutating func move(_ date: LocalDate, to time: EventTime) throws(SeriesProblem) -> Occurrence {
        let old = try occurrence(on: date)
        let day = time.start.date
        // People name an occurrence by its day, so that no day may have two.
        if occurrences(in: day...day).contains(where: { $0.recurrenceID != old.recurrenceID }) {
            throw .dayTaken(day)
        }
        let time = time.lasting(asLongAs: old.time)
        overrides[old.recurrenceID] = nil
        if time != occurrence(of: old.recurrenceID).time { overrides[old.recurrenceID] = time }
        return Occurrence(recurrenceID: old.recurrenceID, time: time)
    }

    private func occurrence(on date: LocalDate) throws(SeriesProblem) -> Occurrence {
        if let occurrence = occurrences(in: date...date).first { return occurrence }
        var onRule = rule.occurrences(from: start.start, notBefore: date)
        guard let recurrenceID = onRule.next(), recurrenceID.date == date else {
            throw .noOccurrence(on: date, nearest: nearest(to: date))
        }
        if let time = overrides[recurrenceID] { throw .movedAway(from: date, to: time.start.date) }
        throw .alreadySkipped(date, nearest: nearest(to: date))
    }

    /// The days of the last occurrence before this day and of the first one after it, as far as there are any.
    private func nearest(to date: LocalDate) -> [LocalDate] {
        let earliest = overrides.values.map(\.start.date).min() ?? start.start.date
        let first = min(earliest, start.start.date, date)
        let before = occurrences(in: first...date).last
        let after = occurrences(after: LocalDateTime(date, .midnight), limit: 1).first
        return [before, after].compactMap { $0?.time.start.date }
    }
}

/// One occurrence in which a series differs from what it was.
package struct ChangedOccurrence: Equatable, Sendable {
    /// When it took place; nil if it was left out.
    package let before: EventTime?
    /// When it takes place now; nil if it is left out.
    package let after: EventTime?
}

extension Series {
    /// The occurrences that differ from those of the series as it was `before`, in the order of the rule; nil if it began
    /// or repeated otherwise then, so that all may differ.
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

    /// The series without the occurrences that were moved, each of which has a time of its own.
    package var withoutMoved: Series {
        Series(start: start, rule: rule, excluded: excluded.union(overrides.keys), in: zone)
    }
}
