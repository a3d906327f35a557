package import Announcing
import Events
package import FeatureKit
import Foundation
import Organising
import Publishing
package import StewardCore

/// Repeating: officers make an event a series, and leave out, move or bring back single dates.
package struct Repeating: Feature {
    package static let name = "repeating"
    package let grammar: Grammar<RepeatingCommand>

    /// How many coming dates an answer shows.
    private static let shown = 4

    private let announcing: Announcing

    /// Reads days in the network's zone; `announcing` revises the announcements.
    package init(_ network: Network, _ announcing: Announcing) {
        grammar = RepeatingCommand.grammar(network.timeZone)
        self.announcing = announcing
    }

    package func handle(_ command: RepeatingCommand, _ turn: Turn) throws -> [Effect] {
        do {
            return try carryOut(command, turn)
        } catch let problem as RecurrenceProblem {
            throw Refusal(Replies.problem(problem))
        } catch let problem as SeriesProblem {
            throw Refusal(["\(problem.sentence)"])
        } catch let problem as WhenProblem {
            throw Refusal(Replies.problem(problem, today: now(turn).date))
        }
    }

    private func carryOut(_ command: RepeatingCommand, _ turn: Turn) throws -> [Effect] {
        switch command {
        case .repeats(let number, let words): try repeats(number, words, turn)
        case .skip(let number, let occasion): try skip(number, occasion, turn)
        case .unskip(let number, let date): try unskip(number, date, turn)
        case .move(let number, let occasion, let words): try move(number, occasion, words, turn)
        case .postpone(let number, let words, let example): try postpone(number, words, example, turn)
        case .ofShown(let deed, let text): try carryOut(deed, text, turn)
        case .ofNamed(let deed, let text):
            // Announcing reads what events are called.
            throw MeansCommand("edit \(deed.rawValue) \(text)")
        }
    }

    private func carryOut(
        _ deed: RepeatingCommand.Deed, _ text: String, _ turn: Turn
    ) throws -> [Effect] {
        let reader = RepeatingReader(today: now(turn).date)
        guard let number = try turn.shown(by: Events.name) else { throw Refusal(reader.needsNumber(text, as: deed)) }
        let words = Words(text)
        let rest = ["it", "this", "that"].contains(words.folded.first) ? words.dropFirst(1) : words
        // Announcing counts hours.
        if deed == .move, rest.folded.first == "forward" {
            throw MeansCommand("edit \(number) move it \(rest.text)")
        }
        return try carryOut(reader.read(Words("\(number) \(rest.text)"), as: deed), turn)
    }

    private func postpone(
        _ number: Int64, _ words: [String], _ example: String, _ turn: Turn
    ) throws -> [Effect] {
        guard try Events.series(number, turn.db) == nil else {
            throw Refusal(Replies.fromAndTo("to \(words.joined(separator: " "))", example))
        }
        let turn = turn.handed(to: Announcing.self)
        return try announcing.postpone(number, Words(words.joined(separator: " ")), turn).map {
            $0.meant(by: Announcing.name)
        }
    }

    /// A change of an event's dates that waits in the store for a yes.
    private struct Proposal: Codable {
        let number: Int64
        /// The event's SEQUENCE when it was read back.
        let sequence: Int64
        /// The new series; nil ends it.
        let series: SeriesState?
        /// The sentence for the rooms.
        let sentence: String
        let deed: Deed
        /// Whether the rule changes.
        let isNewRule: Bool
        /// The command that led to it, which can be corrected.
        let command: RepeatingCommand
        /// When the first of the dates that were read back begins: after that, a yes would mean something else.
        let earliest: LocalDateTime?
    }

    /// Reads back a change of an event's dates and asks for a yes.
    private func propose(
        _ command: RepeatingCommand, _ number: Int64, _ series: Series?, _ sentence: Line, _ next: Reply,
        called deed: Deed, isNewRule: Bool, before earliest: LocalDateTime?, _ turn: Turn
    ) throws -> [Effect] {
        let proposal = Proposal(
            number: number, sequence: try Events.sequence(of: number, turn) ?? 0,
            series: series.map { SeriesState($0) }, sentence: sentence.plain, deed: deed, isNewRule: isNewRule,
            command: command, earliest: earliest)
        try turn.confirm(proposal, called: deed, by: .officers)
        return [.reply(Replies.readBack(sentence, next))]
    }

    /// Changes the dates as they were read back and tells the rooms in which the event was announced.
    package func confirmed(_ act: OpenQuestion.Payload, _ turn: Turn) throws -> [Effect] {
        let proposal = try act.read(as: Proposal.self)
        let number = proposal.number
        _ = try timetable(number, turn)
        let before = try announcing.state(of: number, at: proposal.sequence, turn)
        try announcing.refuseBegun(proposal.earliest, of: number, turn)
        try Events.setSeries(number, proposal.series?.series(in: turn.network.timeZone), turn)
        try announcing.noteDates(proposal.deed, of: number, before: before, turn)
        let words = try announcing.words(of: number, turn) ?? []
        // A new rule may not have the date that was next.
        let next = proposal.isNewRule ? announcing.next(before, turn) : nil
        let notice = Publishing.Notice(
            Replies.notice(number, proposal.sentence), earliest: [proposal.earliest, next].compactMap { $0 }.min())
        let published = try Publishing.revise(number, words, saying: notice, turn)
        let series = try Events.series(number, turn.db)
        let hint = proposal.isNewRule ? series.map { Replies.hint(number, dates(of: $0, turn)) } ?? [] : []
        return published.effects + [.reply(["\(published.told)"] + hint + [FeatureKit.Replies.undoable])]
    }

    /// Takes another end, day or rule than what was read back.
    package func amended(_ said: Words, _ act: OpenQuestion.Payload, _ turn: Turn) throws -> [Effect]? {
        let correction = RepeatingCorrection(
            command: try act.read(as: Proposal.self).command, reader: RepeatingReader(today: now(turn).date))
        var reason: Refusal?
        for reading in Correction.readings(of: said) where turn.isDirect || reading.isMarked {
            for command in correction.candidates(reading.words) {
                do {
                    return try carryOut(command, turn)
                } catch let problem as RecurrenceProblem {
                    if problem.isOfRule { reason = reason ?? Refusal(Replies.problem(problem)) }
                } catch let problem as SeriesProblem {
                    reason = reason ?? Refusal(["\(problem.sentence)"])
                } catch let problem as WhenProblem {
                    reason = reason ?? Refusal(Replies.problem(problem, today: now(turn).date))
                } catch let refusal as Refusal {
                    reason = reason ?? refusal
                }
            }
        }
        if let reason { throw Refusal(reason.reply + FeatureKit.Replies.stillStands) }
        return nil
    }

    // MARK: The whole series

    private func repeats(_ number: Int64, _ typed: [String], _ turn: Turn) throws -> [Effect] {
        let event = try timetable(number, turn)
        guard let own = event.time else { throw Refusal(Replies.noTime(number)) }
        let now = now(turn)
        // A new rule counts from the next date on, so that past dates stay.
        let start = event.series?.regularTime(after: now) ?? own
        switch try RecurrenceReader.read(typed[...], start: start.start) {
        case .once:
            guard let series = event.series else { throw Refusal(Replies.onceAlready(number)) }
            let last = series.occurrences(after: now, limit: 1).first?.time
            let words = Replies.ended(number, event.title, last)
            let deed = Deed("ending", "Ended", "the series \(event.title)")
            return try propose(
                .repeats(number, typed), number, nil, words, [], called: deed, isNewRule: true, before: last?.start,
                turn)
        case .rule(let rule):
            let series =
                event.series?.repeating(by: rule, from: start)
                ?? Series(start: start, rule: rule, in: turn.network.timeZone)
            let next = dates(of: series, turn)
            guard !next.times.isEmpty else { throw Refusal(Replies.overAlready(rule)) }
            let words = Replies.repeats(number, event.title, rule)
            let deed = Deed("repeating", "Repeated", "\(event.title), \(rule.text)")
            let clocks = series.clockChanges(after: now)
            return try propose(
                .repeats(number, typed), number, series, words, Replies.next(next) + Replies.clocks(clocks),
                called: deed,
                isNewRule: true, before: next.times.first?.start, turn)
        }
    }

    // MARK: Single dates

    private func skip(_ number: Int64, _ occasion: RepeatingCommand.Occasion, _ turn: Turn) throws -> [Effect] {
        var (event, series) = try series(number, turn, elseDo: Replies.nothingToSkip)
        let day = try date(occasion, series, number, turn)
        let skipped = try series.skip(day)
        try refuseBegun(skipped, turn)
        let deed = Deed("leaving out", "Left out", "\(event.title), \(skipped.time.start.date.shortText)")
        let sentence = Replies.skipped(event.title, skipped.time)
        return try propose(
            .skip(number, occasion), number, series, sentence, called: deed, before: skipped.time.start, turn)
    }

    private func unskip(_ number: Int64, _ date: LocalDate, _ turn: Turn) throws -> [Effect] {
        var (event, series) = try series(number, turn, elseDo: Replies.nothingSkipped)
        let occurrence = try series.unskip(date)
        try refuseBegun(occurrence, turn)
        let deed = Deed("bringing back", "Brought back", "\(event.title), \(occurrence.time.start.date.shortText)")
        let sentence = Replies.unskipped(event.title, occurrence.time, by: occurrence.recurrenceID.date)
        let clocks = series.clockChange(of: occurrence)
        return try propose(
            .unskip(number, date), number, series, sentence, clocks: clocks, called: deed,
            before: occurrence.time.start, turn)
    }

    private func move(
        _ number: Int64, _ occasion: RepeatingCommand.Occasion, _ words: [String], _ turn: Turn
    ) throws -> [Effect] {
        let event = try timetable(number, turn)
        guard var series = event.series else { throw Refusal(Replies.nothingToMove(number, to: words)) }
        let day = try date(occasion, series, number, turn)
        // Tried on a copy, which gives the date's time or the reason why there is none.
        var trial = series
        let old = try trial.skip(day)
        try refuseBegun(old, turn)
        let time = try NewTime(
            occurrence: old.time, timeOfDay: series.timeOfDay(of: old), now: now(turn), zone: turn.network.timeZone
        ).read(words)
        let moved = try series.move(day, to: time)
        guard moved.time != old.time else { throw Refusal(Replies.thereAlready(moved.time)) }
        // An end that moved along with the beginning is checked like one that was written.
        try WhenReader.refuse(moved.time, now: now(turn), in: turn.network.timeZone)
        let deed = Deed("moving", "Moved", Replies.move(event.title, from: old.time, to: moved.time))
        let sentence = Replies.moved(event.title, from: old.time, to: moved.time)
        let earliest = min(old.time.start, moved.time.start)
        return try propose(
            .move(number, occasion, to: words), number, series, sentence, clocks: series.clockChange(of: moved),
            called: deed, before: earliest, turn)
    }

    private func propose(
        _ command: RepeatingCommand, _ number: Int64, _ series: Series, _ sentence: String, clocks: ClockChange? = nil,
        called deed: Deed,
        before earliest: LocalDateTime, _ turn: Turn
    ) throws -> [Effect] {
        let next = Replies.next(dates(of: series, turn)) + Replies.clocks(clocks.map { [$0] } ?? [])
        return try propose(
            command, number, series, "\(sentence)", next, called: deed, isNewRule: false, before: earliest, turn)
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

    // MARK: The event and its series

    private func now(_ turn: Turn) -> LocalDateTime { turn.network.timeZone.local(at: turn.now) }

    private func timetable(_ number: Int64, _ turn: Turn) throws -> Timetable {
        guard let event = try Events.timetable(number, turn.db) else { throw Refusal(Events.numbered.none(number)) }
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
