import Events
import Foundation
import Organising
import StewardCore

/// When an announced event is, as it was found among the words, and which words say so.
struct AnnouncedMoment {
    var time: EventTime
    /// The rule of a series; nil if it takes place once.
    var rule: RecurrenceRule?
    /// The words that were read, in order.
    var ranges: [Range<Int>]
    /// What the words say beyond a beginning and an end, such as "Til late."
    var note = ""
    /// The dates of the series that are left out, in order.
    var leftOut: [LocalDate] = []
}

/// What was found of the time among the words of an announcement.
enum MomentFinding {
    case found(AnnouncedMoment)
    /// Something is wrong with these words, or they are a day without a time.
    case problem(WhenProblem, Range<Int>, RecurrenceRule? = nil)
    case nothing

    /// What the words say beyond a beginning and an end.
    var note: String { if case .found(let moment) = self { moment.note } else { "" } }
}

/// The words of an announcement as its day and time are looked for among them: with a comma after each that ends a part,
/// without "starts" before a time, and with "until" for "finishes at".
struct MomentWords {
    let body: Words
    /// The words, without those that add nothing to a time.
    private(set) var words: [String] = []
    /// For each of `words`, its index in `body`.
    private(set) var indices: [Int] = []
    /// The positions in `words` at which a part begins.
    private(set) var starts: [Int] = []

    /// How long it goes on if no clock tells, "till it runs out"; nil if that is not said.
    private(set) var openEnd: String?
    /// The words of `body` that say so.
    private var openWords: Range<Int>?

    /// How many words are searched.
    private static let furthest = 60
    private static let beforeHours: Set<String> = [
        "starts", "start", "starting", "commencing", "assemble", "assembling", "gather", "gathering", "doors", "open",
        "kick-off", "kickoff", "kicking", "off", "arrive", "begins", "beginning", "from:", "time", "muster", "meet",
        "meeting", "at", "setting", "leaving", "departing", "leaves", "leave", "departs", "depart",
    ]
    private static let endings: Set<String> = [
        "finishes", "finish", "finishing", "ends", "ending", "end", "finished", "closes", "closing",
        "stops", "stopping", "pack", "packs", "packing", "wrap", "wraps", "wrapping",
    ]
    /// Words behind which "by" leads to an end: "we'll be out by 10pm".
    private static let beforeEnds: Set<String> = [
        "out", "done", "back", "home", "finished", "over", "away", "closed", "gone", "up",
    ]
    private static let spelled: Set<String> = [
        "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve",
    ]
    /// Words for parts of a day that tell nothing beside hours.
    private static let partsOfDay: Set<String> = [
        "dinnertime", "lunchtime", "teatime", "eve", "bedtime", "breakfasttime",
    ]
    private static let afterHours: Set<String> = [
        "start", "sharp", "prompt", "promptly", "kick-off", "kickoff", "hrs", "hours",
        "arrivals", "arrival",
    ]
    private static let ofDays = Phrases([
        "both days", "each day", "on both days", "daily", "every day", "on each day", "all days",
    ])
    /// Words that may stand between such a word and the time: "doors are at 7pm", "ending no later than 9pm".
    private static let betweenHours: Set<String> = [
        "at", "open", "from", "off", "are", "is", "by", "around", "about", "no", "later", "than", "for", "approx", "up",
    ]
    /// Words behind "till" that begin an end which no clock tells: "till it runs out", "until dusk".
    private static let beginningOpenEnd: Set<String> = [
        "it", "they", "we", "you", "the", "stocks", "supplies", "everything", "everyone", "sold", "whoever", "dusk",
        "dark",
        "sunset", "nightfall", "close", "closing", "all",
    ]
    /// The most words of such an end.
    private static let longestOpenEnd = 7
    /// What a number before it counts.
    private static let counted: Set<String> = [
        "miles", "mile", "km", "kilometres", "stiles", "courses", "lanes", "pints", "tables", "teams", "speakers",
        "bands", "acts", "places", "spaces", "seats", "tickets", "weeks", "sessions", "evenings", "pounds", "quid",
        "minutes", "mins", "min",
    ]

