/// A time of day as it was written, perhaps with an end: "2pm", "2-5pm", "7pm until midnight".
struct HoursPhrase {
    enum Hour: Hashable {
        case clock(ClockReading)
        case noon
        case midnight
        case impossible(String)
    }

    var start: Hour
    /// The end, with its own day if one is written: "6 june 2pm to 7 june 4pm".
    var end: (day: DayPhrase?, hour: Hour)?
    /// "8" of "7.30 for 8".
    var properStart: Hour?
    /// "evening" of "7 in the evening".
    var part: PartOfDay?
    /// "2 hours" of "2pm for 2 hours", in minutes.
    var minutes: Int?
    /// Whether it is written in Greenwich time, which is an hour behind the clocks in summer.
    var isGreenwich = false

    /// Whether the beginning is a bare number, which need not be a time at all.
    var isOpen: Bool {
        if case .clock(let reading) = start { reading.half == nil } else { false }
    }

    /// The times on the days meant.
    ///
    /// - Parameters:
    ///   - last: The day on which it ends, if several days are written before the times.
    ///   - part: "tonight" or "evening" was written with the day, so that "7" is 19:00.
    func times(
        on date: LocalDate, until last: LocalDate? = nil, in part: PartOfDay?, _ hints: MomentHints
    ) throws(WhenProblem) -> EventTime {
        let endDate: LocalDate? = if let day = end?.day { try day.date(today: date, hints) } else { last }
        let startTime = try start(on: date, in: self.part ?? part, hints)
        let begin = LocalDateTime(date, startTime)
        if let minutes {
            let last = startTime.minuteOfDay + minutes
            let finish = LocalDateTime(date.advanced(by: last / 1440), LocalTime(wrappingMinutes: last))
            return EventTime(start: begin, end: finish)
        }
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

    /// The time of a beginning whose half of the day is open, by the end or by the time that people come for.
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

extension HoursPhrase {
    /// Reads times at the position of `phrase` and moves past them; nil if there are none.
    init?(reading phrase: inout WhenPhrase) {
        var isLed = phrase.skip(.at, .from)
        var led = phrase
        let isBetween = led.take(anyOf: ["between"])
        if isBetween || led.take(anyOf: Self.leads) {
            led.skip(.at, .from)
            var hour = led
            if Self.hour(&hour, isLed: true) != nil { (phrase, isLed) = (led, true) }
        }
        guard let start = Self.hour(&phrase, isLed: isLed) else { return nil }
        self.start = start
        part = phrase.takePartOfDay()
        var follower = phrase
        if follower.take(anyOf: Self.followers) {
            // "7pm, doors 6pm": they lead another hour.
            var other = follower
            if Self.hour(&other, isLed: false) == nil { phrase = follower }
        }
        takeZone(&phrase)
        readRest(&phrase, afterAnd: isBetween)
        takeZone(&phrase)
    }

    /// Words before an hour that change nothing: "around 7pm", "doors 7.30pm".
    private static let leads: Set<String> = [
        "around", "about", "approx", "approximately", "circa", "roughly", "starts", "starting", "begins", "doors",
        "assemble", "meet", "from",
    ]
    /// Words before an end that change nothing: "until about 7".
    private static let roughly: Set<String> = ["around", "about", "approx", "approximately", "circa", "roughly"]
    /// Words after an hour that change nothing: "7pm start".
    private static let followers: Set<String> = [
        "start", "sharp", "prompt", "promptly", "hrs", "approx", "doors", "ish",
    ]

    /// "GMT", "BST", "UK time".
    private mutating func takeZone(_ phrase: inout WhenPhrase) {
        if phrase.take(anyOf: ["gmt", "utc"]) {
            isGreenwich = true
        } else if !phrase.take(anyOf: ["bst"]) {
            for place in ["uk", "london", "british"] where phrase.take(words: place, "time") { return }
        }
    }

    /// What follows the beginning: an end, a length, the time that people come for.
    private mutating func readRest(_ phrase: inout WhenPhrase, afterAnd isBetween: Bool) {
        if Self.takeOpenEnd(&phrase) { return }
        if let minutes = Self.takeLength(&phrase) {
            self.minutes = minutes
            return
        }
        var trial = phrase
        if trial.take(.keyword(.for)), let proper = Self.hour(&trial, isLed: true),
            Self.isArrival(start, before: proper)
        {
            properStart = proper
            phrase = trial
            // "half seven for eight o'clock start in the evening"
            if trial.take(anyOf: Self.followers), let named = trial.takePartOfDay() { (part, phrase) = (named, trial) }
        }
        readEnd(&phrase, afterAnd: isBetween)
    }

    /// "for 2 hours", "for 90 minutes", "for an hour", in minutes.
    private static func takeLength(_ phrase: inout WhenPhrase) -> Int? {
        var trial = phrase
        guard trial.take(.keyword(.for)) else { return nil }
        let count: Int? =
            trial.take(anyOf: ["a", "an"])
            ? 1
            : trial.take {
                switch $0 {
                case .number(let count, digits: 1...3), .numeral(let count): count
                default: nil
                }
            }
        let unit: Int? =
            switch trial.text {
            case "hour", "hours", "hr", "hrs": 60
            case "minute", "minutes", "min", "mins": 1
            default: nil
            }
        guard let count, let unit, (10...24 * 60).contains(count * unit) else { return nil }
        phrase = trial.advanced()
        return count * unit
    }

    /// "til late", "onwards".
    private static func takeOpenEnd(_ phrase: inout WhenPhrase) -> Bool {
        var trial = phrase
        guard trial.take(anyOf: ["onwards", "onward"]) || (trial.takeJoiner() && trial.take(.keyword(.late))) else {
            return false
        }
        phrase = trial
        return true
    }

    private mutating func readEnd(_ phrase: inout WhenPhrase, afterAnd isBetween: Bool) {
        var trial = phrase
        guard trial.takeJoiner() || isBetween && trial.takeAnd() else { return }
        let day = DayPhrase(reading: &trial)
        if day != nil { trial.skip(.at) }
        // "until about 7"
        if day == nil { _ = trial.take(anyOf: Self.roughly) }
        guard let hour = Self.hour(&trial, isLed: true) else { return }
        end = (day, hour)
        part = trial.takePartOfDay() ?? part
        phrase = trial
    }

    /// Whether this is "7.30 for 8": people arrive within the hour before it begins.
    private static func isArrival(_ arrival: Hour, before proper: Hour) -> Bool {
        guard case .clock(let first) = arrival, case .clock(let second) = proper else { return false }
        // "7pm for 20 people" counts people.
        if first.half != nil, second.half == nil, second.hour > 12 { return false }
        return (1...60).contains((second.faceMinutes - first.faceMinutes + 720) % 720)
    }

    /// - Parameter isLed: True after "at" or the like, so that "seven" is an hour.
    static func hour(_ phrase: inout WhenPhrase, isLed: Bool) -> Hour? {
        if let hour = spokenHour(&phrase) { return hour }
        guard let hour = writtenHour(&phrase, isLed: isLed) else { return nil }
        var trial = phrase
        guard case .clock(let reading) = hour, reading.half == nil, reading.hour == 12, reading.minute == 0,
            let named = trial.take(named)
        else { return hour }
        // "12 noon".
        phrase = trial
        return named
    }

    /// "half 7", "half past seven", "quarter to 8pm", "10 past 7".
    private static func spokenHour(_ phrase: inout WhenPhrase) -> Hour? {
        var trial = phrase
        let minutes: Int
        if trial.take(.keyword(.half)) {
            trial.skip(.past)
            minutes = 30
        } else if trial.skip(.a) || trial.next == .keyword(.quarter), trial.take(.keyword(.quarter)) {
            if trial.take(.keyword(.past)) {
                minutes = 15
            } else if trial.take(.keyword(.to)) {
                minutes = -15
            } else {
                return nil
            }
        } else if let count = takeMinutesPast(&trial) {
            minutes = count
        } else {
            return nil
        }
        switch writtenHour(&trial, isLed: true) {
        case .clock(let reading)? where reading.minute == 0:
            phrase = trial
            return .clock(reading.moved(by: minutes))
        case .noon?:
            phrase = trial
            return .clock(ClockReading(exactly: LocalTime(wrappingMinutes: 720 + minutes)))
        default: return nil
        }
    }

    /// "20 past", "20 minutes past", "twenty five past".
    private static func takeMinutesPast(_ phrase: inout WhenPhrase) -> Int? {
        var trial = phrase
        guard let count = trial.take(minutesPast) ?? spelledMinutes(&trial) else { return nil }
        let isNamed = trial.take(anyOf: ["minutes", "mins"])
        // "10 to 8" is a span, "10 minutes to 8" none.
        let isBefore = isNamed && trial.take(.keyword(.to))
        guard isBefore || trial.take(.keyword(.past)) else { return nil }
        phrase = trial
        return isBefore ? -count : count
    }

    /// "thirty" of "seven thirty", "twenty five" of "twenty five past".
    static func spelledMinutes(_ phrase: inout WhenPhrase) -> Int? {
        let tens = ["fifteen": 15, "twenty": 20, "thirty": 30, "forty": 40, "fifty": 50]
        guard let minutes = tens[phrase.text] else { return nil }
        phrase = phrase.advanced()
        var trial = phrase
        _ = trial.take(.dash)
        guard minutes != 15, trial.take(.numeral(5)) else { return minutes }
        phrase = trial
        return minutes + 5
    }

    private static func minutesPast(_ token: WhenToken) -> Int? {
        switch token {
        case .number(let minutes, digits: 1...2), .numeral(let minutes): (1...59).contains(minutes) ? minutes : nil
        default: nil
        }
    }

    /// "7", "7pm", "7 pm", "7 o'clock", "seven pm", "noon".
    private static func writtenHour(_ phrase: inout WhenPhrase, isLed: Bool) -> Hour? {
        var trial = phrase
        let isNumeral = if case .numeral? = trial.next { true } else { false }
        guard let hour = trial.take(figures) ?? trial.take(named) ?? trial.take(numeral) else { return nil }
        // "13 jnue 8pm" begins at eight, whatever the word between them is.
        if case .number(_, digits: 1...2)? = phrase.next, !isLed, trial.hasTimeAfterWord { return nil }
        let isOnTheHour = trial.take(.keyword(.oclock))
        guard case .clock(var reading) = hour, reading.half == nil else {
            phrase = trial
            return hour
        }
        // "seven thirty".
        if isNumeral, let minutes = spelledMinutes(&trial) { reading.minute = minutes }
        // "2 pm" is written as two words.
        if trial.take(.keyword(.am)) {
            reading.half = .am
        } else if trial.take(.keyword(.pm)) {
            reading.half = .pm
        }
        if isNumeral, !isLed, !isOnTheHour, reading.half == nil { return nil }
        phrase = trial
        return reading.half == .am && reading.hour > 12 ? .impossible("\(reading.hour)am") : .clock(reading)
    }

    private static func figures(_ token: WhenToken) -> Hour? {
        switch token {
        case .clock(let reading): .clock(reading)
        case .number(2400, digits: 4): .midnight
        case .number(let number, let digits): ClockReading(number: number, digits: digits).map { .clock($0) }
        case .impossibleTime(let text): .impossible(text)
        default: nil
        }
    }

    private static func numeral(_ token: WhenToken) -> Hour? {
        guard case .numeral(let number) = token else { return nil }
        return ClockReading(number: number, digits: 1).map { .clock($0) }
    }

    private static func named(_ token: WhenToken) -> Hour? {
        switch token {
        case .keyword(.noon), .keyword(.midday): .noon
        case .keyword(.midnight): .midnight
        default: nil
        }
    }
}
