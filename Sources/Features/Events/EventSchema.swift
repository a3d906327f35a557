import FeatureKit
import StewardCore

/// The tables of events, their kinds and their themes.
///
/// Columns follow iCalendar (RFC 5545) if it has a property for them: `uid`, `sequence`, `status`, `title` (SUMMARY)
/// and `summary` (DESCRIPTION). A beginning is stored twice: as wall time at the event, which stays true when the rules
/// for clock changes change, and in seconds since 1970, to sort by.
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
        sorts,
        searched,
    ]
}

extension EventSchema {
    /// Every event has a row for each time that it takes place; an undated one has a single row far in the past.
    ///
    /// The columns that questions filter by are copied here and kept up to date by triggers, so that a list reads one
    /// table in order of time. `facts` has a bit for each fact that is known to be true: 1 free, 2 step-free, 4 sign
    /// language, 8 captions, 16 quiet space, 32 childcare, 64 alcohol-free. Two small indexes find the events that a
    /// scan by time would miss: those longer than a day, and those dated more vaguely than a day.
    static let occurrences = Migration(
        "events.3 occurrences, words to search for, and where an event was announced",
        """
        CREATE VIEW events_asked AS
            SELECT number, kind, area, latitude, longitude, (is_online = 1 OR kind = 'online') AS is_online,
                (status = 'cancelled') AS is_cancelled,
                (coalesce(cost LIKE 'free%' AND cost NOT GLOB '*[0-9]*', 0)
                    + 2 * coalesce(step_free, 0) + 4 * coalesce(sign_language, 0) + 8 * coalesce(captions, 0)
                    + 16 * coalesce(quiet_space, 0) + 32 * coalesce(childcare, 0) + 64 * coalesce(alcohol_free, 0)
                ) AS facts
            FROM events_event;
        CREATE TABLE events_occurrence (
            starts_at INTEGER NOT NULL,
            number INTEGER NOT NULL REFERENCES events_event(number) ON DELETE CASCADE,
            ends_at INTEGER NOT NULL,
            is_cancelled INTEGER NOT NULL CHECK (is_cancelled IN (0, 1)),
            is_online INTEGER NOT NULL CHECK (is_online IN (0, 1)),
            facts INTEGER NOT NULL,
            kind TEXT NOT NULL,
            area TEXT,
            latitude REAL,
            longitude REAL,
            precision TEXT CHECK (precision IN ('time', 'day', 'month', 'year', 'before')),
            local_start TEXT,
            local_end TEXT,
            PRIMARY KEY (starts_at, number),
            CHECK (ends_at >= starts_at),
            CHECK ((precision IS NULL) = (local_start IS NULL)),
            CHECK (local_end IS NULL OR precision = 'time')
        ) STRICT, WITHOUT ROWID;
        CREATE INDEX events_occurrence_number ON events_occurrence(number, starts_at);
        CREATE INDEX events_occurrence_area ON events_occurrence(area, starts_at);
        CREATE INDEX events_occurrence_map
            ON events_occurrence(latitude, longitude, ends_at, is_cancelled, precision, kind, is_online, facts);
        CREATE INDEX events_occurrence_long ON events_occurrence(ends_at) WHERE ends_at - starts_at > 86400;
        CREATE INDEX events_occurrence_vague ON events_occurrence(starts_at)
            WHERE precision IN ('month', 'year', 'before');
        INSERT INTO events_occurrence (starts_at, number, ends_at, is_cancelled, is_online, facts, kind, area, latitude,
            longitude, precision, local_start, local_end)
            SELECT coalesce(e.starts_at, -1000000000000000), number, coalesce(e.ends_at, -1000000000000000),
                a.is_cancelled, a.is_online, a.facts, a.kind, a.area, a.latitude, a.longitude, e.precision,
                e.local_start, e.local_end
            FROM events_event e JOIN events_asked a USING (number);
        CREATE TRIGGER events_event_asked AFTER UPDATE OF status, kind, area, latitude, longitude, is_online, cost,
            step_free, sign_language, captions, quiet_space, childcare, alcohol_free ON events_event
        BEGIN
            UPDATE events_occurrence
                SET (kind, area, latitude, longitude, is_online, is_cancelled, facts) = (
                    SELECT kind, area, latitude, longitude, is_online, is_cancelled, facts FROM events_asked
                    WHERE number = new.number)
                WHERE number = new.number;
        END;
        DROP INDEX events_event_ends;
        DROP INDEX events_event_area;

        CREATE VIRTUAL TABLE events_text USING fts5(
            title, summary, content = 'events_event', content_rowid = 'number',
            tokenize = 'unicode61 remove_diacritics 2', prefix = '3');
        INSERT INTO events_text (events_text) VALUES ('rebuild');
        CREATE TRIGGER events_event_added AFTER INSERT ON events_event
        BEGIN
            INSERT INTO events_text (rowid, title, summary) VALUES (new.number, new.title, new.summary);
        END;
        CREATE TRIGGER events_event_deleted AFTER DELETE ON events_event
        BEGIN
            INSERT INTO events_text (events_text, rowid, title, summary)
                VALUES ('delete', old.number, old.title, old.summary);
        END;
        CREATE TRIGGER events_event_reworded AFTER UPDATE OF title, summary ON events_event
        BEGIN
            INSERT INTO events_text (events_text, rowid, title, summary)
                VALUES ('delete', old.number, old.title, old.summary);
            INSERT INTO events_text (rowid, title, summary) VALUES (new.number, new.title, new.summary);
        END;

        CREATE TABLE events_announced_in (
            number INTEGER NOT NULL REFERENCES events_event(number) ON DELETE CASCADE,
            room_id TEXT NOT NULL,
            announced_at INTEGER NOT NULL,
            PRIMARY KEY (number, room_id)
        ) STRICT, WITHOUT ROWID;
        INSERT INTO events_announced_in
            SELECT number, announced_in, announced_at FROM events_event WHERE announced_in IS NOT NULL;
        UPDATE events_event SET announced_in = NULL, announced_at = NULL WHERE announced_in IS NOT NULL;
        """)
}

