import FeatureKit
import Foundation
import Organising
import StewardCore

/// Reads a question about events from words in any order: a kind, a place, days, facts, `online`, `history`; what is none
/// of these is searched for.
struct EventQuestionReader {
    let kinds: Kinds
    let gazetteer: Gazetteer
    let today: LocalDate

    /// Nobody asks for something in more words.
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
                    // "saturday evening" is that Saturday, all of it, and we say so.
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

    /// The longest part that the words begin with; of two as long days come first, and then a kind: "march" is spring.
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

    /// "2019" or "in 2019", by which history is asked for.
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

    /// "bangor, gwynedd": of the places with the one name, that which lies in the other; "liverpool, merseyside" too.
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

    /// The kind that means whatever can be joined from home, whatever else it is.
    private static let online = "online"
}
