import Foundation

/// A part of the United Kingdom that people name: a nation, a region, a city region or a county.
package struct Area: Hashable, Identifiable, Sendable {
    /// What sort of area it is, the widest first.
    package enum Kind: String, CaseIterable, Sendable {
        case nation, region, cityRegion, county
    }

    /// A slug that never changes, such as "north-west".
    package let id: String
    /// The name as it is written, "North West".
    package let name: String
    /// What sort of area it is.
    package let kind: Kind
    /// The area that it lies in; nil for the United Kingdom itself.
    package let parent: Area.ID?
    /// Other names that people use, as they write them.
    package let aliases: [String]
    /// The centre of the town or city in it that has its name, as London has; nil for other areas.
    package var centre: Coordinate?

    /// An area; `parent` names another area's id.
    package init(id: String, name: String, kind: Kind, parent: Area.ID?, aliases: [String] = []) {
        (self.id, self.name, self.kind, self.parent, self.aliases) = (id, name, kind, parent, aliases)
    }
}

/// A town, a city or a postcode area, as a point on the map.
package struct Place: Hashable, Sendable {
    /// What sort of place it is.
    package enum Kind: String, CaseIterable, Sendable {
        case city, town, postcodeArea
    }

    /// The name as it is written, "Leeds"; for a postcode area its letters, "LS".
    package let name: String
    /// The id of the smallest area that it lies in.
    package let area: Area.ID
    /// The centre.
    package let centre: Coordinate
    /// What sort of place it is.
    package let kind: Kind
    /// Roughly how many thousands of people live there, 0 if unknown; of two places with one name, the larger is meant.
    package let thousands: Int
    /// Other names that people use; for a postcode area the town at its centre.
    package let aliases: [String]

    /// A place; `area` names an area's id.
    package init(
        name: String, area: Area.ID, centre: Coordinate, kind: Kind, thousands: Int = 0, aliases: [String] = []
    ) {
        (self.name, self.area, self.centre) = (name, area, centre)
        (self.kind, self.thousands, self.aliases) = (kind, thousands, aliases)
    }
}

/// A point on the map, precise to some tens of metres: enough for a town, too little for a door.
package struct Coordinate: Codable, Hashable, Sendable {
    /// Degrees north of the equator.
    package let latitude: Float
    /// Degrees east of Greenwich.
    package let longitude: Float

    /// A point, in degrees.
    package init(latitude: Float, longitude: Float) {
        (self.latitude, self.longitude) = (latitude, longitude)
    }

    /// A point, if both degrees are known.
    package init?(latitude: Float?, longitude: Float?) {
        guard let latitude, let longitude else { return nil }
        self.init(latitude: latitude, longitude: longitude)
    }

    /// The mean radius of the Earth in statute miles (6371.0 km).
    private static let earthRadius = 3958.8

    /// Miles to another point, as the crow flies: the great circle, by the haversine formula.
    package func miles(to other: Coordinate) -> Double {
        let (latitude1, latitude2) = (radians(latitude), radians(other.latitude))
        let halfHeight = sin((latitude2 - latitude1) / 2)
        let halfWidth = sin((radians(other.longitude) - radians(longitude)) / 2)
        let haversine = halfHeight * halfHeight + cos(latitude1) * cos(latitude2) * halfWidth * halfWidth
        return 2 * Self.earthRadius * asin(min(1, haversine.squareRoot()))
    }

    private func radians(_ degrees: Float) -> Double { Double(degrees) * .pi / 180 }
}
