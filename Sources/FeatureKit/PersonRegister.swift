package import GRDB
package import MatrixProtocol
package import Organising

/// What people have told us of themselves.
package enum PersonRegister {
    /// Where somebody says that they are, never more exact than a town or a postcode's district.
    package struct Home: Equatable, Sendable {
        /// The smallest area that it lies in.
        package var area: Area.ID
        /// Its name for people, "Leeds" or "Leeds (LS1)".
        package var name: String
        /// Its middle; nil for a county or a region.
        package var point: Coordinate?

        /// The home that was read out of somebody's words. Of a postcode only the district is kept.
        package init(_ reading: SpotReading, _ db: Database) throws {
            var district = reading
            district.postcode = reading.postcode?.districtOnly
            let spot = try PostcodeRegister.located(district, db).spot
            (area, name) = (spot.areaID, spot.name)
            if case .place(let place) = spot { point = place.centre }
        }

        init(area: Area.ID, name: String, point: Coordinate?) {
            (self.area, self.name, self.point) = (area, name, point)
        }
    }

    /// Where somebody says that they are; nil if they never did.
    package static func home(of user: UserID, _ db: Database) throws -> Home? {
        try Row.fetchOne(
            db.cachedStatement(
                sql: """
                    SELECT p.area, coalesce(p.place, a.name), p.latitude, p.longitude
                    FROM person p JOIN area a ON a.id = p.area WHERE p.user_id = ?
                    """), arguments: [user.rawValue]
        ).map { row in
            let latitude: Float? = row[2]
            let longitude: Float? = row[3]
            let point = latitude.flatMap { north in longitude.map { Coordinate(latitude: north, longitude: $0) } }
            return Home(area: row[0], name: row[1], point: point)
        }
    }

    /// Keeps where somebody says that they are, in place of what they said before.
    package static func setHome(_ home: Home, of user: UserID, _ db: Database) throws {
        try db.cachedStatement(
            sql: """
                INSERT INTO person (user_id, area, place, latitude, longitude) VALUES (?, ?, ?, ?, ?)
                ON CONFLICT (user_id) DO UPDATE SET (area, place, latitude, longitude)
                    = (excluded.area, excluded.place, excluded.latitude, excluded.longitude)
                """
        ).execute(arguments: [user.rawValue, home.area, home.name, home.point?.latitude, home.point?.longitude])
    }

    /// Forgets where somebody said that they are. If they told us nothing else, nothing of them is left.
    package static func forgetHome(of user: UserID, _ db: Database) throws {
        try db.execute(
            sql: "UPDATE person SET (area, place, latitude, longitude) = (NULL, NULL, NULL, NULL) WHERE user_id = ?",
            arguments: [user.rawValue])
        try db.execute(sql: "DELETE FROM person WHERE user_id = ? AND preferences = '{}'", arguments: [user.rawValue])
    }
}