    init(_ body: Words) {
        self.body = body
        var isStart = true
        let folded = body.folded
        for index in folded.indices.prefix(Self.furthest) {
            let word = folded[index]
            if openWords?.contains(index) == true { continue }
            if openWords == nil, let open = openEnd(at: index) {
                openWords = open
                openEnd = AnnouncedPlace.trimmed(body.dropFirst(index).text(before: open.count))
                if let last = words.last, !last.hasSuffix(","), last != "-" { words[words.count - 1] = last + "," }
                isStart = true
                continue
            }
            let isEnd = Self.isPartEnd(body, index)
            defer { isStart = isStart && isLeftOut(index) || isEnd }
            if isLeftOut(index) {
                if isEnd, let last = words.last, !last.hasSuffix(","), last != "-" {
                    words[words.count - 1] = last + ","
                }
                continue
            }
            if isStart { starts.append(words.count) }
            // "20:30 Finish" ends then.
            if isEndBehind(index) {
                words.append("until")
                indices.append(index)
            }
            // "14 Secret Row" is no hour, and "8 miles" is none.
            let isHouse =
                isStart && AddressWords.isHouse(at: index, in: folded)
                || index + 1 < folded.count && Self.counted.contains(folded[index + 1]) && word.allSatisfy(\.isNumber)
            let plain =
                isHouse ? "#" + word : isEnding(index) && isBeforeHours(index) ? "until" : twoDays(index) ?? word
            let isOpen = word == "whenever" && ["til", "till", "until"].contains(words.last)
            words.append(isOpen ? "late" : plain)
            if isEnd, word != "-" { words[words.count - 1] += "," }
            indices.append(index)
        }
    }

    /// The words of `body` from the first position up to the second, with what was left out right before and behind them.
    func range(_ positions: Range<Int>) -> Range<Int> {
        let before = positions.lowerBound > 0 ? indices[positions.lowerBound - 1] + 1 : 0
        var first = indices[positions.lowerBound]
        while first > before, !Self.isPartEnd(body, first - 1) { first -= 1 }
        let last = indices[positions.upperBound - 1]
        let next = positions.upperBound < indices.count ? indices[positions.upperBound] : last + 1
        let behind = body.folded[(last + 1)...]
        let open = openWords.flatMap { $0.lowerBound == last + 1 ? $0.count : nil } ?? 0
        let trailing = max(open, behind.prefix { Self.afterHours.contains($0) }.count)
        let days = last + 1 + max(Self.ofDays.length(behind), lengthOfDenial(from: last + 1))
        return first..<max(days, min(max(next, last + 1), last + 1 + trailing))
    }

    /// How many words in brackets only say when it is not, or which days of the week it is: "(not the 6th as on the old flyer)".
    private func lengthOfDenial(from start: Int) -> Int {
        guard start < body.folded.count, body.written(start).hasPrefix("("),
            let end = body.folded.indices.dropFirst(start).prefix(12).first(where: { body.written($0).contains(")") })
        else { return 0 }
        let inside = body.folded[start...end].map { $0.trimming("()") }
        // "14 and 15 May (Thurs & Fri)"
        let areDays = inside.allSatisfy { WhenReader.weekday($0) != nil || ["&", "and", "to", "-"].contains($0) }
        return inside.first == "not" || areDays ? end + 1 - start : 0
    }

    /// The words from "till" on, if they say how long it goes on and name no time; nil otherwise.
    private func openEnd(at index: Int) -> Range<Int>? {
        let folded = body.folded
        guard ["til", "till", "until"].contains(folded[index]), index > 0, index + 1 < folded.count,
            Self.beginningOpenEnd.contains(folded[index + 1]), !Self.isPartEnd(body, index - 1)
        else { return nil }
        let last = folded.indices.dropFirst(index + 1).prefix(Self.longestOpenEnd).first { Self.isPartEnd(body, $0) }
        let end = last.map { $0 + 1 } ?? (folded.count - index <= Self.longestOpenEnd ? folded.count : index)
        let said = folded[index..<end]
        guard !said.isEmpty, !said.contains(where: { $0.contains(where: \.isNumber) || WhenReader.weekday($0) != nil })
        else { return nil }
        return index..<end
    }

    /// Whether a word is a time that ends a part with "finish" or the like behind it: "20:30 Finish".
    private func isEndBehind(_ index: Int) -> Bool {
        guard index + 1 < body.folded.count, Self.isClock(body.folded[index]), !Self.isPartEnd(body, index),
            Self.endings.contains(body.folded[index + 1])
        else { return false }
        return Self.isPartEnd(body, index + 1) || index + 2 == body.folded.count
    }

