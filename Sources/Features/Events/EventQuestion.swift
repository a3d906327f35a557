import FeatureKit
import Foundation
package import Organising
import StewardCore

/// What somebody asks about events; what they left open is nil.
package struct EventQuestion: Equatable, Sendable {
    /// The kind, if one was named.
    package var kind: Kind?
    /// The place, if one was named.
    package var spot: SpotReading?
    /// How far around the asker's own area, for "near me".
    package var nearMe: Reach?
    /// The days, if any were named.
    package var days: DateRange?
    /// Facts that the events must have, in the order in which they were asked for.
    package var facts: [EventFact] = []
    /// Words to find in title or description, as they were typed; adjacent words are one entry.
    package var search: [String] = []
    /// Whether only events that people can join online are wanted.
    package var isOnline = false
    /// Whether past events are wanted.
    package var isHistory = false
    /// Times of day and marks, which a list of days cannot use.
    package var leftOut: [String] = []
    /// The question as it was typed, but with a known name in place of the first search word that is near to one.
    package var suggestion: String?
}

/// Reads a question about events from words in any order: a kind, a place, days, facts, `online`, `history`; all other
/// words are searched for.
struct EventQuestionReader {
    let kinds: Kinds
    let gazetteer: Gazetteer
    let today: LocalDate

    /// The most words of a question.
    private static let longest = 40

    /// One part of a question.
    enum Part {
        case kind(Kind)
        case spot(SpotReading)
        case nearMe(Reach)
        case days(DateRange)
        case fact(EventFact)
        case history
    }

    func read(_ words: Words) throws(Refusal) -> EventQuestion {
        guard words.folded.count <= Self.longest else { throw Refusal(Replies.tooLong) }
        var question = EventQuestion()
        var position = 0
        var searchEnd: Int?
        while position < words.folded.count {
            let word = words.folded[position]
            if let (part, consumed) = part(words.folded[position...]) {
                try take(part, into: &question)
                if case .days = part {
                    // "saturday evening" lists all of that Saturday, and the answer says so.
                    let taken = words.folded[position..<position + consumed]
                    question.leftOut += taken.filter { QuestionWords.isTimeOfDay($0) }
                }
                position += consumed
            } else if QuestionWords.saysNothing(word) {
                try refuseNumbers(words.folded[position...])
                position += 1
            } else if QuestionWords.isTimeOfDay(word) || !QuestionWords.canBeFound(word) {
                question.leftOut.append(word)
                position += 1
            } else {
                try refuse(words, at: position, question)
                let end = search(words, at: position, isNext: searchEnd == position, into: &question)
                (position, searchEnd) = (end, end)
            }
        }
        if let days = question.days, days.upperBound < today { question.isHistory = true }
        if question.nearMe != nil, let spot = question.spot?.spot {
            throw Refusal(Replies.two(spot.name, "your own area"))
        }
        return question
    }

    /// The longest part at the start of the words. Of two as long, days come first and then a kind: "march" is the
    /// month.
    func part(_ words: ArraySlice<String>) -> (Part, Int)? {
        if let first = words.first, QuestionWords.history.contains(first) { return (.history, 1) }
        if let nearMe = nearMe(words) { return nearMe }
        var readings: [(Part, Int)] = []
        if let (spot, consumed) = gazetteer.read(words) { readings.append((.spot(spot), consumed)) }
        if let (fact, consumed) = EventFact.read(words) { readings.append((.fact(fact), consumed)) }
        if let (kind, consumed) = kinds.read(words) { readings.append((.kind(kind), consumed)) }
        if let (days, consumed) = WhenReader.readQuestion(words, today: today) {
            readings.append((.days(days), consumed))
        }
        if let year = year(words) { readings.append((.days(year.days), year.consumed)) }
        return readings.max { $0.1 < $1.1 || ($0.1 == $1.1 && rank($0.0) < rank($1.0)) }
    }

    private func nearMe(_ words: ArraySlice<String>) -> (Part, Int)? {
        guard let (reach, consumed) = Reach.before(words) else { return nil }
        if let next = words.dropFirst(consumed).first, Reach.asker.contains(next) {
            return (.nearMe(reach), consumed + 1)
        }
        return words.first == "nearby" && gazetteer.read(words) == nil ? (.nearMe(reach), consumed) : nil
    }

