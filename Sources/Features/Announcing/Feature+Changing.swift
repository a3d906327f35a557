import Events
package import FeatureKit
import Organising
import Publishing
package import StewardCore

/// Changing, cancelling and copying events that are listed already.
extension Announcing {
    /// The event with this number, as long as it can be changed.
    func listed(_ number: Int64, _ turn: Turn) throws -> ListedEvent {
        guard let event = try Events.listed(number, turn) else { throw Refusal(Replies.notListed(number)) }
        if event.isCancelled { throw Refusal(Replies.isCancelled(number)) }
        let time = event.draft.time
        if (time.end ?? time.start) <= turn.network.timeZone.local(at: turn.now) {
            throw Refusal(Replies.isOver(number))
        }
        return event
    }

    /// The event with this number, as long as it can be changed and nobody has changed it since it was read back.
    func listed(_ number: Int64, at sequence: Int64, _ turn: Turn) throws -> ListedEvent {
        let event = try listed(number, turn)
        guard try self.sequence(of: number, turn) == sequence else { throw Refusal(Replies.changedMeanwhile(number)) }
        return event
    }

    /// The SEQUENCE of an event, which counts its changes; below all of them if there is no such event.
    func sequence(of number: Int64, _ turn: Turn) throws -> Int64 { try Events.sequence(of: number, turn) ?? -1 }

    /// An event at the next of its dates that stands: nothing that is said of a series is about a date that is left out.
    func standing(_ event: EventDraft, _ series: Series?, _ turn: Turn) -> EventDraft {
        var standing = event
        let now = turn.network.timeZone.local(at: turn.now)
        if let next = series?.occurrences(after: now, limit: 1).first { standing.time = next.time }
        return standing
    }

    /// What is said of an event as a whole: a series at the first of its dates to come that goes by its rule.
    func whole(_ event: EventDraft, _ series: Series?, _ turn: Turn) -> Replies.Facts {
        facts(standing(event, series?.withoutMoved, turn), repeats: series?.rule.text)
    }

    /// What is said of an event that is to be changed to `event`.
    func whole(_ event: EventDraft, asChangeOf number: Int64, _ turn: Turn) throws -> Replies.Facts {
        guard let series = try Events.series(number, turn.db) else { return facts(event) }
        let now = turn.network.timeZone.local(at: turn.now)
        do {
            let isMoved = series.regularTime(after: now) != event.time
            return whole(event, isMoved ? try series.moved(to: event.time, now: now) : series, turn)
        } catch {
            throw Refusal(["\(error.sentence)"])
        }
    }

    /// Changes a field; what people have to hear of is read back first.
    func edit(
        _ number: Int64, _ field: Field, _ words: Words, _ reader: AnnouncementReader, _ turn: Turn
    ) throws -> [Effect] {
        let event = try listed(number, turn)
        var draft: AnnouncementDraft
        do throws(Misreading) {
            draft = try field.read(words, AnnouncementDraft(event.draft), reader)
        } catch {
            return try ask(.unclear(try reader.opened(error, words, for: .edit(number, field))), turn)
        }
        if field == .organiser { draft.organiser = draft.organiser ?? networkName }
        let changed = try draft.whole(orElse: Replies.saysSo(number))
        guard changed != event.draft else { throw Refusal(Replies.saysSo(number)) }
        try refuseTwin(of: changed, besides: number, turn)
        let (day, newDay) = (event.draft.time.start.date, changed.time.start.date)
        if day != newDay, let series = try Events.series(number, turn.db) {
            let next = standing(event.draft, series, turn).time.start.date
            throw Refusal(Replies.moveOneDate(number, from: next, to: newDay))
        }
        if Self.isNews(changed, after: event.draft) {
            return try propose(.change(number, draft, sequence: try sequence(of: number, turn)), turn)
        }
        let named = Replies.changed(try whole(changed, asChangeOf: number, turn))
        return Effect.answering(try change(event, to: draft, turn), beginning: named)
    }

    /// Whether people have to hear of a change: another day, time or place, or access that somebody may count on and that
    /// is withdrawn.
    static func isNews(_ event: EventDraft, after earlier: EventDraft) -> Bool {
        event.time != earlier.time || event.site != earlier.site || !event.access.lost(since: earlier.access).isEmpty
    }

