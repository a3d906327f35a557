import Events
import FeatureKit
import Foundation
import Organising
import StewardCore

/// Reads an event from one message: kind, title, time, place, and after a full stop more about it.
///
/// They are separated by commas, dashes, semicolons or new lines. The title ends at the day and time, or at quotation
/// marks, between which everything is taken literally.
struct AnnouncementReader {
    let kinds: Kinds
    let gazetteer: Gazetteer
    let timeZone: TimeZone
    /// The area of events that are only online.
    let networkArea: Area.ID?
    /// When days count from: the moment the words were typed or, for an event that is postponed, the day after its own.
    var now: Date
    /// The answers to questions about an unclear time.
    var hints = MomentHints()

    /// The id of the kind for online events.
    static let onlineKind = "online"
    /// How many words are searched for the day and time, which come after the title.
    private static let furthestMoment = 60

    func read(_ typed: Words) throws(Misreading) -> AnnouncementDraft {
        let tags = Tags(takenFrom: typed.text)
        if !tags.isPrivate, Tags.meansPrivateVenue(typed.text) || PrivateWish.isSaid(in: typed.text) {
            throw .privateUnread
        }
        if let problem = tags.problem { throw Misreading(problem) }
        let words = Words(tags.text)
        guard !words.isEmpty else { throw Misreading(Replies.form) }
        let (kind, kindWords) = try kind(words)
        let body = isOfTitle(kindWords, words, kind) ? words : words.dropFirst(kindWords)
        let beginning = AnnouncedPlace.trimmed(words.text(before: kindWords))
        let (title, moment) = try titleAndMoment(body, orTitle: beginning)
        var draft = AnnouncementDraft()
        (draft.kind, draft.title, draft.time) = (kind.id, try short(title, .title), moment.time)
        let parts = LabelledParts(takenFrom: moment.rest)
        let place = try place(parts, isOnline: kind.id == Self.onlineKind || tags.isOnline)
        draft.site = try site(place)
        let about = [moment.note, place.rest] + tags.loose
        draft.summary = try short(about.filter { !$0.isEmpty }.joined(separator: " "), .summary)
        if let cost = parts.cost { draft.cost = try self.cost(Words(cost)) }
        if let access = parts.access { draft.access = try self.access(labelled: access) }
        for (fact, value) in parts.facts { draft.set(fact, to: value) }
        draft.capacity = parts.capacity
        if let organiser = parts.organiser { draft.organiser = try self.organiser(Words(organiser)) }
        tags.apply(to: &draft)
        return try hidingLink(draft)
    }

    /// If an online event has a private place, moves links from the text about it into the place, since rooms read the
    /// text.
    func hidingLink(_ draft: AnnouncementDraft) throws(Misreading) -> AnnouncementDraft {
        guard draft.venueAudience == .coming, let site = draft.site, site.isOnline, !Links.are(in: site.venue),
            Links.are(in: draft.summary)
        else { return draft }
        var hiding = draft
        let venue = ([site.venue] + Links.of(draft.summary)).filter { !$0.isEmpty }.joined(separator: ", ")
        hiding.site?.venue = try short(venue, .place)
        hiding.summary = Links.taken(from: draft.summary)
        return hiding
    }

    /// Whether the words for the kind are also the beginning of the title: both words of "pub quiz" mean a social, but
    /// neither is the kind's name.
    private func isOfTitle(_ count: Int, _ words: Words, _ kind: Kind) -> Bool {
        guard let next = kinds.read(words.folded[count...])?.kind, next.id == kind.id, !isPartEnd(words, count - 1)
        else { return false }
        // A capital begins the title, as in "campaign Stall for fair pay", so the kind ends before it.
        let isCapital = { words.written($0).first?.isUppercase == true }
        if !isCapital(0), isCapital(count) { return false }
        return ![kind.name, kind.plural].contains(words.folded[..<count].joined(separator: " "))
    }

