import Events
import Foundation
import Organising
import StewardCore

/// Finding a repetition among the words of an announcement.
extension AnnouncementReader {
    static let startingWords: Set<String> = ["from", "starting", "beginning", "commencing", "starts", "begins"]
    static let endingWords: Set<String> = ["until", "till", "til"]
    /// The most words before the hours of a day in their part.
    static let longestLead = 2
    private static let leading: Set<String> = [
        "every", "each", "daily", "weekly", "fortnightly", "monthly", "alternate",
    ]
    private static let ordinals: Set<String> = [
        "first", "second", "third", "fourth", "last", "1st", "2nd", "3rd", "4th",
    ]
    /// The most words of a rule, and of the times before it.
    private static let (longestRule, longestHours) = (8, 5)

    /// What has been read of a series: its rule, and how far it goes.
    private struct SeriesWords {
        var rule: [String]
        var end: Int
        var hours: Range<Int>?
        var day: LocalDate?
        /// Whether the day is only the first of a month that is named.
        var isOfMonth = false
        /// The words for its last day.
        var last: [String] = []
        /// Whether dates that are left out were read.
        var isExcepted = false
    }

    /// Finds a repetition with a time or a first day next to it: "Tuesdays 6-7.30pm", "every other Sunday from 8 March,
    /// 10.30am", "7pm on the first Thursday of every month".
    func series(in found: MomentWords) throws(Misreading) -> MomentFinding? {
        let today = timeZone.local(at: now).date
        for start in found.words.indices where isRuleStart(found.words[start...]) {
            guard !isBehindMoment(found.words[..<start]), let (rule, end) = rule(found.words, from: start, today: today)
            else { continue }
            var read = SeriesWords(rule: rule, end: end, hours: hoursBefore(start, in: found.words))
            let first = read.hours?.lowerBound ?? start
            while read.end < found.words.endIndex, goOn(&read, in: found.words, today: today) {}
            var ranges = [found.range(first..<read.end)]
            if read.day == nil, let start = startOfMonth(in: found, from: read.end, today: today) {
                read.day = start.day
                ranges.append(found.range(start.words))
            }
            if read.day == nil || read.isOfMonth, let next = nextDay(in: found, from: read.end, of: rule, today: today)
            {
                read.day = next.day
                ranges.append(found.range(next.words))
            }
            guard read.hours != nil || read.day != nil else {
                // "Walk - fortnightly - Wed 10 June 1pm" has a dash behind its rule.
                let isDashed = read.end < found.words.endIndex && found.words[read.end] == "-"
                let range = start..<(isDashed ? read.end + 1 : read.end)
                if let apart = try seriesApart(rule, range, found) { return apart }
                continue
            }
            // "Every second Wednesday of the month, starting 11 March, we meet at the Example Arms from 7pm"
            if read.hours == nil, let further = hours(in: found), !further.overlaps(first..<read.end) {
                read.hours = further
                ranges = (ranges + [found.range(further)]).sorted { $0.lowerBound < $1.lowerBound }
            }
            let time = read.hours.map { Array(found.words[$0]) }
            let finding = try series(
                read.rule + read.last, from: read.day ?? today, time, ranges, isDated: read.day != nil)
            guard case .found(var moment) = finding else { return finding }
            moment.leftOut = leftOut(of: moment, in: found)
            return .found(moment)
        }
        return nil
    }

    /// The dates of a series that the words leave out, wherever they do: "No meeting on 2 April". What else is said to be
    /// off is no date of it.
    private func leftOut(of moment: AnnouncedMoment, in found: MomentWords) -> [LocalDate] {
        guard let rule = moment.rule else { return [] }
        let (today, words) = (timeZone.local(at: now).date, found.body.folded)
        let days = words.indices.flatMap { exception(words[$0...], today: today)?.days ?? [] }
        return Set(days).sorted { $0.dayNumber < $1.dayNumber }.filter { day in
            let start = LocalDateTime(day, .midnight)
            return rule.occurrences(from: moment.time.start).lazy.drop { $0 < start }.first { _ in true }?.date == day
        }
    }

