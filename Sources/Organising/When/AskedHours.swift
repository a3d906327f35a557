/// A part of the day that a question asks about.
enum AskedHours {
    private static let parts: [(words: [String], hours: Range<Int>, name: String)] = [
        (["early", "evening"], 17 * 60..<19 * 60, "early evening"),
        (["early", "afternoon"], 12 * 60..<15 * 60, "early afternoon"),
        (["early", "morning"], 0..<9 * 60, "early morning"), (["late", "morning"], 10 * 60..<12 * 60, "late morning"),
        (["late", "afternoon"], 15 * 60..<18 * 60, "late afternoon"),
        (["late", "evening"], 20 * 60..<24 * 60, "late evening"), (["late", "night"], 21 * 60..<24 * 60, "late"),
        (["morning"], 0..<12 * 60, "morning"), (["afternoon"], 12 * 60..<17 * 60, "afternoon"),
        (["evening"], 17 * 60..<24 * 60, "evening"), (["night"], 17 * 60..<24 * 60, "night"),
        (["mornings"], 0..<12 * 60, "mornings"), (["afternoons"], 12 * 60..<17 * 60, "afternoons"),
        (["evenings"], 17 * 60..<24 * 60, "evenings"), (["nights"], 17 * 60..<24 * 60, "nights"),
        (["daytime"], 9 * 60..<17 * 60, "daytime"), (["day", "time"], 9 * 60..<17 * 60, "daytime"),
        (["lunchtime"], 12 * 60..<14 * 60, "lunchtime"), (["lunch", "time"], 12 * 60..<14 * 60, "lunchtime"),
        (["lunchtimes"], 12 * 60..<14 * 60, "lunchtimes"), (["teatime"], 16 * 60..<19 * 60, "teatime"),
        (["eod"], 16 * 60..<18 * 60, "at the end of the day"),
    ]
    private static let working: [(words: [String], hours: Range<Int>, name: String)] = [
        (["after", "work"], 17 * 60..<24 * 60, "after work"), (["before", "work"], 0..<9 * 60, "before work"),
        (["weeknights"], 17 * 60..<24 * 60, "weeknights"), (["weeknight"], 17 * 60..<24 * 60, "weeknights"),
        (["weekday", "evenings"], 17 * 60..<24 * 60, "weekday evenings"),
        (["weekday", "evening"], 17 * 60..<24 * 60, "weekday evenings"),
    ]

    /// Reads a part of the day at a position; nil if there is none.
    ///
    /// - Parameter isLed: Whether "at" or the like stands before it, so that a bare number is an hour.
    static func read(
        _ phrase: WhenPhrase, isLed: Bool
    ) -> (part: AskedPhrase.Reading, phrase: WhenPhrase)? {
        var trial = phrase
        for (words, hours, name) in working where trial.take(words: words[...]) {
            return (AskedPhrase.Reading(hours: hours, name, weekdays: Set(Weekday.workdays)), trial)
        }
        for (words, hours, name) in parts where take(words, &trial) {
            return (AskedPhrase.Reading(hours: hours, name), trial)
        }
        return clock(phrase)
    }

    /// Reads "am" or "pm" behind a day, "sat am"; nil if neither is there.
    static func half(_ phrase: WhenPhrase) -> (part: AskedPhrase.Reading, phrase: WhenPhrase)? {
        switch phrase.text {
        case "am": (AskedPhrase.Reading(hours: 0..<12 * 60, "morning"), phrase.advanced())
        case "pm": (AskedPhrase.Reading(hours: 12 * 60..<24 * 60, "afternoon or evening"), phrase.advanced())
        default: nil
        }
    }

    private static func take(_ words: [String], _ phrase: inout WhenPhrase) -> Bool {
        if phrase.take(words: words[...]) { return true }
        // A slip of "evening" is the same token.
        guard words.count == 1, case .keyword(let keyword)? = phrase.next, keyword.rawValue == words[0] else {
            return false
        }
        phrase = phrase.advanced()
        return true
    }

    /// One hour from a minute of the day on.
    static func at(_ minute: Int) -> AskedPhrase.Reading {
        var reading = AskedPhrase.Reading(hours: minute..<min(minute + 60, 24 * 60), "at \(text(minute))")
        reading.hour = .sure
        return reading
    }

    /// The minute of the day that an hour is, if it leaves nothing open.
    static func sureMinute(_ phrase: inout WhenPhrase) -> Int? {
        var trial = phrase
        guard let hour = hour(&trial, isLed: true), hour.isSure else { return nil }
        phrase = trial
        return hour.minutes
    }