    private func kind(_ words: Words) throws(Misreading) -> (Kind, consumed: Int) {
        // A kind's name does not reach into a quoted title.
        let quote = words.folded.indices.prefix(6).first { words.written($0).first == "\"" }
        let beginning = words.folded[..<(quote ?? words.folded.endIndex)]
        guard let (kind, consumed) = kinds.read(beginning) else {
            let suggestion = kinds.suggestions(for: words.folded[...]).first
            throw Misreading(
                Replies.unknownKind(words.folded.first ?? "", suggestion: suggestion, known: kinds.all.map(\.name)))
        }
        return (kind, consumed)
    }

    /// The time, a note in the words for it, and the text after them.
    private struct Moment {
        var time: EventTime
        var start: Int
        var note: String
        var rest: String
    }

    private func titleAndMoment(
        _ body: Words, orTitle beginning: String
    ) throws(Misreading) -> (title: String, moment: Moment) {
        if let quoted = QuotedText(beginning: body.text), let found = try moment(Words(quoted.rest)), found.start == 0 {
            return (quoted.text, found)
        }
        guard let found = try moment(body) else {
            throw Misreading(body.isEmpty ? Replies.form : Replies.noMoment)
        }
        let typed = AnnouncedPlace.trimmed(body.text(before: found.start))
        return (tidiedTitle(typed.isEmpty ? beginning : typed), found)
    }

    /// Reads the first part that begins with a day and a time or, if there is none, the first words that do.
    ///
    /// Throws what is wrong with the part that is most like one.
    private func moment(_ body: Words) throws(Misreading) -> Moment? {
        var problem: WhenProblem?
        let local = timeZone.local(at: now)
        let marked = body.folded.indices.map { index in
            isPartEnd(body, index) && body.folded[index] != "-" ? body.folded[index] + "," : body.folded[index]
        }
        let indices = body.folded.indices.prefix(Self.furthestMoment)
        let parts = indices.filter { $0 == 0 || isPartEnd(body, $0 - 1) }
        for start in parts + indices.filter({ !parts.contains($0) }) {
            // A problem at the start of a part is worth reporting; in the middle of a title it is chance.
            if problem != nil, !parts.contains(start) { break }
            let quote = body.folded.indices.dropFirst(start).prefix(16).first { body.written($0).first == "\"" }
            let words = marked[start..<(quote ?? marked.endIndex)]
            let reading: (time: EventTime, consumed: Int)?
            do throws(WhenProblem) {
                reading = try WhenReader.readMoment(words, now: local, in: timeZone, hints: hints)
            } catch {
                if parts.contains(start), rank(error) > problem.map(rank) ?? 0 { problem = error }
                continue
            }
            guard let reading else { continue }
            let end = start + reading.consumed
            try refuseBeside(Array(marked[..<words.endIndex]), start..<end, body, on: reading.time.start.date)
            return Moment(
                time: reading.time, start: start, note: TimeNote.written(body.folded[start..<end]),
                rest: body.text(after: end))
        }
        if let problem { throw Misreading(problem) }
        return nil
    }

    /// Refuses a moment with more of a day or a time next to it, since it would be a guess which is meant.
    private func refuseBeside(
        _ marked: [String], _ moment: Range<Int>, _ body: Words, on date: LocalDate
    ) throws(Misreading) {
        let today = timeZone.local(at: now).date
        let before = WhenReader.isLed(marked[moment], by: marked[..<moment.lowerBound], on: date, today: today)
        let isPart = isPartEnd(body, moment.upperBound - 1)
        guard
            let beside = before
                ?? WhenReader.goesOn(marked[moment.upperBound...], isPart: isPart, today: today)
        else { return }
        let time = Words(body.dropFirst(moment.lowerBound).text(before: moment.count)).text
        throw Misreading(
            Replies.twoTimes(
                AnnouncedPlace.trimmed(time), beside: AnnouncedPlace.trimmed(beside.joined(separator: " "))))
    }

    private func rank(_ problem: WhenProblem) -> Int {
        switch problem {
        case .noDate: 1
        case .noTime: 2
        default: 3
        }
    }

