package import Events
package import FeatureKit
import MatrixProtocol
package import Organising
import Publishing
package import StewardCore

/// A change of a listed event that waits in the store for an officer's yes.
enum Proposal: Codable, Equatable {
    /// Changes it to the draft, if its SEQUENCE is still the same and the first of the times that were read back has
    /// not come.
    case change(Int64, AnnouncementDraft, sequence: Int64, earliest: LocalDateTime? = nil)
    /// Cancels it with a reason, if its SEQUENCE is still the same and the first of the times that were read back has
    /// not come.
    case cancel(Int64, reason: String, sequence: Int64, earliest: LocalDateTime? = nil)
    /// Changes why a cancelled event was cancelled, if its SEQUENCE is still the same.
    case reason(Int64, String, sequence: Int64)
}

/// A change of a listed event to somebody's home, which waits for who may read that.
struct OpenHome: Codable, Equatable {
    /// The event's number.
    let number: Int64
    /// How it is to be.
    let draft: AnnouncementDraft
}

/// A change of a listed event that makes its place private, which waits for the words that tell it.
struct OpenExactPlace: Codable, Equatable {
    /// The event's number.
    let event: Int64
    /// How it is to be.
    let lacking: AnnouncementDraft
}

/// Changing, cancelling and copying listed events.
extension Announcing {
    /// The event with this number; throws a refusal if it cannot be changed.
    func listed(_ number: Int64, _ turn: Turn) throws -> ListedEvent {
        let event = try known(number, turn)
        if let refusal = try closed(event, turn) { throw refusal }
        return event
    }

    /// The event with this number; throws a refusal if it cannot be changed to `draft`, has been changed since it was
    /// read back, or `earliest` has come.
    func listed(
        _ number: Int64, changedTo draft: AnnouncementDraft? = nil, at sequence: Int64,
        before earliest: LocalDateTime?, _ turn: Turn
    ) throws -> ListedEvent {
        let event = try draft.map { try listed(number, changedTo: $0, turn) } ?? listed(number, turn)
        guard try self.sequence(of: number, turn) == sequence else { throw Refusal(Replies.changedMeanwhile(number)) }
        try refuseBegun(earliest, of: number, turn)
        return event
    }

    /// Refuses a yes if the first of the times that were read back has come meanwhile.
    package func refuseBegun(_ earliest: LocalDateTime?, of number: Int64, _ turn: Turn) throws(Refusal) {
        if let earliest, earliest <= now(turn) { throw Refusal(Replies.begunMeanwhile(number, earliest)) }
    }

    func now(_ turn: Turn) -> LocalDateTime { turn.network.timeZone.local(at: turn.now) }

    /// The SEQUENCE of an event, the number of its changes; -1 if there is no such event.
    func sequence(of number: Int64, _ turn: Turn) throws -> Int64 { try Events.sequence(of: number, turn) ?? -1 }

    /// The event's time or, for a series, the next date that is not left out; nil if there is none.
    func standing(_ event: EventDraft, _ series: Series?, _ turn: Turn) -> EventTime? {
        guard let series else { return event.time }
        return series.occurrences(after: now(turn), limit: 1).first?.time
    }

    /// When a series is next; nil if the event does not repeat or no date is left.
    func nextOfSeries(_ number: Int64, _ turn: Turn) throws -> LocalDateTime? {
        try Events.series(number, turn.db)?.occurrences(after: now(turn), limit: 1).first?.time.start
    }

    /// When an event in this state begins next; nil if no date is left.
    package func next(_ state: EventState, _ turn: Turn) -> LocalDateTime? {
        standing(state.draft, state.series(in: turn.network.timeZone), turn)?.start
    }

    /// The facts of an event at its next date.
    func next(_ event: EventDraft, _ series: Series?, _ turn: Turn) -> Replies.Facts {
        facts(event, series, at: standing(event, series, turn))
    }

