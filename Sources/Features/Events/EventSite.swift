import Foundation
package import Organising

/// Where an event is: somewhere on the map, somewhere in an area, at home in front of a screen, or nobody knows.
package struct EventSite: Codable, Equatable, Sendable {
    /// The hall, the park or the street; empty where nobody said.
    package var venue: String
    /// The town, or the area where it is no one town; empty where it is online only.
    package var town: String
    /// The smallest area that it lies in; nothing in history, where it is not known.
    package var area: Area.ID?
    /// Where it is on the map, as precise as a town; nothing where only an area is known.
    package var point: Point?
    /// Whether people can join from home.
    package var isOnline: Bool

    /// Degrees north of the equator and east of Greenwich.
    package typealias Point = Coordinate

    /// Where it is on the map; nil if only an area is known.
    package var coordinate: Coordinate? { point }

    /// A site; without a spot it is online only, for everybody in `area`, or not known.
    package init(venue: String = "", spot: Spot?, in area: Area.ID? = nil, isOnline: Bool = false) {
        self.venue = venue
        self.isOnline = isOnline
        self.area = spot?.areaID ?? area
        town = spot?.name ?? ""
        point = spot?.point
    }

    init(venue: String, town: String, area: Area.ID?, point: Point?, isOnline: Bool) {
        (self.venue, self.town, self.area, self.point, self.isOnline) = (venue, town, area, point, isOnline)
    }

    /// Whether it is the same place as `other`, which may have been less exact on the map.
    package func isSame(as other: EventSite) -> Bool {
        var other = other
        other.point = point
        return self == other
    }

    /// For a card: "Example Park, Liverpool (Merseyside), and online"; empty where nothing is known.
    package func text(_ gazetteer: Gazetteer) -> String {
        if town.isEmpty, isOnline { return venue.isEmpty ? "Online" : "Online: \(venue)" }
        let region = area.flatMap { gazetteer.area($0)?.name }
        let isNamed = venue.localizedStandardContains(town)
        let known = [venue, isNamed ? "" : town].filter { !$0.isEmpty }.joined(separator: ", ")
        let place = region == nil || region == town || town.isEmpty ? known : "\(known) (\(region ?? ""))"
        return isOnline ? place + ", and online" : place
    }

    /// The same for those who are not to know the venue, and so not its postcode's area either: "Leeds" of "Leeds (LS)".
    package var withoutVenue: EventSite {
        var alone = town[...]
        if let start = town.lastIndex(of: "("), town.last == ")",
            town[start...].dropFirst().dropLast().allSatisfy({ ("A"..."Z").contains($0) })
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
