/// Days and hours that are counted from another: "in 2 weeks", "3 days ago", "an hour before noon", "the next 10 days".
extension AskedPhrase {
    /// "next 10 days", "the next few days", "last 2 weeks", "within 3 months", "in 2 weeks", "in half an hour", "3 days
    /// from now", "2 hours ago", "a week from friday", "2 days before easter".
    func counted(_ phrase: inout WhenPhrase, isLed: Bool) throws(WhenProblem) -> Reading? {
        var trial = phrase
        let isWithin = trial.take(words: "within")
        let isIn = !isWithin && trial.take(anyOf: ["in", "after"])
        trial.take(anyOf: AskedLength.roughly)
        let hasArticle = trial.skip(.the)
        let isNext = trial.take(anyOf: ["next", "coming", "upcoming", "following"])
        let isLast = !isNext && trial.take(anyOf: ["last", "past", "previous"])
        guard let length = AskedLength(reading: &trial, isOne: isNext || isLast) else { return nil }
        let reading: Reading?
        if isNext || isLast || isWithin || hasArticle {
            reading = try stretch(length, isPast: isLast)
        } else {
            reading = try end(of: length, &trial, isIn: isIn)
        }
        if reading != nil { phrase = trial }
        return reading
    }

    /// "The day before christmas", "the day after the 3rd".
    func neighbour(_ phrase: inout WhenPhrase, isLed: Bool) throws(WhenProblem) -> Reading? {
        var trial = phrase
        trial.skip(.the)
        guard trial.take(.keyword(.day)) else { return nil }
        let isBefore = trial.text == "before"
        guard trial.take(anyOf: ["before", "after"]), case .day(let day)? = try anchor(&trial, isBefore: isBefore)
        else { return nil }
        phrase = trial
        let date = day.advanced(by: isBefore ? -1 : 1)
        return Reading(date...date)
    }

    /// All of a length from now on, or until now.
    private func stretch(_ length: AskedLength, isPast: Bool) throws(WhenProblem) -> Reading? {
        let name = "\(isPast ? "last" : "next") \(length.name)"
        guard !length.isNothing, length.roughDays <= Self.furthest else { throw .spanOutOfRange(name) }
        guard length.hasHours else {
            let end = try moved(today, by: length, isPast ? -1 : 1)
            return Reading(isPast ? end...today.advanced(by: -1) : today...end, "the \(name)")
        }
        guard let clock else { return nil }
        let end = try moved(LocalDateTime(today, clock), by: length, isPast ? -1 : 1)
        guard end.date == today else { return Reading(min(today, end.date)...max(today, end.date), "the \(name)") }
        let (from, to) = (min(end.time, clock).minuteOfDay, max(end.time, clock).minuteOfDay)
        var reading = Reading(today...today, "the \(name)")
        (reading.hours, reading.isFromNow) = (from..<max(to, from + 1), true)
        return reading
    }

    /// What a length is counted from.
    private enum Anchor {
        case now
        case day(LocalDate)
        /// A minute of any day: "noon".
        case minute(Int)
    }

    /// When a length is over, or was not yet begun, by the words behind it: "ago", "from now", "before friday".
    private func end(
        of length: AskedLength, _ phrase: inout WhenPhrase, isIn: Bool
    ) throws(WhenProblem) -> Reading? {
        var (sign, from) = (1, Anchor.now)
        let isTime = phrase.take(anyOf: ["time"])
        let word = phrase.text
        if phrase.take(words: "ago") || phrase.take(words: "before", "now") {
            sign = -1
        } else if phrase.take(words: "from", "now") || phrase.take(anyOf: ["later", "hence"]) {
        } else if !isTime, phrase.take(anyOf: ["from", "after", "before"]) {
            guard let anchor = try anchor(&phrase, isBefore: word == "before") else { return nil }
            (sign, from) = (word == "before" ? -1 : 1, anchor)
        } else if !isIn && !isTime || length.isLetter && !phrase.isAtEnd {
            return nil
        }
        if length.isNothing { throw .spanOutOfRange("next \(length.name)") }
        if case .minute(let minute) = from {
            let moved = minute + sign * length.minutes
            guard length.months == 0, length.days == 0, (0..<1440).contains(moved) else { return nil }
            return AskedHours.at(moved)
        }
        if length.hasHours { return try moment(length, sign, from) }
        let day = if case .day(let day) = from { day } else { today }
        let date = try moved(day, by: length, sign)
        // "One week ago at 2pm" is a day.
        if AskedHours.read(phrase, isLed: false) != nil { return Reading(date...date) }
        let isRough = isIn || isTime || word == "ago"
        if isRough, length.isVague {
            let ends = [
                try moved(day, by: length.scaled(1, of: 2), sign), try moved(day, by: length.scaled(5, of: 4), sign),
            ]
            return Reading(min(ends[0], ends[1])...max(ends[0], ends[1]))
        }
        let said = "in \(length.name)"
        switch length.unit {
        case .week? where isRough, .fortnight? where isRough:
            return Reading(date.monday...date.monday.advanced(by: 6), sign > 0 ? said : nil)
        case .month? where isIn || isTime: return Reading(date.advanced(by: -3)...date.advanced(by: 3), said)
        default: return Reading(date...date)
        }
    }