    /// "7pm", "after 6pm", "before noon", "between 2 and 5", "from 6 to 9pm", "at 7".
    private static func clock(_ phrase: WhenPhrase) -> (part: AskedPhrase.Reading, phrase: WhenPhrase)? {
        var trial = phrase
        let word = trial.text.isEmpty && trial.next == .keyword(.at) ? "at" : trial.text
        let isLed = trial.take(anyOf: leads) || trial.take(.keyword(.at))
        guard let first = hour(&trial, isLed: isLed) ?? openHour(&trial) else { return nil }
        if ["from", "between", "at", ""].contains(isLed ? word : ""), let span = span(&trial, from: first, after: word)
        {
            return (span, trial)
        }
        let minutes = first.minutes
        var reading: AskedPhrase.Reading
        switch isLed ? word : "" {
        case "after", "from", "since", "past":
            reading = .init(hours: minutes..<max(minutes + 1, 24 * 60), "after \(text(minutes))")
        case "before", "by", "until", "till", "til":
            guard minutes > 0 else { return nil }
            reading = .init(hours: 0..<minutes, "before \(text(minutes))")
        case "around", "about": reading = .init(hours: max(0, minutes - 60)..<minutes + 60, "around \(text(minutes))")
        default:
            trial.take(anyOf: ["onwards", "onward"])
            reading = at(minutes)
            reading.hour = first.isSure ? .sure : .open
        }
        return (reading, trial)
    }

    private static let leads: Set<String> = [
        "after", "before", "by", "until", "till", "til", "from", "since", "between", "around", "about", "past", "at",
    ]

    /// The hours to the end that comes next; nil if none does.
    ///
    /// What ends in the small hours goes on until midnight, when another day begins.
    private static func span(
        _ phrase: inout WhenPhrase, from first: (minutes: Int, isSure: Bool), after word: String
    ) -> AskedPhrase.Reading? {
        var joined = phrase
        guard joined.takeJoiner() || word == "between" && joined.take(anyOf: ["and", "&"]) else { return nil }
        let begins = LocalTime(wrappingMinutes: first.minutes)
        guard let last = hour(&joined, isLed: true, after: first.isSure ? begins : nil) else { return nil }
        let end = last.minutes
        var begin = first.minutes
        if !first.isSure, begin >= 720, begin - 720 < end, begin >= end { begin -= 720 }
        guard begin < end || end < 6 * 60 else { return nil }
        phrase = joined
        return .init(hours: begin..<(begin < end ? end : 24 * 60), "\(text(begin)) to \(text(end))")
    }

    /// "2" of "2-5pm" and "2 to 5 pm".
    private static func openHour(_ phrase: inout WhenPhrase) -> (minutes: Int, isSure: Bool)? {
        var end = phrase.advanced()
        guard end.takeJoiner() else { return nil }
        switch end.next {
        case .clock: break
        case .number where [.keyword(.am), .keyword(.pm)].contains(end.advanced().next): break
        default: return nil
        }
        return hour(&phrase, isLed: true)
    }

    private static func text(_ minutes: Int) -> String { LocalTime(wrappingMinutes: minutes).spokenText }

    /// An hour in minutes; one whose half of the day is open is taken as the likelier, since an answer shows its times.
    ///
    /// - Parameter begin: The beginning, if it is an end: then it is the first such time after it.
    private static func hour(
        _ phrase: inout WhenPhrase, isLed: Bool, after begin: LocalTime? = nil
    ) -> (minutes: Int, isSure: Bool)? {
        var trial = phrase
        guard let hour = HoursPhrase.hour(&trial, isLed: isLed) else { return nil }
        let found: (Int, Bool)
        switch hour {
        case .noon: found = (720, true)
        case .midnight: found = (1439, true)
        case .impossible: return nil
        case .clock(let reading):
            // "After 4 days" is no hour.
            if reading.half == nil, AskedLength.isUnit(trial.text) { return nil }
            if let time = reading.time {
                // "28" and "1930" by themselves may be anything.
                if case .number? = phrase.next, !isLed, phrase.advanced().position == trial.position { return nil }
                found = (time.minuteOfDay, true)
            } else {
                let isInPart = trial.next == .keyword(.in)
                let part = trial.takePartOfDay()
                guard isLed || isInPart && part != nil else { return nil }
                let likely: HalfDay = reading.hour >= 9 && reading.hour < 12 ? .am : .pm
                let half = part?.half(of: reading.hour) ?? likely
                let ending = part == nil ? begin.flatMap { reading.time(after: $0) } : nil
                guard let time = ending ?? reading.time(in: half) else { return nil }
                found = (time.minuteOfDay, part?.half(of: reading.hour) != nil)
            }
        }
        phrase = trial
        return (found.0, found.1)
    }
}
