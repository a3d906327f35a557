import Foundation
import GRDB
import Organising

/// A circle on the map in terms that SQL can reckon with, precise to a thousandth of its radius up to some hundred miles.
struct MapCircle {
    private static let milesPerDegree = 3958.8 * Double.pi / 180

    private let latitude: Double
    private let longitude: Double
    private let miles: Double

    init(_ centre: EventSite.Point, miles: Double) {
        (latitude, longitude) = (Double(centre.latitude), Double(centre.longitude))
        self.miles = miles
    }

    private var radians: Double { latitude * .pi / 180 }

    /// The degrees of latitude that it lies between.
    var latitudes: ClosedRange<Double> {
        let half = miles / Self.milesPerDegree
        return latitude - half...latitude + half
    }

    /// The degrees of longitude that it lies between; they are closer to one another the further north.
    var longitudes: ClosedRange<Double> {
        let north = min(89, latitude + miles / Self.milesPerDegree) * .pi / 180
        let half = miles / (Self.milesPerDegree * cos(north))
        return longitude - half...longitude + half
    }

    /// Whether a row's point lies within: by Pythagoras, the width of a degree of longitude taken half way between the
    /// point and the centre (the cosine's Taylor series to its second term).
    static let condition = """
        (latitude - ?) * (latitude - ?)
            + (longitude - ?) * (longitude - ?) * (? - ? * (latitude - ?)) * (? - ? * (latitude - ?)) <= ?
        """

    /// The values of `condition`, in order.
    var arguments: [any DatabaseValueConvertible] {
        let (width, narrowing) = (cos(radians), sin(radians) * .pi / 360)
        let reach = miles / Self.milesPerDegree
        return [
            latitude, latitude, longitude, longitude, width, narrowing, latitude, width, narrowing, latitude,
            reach * reach,
        ]
    }
}
