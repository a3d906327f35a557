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
    /// The most bytes of a sentence with title and place.
    private static let longestSentence = 1500

    func read(_ typed: Words) throws(Misreading) -> AnnouncementReading {
        let tags = try tags(in: typed)
        let written = LooseText.mended(tags.text)
        let poster = PosterLines(PastedText.tidied(written))
        let presented = presenter(of: poster.body)
        let words = Words(presented?.rest ?? poster.body)
        guard !words.isEmpty || poster.title != nil else { throw Misreading(Replies.form) }
        let start = kind(ofStart: words)
        if start == nil, isSlipOfKind(words.folded.first ?? "") { throw Misreading(unknownKind(words)) }
        let labelled = poster.kind.flatMap { kinds.read(Words($0).folded[...])?.kind }
        let body = start.map { $0.isOfTitle ? words : Courtesy.uncalled(words.dropFirst($0.count)) } ?? words
        let beginning = Self.beginning(of: words, start?.count ?? 0, in: Words(tags.text))
        guard !body.isEmpty || poster.title != nil else { throw Misreading(Replies.form) }
        var (before, quoted, finding) = try findMoment(body)
        var reading = AnnouncementReading()
        let ranges = take(finding, into: &reading)
        var rest = quoted ? Self.behindQuote(body, finding) : ""
        if !quoted { (before, rest) = ranges.isEmpty ? (body.text, "") : Self.around(ranges, body) }
        if case .found(let moment) = finding { try refuseOtherEvent(in: rest, besides: moment.time, isQuoted: quoted) }
        let isTitled = poster.title != nil
        let lines = before.lines().map(String.init)
        let isFree = !quoted && !isTitled
        let line = isFree ? lineInParts(body, ranges, start, beginning, of: words, tags) : nil
        let parted = self.parted(
            line, lines, rest, beginning: beginning, isTitled: isTitled, isQuoted: quoted, written: written)
        let isTold = isFree && line == nil
        let told = isTold ? WrittenTitle(parted.title, kinds) : nil
        let phrase = told.flatMap { eventPhrase(in: $0, parted.title) }
        let title = poster.title ?? phrase?.title ?? told?.title ?? parted.title
        // Nobody means so long a title, and to look for a place in it takes long.
        if title.utf8.count > Self.longestSentence { _ = try short(title, .title) }
        let named = start?.isOfTitle == true ? KindWords.kind(ofTitle: Words(title), kinds) : nil
        let kind = labelled ?? named ?? start?.kind
        let isOnline =
            kind?.id == Self.onlineKind || tags.isOnline || poster.isOnline || told?.isOnline == true
            || !quoted && Self.isOnline(title: title) || phrase?.isOnline == true
        let parts = self.parts(parted.more, parted.rest, isOnline: isOnline)
        var found = try titleAndPlace(
            poster.title ?? (quoted || line != nil ? title : nil), title, parts, isOnline: isOnline,
            isFollowing: parted.isFollowing, &reading)
        if isTold { complete(&found, phrase, parts.text, told?.more ?? "", words, isOnline: isOnline) }
        let head = found.title
        if isFree {
            takeTitle(of: &found)
            let label = start?.isOfTitle == false ? beginning ?? "" : ""
            settle(&found, under: label, of: words, written, isOnline: isOnline)
            takeName(as: &found, of: words, written)
        }
        let likely = kind ?? line?.kind ?? likelyKind(of: found.title, head, below: parted.more, in: words.text)
        try fill(&reading, found, likely, isQuoted: quoted)
        if let place = found.place { reading.draft.site = try site(place) } else { lackPlace(&reading, found) }
        if let site = reading.draft.site { try refuseDay(in: site.venue, besides: ranges, of: body) }
        let said = phrase?.more ?? [found.hasMore ? "" : told?.more ?? ""]
        let about = [finding.note] + said + parts.notes + (found.place?.sentences ?? []) + found.about + tags.loose
        try describe(&reading.draft, about, parts, told?.price, presentedBy: presented?.name, found)
        takeProse(words.text, besides: found.title, into: &reading.draft)
        tags.apply(to: &reading.draft)
        if reading.draft.kind == nil { kindLeftOpen(words, &reading) }
        reading.draft = try hidingLink(reading.draft)
        return reading
    }

    /// The tags of an announcement, with those that are written in words; refuses a wish for a private place that cannot
    /// be taken out of the text.
    private func tags(in typed: Words) throws(Misreading) -> Tags {
        let tagged = PrivateWish.tagged(typed.text)
        let tags = Tags(takenFrom: tagged)
        if !tags.isPrivate, Tags.meansPrivateVenue(tagged) || PrivateWish.isSaid(in: tagged) { throw .privateUnread }
        if let problem = tags.problem { throw Misreading(problem) }
        return tags
    }

    /// Notes what is said of the event beside its title, time and place.
    private func describe(
        _ draft: inout AnnouncementDraft, _ about: [String], _ parts: LabelledParts, _ price: String?,
        presentedBy presenter: String?, _ found: TitleAndPlace
    ) throws(Misreading) {
        try summarise(about, in: &draft)
        try fill(&draft, from: parts, presentedBy: presenter)
        if let price, parts.cost == nil { draft.cost = try cost(Words(price)) }
        if found.isOnlineToo || about.contains(where: PlaceFinder.offersOnline) { draft.site?.isOnline = true }
    }

    /// Whether words that nothing asks to announce are an announcement by themselves: they name what takes place, on which
    /// day at what hour, and a venue in a town.
    func isWhole(_ words: Words) -> Bool {
        guard AnnouncingRequest.mayBePlain(words), let draft = try? read(words).draft, draft.title != nil,
            let time = draft.time, time.wholeDays == nil, let site = draft.site
        else { return false }
        return !site.venue.isEmpty && !site.town.isEmpty
    }

    /// Notes the first sentences of what is said besides.
    private func summarise(_ about: [String], in draft: inout AnnouncementDraft) throws(Misreading) {
        let summary = Self.firstSentences(of: about.filter { !$0.isEmpty }.joined(separator: "\n"))
        draft.summary = try short(summary.text, .summary)
        draft.isShortened = summary.isCut ? true : nil
    }

    /// What takes place, if a whole sentence stands where the title should be.
    private func eventPhrase(in written: WrittenTitle, _ sentences: String) -> EventPhrase? {
        if EventPhrase.isClause(written.title) {
            return EventPhrase(written.title, kinds, gazetteer) ?? EventPhrase(sentences, kinds, gazetteer)
        }
        // "Members may know that the secretary will lead a workshop" is cut off before what takes place.
        guard KindWords.kind(ofTitle: Words(written.title), kinds) == nil || EventPhrase.isOfGroup(written.title),
            !written.isOnline, !EventPhrase.isProperName(written.title), EventPhrase.isClause(sentences)
        else { return nil }
        return EventPhrase(sentences, kinds, gazetteer, isNamed: true)
    }

    /// A line whose parts stand in any order; nil if that is not known of it.
    private func lineInParts(
        _ body: Words, _ time: [Range<Int>], _ start: (kind: Kind, count: Int, isOfTitle: Bool)?,
        _ beginning: String?, of words: Words, _ tags: Tags
    ) -> LineInParts? {
        if time.isEmpty { return nil }
        // "Talk Dockers and drag" goes on with its title; "training, 4 places left" does not.
        let isApart =
            start.map { !$0.isOfTitle && MomentWords.isPartEnd(words, $0.count - 1) } == true
            || body.folded.first == "-" || time[0].lowerBound == 0
        let isLed = start?.isOfTitle == false && words.written(0).first?.isLowercase == true
        let label = isApart ? beginning ?? "" : ""
        // What is said behind the first sentence of a line that begins with its time is about it: "Sat 6 June 8pm, Example
        // Bar, Lancaster: Boogie. £5."
        let sentence = Words(AnnouncedPlace.sentences(of: body.text).first ?? "")
        if time.allSatisfy({ $0.upperBound < sentence.folded.count }), time[0].lowerBound == 0,
            sentence.folded.count < body.folded.count, !body.text.contains(where: \.isNewline),
            var line = LineInParts(
                sentence, without: time, under: label, isLed: isLed, isPrivate: tags.isPrivate, self)
        {
            line.add(body.text(after: sentence.folded.count))
            return line
        }
        return LineInParts(body, without: time, under: label, isLed: isLed, isPrivate: tags.isPrivate, self)
    }

    /// Notes the time that was found, or what is wrong with it; gives the words that say so.
    private func take(_ finding: MomentFinding, into reading: inout AnnouncementReading) -> [Range<Int>] {
        switch finding {
        case .found(let moment):
            (reading.draft.time, reading.draft.repeats) = (moment.time, moment.rule?.description)
            reading.draft.leftOut = moment.leftOut.isEmpty ? nil : moment.leftOut
            return moment.ranges
        case .problem(let problem, let range, let rule):
            reading.draft.repeats = rule?.description
            reading.take(problem)
            return [range]
        case .nothing:
            reading.lack(.when, Replies.noMoment, isSaid: false)
            return []
        }
    }

    /// The kind that the title tells, or else a line below it, if both are in capitals and so one headline.
    private func kind(of title: String, below lines: [String] = []) -> Kind? {
        let isShouted = { (text: String) in !text.contains(where: \.isLowercase) }
        let headline = isShouted(title) ? lines.prefix(while: isShouted) : []
        return ([title] + headline).lazy.compactMap { KindWords.kind(ofTitle: Words($0), kinds) }.first
    }

    private func likelyKind(of title: String, _ head: String, below lines: [String], in text: String) -> Kind? {
        kind(of: title, below: lines) ?? kind(of: head) ?? kind(toldNear: title, in: text)
    }

    /// The kind that the line or the sentence nearest to the title tells, those below it first: "Vigil & open mic" below
    /// "Trans Day of Visibility".
    private func kind(toldNear title: String, in text: String) -> Kind? {
        let pieces = text.lines().prefix(Self.mostLines).flatMap { AnnouncedPlace.sentences(of: $0) }
            .prefix(Self.mostLines)
        let name = title.lowercased()
        let at = pieces.firstIndex { $0.lowercased().contains(name) } ?? 0
        let nearest = pieces[at...] + pieces[..<at].reversed()
        return nearest.lazy.compactMap(kind(ofPiece:)).first
            ?? nearest.lazy.compactMap { KindWords.kind(toldIn: Words($0), self.kinds) }.first
    }

    /// The kind that a part of a line names, if the part is no venue and tells nothing else.
    private func kind(ofPiece piece: String) -> Kind? {
        guard !piece.contains(":") || PosterLabel.read(piece) == nil else { return nil }
        return piece.withoutDashes().split { ",;".contains($0) }.lazy.compactMap { part -> Kind? in
            let words = Words(part)
            // "26th March" is a day.
            guard (1...Self.longestLine).contains(words.folded.count), !hasVenueWord(words.text),
                !words.folded.contains(where: { WhenReader.weekday($0) != nil || $0.first?.isNumber == true }),
                let first = words.folded.first, !Self.verbs.contains(first)
            else { return nil }
            return KindWords.kind(toldBy: words, kinds)
        }.first
    }

    /// The most words of a title that stands behind the place.
    private static let longestBehind = 6

    /// Takes the place from a later sentence, and the title from behind the place, if they are not known yet.
    private func complete(
        _ found: inout TitleAndPlace, _ phrase: EventPhrase?, _ rest: String, _ more: String, _ whole: Words,
        isOnline: Bool
    ) {
        let isPlaceless = found.place == nil
        found = takingLaterPlace(found, phrase, "\(rest)\n\(more)", whole, isOnline: isOnline)
        found.hasMore = isPlaceless && found.place != nil
        takeTitle(of: &found)
    }

    /// Takes a short text behind the place that tells what takes place as the title, if that is only the name of a kind:
    /// "campaign Sunday Example Green Lewes leafleting 10am".
    private func takeTitle(of found: inout TitleAndPlace) {
        let name = AnnouncedPlace.trimmed(found.title).lowercased()
        let kind = kinds.all.first { ([$0.name, $0.plural] + $0.synonyms).contains(name) }
        guard let kind else { return }
        let told = { (text: String) in
            let words = Words(text)
            return words.folded.count <= Self.longestBehind && !text.hasSuffix(".")
                && KindWords.read(words.folded[...], self.kinds)?.kind.id == kind.id
        }
        if let first = found.about.first, told(first) {
            found.title = AnnouncedPlace.trimmed(found.about.removeFirst())
        } else if let first = found.place?.sentences.first, told(first) {
            found.title = AnnouncedPlace.trimmed(first)
            found.place?.dropSentence()
        }
    }

    /// Takes what the announcement says that the event is called as its title, unless that is a headline of its own.
    private func takeName(as found: inout TitleAndPlace, of whole: Words, _ written: String) {
        guard let named = NamedTitle(whole.text, written, kinds) else { return }
        let title = Words(found.title)
        let isHeadline = whole.text.lines().contains { line in
            line.utf8.count >= found.title.utf8.count && !line.contains(named.name)
                && Words(line).folded == title.folded
        }
        if isHeadline, !TitleLine.isHeading(found.title, kinds), !LineInParts.isGeneric(title),
            !EventPhrase.isClause(found.title)
        {
            return
        }
        let name = Words(named.name)
        // "A talk called" says no more.
        let more = title.folded.filter { !name.folded.contains($0) }
        if more.count > 3, !isHeadline {
            found.about.insert("\(AnnouncedPlace.trimmed(found.title, keeping: "!?")).", at: 0)
        }
        found.title = named.name
        found.place?.takeOut(name: named.name)
    }

    /// The words for the kind, which may be the title too; nil if a comma of its own stands where the title should be:
    /// "social , Sat 6 June".
    private static func beginning(of words: Words, _ count: Int, in typed: Words) -> String? {
        guard count > 0 else { return "" }
        let isLeftOut = typed.folded.starts(with: words.folded[..<count]) && typed.gap(after: count - 1).contains(",")
        return isLeftOut ? nil : AnnouncedPlace.trimmed(words.text(before: count))
    }

    /// The title and the place; if the place is refused, that is what is lacking.
    private func titleAndPlace(
        _ given: String?, _ title: String, _ parts: LabelledParts, isOnline: Bool, isFollowing: Bool,
        _ reading: inout AnnouncementReading
    ) throws(Misreading) -> TitleAndPlace {
        do throws(Misreading) {
            return try titleAndPlace(given, title, parts, isOnline: isOnline, isFollowing: isFollowing)
        } catch {
            guard case .refused(let refusal) = error else { throw error }
            reading.lack(.place, refusal.reply)
            return TitleAndPlace(title: title)
        }
    }

    /// Takes what the text tells for certain beside its title, unless it was given already: facts about access, what it
    /// costs, how many there is room for, and the end.
    private func takeProse(_ text: String, besides title: String, into draft: inout AnnouncementDraft) {
        let rest = self.text(text, besides: title, and: draft.organiser)
        let noted = AccessProse.facts(in: draft.access.note ?? "", isOfAccess: true)
        for (fact, value) in noted + AccessProse.facts(in: rest) {
            guard let path = fact.accessFact, draft.access[keyPath: path] == nil else { continue }
            draft.access[keyPath: path] = value
        }
        let prose = ProseFacts(rest)
        if draft.cost == nil, let said = prose.cost { draft.cost = try? cost(Words(said)) }
        if draft.capacity == nil { draft.capacity = prose.capacity }
        if let time = draft.time, time.end == nil, time.wholeDays == nil, let said = prose.end {
            let words = ["\(time.start.time)", "until"] + said
            let read = try? WhenReader.readHours(
                words[...], on: time.start.date, now: timeZone.local(at: now), in: timeZone, hints: hints)
            if let read, read.consumed == words.count { draft.time = read.time }
        }
    }

    /// What is online alone is an online event; any other kind is asked for.
    private func kindLeftOpen(_ words: Words, _ reading: inout AnnouncementReading) {
        if let site = reading.draft.site, site.isOnline, site.town.isEmpty, kinds[Self.onlineKind] != nil {
            reading.draft.kind = Self.onlineKind
        } else {
            reading.lack(.kind, unknownKind(words), isSaid: false)
        }
    }

    /// A text without the title, the organiser and what stands between quotation marks, which are names.
    private func text(_ text: String, besides title: String, and organiser: String?) -> String {
        var rest = text
        if let organiser, let range = rest.range(of: organiser) { rest.removeSubrange(range) }
        if !title.isEmpty, let range = rest.range(of: title, options: .caseInsensitive) {
            // "BSL interpreted talk", "Film night (subtitled)"
            let told = Words(title).folded.contains("interpreted") ? title : inBrackets(title)
            rest.replaceSubrange(range, with: "\n\(told)\n")
        }
        let parts = rest.split(separator: "\"", omittingEmptySubsequences: false)
        guard parts.count > 2, !parts.count.isMultiple(of: 2) else { return rest }
        return parts.indices.filter { $0.isMultiple(of: 2) }.map { parts[$0] }.joined(separator: " ")
    }

    /// What stands in brackets in a title: "Film night (subtitled)".
    private func inBrackets(_ title: String) -> String {
        guard let start = title.firstIndex(of: "("), let end = title.lastIndex(of: ")"), start < end else { return "" }
        return String(title[title.index(after: start)..<end])
    }

    /// The most letters of the text about an event.
    private static let longestSummary = 600

    /// As many whole sentences from the beginning of a text as a phone shows; all of it if it is short, or if not even
    /// its first sentence is.
    private static func firstSentences(of text: String) -> (text: String, isCut: Bool) {
        if text.fits(letters: longestSummary) { return (text, false) }
        var kept = ""
        for line in text.lines() {
            for sentence in AnnouncedPlace.sentences(of: line) {
                let longer = kept.isEmpty ? sentence : "\(kept) \(sentence)"
                if !longer.fits(letters: longestSummary) { return kept.isEmpty ? (text, false) : (kept, true) }
                kept = longer
            }
        }
        return (kept, false)
    }

    /// Who presents the event above its title, and the text without that line; nil if nobody does.
    private func presenter(of text: String) -> (name: String, rest: String)? {
        Organiser.presenting(text) { line in
            line.written(0).first?.isLowercase == true ? kinds.read(line.folded[...])?.consumed ?? 0 : 0
        }
    }

    private func fill(
        _ draft: inout AnnouncementDraft, from parts: LabelledParts, presentedBy presenter: String?
    ) throws(Misreading) {
        if let cost = parts.cost { draft.cost = try self.cost(Words(cost)) }
        if let access = parts.access { draft.access = try self.access(labelled: access) }
        for (fact, value) in parts.facts { draft.set(fact, to: value) }
        draft.capacity = parts.capacity
        if let organiser = parts.organiser ?? presenter { draft.organiser = try self.organiser(Words(organiser)) }
    }

    private func fill(
        _ reading: inout AnnouncementReading, _ found: TitleAndPlace, _ kind: Kind?, isQuoted: Bool
    ) throws(Misreading) {
        reading.draft.kind = kind?.id
        let title = isQuoted ? found.title : tidiedTitle(AnnouncedPlace.trimmed(found.title, keeping: "!?"))
        guard title.contains(where: { $0.isLetter || $0.isNumber }) else {
            return reading.lack(.title, Replies.noTitle, isSaid: false)
        }
        if !isQuoted { try refuseMoment(in: title) }
        reading.draft.title = try short(Self.firstClause(of: title), .title)
    }

    /// Words with which somebody begins to speak, and no title that one would want to write whole.
    private static let speaking: Set<String> = [
        "we", "we're", "we've", "we'll", "i", "i'm", "you", "our", "there", "there's", "it", "it's", "this", "they",
        "let's", "please", "as", "if",
    ]

    /// What a sentence that is too long for a title says up to a joint at which it may end.
    private static func firstClause(of title: String) -> String {
        var words = Words(title)
        guard let first = words.folded.first, speaking.contains(first) else { return title }
        while !words.text.fits(letters: 100),
            let joint = words.folded.indices.dropFirst(2).last(where: {
                ["and", "which", "so", "because", "but", "that", "who"].contains(words.folded[$0])
                    || MomentWords.isPartEnd(words, $0 - 1)
            })
        {
            words = Words(AnnouncedPlace.trimmed(words.text(before: joint)))
        }
        return words.text
    }

    /// Refuses a title with another day and time in it, since then there are two events.
    private func refuseMoment(in title: String) throws(Misreading) {
        let words = Words(title).folded
        for start in words.indices.prefix(Self.furthestMoment) {
            guard
                let moment = try? WhenReader.readMoment(words[start...], now: timeZone.local(at: now), in: timeZone)
            else { continue }
            let time = words[start..<(start + moment.consumed)].joined(separator: " ")
            throw Misreading(Replies.severalEvents(time))
        }
    }

    /// Refuses a place with a day in it, "noon, Sat 6 June, Example Square", since then the time was not read whole.
    private func refuseDay(in venue: String, besides time: [Range<Int>], of body: Words) throws(Misreading) {
        let words = Words(venue)
        guard let range = time.first, !body.text.contains("\""), !AddressWords.haveStreet(venue) else { return }
        let today = timeZone.local(at: now).date
        let read = AnnouncedPlace.trimmed(body.dropFirst(range.lowerBound).text(before: range.count))
        // "Every Tuesday until the end of June, Example Hall" would have no end.
        if let first = words.folded.first, ["until", "till", "til", "except", "every"].contains(first) {
            let part = words.folded.indices.first { MomentWords.isPartEnd(words, $0) } ?? words.folded.count - 1
            throw Misreading(Replies.twoTimes(read, beside: AnnouncedPlace.trimmed(words.text(before: part + 1))))
        }
        for start in words.folded.indices {
            guard let day = try? WhenReader.readDay(words.folded[start...], today: today), day.consumed > 1,
                words.folded[start..<(start + day.consumed)].contains(where: { $0.contains(where: \.isNumber) }),
                !(start..<(start + day.consumed - 1)).contains(where: { MomentWords.isPartEnd(words, $0) })
            else { continue }
            let said = AnnouncedPlace.trimmed(words.dropFirst(start).text(before: day.consumed))
            throw Misreading(Replies.twoTimes(read, beside: said))
        }
    }

    /// Refuses a line with another day, a time and a town, since then there are two events; the first, which has the
    /// place of this one, only if a town stands before them too.
    private func refuseOtherEvent(in rest: String, besides time: EventTime, isQuoted: Bool) throws(Misreading) {
        let lines = rest.lines().prefix(Self.mostLines).map { Words($0) }
        if let other = otherDay(in: Array(lines), besides: time) {
            throw Misreading(Replies.anotherEvent(AnnouncedPlace.trimmed(other)))
        }
        for (index, line) in lines.enumerated() where index > 0 || !isQuoted {
            guard let second = otherMoment(in: line, besides: time, isLine: index > 0) else { continue }
            let isOfBoth =
                index > 0
                || AnnouncedPlace(
                    reading: line.text(before: second), gazetteer, networkArea: networkArea, isOnline: false)
                    != nil
            if !isOfBoth { continue }
            throw Misreading(
                Replies.anotherEvent(AnnouncedPlace.trimmed(index > 0 ? line.text : line.text(after: second))))
        }
    }

    /// What tells of the same on another day, "and again on Thursday 23 April", or the first of several lines that begin
    /// with other days, as a programme's do; nil if nothing does.
    private func otherDay(in lines: [Words], besides time: EventTime) -> String? {
        let today = timeZone.local(at: now).date
        let isOther = { (words: ArraySlice<String>) -> Int? in
            guard let day = try? WhenReader.readDay(words, today: today), day.date != time.start.date,
                day.date > (time.end ?? time.start).date
            else { return nil }
            return day.consumed
        }
        for line in lines {
            for index in line.folded.indices.dropFirst()
            where line.folded[index] == "again" && line.folded[index - 1] == "and" {
                let rest = line.folded[(index + 1)...].drop { $0 == "on" }
                if isOther(rest) != nil { return line.text(after: index - 1) }
            }
        }
        let dated = lines.filter { line in
            isOther(line.folded[...]).map { $0 > 1 && $0 + 1 < line.folded.count } ?? false
        }
        return dated.count > 1 ? dated[0].text : nil
    }

    /// Where another day with a time begins, with a town behind it; nil if none does.
    private func otherMoment(in line: Words, besides time: EventTime, isLine: Bool) -> Int? {
        // Most lines have no time.
        guard line.folded.contains(where: MomentWords.isClock) else { return nil }
        let local = timeZone.local(at: now)
        let found = MomentWords(line)
        return found.starts.first { start in
            guard let reading = try? WhenReader.readMoment(found.words[start...], now: local, in: timeZone),
                reading.time.start.date != time.start.date,
                found.words[start..<(start + reading.consumed)].contains(where: MomentWords.isClock)
            else { return false }
            // "Fri 13 March 8pm: quiz" and below it "Fri 20 March 8pm: karaoke"
            if isLine, start == 0, reading.consumed > 2, reading.time.start > (time.end ?? time.start) { return true }
            let end = found.range(start..<(start + reading.consumed)).upperBound
            return AnnouncedPlace(
                reading: line.text(after: end), gazetteer, networkArea: networkArea, isOnline: false, [.byItself])
                != nil
        }.map { found.indices[$0] }
    }

    /// How many lines are searched for another event.
    private static let mostLines = 12

    private func lackPlace(_ reading: inout AnnouncementReading, _ found: TitleAndPlace) {
        guard let written = found.unknown, isVenue(written) || mayBePlace(written) else {
            return reading.lack(.place, Replies.noPlace, isSaid: false)
        }
        let parts = written.split(separator: ",")
        let last = Words(String(parts.last ?? "")).folded.suffix(4)
        let ends = last.indices.map { last[$0...] }
        let suggestion = ends.lazy.compactMap { gazetteer.suggestions(for: $0).first }.first
        reading.lack(.place, Replies.unknownPlace(written, suggestion: suggestion))
        // A mistyped town is no part of the venue.
        let venue = suggestion == nil ? written : AnnouncedPlace.trimmed(parts.dropLast().joined(separator: ","))
        reading.draft.venue = isVenue(venue) ? venue : nil
    }

    private func unknownKind(_ words: Words) -> Reply {
        let suggestion = kinds.suggestions(for: words.folded[...]).first
        return Replies.unknownKind(words.folded.first ?? "", suggestion: suggestion, known: kinds.all.map(\.name))
    }

    /// Whether a word is a mistyped kind, and not another word that may begin a title.
    private func isSlipOfKind(_ word: String) -> Bool {
        guard word.utf8.count >= Self.shortestSlip, word.allSatisfy(\.isLetter), !KindWords.begin([word], kinds),
            gazetteer.read([word]) == nil
        else { return false }
        return kinds.all.contains { kind in
            ([kind.name, kind.plural] + kind.synonyms).contains { name in
                name.first == word.first && EditDistance.slips(from: Array(word.utf8), to: Array(name.utf8)) == 1
            }
        }
    }

    /// The least letters of a word that may be a mistyped kind.
    private static let shortestSlip = 5

    private static func isOnline(title: String) -> Bool {
        let words = Words(title.filter { !"()[]".contains($0) }).folded
        return words.last == "online" || words.last == "hybrid" || words.last == "zoom"
            || words.suffix(2) == ["on", "zoom"]
    }

    /// Words that only stand between the words of a time: "Sessions 10am-5pm Saturday and 10am-1pm Sunday".
    static let betweenTimes: Set<String> = [
        "and", "&", "on", "the", "at", "from", "sessions", "session", "registration", "doors", "starts", "starting",
        "start",
        "begins", "then", "to", "until", "closes", "finishes", "ends", "is", "opens", "-",
    ]

    /// The text with what stands beside the hours of a programme, "tea and sandwiches" above "18:00 AGM starts", behind its
    /// other lines, of which one has the place.
    private static func programmeLast(_ text: String) -> String {
        let lines = text.split(whereSeparator: \.isNewline)
        let hours = lines.dropFirst().prefix { line in
            Words(String(line)).folded.first.map { MomentWords.isClock($0) } == true
        }
        guard !hours.isEmpty, hours.count + 1 < lines.count else { return text }
        return (lines.dropFirst(hours.count + 1) + lines.prefix(hours.count + 1)).joined(separator: "\n")
    }

    /// Words that say with those that something begins: "We start at 7pm".
    private static let tellingTimes: Set<String> = [
        "we", "it", "will", "we'll", "it'll", "kicks", "kick", "off", "all", "be", "any", "time", "anytime",
    ]

    /// The text before the first range, and the texts between the ranges and after the last.
    private static func around(_ ranges: [Range<Int>], _ body: Words) -> (before: String, rest: String) {
        var before = ranges.first.map { $0.lowerBound == 0 ? "" : body.text(before: $0.lowerBound) } ?? ""
        // "The conference is in Leeds, from Friday"
        let lead = Words(before)
        let last = lead.folded.count - 1
        if last > 0, ["from", "on"].contains(lead.folded[last]), lead.written(last - 1).hasSuffix(",") {
            before = AnnouncedPlace.trimmed(lead.text(before: last))
        }
        var pieces: [String] = []
        for (index, range) in ranges.enumerated() {
            let tail = body.dropFirst(range.upperBound)
            let behind = index + 1 < ranges.count ? ranges[index + 1].lowerBound - range.upperBound : tail.folded.count
            let next = max(0, behind)
            let isOfTime =
                index + 1 < ranges.count
                && tail.folded.prefix(next).allSatisfy { betweenTimes.contains($0) || tellingTimes.contains($0) }
            if next == 0 || isOfTime { continue }
            // "We start at 7pm and entry is free" says "entry is free" besides.
            let isJoined =
                index > 0 && next > 2 && ["and", "but", "&"].contains(tail.folded[0])
                && tail.written(0).first != "\"" && !tail.folded[1].hasPrefix("we")
            pieces.append(isJoined ? tail.dropFirst(1).text(before: next - 1) : tail.text(before: next))
        }
        return (before, programmeLast(pieces.joined(separator: "\n")))
    }

    /// The text after a quoted title and the time that follows it.
    private static func behindQuote(_ body: Words, _ finding: MomentFinding) -> String {
        guard let quoted = QuotedText(beginning: body.text) else { return "" }
        let rest = Words(quoted.rest)
        guard case .found(let moment) = finding else { return quoted.rest }
        return around(moment.ranges, rest).rest
    }

    /// Finds the time; `quoted` if a title between quotation marks stands right before it, which is then `before`.
    private func findMoment(
        _ body: Words
    ) throws(Misreading) -> (before: String, quoted: Bool, finding: MomentFinding) {
        if let quoted = QuotedText(beginning: body.text) {
            let finding = try moment(in: Words(quoted.rest))
            if case .found(let moment) = finding, moment.ranges[0].lowerBound == 0 {
                return (quoted.text, true, finding)
            }
        }
        return ("", false, try moment(in: body))
    }

    /// What stands before the time and after it, parted into the title and the rest.
    private typealias Parted = (title: String, more: [String], rest: String, isFollowing: Bool)

    /// Puts what takes place into the title's place if the sentence says it after the place or the time.
    private func retell(_ parted: inout Parted) {
        if let booked = BookedPlace(parted.title, parted.rest, kinds) {
            (parted.title, parted.rest) = (booked.name, booked.place + "\n" + booked.rest)
        } else if let later = LaterName(parted.title, parted.rest, kinds) {
            (parted.title, parted.rest) = (later.name, later.rest)
            if !later.more.isEmpty { parted.more.append(later.more) }
        }
    }

    /// Takes the last of several sentences before the time as the title if it alone is none but a name: "The picnic moved,
    /// so here is the new info. Picnic for Peace".
    private func takeLastSentence(of parted: inout Parted) {
        let sentences = AnnouncedPlace.sentences(of: parted.title)
        guard sentences.count > 1, !parted.title.contains("\""), let last = sentences.last.map({ Words($0) }),
            last.folded.count <= Self.longestLine, last.written(0).first?.isUppercase == true,
            KindWords.kind(toldBy: last, kinds) != nil, !Self.verbs.contains(last.folded[0]),
            !Self.leadingToPlaces.contains(last.folded[0]), !EventPhrase.isClause(last.text),
            sentences.dropLast().allSatisfy(EventPhrase.isClause)
        else { return }
        parted.title = ["a", "an"].contains(last.folded[0]) ? last.text(after: 1) : last.text
        parted.more.append(sentences.dropLast().joined(separator: " "))
    }

    /// Words of a sentence that says no more than where it is: "We'll be at the Example Canteen, Llanelli".
    private static let leadingToPlaces: Set<String> = [
        "come", "along", "to", "join", "us", "we", "we'll", "be", "are", "we're", "will", "shall", "meet", "meeting",
        "find", "see", "you", "it", "it's", "is", "its", "held", "gather", "this", "that", "there", "out", "down",
        "over",
        "going", "happening", "everyone", "it'll", "also", "all", "event", "takes", "taking", "place", "i'll",
        "they're", "for", "again",
    ]

    /// Takes the last of several sentences in the title's place for the place if it only says where it is.
    private func takePlaceSentence(of parted: inout Parted) {
        let sentences = AnnouncedPlace.sentences(of: parted.title)
        guard sentences.count > 1, !parted.title.contains("\""), let last = sentences.last.map({ Words($0) }) else {
            return
        }
        let lead = last.folded.prefix { Self.leadingToPlaces.contains($0) && !["at", "in", "outside"].contains($0) }
            .count
        let isTo = lead > 0 && last.folded[lead - 1] == "to"
        guard lead > 0, lead < last.folded.count,
            isTo || ["at", "in", "outside", "@", "by", "near"].contains(last.folded[lead])
        else { return }
        let place = Words(last.text(after: isTo ? lead : lead + 1))
        guard !place.isEmpty, !KindWords.isSaid(beforePlaceOf: place, kinds) else { return }
        let before = Words(sentences.dropLast().joined(separator: " "))
        guard before.text.contains(where: \.isLetter) else { return }
        let isDetermined = ["a", "an", "our", "another"].contains(before.folded.first) && before.folded.count > 1
        parted.title = isDetermined ? before.text(after: 1) : before.text
        parted.rest = AnnouncedPlace.trimmed(place.text) + (parted.rest.isEmpty ? "" : "\n" + parted.rest)
    }

    /// The title and the rest of a line in parts, or else of the lines before the time and what follows it.
    private func parted(
        _ line: LineInParts?, _ lines: [String], _ rest: String, beginning: String?, isTitled: Bool, isQuoted: Bool,
        written: String
    ) -> Parted {
        if let line { return (line.title, [], line.rest, false) }
        if isQuoted || isTitled { return (lines.first ?? "", isTitled ? lines : [], rest, false) }
        var parted = partTitle(lines, rest, beginning: beginning, written)
        retell(&parted)
        takeLastSentence(of: &parted)
        takePlaceSentence(of: &parted)
        retell(&parted)
        return parted
    }

    /// Takes the title from the lines before the time or, if there are none, from what follows it.
    private func partTitle(
        _ lines: [String], _ rest: String, beginning: String?, _ written: String
    ) -> Parted {
        var lines = lines.filter { !Words($0).isEmpty }
        let (labelled, signed) = takeLinesAbove(of: &lines, written)
        if lines.count == 1, let quoted = quotedTitle(lines[0]) {
            return (quoted.title, [], rest.isEmpty ? quoted.more : "\(quoted.more)\n\(rest)", false)
        }
        // "Pub quiz" stands above what it is "in aid of".
        if lines.count == 1, labelled.isEmpty, Words(lines[0]).folded.starts(with: ["in", "aid", "of"]), let beginning,
            !beginning.isEmpty, !kinds.all.contains(where: { $0.name == beginning.lowercased() })
        {
            return (beginning, lines, rest, false)
        }
        let place = lines.count == 1 && labelled.isEmpty && isPlace(lines[0], before: rest) ? lines[0] : nil
        if let place, let beginning, !beginning.isEmpty, !kinds.all.contains(where: { $0.name == beginning }) {
            return (beginning, [place], rest, false)
        }
        if let title = lines.first, place == nil {
            return (title, lines.dropFirst() + labelled + signed, rest, false)
        }
        guard let beginning else { return ("", labelled, rest, false) }
        if place == nil,
            !AnnouncedPlace.trimmed(beginning).isEmpty && !hasTitle(rest, behind: beginning)
                && !PlaceFinder.isOnlyOnline(beginning) || !labelled.isEmpty
        {
            // "social / Sunday 5 July / Picnic in the park / 1-5pm" has its title between the day and the time.
            var below = rest.lines().map(String.init)
            guard !labelled.isEmpty || below.count < 2 || !isTitle(below[0], over: beginning) else {
                return (below.removeFirst(), [], below.joined(separator: "\n"), false)
            }
            return (beginning, labelled, rest, false)
        }
        // The time comes first: the title is the first part with a word for a kind, or else the first part.
        var following = rest.lines().map(String.init)
        guard let line = following.firstIndex(where: { !Words($0).isEmpty }) else { return ("", [], "", false) }
        if let titled = titled(following, besides: place, of: written) { return titled }
        if line + 1 < following.count, isOnlyPlace(following[line]), !isOnlyPlace(following[line + 1]) {
            // "Sat 21 March, Derby, Example Hall, 2pm, craft fair" has its time in two places.
            following[line] = AnnouncedPlace.trimmed(following[line]) + ", " + following.remove(at: line + 1)
        }
        let said = AnnouncedPlace.sentences(of: following[line])
        let sentences = titleFirst(said)
        let parts = (sentences.first ?? "").withoutDashes().split { ",;".contains($0) }.map {
            AnnouncedPlace.trimmed($0, keeping: "!?")
        }
        let index = parts.firstIndex { KindWords.kind(ofTitle: Words($0), kinds) != nil } ?? 0
        let others = parts.enumerated().filter { $0.offset != index }.map(\.element).joined(separator: ", ")
        let isVenueFirst = sentences.first != said.first
        let more = sentences.dropFirst(isVenueFirst ? 2 : 1).joined(separator: " ")
        let isVenueBelow = place != nil && line + 1 < following.count && isVenue(following[line + 1])
        let venue =
            isVenueFirst ? AnnouncedPlace.trimmed(said[0]) : isVenueBelow ? following.remove(at: line + 1) : ""
        // The title is in the first sentence; the others go on with the place, the cost and the like.
        let rest = [others, venue, place ?? ""].filter { !$0.isEmpty }.joined(separator: ", ")
        following[line] = [rest, more].filter { !$0.isEmpty }.joined(separator: ". ")
        return (parts.isEmpty ? "" : parts[index], [], following.joined(separator: "\n"), true)
    }

    /// The sentences with the one that says what takes place before a venue: "Union Street cafe. Craftivism evening."
    private func titleFirst(_ sentences: [String]) -> [String] {
        guard sentences.count > 1, hasVenueWord(AnnouncedPlace.trimmed(sentences[0])),
            KindWords.kind(ofTitle: Words(sentences[0]), kinds) == nil,
            let title = sentences.indices.dropFirst().first(where: { index in
                let words = Words(sentences[index])
                return words.folded.count <= Self.longestLine && KindWords.isSaid(beforePlaceOf: words, kinds)
                    && !Self.verbs.contains(words.folded[0])
            })
        else { return sentences }
        return [sentences[title]] + sentences[..<title] + sentences[(title + 1)...]
    }

    /// Lines behind the time of which one is the title and nothing else; nil if that is not known.
    private func titled(_ lines: [String], besides place: String?, of written: String) -> Parted? {
        guard let index = titleLine(among: lines, besides: place, of: written) else { return nil }
        var lines = lines
        let title = lines.remove(at: index)
        if let place { lines[0] = "\(AnnouncedPlace.trimmed(lines[0])), \(AnnouncedPlace.trimmed(place))" }
        // "HARLOW" stands above its venue.
        if lines.count > 1, isTown(lines[0]), !hasPlace(lines[1]) { lines[0] += ", " + lines.remove(at: 1) }
        return (title, [], lines.joined(separator: "\n"), true)
    }

    /// Which of several lines behind the time is the title and nothing else, if another of them has the place; nil if that
    /// is not known.
    private func titleLine(among lines: [String], besides place: String?, of written: String) -> Int? {
        guard lines.count > 1, let best = TitleLine(written, self).best(of: lines), !hasPlace(lines[best]),
            PosterLabel.read(lines[best]) == nil, AnnouncedPlace.sentences(of: lines[best]).count == 1,
            // What the time left of a line is no line of its own.
            written.lines().contains(where: { Self.letters(of: $0) == Self.letters(of: lines[best]) }),
            place != nil && best == 1
                || place == nil && lines.indices.contains(where: { $0 != best && hasPlace(lines[$0]) })
        else { return nil }
        return best
    }

    private static func letters(of line: some StringProtocol) -> String {
        line.lowercased().filter { $0.isLetter || $0.isNumber }
    }

    private func hasPlace(_ line: String) -> Bool {
        if case .place? = PosterLabel.read(line)?.label { return true }
        let parts = LabelledParts(takenFrom: line)
        return AnnouncedPlace(
            reading: [parts.venue ?? "", parts.text].filter { !$0.isEmpty }.joined(separator: ", "), gazetteer,
            networkArea: networkArea, isOnline: false, [.byItself], orOnline: false) != nil
    }

    /// Puts the line with the title first, and takes out those that are labelled and those that name who sends it.
    private func takeLinesAbove(
        of lines: inout [String], _ written: String
    ) -> (labelled: [String], signed: [String]) {
        // "Organiser: a play" by itself is a title.
        let labelled = lines.count > 1 ? lines.filter { $0.contains(":") && PosterLabel.read($0) != nil } : []
        lines.removeAll(where: labelled.contains)
        // What only calls, leads to the text or says in which town stands above a title, and is none.
        let leading = lines.count > 1 ? lines.dropLast().prefix(while: isAboveTitle) : []
        let towns = leading.filter { isTown($0) }
        lines.removeFirst(leading.count)
        lines += towns
        // "From: Example officers" stands above a title, and is none.
        let signed = lines.count > 1 ? lines.prefix { $0.lowercased().hasPrefix("from:") || $0.hasPrefix("from ") } : []
        lines.removeFirst(signed.count)
        if lines.count > 1, let title = TitleLine(written, self).best(of: lines), title > 0 {
            lines = Array(lines[title...] + lines[..<title])
        }
        return (labelled, Array(signed))
    }

    /// A title between quotation marks with its place behind it, before the time: what it is and what goes on.
    private func quotedTitle(_ line: String) -> (title: String, more: String)? {
        guard let quoted = QuotedText(beginning: line) else { return nil }
        let parts = quoted.rest.withoutDashes().split(separator: ",").map { AnnouncedPlace.trimmed($0) }
            .filter { !$0.isEmpty }
        let others = parts.filter { KindWords.kind(ofTitle: Words($0), kinds) == nil || hasVenueWord($0) }
        let text = others.joined(separator: ", ")
        guard !others.isEmpty,
            AnnouncedPlace(
                reading: text, gazetteer, networkArea: networkArea, isOnline: false, [.byItself], orOnline: false)
                != nil
        else { return nil }
        return (quoted.text, text)
    }

    /// Whether a line above others is no title: it calls for attention, leads to what is below, or is only a town.
    private func isAboveTitle(_ line: String) -> Bool {
        let words = Words(line)
        if isTown(line) || Notice.isNotice(words) || Courtesy.isGreeting(words, words.folded.count) { return true }
        // "Next social is on!" tells no more than that there is one.
        if let name = AnnouncingSentence(AnnouncedPlace.trimmed(line), kinds)?.name.lowercased(),
            kinds.all.contains(where: { $0.name == name })
        {
            return true
        }
        let isLeading = line.hasSuffix(":") || line.hasSuffix("↓")
        return isLeading && PosterLabel.read(line) == nil && !KindWords.isSaid(beforePlaceOf: words, kinds)
    }

    /// Whether a line is the name of a town and nothing else.
    private func isTown(_ line: String) -> Bool {
        let words = Words(AnnouncedPlace.trimmed(line))
        guard let (reading, count) = gazetteer.read(words.folded[...]), count == words.folded.count else {
            return false
        }
        return !reading.isAlsoWord && !KindWords.begin(words.folded[...], kinds)
    }

    /// Whether a line ends with a town behind a dash, as the name of a group does: "People's Assembly - Peterborough".
    func endsWithTown(_ line: String) -> Bool {
        guard let dash = line.withoutDashes().lastIndex(of: ","), !line.contains(",") else { return false }
        let words = Words(line.withoutDashes()[line.withoutDashes().index(after: dash)...])
        return gazetteer.read(words.folded[...])?.consumed == words.folded.count && !words.isEmpty
    }

    /// Whether all parts of a line are towns or venues, at least one of them a town.
    func isOnlyPlace(_ line: String) -> Bool {
        let parts = line.withoutDashes().split { ",;".contains($0) }.map {
            Words(AnnouncedPlace.trimmed($0))
        }
        .filter { !$0.isEmpty }
        let isTown = { (part: Words) in self.gazetteer.read(part.folded[...])?.consumed == part.folded.count }
        return parts.contains(where: isTown)
            && parts.allSatisfy { part in
                // "Quaker Meeting House" is a venue.
                let isHouse =
                    part.folded.count > 2 && part.folded.last.map { Self.venues.contains($0) } == true
                    && part.folded.last.map { !KindWords.begin([$0], kinds) } == true
                return isTown(part)
                    || isVenue(part.text) && (isHouse || KindWords.kind(ofTitle: part, kinds) == nil)
            }
    }

    /// The most words of a pub's name in small letters: "the blue door".
    private static let longestName = 4
    /// Whether what stands before the time is a place and nothing else, "Halifax, The Fleece Inn", and what follows it has
    /// the title and no place.
    private func isPlace(_ line: String, before rest: String) -> Bool {
        let names = { (text: String) in
            AnnouncedPlace(
                reading: text, gazetteer, networkArea: networkArea, isOnline: false, [.byItself, .atEnd],
                orOnline: false) != nil
        }
        let parts = line.withoutDashes().split(separator: ",").lazy.map {
            let words = Words(AnnouncedPlace.trimmed($0))
            return words.folded.first == "in" ? words.dropFirst(1) : words
        }.filter { !$0.isEmpty }
        if PlaceFinder.isOnlyOnline(line) { return !names(rest) }
        return parts.allSatisfy { part in
            !part.folded.contains("@") && (KindWords.kind(ofTitle: part, kinds) == nil || endsAsVenue(part))
                && (gazetteer.read(part.folded[...])?.consumed == part.folded.count || isVenue(part.text)
                    || part.folded[0] == "the" && part.folded.count <= Self.longestName)
        } && names(line) && !names(rest)
    }

    /// Whether the time stands between a word for a kind and the title: "social 7pm on Friday, bingo at the club".
    private func hasTitle(_ rest: String, behind beginning: String) -> Bool {
        guard kinds.all.contains(where: { $0.name == beginning }),
            let line = rest.lines().first,
            let sentence = AnnouncedPlace.written(String(line))
        else { return false }
        let words = Words(sentence.split(separator: ",").first ?? "").folded
        let name = words.prefix { !["at", "in", "@"].contains($0) }.joined(separator: " ")
        return !isVenue(name) && KindWords.kind(ofTitle: Words(name), kinds) != nil
    }

    /// Whether a line may be the title below a word for a kind: it says what takes place, and more than that word.
    private func isTitle(_ line: String, over beginning: String) -> Bool {
        let words = Words(line)
        return words.folded.count > 1 && words.folded.count <= Self.longestLine && !line.contains(",")
            && beginning.first?.isLowercase == true && KindWords.kind(ofTitle: words, kinds) != nil
            && AnnouncedPlace(
                reading: line, gazetteer, networkArea: networkArea, isOnline: false, [.byItself], orOnline: false)
                == nil
    }

    /// The most words of a title that is a line of its own.
    private static let longestLine = 10

    /// The labelled parts of the lines above the time and of what follows it: first what has the place.
    private func parts(_ above: [String], _ rest: String, isOnline: Bool) -> LabelledParts {
        let after = LabelledParts(takenFrom: rest)
        // What heads the title tells of no place: "Hello lovely people of Crewe!"
        let heads = above.filter { TitleLine.isHeading($0, kinds) }
        let above = above.filter { !heads.contains($0) }.joined(separator: "\n")
        if above.isEmpty, heads.isEmpty { return after }
        let first = LabelledParts(takenFrom: above)
        let hasPlace = { (parts: LabelledParts) in
            parts.venue != nil
                || AnnouncedPlace(
                    reading: parts.text, gazetteer, networkArea: networkArea, isOnline: isOnline, [.byItself],
                    orOnline: false) != nil
        }
        // "Blackburn Museum" above the time has its town inside.
        let hasTownInside = {
            first.text.lines().contains { line in
                let words = Words(line)
                return hasVenueWord(words.text) && gazetteer.read(words.folded[...]) != nil
            }
                && AnnouncedPlace(
                    reading: after.text, gazetteer, networkArea: networkArea, isOnline: isOnline, orOnline: false)
                    == nil
        }
        let isAbove = !hasPlace(after) && (hasPlace(first) || hasTownInside())
        return LabelledParts(takenFrom: ((isAbove ? [above, rest] : [rest, above]) + heads).joined(separator: "\n"))
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

    /// The kind at the start of the words, and whether its words begin the title too.
    private func kind(ofStart words: Words) -> (kind: Kind, count: Int, isOfTitle: Bool)? {
        // A kind's name does not reach into a quoted title.
        let quote = words.folded.indices.prefix(6).first { words.written($0).first == "\"" }
        let part = words.folded.indices.prefix(6).first { MomentWords.isPartEnd(words, $0) }.map { $0 + 1 }
        let beginning = words.folded[..<min(quote ?? words.folded.endIndex, part ?? words.folded.endIndex)]
        // "March 14th" is a day.
        if beginning.count > 1, beginning.first == "march", beginning[1].first?.isNumber == true { return nil }
        guard var (kind, count) = kinds.read(beginning) ?? labelOnly(beginning, words) else { return nil }
        // In "campaign Day of action" the capital begins the title.
        if count > 1, words.written(0).first?.isLowercase == true, words.written(count - 1).first?.isUppercase == true,
            let shorter = kinds.read(words.folded[..<1])
        {
            (kind, count) = shorter
        }
        return (kind, count, isOfTitle(count, words, kind))
    }

    /// A word that names a kind of event only as a label, such as "debate" in "debate Who owns the buses?".
    private func labelOnly(_ beginning: ArraySlice<String>, _ words: Words) -> (kind: Kind, count: Int)? {
        guard let (kind, count) = KindWords.read(beginning, kinds), isLabel(count, words) else { return nil }
        return (kind, count)
    }

    /// Whether the first words are in small letters, and what follows them begins a title: in "talk Dockers and drag"
    /// and on a line of its own, but not in "quiz Hull, Friday 7pm".
    private func isLabel(_ count: Int, _ words: Words) -> Bool {
        guard words.written(0).first?.isLowercase == true, count < words.folded.count else { return false }
        if MomentWords.isPartEnd(words, count - 1) {
            return words.gap(after: count - 1).contains(where: \.isNewline) || words.written(count - 1).hasSuffix(":")
        }
        guard let next = words.written(count).first(where: { !"(\"'“‘".contains($0) }),
            next.isUppercase || next.isNumber, !words.folded[count].hasPrefix("i'"), words.folded[count] != "i"
        else { return false }
        guard let (_, length) = gazetteer.read(words.folded[count...]) else { return true }
        let end = count + length
        return end < words.folded.count && !MomentWords.isPartEnd(words, end - 1)
            && WhenReader.weekday(words.folded[end]) == nil && words.written(end).first?.isNumber != true
    }

    /// Words after a kind with which it begins a title: "rally for the libraries", "reading group online".
    private static let goingOn: Set<String> = [
        "at", "in", "for", "on", "with", "about", "to", "of", "and", "&", "@", "by", "against", "near", "is", "are",
        "online",
        "not", "+",
    ]

    /// Whether the words for the kind are also the beginning of the title: both words of "pub quiz" mean a social, but
    /// neither is the kind's name.
    private func isOfTitle(_ count: Int, _ words: Words, _ kind: Kind) -> Bool {
        let phrase = words.folded[..<count].joined(separator: " ")
        let isName = [kind.name, kind.plural].contains(phrase)
        let first = words.written(0).first
        if MomentWords.isPartEnd(words, count - 1) {
            return isOfTitle(endingPart: count, words, kind)
        }
        // "ONLINE BRIEFING" on a line of its own is a headline.
        let line = words.text.prefix { !$0.isNewline }
        if first?.isUppercase == true, !line.contains(where: \.isLowercase), Words(line).folded.count > count,
            line.utf8.count < words.text.utf8.count, !MomentWords.isPartEnd(words, count - 1)
        {
            return true
        }
        // "Film night (Pride)" is one.
        if count < words.folded.count, words.written(count).hasPrefix("("), !isName, !words.endsLine(count - 1) {
            return true
        }
        // In "social Not another meeting!" the capital begins the title.
        if isLabel(count, words) { return false }
        if let next = words.folded.dropFirst(count).first, Self.goingOn.contains(next),
            words.gap(after: count - 1).allSatisfy({ $0 == " " })
        {
            return true
        }
        // In "picket support: breakfast" the word is of what the colon ends.
        if count + 1 < words.folded.count, words.written(count).hasSuffix(":"),
            gazetteer.read(words.folded[count...]) == nil, words.written(count).first?.isLowercase == true
        {
            return true
        }
        // "Karaoke night" begins with a sort of event, which is no label.
        if !([kind.name, kind.plural] + kind.synonyms).contains(phrase) { return true }
        let isSentence = count < words.folded.count && words.written(count).first?.isLowercase == true
        if first?.isUppercase == true, isSentence { return true }
        if isSentence, KindWords.isLonger(words.folded[...], than: count, kinds) { return true }
        // "Pride meeting in Truro" is a meeting, and so is "pride planning mtg".
        if isSentence, let (named, length) = kinds.read(words.folded[count...]), named.id != kind.id,
            words.folded.dropFirst(count + length).first.map({ ["in", "at", "@"].contains($0) }) == true
        {
            return true
        }
        if isSentence, isCompound(count, words, kind) { return true }
        guard let next = kinds.read(words.folded[count...])?.kind, next.id == kind.id else { return false }
        // A capital begins the title, as in "campaign Stall for fair pay", so the kind ends before it.
        let isCapital = { words.written($0).first?.isUppercase == true }
        if !isCapital(0), isCapital(count) { return false }
        return !isName
    }

    /// The same of words that end their part.
    private func isOfTitle(endingPart count: Int, _ words: Words, _ kind: Kind) -> Bool {
        let phrase = words.folded[..<count].joined(separator: " ")
        let isName = [kind.name, kind.plural].contains(phrase)
        let first = words.written(0).first
        // "Games night, Example Club" begins with its title.
        // So do "VIGIL" above "for our friends", "AGM & elections" and "AGM!!".
        let isSort = !([kind.name, kind.plural] + kind.synonyms).contains(phrase)
        let isGoingOn =
            words.folded.dropFirst(count).first.map { ["for", "of", "against", "&", "and"].contains($0) } == true
        let isMarked = words.written(count - 1).last.map { ",!.".contains($0) } == true
        if isSort, first?.isUppercase == true, isMarked || isGoingOn { return true }
        // "In memory. In anger. In hope."
        if count > 1, first?.isUppercase == true, words.written(count - 1).hasSuffix("."),
            !words.endsLine(count - 1),
            !isName
        {
            return true
        }
        // "Reading group: the new book" keeps both in its title, but not "social: picnic".
        return !isName && first?.isUppercase == true && words.written(count - 1).hasSuffix(":")
            && words.gap(after: count - 1).allSatisfy { $0 == " " }
    }

    /// Whether words for a kind go on with another: "pride planning mtg", "strike fund disco".
    private func isCompound(_ count: Int, _ words: Words, _ kind: Kind) -> Bool {
        guard count == 1, ["pride", "campaign", "picket", "strike"].contains(words.folded[0]) else { return false }
        let part = words.folded.indices.dropFirst(count).first { MomentWords.isPartEnd(words, $0) }
        let end = min(part.map { $0 + 1 } ?? words.folded.count, count + 2)
        let named = KindWords.kind(ofTitle: Words(words.text(before: end)), kinds)
        return named.map { $0.id != kind.id && $0.id != Self.onlineKind } ?? false
    }

    /// Reads the place; the town may be in the labelled venue or apart from it.
    func place(_ parts: LabelledParts, isOnline: Bool) throws(Misreading) -> AnnouncedPlace {
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
            if let whole = try wholeDays(words, draft) { return whole }
            let list = words.folded[...]
            let local = local(for: list, draft)
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
                // An hour alone does not tell when several whole days end.
                if let days = draft.time?.wholeDays, days.count > 1, reading != nil, reading?.time.end == nil {
                    throw .noTimes(days)
                }
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

    /// What clocks show when the words count from: now, or else the beginning of the day that "sunday" and "the 26th" are
    /// beside the event's own, if that is to come.
    func local(for words: ArraySlice<String>, _ draft: AnnouncementDraft) -> LocalDateTime {
        let local = timeZone.local(at: now)
        guard let day = draft.time?.start.date,
            let anchor = WhenReader.anchor(words, beside: day, today: local.date)
        else { return local }
        let moment = try? WhenReader.readMoment(
            words, now: LocalDateTime(anchor, .midnight), in: timeZone, hints: hints)
        let alone = try? WhenReader.readDay(words, today: anchor, hints: hints)
        guard let date = moment?.time.start.date ?? alone?.date, date > local.date else { return local }
        return LocalDateTime(date, .midnight)
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
        defer { if draft.site != nil { draft.venue = nil } }
        // Tags are left out, but many of them would still be kept to be said back.
        let written = AnnouncedPlace.untagged(words.text)
        if written != words.text { _ = try short(words.text, .place) }
        if Words(written).isEmpty, !words.isEmpty { throw Misreading(Replies.noPlace) }
        if Self.isTalk(words) { throw Misreading(Replies.noPlace) }
        let isOnline = isTaggedOnline || draft.isOnline == true || draft.kind == Self.onlineKind
        // "change venue Example Hall" keeps the town.
        if let known = draft.site, !known.town.isEmpty,
            !AnnouncedPlace.namesSpot(words.text, gazetteer), !words.isEmpty
        {
            draft.site?.venue = try venue(AnnouncedPlace.unquoted(AnnouncedPlace.trimmed(written)))
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
        if place.site.venue.isEmpty, !place.site.town.isEmpty, let known = draft.venue { place.add(venue: known) }
        draft.site = try site(place)
        draft.isOnline = nil
    }

    private static let beginningTalk: Set<String> = [
        "we", "i", "i'm", "i've", "what", "what's", "when", "when's", "who", "how", "why", "is", "are", "can", "could",
        "do", "does", "don't", "not", "maybe", "perhaps", "sorry", "thanks",
    ]
    /// The most words of a place that begins like talk, as the name of a pub may.
    private static let longestTalk = 3

    /// Whether words are a question or talk rather than a place, although they may name a town.
    private static func isTalk(_ words: Words) -> Bool {
        if Links.are(in: words.text) { return false }
        return words.text.hasSuffix("?")
            || words.folded.count > longestTalk && !words.text.contains(",")
                && beginningTalk.contains(words.folded.first ?? "")
    }

    func cost(_ words: Words) throws(Misreading) -> String? {
        if words.isEmpty || ["yes", "yep", "yeah", "no", "nope"].contains(words.folded.joined(separator: " ")) {
            throw Misreading(Replies.noCost)
        }
        if Self.isUnknown(words) { return nil }
        if Self.isQuestion(words) { throw Misreading(Replies.noCost) }
        try refuseOther(words, for: .cost)
        if Cost.isNegative(words.text) { throw Misreading(Replies.negativeCost) }
        return try short(Cost.tidied(Self.withoutSubject(words).text), .cost)
    }

    /// The words without "it's" in front: "it's free".
    private static func withoutSubject(_ words: Words) -> Words {
        let count = ["it's", "its"].contains(words.folded.first) ? 1 : words.folded.starts(with: ["it", "is"]) ? 2 : 0
        return count < words.folded.count ? words.dropFirst(count) : words
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
        if ["none", "nothing", "no", "nope"].contains(words.folded.joined(separator: " ")) { return "" }
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
            case .cost, .capacity, .audience, .kind, .when: ("cost", 100)
            case .access: ("note on access", 200)
            case .summary: ("text about it", Self.longestSummary)
            }
        guard text.fits(letters: longest) else { throw Misreading(Replies.tooLong(name, longest)) }
        return text
    }
}

extension EventTime {
    /// Keeps the last day of `earlier`, if that is a span of days and not one night that ends by noon.
    fileprivate mutating func keepDays(of earlier: EventTime) {
        guard let end, let days = earlier.severalDays, let last = earlier.end else { return }
        let isNight = days.count == 2 && last.time <= .noon && last.time <= earlier.start.time
        if isNight, earlier.wholeDays == nil { return }
        self = EventTime(start: start, end: LocalDateTime(max(days.upperBound, end.date), end.time))
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
