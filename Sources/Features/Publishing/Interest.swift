import Events
import FeatureKit
package import Organising

/// What a room wants to hear of: kinds of events somewhere.
package struct Interest: Equatable, Sendable {
    /// Where.
    package enum Region: Equatable, Sendable {
        /// All over the network, and what has no place at all.
        case everywhere
        /// In an area, by its id.
        case area(Area.ID)
        /// Around a place.
        case circle(Coordinate, miles: Double)
    }

    /// The name of where, as people know it; empty for everywhere.
    package var place: String
    /// Where.
    package var region: Region
    /// The kinds, in the order in which they were asked for; none where every kind is wanted.
    package var kinds: [Kind.ID]

    /// The events that it covers, as they are asked for.
    func filter(_ gazetteer: Gazetteer) -> EventFilter {
        var filter = EventFilter.everything
        filter.kinds = kinds.filter { $0 != "online" }
        filter.isOnline = kinds.contains("online")
        switch region {
        case .everywhere: break
        case .area(let area):
            filter.region = .areas(gazetteer.areas.map(\.id).filter { gazetteer.isWithin($0, area) })
        case .circle(let centre, let miles): filter.region = .circle(centre, miles: miles)
        }
        return filter
    }

    /// Whether an event is part of it.
    func covers(_ event: PublishedEvent, _ gazetteer: Gazetteer) -> Bool {
        let isOnline = event.isOnline && kinds.contains("online")
        guard kinds.isEmpty || kinds.contains(event.kind) || isOnline else { return false }
        switch region {
        case .everywhere: return true
        case .area(let area): return event.area.map { gazetteer.isWithin($0, area) } ?? false
        case .circle(let centre, let miles): return event.point.map { $0.miles(to: centre) <= miles } ?? false
        }
    }
}

/// What publishing needs to know of an event to find the rooms that it goes to.
package struct PublishedEvent: Sendable {
    var kind: Kind.ID
    var area: Area.ID?
    var point: Coordinate?
    var isOnline: Bool
}
