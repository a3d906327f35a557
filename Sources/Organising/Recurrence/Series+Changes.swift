extension Series {
    /// Leaves out the occurrence that takes place on this day, and gives it back as it was; a moved one stays moved, for
    /// when it is brought back.
    ///
    /// - Throws: That there is none on that day, with the nearest ones.
    @discardableResult
    package mutating func skip(_ date: LocalDate) throws(SeriesProblem) -> Occurrence {
        let occurrence = try occurrence(on: date)
        excluded.insert(occurrence.recurrenceID)
        return occurrence
    }

    /// Brings back the occurrence that was left out, named by the day of the rule or by the day to which it had been
    /// moved; it takes place where it was moved to, unless another one is there now and its own day is free.
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

    /// The first occurrence after `moment` that takes place at another time than on the same day of the rule `before`; nil
    /// if none does. What was moved to a time of its own keeps it when a series gets another time of day.
    package func firstChange(since before: Series, after moment: LocalDateTime) -> ChangedOccurrence? {
        occurrences(after: moment, limit: overrides.count + 1).lazy.map { occurrence in
            let id = LocalDateTime(occurrence.recurrenceID.date, before.start.start.time)
            return ChangedOccurrence(before: before.time(of: id), after: occurrence.time)
        }.first { $0.before != $0.after }
    }

    /// The times after `moment` to which occurrences had been moved in the series as it was `before`, and which they keep,
    /// earliest first.
    package func timesKept(since before: Series, after moment: LocalDateTime) -> [EventTime] {
        let own = Set(before.overrides.values)
        return overrides.filter { own.contains($1) && $1.start > moment && time(of: $0) != nil }.values
            .sorted { $0.start < $1.start }
    }
}
