import Events
import Organising
import StewardCore

/// How each field is read from the words that are for it alone.
extension AnnouncementReader {
    func title(_ words: Words) throws(Misreading) -> String {
        let title = tidiedTitle(words.text.withoutRoomMentions)
        guard title.contains(where: { $0.isLetter || $0.isNumber }) else { throw Misreading(Replies.noTitle) }
        return try short(title, .title)
    }

    /// Reads when it is, and takes what the words for an earlier time said beyond it out of the text about the event.
    func readTime(_ words: Words, _ draft: inout AnnouncementDraft) throws(Misreading) {
        let time = try time(words, draft)
        let text = TimeNote.text(
            draft.summary, from: draft.time, to: time, saying: words)
        if text != draft.summary { draft.summary = try short(text, .summary) }
        (draft.time, draft.day) = (time, nil)
    }

    /// Reads a day with its times; a day alone keeps the times that the draft has, and times alone keep its day.
    ///
    /// A beginning alone keeps the length, unless the words leave the end open: "7pm til late".
    private func time(_ words: Words, _ draft: AnnouncementDraft) throws(Misreading) -> EventTime {
        do throws(WhenProblem) {
            let local = timeZone.local(at: now)
            let list = words.folded[...]
            // Only where the day is known and the time was asked for is a number surely an hour.
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
            // What goes on after an hour is no time, and nobody is asked which hour it is.
            if MomentQuestion(error) != nil { try refuseMoreThanTime(words) }
            throw Misreading(error)
        }
        try refuseMoreThanTime(words)
        throw Misreading(Replies.noTime(words.text))
    }

    /// Refuses words that begin with a day or a time and go on with something else, which is named.
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
        let kind = try kind(words)
        draft.kind = kind.id
        if kind.id == Self.onlineKind { draft.site?.isOnline = true }
    }

    /// Reads a number in the list of kinds, a name, or the beginning of one.
    private func kind(_ words: Words) throws(Misreading) -> Kind {
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
        // "change venue Example Hall" keeps the town that is known.
        if let known = draft.site, !known.town.isEmpty,
            !AnnouncedPlace.namesSpot(words.text, gazetteer), !words.isEmpty
        {
            draft.site?.venue = try venue(AnnouncedPlace.unquoted(AnnouncedPlace.trimmed(words.text)))
            return
        }
        var place = try place(words.text, isOnline: isOnline)
        if !place.rest.isEmpty {
            // What is written behind a private place may be how to find it.
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

    /// Reads the name of a branch or a group; nothing where the words say that it is the network itself.
    func organiser(_ words: Words) throws(Misreading) -> String? {
        let isOurs = ["none", "nobody", "us", "the network"].contains(words.folded.joined(separator: " "))
        if isOurs { return nil }
        let name = Organiser.tidied(words.text)
        // A person's name is nobody's to announce; an account is surely one person's.
        guard name.contains(where: \.isLetter), !name.hasPrefix("@") else { throw Misreading(Replies.noOrganiser) }
        return try short(name, .organiser)
    }

    func summary(_ words: Words) throws(Misreading) -> String {
        if ["none", "nothing"].contains(words.folded.joined(separator: " ")) { return "" }
        return try short(words.text, .summary)
    }

    /// Where something is, with its venue on one line.
    func site(_ place: AnnouncedPlace) throws(Misreading) -> EventSite {
        var site = place.site
        site.venue = try venue(site.venue)
        return site
    }

    /// A venue on one line; empty if the words say that there is none.
    private func venue(_ text: String) throws(Misreading) -> String {
        Self.noVenue.contains(Words(text).folded.joined(separator: " ")) ? "" : try short(text, .place)
    }

    private static let noVenue: Set<String> = ["none", "no venue", "no place", "nowhere", "nothing", "none yet"]

    /// The text on one line, if that is short enough for a phone.
    func short(_ written: String, _ field: Field) throws(Misreading) -> String {
        let text = written.split(whereSeparator: \.isWhitespace).joined(separator: " ")
        let (name, longest) =
            switch field {
            case .title: ("title", 100)
            // A link is long, and nobody has to read it.
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
    /// Ends on the last day of `earlier`, if that goes over several days and not through one night.
    fileprivate mutating func keepDays(of earlier: EventTime) {
        guard let end, let last = earlier.end, last.time > earlier.start.time, last.date > earlier.start.date else {
            return
        }
        self = EventTime(start: start, end: LocalDateTime(last.date, end.time))
    }

    /// The same times on another day; an end on a later day stays as many days later.
    func moved(to date: LocalDate) -> EventTime {
        let days = start.date.distance(to: date)
        return EventTime(
            start: LocalDateTime(date, start.time),
            end: end.map { LocalDateTime($0.date.advanced(by: days), $0.time) })
    }
}

extension AnnouncementReader {
    /// The day that the words name, where they name nothing else.
    func day(_ words: Words) -> LocalDate? {
        let today = timeZone.local(at: now).date
        guard let reading = try? WhenReader.readDay(words.folded[...], today: today, hints: hints),
            reading.consumed == words.folded.count, reading.date >= today
        else { return nil }
        return reading.date
    }
}
