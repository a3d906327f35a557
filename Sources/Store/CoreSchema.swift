import StewardCore

/// The tables of a message's way through: position, inbox, outbox.
enum CoreSchema {
    static let migrations = [
        Migration(
            "core.1 position, inbox, outbox",
            """
            CREATE TABLE sync_position (
                one INTEGER PRIMARY KEY CHECK (one = 1),
                next_batch TEXT NOT NULL
            ) STRICT;
            CREATE TABLE room_behind (
                room_id TEXT PRIMARY KEY,
                since TEXT NOT NULL
            ) STRICT, WITHOUT ROWID;
            CREATE TABLE inbox (
                event_id TEXT PRIMARY KEY,
                sender TEXT NOT NULL,
                sent_at INTEGER NOT NULL,
                outcome TEXT NOT NULL CHECK (outcome IN ('done', 'refused', 'failed', 'silent')),
                claimed_at INTEGER NOT NULL
            ) STRICT, WITHOUT ROWID;
            CREATE INDEX inbox_sender ON inbox(sender, sent_at);
            CREATE INDEX inbox_claimed ON inbox(claimed_at);
            CREATE TABLE outbox (
                id INTEGER PRIMARY KEY AUTOINCREMENT,
                room_id TEXT NOT NULL,
                cause TEXT NOT NULL,
                transaction_id TEXT NOT NULL UNIQUE,
                kind TEXT NOT NULL CHECK (kind IN ('answer', 'post', 'edit', 'redaction', 'join', 'lookup')),
                plain TEXT,
                html TEXT,
                reply_to TEXT,
                thread TEXT,
                mentions TEXT,
                target INTEGER REFERENCES outbox(id) ON DELETE CASCADE,
                state TEXT NOT NULL DEFAULT 'waiting' CHECK (state IN ('waiting', 'sent', 'refused')),
                event_id TEXT,
                reason TEXT,
                added_at INTEGER NOT NULL
            ) STRICT;
            CREATE INDEX outbox_waiting ON outbox(id) WHERE state = 'waiting';
            CREATE INDEX outbox_answers ON outbox(reply_to) WHERE kind = 'answer';
            CREATE INDEX outbox_target ON outbox(target) WHERE target IS NOT NULL;
            CREATE INDEX outbox_added ON outbox(added_at);
            """),
        Migration(
            "core.2 posts with keys",
            """
            CREATE TABLE new_outbox (
                id INTEGER PRIMARY KEY AUTOINCREMENT,
                address TEXT NOT NULL,
                cause TEXT NOT NULL,
                transaction_id TEXT NOT NULL UNIQUE,
                kind TEXT NOT NULL CHECK (
                    kind IN ('answer', 'post', 'edit', 'revision', 'redaction', 'join', 'lookup', 'pin')),
                plain TEXT,
                html TEXT,
                reply_to TEXT,
                thread TEXT,
                mentions TEXT,
                mentions_room INTEGER NOT NULL DEFAULT 0 CHECK (mentions_room IN (0, 1)),
                key TEXT,
                is_withdrawn INTEGER NOT NULL DEFAULT 0 CHECK (is_withdrawn IN (0, 1)),
                target INTEGER REFERENCES new_outbox(id) ON DELETE CASCADE,
                state TEXT NOT NULL DEFAULT 'waiting' CHECK (state IN ('waiting', 'sent', 'refused')),
                event_id TEXT,
                reason TEXT,
                added_at INTEGER NOT NULL
            ) STRICT;
            INSERT INTO new_outbox (
                id, address, cause, transaction_id, kind, plain, html, reply_to, thread, mentions, target, state,
                event_id, reason, added_at)
            SELECT id, room_id, cause, transaction_id, kind, plain, html, reply_to, thread, mentions, target, state,
                event_id, reason, added_at
            FROM outbox;
            DROP TABLE outbox;
            ALTER TABLE new_outbox RENAME TO outbox;
            CREATE INDEX outbox_waiting ON outbox(id) WHERE state = 'waiting';
            CREATE INDEX outbox_answers ON outbox(reply_to) WHERE kind = 'answer';
            CREATE INDEX outbox_target ON outbox(target) WHERE target IS NOT NULL;
            CREATE INDEX outbox_added ON outbox(added_at);
            CREATE UNIQUE INDEX outbox_key ON outbox(key, address) WHERE key IS NOT NULL AND is_withdrawn = 0;
            CREATE INDEX outbox_keyed ON outbox(address) WHERE key IS NOT NULL;
            """),
        // The outbox is made anew: what an earlier step adds to it has to stand here too.
        Migration(
            "core.5 answers for members only",
            """
            CREATE TABLE new_outbox (
                id INTEGER PRIMARY KEY AUTOINCREMENT,
                address TEXT NOT NULL,
                cause TEXT NOT NULL,
                transaction_id TEXT NOT NULL UNIQUE,
                kind TEXT NOT NULL CHECK (
                    kind IN (
                        'answer', 'post', 'edit', 'revision', 'redaction', 'join', 'leave', 'lookup', 'pin')),
                plain TEXT,
                html TEXT,
                reply_to TEXT,
                thread TEXT,
                mentions TEXT,
                mentions_room INTEGER NOT NULL DEFAULT 0 CHECK (mentions_room IN (0, 1)),
                key TEXT,
                is_withdrawn INTEGER NOT NULL DEFAULT 0 CHECK (is_withdrawn IN (0, 1)),
                target INTEGER REFERENCES new_outbox(id) ON DELETE CASCADE,
                state TEXT NOT NULL DEFAULT 'waiting' CHECK (state IN ('waiting', 'sent', 'refused')),
                event_id TEXT,
                reason TEXT,
                added_at INTEGER NOT NULL,
                member TEXT,
                otherwise_plain TEXT,
                otherwise_html TEXT,
                CHECK ((member IS NULL) = (otherwise_plain IS NULL))
            ) STRICT;
            INSERT INTO new_outbox (
                id, address, cause, transaction_id, kind, plain, html, reply_to, thread, mentions, mentions_room, key,
                is_withdrawn, target, state, event_id, reason, added_at)
            SELECT id, address, cause, transaction_id, kind, plain, html, reply_to, thread, mentions, mentions_room, key,
                is_withdrawn, target, state, event_id, reason, added_at
            FROM outbox;
            DROP TABLE outbox;
            ALTER TABLE new_outbox RENAME TO outbox;
            CREATE INDEX outbox_waiting ON outbox(id) WHERE state = 'waiting';
            CREATE INDEX outbox_answers ON outbox(reply_to) WHERE kind = 'answer';
            CREATE INDEX outbox_target ON outbox(target) WHERE target IS NOT NULL;
            CREATE INDEX outbox_added ON outbox(added_at);
            CREATE UNIQUE INDEX outbox_key ON outbox(key, address) WHERE key IS NOT NULL AND is_withdrawn = 0;
            CREATE INDEX outbox_keyed ON outbox(address) WHERE key IS NOT NULL;
            """),
        Migration(
            "core.6 what is done, by its time",
            """
            CREATE INDEX outbox_done ON outbox(added_at) WHERE (key IS NULL OR is_withdrawn = 1) AND state <> 'waiting';
            """),
        arrivals,
        Migration(
            "core.8 attempts and the next try of what waits",
            """
            ALTER TABLE outbox ADD COLUMN attempts INTEGER NOT NULL DEFAULT 0 CHECK (attempts >= 0);
            ALTER TABLE outbox ADD COLUMN next_try_at INTEGER;
            ALTER TABLE outbox ADD COLUMN seconds_failing INTEGER NOT NULL DEFAULT 0 CHECK (seconds_failing >= 0);
            ALTER TABLE outbox ADD COLUMN is_urgent INTEGER NOT NULL DEFAULT 0 CHECK (is_urgent IN (0, 1));
            CREATE INDEX outbox_attempted ON outbox(address) WHERE attempts > 0;
            """),
    ]

    /// Commands are counted by when they came, for a person and for a room; and we know since when we have not looked.
    private static let arrivals = Migration(
        "core.7 commands by arrival, and when the position was saved",
        """
        ALTER TABLE inbox ADD COLUMN room_id TEXT;
        DROP INDEX inbox_sender;
        CREATE INDEX inbox_sender ON inbox(sender, claimed_at);
        CREATE INDEX inbox_room ON inbox(room_id, claimed_at, sender) WHERE outcome <> 'silent';
        ALTER TABLE sync_position ADD COLUMN saved_at INTEGER;
        ALTER TABLE room_behind ADD COLUMN saved_at INTEGER;
        """)
}
