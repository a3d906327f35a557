package import Events
import FeatureKit
import Organising

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
