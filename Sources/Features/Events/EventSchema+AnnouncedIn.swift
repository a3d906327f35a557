import StewardCore

extension EventSchema {
    /// Where an event was announced stands in `events_announced_in` since step 3; the columns for it go.
    ///
    /// SQLite drops no column that a CHECK of the whole table names, and removes such a CHECK only in the schema's own
    /// text (SQLite, ALTER TABLE, section 7, for changes that leave the rows as they are). Where that text were not as we
    /// wrote it, the columns could not be dropped and the step would fail as a whole.
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
