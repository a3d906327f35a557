package import Events
import FeatureKit
import Foundation
import MatrixProtocol
import Organising
import StewardCore

/// An event that somebody is describing; what they have not said yet is nil.
package struct AnnouncementDraft: FormDraft {
    package typealias Unclear = UnclearMoment

    /// What it is called.
    var title: String?
    /// When it is, by the clocks of the network's time zone.
    var time: EventTime?
    /// The day that was written last, while its time is not known.
    var day: LocalDate?
    /// Where it is.
    var site: EventSite?
    /// The venue, while its town is not known.
    var venue: String?
    /// The rule by which it repeats, as an RRULE; nil if it takes place once.
    var repeats: String?
    /// The dates of the series that are left out; nil if none is.
    var leftOut: [LocalDate]?
    /// True if it was said to be online before it had a place; nil otherwise.
    var isOnline: Bool?
    /// The id of its kind.
    var kind: Kind.ID?
    var access = AccessFacts()
    /// What it costs, in the organisers' words, such as "free".
    var cost: String?
    /// How many people there is room for.
    var capacity: Int?
    var venueAudience = EventDraft.Audience.anyone
    /// True if a private place is to become public, which no room may read before the yes; nil otherwise.
    var showsPrivatePlace: Bool?
    /// True if somebody said that nothing of it tells the exact place, or no more of it; nil otherwise.
    var tellsNoPlace: Bool?
    /// The branch or group that puts it on, never a person; nil if it is the network itself.
    var organiser: String?
    /// A line or two about it; empty if nobody wrote any.
    var summary = ""
    /// Whether to mention everybody in the rooms in which the officer may do that.
    var mentionsRoom = false
    /// What of a private kind may stand in it, since somebody was asked: the place, or the text about it; nil if nothing
    /// was asked.
    var agreed: [Field]?
    /// True if the text about it was longer than a phone shows, and only its first sentences are kept; nil otherwise.
    var isShortened: Bool?
    /// The number of the suggestion that it comes from.
    var suggestion: Int64?
    /// The room in which it was begun, and to which it goes; nil if that was a direct message.
    var room: RoomID?
    /// Unknown tags, which were left in the text.
    var unknownTags: [String] = []

    /// An event of which nothing is known yet.
    package init() {}

    init(_ event: EventDraft) {
        (title, time, site, kind) = (event.title, event.time, event.site, event.kind)
        (access, cost, capacity) = (event.access, event.cost, event.capacity)
        (venueAudience, organiser, summary) = (event.venueAudience, event.organiser, event.summary)
    }

    /// The finished event; nil until it has a title, a time, a place and a kind.
    package var completed: EventDraft? {
        guard let title, let time, let site, let kind else { return nil }
        return EventDraft(
            kind: kind, title: title, time: time, site: site, summary: summary, access: access, cost: cost,
            capacity: capacity, venueAudience: venueAudience, organiser: organiser)
    }
}

/// What was read of an announcement, and what has to be asked before it can be read back.
struct AnnouncementReading {
    var draft = AnnouncementDraft()
    /// The first thing that it lacks, and why.
    private(set) var lacks: (field: Field, why: Reply, isSaid: Bool)?

    /// Notes that a field is missing; the first one in the order of `Field` is asked for first.
    ///
    /// `isSaid` is false if `why` only says that it is missing, which the question says too.
    mutating func lack(_ field: Field, _ why: Reply, isSaid: Bool = true) {
        let order = Field.allCases
        if let lacks, let first = order.firstIndex(of: lacks.field), let new = order.firstIndex(of: field), first <= new
        {
            return
        }
        lacks = (field, why, isSaid)
    }

    /// Notes what is wrong with the time; a day without a time is kept.
    mutating func take(_ problem: WhenProblem) {
        switch problem {
        case .noTime(let date), .allDay(let date): draft.day = date
        default: break
        }
        lack(.when, Replies.problem(problem))
    }
}

extension AnnouncementDraft {
    /// The first thing that an event needs and the draft lacks; nil if there is nothing.
    var lacking: Field? {
        if title == nil { return .title }
        if time == nil { return .when }
        if site == nil { return .place }
        return kind == nil ? .kind : nil
    }
}

