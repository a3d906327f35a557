/// A time of day as it was written, with the end where one is written: "2pm", "2-5pm", "7pm until midnight".
struct HoursPhrase {
    enum Hour: Hashable {
        case clock(ClockReading)
        case noon
        case midnight
        case impossible(String)
    }

    var start: Hour
    /// The end, with its own day where one is written: "6 june 2pm to 7 june 4pm".
    var end: (day: DayPhrase?, hour: Hour)?
    /// "8" of "7.30 for 8".
    var properStart: Hour?
    /// "evening" of "7 in the evening".
    var part: PartOfDay?

    /// Whether the beginning is a number that need not be a time at all.
    var isOpen: Bool {
        if case .clock(let reading) = start { reading.half == nil } else { false }
    }

    /// The times on the days meant.
    ///
    /// - Parameters:
    ///   - last: The day on which it ends, where several days are written before the times.
    ///   - part: "tonight" or "evening" was written with the day, so that "7" is 19:00.
    func times(
        on date: LocalDate, until last: LocalDate? = nil, in part: PartOfDay?, _ hints: MomentHints
    ) throws(WhenProblem) -> EventTime {
        let endDate: LocalDate? = if let day = end?.day { try day.date(today: date, hints) } else { last }
        let startTime = try start(on: date, in: self.part ?? part, hints)
        let begin = LocalDateTime(date, startTime)
        guard let end else { return EventTime(start: begin) }
        let endTime = try Self.time(of: end.hour) { reading in
            endDate == nil ? reading.time(after: startTime) : hints.half(of: reading).flatMap { reading.time(in: $0) }
        }
        var finish = LocalDateTime(endDate ?? date, endTime)
        // What begins in the evening may end in the small hours of the next day.
        let pastMidnight = endTime == .midnight || (startTime.hour >= 17 && endTime.hour < 6)
        if endDate == nil, finish <= begin, pastMidnight { finish.date = date.advanced(by: 1) }
        guard finish > begin else { throw .endNotAfterStart(start: begin, end: finish) }
        let days = date.distance(to: finish.date)
        guard days <= 31 else { throw .lastsTooLong(days: days) }
        return EventTime(start: begin, end: finish)
    }

    private func start(
        on date: LocalDate, in part: PartOfDay?, _ hints: MomentHints
    ) throws(WhenProblem) -> LocalTime {
        if case .midnight = start { throw .ambiguousMidnight(date) }
        return try Self.time(of: start) { reading in
            if let half = part?.half(of: reading.hour) { return reading.time(in: half) }
            return open(reading) ?? hints.half(of: reading).flatMap { reading.time(in: $0) }
        }
    }

    /// The beginning as the end tells it, or the time for which people come.
    private func open(_ reading: ClockReading) -> LocalTime? {
        if case .clock(let proper) = properStart { return proper.time.flatMap { reading.time(before: $0) } }
        guard let end, end.day == nil else { return nil }
        switch end.hour {
        case .clock(let last): return last.time.flatMap { reading.time(before: $0) }
        case .noon: return reading.time(before: .noon)
        case .midnight: return reading.time(in: .pm)
        case .impossible: return nil
        }
    }

    private static func time(
        of hour: Hour, open: (ClockReading) -> LocalTime?
    ) throws(WhenProblem) -> LocalTime {
        switch hour {
        case .noon: return .noon
        case .midnight: return .midnight
        case .impossible(let text): throw .noSuchTime(text)
        case .clock(let reading):
            guard let time = reading.time ?? open(reading) else {
                throw .ambiguousHour(hour: reading.hour, minute: reading.minute)
            }
            return time
        }
    }
}