extension EventSchema {
    /// How an event repeats, in iCalendar's terms (RFC 5545); its own time is DTSTART.
    ///
    /// `recurrence_id` is the local time at which an occurrence begins by the rule. Occurrences that have begun stay in
    /// `events_occurrence`; coming ones are computed from these tables.
    static let series = Migration(
        "events.4 series",
        """
        CREATE TABLE events_rrule (
            number INTEGER PRIMARY KEY REFERENCES events_event(number) ON DELETE CASCADE,
            rule TEXT NOT NULL CHECK (rule <> '')
        ) STRICT, WITHOUT ROWID;
        CREATE TABLE events_exdate (
            number INTEGER NOT NULL REFERENCES events_rrule(number) ON DELETE CASCADE,
            recurrence_id TEXT NOT NULL,
            PRIMARY KEY (number, recurrence_id)
        ) STRICT, WITHOUT ROWID;
        CREATE TABLE events_override (
            number INTEGER NOT NULL REFERENCES events_rrule(number) ON DELETE CASCADE,
            recurrence_id TEXT NOT NULL,
            local_start TEXT NOT NULL,
            local_end TEXT,
            PRIMARY KEY (number, recurrence_id)
        ) STRICT, WITHOUT ROWID;
        """)

    /// A timer for each series, so that one that fails holds up no other.
    static let seriesTimers = Migration(
        "events.7 a timer for each series, and announcements by their room",
        """
        INSERT OR IGNORE INTO schedule (feature, key, due_at)
            SELECT feature, 'series ' || number, due_at FROM schedule, events_rrule
            WHERE feature = 'events' AND key = 'series';
        DELETE FROM schedule
            WHERE feature = 'events' AND key = 'series' AND EXISTS (SELECT * FROM events_rrule);
        CREATE INDEX events_announced_in_room ON events_announced_in(room_id);
        """)
}

extension EventSchema {
    /// Why an event was cancelled, in the officers' words.
    static let cancellation = Migration(
        "events.5 why an event was cancelled", "ALTER TABLE events_event ADD COLUMN cancellation TEXT;")
}

extension EventSchema {
    /// Drops the columns for the room of an announcement, which `events_announced_in` has replaced since step 3.
    ///
    /// SQLite cannot drop a column that a CHECK of the table names, and such a CHECK can only be removed by editing the
    /// schema's text (SQLite, ALTER TABLE, section 7, for changes that leave the rows alone). If that text were not the
    /// one we wrote, dropping the columns would fail and undo the whole step.
    static let announcedIn = Migration(
        "events.6 no columns for where an event was announced",
        """
        PRAGMA writable_schema = ON;
        UPDATE sqlite_schema SET sql = replace(sql, ',
            CHECK ((announced_in IS NULL) = (announced_at IS NULL))', '')
            WHERE type = 'table' AND name = 'events_event';
        PRAGMA writable_schema = RESET;
        ALTER TABLE events_event DROP COLUMN announced_in;
        ALTER TABLE events_event DROP COLUMN announced_at;
        """)
}