    /// The facts of an event before and after a change; for a series at the first date that changes, since dates that
    /// were moved keep their times.
    func facts(
        from old: (event: EventDraft, series: Series?), to new: (event: EventDraft, series: Series?), _ turn: Turn
    ) -> (before: Replies.Facts, after: Replies.Facts) {
        let change = old.series.flatMap { new.series?.firstChange(since: $0, after: now(turn)) }
        var after = facts(new.event, new.series, at: change?.after ?? standing(new.event, new.series, turn))
        if old.event.time != new.event.time, let series = old.series, let changed = new.series {
            after.timesKept = changed.timesKept(since: series, after: now(turn))
        }
        return (facts(old.event, old.series, at: change?.before ?? standing(old.event, old.series, turn)), after)
    }

    /// Says what a clock change does to the event; it can only affect the end, since beginnings that clocks skip or
    /// show twice are refused.
    func clocks(_ event: EventDraft, _ turn: Turn) -> [String] {
        event.time.clockChange(in: turn.network.timeZone).map { [$0.sentence] } ?? []
    }

    /// The facts of a listed event, and those after a change to `changed`.
    func facts(
        _ event: ListedEvent, changedTo changed: EventDraft, _ turn: Turn
    ) throws -> (before: Replies.Facts, after: Replies.Facts) {
        let series = try Events.series(event.number, turn.db)
        let isMoved = event.draft.time != changed.time
        do {
            let newSeries = isMoved ? try series?.moved(to: changed.time, now: now(turn)) : series
            var facts = facts(from: (event.draft, series), to: (changed, newSeries), turn)
            if isMoved {
                facts.after.clocks =
                    newSeries?.clockChanges(after: now(turn)).map(\.sentence) ?? clocks(changed, turn)
            }
            return facts
        } catch {
            throw Refusal(["\(error.sentence)"])
        }
    }

    /// Changes a field; a change that people have to hear of is read back first, as is one that a room must not see done
    /// at once, since it could tell that from a refusal (`isHeld`).
    func edit(
        _ number: Int64, _ field: Field, _ words: Words, _ reader: AnnouncementReader, isHeld: Bool = false,
        _ turn: Turn
    ) throws -> [Effect] {
        let event = try listed(number, for: field, turn)
        if field == .when, let series = try Events.series(number, turn.db) {
            let next = standing(event.draft, series, turn)
            // A new time would apply to the regular dates, of which none is to come.
            if next == nil || event.draft.time.start <= now(turn) {
                throw Refusal(Self.toMoveOne(number, next, to: nil))
            }
        }
        var draft: AnnouncementDraft
        do throws(Misreading) {
            draft = try field.read(words, AnnouncementDraft(event.draft), reader)
        } catch .refused(let refusal) {
            throw refusal.naming(field, in: words, reader)
        } catch {
            return try ask(OpenReading(error, of: words, for: .edit(number, field), reader), turn)
        }
        if field == .organiser { draft.organiser = draft.organiser ?? networkName }
        // Who may read the place is what they say.
        if field == .audience { draft.agreed = [.audience] }
        return try edit(event, to: draft, isReadBack: isHeld, turn)
    }

    /// Changes a listed event to a draft; asks first about what may be somebody's own, in a direct message alone.
    func edit(
        _ event: ListedEvent, to draft: AnnouncementDraft, isReadBack: Bool, _ turn: Turn
    ) throws -> [Effect] {
        let isNewlyPrivate = draft.venueAudience == .coming && event.draft.venueAudience == .anyone
        let draft = isNewlyPrivate ? ExactPlace(reader: reader(at: turn.now)).takenOut(of: draft) : draft
        if isNewlyPrivate, draft.lacksExactPlace {
            return try turn.directly { turn in
                try turn.ask(
                    OpenExactPlace(event: event.number, lacking: draft), about: Replies.changing(event.number))
                return [.reply(Replies.whichIsPlace(draft, gazetteer))]
            }
        }
        let personal = try PersonalParts(draft.whole(orElse: Replies.saysSo(event.number)), since: event.draft)
        let doubt = (draft.agreed ?? []).contains(.audience) ? nil : personal.doubt
        return try turn.directly(if: doubt != nil || !personal.told.isEmpty) { turn in
            guard let doubt else {
                return try change(event, to: draft, isReadBack: isReadBack || !personal.isEmpty, turn)
            }
            try turn.ask(OpenHome(number: event.number, draft: draft), about: Replies.changing(event.number))
            return [.reply(Replies.whoReads(doubt))]
        }
    }

