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

    /// Reads the times from where `phrase` stands, and leaves it behind them; nothing where none is written there.
    init?(reading phrase: inout WhenPhrase) {
        phrase.skip(.at, .from)
        guard let start = Self.hour(&phrase) else { return nil }
        self.start = start
        var trial = phrase
        guard trial.takeJoiner() else { return }
        let day = DayPhrase(reading: &trial)
        if day != nil { trial.skip(.at) }
        if let hour = Self.hour(&trial) {
            end = (day, hour)
            phrase = trial
        }
    }

    private static func hour(_ phrase: inout WhenPhrase) -> Hour? {
        guard let hour = phrase.take(hour) else { return nil }
        guard case .clock(var reading) = hour, reading.half == nil else { return hour }
        // "2 pm" is written as two words.
        if phrase.take(.keyword(.am)) {
            reading.half = .am
        } else if phrase.take(.keyword(.pm)) {
            reading.half = .pm
        }
        return reading.half == .am && reading.hour > 12 ? .impossible("\(reading.hour)am") : .clock(reading)
    }

    private static func hour(_ token: WhenToken) -> Hour? {
        switch token {
        case .clock(let reading): .clock(reading)
        case .number(let number, let digits): ClockReading(number: number, digits: digits).map { .clock($0) }
        case .keyword(.noon), .keyword(.midday): .noon
        case .keyword(.midnight): .midnight
        case .impossibleTime(let text): .impossible(text)
        default: nil
        }
    }
}

extension HoursPhrase {
    /// Whether the beginning is a number that need not be a time at all.
    var isOpen: Bool {
        if case .clock(let reading) = start { reading.half == nil } else { false }
    }

    /// The times on the days meant.
    ///
    /// - Parameter isEvening: "tonight" was written, so that "7" is 19:00.
    func times(on date: LocalDate, isEvening: Bool) throws(WhenProblem) -> EventTime {
        let endDate: LocalDate? = if let day = end?.day { try day.date(today: date) } else { nil }
        let startTime = try start(on: date, isEvening: isEvening)
        let begin = LocalDateTime(date, startTime)
        guard let end else { return EventTime(start: begin) }
        let endTime = try Self.time(of: end.hour, open: { $0.time(after: startTime) })
        var finish = LocalDateTime(endDate ?? date, endTime)
        // What begins in the evening may end in the small hours of the next day.
        let pastMidnight = endTime == .midnight || (startTime.hour >= 17 && endTime.hour < 6)
        if endDate == nil, finish <= begin, pastMidnight { finish.date = date.advanced(by: 1) }
        guard finish > begin else { throw .endNotAfterStart(start: begin, end: finish) }
        let days = date.distance(to: finish.date)
        guard days <= 31 else { throw .lastsTooLong(days: days) }
        return EventTime(start: begin, end: finish)
    }

    private func start(on date: LocalDate, isEvening: Bool) throws(WhenProblem) -> LocalTime {
        if case .midnight = start { throw .ambiguousMidnight(date) }
        return try Self.time(of: start) { reading in
            if isEvening, (5...11).contains(reading.hour) { return reading.time(in: .pm) }
            guard let end, end.day == nil else { return nil }
            switch end.hour {
            case .clock(let last): return last.time.flatMap { reading.time(before: $0) }
            case .noon: return reading.time(before: .noon)
            case .midnight: return reading.time(in: .pm)
            case .impossible: return nil
            }
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