extension EventSchema {
    /// Puts private venues on the map at their town, also if a postcode area was written.
    static let privatePlaces = Migration(
        "events.8 private places where their towns are",
        """
        UPDATE events_event SET town = t.name, area = t.area, latitude = t.latitude, longitude = t.longitude
        FROM place t
        WHERE venue_audience = 'coming' AND events_event.latitude IS NOT NULL AND t.id = coalesce(
            (SELECT id FROM place p WHERE p.kind <> 'postcodeArea' AND p.area = events_event.area
                AND p.name = iif(instr(town, ' (') > 0, substr(town, 1, instr(town, ' (') - 1), town)),
            (SELECT id FROM place p WHERE p.kind <> 'postcodeArea'
                AND p.name = iif(instr(town, ' (') > 0, substr(town, 1, instr(town, ' (') - 1), town)
                ORDER BY p.thousands DESC LIMIT 1));
        """)

    /// An index that finds private places without a scan of all events.
    static let privatePlacesAlone = Migration(
        "events.9 private places by themselves",
        "CREATE INDEX events_event_private ON events_event(number) WHERE venue_audience = 'coming';")
}

extension EventSchema {
    /// Marks events that officers have changed, which loading first data again leaves alone.
    ///
    /// For older changes, it marks events with something that first data never sets: a cancellation, a series, a number
    /// of places or a private place.
    static let changed = Migration(
        "events.10 what officers have changed",
        """
        ALTER TABLE events_event ADD COLUMN is_changed INTEGER NOT NULL DEFAULT 0 CHECK (is_changed IN (0, 1));
        UPDATE events_event SET is_changed = 1
            WHERE status = 'cancelled' OR capacity IS NOT NULL OR venue_audience = 'coming'
                OR number IN (SELECT number FROM events_rrule);
        """)
}

extension EventSchema {
    /// Words for sorts of event within kinds, such as a quiz.
    static let sorts = Migration(
        "events.12 sorts",
        """
        CREATE TABLE events_sort (
            name TEXT PRIMARY KEY,
            place INTEGER NOT NULL,
            kind TEXT REFERENCES events_kind(id),
            plural TEXT NOT NULL,
            words TEXT NOT NULL DEFAULT '',
            fact TEXT
        ) STRICT, WITHOUT ROWID;
        """)

    /// All words by which an event may be found; a private venue is none of them, since a search would tell it.
    static let searched = Migration(
        "events.13 venues, organisers and access notes to search in",
        """
        DROP TRIGGER events_event_added;
        DROP TRIGGER events_event_deleted;
        DROP TRIGGER events_event_reworded;
        DROP TABLE events_text;
        CREATE VIEW events_searched AS
            SELECT number, title, summary, CASE venue_audience WHEN 'anyone' THEN venue ELSE '' END AS venue,
                coalesce(organiser, '') AS organiser, coalesce(access_note, '') AS access
            FROM events_event;
        CREATE VIRTUAL TABLE events_text USING fts5(
            title, summary, venue, organiser, access, content = 'events_searched', content_rowid = 'number',
            tokenize = 'unicode61 remove_diacritics 2', prefix = '3');
        INSERT INTO events_text (events_text) VALUES ('rebuild');
        CREATE TRIGGER events_event_added AFTER INSERT ON events_event
        BEGIN
            INSERT INTO events_text (rowid, title, summary, venue, organiser, access)
                SELECT number, title, summary, venue, organiser, access FROM events_searched
                WHERE number = new.number;
        END;
        CREATE TRIGGER events_event_deleted BEFORE DELETE ON events_event
        BEGIN
            INSERT INTO events_text (events_text, rowid, title, summary, venue, organiser, access)
                SELECT 'delete', number, title, summary, venue, organiser, access FROM events_searched
                WHERE number = old.number;
        END;
        CREATE TRIGGER events_event_rewording
            BEFORE UPDATE OF title, summary, venue, venue_audience, organiser, access_note ON events_event
        BEGIN
            INSERT INTO events_text (events_text, rowid, title, summary, venue, organiser, access)
                SELECT 'delete', number, title, summary, venue, organiser, access FROM events_searched
                WHERE number = old.number;
        END;
        CREATE TRIGGER events_event_reworded
            AFTER UPDATE OF title, summary, venue, venue_audience, organiser, access_note ON events_event
        BEGIN
            INSERT INTO events_text (rowid, title, summary, venue, organiser, access)
                SELECT number, title, summary, venue, organiser, access FROM events_searched
                WHERE number = new.number;
        END;
        """)
}
