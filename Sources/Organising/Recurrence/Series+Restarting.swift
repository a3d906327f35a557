extension Series {
    /// When the next occurrence after `moment` takes place by the rule, whether or not it is left out or moved; nothing
    /// where the series is over.
    package func regularTime(after moment: LocalDateTime) -> EventTime? {
        regularBeginning(after: moment).map(regularTime)
    }

    /// The series from `start` on, with another rule; what departs from the old rule stays where the new one falls on
    /// the same day, unless another occurrence takes place on the day that it was moved to.
    package func repeating(by rule: RecurrenceRule, from start: EventTime) -> Series {
        var series = Series(start: start, rule: rule, in: zone)
        for old in excluded {
            if let new = series.namesake(of: old) { series.excluded.insert(new) }
        }
        for (old, time) in overrides {
            // What was moved to another day alone goes along with a new time of day.
            let follows = time.start.time == self.start.start.time && time == regularTime(of: time.start)
            let day = LocalDateTime(time.start.date, start.start.time)
            guard let new = series.namesake(of: old) else { continue }
            series.overrides[new] = follows ? series.regularTime(of: day) : time
        }
        // What goes back to its own day may meet there what was moved to that.
        while let clash = series.clash { series.overrides[clash] = nil }
        return series
    }

    /// The first occurrence that was moved to a day on which another one takes place; people name them by their days.
    private var clash: LocalDateTime? {
        overrides.sorted { $0.key < $1.key }.first { id, time in
            let day = time.start.date
            return !excluded.contains(id) && occurrences(in: day...day).count > 1
        }?.key
    }

    /// The same series begun at another time; a rule of so many times counts those before the first one that is still
    /// to come at `now` as held.
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

    /// The occurrence of this series on the day of one of another.
    private func namesake(of other: LocalDateTime) -> LocalDateTime? {
        let name = LocalDateTime(other.date, start.start.time)
        return isOnRule(name) ? name : nil
    }
}

extension RecurrenceRule {
    /// The same rule with so many occurrences fewer where it has a number of them; at least one is left.
    fileprivate func withoutFirst(_ held: Int) -> RecurrenceRule {
        guard case .count(let count) = end else { return self }
        let rest = try? RecurrenceRule(
            frequency, interval: interval, byDay: byDay, byMonthDay: byMonthDay, byMonth: byMonth,
            bySetPosition: bySetPosition, weekStart: weekStart, end: .count(max(1, count - held)))
        return rest ?? self
    }
}