    /// The days of "14/15 April" as "14-15"; nil for other words.
    private func twoDays(_ index: Int) -> String? {
        guard body.folded[index].utf8.contains(UInt8(ascii: "/")), index + 1 < body.folded.count,
            WhenReader.isMonth(body.folded[index + 1])
        else { return nil }
        let days = body.folded[index].split(separator: "/")
        let areDays = days.count == 2 && days.allSatisfy { (1...4).contains($0.count) && $0.first?.isNumber == true }
        return areDays ? days.joined(separator: "-") : nil
    }

    private func isLeftOut(_ index: Int) -> Bool {
        let word = body.folded[index]
        let before = index > 0 ? body.folded[index - 1] : ""
        let next = index + 1 < body.folded.count ? body.folded[index + 1] : ""
        if Self.afterHours.contains(word), Self.isClock(before) || ["am", "pm", "noon"].contains(before) {
            return true
        }
        // "Friday about 7 ish"
        if ["about", "around"].contains(word), next.first?.isNumber == true,
            WhenReader.weekday(before) != nil || next.hasSuffix("ish")
                || body.folded.dropFirst(index + 2).first == "ish"
        {
            return true
        }
        // "20:30 Finish"
        if index > 0, Self.endings.contains(word), isEndBehind(index - 1) { return true }
        // "7pm Doors", and below it when it starts
        if word == "doors", Self.isClock(before), Self.isPartEnd(body, index) { return true }
        // "tomorrow dinnertime 12-2pm"
        if Self.partsOfDay.contains(word), next.first?.isNumber == true, index > 0 { return true }
        // "this Saturday coming", "this coming Saturday"
        if word == "coming", WhenReader.weekday(before) != nil || before == "this" && WhenReader.weekday(next) != nil {
            return true
        }
        // "the 20th of March, a Friday"
        if word == "a", index > 0, WhenReader.weekday(next) != nil, Self.isPartEnd(body, index - 1),
            Self.isPartEnd(body, index + 1)
        {
            return true
        }
        // "6pm and ending no later than 8pm"
        if word == "and", !next.isEmpty, isEnding(index + 1) { return isBeforeHours(index + 1) }
        if Self.betweenHours.contains(word), word != "at", isBehindEnding(index) { return isBeforeHours(index) }
        if ["are", "is"].contains(word), Self.beforeHours.contains(before) { return isBeforeHours(index) }
        guard Self.beforeHours.contains(word), !Self.endings.contains(before) || word == "at" else { return false }
        if word == "at" {
            // "pack up at 1pm"
            let lead = before == "up" && index > 1 ? body.folded[index - 2] : before
            return Self.beforeHours.contains(before) || Self.endings.contains(lead)
        }
        // "7pm, doors 6.30pm" names two times.
        return isBeforeHours(index) && !Self.isClock(before) && before != "pm" && before != "am"
    }

    /// Whether a word leads to an end: "finishing at 9pm", "and back for 3pm".
    private func isEnding(_ index: Int) -> Bool {
        let word = body.folded[index]
        return Self.endings.contains(word)
            || word == "by" && index > 0 && Self.beforeEnds.contains(body.folded[index - 1])
            || ["back", "home"].contains(word) && index > 0
                && (body.folded[index - 1] == "and" || Self.isPartEnd(body, index - 1))
    }

    /// Whether a word stands between such a word and its time: "no later than" of "ending no later than 8pm".
    private func isBehindEnding(_ index: Int) -> Bool {
        let between = body.folded[..<index].reversed().prefix(4).prefix { Self.betweenHours.contains($0) }.count
        return index > between && isEnding(index - between - 1)
    }

    /// Whether a time follows, perhaps after "at" or "open".
    private func isBeforeHours(_ index: Int) -> Bool {
        let rest = body.folded[(index + 1)...].drop { Self.betweenHours.contains($0) }
        // "ends at eleven"
        let isLed =
            isEnding(index)
            ? rest.startIndex > index + 1 : Self.betweenHours.contains(body.folded[index]) && isBehindEnding(index)
        if isLed {
            if Self.spelled.contains(rest.first ?? "") { return true }
            // "(finish by 9)", but not "ends by 9 April"
            if let hour = rest.first.flatMap({ Int($0.trimmingPunctuation()) }), (1...12).contains(hour),
                Self.isPartEnd(body, rest.startIndex) || body.written(rest.startIndex).hasSuffix(")")
            {
                return true
            }
        }
        guard let first = rest.first, first.contains(where: \.isNumber) || ["noon", "midday", "half"].contains(first)
        else { return false }
        return Self.isClock(first) || ["noon", "midday"].contains(first)
            || (WhenReader.lengthOfHours(rest) ?? 0) > 1
    }

