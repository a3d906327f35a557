import Events
import FeatureKit
import Foundation
import Organising
import StewardCore

/// Reads an event out of one message: the kind, the title, when, the place, and after a full stop more about it.
///
/// Commas, dashes, semicolons and new lines part these; the day and time tell where the title ends, or quotation marks
/// do, between which everything is taken as it stands.
struct AnnouncementReader {
    let kinds: Kinds
    let gazetteer: Gazetteer
    let timeZone: TimeZone
    /// The area that what is only online is for.
    let networkArea: Area.ID?
    /// From when days are counted: when the words were typed, or for an event that is postponed the day after its own.
    var now: Date
    /// What was answered about a time that could be read in two ways.
    var hints = MomentHints()

    /// The kind of what can be joined from home, whatever else it is.
    static let onlineKind = "online"
    /// A title has fewer words than this, and the day and time stand after it.
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

    /// The draft with a link out of the text about it as its place, if it is online and its place is private: rooms read
    /// the text.
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

    /// Whether the words for the kind begin the title too: "pub quiz" is two words for a social, neither of them its name.
    private func isOfTitle(_ count: Int, _ words: Words, _ kind: Kind) -> Bool {
        guard let next = kinds.read(words.folded[count...])?.kind, next.id == kind.id, !isPartEnd(words, count - 1)
        else { return false }
        // Whoever begins the title with a capital, as in "campaign Stall for fair pay", has ended the kind before it.
        let isCapital = { words.written($0).first?.isUppercase == true }
        if !isCapital(0), isCapital(count) { return false }
        return ![kind.name, kind.plural].contains(words.folded[..<count].joined(separator: " "))
    }

    private func kind(_ words: Words) throws(Misreading) -> (Kind, consumed: Int) {
        // A kind's name does not go on inside a quoted title.
        let quote = words.folded.indices.prefix(6).first { words.written($0).first == "\"" }
        let beginning = words.folded[..<(quote ?? words.folded.endIndex)]
        guard let (kind, consumed) = kinds.read(beginning) else {
            let suggestion = kinds.suggestions(for: words.folded[...]).first
            throw Misreading(
                Replies.unknownKind(words.folded.first ?? "", suggestion: suggestion, known: kinds.all.map(\.name)))
        }
        return (kind, consumed)
    }

    /// When it is, what the words for it say beyond that, and what follows them.
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

    /// The first part that reads as a day with a time; where none does, the first words that do.
    ///
    /// Throws what is wrong with the part that comes nearest to one.
    private func moment(_ body: Words) throws(Misreading) -> Moment? {
        var problem: WhenProblem?
        let local = timeZone.local(at: now)
        let marked = body.folded.indices.map { index in
            isPartEnd(body, index) && body.folded[index] != "-" ? body.folded[index] + "," : body.folded[index]
        }
        let indices = body.folded.indices.prefix(Self.furthestMoment)
        let parts = indices.filter { $0 == 0 || isPartEnd(body, $0 - 1) }
        for start in parts + indices.filter({ !parts.contains($0) }) {
            // A problem in a part of its own is the one to tell of; in the middle of a title it is chance.
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

    /// Refuses a moment beside which there is more of a day or a time, as which of them is meant is for nobody to guess.
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

    /// Whether a part ends with the word at `index`.
    private func isPartEnd(_ words: Words, _ index: Int) -> Bool {
        let written = words.written(index)
        let gap = words.gap(after: index).prefix { $0.isWhitespace }
        return written == "-" || gap.contains(where: \.isNewline) || written.last.map { ",;:.!?".contains($0) } == true
    }

    /// The place, whose town may stand with what is labelled as the venue or by itself.
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
