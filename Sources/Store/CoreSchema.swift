package import StewardCore

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
        Migration(
            "core.4 messages that were begun",
            """
            CREATE TABLE running (
                one INTEGER PRIMARY KEY CHECK (one = 1)
            ) STRICT;
            CREATE TABLE message_begun (
                event_id TEXT PRIMARY KEY,
                times INTEGER NOT NULL
            ) STRICT, WITHOUT ROWID;
            ALTER TABLE room_behind ADD COLUMN awaits_join INTEGER NOT NULL DEFAULT 0 CHECK (awaits_join IN (0, 1));
            """),
        // SQLite changes a CHECK only in the schema's own text (ALTER TABLE, section 7). If that text were not as we wrote
        // it, the last two statements would fail, and the step as a whole.
        Migration(
            "core.5 answers for members only",
            """
            ALTER TABLE outbox ADD COLUMN member TEXT;
            ALTER TABLE outbox ADD COLUMN otherwise_plain TEXT;
            ALTER TABLE outbox ADD COLUMN otherwise_html TEXT;
            PRAGMA writable_schema = ON;
            UPDATE sqlite_schema SET sql = replace(sql, '''join'', ''lookup'', ''pin'')', '''join'', ''leave'', ''lookup'', ''pin'')')
                WHERE type = 'table' AND name = 'outbox';
            PRAGMA writable_schema = RESET;
            INSERT INTO outbox (id, address, cause, transaction_id, kind, added_at)
                VALUES (-1, '', 'core.5', 'core.5', 'leave', 0);
            DELETE FROM outbox WHERE id = -1;
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
        Migration(
            "core.9 what was said to whom",
            """
            CREATE INDEX outbox_address ON outbox(address);
            CREATE INDEX outbox_member ON outbox(member) WHERE member IS NOT NULL;
            """),
        Migration(
            "core.10 look-ups that wait",
            """
            CREATE INDEX outbox_lookups ON outbox(address) WHERE state = 'waiting' AND kind = 'lookup';
            """),
        Migration(
            "core.11 posts by their time",
            """
            DROP INDEX outbox_added;
            CREATE INDEX outbox_posted ON outbox(added_at) WHERE key IS NOT NULL;
            """),
        Migration(
            "core.12 ways into rooms by their time",
            """
            CREATE INDEX outbox_joins ON outbox(added_at) WHERE kind = 'join';
            CREATE INDEX outbox_joins_of_room ON outbox(address, added_at) WHERE kind = 'join';
            """),
        // The commands of the last minute are counted in memory.
        Migration("core.13 commands by arrival alone", "DROP INDEX inbox_room;"),
        .comparing(
            [
                ("inbox", "outcome", ["done", "refused", "failed", "silent"]),
                (
                    "outbox", "kind",
                    ["answer", "post", "edit", "revision", "redaction", "join", "leave", "lookup", "pin"]
                ),
                ("outbox", "state", ["waiting", "sent", "refused"]),
            ], "core.14 checks without lists"),
        // As in core.5: if that text were not as we wrote it, the last two statements would fail.
        Migration(
            "core.15 reactions",
            """
            PRAGMA writable_schema = ON;
            UPDATE sqlite_schema SET sql = replace(sql, 'kind = ''pin''', 'kind = ''pin'' OR kind = ''reaction''')
                WHERE type = 'table' AND name = 'outbox';
            PRAGMA writable_schema = RESET;
            INSERT INTO outbox (id, address, cause, transaction_id, kind, added_at)
                VALUES (-1, '', 'core.15', 'core.15', 'reaction', 0);
            DELETE FROM outbox WHERE id = -1;
            """),
        Migration(
            "core.16 our own name and picture",
            """
            CREATE TABLE own_profile (
                one INTEGER PRIMARY KEY CHECK (one = 1),
                name TEXT,
                picture TEXT,
                uploaded TEXT,
                media TEXT
            ) STRICT;
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

/// What the message's way through keeps.
package enum CoreKept {
    /// Its tables of which rows belong to somebody.
    package static let tables = [
        Kept(
            "inbox", "that you gave a command", detail: "but not what it said, so that none is answered twice",
            for: "seven days", people: ["sender"], rooms: ["room_id"], whenForgotten: .emptiedLater, whenLeft: .stays),
        Kept(
            "outbox", "which answers you got", detail: "their words only until they are sent",
            for: "seven days, and an announcement's place for 400 days", people: ["address", "member"],
            rooms: ["address"],
            mixed: ["cause", "transaction_id", "mentions", "plain", "html", "otherwise_plain", "otherwise_html"],
            whenLeft: .stays),
        Kept(
            "room_behind", for: "until what was missed in a room has been read", rooms: ["room_id"], whenLeft: .deleted),
    ]
}
