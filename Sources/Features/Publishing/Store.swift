package import FeatureKit
import Foundation
import GRDB
package import MatrixProtocol
import Organising
import StewardCore

/// The rooms' settings, and what waits for their digests, in the store.
enum PublishingStore {
    /// A room's settings.
    struct Setting {
        let budget: Int
        var digest: DigestTime?
        var hasPins = false
    }

    /// The settings of `room`, or the defaults.
    static func setting(of room: RoomID, _ db: Database) throws -> Setting {
        let budget = try PostBudget.perDay(of: room, db)
        let statement = try db.cachedStatement(
            sql: "SELECT digest_day, digest_time, pins FROM publishing_room WHERE room_id = ?")
        return try statement.first([room.rawValue]) { row in
            let time = (row[1] as String?).flatMap { LocalTime($0) }
            return Setting(
                budget: budget, digest: time.map { DigestTime(day: Weekday(rawValue: row[0] ?? 0), time: $0) },
                hasPins: row[2])
        } ?? Setting(budget: budget)
    }

    /// Stores when the digest of `room` comes and whether it has pins.
    static func set(_ setting: Setting, of room: RoomID, _ db: Database) throws {
        try db.execute(
            sql: """
                INSERT INTO publishing_room (room_id, digest_day, digest_time, pins) VALUES (?, ?, ?, ?)
                ON CONFLICT (room_id) DO UPDATE SET
                    digest_day = excluded.digest_day, digest_time = excluded.digest_time, pins = excluded.pins
                """,
            arguments: [
                room.rawValue, setting.digest.map { $0.day?.rawValue ?? 0 }, setting.digest.map { "\($0.time)" },
                setting.hasPins,
            ])
    }

    // MARK: Digests

    /// Makes an event wait for the digest of `room`.
    static func wait(_ number: Int64, in room: RoomID, _ db: Database) throws {
        try db.cachedStatement(sql: "INSERT OR IGNORE INTO publishing_waiting (room_id, number) VALUES (?, ?)")
            .execute(arguments: [room.rawValue, number])
    }

    /// Whether an event or a notice waits for the digest of `room`.
    static func hasWaiting(in room: RoomID, _ db: Database) throws -> Bool {
        try Bool.fetchOne(
            db.cachedStatement(
                sql: """
                    SELECT EXISTS (SELECT * FROM publishing_waiting WHERE room_id = ?1)
                        OR EXISTS (SELECT * FROM publishing_notice WHERE room_id = ?1)
                    """), arguments: [room.rawValue]) ?? false
    }

    /// The events that wait for the digest of `room`.
    static func waiting(in room: RoomID, _ db: Database) throws -> [Int64] {
        try Int64.fetchAll(
            db.cachedStatement(sql: "SELECT number FROM publishing_waiting WHERE room_id = ? ORDER BY number"),
            arguments: [room.rawValue])
    }

    /// The rooms for whose digest an event waits.
    static func roomsAwaiting(_ number: Int64, _ db: Database) throws -> [RoomID] {
        try String.fetchAll(
            db.cachedStatement(sql: "SELECT room_id FROM publishing_waiting WHERE number = ? ORDER BY room_id"),
            arguments: [number]
        ).map { RoomID($0) }
    }

    /// The events that digests listed in `room`.
    static func listed(in room: RoomID, _ db: Database) throws -> [Int64] {
        try Int64.fetchAll(
            db.cachedStatement(sql: "SELECT number FROM publishing_listed WHERE room_id = ?"),
            arguments: [room.rawValue])
    }

    /// Notes that a digest listed an event in `room`.
    static func list(_ number: Int64, in room: RoomID, _ db: Database) throws {
        try db.cachedStatement(sql: "INSERT OR IGNORE INTO publishing_listed (number, room_id) VALUES (?, ?)")
            .execute(arguments: [number, room.rawValue])
    }

    /// Forgets that a digest listed an event in `room`.
    static func unlist(_ number: Int64, in room: RoomID, _ db: Database) throws {
        try db.cachedStatement(sql: "DELETE FROM publishing_listed WHERE number = ? AND room_id = ?")
            .execute(arguments: [number, room.rawValue])
    }

    /// The rooms in which a digest listed an event.
    static func rooms(listing number: Int64, _ db: Database) throws -> [RoomID] {
        try String.fetchAll(
            db.cachedStatement(sql: "SELECT room_id FROM publishing_listed WHERE number = ? ORDER BY room_id"),
            arguments: [number]
        ).map { RoomID($0) }
    }