    /// Reads what the words after a rule say of its first day, its hours or its end; false if they say something else.
    private func goOn(_ read: inout SeriesWords, in words: [String], today: LocalDate) -> Bool {
        let rest = words[read.end...]
        guard let word = rest.first else { return false }
        // "Starting on the 14th of March"
        let lead = Self.startingWords.contains(word) ? rest.dropFirst().first == "on" ? 2 : 1 : 0
        let dayBehind = { (count: Int) in try? WhenReader.readDay(rest.dropFirst(count), today: today) }
        if read.day == nil, let next = nextDay(rest, of: read.rule, today: today) {
            read.day = next.date
            read.end += next.count
        } else if read.day == nil || read.isOfMonth, lead > 0 || word.hasPrefix("from"), let day = dayBehind(lead) {
            // "Every Thursday in March from the 5th"
            read.isOfMonth = false
            read.day = day.date
            read.end += lead + day.consumed
        } else if read.hours == nil, let length = WhenReader.lengthOfHours(rest), areSurelyHours(rest, length) {
            read.hours = read.end..<(read.end + length)
            read.end += length
        } else if read.day == nil, read.hours != nil, word.first?.isNumber == true, let day = dayBehind(0) {
            // "Thursdays at 6pm, 2 April to 28 May"
            read.day = day.date
            read.end += day.consumed
        } else if read.last.isEmpty,
            Self.endingWords.contains(word) || read.day != nil && ["to", "-"].contains(word), let day = dayBehind(1)
        {
            read.last = ["until"] + rest.dropFirst().prefix(day.consumed).map(Self.withoutComma)
            read.end += 1 + day.consumed
        } else if read.day == nil, read.last.isEmpty, Self.during.contains(word),
            let month = rest.dropFirst().first.flatMap({ month($0, from: today) })
        {
            (read.day, read.last) = (max(month.lowerBound, today), ["until", "\(month.upperBound)"])
            read.isOfMonth = true
            read.end += 2
        } else if !read.last.isEmpty, Self.joining.contains(word),
            let month = rest.dropFirst().first.flatMap({ month($0, from: read.day ?? today) })
        {
            // "In March and April"
            read.last = ["until", "\(month.upperBound)"]
            read.end += 2
        } else if !read.isExcepted, let exception = exception(rest, today: today) {
            read.isExcepted = true
            read.end += exception.count
        } else {
            return false
        }
        return true
    }

    /// Whether words that may be hours are: they have a clock among them, or "at" leads to them.
    private func areSurelyHours(_ words: ArraySlice<String>, _ length: Int) -> Bool {
        words.first == "at"
            || words.prefix(length).contains {
                MomentWords.isClock($0) || $0 == "pm" || $0 == "pm," || $0.hasPrefix("noon")
            }
    }

    private static let during: Set<String> = ["in", "during", "throughout"]
    private static let excepting = Phrases(
        ["except", "excepting", "excluding", "apart from", "but not", "not", "skipping", "missing", "bar", "no"].flatMap
        {
            [$0, "\($0) on", "\($0) for"]
        } + ["we skip", "skips", "skip", "off on", "closed on", "cancelled on", "no session", "none on"])
    private static let joining: Set<String> = ["and", "or", "&", "nor", "+"]
    /// The most words of what there is not on a day: "no sewing group on 2 April".
    private static let longestMissed = 3

    /// The days of a month that is named, the next of that name that is not over.
    private func month(_ word: String, from today: LocalDate) -> ClosedRange<LocalDate>? {
        let name = Self.withoutComma(word)
        guard WhenReader.isMonth(name) else { return nil }
        // A day that has just gone is of this month.
        let within = try? WhenReader.readDay(["28", name], today: today).map(\.date)
        let (year, month) = within.map { ($0.year, $0.month) } ?? (today.year, today.month)
        let last = LocalDate.days(inMonth: month, of: year)
        guard let first = LocalDate(year: year, month: month, day: 1) else { return nil }
        return LocalDate(year: year, month: month, day: last).map { first...$0 }
    }

    /// The days that the words at the start leave out of a series, "except 19 and 26 March", "no meeting on 2 April", and
    /// how many words say so; nil if they leave out none.
    private func exception(_ words: ArraySlice<String>, today: LocalDate) -> (days: [LocalDate], count: Int)? {
        let lead = Self.excepting.length(words)
        guard lead > 0 else { return nil }
        var start = words.startIndex + lead
        if words.first == "no", words[start...].first != nil, lead == 1,
            let on = words[start...].prefix(Self.longestMissed + 1).firstIndex(of: "on")
        {
            start = on + 1
        }
        var (days, end): ([LocalDate], Int) = ([], start)
        while let day = day(leftOutBy: words[start...], today: today) {
            days.append(day.date)
            end = start + day.consumed
            guard end < words.endIndex else { break }
            let isJoined = Self.joining.contains(words[end])
            start = isJoined ? end + 1 : end
            if !isJoined, !words[end - 1].hasSuffix(","), words[end].first?.isNumber != true { break }
        }
        return days.isEmpty ? nil : (days, end - words.startIndex)
    }