    /// Takes which words tell the place of an event that is to be private; nil if they are rather a command.
    func answer(
        _ said: Words, to open: OpenExactPlace, readsAsCommand: Bool, _ turn: Turn
    ) throws -> [Effect]? {
        if FormWord(said) == .stop { return [.reply(Replies.kept)] }
        var draft = open.lacking
        do throws(Misreading) {
            draft = try ExactPlace(reader: reader(at: turn.now)).read(said, draft)
        } catch {
            if readsAsCommand { return nil }
            if case .refused(let refusal) = error { throw refusal }
            throw Refusal(Replies.whichIsPlace(draft, gazetteer))
        }
        return try edit(try listed(open.event, turn), to: draft, isReadBack: true, turn)
    }

    /// Takes who may read the place of an event that is to be in somebody's home; nil if it is rather a command.
    func answer(
        _ said: Words, to open: OpenHome, readsAsCommand: Bool, _ turn: Turn
    ) throws -> [Effect]? {
        if case .no? = Answer.read(said, isDirect: turn.isDirect) { return [.reply(Replies.kept)] }
        var draft = open.draft
        do throws(Misreading) {
            try reader(at: turn.now).readAudience(said, &draft)
        } catch {
            if readsAsCommand { return nil }
            throw Refusal(Replies.noAudience(said.text) + Replies.whoReads(nil))
        }
        draft.agreed = (draft.agreed ?? []) + [.audience]
        return try edit(try listed(open.number, turn), to: draft, isReadBack: true, turn)
    }

    /// Whether an answer would tell a room, by refusing it or by saying that nothing changes, that a text or a place
    /// which is typed for the event names the place that it keeps private, or did until a moment ago.
    func tellsByRefusing(_ field: Field, _ number: Int64, _ turn: Turn) throws -> Bool {
        guard !turn.isDirect, [.title, .place, .access, .cost, .organiser, .summary].contains(field) else {
            return false
        }
        return try keepsPlace(number, turn)
    }

    /// Whether an event keeps its place private, or did until a moment ago.
    func keepsPlace(_ number: Int64, _ turn: Turn) throws -> Bool {
        guard let event = try Events.listed(number, turn)?.draft else { return false }
        return try event.venueAudience == .coming || !formerly(number, turn).isEmpty
    }

    /// Makes a change at once, or reads it back if it is to be, or if people have to hear of it.
    private func change(
        _ event: ListedEvent, to draft: AnnouncementDraft, isReadBack: Bool, _ turn: Turn
    ) throws -> [Effect] {
        let number = event.number
        _ = try listed(number, changedTo: draft, turn)
        let series = try Events.series(number, turn.db)
        let changed = try located(try draft.whole(orElse: Replies.saysSo(number)), turn)
        // Compared with the event's point as it would be found now, since the map may have become more precise.
        guard try changed != located(event.draft, turn) else { throw Refusal(Replies.saysSo(number)) }
        try refuseFormerPlaces(changed, number, turn)
        try refuseTwin(of: changed, besides: number, turn)
        if changed.time != event.draft.time {
            try refusePast(changed, turn)
            if let series = try Events.series(number, turn.db),
                changed.time.start.date != event.draft.time.start.date
            {
                throw Refusal(Self.toMoveOne(number, standing(event.draft, series, turn), to: changed.time))
            }
        }
        let facts = try facts(event, changedTo: changed, turn)
        let isNews = Self.isNews(changed, after: event.draft)
        if try isNews || isReadBack || isCompared(changed, with: event, turn) {
            return try propose(
                .change(
                    number, draft, sequence: try sequence(of: number, turn),
                    earliest: earliest(facts, isSeries: series != nil, turn)), turn)
        }
        let named = Replies.changed(facts.after)
        return Effect.answering(try change(event, to: draft, turn), beginning: named)
    }

    /// Whether a change that is no news is read back since it tells what another event keeps private; in a room also if
    /// it might, so that the room cannot tell the two apart.
    private func isCompared(_ changed: EventDraft, with event: ListedEvent, _ turn: Turn) throws -> Bool {
        let kept = try KeptPlaces(in: changed.site.town, besides: event.number, turn)
        if turn.isDirect { return !kept.told(by: changed, since: event.draft).isEmpty }
        return !kept.isEmpty && changed.texts != event.draft.texts
    }

