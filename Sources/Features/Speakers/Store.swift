package import FeatureKit
import GRDB
import Organising
import StewardCore

/// Somebody who agreed to be listed, described by what they do and never by name.
struct Speaker: Equatable, Located, Numbered {
    /// The number that people type; 0 until it is stored.
    var number: Int64 = 0
    /// The uid in first data.
    var uid = ""
    /// Who it is, in one line without a name.
    var about: String
    /// What they speak about.
    var topics: [String]
    /// The town that they travel from.
    var town: String
    /// The smallest area around it.
    var area: Area.ID
    /// Where it is on the map; nil if only an area is known.
    var point: Coordinate?
    /// Whether they speak in person.
    var isInPerson: Bool
    /// Whether they speak online.
    var isOnline: Bool
    /// How to reach them; shown in direct messages only.
    var contact: String
}

extension Speaker: StoredRecord {
    enum Column: Int, RecordColumn {
        case number, uid, about, topics, town, area, latitude, longitude, isInPerson, isOnline, contact
    }
    static let table = "speakers_speaker"

    init(_ row: RecordRow<Column>) throws {
        (number, uid, about) = (row[.number], row[.uid], row[.about])
        topics = try [String](json: row[.topics])
        (town, area) = (row[.town], row[.area])
        point = Coordinate(latitude: row[.latitude], longitude: row[.longitude])
        (isInPerson, isOnline, contact) = (row[.isInPerson], row[.isOnline], row[.contact])
    }

    func write(to row: inout RecordValues<Column>) {
        (row[.number], row[.uid], row[.about]) = (number == 0 ? nil : number, uid, about)
        (row[.topics], row[.town], row[.area]) = (topics.json, town, area)
        (row[.latitude], row[.longitude]) = (point?.latitude, point?.longitude)
        (row[.isInPerson], row[.isOnline], row[.contact]) = (isInPerson, isOnline, contact)
    }
}

/// The stored speakers, who all agreed to be listed.
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
            """),
        Answers.noting(
            changesOf: ["speakers_speaker", "speakers_theme"], "speakers.2 lists end with a change of who speaks"),
    ]

    private static let selection = "SELECT \(Speaker.Column.list) FROM speakers_speaker"

    /// All speakers, by number.
    static func all(_ db: Database) throws -> [Speaker] {
        try Speaker.fetchAll(db.cachedStatement(sql: "\(selection) ORDER BY number"))
    }

    /// The speaker with a number.
    static func find(_ number: Int64, _ db: Database) throws -> Speaker? {
        try Speaker.fetchOne(db.cachedStatement(sql: "\(selection) WHERE number = ?"), arguments: [number])
    }

    /// The themes, each with its sentence.
    static func themes(_ db: Database) throws -> [(name: String, sentence: String)] {
        try Row.fetchAll(db.cachedStatement(sql: "SELECT name, sentence FROM speakers_theme ORDER BY name"))
            .map { (name: $0[0], sentence: $0[1]) }
    }

    /// The speaker with this uid in first data; nil if there is none.
    fileprivate static func find(seed uid: String, _ db: Database) throws -> Speaker? {
        try Speaker.fetchOne(db.cachedStatement(sql: "\(selection) WHERE uid = ?"), arguments: [uid])
    }

    /// Deletes all speakers whose uid is not one of `uids`; returns how many.
    fileprivate static func deleteAll(but uids: [String], _ db: Database) throws -> Int {
        let sql = "DELETE FROM speakers_speaker WHERE uid NOT IN (SELECT value FROM json_each(?))"
        try db.execute(sql: sql, arguments: [uids.json])
        return db.changesCount
    }

    /// Adds a theme or changes its sentence.
    fileprivate static func save(theme name: String, _ sentence: String, _ db: Database) throws {
        try db.execute(
            sql: """
                INSERT INTO speakers_theme (name, sentence) VALUES (?, ?)
                ON CONFLICT (name) DO UPDATE SET sentence = excluded.sentence WHERE sentence != excluded.sentence
                """,
            arguments: [name, sentence])
    }
}

// MARK: First data

extension Speakers {
    private static let file = "speakers.yaml"

    private struct Entry: SeedRecord {
        let uid, about, place, contact: String
        let topics: [String]
        let inPerson, online, listed: Bool

        enum CodingKeys: String, CodingKey, CaseIterable {
            case uid, about, topics, place, online, listed, contact
            case inPerson = "in_person"
        }
    }

    /// Loads the speakers of `speakers.yaml`, each identified by its uid, and the themes of `themes.csv`.
    ///
    /// Speakers who are missing from the list, or no longer agree to be listed, are deleted, even if the list is empty;
    /// a file without the list changes nothing. Events load the same themes and count them.
    package func seed(from seeds: any SeedSource, _ tick: Tick) throws -> [String: Int] {
        for row in try seeds.table(in: "themes.csv", key: ["name"]) {
            guard let name = row["name"], let sentence = row["sentence"] else { continue }
            try SpeakerStore.save(theme: name, sentence, tick.db)
        }
        guard let entries = try seeds.records(Entry.self, of: ["speakers"], in: Self.file) else { return [:] }
        let listed = entries.filter(\.listed)
        let deleted = try SpeakerStore.deleteAll(but: listed.map(\.uid), tick.db)
        return ["speakers": try listed.filter { try load($0, tick.db) }.count, "speakers no longer listed": deleted]
    }

    private func load(_ entry: Entry, _ db: Database) throws -> Bool {
        let known = try SpeakerStore.find(seed: entry.uid, db)
        let spot = try gazetteer.spot(entry.place, of: entry.uid, in: Self.file)
        let speaker = Speaker(
            number: known?.number ?? 0, uid: entry.uid, about: entry.about, topics: entry.topics, town: spot.name,
            area: spot.areaID, point: spot.point, isInPerson: entry.inPerson, isOnline: entry.online,
            contact: entry.contact)
        if speaker == known { return false }
        try speaker.save(db)
        return true
    }
}
