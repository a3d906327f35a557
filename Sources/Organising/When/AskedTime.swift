/// The time that a question asks about: days, days of the week and a part of the day, any of which may be left open.
package struct AskedTime: Hashable, Codable, Sendable {
    /// The spans of days meant, in order and apart from each other; empty for any day.
    package var spans: [DateRange]
    /// The days of the week meant; empty for all.
    package var weekdays: Set<Weekday>
    /// The minutes of the day in which it begins, such as 1020..<1440 for the evening; nil for the whole day.
    package var hours: Range<Int>?
    /// Whether it asks for what is over: "yesterday", "last week".
    package var isPast: Bool
    /// How to say it back: "this weekend", "Friday 13 March", "evenings".
    package var name: String
    /// Whether its hours are counted from the minute in which it was asked, "in two hours", so that they pass with it.
    package var isFromNow = false
    /// Whether something has to begin at the hours, since others are not wanted: "not in the evening".
    package var mustBegin = false

    private enum CodingKeys: CodingKey { case spans, weekdays, hours, isPast, name }

    /// The days from the first to the last; nil for any day.
    package var days: DateRange? {
        guard let first = spans.first, let last = spans.last else { return nil }
        return first.lowerBound...max(first.upperBound, last.upperBound)
    }

    /// The hour of the morning until which it is still the night before.
    package static let nightEnds = 6

    /// How many minutes of something have to be at the hours that were asked for, if it begins before them.
    package static let leastShared = 60

    /// Whether something that takes place then is asked for.
    ///
    /// What lasts several days is asked for on each of them and at any hour; an end before six in the morning belongs
    /// to the night before.
    package func covers(_ time: EventTime) -> Bool {
        let first = time.start.date
        var last = time.end?.date ?? first
        if let end = time.end, end.time.hour < Self.nightEnds, first < last { last = last.advanced(by: -1) }
        let asked = spans.isEmpty ? [first...max(first, last)] : spans
        let isOnDay = asked.contains { span in
            guard span.overlaps(first...max(first, last)) else { return false }
            if weekdays.isEmpty { return true }
            let days = span.clamped(to: first...max(first, last))
            return (days.count > 6 ? days.prefix(7) : days[days.startIndex..<days.endIndex]).contains {
                weekdays.contains($0.weekday)
            }
        }
        guard isOnDay else { return false }
        guard let hours, first == last || isOfBeginning else { return true }
        let begin = time.start.time.minuteOfDay
        let length = time.end.map { $0.minuteNumber - time.start.minuteNumber } ?? 0
        return hours.contains(begin)
            || !mustBegin && begin < hours.lowerBound && begin + length >= hours.lowerBound + Self.leastShared
    }
}

extension AskedTime {
    /// Whether it is an hour before which something begins, on whatever day: "before 9am".
    package var isOfBeginning: Bool {
        spans.isEmpty && weekdays.isEmpty && hours?.lowerBound == 0 && !mustBegin
    }

    /// Whether it names days of the week and nothing else.
    var isOnlyWeekdays: Bool { spans.isEmpty && hours == nil && !weekdays.isEmpty }

    /// All days of the week that it does not name.
    var otherWeekdays: AskedTime {
        var others = self
        others.weekdays = Set(Weekday.allCases).subtracting(weekdays)
        others.name = "not \(name)"
        return others
    }

    /// All other times from `today` on, of which any will do, named "not friday evening"; empty if they cannot be told.
    func others(from today: LocalDate) -> [AskedTime] {
        if isOnlyWeekdays { return [otherWeekdays] }
        if !weekdays.isEmpty, !spans.isEmpty { return [] }
        var others: [AskedTime] = []
        if !spans.isEmpty {
            var (gaps, next): ([DateRange], LocalDate) = ([], today)
            for span in spans where span.upperBound >= next {
                if span.lowerBound > next { gaps.append(next...span.lowerBound.advanced(by: -1)) }
                next = span.upperBound.advanced(by: 1)
            }
            let end = today.advanced(by: AskedPhrase.furthest)
            if next <= end { gaps.append(next...end) }
            others.append(AskedTime(spans: gaps, weekdays: [], hours: nil, isPast: false, name: ""))
        } else if !weekdays.isEmpty {
            var days = otherWeekdays
            days.hours = nil
            others.append(days)
        }
        if let hours {
            for rest in [0..<hours.lowerBound, hours.upperBound..<1440] where rest.count > 1 {
                var sameDays = self
                (sameDays.hours, sameDays.mustBegin) = (rest, true)
                others.append(sameDays)
            }
        }
        others = others.filter { !$0.spans.isEmpty || !$0.weekdays.isEmpty || $0.hours != nil }
        for index in others.indices { others[index].name = index == 0 ? "not \(name)" : "" }
        return others
    }

    /// What of it lies within `other`; nil if nothing does.
    func within(_ other: AskedTime) -> AskedTime? {
        var one = self
        if spans.isEmpty || other.spans.isEmpty {
            one.spans = spans + other.spans
        } else {
            one.spans = spans.flatMap { span in
                other.spans.compactMap { span.overlaps($0) ? span.clamped(to: $0) : nil }
            }
            if one.spans.isEmpty { return nil }
        }
        if !other.weekdays.isEmpty {
            one.weekdays = weekdays.isEmpty ? other.weekdays : weekdays.intersection(other.weekdays)
            if one.weekdays.isEmpty { return nil }
        }
        one.mustBegin = mustBegin || other.mustBegin
        if let hours = other.hours {
            guard self.hours?.overlaps(hours) ?? true else { return nil }
            one.hours = self.hours.map { hours.clamped(to: $0) } ?? hours
        }
        one.name = other.name.isEmpty ? "" : [name, other.name].filter { !$0.isEmpty }.joined(separator: ", ")
        return one
    }

