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

    private static func take(_ words: [String], _ phrase: inout WhenPhrase) -> Bool {
        if phrase.take(words: words[...]) { return true }
        // A slip of "evening" is the same token.
        guard words.count == 1, case .keyword(let keyword)? = phrase.next, keyword.rawValue == words[0] else {
            return false
        }
        phrase = phrase.advanced()
        return true
    }

    /// "7pm", "after 6pm", "before noon", "between 2 and 5", "from 6 to 9pm", "at 7".
    private static func clock(_ phrase: WhenPhrase) -> (part: AskedPhrase.Reading, phrase: WhenPhrase)? {
        var trial = phrase
        let word = trial.text.isEmpty && trial.next == .keyword(.at) ? "at" : trial.text
        let leads: Set<String> = [
            "after", "before", "by", "until", "till", "til", "from", "since", "between", "around", "about", "past",
            "at",
        ]
        let isLed = trial.take(anyOf: leads) || trial.take(.keyword(.at))
        guard let first = hour(&trial, isLed: isLed) ?? openHour(&trial) else { return nil }
        if ["from", "between", "at", ""].contains(isLed ? word : "") {
            var joined = trial
            if joined.takeJoiner() || word == "between" && joined.take(anyOf: ["and", "&"]),
                let last = hour(&joined, isLed: true)
            {
                let end = last.minutes
                var begin = first.minutes
                if !first.isSure, begin > 720, begin - 720 < end, begin >= end { begin -= 720 }
                if begin < end {
                    return (AskedPhrase.Reading(hours: begin..<end, "\(text(begin)) to \(text(end))"), joined)
                }
            }
        }
        let minutes = first.minutes
        let reading: AskedPhrase.Reading
        switch isLed ? word : "" {
        case "after", "from", "since", "past":
            reading = .init(hours: minutes..<max(minutes + 1, 24 * 60), "after \(text(minutes))")
        case "before", "by", "until", "till", "til":
            guard minutes > 0 else { return nil }
            reading = .init(hours: 0..<minutes, "before \(text(minutes))")
        case "around", "about": reading = .init(hours: max(0, minutes - 60)..<minutes + 60, "around \(text(minutes))")
        default:
            trial.take(anyOf: ["onwards", "onward"])
            reading = .init(hours: minutes..<minutes + 60, "at \(text(minutes))")
        }
        return (reading, trial)
    }

    /// "2" of "2-5pm".
    private static func openHour(_ phrase: inout WhenPhrase) -> (minutes: Int, isSure: Bool)? {
        var end = phrase.advanced()
        guard end.takeJoiner(), case .clock? = end.next else { return nil }
        return hour(&phrase, isLed: true)
    }

    private static func text(_ minutes: Int) -> String { LocalTime(wrappingMinutes: minutes).spokenText }

    /// An hour in minutes; one whose half of the day is open is taken as the likelier, since an answer shows its times.
    private static func hour(_ phrase: inout WhenPhrase, isLed: Bool) -> (minutes: Int, isSure: Bool)? {
        var trial = phrase
        guard let hour = HoursPhrase.hour(&trial, isLed: isLed) else { return nil }
        let found: (Int, Bool)
        switch hour {
        case .noon: found = (720, true)
        case .midnight: found = (1439, true)
        case .impossible: return nil
        case .clock(let reading):
            if let time = reading.time {
                if case .number(_, let digits)? = phrase.next, !isLed || digits > 2 && !isLed { return nil }
                found = (time.minuteOfDay, true)
            } else {
                guard isLed else { return nil }
                let part = trial.takePartOfDay()
                let half: HalfDay = part?.half(of: reading.hour) ?? (reading.hour >= 9 && reading.hour < 12 ? .am : .pm)
                guard let time = reading.time(in: half) else { return nil }
                found = (time.minuteOfDay, part != nil)
            }
        }
        phrase = trial
        return (found.0, found.1)
    }
}
