package import FeatureKit
import Foundation
import MatrixProtocol
package import Organising
package import StewardCore

/// Events: lists of what is on and what was, and all about one event.
package struct Events: Feature {
    package static let name = "events"
    package static let migrations = EventSchema.migrations
    // Announcements stay with a room that was replaced, since their messages are still there.
    package static let kept = [
        Kept("events_announced_in", for: "as long as the event is listed", rooms: ["room_id"])
    ]
    /// How lists of events are numbered and continued.
    package static let numbered = NumberedList(of: "event", all: "!events", one: "!event")
    package static let list: NumberedList? = numbered
    package let grammar: Grammar<EventsCommand>
    let kinds: Kinds
    let gazetteer: Gazetteer
    let timeZone: TimeZone
    /// Names what else there is for a question, which is no event; empty if there is nothing.
    private let beside: @Sendable (Asked, Turn) throws -> Reply

    /// Finds kinds of events in `kinds` and places in `gazetteer`; reads times in the network's zone.
    /// `beside` names what else there is for a question.
    package init(
        _ kinds: Kinds, _ gazetteer: Gazetteer, _ network: Network,
        beside: @escaping @Sendable (Asked, Turn) throws -> Reply = { _, _ in [] }
    ) {
        (self.kinds, self.gazetteer, self.beside) = (kinds, gazetteer, beside)
        timeZone = network.timeZone
        grammar = EventsCommand.grammar(kinds, gazetteer, network.timeZone)
    }

    package func handle(_ command: EventsCommand, _ turn: Turn) throws -> [Effect] {
        switch command {
        case .cancelled(let asked): try listCancelled(asked, turn)
        case .list(let question): try list(question, turn)
        case .card(let number): [.reply(try card(number, turn))]
        }
    }

    private func card(_ number: Int64, _ turn: Turn) throws -> Reply {
        guard let (event, facts) = try Self.facts(number, turn) else { throw Refusal(Self.numbered.none(number)) }
        try turn.noteShown(number)
        return Replies.card(event, gazetteer, facts)
    }

    package func asked(_ said: Words, of number: Int64, _ turn: Turn) throws -> [Effect]? {
        let reader = AskedReader(kinds, gazetteer, at: timeZone.local(at: turn.now))
        let told = try Self.told(of: number, gazetteer, turn) { reader.asked(ofShown: said, naming: $0) }
        if told != nil {
            try turn.noteShown(number)
            return told
        }
        return try onThatDay(said, of: number, reader, turn) ?? untold(said, of: number, reader, turn)
    }

    /// Says that the event that was read about tells nothing of what is asked; nil if there are others to tell of.
    private func untold(_ said: Words, of number: Int64, _ reader: AskedReader, _ turn: Turn) throws -> [Effect]? {
        guard reader.mayAskMore(ofShown: said), let event = try EventStore.find(number, at: turn.now, turn.db) else {
            return nil
        }
        let asked = try reader.read(said, after: "!events")
        guard try look(asked, turn).found.value == nil, try called(asked, turn) == nil else { return nil }
        try turn.noteShown(number)
        return [.reply(Replies.untold(event))]
    }

    /// What is on when the event is that was read about: "what else is on that night?"; nil if nobody asks for it.
    private func onThatDay(_ said: Words, of number: Int64, _ reader: AskedReader, _ turn: Turn) throws -> [Effect]? {
        guard let day = try EventStore.find(number, at: turn.now, turn.db)?.moment?.firstDay else { return nil }
        guard let dated = reader.dated(said, by: day...day) else { return nil }
        let further = try reader.further(dated, after: turn.listedFor(), of: "!events")
        return try list(further ?? reader.read(dated, after: "!events"), turn)
    }

    /// The parts of an event's card that `read` finds asked for, as far as the person may read them there; nil if none
    /// is, or if there is no such event. `read` is given the event's own words, in small letters.
    package static func told(
        of number: Int64, _ gazetteer: Gazetteer, _ turn: Turn, reading read: (Set<String>) -> Set<CardPart>
    ) throws -> [Effect]? {
        guard let (event, facts) = try facts(number, turn) else { return nil }
        // A private venue must not be found out by naming one and seeing whether that is understood.
        let names = [event.title, event.site.town] + (event.venueAudience == .anyone ? [event.site.venue] : [])
        let parts = read(Set(names.flatMap { Words($0).folded }))
        return parts.isEmpty ? nil : [.reply(Replies.told(parts, of: event, gazetteer, facts))]
    }

    private static func facts(_ number: Int64, _ turn: Turn) throws -> (event: Event, facts: Replies.CardFacts)? {
        guard let event = try EventStore.find(number, at: turn.now, turn.db) else { return nil }
        var facts = Replies.CardFacts(isOver: event.isOver(at: turn.now, in: turn.network.timeZone))
        let moments = try EventStore.moments(of: number, from: turn.now, turn.db)
        facts.later = moments.filter { $0 != event.moment }
        facts.isStillOn = !moments.isEmpty
        // In a room, the distance would tell where the asker lives.
        if turn.isDirect, let home = try PersonRegister.home(of: turn.sender, turn.db), let here = home.point {
            facts.distance = event.point.map { ($0.miles(to: here), home.name) }
        }
        facts.showsVenue = turn.isDirect && turn.role >= .officer
        if let details = try EventStore.details(of: event, in: turn.room.rawValue, turn.db) {
            (facts.names, facts.announced) = (details.names, details.announced)
            facts.repeats = details.rule?.text
        }
        return (event, facts)
    }

    // MARK: Lists

    /// What was found, and how the question had to be read so that it was.
    struct Answer {
        var asked: Asked
        var search: EventSearch
        var found: Found<EventStore.Page>
        /// Words that were taken for names that are near to them.
        var slips: [Asked.Topic] = []
        /// Words that nothing was found for.
        var leftOut: [String] = []

        /// The number of the only event that was found, if one is asked about.
        var one: Int64? {
            guard asked.isAboutOne, found.isThere, let page = found.value, page.left == 0,
                let first = page.listed.first, page.listed.allSatisfy({ $0.number == first.number })
            else { return nil }
            return first.number
        }
    }

    package func further(_ said: Words, after earlier: [String], _ turn: Turn) throws -> [Effect]? {
        let reader = AskedReader(kinds, gazetteer, at: timeZone.local(at: turn.now))
        if reader.asksOfIt(said) { throw Refusal(Self.numbered.whichOne) }
        if let listed = try reader.ofListed(said, after: earlier, of: "!events") {
            // "The knitting thing" may be called so, and be none of the list.
            let called = try called(reader.read(said, after: "!events"), turn)
            if let one = try (called ?? look(listed, turn)).one { return [.reply(try card(one, turn))] }
        }
        return try reader.further(said, after: earlier, of: "!events").map { try list($0, turn) }
    }

    private func list(_ question: Asked, _ turn: Turn) throws -> [Effect] {
        let answer = try answer(question, turn)
        let turn = turn.listing(answer.asked.said)
        // A card says what depends on who asks, so it is never remembered for others.
        if let one = answer.one { return [.reply(try card(one, turn))] }
        let others = try beside(answer.asked, turn)
        // What else there is changes by its own clock.
        if others.lines.isEmpty { noteHold(of: question, answer.found.value, turn) }
        guard let page = answer.found.value else {
            // Whoever asks by its name for one that is cancelled is told so.
            if let gone = try cancelledOne(question, turn) { return [.reply(try card(gone, turn))] }
            // That there is nothing would contradict what there is.
            if !others.lines.isEmpty {
                try turn.offerNoMore()
                return [.reply(others)]
            }
            return [.reply(try nothing(answer, turn))]
        }
        let asked = answer.asked
        let heading = answer.found.wider.map { Replies.heading(asked, widenedTo: $0) } ?? Replies.heading(asked)
        let namesakes = asked.spots.count == 1 ? Replies.others(asked.spots[0], gazetteer) : []
        let notes = FeatureKit.Replies.notes(asked, slips: answer.slips, leftOut: answer.leftOut)
        return [.reply(try reply(page, of: answer.search, under: heading, turn) + namesakes + others + notes)]
    }

    /// Looks for what was asked, word for word if that finds anything.
    ///
    /// If it does not, a word that is near to a name is taken for it; then words of a sentence that nothing has are left
    /// out. If one thing is asked about, what is asked of it does not narrow the search: "is the AGM online?"
    private func answer(_ question: Asked, _ turn: Turn) throws -> Answer {
        guard question.isAboutOne else { return try called(question, turn) ?? answerOfWhatIsOn(question, turn) }
        if let coming = try byTitle(question, turn) { return coming }
        // Whoever asks for one that is cancelled or over is told so.
        for title in question.titles where try EventStore.hasTitle(title.text, turn.db) {
            var asked = Asked()
            asked.topics = [Asked.Topic(text: title.text)]
            asked.isAboutOne = true
            if let gone = try cancelledOrOver(asked, turn) { return gone }
        }
        let answer = try answerOfWhatIsOn(question, turn)
        if answer.one != nil { return answer }
        return try called(question, turn) ?? cancelledOrOver(question, turn) ?? answer
    }

    /// The only event that the question calls by its title or by words of it; nil if it calls none, or several.
    private func called(_ question: Asked, _ turn: Turn) throws -> Answer? {
        var only: Answer?
        for names in question.names {
            guard let answer = try names.lazy.compactMap({ try answer(called: $0, turn) }).first else { continue }
            if let other = only?.one, other != answer.one { return nil }
            only = answer
        }
        return only
    }

    /// The only event that is called so where the rest of the question says, and when, unless it tells another time.
    private func answer(called name: Asked.Name, _ turn: Turn) throws -> Answer? {
        guard try EventStore.isCalled(name.text, isWhole: name.isWhole, turn.db) else { return nil }
        let rest = try AskedReader(kinds, gazetteer, at: timeZone.local(at: turn.now)).read(
            Words(name.rest), after: "!events")
        var asked = Asked()
        (asked.title, asked.isAboutOne, asked.isSentence) = (name.text, true, true)
        (asked.spots, asked.times, asked.said) = (rest.spots, rest.times, [name.text])
        let answer = try look(asked, turn)
        if answer.one != nil { return answer }
        asked.times = []
        let ever = try look(asked, turn)
        return ever.one == nil ? nil : ever
    }

    /// The only event that was asked for, if it is cancelled or over; nil if there is none, or several.
    private func cancelledOrOver(_ question: Asked, _ turn: Turn) throws -> Answer? {
        var asked = question
        (asked.facts, asked.isOnline) = ([], nil)
        for isHistory in [false, true] {
            asked.isHistory = isHistory
            let gone = try look(asked, turn, showing: .all)
            if gone.one != nil { return gone }
        }
        return nil
    }

    /// The only cancelled event to come that was asked for by what it is called; nil if there is none, or several.
    private func cancelledOne(_ question: Asked, _ turn: Turn) throws -> Int64? {
        guard !question.isHistory, question.times.isEmpty, !question.topics.isEmpty || !question.choices.isEmpty else {
            return nil
        }
        let gone = try cancelled(question, turn)
        return gone.count == 1 ? gone[0].number : nil
    }

    /// Lists what was cancelled and would be still to come.
    private func listCancelled(_ question: Asked, _ turn: Turn) throws -> [Effect] {
        let answer = try look(question, turn, showing: .cancelled)
        guard answer.found.isThere, let page = answer.found.value else {
            try turn.offerNoMore()
            return [.reply(Replies.noneCancelled(question))]
        }
        return [.reply(try reply(page, of: answer.search, under: Replies.cancelledHeading(question), turn))]
    }

    private func answerOfWhatIsOn(_ question: Asked, _ turn: Turn) throws -> Answer {
        var asked = question
        if asked.isAboutOne { (asked.facts, asked.isOnline) = ([], nil) }
        let named = try byTitle(asked, turn)
        if let named, asked.isAboutOne { return named }
        let literal = try look(asked, turn)
        if literal.found.value != nil { return literal }
        if let named { return named }
        if let corrected = asked.corrected {
            let again = try AskedReader(kinds, gazetteer, at: timeZone.local(at: turn.now)).read(
                Words(corrected), after: "!events")
            var answer = try look(again, turn)
            answer.slips = asked.topics.filter { $0.slip != nil }
            if answer.found.value != nil || again.topics.isEmpty { return answer }
        }
        guard asked.isSentence, !asked.topics.isEmpty else { return literal }
        return try withoutChatter(asked, turn) ?? literal
    }

    /// The answer if words of the question are in the title of an event, such as the day in "is the sunday swim free"; nil
    /// if none has such a title.
    private func byTitle(_ asked: Asked, _ turn: Turn) throws -> Answer? {
        for title in asked.titles where try EventStore.hasTitle(title.text, turn.db) {
            var trial = try AskedReader(kinds, gazetteer, at: timeZone.local(at: turn.now)).read(
                Words(title.rest), after: "!events")
            trial.topics.append(Asked.Topic(text: title.text))
            (trial.isAboutOne, trial.isSentence) = (asked.isAboutOne, asked.isSentence)
            if trial.isAboutOne { (trial.facts, trial.isOnline) = ([], nil) }
            let answer = try look(trial, turn)
            if answer.found.isThere { return answer }
        }
        return nil
    }

    /// The answer without those words of a sentence that find nothing beside what else was asked for; nil if there is
    /// none.
    ///
    /// What "about" or the like names is no chatter: if all else has to go but it finds nothing, the answer says so.
    private func withoutChatter(_ asked: Asked, _ turn: Turn) throws -> Answer? {
        var rest = asked
        rest.topics = []
        let words = asked.topics.flatMap { topic in
            topic.text.split(separator: " ").map { (text: String($0), isNamed: topic.isNamed) }
        }
        var found: Set<Int> = []
        // A rare word says more than one that many have. Each try is a search of its own, and nobody needs more of them
        // than there are search words.
        let counts = try words.prefix(SearchWords.most).map { try EventStore.count(having: $0.text, turn.db) }
        for index in counts.indices.sorted(by: { (counts[$0], $0) < (counts[$1], $1) }) where counts[index] > 0 {
            var trial = rest
            trial.topics = found.union([index]).sorted().map { Asked.Topic(text: words[$0].text) }
            guard try look(trial, turn).found.isThere else { continue }
            rest = trial
            found.insert(index)
        }
        let leftOut = words.indices.filter { !found.contains($0) }
        guard !rest.isOpen, !leftOut.contains(where: { words[$0].isNamed }) else { return nil }
        var answer = try look(rest, turn)
        answer.leftOut = leftOut.map { words[$0].text }
        return answer.found.value == nil ? nil : answer
    }

    func look(_ question: Asked, _ turn: Turn, showing shown: EventSearch.Shown = .goingAhead) throws -> Answer {
        let asked = try question.located(gazetteer, after: "!events", turn)
        var search = EventSearch(asked, in: timeZone, at: turn.now)
        search.isWithCancelled = shown == .goingAhead ? nil : true
        search.isOnlyCancelled = shown == .cancelled ? true : nil
        search.exceptRegions = asked.exceptSpots.map { gazetteer.region($0, apartFrom: asked.spots) }
        search.exceptTowns = asked.exceptSpots.map(\.spot.name)
        if asked.spots.count == 1, case .place(let place) = asked.spots[0].spot { search.centre = place.centre }
        let found = try gazetteer.search(asked.spots) { regions -> EventStore.Page? in
            search.regions = regions
            if let typed = search.asTyped {
                let page = try EventStore.page(typed, at: turn.now, turn.db)
                if !page.listed.isEmpty {
                    search = typed
                    return page
                }
            }
            let page = try EventStore.page(search, at: turn.now, turn.db)
            return page.listed.isEmpty ? nil : page
        }
        if found.value == nil || found.wider != nil, let namesake = try namesake(asked, turn) { return namesake }
        return Answer(asked: asked, search: search, found: found)
    }

    /// What is on in a smaller place of the same name, if nothing is in the larger one.
    private func namesake(_ asked: Asked, _ turn: Turn) throws -> Answer? {
        guard asked.spots.count == 1, !asked.spots[0].others.isEmpty else { return nil }
        for (index, other) in asked.spots[0].others.enumerated() {
            var elsewhere = asked
            elsewhere.spots[0].spot = other
            elsewhere.spots[0].others.remove(at: index)
            elsewhere.spots[0].others.insert(asked.spots[0].spot, at: 0)
            var search = EventSearch(elsewhere, in: timeZone, at: turn.now)
            search.regions = [gazetteer.region(elsewhere.spots[0])]
            if case .place(let place) = other { search.centre = place.centre }
            let page = try EventStore.page(search, at: turn.now, turn.db)
            if !page.listed.isEmpty {
                return Answer(asked: elsewhere, search: search, found: Found(value: page, wider: nil))
            }
        }
        return nil
    }

    /// Says that nothing was found, and what there is without the words that were searched for.
    private func nothing(_ answer: Answer, _ turn: Turn) throws -> Reply {
        try turn.offerNoMore()
        let asked = answer.asked
        let furthest = timeZone.local(at: turn.now).date.advanced(by: Int(EventStore.horizon))
        let isFar = !asked.times.isEmpty && asked.times.allSatisfy { $0.days.map { $0.lowerBound > furthest } ?? false }
        let nothing = Replies.nothing(asked, upTo: answer.found.wider, isFar: isFar)
        let notes = FeatureKit.Replies.notes(asked, slips: answer.slips, leftOut: answer.leftOut)
        for wider in isFar ? [] : wider(than: asked) {
            let offer = try look(wider, turn)
            guard let page = offer.found.value, offer.found.wider == nil else { continue }
            noteHold(of: asked, page, turn)
            return [Replies.none(asked)] + notes
                + (try reply(page, of: offer.search, under: Replies.heading(offer.asked), turn))
        }
        return nothing + notes
    }

    /// What is offered if there is nothing of what was asked: all of that time and place, or what comes there at another
    /// time.
    private func wider(than asked: Asked) -> [Asked] {
        var (ofAllKinds, later) = (asked, asked)
        (ofAllKinds.topics, ofAllKinds.choices) = ([], [])
        later.times = []
        let offers =
            (asked.topics.isEmpty && asked.choices.isEmpty ? [] : [ofAllKinds]) + (asked.isHistory ? [] : [later])
        return offers.filter { $0 != asked && !$0.isOpen }
    }

    /// Notes how long the answer stays the same: until the first of the events ends, or the day does.
    ///
    /// Nothing is noted for "near me", for "in an hour", for history, which grows with time alone, or for postcodes,
    /// whose tables remembered answers do not watch.
    private func noteHold(of asked: Asked, _ page: EventStore.Page?, _ turn: Turn) {
        guard asked.nearMe == nil, asked.spots.allSatisfy({ $0.postcode == nil }), !asked.isHistory,
            !asked.times.contains(where: \.isFromNow)
        else { return }
        let tomorrow = timeZone.local(at: turn.now).date.advanced(by: 1)
        let midnight = timeZone.instant(of: LocalDateTime(tomorrow, .midnight)).earliest
        let end = page?.firstEnd.map { Date(timeIntervalSince1970: TimeInterval($0)) } ?? midnight
        turn.answerHolds(until: min(midnight, end, endOfNight(turn)))
    }

    /// When the night ends that "tonight" means too; far off in the daytime.
    private func endOfNight(_ turn: Turn) -> Date {
        let now = timeZone.local(at: turn.now)
        guard now.time.hour < AskedTime.nightEnds, let end = LocalTime(hour: AskedTime.nightEnds) else {
            return .distantFuture
        }
        return timeZone.instant(of: LocalDateTime(now.date, end)).earliest
    }

    /// Replies with a page and keeps the question for `!more`, with the last event shown.
    private func reply(
        _ found: EventStore.Page, of search: EventSearch, under heading: Line? = nil, _ turn: Turn
    ) throws -> Reply {
        var rest = search
        rest.shown = found.listed.last.flatMap { EventSearch.Cursor($0) }
        let page = Page(found.listed, left: found.left, countedUpTo: EventStore.mostCounted, rest: rest)
        let now = timeZone.local(at: turn.now)
        let others = try EventStore.others(search, of: found.listed, at: turn.now, turn.db)
        return try Self.numbered.reply(page, under: heading, turn) {
            Replies.line($0, from: search.centre, at: now, others: others[$0.number] ?? [])
        }
    }

    package func more(_ rest: OpenQuestion.Payload, _ turn: Turn) throws -> [Effect] {
        let search = try rest.read(as: EventSearch.self)
        return [.reply(try reply(try EventStore.page(search, at: turn.now, turn.db), of: search, turn))]
    }

    package func seed(from seeds: any SeedSource, _ tick: Tick) throws -> [String: Int] {
        try EventSeed(gazetteer: gazetteer, timeZone: timeZone, tick: tick).load(from: seeds)
    }
}
