import Events
import FeatureKit
import Foundation
import Organising
import StewardCore

/// Reads an event out of one message: the kind, the title, when, the place, and after a full stop more about it.
///
/// Commas, dashes, semicolons and new lines part these; the day and time tell where the title ends.
struct AnnouncementReader {
    let kinds: Kinds
    let gazetteer: Gazetteer
    let timeZone: TimeZone
    /// The area that what is only online is for.
    let networkArea: Area.ID?
    let now: Date

    private static let longest = (title: 100, venue: 120, summary: 600)

    func read(_ words: Words) throws(Refusal) -> EventDraft {
        guard !words.isEmpty else { throw Refusal(Replies.form) }
        let (kind, kindWords) = try kind(words)
        let body = words.dropFirst(kindWords)
        guard let moment = try moment(body) else {
            throw Refusal(body.isEmpty ? Replies.form : Replies.noMoment)
        }
        let typed = AnnouncedPlace.trimmed(body.text.dropLast(body.text(after: moment.start).count))
        let beginning = AnnouncedPlace.trimmed(words.text.dropLast(body.text.count))
        let place = try place(body.text(after: moment.end), isOnline: kind.id == "online")
        let draft = EventDraft(
            kind: kind.id, title: title(typed.isEmpty ? beginning : typed), time: moment.time, site: place.site,
            summary: place.rest)
        try refuseLong(draft)
        return draft
    }

    private func kind(_ words: Words) throws(Refusal) -> (Kind, consumed: Int) {
        guard let (kind, consumed) = kinds.read(words.folded[...]) else {
            let suggestion = kinds.suggestions(for: words.folded[...]).first
            throw Refusal(
                Replies.unknownKind(words.folded.first ?? "", suggestion: suggestion, known: kinds.all.map(\.name)))
        }
        return (kind, consumed)
    }

    /// The first part that reads as a day with a time; where none does, the first words that do.
    ///
    /// Throws what is wrong with the part that comes nearest to one.
    private func moment(_ body: Words) throws(Refusal) -> (time: EventTime, start: Int, end: Int)? {
        var problem: WhenProblem?
        let parts = body.folded.indices.filter { $0 == 0 || isPartEnd(body, $0 - 1) }
        for start in parts + body.folded.indices.filter({ !parts.contains($0) }) {
            // A problem in a part of its own is the one to tell of; in the middle of a title it is chance.
            if problem != nil, !parts.contains(start) { break }
            do throws(WhenProblem) {
                let local = timeZone.local(at: now)
                if let (time, consumed) = try WhenReader.readMoment(body.folded[start...], now: local, in: timeZone) {
                    return (time, start, start + consumed)
                }
            } catch {
                if parts.contains(start), rank(error) > problem.map(rank) ?? 0 { problem = error }
            }
        }
        if let problem { throw Refusal(["\(problem.sentence)"]) }
        return nil
    }

    private func rank(_ problem: WhenProblem) -> Int {
        switch problem {
        case .noDate: 1
        case .noTime: 2
        default: 3
        }
    }

    /// Whether a part ends with the word at `index`.
    private func isPartEnd(_ words: Words, _ index: Int) -> Bool {
        let written = words.text(after: index).prefix { !$0.isWhitespace }
        let gap = words.text(after: index).dropFirst(written.count).prefix { $0.isWhitespace }
        return written == "-" || gap.contains(where: \.isNewline) || written.last.map { ",;:.!?".contains($0) } == true
    }

    private func place(_ text: String, isOnline: Bool) throws(Refusal) -> AnnouncedPlace {
        if let place = AnnouncedPlace(reading: text, gazetteer, networkArea: networkArea, isOnline: isOnline) {
            return place
        }
        guard let written = AnnouncedPlace.written(text) else { throw Refusal(Replies.noPlace) }
        let last = Words(String(written.split(separator: ",").last ?? "")).folded
        let ends = last.indices.map { last[$0...] }
        let suggestion = ends.lazy.compactMap { gazetteer.suggestions(for: $0).first }.first
        throw Refusal(Replies.unknownPlace(written, suggestion: suggestion))
    }

    private func title(_ text: String) -> String {
        var title = text.split(whereSeparator: \.isWhitespace).joined(separator: " ")
        let isQuoted = title.hasPrefix("\"") && title.hasSuffix("\"") && title.count(where: { $0 == "\"" }) == 2
        if isQuoted { title = String(title.dropFirst().dropLast()) }
        return title.prefix(1).uppercased() + title.dropFirst()
    }

    private func refuseLong(_ draft: EventDraft) throws(Refusal) {
        for (part, text, limit) in [
            ("title", draft.title, Self.longest.title), ("place", draft.site.venue, Self.longest.venue),
            ("text after the place", draft.summary, Self.longest.summary),
        ] where text.count > limit {
            throw Refusal(Replies.tooLong(part, limit))
        }
    }
}
