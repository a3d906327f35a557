import StewardCore

/// The tables of publishing: what rooms subscribed to, how much they bear, and what waits for their digest.
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
