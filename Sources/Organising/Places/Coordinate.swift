import Foundation

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
