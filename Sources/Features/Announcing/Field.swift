import Events
import FeatureKit
import Organising
import StewardCore

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
