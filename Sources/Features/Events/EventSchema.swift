import FeatureKit
import StewardCore

/// The tables of events, their kinds and their themes.
///
/// Columns follow iCalendar (RFC 5545) where it has a property for them: `uid`, `sequence`, `status`, `title`
/// (SUMMARY) and `summary` (DESCRIPTION). A beginning is kept twice: as clocks at the event show it, which stays true
/// when the rules for clock changes change, and in seconds since 1970, by which events are put in order.
enum EventSchema {
    static let migrations = [
        Migration(
            "events.1 events, kinds and themes",
            """
            CREATE TABLE events_kind (
                id TEXT PRIMARY KEY,
                place INTEGER NOT NULL,
                name TEXT NOT NULL,
                plural TEXT NOT NULL,
                synonyms TEXT NOT NULL DEFAULT '',
                summary TEXT NOT NULL
            ) STRICT, WITHOUT ROWID;
            CREATE TABLE events_theme (
                id TEXT PRIMARY KEY,
                name TEXT NOT NULL,
                sentence TEXT NOT NULL
            ) STRICT, WITHOUT ROWID;
            CREATE TABLE events_event (
                number INTEGER PRIMARY KEY AUTOINCREMENT,
                uid TEXT NOT NULL UNIQUE DEFAULT (lower(hex(randomblob(16)))),
                sequence INTEGER NOT NULL DEFAULT 0 CHECK (sequence >= 0),
                status TEXT NOT NULL DEFAULT 'confirmed' CHECK (status IN ('tentative', 'confirmed', 'cancelled')),
                kind TEXT NOT NULL REFERENCES events_kind(id),
                theme TEXT REFERENCES events_theme(id),
                title TEXT NOT NULL CHECK (title <> ''),
                summary TEXT NOT NULL DEFAULT '',
                precision TEXT CHECK (precision IN ('time', 'day', 'month', 'year', 'before')),
                local_start TEXT,
                local_end TEXT,
                zone TEXT NOT NULL,
                starts_at INTEGER,
                ends_at INTEGER,
                area TEXT REFERENCES area(id),
                town TEXT NOT NULL DEFAULT '',
                venue TEXT NOT NULL DEFAULT '',
                latitude REAL CHECK (latitude BETWEEN -90 AND 90),
                longitude REAL CHECK (longitude BETWEEN -180 AND 180),
                is_online INTEGER NOT NULL DEFAULT 0 CHECK (is_online IN (0, 1)),
                cost TEXT,
                organiser TEXT,
                step_free INTEGER CHECK (step_free IN (0, 1)),
                sign_language INTEGER CHECK (sign_language IN (0, 1)),
                captions INTEGER CHECK (captions IN (0, 1)),
                quiet_space INTEGER CHECK (quiet_space IN (0, 1)),
                childcare INTEGER CHECK (childcare IN (0, 1)),
                alcohol_free INTEGER CHECK (alcohol_free IN (0, 1)),
                access_note TEXT,
                announced_in TEXT,
                announced_at INTEGER,
                CHECK ((precision IS NULL) = (local_start IS NULL)),
                CHECK ((precision IS NULL) = (starts_at IS NULL)),
                CHECK ((precision IS NULL) = (ends_at IS NULL)),
                CHECK (ends_at >= starts_at),
                CHECK (local_end IS NULL OR precision = 'time'),
                CHECK ((latitude IS NULL) = (longitude IS NULL)),
                CHECK ((announced_in IS NULL) = (announced_at IS NULL))
            ) STRICT;
            CREATE INDEX events_event_ends ON events_event(ends_at, starts_at);
            CREATE INDEX events_event_area ON events_event(area, starts_at);
            """),
        Migration(
            "events.2 capacity, and who hears the venue",
            """
            ALTER TABLE events_event ADD COLUMN capacity INTEGER CHECK (capacity > 0);
            ALTER TABLE events_event ADD COLUMN venue_audience TEXT NOT NULL DEFAULT 'anyone'
                CHECK (venue_audience IN ('anyone', 'coming'));
            """),
        occurrences,
        series,
        cancellation,
        announcedIn,
        seriesTimers,
        privatePlaces,
        privatePlacesAlone,
        changed,
        Answers.noting(
            changesOf: ["events_event", "events_occurrence"], "events.11 lists end with a change of what is on"),
    ]
}