    /// Whether a word is surely a time: "7pm", "19:30", "7.30".
    static func isClock(_ word: String) -> Bool {
        if word.utf8.first.map({ (UInt8(ascii: "a")...UInt8(ascii: "z")).contains($0) }) == true { return false }
        guard let first = word.first, first.isNumber else { return false }
        let plain = word.hasSuffix(",") ? word.dropLast() : word[...]
        return plain.split(separator: "-").contains { time in
            time.contains(":") || time.contains(".") || time.hasSuffix("am") || time.hasSuffix("pm")
        }
    }

    /// Whether the word at `index` ends a part.
    static func isPartEnd(_ words: Words, _ index: Int) -> Bool {
        let written = words.written(index)
        // "Meeting no. 3" goes on.
        if written.hasSuffix("o."), words.folded[index] == "no", index + 1 < words.folded.count,
            words.folded[index + 1].first?.isNumber == true, !words.endsLine(index)
        {
            return false
        }
        return written == "-" || written.last?.isOne(of: ",;:.!?") == true || words.endsLine(index)
    }
}

extension AnnouncementReader {
    /// Finds the day and time of an event, wherever they stand: a day with a time next to it in a part of its own, or
    /// anywhere; a series; or a day and a time in two places.
    func moment(in body: Words) throws(Misreading) -> MomentFinding {
        let found = MomentWords(body)
        let finding = try moment(among: found)
        guard case .found(var moment) = finding, let open = found.openEnd, moment.time.end == nil, moment.note.isEmpty
        else { return finding }
        moment.note = open.prefix(1).uppercased() + open.dropFirst() + "."
        return .found(moment)
    }

    private func moment(among found: MomentWords) throws(Misreading) -> MomentFinding {
        let body = found.body
        if let special = try series(in: found) ?? hoursAtBothEnds(in: found) { return special }
        let local = timeZone.local(at: now)
        var problem: (WhenProblem, at: Int)?
        var inside: (WhenProblem, at: Int)?
        let others = found.words.indices.filter { !found.starts.contains($0) }
        for start in found.starts + others {
            let isPart = found.starts.contains(start)
            // A problem at the start of a part is worth reporting; in the middle of a title it is chance.
            if !isPart, let problem, rank(problem.0) > 2 { break }
            let quote = found.indices[start...].prefix(16).first { body.written($0).first == "\"" }
            let end = quote.flatMap { found.indices.firstIndex(of: $0) } ?? found.words.endIndex
            let words = found.words[start..<end]
            let reading: (time: EventTime, consumed: Int)?
            do throws(WhenProblem) {
                reading = try WhenReader.readMoment(words, now: local, in: timeZone, hints: hints)
            } catch {
                if let whole = try withoutHours(at: start, in: found) { return .found(whole) }
                if case .noTimes(let days) = error, let whole = try timesOfDays(days, at: start, in: found) {
                    return .found(whole)
                }
                if isPart, rank(error) > problem.map({ rank($0.0) }) ?? 0 { problem = (error, start) }
                let isOfDay = if case .day? = MomentQuestion(error) { true } else { false }
                if !isPart, inside == nil, rank(error) > 1,
                    isOfDay || isDated(words, today: local.date) || isHalfOpen(words)
                {
                    inside = (error, start)
                }
                continue
            }
            guard let reading, !isNameOfDay(start, found, reading), !isBehindDate(start, found, reading.consumed) else {
                continue
            }
            // In "quiz Thursday 20 March 7pm" the day of the week says something else than the date.
            if let inside, inside.at < start, MomentQuestion(inside.0) != nil,
                found.words[inside.at..<start].allSatisfy(Self.leadsToDate)
            {
                throw Misreading(inside.0)
            }
            // In "8pm, doors 7pm" the doors belong to the time behind them.
            let isDoors = reading.consumed > 1 && found.words[start + reading.consumed - 1] == "doors"
            let positions = start..<(start + reading.consumed - (isDoors ? 1 : 0))
            if let repeated = repeated(reading.time, found, positions) { return .found(repeated) }
            return .found(try moment(reading.time, at: positions, upTo: end, in: found))
        }
        if let apart = try momentApart(found, problem) { return .found(apart) }
        // A title may have a weekday in it, but hardly a date.
        guard let (problem, start) = problem.flatMap({ $0.at > 0 || inside == nil ? $0 : nil }) ?? inside else {
            return try ruleAlone(found) ?? .nothing
        }
        if MomentQuestion(problem) != nil { throw Misreading(problem) }
        return .problem(problem, found.range(start..<end(of: start, in: found, problem)))
    }