    /// Reads "2019" or "in 2019", which asks for history.
    private func year(_ words: ArraySlice<String>) -> (days: DateRange, consumed: Int)? {
        let rest = words.first == "in" ? words.dropFirst() : words
        guard let word = rest.first, word.utf8.count == 4, let year = Int(word), WhenReader.years.contains(year),
            let first = LocalDate(year: year, month: 1, day: 1), let last = LocalDate(year: year, month: 12, day: 31)
        else { return nil }
        return (first...last, words.count - rest.count + 1)
    }

    private func rank(_ part: Part) -> Int {
        switch part {
        case .history, .nearMe: 4
        case .days: 3
        case .fact: 2
        case .kind: 1
        case .spot: 0
        }
    }

    private func take(_ part: Part, into question: inout EventQuestion) throws(Refusal) {
        switch part {
        case .history: question.isHistory = true
        case .nearMe(let reach): question.nearMe = reach
        case .fact(let fact): if !question.facts.contains(fact) { question.facts.append(fact) }
        case .kind(let kind) where kind.id == Self.online: question.isOnline = true
        case .kind(let kind):
            if let other = question.kind, other.id != kind.id { throw Refusal(Replies.two(other.plural, kind.plural)) }
            question.kind = kind
        case .spot(let spot):
            if let other = question.spot {
                question.spot = try joined(other, spot)
            } else {
                question.spot = spot
            }
        case .days(let days):
            if let other = question.days, other != days {
                throw Refusal(Replies.two(Replies.text(of: other), Replies.text(of: days)))
            }
            question.days = days
        }
    }

    /// Joins two names such as "bangor, gwynedd": the place of the one name that lies in the other.
    private func joined(_ one: SpotReading, _ other: SpotReading) throws(Refusal) -> SpotReading {
        if one.spot == other.spot { return one.isNear ? one : other }
        for (small, large) in [(one, other), (other, one)] {
            guard case .area(let area) = large.spot else { continue }
            let inside = ([small.spot] + small.others).first { gazetteer.isWithin($0.areaID, area.id) }
            guard let inside else { continue }
            var reading = small
            (reading.spot, reading.others) = (inside, [])
            return reading
        }
        throw Refusal(Replies.two(one.spot.name, other.spot.name))
    }

    /// The id of the kind for online events, which means events of every kind that people can join online.
    private static let online = "online"
}

/// Words that are no part of a question: refused if they cannot be a search, or else searched for.
extension EventQuestionReader {
    /// Refuses what cannot be a search: a day that does not exist, "not", and "near" without a place.
    func refuse(_ words: Words, at position: Int, _ question: EventQuestion) throws(Refusal) {
        let rest = words.folded[position...]
        try refuseNumbers(rest)
        do throws(WhenProblem) {
            try WhenReader.refuseDays(rest, today: today)
            _ = try WhenReader.readMoment(rest, now: LocalDateTime(today, .midnight), in: .gmt)
        } catch {
            switch error {
            case .noSuchDate, .weekdayMismatch, .yearOutOfRange: throw Refusal(["\(error.sentence)"])
            default: break
            }
        }
        if let first = rest.first, QuestionWords.exclusions.contains(first) {
            throw Refusal(Replies.exclusion(words.text(after: position)))
        }
        guard let lead = (Reach.before(rest) ?? Reach.after(rest))?.consumed else { return }
        let named = unread(words, from: position + lead)
        guard named.end > position + lead else { throw Refusal(Replies.nearWhat) }
        _ = try gazetteer.read(Words(named.text), after: "!events near")
    }

    /// Refuses days, years and miles out of range: "next 999 weeks", "in 1850", "within 0 miles".
    func refuseNumbers(_ words: ArraySlice<String>) throws(Refusal) {
        do throws(WhenProblem) {
            try WhenReader.refuseNumbers(words, today: today)
        } catch {
            throw Refusal(["\(error.sentence)"])
        }
        if let distance = Reach.unreadable(words) { throw Refusal(FeatureKit.Replies.noDistance(distance)) }
    }

    /// The words from `start` up to the first that can be read, and where they end.
    private func unread(_ words: Words, from start: Int) -> (text: String, end: Int) {
        let end = words.folded.indices.first { $0 >= start && part(words.folded[$0...]) != nil }
        return (text(words, start..<(end ?? words.folded.count)), end ?? words.folded.count)
    }

