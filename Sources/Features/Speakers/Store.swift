package import FeatureKit
import GRDB
import Organising
import StewardCore

/// Somebody who has agreed to be listed, known by what they do and never by a name.
struct Speaker: Equatable, Located, Numbered {
    /// The number that people type; nought before there is one.
    var number: Int64 = 0
    /// Its name in first data.
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
    /// Whether they come to where people are.
    var isInPerson: Bool
    /// Whether they speak over a call.
    var isOnline: Bool
    /// How to reach them; for direct messages alone.
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
            """),
        Answers.noting(
            changesOf: ["speakers_speaker", "speakers_theme"], "speakers.2 lists end with a change of who speaks"),
    ]

    private static let selection = "SELECT \(Speaker.Column.list) FROM speakers_speaker"

    /// All speakers, in the order of their numbers.
    static func all(_ db: Database) throws -> [Speaker] {
        try Speaker.fetchAll(db.cachedStatement(sql: "\(selection) ORDER BY number"))
    }

    /// The speaker with a number.
    static func find(_ number: Int64, _ db: Database) throws -> Speaker? {
        try Speaker.fetchOne(db.cachedStatement(sql: "\(selection) WHERE number = ?"), arguments: [number])
    }

    /// The themes, each with the sentence that says what belongs to it.
    static func themes(_ db: Database) throws -> [(name: String, sentence: String)] {
        try Row.fetchAll(db.cachedStatement(sql: "SELECT name, sentence FROM speakers_theme ORDER BY name"))
            .map { (name: $0[0], sentence: $0[1]) }
    }

    /// The speaker that came with first data as `uid`.
    fileprivate static func find(seed uid: String, _ db: Database) throws -> Speaker? {
        try Speaker.fetchOne(db.cachedStatement(sql: "\(selection) WHERE uid = ?"), arguments: [uid])
    }

    /// Deletes all speakers but those known as one of `uids`; gives how many.
    fileprivate static func deleteAll(but uids: [String], _ db: Database) throws -> Int {
        let sql = "DELETE FROM speakers_speaker WHERE uid NOT IN (SELECT value FROM json_each(?))"
        try db.execute(sql: sql, arguments: [uids.json])
        return db.changesCount
    }

    /// Adds a theme, or makes it read so.
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

    /// Loads the speakers of `speakers.yaml`, each known by its uid, and the themes of `themes.csv`.
    ///
    /// Those who are no longer listed, or no longer in the list, are deleted, also if that is empty; a file without a list
    /// changes nothing. The themes are those of events, which count them.
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
