/// A time as it was written, which may leave open whether it is before or after noon.
struct ClockReading: Hashable {
    var hour: Int
    var minute: Int
    /// "am" or "pm", if it was written.
    var half: HalfDay?
    /// Written as on a 24-hour clock: "14", "07:30", "10:00", "1900", but not "7" or "7:30".
    var isExact: Bool

    init(exactly time: LocalTime) {
        (hour, minute, half, isExact) = (time.hour, time.minute, nil, true)
    }

    private init(hour: Int, minute: Int, half: HalfDay?, isExact: Bool) {
        (self.hour, self.minute, self.half, self.isExact) = (hour, minute, half, isExact)
    }

    /// Reads a bare number as an hour, or four figures as a time; nil if no clock shows it.
    ///
    /// Four figures are a time only at a multiple of five minutes, so that "2026" stays a year.
    init?(number: Int, digits: Int) {
        switch digits {
        case 4 where LocalTime(hour: number / 100, minute: number % 100) != nil && number.isMultiple(of: 5):
            self.init(hour: number / 100, minute: number % 100, half: nil, isExact: true)
        case 1...2 where (0...23).contains(number):
            self.init(
                hour: number, minute: 0, half: nil, isExact: number == 0 || number > 12 || (digits == 2 && number < 10))
        default: return nil
        }
    }

    /// Reads "2pm", "7.30pm", "730pm", "14:00", "7:30"; nil if the text is not written as a time.
    static func token(_ text: Substring) -> WhenToken? {
        if let hour = bareHour(text) { return hour }
        var figures = text
        var half: HalfDay?
        for (suffix, meaning) in [("pm", HalfDay.pm), ("am", .am), ("p.m", .pm), ("a.m", .am)]
        where text.hasSuffix(suffix) {
            figures = text.dropLast(suffix.count)
            half = meaning
            break
        }
        // "1900hrs", "19.30hrs".
        for suffix in ["hrs", "hr", "h"] where half == nil && text.hasSuffix(suffix) {
            let hours = text.dropLast(suffix.count)
            if let number = wholeNumber(hours, digits: 4...4),
                let time = LocalTime(hour: number / 100, minute: number % 100)
            {
                return .clock(ClockReading(exactly: time))
            }
            if hours.contains(where: { ":.".contains($0) }) { figures = hours }
        }
        var parts = figures.split(omittingEmptySubsequences: false) { $0 == ":" || $0 == "." }
        // "19h30".
        if parts.count == 1, half == nil, figures.contains("h") {
            parts = figures.split(separator: "h", omittingEmptySubsequences: false)
        }
        // Seconds say nothing: "19:30:00".
        if parts.count == 3, !figures.contains("."), let seconds = wholeNumber(parts[2], digits: 2...2), seconds < 60 {
            parts.removeLast()
        }
        if half != nil, parts.count == 1, (3...4).contains(figures.count) {
            parts = [figures.dropLast(2), figures.suffix(2)]
        }
        guard let hourText = parts.first, let hour = wholeNumber(hourText, digits: 1...2), parts.count <= 2,
            let minute = parts.count == 2 ? wholeNumber(parts[1], digits: 2...2) : 0, parts.count == 2 || half != nil
        else { return nil }
        if hour == 24, minute == 0, half == nil { return .keyword(.midnight) }
        let isExact = half == nil && (hour == 0 || hour > 12 || hourText.count == 2)
        return token(ClockReading(hour: hour, minute: minute, half: half, isExact: isExact), of: text)
    }

    /// Reads "7pm", as people write it most; nil for others.
    private static func bareHour(_ text: Substring) -> WhenToken? {
        let bytes = text.utf8
        guard (3...4).contains(bytes.count), bytes.last == UInt8(ascii: "m"), let letter = bytes.dropLast().last,
            letter == UInt8(ascii: "p") || letter == UInt8(ascii: "a"),
            let hour = wholeNumber(Substring(bytes.dropLast(2)), digits: 1...2)
        else { return nil }
        let half = letter == UInt8(ascii: "p") ? HalfDay.pm : .am
        return token(ClockReading(hour: hour, minute: 0, half: half, isExact: false), of: text)
    }