/// A part of an event that can be asked for and changed by itself.
package enum Field: String, Codable, CaseIterable, Sendable {
    /// The title; days and times; where it is; the kind of event.
    case title, when, place, kind
    /// Facts about access; the cost; the number of places; who may know the venue.
    case access, cost, capacity, audience
    /// The branch or group that puts it on; the text about it.
    case organiser, summary

    /// The words that people use for it, the usual one first.
    var names: [String] {
        switch self {
        case .title: ["title", "name"]
        case .when: ["time", "when", "day", "date", "times", "hours"]
        case .place: ["place", "venue", "where", "town", "location"]
        case .kind: ["kind", "what", "type"]
        case .access: ["access", "accessibility"]
        case .cost: ["cost", "price"]
        case .capacity: ["capacity", "places", "room"]
        case .audience: ["audience", "who"]
        case .organiser: ["organiser", "organisers", "organizer", "organizers"]
        case .summary: ["about", "text", "summary", "details", "description"]
        }
    }

    /// The usual word for it.
    var name: String { names[0] }

    /// The field at the start of the words, and its new value: "the time to 3pm"; nil if they name no field.
    static func read(_ words: Words) -> (field: Field, value: Words)? {
        guard let (field, name, value) = words.named(among: allCases, by: \.names) else { return nil }
        // "time 7" is seven o'clock and not a day.
        let isHour = ["time", "times", "hours"].contains(name) && WhenReader.loneNumber(value.folded[...]) != nil
        return (field, isHour ? Words("at \(value.text)") : value)
    }

    /// The draft with this field set by the words; throws if they cannot be read.
    ///
    /// Tags among the words count as in an announcement; a title, a name and a text are taken literally.
    func read(
        _ words: Words, _ draft: AnnouncementDraft, _ reader: AnnouncementReader
    ) throws(Misreading) -> AnnouncementDraft {
        if self != .audience {
            // If the place is private already, the words may say so.
            let isWish = draft.venueAudience == .anyone && PrivateWish.isSaid(in: words.text)
            if isWish || Tags.meansPrivateVenue(words.text) { throw .privateUnread }
        }
        let hasTags = ![.title, .organiser, .summary].contains(self)
        let tags = Tags(takenFrom: hasTags ? words.text : "")
        if let problem = tags.problem { throw Misreading(problem) }
        var words = words
        if !tags.isEmpty { words = Words(([tags.text] + tags.loose).joined(separator: " ")) }
        var draft = draft
        // Tags alone are an answer if the field may stay open.
        if tags.isEmpty || !words.isEmpty || [.when, .place, .kind].contains(self) {
            try read(words, into: &draft, isOnline: tags.isOnline, reader)
        } else if self == .access {
            draft.access = AccessFacts()
        }
        tags.apply(to: &draft)
        return draft
    }

    private func read(
        _ words: Words, into draft: inout AnnouncementDraft, isOnline: Bool, _ reader: AnnouncementReader
    ) throws(Misreading) {
        switch self {
        case .title: draft.title = try reader.title(words)
        case .when: try reader.readTime(words, &draft)
        case .place: try reader.readPlace(words, isOnline: isOnline, &draft)
        case .kind: try reader.readKind(words, &draft)
        case .access: draft.access = try reader.access(words, added: draft.access)
        case .cost: draft.cost = try reader.cost(words)
        case .capacity: draft.capacity = try reader.capacity(words)
        case .audience: try reader.readAudience(words, &draft)
        case .organiser: draft.organiser = try reader.organiser(words)
        case .summary:
            if Answer.read(words, isDirect: true) == .yes { throw Misreading(Replies.yesIsNoText) }
            // What is said of the hours is no part of the text that is written anew.
            let note = draft.summary.hasPrefix(TimeNote.unknownHours) && draft.time?.wholeDays != nil
            let text = try reader.summary(words)
            draft.summary = try reader.short(note ? "\(TimeNote.unknownHours) \(text)" : text, .summary)
        }
    }
}

/// Why words could not be read for certain.
enum Misreading: Error {
    /// They cannot be read; the refusal says why.
    case refused(Refusal)
    /// They can be read in two ways, and a word can settle which.
    case unclear(MomentQuestion)
    /// This text follows the place that they should change.
    case moreThanPlace(String)
    /// They say that the place is private, but not where that is read.
    case privateUnread
    /// They are the new value of the first field, and not of the other.
    case ofOther(Field, String, than: Field)

    /// What the words are for, which decides what to type instead.
    enum Place: Equatable {
        /// They describe a whole event.
        case line
        /// They answer a question.
        case answer
        /// They change what was read back.
        case readBack
        /// They change a listed event.
        case edit(Int64)
    }

    init(_ problem: WhenProblem) {
        self = MomentQuestion(problem).map { .unclear($0) } ?? .refused(Refusal(["\(problem.sentence)"]))
    }

    init(_ reply: Reply) { self = .refused(Refusal(reply)) }

