import Foundation

/// A point on Britain's National Grid, in metres east and north of its false origin (OSGB36).
///
/// Formulae and constants: Ordnance Survey, "A guide to coordinate systems in Great Britain", annexes B and C, and the
/// Helmert transformation of its section 6.6, which is precise to about five metres.
struct NationalGrid {
    let easting: Double
    let northing: Double

    /// The semi-axes of an ellipsoid, in metres.
    private struct Ellipsoid {
        let major, minor: Double
        var eccentricity: Double { 1 - (minor * minor) / (major * major) }
        static let airy = Ellipsoid(major: 6_377_563.396, minor: 6_356_256.909)
        static let wgs84 = Ellipsoid(major: 6_378_137, minor: 6_356_752.3142)
    }

    private static let scale = 0.9996012717
    private static let origin = (latitude: 49 * Double.pi / 180, longitude: -2 * Double.pi / 180)
    private static let falseOrigin = (east: 400_000.0, north: -100_000.0)

    /// The same point in degrees of WGS84; nil if no part of Britain could be there.
    var coordinate: Coordinate? {
        guard (0...700_000).contains(easting), (0...1_300_000).contains(northing) else { return nil }
        let (latitude, longitude) = Self.shifted(latitudeAndLongitude)
        return Coordinate(latitude: Float(latitude * 180 / .pi), longitude: Float(longitude * 180 / .pi))
    }

    /// Radians on Airy's ellipsoid (annex C.2).
    private var latitudeAndLongitude: (Double, Double) {
        let airy = Ellipsoid.airy
        let major = airy.major * Self.scale
        var latitude = Self.origin.latitude
        var rest = northing - Self.falseOrigin.north
        repeat {
            latitude += rest / major
            rest = northing - Self.falseOrigin.north - Self.meridian(to: latitude)
        } while abs(rest) > 0.00001
        let sine = sin(latitude)
        let tangent = tan(latitude)
        let secant = 1 / cos(latitude)
        let across = major / (1 - airy.eccentricity * sine * sine).squareRoot()
        let along = across * (1 - airy.eccentricity) / (1 - airy.eccentricity * sine * sine)
        let eta = across / along - 1
        let (square, fourth) = (tangent * tangent, pow(tangent, 4))
        let seven = tangent / (2 * along * across)
        let eight = tangent / (24 * along * pow(across, 3)) * (5 + 3 * square + eta - 9 * square * eta)
        let nine = tangent / (720 * along * pow(across, 5)) * (61 + 90 * square + 45 * fourth)
        let ten = secant / across
        let eleven = secant / (6 * pow(across, 3)) * (across / along + 2 * square)
        let twelve = secant / (120 * pow(across, 5)) * (5 + 28 * square + 24 * fourth)
        let thirteen = secant / (5040 * pow(across, 7)) * (61 + 662 * square + 1320 * fourth + 720 * square * fourth)
        let east = easting - Self.falseOrigin.east
        return (
            latitude - seven * pow(east, 2) + eight * pow(east, 4) - nine * pow(east, 6),
            Self.origin.longitude + ten * east - eleven * pow(east, 3) + twelve * pow(east, 5)
                - thirteen * pow(east, 7)
        )
    }

    /// Metres along the central meridian from the true origin (annex C.1).
    private static func meridian(to latitude: Double) -> Double {
        let (major, minor) = (Ellipsoid.airy.major * scale, Ellipsoid.airy.minor * scale)
        let n = (major - minor) / (major + minor)
        let (sum, difference) = (latitude + origin.latitude, latitude - origin.latitude)
        let first = (1 + n + 1.25 * n * n + 1.25 * pow(n, 3)) * difference
        let second = (3 * n + 3 * n * n + 2.625 * pow(n, 3)) * sin(difference) * cos(sum)
        let third = (1.875 * n * n + 1.875 * pow(n, 3)) * sin(2 * difference) * cos(2 * sum)
        let fourth = 35 / 24 * pow(n, 3) * sin(3 * difference) * cos(3 * sum)
        return minor * (first - second + third - fourth)
    }

    /// From Airy's ellipsoid to WGS84: cartesian (annex B), moved and turned (section 6.6), and back.
    private static func shifted(_ point: (latitude: Double, longitude: Double)) -> (Double, Double) {
        let airy = Ellipsoid.airy
        let sine = sin(point.latitude)
        let across = airy.major / (1 - airy.eccentricity * sine * sine).squareRoot()
        let x = across * cos(point.latitude) * cos(point.longitude)
        let y = across * cos(point.latitude) * sin(point.longitude)
        let z = across * (1 - airy.eccentricity) * sine
        let second = Double.pi / 180 / 3600
        let turn = (x: 0.1502 * second, y: 0.2470 * second, z: 0.8421 * second)
        let grow = 1 - 20.4894e-6
        let movedX = 446.448 + grow * x - turn.z * y + turn.y * z
        let movedY = -125.157 + turn.z * x + grow * y - turn.x * z
        let movedZ = 542.060 - turn.y * x + turn.x * y + grow * z
        let wgs84 = Ellipsoid.wgs84
        let distance = (movedX * movedX + movedY * movedY).squareRoot()
        var latitude = atan2(movedZ, distance * (1 - wgs84.eccentricity))
        for _ in 0..<5 {
            let across = wgs84.major / (1 - wgs84.eccentricity * pow(sin(latitude), 2)).squareRoot()
            latitude = atan2(movedZ + wgs84.eccentricity * across * sin(latitude), distance)
        }
        return (latitude, atan2(movedY, movedX))
    }
}