    /// The moment whose day and hours stand at these positions, with its end and what brackets behind it say.
    private func moment(
        _ time: EventTime, at positions: Range<Int>, upTo end: Int, in found: MomentWords
    ) throws(Misreading) -> AnnouncedMoment {
        let aside = otherTime(behind: found.range(positions), in: found.body)
        let note = TimeNote.written(found.words[positions].map(Self.withoutComma)[...])
        let moment = ended(
            AnnouncedMoment(
                time: time, ranges: [found.range(positions).lowerBound..<aside.end],
                note: [note, aside.note].filter { !$0.isEmpty }.joined(separator: " ")),
            from: positions.upperBound, in: found)
        if moment.time == time, aside.note.isEmpty {
            try refuseBeside(found, positions, upTo: end, on: time.start.date)
        }
        return moment
    }

    /// What brackets behind a time say of another one, "18:30 (17:45 for tea)", as a sentence, and where they end.
    private func otherTime(behind range: Range<Int>, in body: Words) -> (note: String, end: Int) {
        let rest = body.folded.indices.dropFirst(range.upperBound).prefix(Self.longestAside)
        guard let first = rest.first, body.written(first).hasPrefix("("),
            let last = rest.first(where: { body.written($0).hasSuffix(")") || body.written($0).hasSuffix("),") }),
            body.folded[first...last].contains(where: { MomentWords.isClock($0.trimming("()")) })
        else { return ("", range.upperBound) }
        let said = AnnouncedPlace.trimmed(body.dropFirst(first).text(before: last + 1 - first)).trimming("()")
        return (said.prefix(1).uppercased() + said.dropFirst() + ".", last + 1)
    }

    /// The most words in such brackets.
    private static let longestAside = 6

    /// Whether a word before a date is a day of the week, or leads to one.
    private static func leadsToDate(_ word: String) -> Bool {
        WhenReader.weekday(withoutComma(word)) != nil || ["on", "this", "next", "the"].contains(word)
    }

    /// The moment with an end that is said in a part further on: "doors 7pm, music from 8pm, finish 11pm".
    private func ended(_ moment: AnnouncedMoment, from first: Int, in found: MomentWords) -> AnnouncedMoment {
        guard moment.time.end == nil, moment.note.isEmpty else { return moment }
        let start = moment.time.start
        let read = { (words: [String]) -> EventTime? in
            let reading = try? WhenReader.readHours(
                words[...], on: start.date, now: timeZone.local(at: now), in: timeZone, hints: hints)
            return reading?.consumed == words.count ? reading?.time : nil
        }
        var whole = moment
        let starts = Set(found.starts)
        for position in found.words.indices.dropFirst(first) {
            let isStart = starts.contains(position)
            // In "the bar is open until 11pm" the end is of something else, in "and we'll be out by 10pm" it is not.
            let isSaid = isStart || !Self.endingWords.contains(found.body.folded[found.indices[position]])
            if isSaid, let said = endSaid(at: position, found) {
                guard let time = read(["\(start.time)"] + found.words[said].map(Self.withoutComma)) else { continue }
                whole.time = time
                whole.ranges.append(withLead(found.range(said), in: found.body))
                return whole
            }
            // "Doors 7pm, dancing 7.30pm-11pm": what begins later ends with the event.
            guard isStart, let hours = hours(in: found, from: position), hours.lowerBound <= position + 1,
                let later = read(found.words[hours].map(Self.withoutComma)), let end = later.end,
                later.start >= start
            else { continue }
            whole.time = EventTime(start: start, end: end)
            return whole
        }
        return moment
    }