    func change(_ event: ListedEvent, to draft: AnnouncementDraft, _ turn: Turn) throws -> [Effect] {
        let changed = try draft.whole(orElse: Replies.form)
        try refuseTwin(of: changed, besides: event.number, turn)
        let number = event.number
        let state = try Events.state(of: number, turn)
        let before = whole(event.draft, try Events.series(number, turn.db), turn)
        do {
            try Events.change(number, to: changed, turn)
        } catch let problem as RecurrenceProblem {
            throw Refusal(["\(problem.sentence)"])
        }
        let after = whole(changed, try Events.series(number, turn.db), turn)
        if let state { try note(Deed("changing", "Changed", after.name), to: number, .changed(state), turn) }
        let isNews = Self.isNews(changed, after: event.draft)
        let notice = isNews ? Replies.changeNotice(after, before: before, number: number) : nil
        let published = try Publishing.revise(number, try words(of: number, turn) ?? [], saying: notice, turn)
        let told = Replies.told(rooms: published.posted.count, waiting: published.waiting)
        return published.effects + [.reply(Replies.changed(number, isNews ? told : Replies.untold))]
    }

    /// The announcement of an event as it would be made now, a series with its rule and the next of its dates; nothing
    /// for an event without a time.
    package func words(of number: Int64, _ turn: Turn) throws -> Reply? {
        guard var draft = try Events.listed(number, turn)?.draft else { return nil }
        let series = try Events.series(number, turn.db)
        draft = standing(draft, series, turn)
        return Replies.announcement(facts(draft, repeats: series?.rule.text), number: number)
    }

    func cancel(_ event: ListedEvent, because reason: String, _ turn: Turn) throws -> [Effect] {
        let state = try Events.state(of: event.number, turn)
        let series = try Events.series(event.number, turn.db)
        let last = facts(standing(event.draft, series, turn), repeats: series?.rule.text)
        try Events.cancel(event.number, because: reason, turn)
        if let state {
            try note(Deed("cancelling", "Cancelled", last.name), to: event.number, .changed(state), turn)
        }
        let words = Replies.cancellation(last, because: reason)
        let published = try Publishing.revise(event.number, words, saying: words, urgent: true, turn)
        let told = Replies.told(rooms: published.posted.count, waiting: 0)
        return published.effects + [.reply(Replies.cancelled(told))]
    }

    /// The lines that announce an event, in rooms without a venue that is private; that the network itself puts it on
    /// goes without saying.
    func lines(announcing event: EventDraft, _ turn: Turn) -> Reply {
        var event = event
        if event.organiser == networkName { event.organiser = nil }
        let writer = AnnouncementLine(reader: reader(turn))
        let whole = writer.render(event)
        if event.venueAudience == .coming { event.site.venue = "" }
        let pairs = zip(
            "!announce \(whole)".split(separator: "\n"), "!announce \(writer.render(event))".split(separator: "\n"))
        return Reply(
            pairs.map { whole, told in
                whole == told ? "\(code: whole)" : "\(hidden: "\(code: whole)", told: "\(code: told)")"
            })
    }

    /// Reads back the event as it would be on another day; without a day, shows the line that announces it.
    func copy(_ number: Int64, to day: Words, _ turn: Turn) throws -> [Effect] {
        guard let event = try Events.listed(number, turn) else { throw Refusal(Replies.notListed(number)) }
        let reader = reader(turn)
        if day.isEmpty {
            let next = standing(event.draft, try Events.series(number, turn.db), turn)
            return [.reply(Replies.asLine(lines(announcing: next, turn)))]
        }
        let moved: AnnouncementDraft
        do throws(Misreading) {
            moved = try Field.when.read(day, AnnouncementDraft(event.draft), reader)
        } catch {
            let purpose = OpenReading.Purpose.change(AnnouncementDraft(event.draft), .when)
            return try ask(.unclear(try reader.opened(error, day, for: purpose)), turn)
        }
        return try readBack(moved, turn)
    }
}