    /// Postpones an event; a weekday alone means the next one after its own day, since nothing is postponed to earlier.
    package func postpone(_ number: Int64, _ words: Words, _ turn: Turn) throws -> [Effect] {
        let zone = turn.network.timeZone
        if let days = Self.days(in: words) {
            let day = try listed(number, turn).draft.time.start.date.advanced(by: days)
            return try edit(number, .when, Words(day.typedText), reader(at: turn.now), turn)
        }
        let (start, local) = (try listed(number, turn).draft.time.start, zone.local(at: turn.now))
        var reader = reader(at: turn.now)
        if start > local, WhenReader.namesWeekdayAlone(words.folded[...], today: local.date) {
            reader.now = zone.instant(of: LocalDateTime(start.date.advanced(by: 1), .midnight)).earliest
        }
        return try edit(number, .when, words, reader, turn)
    }

    private static let numbers: [String: Int] = [
        "a": 1, "an": 1, "one": 1, "two": 2, "three": 3, "four": 4, "1": 1, "2": 2, "3": 3, "4": 4,
    ]
    private static let lengths: [String: Int] = ["day": 1, "days": 1, "week": 7, "weeks": 7, "fortnight": 14]

    /// How many days "by a week" and the like are; nil for other words.
    static func days(in words: Words) -> Int? {
        let rest = words.folded.drop { $0 == "by" }
        switch rest.drop(while: { $0 == "the" }).joined(separator: " ") {
        case "day after", "following day", "next day": return 1
        case "week after", "following week": return 7
        default: break
        }
        guard rest.count == 2, let count = rest.first.flatMap({ numbers[$0] }),
            let length = rest.last.flatMap({ lengths[$0] })
        else { return nil }
        return count * length
    }

    /// Says how to move only `next`, the next date of a series, to `time`; if that is nil, with an example.
    private static func toMoveOne(_ number: Int64, _ next: EventTime?, to time: EventTime?) -> Reply {
        guard let next else { return Replies.noDateToMove(number) }
        if next == time { return Replies.saysSo(number) }
        let day = next.start.date
        guard let time, time.start.date == day, time.wholeDays == nil else {
            // What is of whole days has no hours to move to.
            let other = time?.start.date == day ? nil : time?.start.date
            return Replies.moveOneDate(number, from: day, to: other ?? day.advanced(by: 1))
        }
        let isAsLong = EventTime(start: time.start).lasting(asLongAs: next) == time
        return Replies.moveOneOrAll(number, on: day, to: isAsLong ? EventTime(start: time.start) : time)
    }

    /// The first beginning that a change is about; nil if none is to come. The place of an event that does not repeat
    /// can be changed while it is on.
    private func earliest(
        _ facts: (before: Replies.Facts, after: Replies.Facts), isSeries: Bool, _ turn: Turn
    ) -> LocalDateTime? {
        let (before, after) = (facts.before.time?.start, facts.after.time?.start)
        if !isSeries { return facts.before.time == facts.after.time ? nil : after }
        return [before, after].compactMap { $0 }.filter { $0 > now(turn) }.min()
    }

    /// Whether people have to hear of a change: another day, time or place, a private place that becomes public, or
    /// access that somebody may count on and that is withdrawn.
    static func isNews(_ event: EventDraft, after earlier: EventDraft) -> Bool {
        event.time != earlier.time || !event.site.isSame(as: earlier.site) || event.showsPrivatePlace(of: earlier)
            || !event.access.lost(since: earlier.access).isEmpty
    }

    /// Refuses texts that tell a private place that the event had until a moment ago.
    func refuseFormerPlaces(_ event: EventDraft, because reason: String = "", _ number: Int64, _ turn: Turn) throws {
        for former in try formerly(number, turn)
        where !former.site.venue.isEmpty && former.site.venue != event.site.venue {
            guard let place = PrivatePlace(former) else { continue }
            let telling = event.parts(telling: place)
            if !telling.isEmpty { throw Refusal(Replies.tellsPlace(telling)) }
            if place.isTold(in: reason) { throw Refusal(Replies.reasonTellsPlace) }
        }
    }

