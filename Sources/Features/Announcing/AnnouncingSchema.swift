import StewardCore

/// The table of announcing: what can still be taken back, for ten minutes, and by whom.
enum AnnouncingSchema {
    static let migrations = [
        Migration(
            "announcing.1 what can be taken back",
            """
            CREATE TABLE announcing_sent (
                number INTEGER PRIMARY KEY REFERENCES events_event(number) ON DELETE CASCADE,
                user_id TEXT NOT NULL,
                sent_at INTEGER NOT NULL
            ) STRICT;
            """)
    ]
}
