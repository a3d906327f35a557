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

    /// The half that an hour on a clock's face (1 to 12) falls in then; nil if it may be either.
    func half(of hour: Int) -> HalfDay? {
        switch self {
        case .morning: (1...11).contains(hour) ? .am : nil
        case .afternoon: hour == 12 || (1...7).contains(hour) ? .pm : nil
        case .evening: (4...11).contains(hour) ? .pm : nil
        // Two at night is on the next day's morning, and twelve is midnight: people write those out.
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
