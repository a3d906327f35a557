import StewardCore

/// The table of announcing: what members suggested, until ten minutes after it is decided; and what earlier builds wrote
/// of forms.
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
        // What is unclear is forgotten; it would have waited for half an hour.
        Migration(
            "announcing.4 forms",
            """
            UPDATE continuation SET payload = json_object(
                    'form', 'announcement', 'draft', json(draft),
                    'isStepwise', json(iif(json_extract(draft, '$.isForm'), 'true', 'false')),
                    'isRepeated', json('false'))
                FROM (SELECT user_id AS user, room_id AS room, word AS is_for, coalesce(
                        json_extract(payload, '$.announce._0'), json_extract(payload, '$.answered._0'),
                        json_extract(payload, '$.unclear._0.purpose.change._0')) AS draft
                    FROM continuation WHERE feature = 'announcing')
                WHERE (user_id, room_id, word) = (user, room, is_for) AND draft IS NOT NULL;
            UPDATE continuation SET payload = json_object(
                    'form', 'announcement', 'draft', json_extract(questions, '$.draft'), 'isStepwise', json('true'),
                    'question', json_extract(
                        '["title", "time", "place", "kind", "access", "cost", "capacity", "audience"]',
                        '$[' || json_extract(questions, '$.position') || ']'),
                    'isRepeated', json(iif(json_extract(questions, '$.isRetold'), 'true', 'false')))
                FROM (SELECT user_id AS user, room_id AS room, word AS is_for, coalesce(
                        json_extract(payload, '$.questions._0'),
                        json_extract(payload, '$.unclear._0.purpose.answer._0')) AS questions
                    FROM continuation WHERE feature = 'announcing')
                WHERE (user_id, room_id, word) = (user, room, is_for) AND questions IS NOT NULL;
            DELETE FROM continuation WHERE feature = 'announcing' AND json_type(payload, '$.unclear') IS NOT NULL;
            """),
    ]
}