    /// Whether the word at `index` ends a part.
    private func isPartEnd(_ words: Words, _ index: Int) -> Bool {
        let written = words.written(index)
        let gap = words.gap(after: index).prefix { $0.isWhitespace }
        return written == "-" || gap.contains(where: \.isNewline) || written.last.map { ",;:.!?".contains($0) } == true
    }

    /// Reads the place; the town may be in the labelled venue or apart from it.
    private func place(_ parts: LabelledParts, isOnline: Bool) throws(Misreading) -> AnnouncedPlace {
        guard let venue = parts.venue else { return try place(parts.text, isOnline: isOnline) }
        let hasTown =
            AnnouncedPlace(reading: venue, gazetteer, networkArea: networkArea, isOnline: isOnline) != nil
        let text = parts.text.isEmpty ? venue : venue + (hasTown ? "\n" : ", ") + parts.text
        return try place(text, isOnline: isOnline)
    }

    func place(_ text: String, isOnline: Bool) throws(Misreading) -> AnnouncedPlace {
        if let place = AnnouncedPlace(reading: text, gazetteer, networkArea: networkArea, isOnline: isOnline) {
            return place
        }
        guard let written = AnnouncedPlace.written(text) else { throw Misreading(Replies.noPlace) }
        let last = Words(String(written.split(separator: ",").last ?? "")).folded.suffix(4)
        let ends = last.indices.map { last[$0...] }
        let suggestion = ends.lazy.compactMap { gazetteer.suggestions(for: $0).first }.first
        throw Misreading(Replies.unknownPlace(written, suggestion: suggestion))
    }

    /// A title on one line, without quotation marks around it, beginning with a capital.
    func tidiedTitle(_ text: String) -> String {
        var title = text.split(whereSeparator: \.isWhitespace).joined(separator: " ")
        let isQuoted = title.hasPrefix("\"") && title.hasSuffix("\"") && title.count(where: { $0 == "\"" }) == 2
        if isQuoted { title = String(title.dropFirst().dropLast()) }
        return title.prefix(1).uppercased() + title.dropFirst()
    }
}

/// Reading a single field.
extension AnnouncementReader {
    func title(_ words: Words) throws(Misreading) -> String {
        let title = tidiedTitle(words.text.withoutRoomMentions)
        guard title.contains(where: { $0.isLetter || $0.isNumber }) else { throw Misreading(Replies.noTitle) }
        return try short(title, .title)
    }

    /// Reads the time, and removes the note of an earlier time from the text about the event.
    func readTime(_ words: Words, _ draft: inout AnnouncementDraft) throws(Misreading) {
        let time = try time(words, draft)
        let text = TimeNote.text(
            draft.summary, from: draft.time, to: time, saying: words)
        if text != draft.summary { draft.summary = try short(text, .summary) }
        (draft.time, draft.day) = (time, nil)
    }

    /// Reads a day and times; a day alone keeps the draft's times, and times alone keep its day.
    ///
    /// A beginning alone keeps the draft's length, unless the words leave the end open: "7pm til late".
    private func time(_ words: Words, _ draft: AnnouncementDraft) throws(Misreading) -> EventTime {
        do throws(WhenProblem) {
            let local = timeZone.local(at: now)
            let list = words.folded[...]
            // A number alone is surely an hour only if the day is known and the time was asked for.
            if draft.day == nil { try WhenReader.refuseLoneNumber(list, from: local.date) }
            var reading: (time: EventTime, consumed: Int)?
            do throws(WhenProblem) {
                reading = try WhenReader.readMoment(list, now: local, in: timeZone, hints: hints)
            } catch .noDate where draft.time != nil || draft.day != nil {
                reading = nil
            } catch .noTime(let date) {
                let day = try WhenReader.readDay(list, today: local.date, hints: hints)
                guard let known = draft.time, day?.consumed == list.count else { throw .noTime(date) }
                reading = (known.moved(to: date), list.count)
                try WhenReader.refuse(known.moved(to: date), now: local, in: timeZone)
            }
            if reading == nil, let day = draft.time?.start.date ?? draft.day {
                reading = try WhenReader.readHours(list, on: day, now: local, in: timeZone, hints: hints)
                if let known = draft.time { reading?.time.keepDays(of: known) }
            }
            if let reading, reading.consumed == list.count {
                guard let known = draft.time, !Self.leavesEndOpen(list) else { return reading.time }
                let time = reading.time.lasting(asLongAs: known)
                try WhenReader.refuse(time, now: local, in: timeZone)
                return time
            }
        } catch {
            // If something else follows the hour, say that rather than ask which hour it is.
            if MomentQuestion(error) != nil { try refuseMoreThanTime(words) }
            throw Misreading(error)
        }
        try refuseMoreThanTime(words)
        throw Misreading(Replies.noTime(words.text))
    }