    /// The question to ask if the words are only unclear; throws a refusal if they cannot be read.
    func moment(_ reader: AnnouncementReader, in place: Place) throws(Refusal) -> UnclearMoment {
        switch self {
        case .unclear(let question): return UnclearMoment(moment: question, hints: reader.hints)
        case .refused(let refusal): throw refusal
        case .moreThanPlace(let rest): throw Refusal(Replies.moreThanPlace(rest, place))
        case .privateUnread: throw Refusal(Replies.privateUnread(place))
        case .ofOther(let field, let value, let asked):
            throw Refusal(Replies.isOfOther(field, value, than: asked, place))
        }
    }
}

/// Unclear words that wait for an answer to a question about them.
package struct OpenReading: Codable, Equatable, Sendable {
    /// What happens with the words once they are clear.
    enum Purpose: Codable, Equatable {
        /// They describe a whole event.
        case announcement
        /// They describe a whole event that a member suggests.
        case suggestion
        /// They change a field of a listed event.
        case edit(Int64, Field)

        var place: Misreading.Place {
            switch self {
            case .announcement, .suggestion: .line
            case .edit(let number, _): .edit(number)
            }
        }
    }

    let purpose: Purpose
    /// The words as they were typed.
    let text: String
    /// When they were typed, from which "tomorrow" counts.
    let typedAt: Date
    let unclear: UnclearMoment

    /// Takes words that `reader` finds unclear; throws a refusal if they cannot be read.
    init(
        _ misreading: Misreading, of words: Words, for purpose: Purpose, _ reader: AnnouncementReader
    ) throws(Refusal) {
        unclear = try misreading.moment(reader, in: purpose.place)
        (self.purpose, text, typedAt) = (purpose, words.text, reader.now)
    }
}

/// Writes an event as the text of an `!announce`, so that it can be sent again with a word changed.
struct AnnouncementLine {
    let reader: AnnouncementReader

    /// The lines after `!announce`, which read as the same event.
    ///
    /// Some texts read differently: a title or a venue with quotation marks in it, and a text about the event with a
    /// known tag, a part such as "£5" or "40 places", or a sentence that begins with "Cost:", "Access:" or "Organised
    /// by".
    func render(_ event: EventDraft) -> String {
        let kind = reader.kinds[event.kind]?.name ?? event.kind
        let head = ["\(kind) \"\(event.title)\"", Self.when(event.time), place(event.site)].joined(separator: ", ")
        var lines = [([head] + tags(event)).joined(separator: " ")]
        if let organiser = event.organiser { lines.append("Organiser: \(organiser)") }
        if let cost = event.cost, cost != "free" { lines.append("Cost: \(cost)") }
        if let note = event.access.note { lines.append("Access: \(note)") }
        if !event.summary.isEmpty { lines.append(event.summary) }
        return lines.joined(separator: "\n")
    }

    private static func when(_ time: EventTime) -> String {
        if let days = time.wholeDays { return "\(days.shortTextWithYears) all day" }
        guard let end = time.end, end.date != time.start.date
        else { return "\(time.start.date.shortText) \(time.start.date.year) \(time.hoursText)" }
        return "\(moment(time.start)) to \(moment(end))"
    }

    private static func moment(_ moment: LocalDateTime) -> String {
        "\(moment.date.shortText) \(moment.date.year) \(moment.time.spokenTextOnDay)"
    }

    private func tags(_ event: EventDraft) -> [String] {
        var tags: [String] = EventFact.allCases.compactMap { fact in
            guard let path = fact.accessFact else { return event.cost == "free" ? fact.tag : nil }
            return event.access[keyPath: path].map { $0 ? fact.tag : "#not-" + fact.tag.dropFirst() }
        }
        if let capacity = event.capacity { tags.append("#capacity-\(capacity)") }
        if event.venueAudience == .coming { tags.append("#private-venue") }
        return tags
    }

    private func place(_ site: EventSite) -> String {
        let spot = [spotWords(site), site.isOnline ? "online" : ""].filter { !$0.isEmpty }.joined(separator: ", ")
        return site.venue.isEmpty ? spot : "\"\(site.venue)\", \(spot)"
    }

    /// The town in words that find it again: with its area if several have its name, and a postcode area as a postcode.
    private func spotWords(_ site: EventSite) -> String {
        guard !site.town.isEmpty else { return "" }
        var wanted = site
        (wanted.venue, wanted.isOnline) = ("", false)
        let area = site.area.flatMap { reader.gazetteer.area($0)?.name } ?? ""
        let letters = site.town.split(separator: "(").last.map { $0.prefix { $0.isLetter } } ?? ""
        let candidates = [
            site.town, "near \(site.town)", "\(site.town), \(area)", "near \(site.town), \(area)", "\(letters)1",
        ]
        return candidates.first { words in
            AnnouncedPlace(
                reading: words, reader.gazetteer, networkArea: reader.networkArea, isOnline: false)?.site == wanted
        } ?? site.town
    }
}
