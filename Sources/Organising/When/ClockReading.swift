/// A time as it was written, which may leave open whether it is before or after noon.
struct ClockReading: Hashable {
    enum Half { case am, pm }

    var hour: Int
    var minute: Int
    /// "am" or "pm", where it was written.
    var half: Half?
    /// Written as on a 24-hour clock: "14", "07:30", "10:00", but not "7" or "7:30".
    var isExact: Bool

    init(exactly time: LocalTime) {
        (hour, minute, half, isExact) = (time.hour, time.minute, nil, true)
    }

    private init(hour: Int, minute: Int, half: Half?, isExact: Bool) {
        (self.hour, self.minute, self.half, self.isExact) = (hour, minute, half, isExact)
    }

    /// A bare number as an hour; nothing for one that no clock shows.
    init?(number: Int, digits: Int) {
        guard (0...23).contains(number), digits <= 2 else { return nil }
        self.init(
            hour: number, minute: 0, half: nil, isExact: number == 0 || number > 12 || (digits == 2 && number < 10))
    }

    /// Reads "2pm", "7.30pm", "14:00", "7:30"; nothing where the text is not written as a time.
    static func token(_ text: Substring) -> WhenToken? {
        var figures = text
        var half: Half?
        for (suffix, meaning) in [("am", Half.am), ("pm", .pm), ("a.m", .am), ("p.m", .pm)] where text.hasSuffix(suffix)
        {
            figures = text.dropLast(suffix.count)
            half = meaning
        }
        let parts = figures.split(omittingEmptySubsequences: false) { $0 == ":" || $0 == "." }
        guard let hourText = parts.first, let hour = wholeNumber(hourText, digits: 1...2), parts.count <= 2,
            let minute = parts.count == 2 ? wholeNumber(parts[1], digits: 2...2) : 0, parts.count == 2 || half != nil
        else { return nil }
        guard LocalTime(hour: hour, minute: minute) != nil, half != .am || hour <= 12 else {
            return .impossibleTime(String(text))
        }
        let isExact = half == nil && (hour == 0 || hour > 12 || hourText.count == 2)
        return .clock(ClockReading(hour: hour, minute: minute, half: half, isExact: isExact))
    }

    /// The time, or nothing where only the writer knows which half of the day is meant.
    var time: LocalTime? {
        if let half { return time(in: half) }
        return isExact ? LocalTime(hour: hour, minute: minute) : nil
    }

    /// The time in one half of the day; "14pm" is taken as 14:00.
    func time(in half: Half) -> LocalTime? {
        switch half {
        case .am: LocalTime(hour: hour == 12 ? 0 : hour, minute: minute)
        case .pm: LocalTime(hour: hour < 12 ? hour + 12 : hour, minute: minute)
        }
    }

    /// The time, taking an open one as the last before `end`: "2-5pm" begins at 14:00, "11-2pm" at 11:00.
    func time(before end: LocalTime) -> LocalTime? {
        if let time { return time }
        let halves: [Half] = end < .noon ? [.am, .pm] : [.pm, .am]
        let candidates = halves.compactMap { time(in: $0) }
        return candidates.first { $0 < end } ?? candidates.last
    }

    /// The time, taking an open one as the first after `start`: "8pm-11" ends at 23:00.
    func time(after start: LocalTime) -> LocalTime? {
        if let time { return time }
        let candidates = [Half.am, .pm].compactMap { time(in: $0) }.sorted()
        return candidates.first { $0 > start } ?? candidates.first
    }
}
