/// A date of a series at whose time clocks change, so that they skip it or show it twice.
package struct ClockChange: Hashable, Sendable {
    /// When it begins by the rule.
    package let regular: LocalDateTime
    /// When it begins as clocks show it: later if they skip its time, and else at the first of two moments.
    package let shown: LocalDateTime

    /// What becomes of that date, in one plain sentence.
    package var sentence: String {
        let day = "\(regular.date.shortText) \(regular.date.year)"
        return shown == regular
            ? "Clocks go back on \(day) and show \(regular.time) twice: it begins at the first of the two."
            : "Clocks go forward on \(day) and skip \(regular.time): it begins at \(shown.time)."
    }
}

extension Series {
    /// The dates later than `moment` at whose time clocks change, of the year or so from the first of them on; what was
    /// moved has a time of its own.
    package func clockChanges(after moment: LocalDateTime) -> [ClockChange] {
        guard let first = occurrences(after: moment, limit: 1).first?.time.start.date else { return [] }
        return occurrences(in: first...first.advanced(by: 400)).compactMap { occurrence in
            let regular = occurrence.recurrenceID
            guard overrides[regular] == nil else { return nil }
            if case .unique = zone.instant(of: regular) { return nil }
            return ClockChange(regular: regular, shown: occurrence.time.start)
        }
    }
}
