import FeatureKit
import Foundation
import Organising
import StewardCore

/// What is no part of a question: refused where it cannot be meant, or else searched for.
extension EventQuestionReader {
    /// Refuses what cannot be meant as a search: a day that is not in the calendar, "not", and "near" nowhere.
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

    /// Refuses days, years and miles that nobody can count to: "next 999 weeks", "in 1850", "within 0 miles".
    func refuseNumbers(_ words: ArraySlice<String>) throws(Refusal) {
        do throws(WhenProblem) {
            try WhenReader.refuseNumbers(words, today: today)
        } catch {
            throw Refusal(["\(error.sentence)"])
        }
        if let distance = Reach.unreadable(words) { throw Refusal(FeatureKit.Replies.noDistance(distance)) }
    }

    /// The words from `start` on up to the first that say something.
    private func unread(_ words: Words, from start: Int) -> (text: String, end: Int) {
        let end = words.folded.indices.first { $0 >= start && part(words.folded[$0...]) != nil }
        return (text(words, start..<(end ?? words.folded.count)), end ?? words.folded.count)
    }

    private func text(_ words: Words, _ range: Range<Int>) -> String {
        let rest = words.dropFirst(range.lowerBound)
        return Words(rest.text(before: range.count)).text
    }

    /// Takes a word to search for, all the words of a name that it is near to; gives where they end.
    func search(
        _ words: Words, at position: Int, isNext: Bool, into question: inout EventQuestion
    ) -> Int {
        let rest = words.folded[position...]
        var end = position + 1
        // To look for names that are near takes long, and who types many unknown words means them.
        let tried = question.search.joined(separator: " ").split(separator: " ").count
        if question.suggestion == nil, tried < 3, let near = suggestion(for: rest) {
            // The name that was meant has as many words as the one that was written, give or take a hyphen.
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