    /// The same as said of what is over: the days before, of the last week or the last year.
    func inThePast(before today: LocalDate) -> AskedTime {
        guard !isPast, let days, days.lowerBound > today else { return self }
        let isNear = today.distance(to: days.lowerBound) <= 7
        var past = self
        past.spans = spans.map { span in
            let (first, last) = (span.lowerBound, span.upperBound)
            if isNear { return first.advanced(by: -7)...last.advanced(by: -7) }
            return first.yearBefore...max(first.yearBefore, last.yearBefore)
        }
        (past.isPast, past.name) = (true, past.days?.shortText ?? name)
        return past
    }

    /// All of these days.
    package static func on(_ days: DateRange) -> AskedTime {
        AskedTime(spans: [days], weekdays: [], hours: nil, isPast: false, name: days.shortText)
    }

    /// The expressions of one question with another: two that fill what each leaves open are one, "evenings" and "this
    /// week"; others stay alternatives, "friday" and "sunday".
    package static func joining(_ times: [AskedTime], _ next: AskedTime) -> [AskedTime] {
        guard let index = times.lastIndex(where: { $0.narrowed(by: next) != nil }),
            let one = times[index].narrowed(by: next)
        else { return times + [next] }
        var joined = times
        joined[index] = one
        return joined
    }

    /// What both ask for; nil if they are about different days or hours.
    private func narrowed(by other: AskedTime) -> AskedTime? {
        var one = self
        one.isFromNow = isFromNow || other.isFromNow
        switch (spans.isEmpty, other.spans.isEmpty) {
        case (true, false): (one.spans, one.isPast) = (other.spans, other.isPast)
        case (false, false):
            if other.lies(within: self) {
                (one.spans, one.isPast) = (other.spans, other.isPast)
            } else if spans.count > 2, other.spans.count == 1, let both = within(other) {
                // "The bank holidays in may" are some of them.
                one.spans = both.spans
            } else if !lies(within: other) {
                return nil
            }
        default: break
        }
        if !other.weekdays.isEmpty {
            guard weekdays.isEmpty else { return nil }
            one.weekdays = other.weekdays
        }
        if let hours = other.hours {
            guard self.hours.map(hours.overlaps) ?? true else { return nil }
            one.hours = self.hours.map { hours.clamped(to: $0) } ?? hours
        }
        one.name = [name, other.name].filter { !$0.isEmpty }.joined(separator: ", ")
        return one
    }

    private func lies(within other: AskedTime) -> Bool {
        spans.allSatisfy { span in other.spans.contains { $0.contains(span.lowerBound) && $0.contains(span.upperBound) }
        }
    }
}

extension WhenReader {
    /// Reads the longest time expression of a question at a position, with the little words before it.
    ///
    /// - Parameters:
    ///   - words: All the folded words of the question: those before the position tell "a march" from the month.
    ///   - today: The day on which it was asked.
    ///   - clock: What clocks showed then, for what is counted in hours; nil if that is not known.
    ///   - nation: Whose bank holidays are meant.
    /// - Returns: The time, how many words it took, at least one, and whether the words can hardly mean anything else:
    ///   "summer" and "march" may belong to a name. Nil if the words begin with no time.
    /// - Throws: What is wrong with a day that the calendar does not have, or a weekday that does not match its date.
    package static func asked(
        _ words: [String], at position: Int, today: LocalDate, clock: LocalTime? = nil,
        nation: Nation = .englandAndWales
    ) throws(WhenProblem) -> (asked: AskedTime, consumed: Int, isSure: Bool)? {
        try asked(words[position...], after: words[..<position], today: today, clock: clock, nation: nation)
    }

    /// Reads the longest time expression at the start of a part of a question's words; see above.
    package static func asked(
        _ words: ArraySlice<String>, after before: ArraySlice<String> = [], today: LocalDate, clock: LocalTime? = nil,
        nation: Nation = .englandAndWales
    ) throws(WhenProblem) -> (asked: AskedTime, consumed: Int, isSure: Bool)? {
        guard let first = words.first, AskedPhrase.mayBegin(first) else { return nil }
        var phrase = WhenPhrase(words).withoutTimes
        let reader = AskedPhrase(
            today: today, clock: clock, nation: nation, previous: before.last.map { String($0.trimmingPunctuation) })
        guard let reading = try reader.read(&phrase), let consumed = phrase.consumed else { return nil }
        return (reading.asked(today: today), consumed, reading.isSure)
    }
}

extension LocalDate {
    /// The same day a year before; the last of February for its 29th.
    fileprivate var yearBefore: LocalDate {
        LocalDate(year: year - 1, month: month, day: day) ?? LocalDate(year: year - 1, month: month, day: 28) ?? self
    }
}

extension WhenReader {
    /// Whether a word is the name of a month.
    package static func isMonth(_ word: String) -> Bool {
        if case .month? = WhenToken.only(word) { true } else { false }
    }
}
