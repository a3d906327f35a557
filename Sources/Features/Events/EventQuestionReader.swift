import FeatureKit
import Foundation
import Organising
import StewardCore

/// Reads a question about events from words in any order: a kind, a place, days, `online`, `history`.
struct EventQuestionReader {
    let kinds: Kinds
    let gazetteer: Gazetteer
    let today: LocalDate

    /// Words that change nothing, where they are no part of a name or a date.
    private static let fillers: Set<String> = [
        "a", "all", "an", "and", "any", "anything", "at", "coming", "event", "events", "for", "from", "in", "is", "me",
        "new", "of", "on", "please", "show", "the", "there", "up", "upcoming", "what", "what's", "whats", "with", "-",
        "&", "listed",
    ]
    private static let history: Set<String> = ["history", "past", "archive", "old", "previous", "earlier"]

    /// One part of a question, and how many words it took.
    private enum Part {
        case kind(Kind)
        case spot(SpotReading)
        case days(DateRange)
        case history
    }

    func read(_ words: Words) throws(Refusal) -> EventQuestion {
        var question = EventQuestion()
        var position = 0
        while position < words.folded.count {
            guard let (part, consumed) = part(words.folded[position...]) else {
                guard Self.fillers.contains(words.folded[position]) else {
                    throw refusal(words, at: position, question)
                }
                position += 1
                continue
            }
            try take(part, into: &question)
            position += consumed
        }
        if let days = question.days, days.upperBound < today { question.isHistory = true }
        return question
    }

    /// The longest part that the words begin with; of two as long days come first, and then a kind: "march" is spring.
    private func part(_ words: ArraySlice<String>) -> (Part, Int)? {
        if let first = words.first, Self.history.contains(first) { return (.history, 1) }
        var readings: [(Part, Int)] = []
        if let (spot, consumed) = gazetteer.read(words) { readings.append((.spot(spot), consumed)) }
        if let (kind, consumed) = kinds.read(words) { readings.append((.kind(kind), consumed)) }
        if let (days, consumed) = WhenReader.read(words, today: today) { readings.append((.days(days), consumed)) }
        if let year = year(words) { readings.append((.days(year.days), year.consumed)) }
        return readings.max { $0.1 < $1.1 || ($0.1 == $1.1 && rank($0.0) < rank($1.0)) }
    }

    /// "2019" or "in 2019", by which history is asked for.
    private func year(_ words: ArraySlice<String>) -> (days: DateRange, consumed: Int)? {
        let rest = words.first == "in" ? words.dropFirst() : words
        guard let word = rest.first, word.utf8.count == 4, let year = Int(word), (1900...2199).contains(year),
            let first = LocalDate(year: year, month: 1, day: 1), let last = LocalDate(year: year, month: 12, day: 31)
        else { return nil }
        return (first...last, words.count - rest.count + 1)
    }

    private func rank(_ part: Part) -> Int {
        switch part {
        case .history: 3
        case .days: 2
        case .kind: 1
        case .spot: 0
        }
    }

    private func take(_ part: Part, into question: inout EventQuestion) throws(Refusal) {
        switch part {
        case .history: question.isHistory = true
        case .kind(let kind) where kind.id == Self.online: question.isOnline = true
        case .kind(let kind):
            if let other = question.kind, other.id != kind.id { throw Refusal(Replies.two(other.plural, kind.plural)) }
            question.kind = kind
        case .spot(let spot):
            if let other = question.spot?.spot, other != spot.spot {
                throw Refusal(Replies.two(other.name, spot.spot.name))
            }
            question.spot = spot
        case .days(let days):
            if let other = question.days, other != days {
                throw Refusal(Replies.two(Replies.text(of: other), Replies.text(of: days)))
            }
            question.days = days
        }
    }

    /// The kind that means whatever can be joined from home, whatever else it is.
    private static let online = "online"

    private func refusal(_ words: Words, at position: Int, _ question: EventQuestion) -> Refusal {
        let rest = words.folded[position...]
        do throws(WhenProblem) {
            _ = try WhenReader.readMoment(rest, now: LocalDateTime(today, .midnight), in: .gmt)
        } catch {
            switch error {
            case .noSuchDate, .weekdayMismatch: return Refusal(["\(error.sentence)"])
            default: break
            }
        }
        guard let near = (kinds.suggestions(for: rest) + gazetteer.suggestions(for: rest)).first?.lowercased() else {
            let unread = rest.indices.dropFirst().first { part(rest[$0...]) != nil } ?? rest.endIndex
            let text = words.text(after: position).dropLast(words.text(after: unread).count)
            return Refusal(Replies.unread(String(text), after: Replies.asked(question), suggestion: nil))
        }
        // The name that was meant has as many words as the one that was written, give or take a hyphen.
        let next = min(position + Words(near).folded.count, rest.endIndex)
        let text = words.text(after: position).dropLast(words.text(after: next).count)
        let suggestion = (words.folded[..<position] + [near] + words.folded[next...]).joined(separator: " ")
        return Refusal(Replies.unread(String(text), after: Replies.asked(question), suggestion: suggestion))
    }
}
