import Foundation
import GRDB
import StewardCore

/// Those who have agreed to be listed; nobody else is kept.
enum SpeakerStore {
    static let migrations = [
        Migration(
            "speakers.1 speakers and themes",
            """
            CREATE TABLE speakers_speaker (
                number INTEGER PRIMARY KEY AUTOINCREMENT,
                uid TEXT NOT NULL UNIQUE,
                about TEXT NOT NULL,
                topics TEXT NOT NULL CHECK (json_valid(topics)),
                town TEXT NOT NULL,
                area TEXT NOT NULL REFERENCES area(id),
                latitude REAL CHECK (latitude BETWEEN -90 AND 90),
                longitude REAL CHECK (longitude BETWEEN -180 AND 180),
                is_in_person INTEGER NOT NULL CHECK (is_in_person IN (0, 1)),
                is_online INTEGER NOT NULL CHECK (is_online IN (0, 1)),
                contact TEXT NOT NULL,
                CHECK ((latitude IS NULL) = (longitude IS NULL))
            ) STRICT;
            CREATE TABLE speakers_theme (
                name TEXT PRIMARY KEY,
                sentence TEXT NOT NULL
            ) STRICT, WITHOUT ROWID;
            """)
    ]

    private static let selection = """
        SELECT number, about, topics, town, area, latitude, longitude, is_in_person, is_online, contact
        FROM speakers_speaker
        """

    /// All speakers, in the order of their numbers.
    static func all(_ db: Database) throws -> [ListedSpeaker] {
        try Row.fetchAll(db.cachedStatement(sql: "\(selection) ORDER BY number")).map(speaker)
    }

    /// The speaker with a number.
    static func find(_ number: Int64, _ db: Database) throws -> ListedSpeaker? {
        try Row.fetchOne(db.cachedStatement(sql: "\(selection) WHERE number = ?"), arguments: [number]).map(speaker)
    }

    /// The speaker that came with first data as `uid`.
    static func find(seed uid: String, _ db: Database) throws -> ListedSpeaker? {
        try Row.fetchOne(db.cachedStatement(sql: "\(selection) WHERE uid = ?"), arguments: [uid]).map(speaker)
    }

    /// The themes, each with the sentence that says what belongs to it.
    static func themes(_ db: Database) throws -> [(name: String, sentence: String)] {
        try Row.fetchAll(db.cachedStatement(sql: "SELECT name, sentence FROM speakers_theme ORDER BY name"))
            .map { (name: $0[0], sentence: $0[1]) }
    }

    /// Adds the speaker known as `uid`, or makes the record read as `speaker`, under the number that it has.
    static func save(_ speaker: Speaker, seed uid: String, _ db: Database) throws {
        try db.execute(
            sql: """
                INSERT INTO speakers_speaker
                    (number, uid, about, topics, town, area, latitude, longitude, is_in_person, is_online, contact)
                VALUES ((SELECT number FROM speakers_speaker WHERE uid = ?1), ?1, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                ON CONFLICT (number) DO UPDATE SET
                    about = excluded.about, topics = excluded.topics, town = excluded.town, area = excluded.area,
                    latitude = excluded.latitude, longitude = excluded.longitude,
                    is_in_person = excluded.is_in_person, is_online = excluded.is_online, contact = excluded.contact
                """,
            arguments: [
                uid, speaker.about, String(decoding: try JSONEncoder().encode(speaker.topics), as: UTF8.self),
                speaker.town, speaker.area, speaker.latitude, speaker.longitude, speaker.isInPerson, speaker.isOnline,
                speaker.contact,
            ])
    }

    /// Deletes all speakers but those known as one of `uids`; gives how many.
    static func deleteAll(but uids: [String], _ db: Database) throws -> Int {
        let kept = String(decoding: try JSONEncoder().encode(uids), as: UTF8.self)
        try db.execute(
            sql: "DELETE FROM speakers_speaker WHERE uid NOT IN (SELECT value FROM json_each(?))", arguments: [kept])
        return db.changesCount
    }

    /// Adds a theme, or makes it read so; gives whether anything changed.
    static func save(theme name: String, _ sentence: String, _ db: Database) throws -> Bool {
        try db.execute(
            sql: """
                INSERT INTO speakers_theme (name, sentence) VALUES (?, ?)
                ON CONFLICT (name) DO UPDATE SET sentence = excluded.sentence WHERE sentence != excluded.sentence
                """,
            arguments: [name, sentence])
        return db.changesCount > 0
    }

    private static func speaker(_ row: Row) throws -> ListedSpeaker {
        let topics: String = row[2]
        return ListedSpeaker(
            number: row[0],
            speaker: Speaker(
                about: row[1], topics: try JSONDecoder().decode([String].self, from: Data(topics.utf8)), town: row[3],
                area: row[4], latitude: row[5], longitude: row[6], isInPerson: row[7], isOnline: row[8],
                contact: row[9]))
    }
}
