package import Events
import FeatureKit
import Foundation
import Organising
import StewardCore

/// An event as far as somebody has described it.
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
    /// Whether it was said to be online before a place was; nil if not.
    var isOnline: Bool?
    /// The id of its kind.
    var kind: Kind.ID?
    var access = AccessFacts()
    /// In the organisers' words, such as "free".
    var cost: String?
    /// How many people there is room for.
    var capacity: Int?
    var venueAudience = EventDraft.Audience.anyone
    /// Whether the place was private and is to be shown to everybody: no room reads it before the yes to that; nil if not.
    var showsPrivatePlace: Bool?
    /// The branch or the group that puts it on, and never a person; nothing where that is the network itself.
    var organiser: String?
    /// A line or two about it; empty where nobody wrote any.
    var summary = ""
    /// Whether everybody in the rooms is to be mentioned, as far as whoever announces could do that.
    var mentionsRoom = false
    /// The number of the suggestion that it comes from.
    var suggestion: Int64?
    /// Tags that nobody knows, which were left in the text.
    var unknownTags: [String] = []

    package init() {}

    init(_ event: EventDraft) {
        (title, time, site, kind) = (event.title, event.time, event.site, event.kind)
        (access, cost, capacity) = (event.access, event.cost, event.capacity)
        (venueAudience, organiser, summary) = (event.venueAudience, event.organiser, event.summary)
    }

    /// The event, as soon as it has all that every event has: a title, a time, a place and a kind.
    package var completed: EventDraft? {
        guard let title, let time, let site, let kind else { return nil }
        return EventDraft(
            kind: kind, title: title, time: time, site: site, summary: summary, access: access, cost: cost,
            capacity: capacity, venueAudience: venueAudience, organiser: organiser)
    }
}

/// One thing that is said of an event, and can be asked for or changed by itself.
package enum Field: String, Codable, CaseIterable, Sendable {
    /// What it is called; when, as days and times; where; what sort of event it is.
    case title, when, place, kind
    /// What there is for those who need it; what it costs; for how many; who hears the venue.
    case access, cost, capacity, audience
    /// Which branch or group puts it on; what else is to be said.
    case organiser, summary

    /// The words by which people call it, the usual one first.
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

    /// Whether the form asks for it; what it does not ask for can be changed once all is read back.
    var isAsked: Bool { ![.organiser, .summary].contains(self) }

    /// The field that the words begin with, and what follows it: "the time to 3pm".
    static func read(_ words: Words) -> (field: Field, value: Words)? {
        guard let (field, name, value) = words.named(among: allCases, by: \.names) else { return nil }
        // "time 7" is at seven, and surely no day.
        let isHour = ["time", "times", "hours"].contains(name) && WhenReader.loneNumber(value.folded[...]) != nil
        return (field, isHour ? Words("at \(value.text)") : value)
    }

    /// The draft with this field as the words say; whatever is wrong with them leaves the draft as it was.
    ///
    /// Tags among the words say what they say in an announcement; a title, a name and a text are taken as they are.
    func read(
        _ words: Words, _ draft: AnnouncementDraft, _ reader: AnnouncementReader
    ) throws(Misreading) -> AnnouncementDraft {
        if self != .audience {
            // Of a place that is private it may be said.
            let isWish = draft.venueAudience == .anyone && PrivateWish.isSaid(in: words.text)
            if isWish || Tags.meansPrivateVenue(words.text) { throw .privateUnread }
        }
        let hasTags = ![.title, .organiser, .summary].contains(self)
        let tags = Tags(takenFrom: hasTags ? words.text : "")
        if let problem = tags.problem { throw Misreading(problem) }
        var words = words
        if !tags.isEmpty { words = Words(([tags.text] + tags.loose).joined(separator: " ")) }
        var draft = draft
        // Tags alone answer what may be left open.
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
        case .access: draft.access = try reader.access(words)
        case .cost: draft.cost = try reader.cost(words)
        case .capacity: draft.capacity = try reader.capacity(words)
        case .audience: try reader.readAudience(words, &draft)
        case .organiser: draft.organiser = try reader.organiser(words)
        case .summary: draft.summary = try reader.summary(words)
        }
    }
}

/// Why words were not read as somebody meant them.
enum Misreading: Error {
    /// They cannot be read: the one sentence that says so.
    case refused(Refusal)
    /// They can be read in two ways, and a word settles which.
    case unclear(MomentQuestion)
    /// More is written than the place that they are to change: this.
    case moreThanPlace(String)
    /// They say that the place is private where that cannot be taken.
    case privateUnread

    /// Where the words stand, which decides what is to be typed instead.
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

    /// What is to be asked back if the words are only unclear to `reader`; throws why others cannot be read.
    func moment(_ reader: AnnouncementReader, in place: Place) throws(Refusal) -> UnclearMoment {
        switch self {
        case .unclear(let question): return UnclearMoment(moment: question, hints: reader.hints)
        case .refused(let refusal): throw refusal
        case .moreThanPlace(let rest): throw Refusal(Replies.moreThanPlace(rest, place))
        case .privateUnread: throw Refusal(Replies.privateUnread(place))
        }
    }
}

/// Words that wait for the answer to what was unclear in them.
package struct OpenReading: Codable, Equatable, Sendable {
    /// What is made of the words once they are clear.
    enum Purpose: Codable, Equatable {
        /// They describe a whole event.
        case announcement
        /// They describe a whole event that a member suggests.
        case suggestion
        /// They change one field of an event that is listed.
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
    /// When they were typed: "tomorrow" is counted from there.
    let typedAt: Date
    let unclear: UnclearMoment

    /// Keeps words that `reader` finds unclear; throws why others cannot be read.
    init(
        _ misreading: Misreading, of words: Words, for purpose: Purpose, _ reader: AnnouncementReader
    ) throws(Refusal) {
        unclear = try misreading.moment(reader, in: purpose.place)
        (self.purpose, text, typedAt) = (purpose, words.text, reader.now)
    }
}

/// Writes an event in the form in which it is announced, so that it can be sent again with a word changed.
struct AnnouncementLine {
    let reader: AnnouncementReader

    /// The lines after `!announce`, which read back as the same event.
    ///
    /// Not so where the texts themselves are in the way: a title or a venue with quotation marks in it, and a text about
    /// the event with a known tag, a part such as "£5" or "40 places", or a sentence that begins with "Cost:",
    /// "Access:" or "Organised by".
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
        let start = "\(time.start.date.shortText) \(time.start.date.year) \(time.start.time)"
        guard let end = time.end else { return start }
        if end.date == time.start.date { return "\(start)-\(end.time)" }
        return "\(start) to \(end.date.shortText) \(end.date.year) \(end.time)"
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

    /// The town in the words by which it is found again: with its area where there are several of that name, and a
    /// postcode's area as a postcode.
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