    /// Refuses words that begin with a day or a time and go on with something else; names what that is.
    private func refuseMoreThanTime(_ words: Words) throws(Misreading) {
        guard let length = WhenReader.length(words.folded[...], today: timeZone.local(at: now).date),
            length < words.folded.count
        else { return }
        throw Misreading(Replies.moreThanTime(words.text(before: length), then: words.text(after: length)))
    }

    private static func leavesEndOpen(_ words: ArraySlice<String>) -> Bool {
        words.contains { $0.hasSuffix("late") || $0.hasPrefix("onward") }
    }

    func readKind(_ words: Words, _ draft: inout AnnouncementDraft) throws(Misreading) {
        let kind = try kindAlone(words)
        draft.kind = kind.id
        if kind.id == Self.onlineKind { draft.site?.isOnline = true }
    }

    /// Reads a number in the list of kinds, a name, or the beginning of one.
    private func kindAlone(_ words: Words) throws(Misreading) -> Kind {
        let text = words.folded.joined(separator: " ")
        if let number = Int(text), kinds.all.indices.contains(number - 1) { return kinds.all[number - 1] }
        if let (kind, consumed) = kinds.read(words.folded[...]), consumed == words.folded.count { return kind }
        let likely = text.isEmpty ? [] : kinds.all.filter { $0.name.hasPrefix(text) || $0.plural.hasPrefix(text) }
        if likely.count == 1 { return likely[0] }
        throw Misreading(
            Replies.unknownKind(
                words.text, suggestion: kinds.suggestions(for: words.folded[...]).first, known: kinds.all.map(\.name)))
    }

    func readPlace(
        _ words: Words, isOnline isTaggedOnline: Bool = false, _ draft: inout AnnouncementDraft
    ) throws(Misreading) {
        let isOnline = isTaggedOnline || draft.isOnline == true || draft.kind == Self.onlineKind
        // "change venue Example Hall" keeps the town.
        if let known = draft.site, !known.town.isEmpty,
            !AnnouncedPlace.namesSpot(words.text, gazetteer), !words.isEmpty
        {
            draft.site?.venue = try venue(AnnouncedPlace.unquoted(AnnouncedPlace.trimmed(words.text)))
            return
        }
        var place = try place(words.text, isOnline: isOnline)
        if !place.rest.isEmpty {
            // After a private place, the rest may tell how to find it.
            guard draft.venueAudience == .coming || draft.showsPrivatePlace == true else {
                throw .moreThanPlace(place.rest)
            }
            place.takeRest()
        }
        draft.site = try site(place)
        draft.isOnline = nil
    }

    func cost(_ words: Words) throws(Misreading) -> String? {
        if words.isEmpty || ["yes", "yep", "yeah", "no", "nope"].contains(words.folded.joined(separator: " ")) {
            throw Misreading(Replies.noCost)
        }
        if Self.isUnknown(words) { return nil }
        if Cost.isNegative(words.text) { throw Misreading(Replies.negativeCost) }
        return try short(Cost.tidied(words.text), .cost)
    }

    func capacity(_ words: Words) throws(Misreading) -> Int? {
        if ["no limit", "unlimited", "none", "any", "no"].contains(words.folded.joined(separator: " ")) { return nil }
        if !words.isEmpty, Self.isUnknown(words) { return nil }
        guard let count = Capacity.read(words.folded) else { throw Misreading(Replies.noCapacity(words.text)) }
        return count
    }