    func change(_ event: ListedEvent, to draft: AnnouncementDraft, _ turn: Turn) throws -> [Effect] {
        let changed = try located(try draft.whole(orElse: Replies.form), turn)
        try refuseTwin(of: changed, besides: event.number, turn)
        let number = event.number
        let state = try Events.state(of: number, turn)
        let series = try Events.series(number, turn.db)
        do {
            try Events.change(number, to: changed, turn)
        } catch let problem as RecurrenceProblem {
            throw Refusal(["\(problem.sentence)"])
        }
        let seriesNow = try Events.series(number, turn.db)
        let (before, after) = facts(from: (event.draft, series), to: (changed, seriesNow), turn)
        // Nobody goes to what is over or cancelled.
        let isNews = try Self.isNews(changed, after: event.draft) && closed(event, turn) == nil
        let deed = Replies.changing(before, to: after)
        // An undo would make the private place public without a yes, so the answer names another command instead.
        let instead = event.draft.showsPrivatePlace(of: changed) ? Replies.showingPlace(number) : nil
        if let instead {
            try turn.noteLasting(deed, instead: instead)
        } else if let state {
            try note(deed, to: number, .changed(state, wasNews: isNews), turn)
        }
        let notice =
            isNews
            ? Replies.changeNotice(
                after, before: before, number: number,
                also: [standing(event.draft, series, turn), standing(changed, seriesNow, turn)]) : nil
        // Rooms must not keep the place, not even in the history of an edited message.
        let hides = changed.hidesPlace(of: event.draft)
        let published = try Publishing.revise(
            number, try words(of: number, turn) ?? [], saying: notice, anew: hides, turn)
        var told = isNews ? published.told : Replies.untold
        if hides { told = isNews ? "\(told) \(Replies.takenBackWithPlace)" : Replies.takenBackWithPlace }
        try turn.handed(to: Events.self).noteShown(number)
        return published.effects + [.reply(Replies.changed(number, told, instead: instead))]
    }

    /// The announcement of an event as it would be now, a series with its rule and its next date, or what its rooms read
    /// if it is cancelled; nil for an event without a time.
    package func words(of number: Int64, _ turn: Turn) throws -> Reply? {
        guard let event = try Events.listed(number, turn) else { return nil }
        let facts = next(event.draft, try Events.series(number, turn.db), turn)
        if event.isCancelled {
            return Replies.cancellation(facts, because: try Events.state(of: number, turn)?.cancellation ?? "")
        }
        return Replies.announcement(facts, number: number)
    }

    /// The reason for cancelling an event; a date of a series alone is left out instead, and that of another day refused.
    func withoutDate(_ reason: String, _ number: Int64, _ turn: Turn) throws -> String {
        let words = Words(reason)
        if let day = try dateMeant(words, of: number, turn) { throw Self.leavingOut(day, number) }
        guard try Events.series(number, turn.db) == nil, let day = try day(in: words, turn),
            let own = try Events.listed(number, turn)?.draft.time.start.date
        else { return reason }
        if day != own { throw Refusal(Replies.isOnOtherDay(number, own)) }
        return ""
    }

    /// Leaves out one date of a series.
    static func leavingOut(_ day: LocalDate, _ number: Int64) -> MeansCommand {
        MeansCommand("skip \(number) \(day.typedText)", saying: Replies.onlyThatDate(number))
    }

    private static let aroundDate: Set<String> = [
        "no", "nope", "for", "on", "only", "just", "alone", "please", "the", "one", "date", "actually", "not", "all",
    ]

    /// The date of a series that the words name and nothing besides, a month for its first date in it; nil if they name
    /// none, or the event does not repeat.
    func dateMeant(_ said: Words, of number: Int64, _ turn: Turn) throws -> LocalDate? {
        let now = now(turn)
        guard let series = try Events.series(number, turn.db), try !listed(number, turn).isCancelled else { return nil }
        let words = Self.withoutLittle(said)
        if words.count == 1, let word = words.first, WhenReader.isMonth(word),
            let month = try? WhenReader.readDay(["1", word], today: now.date)?.date.month
        {
            return series.occurrences(after: now, limit: Self.datesSearched).map(\.time.start.date)
                .first { $0.month == month }
        }
        return try day(in: said, turn)
    }

