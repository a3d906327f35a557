package import GRDB
package import Organising

/// Where each postcode is, if an admin has loaded a file of postcodes.
package enum PostcodeRegister {
    /// The same reading, with its centre where the full postcode is, or else its district; unchanged if neither is
    /// known.
    package static func located(_ reading: SpotReading, _ db: Database) throws -> SpotReading {
        guard let postcode = reading.postcode, let centre = try centre(of: postcode, db) else { return reading }
        return reading.centred(at: centre)
    }

    /// Where a postcode is: its own point, or the middle of its district if only that is known.
    package static func centre(of postcode: Postcode, _ db: Database) throws -> Coordinate? {
        if let code = postcode.code, let point = try point("postcode", code, db) { return point }
        return try point("postcode_district", postcode.district, db)
    }

    /// What came of loading a file of postcodes.
    package struct Loaded: Equatable, Sendable {
        /// How many postcodes were taken.
        package var read = 0
        /// How many lines gave none.
        package var skipped = 0
        /// The first line that gave none.
        package var firstSkipped: Skipped?

        /// A line that gave no postcode.
        package struct Skipped: Equatable, Sendable {
            /// Its number, counted from one.
            package let line: Int
            /// What is wrong with it.
            package let problem: PostcodeFile.Problem
        }
    }

    /// Reads the postcodes of a file, line by line as `next` gives them, with the first line. Of districts only their
    /// points are kept.
    ///
    /// The middle of each district that has full postcodes is worked out again.
    package static func load(
        _ next: () throws -> String?, laidOutAs file: PostcodeFile, _ db: Database
    ) throws -> Loaded {
        let full = try insertion("postcode", db)
        let district = try insertion("postcode_district", db)
        var loaded = Loaded()
        var number = 0
        while let line = try next() {
            number += 1
            if number == 1 && file.hasHeader || line.isEmpty { continue }
            do {
                let entry = try file.read(line)
                try (entry.postcode.code == nil ? district : full).execute(arguments: [
                    entry.postcode.code ?? entry.postcode.district, entry.point.latitude, entry.point.longitude,
                ])
                loaded.read += 1
            } catch let problem as PostcodeFile.Problem {
                loaded.skipped += 1
                if loaded.firstSkipped == nil { loaded.firstSkipped = .init(line: number, problem: problem) }
            }
        }
        try db.execute(
            sql: """
                INSERT OR REPLACE INTO postcode_district
                SELECT substr(code, 1, length(code) - 3), avg(latitude), avg(longitude) FROM postcode GROUP BY 1
                """)
        return loaded
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