    func readAudience(_ words: Words, _ draft: inout AnnouncementDraft) throws(Misreading) {
        let audience = try audience(words)
        if audience != draft.venueAudience { draft.showsPrivatePlace = audience == .anyone ? true : nil }
        draft.venueAudience = audience
    }

    private func audience(_ words: Words) throws(Misreading) -> EventDraft.Audience {
        switch words.folded.joined(separator: " ") {
        case "1", "everyone", "everybody", "anyone", "anybody", "public", "all": return .anyone
        case "2", "coming", "those coming", "only those coming", "people coming", "only people coming", "private",
            "only those who are coming":
            return .coming
        default: throw Misreading(Replies.noAudience(words.text))
        }
    }

    /// Reads the name of a branch or group; nil if the words mean the network itself.
    func organiser(_ words: Words) throws(Misreading) -> String? {
        let isOurs = ["none", "nobody", "us", "the network"].contains(words.folded.joined(separator: " "))
        if isOurs { return nil }
        let name = Organiser.tidied(words.text)
        // An account belongs to a person, and persons are never named.
        guard name.contains(where: \.isLetter), !name.hasPrefix("@") else { throw Misreading(Replies.noOrganiser) }
        return try short(name, .organiser)
    }

    func summary(_ words: Words) throws(Misreading) -> String {
        if ["none", "nothing"].contains(words.folded.joined(separator: " ")) { return "" }
        return try short(words.text, .summary)
    }

    /// The place's site, with its venue on one line.
    func site(_ place: AnnouncedPlace) throws(Misreading) -> EventSite {
        var site = place.site
        site.venue = try venue(site.venue)
        return site
    }

    /// The venue on one line; empty if the words say that there is none.
    private func venue(_ text: String) throws(Misreading) -> String {
        Self.noVenue.contains(Words(text).folded.joined(separator: " ")) ? "" : try short(text, .place)
    }

    private static let noVenue: Set<String> = ["none", "no venue", "no place", "nowhere", "nothing", "none yet"]

    /// The text on one line; throws if it is too long to read on a phone.
    func short(_ written: String, _ field: Field) throws(Misreading) -> String {
        let text = written.split(whereSeparator: \.isWhitespace).joined(separator: " ")
        let (name, longest) =
            switch field {
            case .title: ("title", 100)
            // A link may be long, since nobody has to read it.
            case .place: ("place", Links.are(in: text) ? 400 : 120)
            case .organiser: ("organiser's name", 80)
            case .cost, .capacity, .audience, .kind, .when: ("cost", 60)
            case .access: ("note on access", 200)
            case .summary: ("text about it", 600)
            }
        guard text.fits(letters: longest) else { throw Misreading(Replies.tooLong(name, longest)) }
        return text
    }
}

extension EventTime {
    /// Keeps the last day of `earlier`, if that is a span of days and not one night.
    fileprivate mutating func keepDays(of earlier: EventTime) {
        guard let end, let last = earlier.end, last.time > earlier.start.time, last.date > earlier.start.date else {
            return
        }
        self = EventTime(start: start, end: LocalDateTime(last.date, end.time))
    }

    /// The same times on another day; an end on a later day stays that many days later.
    func moved(to date: LocalDate) -> EventTime {
        let days = start.date.distance(to: date)
        return EventTime(
            start: LocalDateTime(date, start.time),
            end: end.map { LocalDateTime($0.date.advanced(by: days), $0.time) })
    }
}

extension AnnouncementReader {
    /// The day in the words if there is nothing else and it is not past; nil otherwise.
    func day(_ words: Words) -> LocalDate? {
        let today = timeZone.local(at: now).date
        guard let reading = try? WhenReader.readDay(words.folded[...], today: today, hints: hints),
            reading.consumed == words.folded.count, reading.date >= today
        else { return nil }
        return reading.date
    }
}
