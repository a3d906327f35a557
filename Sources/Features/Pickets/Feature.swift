import Announcing
package import FeatureKit
package import Foundation
package import Organising
package import StewardCore

/// Picket lines: where people are needed, and whether they still are.
package struct Pickets: Feature {
    package static let name = "pickets"
    package static let migrations = PicketStore.migrations
    package let grammar: Grammar<PicketCommand>
    private let gazetteer: Gazetteer
    private let timeZone: TimeZone

    /// How lists of picket lines are numbered and continued.
    static let numbered = NumberedList(of: "picket line", all: "!picket", one: "!picket")
    package static let list: NumberedList? = numbered

    /// Finds places in `gazetteer`; reads times in the network's zone.
    package init(_ gazetteer: Gazetteer, _ network: Network) {
        self.gazetteer = gazetteer
        timeZone = network.timeZone
        grammar = PicketCommand.grammar(gazetteer, network.timeZone)
    }

    package func handle(_ command: PicketCommand, _ turn: Turn) throws -> [Effect] {
        switch command {
        case .list(let asked): try list(asked, turn)
        case .card(let number): try card(number, turn)
        case .add(let draft): try readBack(draft, turn)
        case .edit(let number, let field, let words): try edit(number, field, words, turn)
        case .confirm(let number): try confirm(number, turn)
        case .over(let number): try end(number, turn)
        case .reopen(let number): try reopen(number, turn)
        }
    }

    // MARK: Lists

    package func further(_ said: Words, after earlier: [String], _ turn: Turn) throws -> [Effect]? {
        let reader = AskedReader(
            Kinds([]), gazetteer, at: timeZone.local(at: turn.now), .times, own: PicketCommand.own)
        if reader.asksOfIt(said) { throw Refusal(Self.numbered.whichOne) }
        if let asked = try reader.ofListed(said, after: earlier, of: "!picket"), let line = try only(asked, turn) {
            return try card(line.number, turn)
        }
        return try reader.further(said, after: earlier, of: "!picket").map { try list($0, turn) }
    }

    /// The texts of a line by which it is searched for.
    private static func texts(_ line: PicketLine) -> [String] {
        [line.employer, line.union, line.cause, line.meet, line.needs]
    }

    /// The only open line that was asked for; nil if there is none, or several.
    private func only(_ question: Asked, _ turn: Turn) throws -> PicketLine? {
        let asked = try question.located(gazetteer, after: "!picket", turn)
        let (matching, isPartial) = WordSearch(asked.topics).best(
            of: try PicketStore.open(at: turn.now, turn.db), Self.texts)
        let found = gazetteer.find(asked.spots, except: asked.exceptSpots, among: isPartial ? [] : matching)
        return found.wider == nil && found.value?.count == 1 ? found.value?.first : nil
    }

    private func list(_ question: Asked, _ turn: Turn) throws -> [Effect] {
        if question.isAboutOne, let line = try only(question, turn) { return try card(line.number, turn) }
        let turn = turn.listing(question.said)
        let asked = try question.located(gazetteer, after: "!picket", turn)
        let open = try PicketStore.open(at: turn.now, turn.db)
        var answer = asked
        var lines = open
        if !asked.times.isEmpty {
            let times = try PicketStore.times(after: turn.now, turn.db)
            lines = open.compactMap { $0.standing(at: asked.times, of: times[$0.number] ?? []) }
        }
        if !asked.exceptTopics.isEmpty {
            let (others, isPartial) = WordSearch(asked.exceptTopics).best(of: lines, Self.texts)
            let numbers = Set(isPartial ? [] : others.map(\.number))
            lines.removeAll { numbers.contains($0.number) }
        }
        let search = WordSearch(asked.topics)
        var (matching, isPartial) = search.best(of: lines, Self.texts)
        var slips: [Asked.Topic] = []
        if matching.isEmpty || isPartial, let corrected = asked.corrected {
            let reader = AskedReader(
                Kinds([]), gazetteer, at: timeZone.local(at: turn.now), .times, own: PicketCommand.own)
            answer = try reader.read(Words(corrected), after: "!picket")
            slips = asked.topics.filter { $0.slip != nil }
            (matching, isPartial) = WordSearch(answer.topics).best(of: lines, Self.texts)
        }
        var leftOut: [String] = []
        var found = gazetteer.find(answer.spots, except: answer.exceptSpots, among: isPartial ? [] : matching)
        let isRead = !slips.isEmpty && !matching.isEmpty && !isPartial
        if !found.isThere, !isRead, !asked.topics.isEmpty, asked.isSentence,
            !asked.topics.contains(where: \.isNamed)
        {
            (found, leftOut) = withoutChatter(&answer, asked, among: lines)
            slips = []
        }
        noteHold(of: asked.nearMe == nil ? found.value ?? [] : nil, turn)
        let notes = FeatureKit.Replies.notes(answer, slips: slips, leftOut: leftOut)
        guard let shown = found.value else {
            // Lines that stand there at other times, or of others, are worth knowing of.
            let isNarrowed = !asked.times.isEmpty || !asked.topics.isEmpty && !asked.spots.isEmpty
            let there = isNarrowed ? gazetteer.find(answer.spots, among: open) : nil
            let offer = there?.wider == nil ? (there?.value ?? []).prefix(Self.mostOffered) : []
            let none = Replies.none(answer, wider: found.wider, isOffering: !offer.isEmpty)
            if offer.isEmpty { return [.reply(none + notes)] }
            return [.reply(none + notes + (try reply(Page(Array(offer)), under: Replies.others, turn)))]
        }
        return [.reply(try reply(Page(shown), under: Replies.heading(answer, wider: found.wider), turn) + notes)]
    }

    /// The lines that stand where somebody says and have most of their words, the others of which are left out as
    /// chatter; all that stand there, if none has any.
    private func withoutChatter(
        _ answer: inout Asked, _ asked: Asked, among lines: [PicketLine]
    ) -> (found: Found<[PicketLine]>, leftOut: [String]) {
        answer = asked
        let words = asked.topics.flatMap { $0.text.split(separator: " ").map { Asked.Topic(text: String($0)) } }
        let there = gazetteer.find(asked.spots, except: asked.exceptSpots, among: lines)
        let nearest = WordSearch(words).best(of: there.value ?? [], Self.texts).matching
        answer.topics = words.filter { word in nearest.contains { WordSearch([word]).hits(Self.texts($0)) > 0 } }
        let known = Set(answer.topics.map(\.text))
        let leftOut = asked.topics.flatMap { topic in
            let parts = topic.text.split(separator: " ").map(String.init)
            return known.isDisjoint(with: parts) ? [topic.text] : parts.filter { !known.contains($0) }
        }
        return nearest.isEmpty ? (there, leftOut) : (Found(value: nearest, wider: there.wider), leftOut)
    }

    /// Names the picket lines that stand where and when events of their kind were asked for; empty if none does.
    package func beside(_ asked: Asked, _ turn: Turn) throws -> Reply {
        guard asked.choices.contains(where: { $0.kind?.id == Self.kind }), !asked.isHistory else { return [] }
        var lines = try PicketStore.open(at: turn.now, turn.db)
        if !asked.times.isEmpty {
            let times = try PicketStore.times(after: turn.now, turn.db)
            lines = lines.compactMap { $0.standing(at: asked.times, of: times[$0.number] ?? []) }
        }
        let search = WordSearch(asked.topics).best(of: lines, Self.texts)
        let found = gazetteer.find(
            asked.spots, except: asked.exceptSpots, among: search.isPartial ? [] : search.matching)
        guard let standing = found.value, found.wider == nil else { return [] }
        return Replies.beside(standing.count, asked)
    }

    /// The kind of events that are visits to picket lines.
    private static let kind: Kind.ID = "picket"

    /// How many lines are shown that were not asked for.
    private static let mostOffered = 3

    /// Notes how long the list stays the same: to the next minute, since days begin and end on the minute, or to the
    /// second at which a line's confirmation lapses.
    ///
    /// Nothing is noted without lines, for an answer that depends on who asks.
    private func noteHold(of lines: [PicketLine]?, _ turn: Turn) {
        guard let lines else { return }
        let minute = Date(timeIntervalSince1970: ((turn.now.timeIntervalSince1970 / 60).rounded(.down) + 1) * 60)
        let unconfirmed = lines.map { $0.confirmed.date + PicketLine.confirmationHolds }.filter { $0 >= turn.now }
        turn.answerHolds(until: min(minute, unconfirmed.min() ?? minute))
    }

    package func more(_ rest: OpenQuestion.Payload, _ turn: Turn) throws -> [Effect] {
        let page = try Page(rest) { number in
            try PicketStore.find(number, at: turn.now, turn.db).flatMap { $0.isEnded ? nil : $0 }
        }
        return [.reply(try reply(page, under: nil, turn))]
    }

    private func reply(_ page: Page<PicketLine>, under heading: Line?, _ turn: Turn) throws -> Reply {
        try Self.numbered.reply(page, under: heading, turn) { Replies.line($0, at: turn.now) }
    }

    // MARK: One line

    private func find(_ number: Int64, _ turn: Turn) throws -> PicketLine {
        guard let line = try PicketStore.find(number, at: turn.now, turn.db) else {
            throw Refusal(Self.numbered.none(number))
        }
        return line
    }

    package func asked(_ said: Words, of number: Int64, _ turn: Turn) throws -> [Effect]? {
        guard let line = try PicketStore.find(number, at: turn.now, turn.db) else { return nil }
        switch PicketStatement(said) {
        case .isOver?: return try end(number, turn)
        case .stands?: return try confirm(number, turn)
        case nil: break
        }
        let reader = AskedReader(Kinds([]), gazetteer, at: timeZone.local(at: turn.now), own: PicketCommand.own)
        let names = [line.employer, line.union, line.town, line.meet].flatMap { Words($0).folded }
        return reader.asked(ofShown: said, naming: Set(names)).isEmpty ? nil : try card(number, turn)
    }

    private func card(_ number: Int64, _ turn: Turn) throws -> [Effect] {
        let line = try find(number, turn)
        try turn.noteShown(number)
        let times = try PicketStore.times(of: number, after: turn.now, turn.db)
        return [.reply(Replies.card(line, times, region: gazetteer.area(line.area)?.name, at: turn.now))]
    }

    private func confirm(_ number: Int64, _ turn: Turn) throws -> [Effect] {
        let line = try find(number, turn)
        guard line.next != nil else { throw Refusal(Replies.daysAreOver(line)) }
        if line.isEnded, turn.role < .officer { throw Refusal(Replies.officersReopen(line)) }
        try set(line, to: confirmed(turn), Deed("confirming", "Confirmed", Replies.name(line)), turn)
        return [.reply(line.isEnded ? Replies.reopened(line) : Replies.confirmed(line))]
    }

    /// An officer ends the line. A member only marks it, so that nobody can take a line off the list by mistake or out
    /// of spite.
    private func end(_ number: Int64, _ turn: Turn) throws -> [Effect] {
        let line = try find(number, turn)
        if line.isEnded { throw Refusal(Replies.isOverAlready(line)) }
        // A second report changes nothing, so there is nothing to undo.
        if line.over != nil, turn.role < .officer { return [.reply(Replies.reportedOver(line))] }
        var standing = line.row.standing
        (standing.overAt, standing.overBy) = (PicketStore.seconds(turn.now), "\(turn.role)")
        let isOfficer = turn.role >= .officer
        try set(line, to: standing, isOfficer ? Replies.ending(line) : Replies.reporting(line), turn)
        return [.reply(isOfficer ? Replies.ended(line) : Replies.reportedOver(line))]
    }

    private func reopen(_ number: Int64, _ turn: Turn) throws -> [Effect] {
        let line = try find(number, turn)
        guard line.over != nil else { throw Refusal(Replies.isOpenAlready(line)) }
        guard line.next != nil else { throw Refusal(Replies.daysAreOver(line)) }
        try set(line, to: confirmed(turn), Deed("reopening", "Reopened", Replies.name(line)), turn)
        return [.reply(Replies.reopened(line))]
    }

    private func confirmed(_ turn: Turn) -> PicketStanding {
        PicketStanding(confirmedAt: PicketStore.seconds(turn.now), confirmedBy: "\(turn.role)")
    }

    /// Changes a line's standing and notes the old one for `!undo`.
    private func set(_ line: PicketLine, to standing: PicketStanding, _ deed: Deed, _ turn: Turn) throws {
        try noting(deed, of: line.number, before: line.row.standing, turn) {
            try PicketStore.set(line.number, to: standing, turn.db)
        }
    }

    /// Changes a line by `work` and notes for `!undo` how it was.
    private func noting(
        _ deed: Deed, of number: Int64, before: some Encodable, _ turn: Turn, _ work: () throws -> Void
    ) throws {
        let version = try PicketStore.version(of: number, turn.db) ?? ""
        try work()
        try turn.note(
            deed, to: "\(number)", of: Pickets.self, before: before, version: version,
            now: try PicketStore.version(of: number, turn.db) ?? "")
    }

    // MARK: Adding and changing

    private func readBack(_ draft: PicketDraft, _ turn: Turn) throws -> [Effect] {
        try refuseTwin(of: draft, turn)
        let personal = PersonalWords.found(in: draft)
        return try turn.directly(if: !personal.isEmpty) { turn in
            let deed = Deed("adding", "Added", Replies.name(draft))
            try turn.confirm(draft, called: deed, by: .officers)
            return try readBack(draft, asking: personal, for: deed, Replies.addOrDrop, turn)
        }
    }

    /// Reads a line back. What it shows that an event keeps private is told to the officer alone, so that the room cannot
    /// tell whether there is anything.
    private func readBack(
        _ draft: PicketDraft, of number: Int64? = nil, changing field: PicketField? = nil,
        asking personal: [PersonalWords], for deed: Deed, _ end: Reply, _ turn: Turn
    ) throws -> [Effect] {
        // The cause belongs to the dispute, so other lines of it may have given it.
        let cause = draft.cause.isEmpty ? try PicketStore.cause(of: draft, turn.db) : draft.cause
        let kept = try KeptPlaces(in: draft.town, turn)
        let names = [draft.employer, draft.union, cause].joined(separator: ". ")
        if KeptPlaces.isAsked(in: [names, draft.meet, draft.needs].joined(separator: ". ")) {
            throw Refusal(Replies.isShownToAll)
        }
        let isShared =
            try field == .cause && PicketStore.hasOtherLines(draft, than: number ?? 0, turn.db)
            || draft.cause.isEmpty && !cause.isEmpty
        let warnings = Replies.isShown(
            keptBy: kept.keeper(ofVenue: draft.meet), needsKeptBy: kept.keeper(toldIn: draft.needs),
            namesKeptBy: kept.keeper(toldIn: names))
        let words = Replies.readBack(
            draft, of: number, cause: cause, isShared: isShared, region: gazetteer.area(draft.area)?.name,
            asking: personal)
        if turn.isDirect { return [.reply(words + warnings + end)] }
        return [.reply(words + end)] + turn.telling(KeptPlaces.aside(warnings, of: deed.doing))
    }

    /// A change of a line that waits for an officer's yes.
    private struct Change: Codable {
        let number: Int64
        let draft: PicketDraft
        /// The version of the line that was read back.
        let version: String
    }

    /// How a line was before a change.
    private struct Former: Codable {
        let draft: PicketDraft
        let standing: PicketStanding
    }

    private func edit(_ number: Int64, _ field: PicketField, _ words: Words, _ turn: Turn) throws -> [Effect] {
        let line = try find(number, turn)
        if line.isEnded { throw Refusal(Replies.isOverAlready(line)) }
        if line.next == nil, field != .time { throw Refusal(Replies.daysAreOver(line)) }
        guard let before = try PicketStore.draft(of: number, turn.db) else {
            throw Refusal(Self.numbered.none(number))
        }
        let reader = PicketDraftReader(gazetteer: gazetteer, timeZone: timeZone, now: turn.now)
        let draft = try reader.read(words, as: field, in: before)
        return try propose(draft, insteadOf: before, of: number, changing: field, turn)
    }

    /// Changes a line as an officer says who has just added it or read about it: "it's 7am", "the place has moved to the
    /// back gate".
    package func changed(
        by said: Words, of number: Int64, shownBy feature: String, _ turn: Turn
    ) throws -> [Effect]? {
        guard feature == Self.name, turn.role >= .officer, let draft = try PicketStore.draft(of: number, turn.db)
        else { return nil }
        let reader = PicketDraftReader(gazetteer: gazetteer, timeZone: timeZone, now: turn.now)
        guard let changes = PicketCorrection(draft: draft, reader: reader).readOfShown(said) else { return nil }
        if changes.count == 1 { return try edit(number, changes[0].part, changes[0].value, turn) }
        let changed = try changes.reduce(draft) { try reader.read($1.value, as: $1.part, in: $0) }
        return try propose(changed, insteadOf: draft, of: number, changing: changes.last?.part, turn)
    }

    /// Reads back a line changed to `draft`, and asks for a yes.
    private func propose(
        _ draft: PicketDraft, insteadOf before: PicketDraft, of number: Int64, changing field: PicketField?,
        _ turn: Turn
    ) throws -> [Effect] {
        var plain = draft
        plain.clocks = nil
        if plain == before { throw Refusal(Replies.saysSo(number)) }
        try refuseTwin(of: draft, besides: number, turn)
        let change = Change(
            number: number, draft: draft, version: try PicketStore.version(of: number, turn.db) ?? "")
        var shown = draft
        shown.times = draft.times.filter { timeZone.instant(of: $0.end ?? $0.start).earliest > turn.now }
        let personal = PersonalWords.found(in: draft, since: before)
        return try turn.directly(if: !personal.isEmpty) { turn in
            let deed = Deed("changing", "Changed", Replies.name(draft))
            try turn.confirm(change, called: deed, by: .officers)
            return try readBack(
                shown, of: number, changing: field, asking: personal, for: deed, Replies.changeOrNot, turn)
        }
    }

    /// Takes another time, place or whatever than was read back.
    package func amended(_ said: Words, _ act: OpenQuestion.Payload, _ turn: Turn) throws -> [Effect]? {
        let change = try? act.read(as: Change.self)
        let draft = try change?.draft ?? act.read(as: PicketDraft.self)
        let reader = PicketDraftReader(gazetteer: gazetteer, timeZone: timeZone, now: turn.now)
        do {
            if let changes = PicketCorrection(draft: draft, reader: reader).read(said, isDirect: turn.isDirect) {
                let corrected = try changes.reduce(draft) { try reader.read($1.value, as: $1.part, in: $0) }
                guard let change else { return try readBack(corrected, turn) }
                return try propose(corrected, correcting: change, changes.last?.part, turn)
            }
            if said.folded.first == "change" { throw try Refusal(unread(said, in: draft, reader)) }
        } catch let refusal as Refusal {
            throw Refusal(refusal.reply + FeatureKit.Replies.stillStands)
        }
        return nil
    }

    /// Why words after "change" can't be taken.
    private func unread(_ said: Words, in draft: PicketDraft, _ reader: PicketDraftReader) throws -> Reply {
        if let (field, value) = PicketField.read(said.dropFirst(1)), !value.isEmpty {
            _ = try reader.read(value, as: field, in: draft)
        }
        return Replies.changeWhat
    }

    private func propose(
        _ draft: PicketDraft, correcting change: Change, _ field: PicketField?, _ turn: Turn
    ) throws -> [Effect] {
        guard let before = try PicketStore.draft(of: change.number, turn.db),
            try PicketStore.version(of: change.number, turn.db) == change.version
        else { throw Refusal(Replies.changedMeanwhile(change.number)) }
        return try propose(draft, insteadOf: before, of: change.number, changing: field, turn)
    }

    private func change(_ change: Change, _ turn: Turn) throws -> [Effect] {
        let number = change.number
        guard let former = try PicketStore.draft(of: number, turn.db),
            let standing = try PicketStore.standing(number, turn.db),
            try PicketStore.version(of: number, turn.db) == change.version
        else { throw Refusal(Replies.changedMeanwhile(number)) }
        try refuseTwin(of: change.draft, besides: number, turn)
        let deed = Deed("changing", "Changed", Replies.name(change.draft))
        try noting(deed, of: number, before: Former(draft: former, standing: standing), turn) {
            _ = try PicketStore.save(
                change.draft, as: number, by: turn.role, at: turn.now, in: timeZone, turn.db)
        }
        try turn.wake(Timer.end(number))
        try turn.noteShown(number)
        return [.reply(Replies.changed(number))]
    }

    package func confirmed(_ act: OpenQuestion.Payload, _ turn: Turn) throws -> [Effect] {
        if let change = try? act.read(as: Change.self) { return try self.change(change, turn) }
        let draft = try act.read(as: PicketDraft.self)
        try refuseTwin(of: draft, turn)
        let number = try PicketStore.save(draft, by: turn.role, at: turn.now, in: timeZone, turn.db)
        try turn.wake(Timer.end(number))
        try turn.note(
            Deed("adding", "Added", Replies.name(draft)), to: "\(number)", of: Pickets.self,
            before: PicketStanding?.none,
            version: "", now: try PicketStore.version(of: number, turn.db) ?? "")
        try turn.noteShown(number)
        return [.reply(Replies.added(number))]
    }

    // MARK: Taking back

    package func version(of thing: String, _ turn: Turn) throws -> String? {
        try Int64(thing).flatMap { try PicketStore.version(of: $0, turn.db) }
    }

    package func undone(_ act: Act, _ turn: Turn) throws -> [Effect] {
        guard let number = Int64(act.thing) else { return [] }
        if let former = try? act.before.read(as: Former.self) {
            _ = try PicketStore.save(former.draft, as: number, by: turn.role, at: turn.now, in: timeZone, turn.db)
            try PicketStore.set(number, to: former.standing, turn.db)
            try turn.wake(Timer.end(number))
        } else if let before = try act.before.read(as: PicketStanding?.self) {
            try PicketStore.set(number, to: before, turn.db)
        } else {
            try PicketStore.delete(number, turn.db)
        }
        return []
    }

    private func refuseTwin(of draft: PicketDraft, besides own: Int64 = 0, _ turn: Turn) throws {
        if let number = try PicketStore.twin(of: draft, besides: own, at: turn.now, turn.db) {
            throw Refusal(Replies.isListedAlready(as: number))
        }
    }

    // MARK: Time and first data

    package func due(_ timer: Timer, _ tick: Tick) throws -> [RoomAction] {
        switch timer {
        case .end(let number):
            // Its days may have changed since the timer was set.
            if let end = try PicketStore.endOfLife(of: number, tick.db), end <= tick.now {
                try PicketStore.delete(number, tick.db)
            }
            return []
        }
    }

    /// The timers of picket lines.
    package enum Timer: FeatureTimer, Equatable {
        /// Deletes the line a week after its last day.
        case end(Int64)

        package static let feature = Pickets.name

        package var rawValue: String {
            switch self {
            case .end(let number): "\(number)"
            }
        }

        package init?(rawValue: String) {
            guard let number = Int64(rawValue) else { return nil }
            self = .end(number)
        }

        package func next(_ tick: Tick) throws -> Date? {
            switch self {
            case .end(let number): try PicketStore.endOfLife(of: number, tick.db)
            }
        }
    }

    package func seed(from seeds: any SeedSource, _ tick: Tick) throws -> [String: Int] {
        ["picket lines": try PicketSeed(gazetteer: gazetteer, timeZone: timeZone, tick: tick).load(from: seeds)]
    }
}