    private static func withoutLittle(_ said: Words) -> ArraySlice<String> {
        var words = said.folded[...].drop { aroundDate.contains($0) }
        // "The 24th" is a day, and "24th" alone none.
        if words.startIndex > 0, said.folded[words.startIndex - 1] == "the", words.first?.first?.isNumber == true {
            words = said.folded[(words.startIndex - 1)...]
        }
        while let last = words.last, aroundDate.contains(last) { words.removeLast() }
        return words
    }

    /// The day that the words name and nothing besides, or that "only" or the like stands before and a mark or "because"
    /// behind; nil if they name none.
    private func day(in said: Words, _ turn: Turn) throws -> LocalDate? {
        let today = now(turn).date
        let words = Self.withoutLittle(said)
        guard !words.isEmpty else { return nil }
        do throws(WhenProblem) {
            if WhenReader.length(words, today: today) == words.count {
                return try WhenReader.readDay(words, today: today)?.date
            }
            let isLed = said.folded[..<words.startIndex].contains { ["just", "only"].contains($0) }
            guard isLed, let (date, consumed) = try WhenReader.readDay(words, today: today) else { return nil }
            let end = words.startIndex + consumed
            let isApart = said.written(end - 1).last.map { ",;:.".contains($0) } ?? false
            return isApart || ["because", "as", "since", "due", "cos", "-"].contains(said.folded[end]) ? date : nil
        } catch {
            throw Refusal(["\(error.sentence)"])
        }
    }

    /// How many coming dates are looked through for one in a month.
    private static let datesSearched = 60

    func cancel(_ event: ListedEvent, because reason: String, _ turn: Turn) throws -> [Effect] {
        let state = try Events.state(of: event.number, turn)
        let last = next(event.draft, try Events.series(event.number, turn.db), turn)
        try Events.cancel(event.number, because: reason, turn)
        if let state {
            let undoing = Undoing.changed(state, wasNews: true)
            try note(Deed("cancelling", "Cancelled", last.name), to: event.number, undoing, turn)
        }
        let words = Replies.cancellation(last, because: reason)
        let notice = Publishing.Notice(
            words, namesVenue: last.namesVenue, earliest: last.time?.start, isUrgent: true)
        let published = try Publishing.revise(event.number, words, saying: notice, turn)
        return published.effects + [.reply(Replies.cancelled(published.told))]
    }

    /// The lines of an announcement, in rooms without a private venue. The organiser is left out if it is the network.
    func lines(announcing event: EventDraft, _ turn: Turn) -> Reply {
        var event = event
        if event.organiser == networkName { event.organiser = nil }
        let writer = AnnouncementLine(reader: reader(at: turn.now))
        let whole = writer.render(event)
        if event.venueAudience == .coming { event.site.venue = "" }
        let pairs = zip(
            "!announce \(whole)".split(separator: "\n"), "!announce \(writer.render(event))".split(separator: "\n"))
        return Reply(
            pairs.map { whole, told in
                whole == told ? "\(code: whole)" : "\(hidden: "\(code: whole)", told: "\(code: told)")"
            })
    }

    /// Reads back the event on another day, to go to the `room` too in which that was asked for; without a day, shows the
    /// command that announces it.
    func copy(_ number: Int64, to day: Words, in room: RoomID?, _ turn: Turn) throws -> [Effect] {
        guard let event = try Events.listed(number, turn) else { throw Refusal(Replies.notListed(number)) }
        if day.isEmpty {
            var next = event.draft
            next.time = standing(next, try Events.series(number, turn.db), turn) ?? next.time
            return [.reply(Replies.asLine(lines(announcing: next, turn)))]
        }
        // A weekday is the coming one, and not one beside the day of the event that is copied.
        let isWeekday =
            WhenReader.namesWeekdayAlone(day.folded[...], today: now(turn).date)
            && WhenReader.weekday(day.folded[0]) != nil
            && WhenReader.anchor(day.folded[...], beside: now(turn).date, today: now(turn).date) != nil
        let coming = isWeekday ? Words("this \(day.text)") : day
        var draft = AnnouncementDraft(event.draft)
        draft.room = room
        return try form.change(Field.when.name, to: coming, in: draft, turn)
    }
}
