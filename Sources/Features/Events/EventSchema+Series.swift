import StewardCore

extension EventSchema {
    /// How an event repeats, in iCalendar's terms (RFC 5545): its own time is DTSTART.
    ///
    /// `recurrence_id` is the local time at which an occurrence begins by the rule. What has begun stands in
    /// `events_occurrence` and stays there; what is to come is worked out of these tables.
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

    /// One series that cannot be worked out holds no other up.
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
