package import GRDB
package import Organising

/// Where each postcode is, as far as an admin has loaded a file of them.
package enum PostcodeRegister {
    /// The same reading with its centre where the postcode is: the full one, or else its district, or else as it was.
    package static func located(_ reading: SpotReading, _ db: Database) throws -> SpotReading {
        guard let postcode = reading.postcode, let centre = try centre(of: postcode, db) else { return reading }
        return reading.centred(at: centre)
    }

    /// Where a postcode is; where only its district is known, the middle of that.
    package static func centre(of postcode: Postcode, _ db: Database) throws -> Coordinate? {
        if let code = postcode.code, let point = try point("postcode", code, db) { return point }
        return try point("postcode_district", postcode.district, db)
    }

    /// Takes postcodes one by one, each with its point; a district that is given without a second half is kept too.
    ///
    /// Returns how many were taken. The middle of each district of which there are full postcodes is reckoned anew.
    package static func load(
        _ postcodes: some Sequence<(postcode: Postcode, point: Coordinate)>, _ db: Database
    ) throws -> Int {
        let full = try insertion("postcode", db)
        let district = try insertion("postcode_district", db)
        var count = 0
        for (postcode, point) in postcodes {
            try (postcode.code == nil ? district : full)
                .execute(arguments: [postcode.code ?? postcode.district, point.latitude, point.longitude])
            count += 1
        }
        try db.execute(
            sql: """
                INSERT OR REPLACE INTO postcode_district
                SELECT substr(code, 1, length(code) - 3), avg(latitude), avg(longitude) FROM postcode GROUP BY 1
                """)
        return count
    }

    private static func insertion(_ table: String, _ db: Database) throws -> Statement {
        try db.makeStatement(sql: "INSERT OR REPLACE INTO \(table) (code, latitude, longitude) VALUES (?, ?, ?)")
    }

    private static func point(_ table: String, _ code: String, _ db: Database) throws -> Coordinate? {
        try Row.fetchOne(
            db.cachedStatement(sql: "SELECT latitude, longitude FROM \(table) WHERE code = ?"), arguments: [code]
        ).map { Coordinate(latitude: $0[0], longitude: $0[1]) }
    }
}