    /// Words in front of an end that say no more: "and we'll be done by 8.30pm".
    private static let beforeEnd: Set<String> = [
        "and", "we'll", "we", "will", "be", "out", "done", "finished", "over", "it'll", "it", "should", "all", "then",
        "we're", "hope", "to", "are",
    ]

    private func withLead(_ range: Range<Int>, in body: Words) -> Range<Int> {
        guard !Self.endingWords.contains(body.folded[range.lowerBound]) else { return range }
        var first = range.lowerBound
        while first > 0, Self.beforeEnd.contains(body.folded[first - 1]), !body.endsLine(first - 1) { first -= 1 }
        return first..<range.upperBound
    }

    /// Whether a line is only the name of a day, "Workers' Memorial Day", with the same day and time below it: then it
    /// is what the event is called.
    private func isNameOfDay(_ start: Int, _ found: MomentWords, _ reading: (time: EventTime, consumed: Int)) -> Bool {
        let end = start + reading.consumed
        guard found.starts.contains(start),
            let below = found.starts.first(where: {
                $0 > start + 1 && $0 < end
                    && found.body.gap(after: found.indices[$0] - 1).contains(where: \.isNewline)
            }),
            !found.words[start..<below].contains(where: {
                $0.contains(where: \.isNumber) || WhenReader.weekday(Self.withoutComma($0)) != nil
            }),
            let again = try? WhenReader.readMoment(
                found.words[below...], now: timeZone.local(at: now), in: timeZone, hints: hints)
        else { return false }
        return again.time == reading.time && below + again.consumed == end
    }

    /// Whether the day of the week at a position goes with a date right before it: "the 20th of March, a Friday, at 7pm".
    private func isBehindDate(_ start: Int, _ found: MomentWords, _ consumed: Int) -> Bool {
        guard start > 0, WhenReader.weekday(Self.withoutComma(found.words[start])) != nil else { return false }
        return (max(0, start - 5)..<start).contains { before in
            let words = found.words[before...]
            guard words.prefix(start - before).contains(where: { $0.contains(where: \.isNumber) }) else { return false }
            let whole = try? WhenReader.readMoment(words, now: timeZone.local(at: now), in: timeZone, hints: hints)
            return whole.map { before + $0.consumed == start + consumed } ?? false
        }
    }

    /// Whether the words are a day of the week with a beginning and an end of which nobody can tell the half of the day:
    /// "sat 10-12".
    private func isHalfOpen(_ words: ArraySlice<String>) -> Bool {
        guard let first = words.first, WhenReader.weekday(first) != nil, let hours = words.dropFirst().first else {
            return false
        }
        return hours.first?.isNumber == true && hours.dropFirst().contains("-")
            && WhenReader.lengthOfHours(words.dropFirst()) != nil
    }

    /// Whether the words begin with a date: "on the 12th of March".
    func isDated(_ words: ArraySlice<String>, today: LocalDate) -> Bool {
        guard let day = try? WhenReader.readDay(words, today: today) else { return false }
        return day.consumed > 1
            && (words.prefix(day.consumed).contains { $0.contains(where: \.isNumber) }
                || ["this", "next"].contains(words.first))
    }

    /// Several days whose hours stand in another part: "12-14 June", and below it "Starts Friday 4pm, ends Sunday 2pm",
    /// or "10am-5pm Saturday, 10am-1pm Sunday".
    private func timesOfDays(
        _ days: DateRange, at start: Int, in found: MomentWords
    ) throws(Misreading) -> AnnouncedMoment? {
        let today = timeZone.local(at: now).date
        guard let length = WhenReader.lengthOfDays(found.words[start...]), days.count > 1 else { return nil }
        let end = start + length
        let alone = { self.hours(in: found, from: end).map { (whole: $0, hours: $0) } }
        guard days.lowerBound > today, let first = hours(on: days.lowerBound.weekday, from: end, in: found) ?? alone(),
            let last = hours(on: days.upperBound.weekday, from: first.whole.upperBound, in: found)
                ?? (first.whole == first.hours ? first : nil)
        else { return nil }
        let read = { (hours: Range<Int>, date: LocalDate) throws(Misreading) -> EventTime? in
            let words = found.words[hours].map(Self.withoutComma)[...]
            do throws(WhenProblem) {
                return try WhenReader.readHours(
                    words, on: date, now: self.timeZone.local(at: self.now), in: self.timeZone, hints: self.hints)?.time
            } catch {
                throw Misreading(error)
            }
        }
        guard let opens = try read(first.hours, days.lowerBound)?.start,
            let close = try read(last.hours, days.upperBound), opens < close.end ?? close.start,
            first.whole != last.whole || close.end != nil
        else { return nil }
        let closes = close.end ?? close.start
        let said = (first.whole == last.whole ? [first.whole] : [first.whole, last.whole]).map { hours in
            // "Workshops 10am-5pm Saturday" is one part.
            if let part = found.starts.last(where: { $0 <= hours.lowerBound }), part >= end,
                hours.lowerBound - part <= Self.longestLead
            {
                return part..<hours.upperBound
            }
            let lead = found.words[hours.lowerBound - 1]
            return Self.startingWords.union(Self.endingWords).union(["ends", "end", "finishes", "from", "to", "-"])
                .contains(
                    lead)
                ? (hours.lowerBound - 1)..<hours.upperBound : hours
        }
        return AnnouncedMoment(
            time: EventTime(start: opens, end: closes), ranges: ([start..<end] + said).map(found.range))
    }