    /// A day that is left out; one without its month, as in "19 and 26 March", is of the month behind the next one.
    private func day(leftOutBy words: ArraySlice<String>, today: LocalDate) -> (date: LocalDate, consumed: Int)? {
        let plain = words.prefix(8).map(Self.withoutComma)
        if let day = try? WhenReader.readDay(plain[...], today: today) { return (day.date, day.consumed) }
        guard let number = plain.first, number.first?.isNumber == true,
            let month = plain.dropFirst().first(where: { WhenReader.isMonth($0) }),
            plain.dropFirst().prefix(while: { $0 != month }).allSatisfy({
                Self.joining.contains($0) || $0.first?.isNumber == true
            }), let day = try? WhenReader.readDay([number, month], today: today)
        else { return nil }
        return (day.date, 1)
    }

    /// The first day of the month with which a series begins, said further on: "starts April".
    private func startOfMonth(
        in found: MomentWords, from first: Int, today: LocalDate
    ) -> (day: LocalDate, words: Range<Int>)? {
        for index in found.words.indices.dropFirst(first + 1) where Self.startingWords.contains(found.words[index - 1])
        {
            let next = index + 1 < found.words.endIndex ? found.words[index + 1] : ""
            guard let month = month(found.words[index], from: today), next.first?.isNumber != true else { continue }
            return (max(month.lowerBound, today), (index - 1)..<(index + 1))
        }
        return nil
    }

    private static let leadingToNext = Phrases([
        "next", "next one", "next is", "next one is", "the next one is", "next date", "first one", "first one is",
    ])

    /// "next one 5 April" behind a rule that falls on that day: the day, and how many words say so.
    private func nextDay(
        _ words: ArraySlice<String>, of rule: [String], today: LocalDate
    ) -> (date: LocalDate, count: Int)? {
        let lead = Self.leadingToNext.length(words)
        guard lead > 0, let read = try? WhenReader.readDay(words.dropFirst(lead), today: today),
            repetition(rule, on: LocalDateTime(read.date, .noon))?.first.date == read.date
        else { return nil }
        return (read.date, lead + read.consumed)
    }

    /// The same in a part of its own further on: "Every Wednesday, 10am", and below the place "First one Wed 11 March".
    private func nextDay(
        in found: MomentWords, from first: Int, of rule: [String], today: LocalDate
    ) -> (day: LocalDate, words: Range<Int>)? {
        found.starts.lazy.filter { $0 >= first }.compactMap { start in
            nextDay(found.words[start...], of: rule, today: today).map { ($0.date, start..<(start + $0.count)) }
        }.first
    }

    /// A repetition in the first part, without any hours: its time is asked for.
    func ruleAlone(_ found: MomentWords) throws(Misreading) -> MomentFinding? {
        let today = timeZone.local(at: now).date
        guard isRuleStart(found.words[...]), let (words, end) = rule(found.words, from: 0, today: today),
            found.starts.contains(end)
        else { return nil }
        return try series(words, from: today, nil, [found.range(0..<end)], isDated: false)
    }

    /// A series whose rule is a part of its own, with its hours further down: "Every first Saturday", and below the
    /// title "10am-1pm"; perhaps with its first day. Nil if no hours follow.
    private func seriesApart(
        _ rule: [String], _ range: Range<Int>, _ found: MomentWords
    ) throws(Misreading) -> MomentFinding? {
        let isPart = { (position: Int) in position == found.words.endIndex || found.starts.contains(position) }
        guard isPart(range.lowerBound), isPart(range.upperBound), let hours = hours(in: found, from: range.upperBound)
        else { return nil }
        let today = timeZone.local(at: now).date
        let words = { (range: Range<Int>) in found.words[range].map(Self.withoutComma) }
        let day = day(in: found, besides: hours).flatMap { day in
            !day.overlaps(range) && words(day).contains { $0.contains(where: \.isNumber) } ? day : nil
        }
        let first = day.flatMap { try? WhenReader.readDay(words($0)[...], today: today) }?.date
        if let first, repetition(rule, on: LocalDateTime(first, .noon))?.first.date != first { return nil }
        let ranges = ([range, hours] + (day.map { [$0] } ?? [])).map(found.range).sorted {
            $0.lowerBound < $1.lowerBound
        }
        return try series(rule, from: first ?? today, words(hours), ranges, isDated: first != nil)
    }

    /// A moment with a repetition right behind it: "Sat 6 June 7pm, every week".
    func repeated(_ time: EventTime, _ found: MomentWords, _ moment: Range<Int>) -> AnnouncedMoment? {
        let today = timeZone.local(at: now).date
        guard moment.upperBound < found.words.endIndex, isRuleStart(found.words[moment.upperBound...]),
            let (words, end) = rule(found.words, from: moment.upperBound, today: today),
            let (rule, first) = repetition(words, on: time.start), first == time.start
        else { return nil }
        // "24-26 July, 11am-6pm each day": those are the days, and none comes after them.
        let lasts = rule.frequency == .daily && rule.end == .never && time.start.date != (time.end ?? time.start).date
        var repeated = AnnouncedMoment(
            time: time, rule: lasts ? nil : rule, ranges: [found.range(moment.lowerBound..<end)],
            note: TimeNote.written(found.words[moment].map(Self.withoutComma)[...]))
        repeated.leftOut = leftOut(of: repeated, in: found)
        return repeated
    }

