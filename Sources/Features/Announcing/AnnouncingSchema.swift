import StewardCore

/// The table of announcing: what members suggested, until ten minutes after it is decided.
enum AnnouncingSchema {
    static let migrations = [
        Migration(
            "announcing.1 what can be taken back, and suggestions",
            """
            CREATE TABLE announcing_sent (
                number INTEGER PRIMARY KEY REFERENCES events_event(number) ON DELETE CASCADE,
                user_id TEXT NOT NULL,
                sent_at INTEGER NOT NULL
            ) STRICT;
            CREATE TABLE announcing_suggestion (
                number INTEGER PRIMARY KEY AUTOINCREMENT,
                user_id TEXT NOT NULL,
                draft TEXT NOT NULL CHECK (json_valid(draft)),
                suggested_at INTEGER NOT NULL
            ) STRICT;
            CREATE INDEX announcing_suggestion_user ON announcing_suggestion(user_id);
            """),
        Migration(
            "announcing.3 suggestions by their time",
            "CREATE INDEX announcing_suggestion_at ON announcing_suggestion(suggested_at);"),
        Migration(
            "announcing.2 decisions that can be undone",
            """
            DROP TABLE announcing_sent;
            ALTER TABLE announcing_suggestion ADD COLUMN decided_at INTEGER;
            """),
    ]
}
