package import Organising

/// An event as somebody described it, with its time read and its place found.
package struct EventDraft: Codable, Equatable, Sendable {
    /// Who hears the venue.
    package enum Audience: String, Codable, Sendable {
        case anyone
        /// Only those who say that they are coming; everybody else hears the town.
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
    /// A line or two about it; empty where nobody wrote any.
    package var summary: String
    /// What there is for those who need it.
    package var access: AccessFacts
    /// What it costs, in the organisers' words, such as "free"; nothing where they gave none.
    package var cost: String?
    /// How many people there is room for; nothing where nobody said.
    package var capacity: Int?
    /// Who hears the venue.
    package var venueAudience: Audience
    /// Who puts it on: a branch, a union, a network, and never a person; nothing where nobody said.
    package var organiser: String?

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