    /// Clears an event from all rooms in which it waits.
    static func stopWaiting(_ number: Int64, _ db: Database) throws {
        try db.cachedStatement(sql: "DELETE FROM publishing_waiting WHERE number = ?").execute(arguments: [number])
    }

    /// Clears everything that waits for the digest of `room`.
    static func stopWaiting(in room: RoomID, _ db: Database) throws {
        for table in ["publishing_waiting", "publishing_notice"] {
            try db.cachedStatement(sql: "DELETE FROM \(table) WHERE room_id = ?").execute(arguments: [room.rawValue])
        }
    }
}

/// Moving timers from a room to the one that replaces it.
extension Publishing {
    package func moved(from old: RoomID, to new: RoomID, _ tick: Tick) throws {
        for (timer, newTimer) in zip(Timer.all(of: old), Timer.all(of: new)) {
            try tick.replace(timer, by: newTimer)
        }
    }
}

/// The tables of publishing: subscriptions, settings, counted posts, and what waits for digests.
enum PublishingSchema {
    static let migrations = [
        Migration(
            "publishing.1 subscriptions, budgets and digests",
            """
            CREATE TABLE publishing_subscription (
                id INTEGER PRIMARY KEY,
                room_id TEXT NOT NULL,
                place TEXT NOT NULL,
                area TEXT REFERENCES area(id),
                latitude REAL,
                longitude REAL,
                miles REAL,
                kinds TEXT NOT NULL,
                UNIQUE (room_id, place, kinds),
                CHECK ((latitude IS NULL) = (longitude IS NULL) AND (latitude IS NULL) = (miles IS NULL)),
                CHECK (area IS NULL OR latitude IS NULL)
            ) STRICT;
            CREATE TABLE publishing_room (
                room_id TEXT PRIMARY KEY,
                budget INTEGER NOT NULL DEFAULT 5 CHECK (budget BETWEEN 0 AND 100),
                digest_day INTEGER CHECK (digest_day BETWEEN 0 AND 7),
                digest_time TEXT,
                pins INTEGER NOT NULL DEFAULT 0 CHECK (pins IN (0, 1)),
                CHECK ((digest_day IS NULL) = (digest_time IS NULL))
            ) STRICT, WITHOUT ROWID;
            CREATE TABLE publishing_post (
                room_id TEXT NOT NULL,
                posted_at INTEGER NOT NULL
            ) STRICT;
            CREATE INDEX publishing_post_room ON publishing_post(room_id, posted_at);
            CREATE TABLE publishing_waiting (
                room_id TEXT NOT NULL,
                number INTEGER NOT NULL REFERENCES events_event(number) ON DELETE CASCADE,
                PRIMARY KEY (room_id, number)
            ) STRICT, WITHOUT ROWID;
            """),
        Migration(
            "publishing.2 a timer for each room's pins, and subscriptions by their area",
            """
            INSERT OR IGNORE INTO schedule (feature, key, due_at)
                SELECT feature, 'pins ' || room_id, due_at FROM schedule, publishing_room
                WHERE feature = 'publishing' AND key = 'pins' AND pins = 1;
            DELETE FROM schedule
                WHERE feature = 'publishing' AND key = 'pins'
                    AND EXISTS (SELECT * FROM publishing_room WHERE pins = 1);
            CREATE INDEX publishing_subscription_area ON publishing_subscription(area);
            CREATE INDEX publishing_waiting_number ON publishing_waiting(number);
            """),
        Migration(
            "publishing.3 counted posts by their time",
            "CREATE INDEX publishing_post_at ON publishing_post(posted_at);"),
        Migration(
            "publishing.4 notices of changes that wait for a digest",
            """
            CREATE TABLE publishing_notice (
                id INTEGER PRIMARY KEY,
                room_id TEXT NOT NULL,
                number INTEGER NOT NULL REFERENCES events_event(number) ON DELETE CASCADE,
                words TEXT NOT NULL CHECK (json_valid(words)),
                earliest INTEGER
            ) STRICT;
            CREATE INDEX publishing_notice_room ON publishing_notice(room_id, id);
            CREATE INDEX publishing_notice_number ON publishing_notice(number, room_id);
            """),
        Migration(
            "publishing.5 what digests told of",
            """
            CREATE TABLE publishing_listed (
                number INTEGER NOT NULL REFERENCES events_event(number) ON DELETE CASCADE,
                room_id TEXT NOT NULL,
                PRIMARY KEY (number, room_id)
            ) STRICT, WITHOUT ROWID;
            CREATE INDEX publishing_listed_room ON publishing_listed(room_id);
            """),
    ]
}
