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
    /// Who puts it on: a branch, a union, a network, and never a person.
    let organiser: String?
    /// The name of its theme, if it has one.
    let theme: String?

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

/// What there is for those who need it; nothing where nobody said.
struct AccessFacts: Equatable {
    var isStepFree: Bool?
    var hasSignLanguage: Bool?
    var hasCaptions: Bool?
    var hasQuietSpace: Bool?
    var hasChildcare: Bool?
    var isAlcoholFree: Bool?
    /// Anything else about access, in the organisers' words.
    var note: String?

    /// Each fact with the words for it and for its lack, in the order in which a card shows them.
    var named: [(name: String, lack: String, value: Bool?)] {
        [
            ("step-free", "not step-free", isStepFree),
            ("British Sign Language", "no British Sign Language", hasSignLanguage),
            ("captions", "no captions", hasCaptions), ("quiet space", "no quiet space", hasQuietSpace),
            ("childcare", "no childcare", hasChildcare), ("alcohol-free", "not alcohol-free", isAlcoholFree),
        ]
    }
}