    private func text(_ words: Words, _ range: Range<Int>) -> String {
        let rest = words.dropFirst(range.lowerBound)
        return Words(rest.text(before: range.count)).text
    }

    /// Takes a word to search for, or all words of a name that they are near to; returns where they end.
    func search(
        _ words: Words, at position: Int, isNext: Bool, into question: inout EventQuestion
    ) -> Int {
        let rest = words.folded[position...]
        var end = position + 1
        // Looking for near names is slow, and somebody who types many unknown words means them.
        let tried = question.search.joined(separator: " ").split(separator: " ").count
        if question.suggestion == nil, tried < 3, let near = suggestion(for: rest) {
            // The name that was typed has as many words as the one that was meant, give or take a hyphen.
            end = min(position + max(1, Words(near).folded.count), rest.endIndex)
            question.suggestion = (words.folded[..<position] + [near] + words.folded[end...]).joined(separator: " ")
        }
        let text = text(words, position..<end).trimmingCharacters(in: .punctuationCharacters)
        if isNext, let last = question.search.popLast() {
            question.search.append("\(last) \(text)")
        } else {
            question.search.append(text)
        }
        return end
    }

    private func suggestion(for words: ArraySlice<String>) -> String? {
        (kinds.suggestions(for: words) + gazetteer.suggestions(for: words)).first?.lowercased()
            ?? EventFact.suggestion(for: words)
    }
}

/// The words of a question that name nothing: fillers, and words that a list cannot use.
enum QuestionWords {
    /// Words that change nothing unless they are part of a name or a date.
    private static let fillers: Set<String> = [
        "a", "about", "all", "also", "an", "and", "any", "anything", "are", "at", "be", "by", "can", "coming", "do",
        "does", "event", "events", "find", "for", "from", "give", "go", "going", "happening", "has", "have", "hello",
        "hi", "how", "i", "in", "is", "it", "just", "know", "like", "list", "listed", "look", "looking", "me", "my",
        "new", "next", "of", "on", "only", "or", "our", "please", "plus", "search", "see", "show", "some", "something",
        "soon", "stuff", "tell", "thanks", "that", "the", "there", "thing", "things", "this", "to", "up", "upcoming",
        "us", "want", "we", "what", "what's", "whats", "when", "where", "which", "who", "with", "would",
        "happens", "i'd", "steward",
    ]
    static let history: Set<String> = ["history", "past", "archive", "old", "previous", "earlier"]
    /// Words that exclude what follows them.
    static let exclusions: Set<String> = ["not", "no", "without", "except", "excluding", "minus"]
    private static let partsOfDay: Set<String> = [
        "morning", "mornings", "afternoon", "afternoons", "evening", "evenings", "night", "nights", "noon", "midday",
        "midnight", "lunchtime", "am", "pm",
    ]

    /// Whether the word is a filler or only marks such as "&".
    static func saysNothing(_ word: String) -> Bool {
        fillers.contains(word) || word.allSatisfy { $0.isASCII && !$0.isLetter && !$0.isNumber }
    }

    /// Whether the word has a letter or a figure to search titles by.
    static func canBeFound(_ word: String) -> Bool { !SearchWords([word]).words.isEmpty }

    /// Whether the word is a time of day: "6pm", "2-5pm", "19:00" or "evening".
    static func isTimeOfDay(_ word: String) -> Bool {
        if partsOfDay.contains(word) { return true }
        let pieces = word.split(separator: "-", omittingEmptySubsequences: false)
        return pieces.count <= 2 && pieces.allSatisfy { clock($0) != nil } && pieces.contains { clock($0) == true }
    }

    /// True if a piece is surely a time, as in "5pm" and "19:00", false if it may be one, nil if it cannot be one.
    private static func clock(_ piece: Substring) -> Bool? {
        let isMarked = piece.hasSuffix("am") || piece.hasSuffix("pm")
        let figures = isMarked ? piece.dropLast(2) : piece
        let digits = figures.split(omittingEmptySubsequences: false) { ":.".contains($0) }
        guard (1...2).contains(digits.count),
            digits.allSatisfy({ (1...2).contains($0.count) && $0.allSatisfy { $0.isASCII && $0.isNumber } })
        else { return nil }
        return isMarked || piece.contains(":")
    }
}