    func isRuleStart(_ words: ArraySlice<String>) -> Bool {
        guard let first = words.first.map(Self.withoutComma) else { return false }
        if Self.leading.contains(first) { return true }
        if first.hasSuffix("s"), WhenReader.weekday(String(first.dropLast())) != nil, WhenReader.weekday(first) == nil {
            return true
        }
        let isOrdinal = Self.ordinals.contains(first)
        // "Second and fourth Saturday"
        let rest = words.dropFirst().drop {
            ["and", "&"].contains($0) || Self.ordinals.contains(Self.withoutComma($0))
        }
        guard isOrdinal, let weekday = rest.first, WhenReader.weekday(Self.withoutComma(weekday)) != nil else {
            return false
        }
        let after = rest.dropFirst().drop { $0 == "of" || $0 == "in" }
        return ["every", "each", "month", "month,", "monthly", "monthly,"].contains(after.first)
            || after.first == "the" && after.dropFirst().first.map(Self.withoutComma) == "month"
                && WhenReader.weekday(weekday) != nil
    }

    /// The longest repetition at a position, in folded words, and where it ends.
    private func rule(_ words: [String], from start: Int, today: LocalDate) -> (rule: [String], end: Int)? {
        var longest: (rule: [String], end: Int)?
        for end in (start + 1)...min(start + Self.longestRule, words.endIndex) where end <= words.endIndex {
            let rule = words[start..<end].map(Self.withoutComma)
            if MomentWords.isClock(rule[rule.count - 1]) { break }
            // "Fortnightly - Wed 10 June" is two parts, but "fortnightly - Wednesdays" is one rule.
            if end == start + 2, rule[1] == "-", longest != nil, isDated(words[end...], today: today) { break }
            if repetition(rule, on: LocalDateTime(today, .noon)) != nil { longest = (rule, end) }
            if words[end - 1].hasSuffix(",") { break }
        }
        return longest
    }

    /// The rule that words mean, and the first moment from the start on that it falls on; nil if they mean none.
    private func repetition(_ words: [String], on start: LocalDateTime) -> (rule: RecurrenceRule, first: LocalDateTime)?
    {
        var start = start
        for _ in 0..<2 {
            do throws(RecurrenceProblem) {
                guard case .rule(let rule) = try RecurrenceReader.read(words[...], start: start) else { return nil }
                return (rule, start)
            } catch .startNotOnRule(_, _, let first?) {
                start = LocalDateTime(first, start.time)
            } catch {
                return nil
            }
        }
        return nil
    }

    /// Whether a whole day and time stand right before a repetition.
    private func isBehindMoment(_ words: ArraySlice<String>) -> Bool {
        (2...8).contains { count in
            guard count <= words.count else { return false }
            let moment = try? WhenReader.readMoment(words.suffix(count), now: timeZone.local(at: now), in: timeZone)
            return moment?.consumed == count
        }
    }

    func hoursBefore(_ start: Int, in words: [String]) -> Range<Int>? {
        for count in (1...Self.longestHours).reversed() where count <= start {
            let slice = words[(start - count)..<start]
            let trimmed = slice.last == "on" ? slice.dropLast() : slice
            if let length = WhenReader.lengthOfHours(trimmed), length == trimmed.count, !trimmed.isEmpty,
                trimmed.contains(where: MomentWords.isClock)
            {
                return trimmed.startIndex..<trimmed.endIndex
            }
        }
        return nil
    }

    private func series(
        _ words: [String], from first: LocalDate, _ hours: [String]?, _ ranges: [Range<Int>], isDated: Bool
    ) throws(Misreading) -> MomentFinding? {
        let local = timeZone.local(at: now)
        var from = first
        for _ in 0..<2 {
            guard let (rule, start) = repetition(words, on: LocalDateTime(from, .noon)) else { return nil }
            guard let hours else { return .problem(.noTime(start.date), ranges[0], rule) }
            do throws(WhenProblem) {
                let written = hours.map(Self.withoutComma)
                guard
                    let reading = try WhenReader.readHours(
                        written[...], on: start.date, now: local, in: timeZone, hints: hints)
                else { return nil }
                let note = TimeNote.written(written[...])
                return .found(AnnouncedMoment(time: reading.time, rule: rule, ranges: ranges, note: note))
            } catch .inThePast where !isDated && start.date == local.date {
                from = local.date.advanced(by: 1)
            } catch {
                throw Misreading(error)
            }
        }
        return nil
    }
}