    private func moment(_ length: AskedLength, _ sign: Int, _ from: Anchor) throws(WhenProblem) -> Reading? {
        var begin = LocalDateTime(today, clock ?? .midnight)
        var isFromNow = true
        if case .day(let day) = from {
            (begin, isFromNow) = (LocalDateTime(day, .midnight), false)
        } else if clock == nil {
            return nil
        }
        let moment = try moved(begin, by: length, sign)
        var reading = AskedHours.at(moment.time.minuteOfDay)
        if length.isVague {
            // A few hours are two or five.
            let ends = [
                try moved(begin, by: length.scaled(1, of: 2), sign),
                try moved(begin, by: length.scaled(5, of: 4), sign),
            ]
            guard let first = ends.min(), let last = ends.max(), first.date == last.date else { return nil }
            reading.hours = first.time.minuteOfDay..<last.time.minuteOfDay
        }
        reading.spans = [moment.date...moment.date]
        reading.dayName = (moment.date...moment.date).askedName
        reading.isFromNow = isFromNow
        return reading
    }

    /// What stands after "before" or the like: a day, a holiday, an hour.
    private func anchor(_ phrase: inout WhenPhrase, isBefore: Bool) throws(WhenProblem) -> Anchor? {
        var trial = phrase
        if let day = DayPhrase(reading: &trial) {
            phrase = trial
            return .day(try day.date(today: today))
        }
        trial = phrase
        if let days = try holiday(&trial, isLed: true)?.spans.first {
            phrase = trial
            return .day(isBefore ? days.lowerBound : days.upperBound)
        }
        trial = phrase
        guard let minute = AskedHours.sureMinute(&trial) else { return nil }
        phrase = trial
        return .minute(minute)
    }

    private func moved(_ day: LocalDate, by length: AskedLength, _ sign: Int) throws(WhenProblem) -> LocalDate {
        let index = day.year * 12 + day.month - 1 + sign * length.months
        let (year, month) = (index / 12, index % 12 + 1)
        guard abs(length.roughDays) <= Self.furthestCounted, WhenReader.years.contains(year),
            let date = LocalDate(year: year, month: month, day: min(day.day, LocalDate.days(inMonth: month, of: year)))?
                .advanced(by: sign * length.days), WhenReader.years.contains(date.year)
        else { throw .spanOutOfRange("\(sign < 0 ? "last" : "next") \(length.name)") }
        return date
    }

    private func moved(
        _ moment: LocalDateTime, by length: AskedLength, _ sign: Int
    ) throws(WhenProblem) -> LocalDateTime {
        let date = try moved(moment.date, by: length, sign)
        return LocalDateTime(minuteNumber: LocalDateTime(date, moment.time).minuteNumber + sign * length.minutes)
    }

    /// No day is counted from another that is more days away.
    private static let furthestCounted = 300 * 365

    /// "recently", "now", "soon".
    func roughly(_ phrase: inout WhenPhrase, isLed: Bool) throws(WhenProblem) -> Reading? {
        var trial = phrase
        if trial.take(anyOf: ["recently", "lately"]) {
            phrase = trial
            return Reading(today.advanced(by: -30)...today.advanced(by: -1), "recently")
        }
        // What is counted from now but was not read is not today.
        guard trial.take(anyOf: ["now", "soon"]), !isLed, previous != "from", previous != "before" else { return nil }
        let isNow = phrase.text == "now"
        phrase = trial
        var reading = Reading(today...today.advanced(by: isNow ? 0 : 14), isNow ? "today" : "soon")
        reading.isSure = false
        return reading
    }
}