    /// The first words from a position on that are a day of the week with hours behind or before it, "Saturday 10am-5pm",
    /// "10am on the Saturday", and the hours among them.
    private func hours(
        on weekday: Weekday, from first: Int, in found: MomentWords
    ) -> (whole: Range<Int>, hours: Range<Int>)? {
        let words = found.words
        for start in words.indices.dropFirst(first) where WhenReader.weekday(Self.withoutComma(words[start])) == weekday
        {
            // "Friday 7pm to Sunday 4pm" has hours of both days.
            let rest = words[(start + 1)...].prefix { WhenReader.weekday(Self.withoutComma($0)) == nil }
            let length = WhenReader.lengthOfHours(rest) ?? 0
            let isSure = rest.prefix(length).contains { MomentWords.isClock($0) || $0.hasPrefix("noon") }
            let behind = isSure ? (start + 1)..<(start + 1 + length) : nil
            var lead = start
            while lead > first, ["on", "the"].contains(words[lead - 1]) { lead -= 1 }
            let before = hoursBefore(lead, in: words).flatMap {
                $0.lowerBound >= first && !words[$0.upperBound - 1].hasSuffix(",") ? $0 : nil
            }
            // In "10am-5pm Saturday, 10am-1pm Sunday" the comma tells to which day the hours belong.
            if let before, behind == nil || words[start].hasSuffix(",") {
                return (before.lowerBound..<(start + 1), before)
            }
            if let behind { return (start..<behind.upperBound, behind) }
        }
        return nil
    }

    static func withoutComma(_ word: String) -> String { word.hasSuffix(",") ? String(word.dropLast()) : word }

    /// Where the words end that have a problem: a day without a time, or else their part, and times after it.
    private func end(of start: Int, in found: MomentWords, _ problem: WhenProblem) -> Int {
        let today = timeZone.local(at: now).date
        if case .noTime = problem, let day = try? WhenReader.readDay(found.words[start...], today: today) {
            var end = start + day.consumed
            if found.words[end...].starts(with: ["all", "day"]) || found.words[end...].starts(with: ["all", "day,"]) {
                end += 2
            }
            return end
        }
        let next = found.starts.first { $0 > start } ?? found.words.endIndex
        let isTime = next < found.words.endIndex && WhenReader.lengthOfHours(found.words[next...]) != nil
        return isTime ? found.starts.first { $0 > next } ?? found.words.endIndex : next
    }

