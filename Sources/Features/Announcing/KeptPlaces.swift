import Events
package import FeatureKit
package import StewardCore

/// The places that other events keep private, as what is said of something else could tell them.
package struct KeptPlaces {
    private let places: [(number: Int64, place: PrivatePlace)]

    /// The places of events that are neither over nor cancelled, `own` left out: in `town`, and the links of those
    /// elsewhere.
    package init(in town: String, besides own: Int64? = nil, _ turn: Turn) throws {
        places = try Events.privateSites(in: town, besides: own, turn).map {
            ($0.number, PrivatePlace($0.site, linksAlone: !$0.isInTown))
        }
    }

    /// The number of the event whose private place is where `venue` says; nil if there is none.
    package func keeper(ofVenue venue: String) -> Int64? {
        keeper(in: venue) { $0.isNamed(inVenueOfAnother: $1) }
    }

    /// The number of the event whose private place a text about something else names; nil if there is none.
    package func keeper(toldIn text: String) -> Int64? {
        keeper(in: text) { $0.isNamed(inTextOfAnother: $1) }
    }

    private func keeper(in text: String, _ isNamed: (PrivatePlace, FoldedText) -> Bool) -> Int64? {
        if text.isEmpty || places.isEmpty { return nil }
        let folded = FoldedText(text)
        return places.first { isNamed($0.place, folded) }?.number
    }

    /// What of `event` everybody would read that another event keeps private, by the number of that one; what everybody
    /// reads of `earlier` already is left out.
    func told(by event: EventDraft, since earlier: EventDraft? = nil) -> [Field: Int64] {
        var told: [Field: Int64] = [:]
        let before = earlier?.texts ?? [:]
        for (field, text) in event.texts where before[field] != text { told[field] = keeper(toldIn: text) }
        let isShown = earlier.map { !event.site.isSame(as: $0.site) || event.showsPrivatePlace(of: $0) } ?? true
        if event.venueAudience == .anyone, isShown { told[.place] = keeper(ofVenue: event.site.venue) }
        return told
    }
}

/// What is said of places that other events keep private.
extension KeptPlaces {
    /// Says that a yes shows everybody a place which `keeper` keeps private.
    package static func isShown(keptBy keeper: Int64) -> Line { Replies.placeIsShown(keptBy: keeper) }

    /// Says that a yes shows everybody a text, such as "the reason", which names a place that `keeper` keeps private.
    package static func isShown(by text: String, keptBy keeper: Int64) -> Line {
        Replies.placeIsShown(by: text, keptBy: keeper)
    }

    /// A text in a read-back, without a word of it in rooms if it names what the event `keeper` keeps private.
    package static func readBack(_ text: String, keptBy keeper: Int64?) -> Line {
        keeper == nil ? "\(text)" : "\(hidden: "\(text)", told: "…")"
    }
}

extension EventDraft {
    /// What is said of it in the organisers' own words.
    fileprivate var texts: [Field: String] {
        [.title: title, .summary: summary, .access: access.note ?? "", .cost: cost ?? "", .organiser: organiser ?? ""]
    }
}
