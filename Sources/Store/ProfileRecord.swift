package import GRDB

/// What was last done at the homeserver about our own name and picture, so that it is not done at every start.
package struct ProfileRecord: Equatable, Sendable {
    /// The name that was wanted last, whether the homeserver took it or not; nil if none ever was.
    package var name: String?
    /// The fingerprint of the picture that was wanted last, likewise.
    package var picture: String?
    /// The fingerprint of the picture that the homeserver stores.
    package var uploaded: String?
    /// The address of that picture (`mxc://…`).
    package var media: String?

    package init(name: String? = nil, picture: String? = nil, uploaded: String? = nil, media: String? = nil) {
        (self.name, self.picture, self.uploaded, self.media) = (name, picture, uploaded, media)
    }

    /// What was written down last; all nil before the first time.
    package static func load(_ db: Database) throws -> ProfileRecord {
        try Row.fetchOne(db, sql: "SELECT name, picture, uploaded, media FROM own_profile").map { row in
            ProfileRecord(name: row[0], picture: row[1], uploaded: row[2], media: row[3])
        } ?? ProfileRecord()
    }

    /// Writes this down in place of what was.
    package func save(_ db: Database) throws {
        try db.execute(
            sql: "INSERT OR REPLACE INTO own_profile (one, name, picture, uploaded, media) VALUES (1, ?, ?, ?, ?)",
            arguments: [name, picture, uploaded, media])
    }
}