    /// A day and a time that do not stand together: "Sat 14 March, Example Arms, Hull, 7pm".
    private func momentApart(
        _ found: MomentWords, _ problem: (WhenProblem, at: Int)?
    ) throws(Misreading) -> AnnouncedMoment? {
        let local = timeZone.local(at: now)
        if let problem, rank(problem.0) > 2, problem.at > 0 { return nil }
        guard let hours = hours(in: found), let day = day(in: found, besides: hours) else { return nil }
        // In "Saturday 20 March, 7pm" the day of the week says something else than the date.
        if let problem, problem.at == day.lowerBound - 1, case .day? = MomentQuestion(problem.0) {
            throw Misreading(problem.0)
        }
        let time = found.words[hours].map(Self.withoutComma)
        let words = found.words[day].map(Self.withoutComma) + time
        let reading: (time: EventTime, consumed: Int)?
        do throws(WhenProblem) {
            reading = try WhenReader.readMoment(words[...], now: local, in: timeZone, hints: hints)
        } catch {
            if MomentQuestion(error) != nil { throw Misreading(error) }
            return nil
        }
        guard let reading, reading.consumed == words.count else { return nil }
        try refuseBeside(found, day, upTo: found.words.endIndex, on: reading.time.start.date, besides: hours)
        let ranges = [found.range(day), found.range(hours)].sorted { $0.lowerBound < $1.lowerBound }
        let moment = AnnouncedMoment(time: reading.time, ranges: ranges, note: TimeNote.written(time[...]))
        return ended(moment, from: max(day.upperBound, hours.upperBound), in: found)
    }

    /// The first words that are surely times.
    func hours(in found: MomentWords, from first: Int = 0) -> Range<Int>? {
        for start in found.words.indices.dropFirst(first) {
            let words = found.words[start...]
            guard let length = WhenReader.lengthOfHours(words),
                words.prefix(length).contains(where: { word in
                    MomentWords.isClock(word) || word.hasPrefix("noon")
                        || ["pm", "evening", "afternoon"].contains(Self.withoutComma(word))
                })
            else { continue }
            return start..<(start + length)
        }
        return nil
    }

    /// The first words that are a day and do not touch the times; a day by its date before one by its weekday alone.
    func day(in found: MomentWords, besides hours: Range<Int>) -> Range<Int>? {
        let today = timeZone.local(at: now).date
        var byName: Range<Int>?
        for start in found.words.indices where !hours.contains(start) {
            let end = start < hours.lowerBound ? hours.lowerBound : found.words.endIndex
            let words = found.words[start..<end]
            guard let day = try? WhenReader.readDay(words, today: today) else { continue }
            let range = start..<(start + day.consumed)
            if words.prefix(day.consumed).contains(where: { $0.contains(where: \.isNumber) }) { return range }
            // "Sunday School" is no day, but a weekday that is a part of its own is one.
            // So is one that ends a part: "film night friday, Example Hall, Leeds, 7pm".
            let isPart =
                found.starts.contains(start) || start > 0 && found.words[start - 1] == "on"
                || day.consumed == 1 && found.starts.contains(range.upperBound)
                || day.consumed == 2 && ["this", "next"].contains(words.first)
            if isPart, byName == nil { byName = range }
        }
        return byName
    }

    private func refuseBeside(
        _ found: MomentWords, _ moment: Range<Int>, upTo end: Int, on date: LocalDate, besides hours: Range<Int>? = nil
    ) throws(Misreading) {
        let today = timeZone.local(at: now).date
        let marked = found.words[..<end]
        let isBehindHours = hours.map { marked[..<moment.lowerBound].dropFirst($0.upperBound) == ["-"] } == true
        let before =
            isBehindHours || hours?.upperBound == moment.lowerBound
            ? nil : WhenReader.isLed(marked[moment], by: marked[..<moment.lowerBound], on: date, today: today)
        let isPart = MomentWords.isPartEnd(found.body, found.indices[moment.upperBound - 1])
        // "(not the 6th as on the old flyer)" is about a day on which it is not.
        if moment.upperBound < end, found.words[moment.upperBound].trimming("(") == "not", before == nil { return }
        guard
            let beside = before
                ?? WhenReader.goesOn(marked[moment.upperBound...], isPart: isPart, today: today)
        else { return }
        // In "8pm Wed 26 March" the day of the week may say something else than the date.
        if let day = before?.startIndex {
            do throws(WhenProblem) {
                _ = try WhenReader.readDay(marked[day...], today: today, hints: hints)
            } catch {
                if MomentQuestion(error) != nil { throw Misreading(error) }
            }
        }
        let body = found.body
        let range = found.range(moment)
        let time = Words(body.dropFirst(range.lowerBound).text(before: range.count)).text
        throw Misreading(
            Replies.twoTimes(
                AnnouncedPlace.trimmed(time), beside: AnnouncedPlace.trimmed(beside.joined(separator: " "))))
    }

    private func rank(_ problem: WhenProblem) -> Int {
        switch problem {
        case .noDate: 1
        case .noTime, .bankHoliday: 2
        default: 3
        }
    }
}