    /// The token of a time, if a clock shows it.
    private static func token(_ reading: ClockReading, of text: Substring) -> WhenToken {
        let isShown =
            LocalTime(hour: reading.hour, minute: reading.minute) != nil
            && (reading.half != .am || reading.hour <= 12) && (reading.half != .pm || reading.hour > 0)
        return isShown ? .clock(reading) : .impossibleTime(String(text))
    }

    /// The time, or nil if only the writer knows which half of the day is meant.
    var time: LocalTime? {
        if let half { return time(in: half) }
        return isExact ? LocalTime(hour: hour, minute: minute) : nil
    }

    /// Minutes after twelve on a twelve-hour clock, 0 to 719.
    var faceMinutes: Int { hour % 12 * 60 + minute }

    /// The time in one half of the day; "14pm" is taken as 14:00.
    func time(in half: HalfDay) -> LocalTime? {
        switch half {
        case .am: LocalTime(hour: hour == 12 ? 0 : hour, minute: minute)
        case .pm: LocalTime(hour: hour < 12 ? hour + 12 : hour, minute: minute)
        }
    }

    /// The reading `minutes` later, or earlier if negative: "half 7" and "quarter to 7" count from 7.
    func moved(by minutes: Int) -> ClockReading {
        if let time {
            return ClockReading(exactly: LocalTime(wrappingMinutes: time.minuteOfDay + minutes))
        }
        let face = (faceMinutes + minutes + 720) % 720
        return ClockReading(hour: face < 60 ? 12 : face / 60, minute: face % 60, half: nil, isExact: false)
    }

    /// The time as the beginning of what ends at `end`: if the half of the day is open, the later one before `end`.
    /// "2-5pm" begins at 14:00, "11-2pm" at 11:00.
    func time(before end: LocalTime) -> LocalTime? {
        if let time { return time }
        let halves: [HalfDay] = end < .noon ? [.am, .pm] : [.pm, .am]
        let candidates = halves.compactMap { time(in: $0) }
        return candidates.first { $0 < end } ?? candidates.last
    }

    /// The time as the end of what begins at `start`: if the half of the day is open, the first one after `start`.
    /// "8pm-11" ends at 23:00.
    func time(after start: LocalTime) -> LocalTime? {
        if let time { return time }
        let candidates = [HalfDay.am, .pm].compactMap { time(in: $0) }.sorted()
        return candidates.first { $0 > start } ?? candidates.first
    }
}

/// Before noon or after it.
package enum HalfDay: String, Codable, Sendable {
    /// From midnight to noon.
    case am
    /// From noon to midnight.
    case pm
}

/// A part of the day as people name it, "in the evening".
enum PartOfDay: Hashable {
    case morning, afternoon, evening, night

    init?(_ token: WhenToken) {
        switch token {
        case .keyword(.morning): self = .morning
        case .keyword(.afternoon): self = .afternoon
        case .keyword(.evening): self = .evening
        case .keyword(.night): self = .night
        default: return nil
        }
    }

    /// The half of the day in which `hour` (1 to 12) falls in this part; nil if it may be either.
    func half(of hour: Int) -> HalfDay? {
        switch self {
        case .morning: (1...11).contains(hour) ? .am : nil
        case .afternoon: hour == 12 || (1...7).contains(hour) ? .pm : nil
        case .evening: (4...11).contains(hour) ? .pm : nil
        // "2 at night" is the next morning and "12 at night" is midnight, so neither is read here.
        case .night: (5...11).contains(hour) ? .pm : nil
        }
    }
}

extension WhenPhrase {
    /// Takes "evening", "in the evening", "at night".
    mutating func takePartOfDay() -> PartOfDay? {
        var trial = self
        if trial.skip(.in, .at) { trial.skip(.the) }
        guard let part = trial.take({ PartOfDay($0) }) else { return nil }
        self = trial
        return part
    }
}
