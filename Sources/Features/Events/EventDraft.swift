import Foundation
package import Organising
import StewardCore

/// An event as somebody described it, with time and place read.
package struct EventDraft: Codable, Equatable, Sendable {
    /// Who may know the venue.
    package enum Audience: String, Codable, Sendable {
        case anyone
        /// Only those who say that they are coming; everybody else is told the town.
        case coming
    }

    /// The id of its kind.
    package var kind: Kind.ID
    /// What it is called.
    package var title: String
    /// When it is, by the clocks of the network's time zone.
    package var time: EventTime
    /// Where it is.
    package var site: EventSite
    /// A line or two about it; empty if nobody wrote any.
    package var summary: String
    /// Facts about access.
    package var access: AccessFacts
    /// What it costs, in the organisers' words, such as "free"; nil if nobody said.
    package var cost: String?
    /// How many people there is room for; nil if nobody said.
    package var capacity: Int?
    /// Who may know the venue.
    package var venueAudience: Audience
    /// Who puts it on: a branch, a union, a network, but never a person; nil if nobody said.
    package var organiser: String?

    /// An event of these facts.
    package init(
        kind: Kind.ID, title: String, time: EventTime, site: EventSite, summary: String = "",
        access: AccessFacts = AccessFacts(), cost: String? = nil, capacity: Int? = nil,
        venueAudience: Audience = .anyone, organiser: String? = nil
    ) {
        (self.kind, self.title, self.time, self.site, self.summary) = (kind, title, time, site, summary)
        (self.access, self.cost, self.capacity, self.venueAudience) = (access, cost, capacity, venueAudience)
        self.organiser = organiser
    }
}

/// Where an event is: at a point on the map, somewhere in an area, online, or not known.
package struct EventSite: Codable, Equatable, Sendable {
    /// The hall, the park or the street; empty if nobody said.
    package var venue: String
    /// The town, or the area if it has no town; empty if it is online only.
    package var town: String
    /// The smallest area that it lies in; nil if it is not known, as in history.
    package var area: Area.ID?
    /// Where it is on the map, to the precision of a town; nil if only an area is known.
    package var point: Coordinate?
    /// Whether people can join from home.
    package var isOnline: Bool

    /// A site; without a spot it is online only, for people in `area`, or not known.
    package init(venue: String = "", spot: Spot?, in area: Area.ID? = nil, isOnline: Bool = false) {
        self.venue = venue
        self.isOnline = isOnline
        self.area = spot?.areaID ?? area
        town = spot?.name ?? ""
        point = spot?.point
    }

    init(venue: String, town: String, area: Area.ID?, point: Coordinate?, isOnline: Bool) {
        (self.venue, self.town, self.area, self.point, self.isOnline) = (venue, town, area, point, isOnline)
    }

    /// The same with its point at the postcode or the neighbourhood that the venue names inside `spot`, such as that of
    /// "Example Hall, Soho" in London; unchanged if it names none.
    package func placed(_ gazetteer: Gazetteer, in spot: Spot?) -> EventSite {
        guard let spot, let finer = gazetteer.finest(in: Words(venue), inside: spot), let centre = finer.spot.point
        else { return self }
        var site = self
        (site.area, site.point) = (finer.spot.areaID, centre)
        return site
    }

    /// Whether it is the same place as `other`, whatever their points on the map, which may have become more exact.
    package func isSame(as other: EventSite) -> Bool {
        var other = other
        other.point = point
        return self == other
    }

    /// For a card: "Example Park, Liverpool (Merseyside), and online"; empty if nothing is known.
    package func text(_ gazetteer: Gazetteer) -> String {
        if town.isEmpty, isOnline { return venue.isEmpty ? "Online" : "Online: \(venue)" }
        let region = area.flatMap { gazetteer.area($0)?.name }
        let isNamed = venue.localizedStandardContains(town)
        let known = [venue, isNamed ? "" : town].filter { !$0.isEmpty }.joined(separator: ", ")
        let place = region == nil || region == town || town.isEmpty ? known : "\(known) (\(region ?? ""))"
        return isOnline ? place + ", and online" : place
    }

    /// The site without what tells the venue, also without the postcode: "Leeds" for "Leeds (LS)" and "Leeds (LS6)".
    package var withoutVenue: EventSite {
        var alone = town[...]
        if let start = town.lastIndex(of: "("), town.last == ")",
            town[start...].dropFirst().dropLast().allSatisfy({ ("A"..."Z").contains($0) || ("0"..."9").contains($0) })
        {
            alone = town[..<start].drop { $0 == " " }
            while alone.last == " " { alone.removeLast() }
        }
        return EventSite(venue: "", town: String(alone), area: area, point: point, isOnline: isOnline)
    }

    /// For a line in a list: "Liverpool", "online", "Liverpool and online".
    var shortText: String {
        [town, isOnline ? "online" : ""].filter { !$0.isEmpty }.joined(separator: " and ")
    }
}

/// Facts about access; each is nil if nobody said.
package struct AccessFacts: Codable, Equatable, Sendable {
    /// Whether you can get in and move about without a step.
    package var isStepFree: Bool?
    /// Whether it is interpreted into British Sign Language.
    package var hasSignLanguage: Bool?
    /// Whether there are captions to read along.
    package var hasCaptions: Bool?
    /// Whether there is a quiet room or corner.
    package var hasQuietSpace: Bool?
    /// Whether children are looked after.
    package var hasChildcare: Bool?
    /// Whether there is no alcohol.
    package var isAlcoholFree: Bool?
    /// Anything else about access, in the organisers' words.
    package var note: String?

    /// The given facts; the others are not known.
    package init(
        isStepFree: Bool? = nil, hasSignLanguage: Bool? = nil, hasCaptions: Bool? = nil, hasQuietSpace: Bool? = nil,
        hasChildcare: Bool? = nil, isAlcoholFree: Bool? = nil, note: String? = nil
    ) {
        (self.isStepFree, self.hasSignLanguage, self.hasCaptions) = (isStepFree, hasSignLanguage, hasCaptions)
        (self.hasQuietSpace, self.hasChildcare, self.isAlcoholFree) = (hasQuietSpace, hasChildcare, isAlcoholFree)
        self.note = note
    }

    /// Each fact with the words for it and for its absence, in the order of a card.
    package var named: [(name: String, lack: String, value: Bool?)] {
        [
            ("step-free", "not step-free", isStepFree),
            ("British Sign Language", "no British Sign Language", hasSignLanguage),
            ("captions", "no captions", hasCaptions), ("quiet space", "no quiet space", hasQuietSpace),
            ("childcare", "no childcare", hasChildcare), ("alcohol-free", "not alcohol-free", isAlcoholFree),
        ]
    }
}
