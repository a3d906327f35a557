import StewardCore

extension EventSchema {
    /// Every event has a row for each time that it takes place; one that nobody dated has a row far in the past.
    ///
    /// What questions go by is copied beside the times and kept in step by triggers, so that a list is read off one
    /// table in the order of time. `facts` holds a bit for each fact that is known to be so: 1 free, 2 step-free,
    /// 4 sign language, 8 captions, 16 quiet space, 32 childcare, 64 alcohol-free. Two small indexes hold what is not
    /// where a walk through time looks for it: what lasts longer than a day, and what is vaguer than a day.
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
