package import StewardCore

/// The tables of full postcodes, and of where people say that they are.
package enum PlaceSchema {
    /// The steps of their schema, taken after the registers'.
    package static let migrations = [
        Migration(
            "places.1 postcodes, and people's towns",
            """
            CREATE TABLE postcode (
                code TEXT PRIMARY KEY,
                latitude REAL NOT NULL CHECK (latitude BETWEEN -90 AND 90),
                longitude REAL NOT NULL CHECK (longitude BETWEEN -180 AND 180)
            ) STRICT, WITHOUT ROWID;
            CREATE TABLE postcode_district (
                code TEXT PRIMARY KEY,
                latitude REAL NOT NULL CHECK (latitude BETWEEN -90 AND 90),
                longitude REAL NOT NULL CHECK (longitude BETWEEN -180 AND 180)
            ) STRICT, WITHOUT ROWID;
            ALTER TABLE person ADD COLUMN place TEXT;
            ALTER TABLE person ADD COLUMN latitude REAL CHECK (latitude BETWEEN -90 AND 90);
            ALTER TABLE person ADD COLUMN longitude REAL CHECK (longitude BETWEEN -180 AND 180);
            """)
    ]
}
