package import Announcing
import Events
package import FeatureKit
import Foundation
import Organising
import Publishing
package import StewardCore

/// Repeating: officers make a series of an event, and leave out, move or bring back single dates of it.
package struct Repeating: Feature {
    package static let name = "repeating"
    package let grammar: Grammar<RepeatingCommand>

    /// How many of the next dates an answer shows.
    private static let shown = 4

    private let announcing: Announcing

    /// Reads days in the network's zone; `announcing` writes announcements anew.
    package init(_ network: Network, _ announcing: Announcing) {
        grammar = RepeatingCommand.grammar(network.timeZone)
        self.announcing = announcing
    }

    package func handle(_ command: RepeatingCommand, _ turn: Turn) throws -> [Effect] {
        do {
            switch command {
            case .repeats(let number, let words): return try repeats(number, words, turn)
            case .skip(let number, let occasion): return try skip(number, occasion, turn)
            case .unskip(let number, let date): return try unskip(number, date, turn)
            case .move(let number, let occasion, let words): return try move(number, occasion, words, turn)
            }
        } catch let problem as RecurrenceProblem {
            throw Refusal(["\(problem.sentence)"])
        } catch let problem as SeriesProblem {
            throw Refusal(["\(problem.sentence)"])
        } catch let problem as WhenProblem {
            throw Refusal(Replies.problem(problem, today: now(turn).date))
        }
    }

    /// Tells the rooms in which an event was announced that its dates changed, and then whoever changed them.
    private func told(_ number: Int64, _ sentence: String, _ answer: Reply, _ turn: Turn) throws -> [Effect] {
        let words = try announcing.words(of: number, turn) ?? []
        let published = try Publishing.revise(number, words, saying: Replies.notice(number, sentence), turn)
        return published.effects + [.reply(answer + Replies.waiting(published.waiting))]
    }

    // MARK: The whole series

    private func repeats(_ number: Int64, _ words: [String], _ turn: Turn) throws -> [Effect] {
        let event = try timetable(number, turn)
        guard let own = event.time else { throw Refusal(Replies.noTime(number)) }
        let now = now(turn)
        // What has been held stays held: another rule counts from the next time on.
        let start = event.series?.regularTime(after: now) ?? own
        switch try RecurrenceReader.read(words[...], start: start.start) {
        case .once:
            guard let series = event.series else { throw Refusal(Replies.onceAlready(number)) }
            try Events.setSeries(number, nil, turn)
            let words = Replies.ended(number, event.title, series.occurrences(after: now, limit: 1).first?.time)
            return try told(number, words.plain, words, turn)
        case .rule(let rule):
            let series = event.series?.repeating(by: rule, from: start) ?? Series(start: start, rule: rule)
            let next = dates(of: series, turn)
            guard !next.times.isEmpty else { throw Refusal(Replies.overAlready(rule)) }
            try Events.setSeries(number, series, turn)
            let words = Replies.repeats(number, event.title, rule)
            return try told(number, words.plain, words + Replies.next(next) + Replies.hint(number, next), turn)
        }
    }

    // MARK: Single dates

    private func skip(_ number: Int64, _ occasion: RepeatingCommand.Occasion, _ turn: Turn) throws -> [Effect] {
        var (event, series) = try series(number, turn, elseDo: Replies.nothingToSkip)
        let day = try date(occasion, series, number, turn)
        let skipped = try series.skip(day)
        try refuseBegun(skipped, turn)
        return try changed(number, series, Replies.skipped(event.title, skipped.time), turn)
    }

    private func unskip(_ number: Int64, _ date: LocalDate, _ turn: Turn) throws -> [Effect] {
        var (event, series) = try series(number, turn, elseDo: Replies.nothingSkipped)
        let occurrence = try series.unskip(date)
        try refuseBegun(occurrence, turn)
        return try changed(number, series, Replies.unskipped(event.title, occurrence.time), turn)
    }

    private func move(
        _ number: Int64, _ occasion: RepeatingCommand.Occasion, _ words: [String], _ turn: Turn
    ) throws -> [Effect] {
        let event = try timetable(number, turn)
        guard var series = event.series else { throw Refusal(Replies.nothingToMove(number, to: words)) }
        let day = try date(occasion, series, number, turn)
        // A copy tells when it takes place, or why it does not.
        var trial = series
        let old = try trial.skip(day)
        try refuseBegun(old, turn)
        let time = try NewTime(occurrence: old.time, now: now(turn), zone: turn.network.timeZone).read(words)
        let moved = try series.move(day, to: time)
        guard moved.time != old.time else { throw Refusal(Replies.thereAlready(moved.time)) }
        return try changed(number, series, Replies.moved(event.title, from: old.time, to: moved.time), turn)
    }

    private func changed(_ number: Int64, _ series: Series, _ sentence: String, _ turn: Turn) throws -> [Effect] {
        try Events.setSeries(number, series, turn)
        let next = dates(of: series, turn)
        return try told(number, sentence, ["\(sentence)"] + Replies.next(next), turn)
    }

    private func date(
        _ occasion: RepeatingCommand.Occasion, _ series: Series, _ number: Int64, _ turn: Turn
    ) throws -> LocalDate {
        switch occasion {
        case .day(let date): return date
        case .next:
            guard let next = series.occurrences(after: now(turn), limit: 1).first else {
                throw Refusal(Replies.noneToCome(number))
            }
            return next.time.start.date
        }
    }

    private func refuseBegun(_ occurrence: Series.Occurrence, _ turn: Turn) throws {
        if occurrence.time.start <= now(turn) { throw Refusal(Replies.begun(occurrence.time)) }
    }

    // MARK: What is there

    private func now(_ turn: Turn) -> LocalDateTime { turn.network.timeZone.local(at: turn.now) }

    private func timetable(_ number: Int64, _ turn: Turn) throws -> Timetable {
        guard let event = try Events.timetable(number, turn.db) else { throw Refusal(Replies.noSuchEvent(number)) }
        if event.isCancelled { throw Refusal(Replies.isCancelled(number)) }
        return event
    }

    private func series(
        _ number: Int64, _ turn: Turn, elseDo refusal: (Int64) -> Reply
    ) throws -> (event: Timetable, series: Series) {
        let event = try timetable(number, turn)
        guard let series = event.series else { throw Refusal(refusal(number)) }
        return (event, series)
    }

    private func dates(of series: Series, _ turn: Turn) -> Replies.Dates {
        let next = series.occurrences(after: now(turn), limit: Self.shown + 1).map(\.time)
        return Replies.Dates(
            times: Array(next.prefix(Self.shown)), areLast: next.count <= Self.shown, today: now(turn).date)
    }
}
