import StewardCore

extension EventSchema {
    /// What officers have changed is theirs: first data that is loaded again leaves it alone.
    ///
    /// Of older changes that first data never makes can still be told: a cancellation, a series, a number of places, and
    /// a private place.
    static let changed = Migration(
        "events.10 what officers have changed",
        """
        ALTER TABLE events_event ADD COLUMN is_changed INTEGER NOT NULL DEFAULT 0 CHECK (is_changed IN (0, 1));
        UPDATE events_event SET is_changed = 1
            WHERE status = 'cancelled' OR capacity IS NOT NULL OR venue_audience = 'coming'
                OR number IN (SELECT number FROM events_rrule);
        """)
}
