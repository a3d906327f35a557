import FeatureKit
import Foundation
import Organising

/// An event as it stands in the store.
struct Event: Located {
    /// How sure it is that it takes place (RFC 5545, section 3.8.1.11).
    enum Status: String {
        case tentative, confirmed, cancelled
    }

    let number: Int64
    let status: Status
    /// The name of its kind, such as "social".
    let kind: String
    let title: String
    let summary: String
    /// When it is or was, no more exact than is known; nothing where nobody wrote down when.
    let moment: SeedMoment?
    let site: EventSite
    let access: AccessFacts
    /// What it costs, in the organisers' words; nothing where they gave none.
    let cost: String?
    /// How many people there is room for; nothing where nobody said.
    let capacity: Int?
    /// Who hears the venue.
    let venueAudience: EventDraft.Audience
    /// Who puts it on: a branch, a union, a network, and never a person.
    let organiser: String?
    /// The name of its theme, if it has one.
    let theme: String?
    /// Why it was cancelled; nothing where it was not, or where nobody said.
    let cancellation: String?

    /// Whether nobody can go any more; what has no day of its own is history from the first.
    func isOver(at now: Date, in zone: TimeZone) -> Bool {
        switch moment {
        case .time, .day:
            moment.flatMap { EventMoment($0, in: zone) }.map { $0.endsAt <= EventMoment.seconds(now) } ?? true
        case .month, .year, .before, nil: true
        }
    }
    var area: Area.ID { site.area ?? "" }
    var point: Coordinate? { site.point.map { Coordinate(latitude: $0.latitude, longitude: $0.longitude) } }
}
