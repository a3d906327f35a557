package import StewardCore
import Store

/// The tables that all features share: people, rooms, areas, places, continuations and timers.
package enum RegisterSchema {
    /// The steps of their schema.
    package static let migrations = [
        Migration(
            "registers.1 people, rooms, areas and places",
            """
            CREATE TABLE area (
                id TEXT PRIMARY KEY,
                name TEXT NOT NULL,
                kind TEXT NOT NULL CHECK (kind IN ('nation', 'region', 'cityRegion', 'county')),
                parent TEXT REFERENCES area(id),
                aliases TEXT NOT NULL DEFAULT ''
            ) STRICT, WITHOUT ROWID;
            CREATE TABLE place (
                id INTEGER PRIMARY KEY,
                name TEXT NOT NULL,
                kind TEXT NOT NULL CHECK (kind IN ('city', 'town', 'postcodeArea')),
                area TEXT NOT NULL REFERENCES area(id),
                latitude REAL NOT NULL CHECK (latitude BETWEEN -90 AND 90),
                longitude REAL NOT NULL CHECK (longitude BETWEEN -180 AND 180),
                thousands INTEGER NOT NULL DEFAULT 0 CHECK (thousands >= 0),
                aliases TEXT NOT NULL DEFAULT '',
                UNIQUE (name, kind, area)
            ) STRICT;
            CREATE TABLE person (
                user_id TEXT PRIMARY KEY,
                area TEXT REFERENCES area(id),
                preferences TEXT NOT NULL DEFAULT '{}' CHECK (json_valid(preferences))
            ) STRICT, WITHOUT ROWID;
            CREATE TABLE room (
                room_id TEXT PRIMARY KEY,
                is_joined INTEGER NOT NULL DEFAULT 1 CHECK (is_joined IN (0, 1)),
                joined_count INTEGER,
                invited_count INTEGER,
                is_named INTEGER NOT NULL DEFAULT 0 CHECK (is_named IN (0, 1)),
                is_known INTEGER NOT NULL DEFAULT 0 CHECK (is_known IN (0, 1)),
                is_officers INTEGER NOT NULL DEFAULT 0 CHECK (is_officers IN (0, 1)),
                predecessor TEXT,
                successor TEXT
            ) STRICT, WITHOUT ROWID;
            CREATE TABLE officers_room_member (
                room_id TEXT NOT NULL REFERENCES room(room_id) ON DELETE CASCADE,
                user_id TEXT NOT NULL,
                PRIMARY KEY (room_id, user_id)
            ) STRICT, WITHOUT ROWID;
            CREATE INDEX officers_room_member_user ON officers_room_member(user_id);
            CREATE TABLE continuation (
                user_id TEXT NOT NULL,
                room_id TEXT NOT NULL,
                word TEXT NOT NULL CHECK (word IN ('more', 'answer')),
                feature TEXT NOT NULL,
                payload TEXT NOT NULL CHECK (json_valid(payload)),
                cause TEXT NOT NULL,
                expires_at INTEGER NOT NULL,
                PRIMARY KEY (user_id, room_id, word)
            ) STRICT, WITHOUT ROWID;
            CREATE INDEX continuation_cause ON continuation(cause);
            CREATE INDEX continuation_expires ON continuation(expires_at);
            CREATE TABLE schedule (
                feature TEXT NOT NULL,
                key TEXT NOT NULL,
                due_at INTEGER NOT NULL,
                PRIMARY KEY (feature, key)
            ) STRICT, WITHOUT ROWID;
            CREATE INDEX schedule_due ON schedule(due_at);
            """),
        Migration(
            "registers.2 whose direct room a room is",
            """
            ALTER TABLE room ADD COLUMN direct_with TEXT;
            CREATE UNIQUE INDEX room_direct_with ON room(direct_with) WHERE direct_with IS NOT NULL;
            """),
        Migration(
            "registers.3 who may do what in a room",
            """
            ALTER TABLE room ADD COLUMN is_power_known INTEGER NOT NULL DEFAULT 0 CHECK (is_power_known IN (0, 1));
            CREATE TABLE room_power (
                room_id TEXT PRIMARY KEY REFERENCES room(room_id) ON DELETE CASCADE,
                users_default INTEGER NOT NULL,
                moderating INTEGER NOT NULL,
                pinning INTEGER NOT NULL,
                mentioning_room INTEGER NOT NULL
            ) STRICT, WITHOUT ROWID;
            CREATE TABLE room_power_user (
                room_id TEXT NOT NULL REFERENCES room(room_id) ON DELETE CASCADE,
                user_id TEXT NOT NULL,
                level INTEGER NOT NULL,
                PRIMARY KEY (room_id, user_id)
            ) STRICT, WITHOUT ROWID;
            CREATE TABLE room_creator (
                room_id TEXT NOT NULL REFERENCES room(room_id) ON DELETE CASCADE,
                user_id TEXT NOT NULL,
                PRIMARY KEY (room_id, user_id)
            ) STRICT, WITHOUT ROWID;
            """),
        Migration(
            "registers.4 when we left a room",
            """
            ALTER TABLE room ADD COLUMN left_at INTEGER;
            UPDATE room SET left_at = unixepoch() WHERE is_joined = 0;
            CREATE INDEX room_left_at ON room(left_at) WHERE left_at IS NOT NULL;
            """),
        Migration(
            "registers.5 officers' rooms among many",
            """
            CREATE INDEX room_is_officers ON room(room_id) WHERE is_officers = 1;
            """),
        Migration(
            "registers.7 rooms of the network",
            """
            ALTER TABLE room ADD COLUMN is_network INTEGER NOT NULL DEFAULT 0 CHECK (is_network IN (0, 1));
            ALTER TABLE room ADD COLUMN awaited_predecessor TEXT;
            CREATE INDEX room_successor ON room(successor) WHERE successor IS NOT NULL;
            UPDATE room SET is_network = 1
                WHERE is_joined = 1 AND direct_with IS NULL
                    AND (is_known = 0 OR is_named = 1 OR is_officers = 1
                        OR coalesce(joined_count, 0) + coalesce(invited_count, 0) > 2);
            """),
        Migration(
            "registers.8 timers that come again",
            "ALTER TABLE schedule ADD COLUMN attempts INTEGER NOT NULL DEFAULT 0;"),
        // What was asked before goes on, but for changes and cancellations: those are asked anew.
        Migration(
            "registers.6 yes-or-no questions and forms",
            """
            CREATE TABLE continuation_new (
                user_id TEXT NOT NULL,
                room_id TEXT NOT NULL,
                word TEXT NOT NULL CHECK (word IN ('more', 'answer', 'paused')),
                feature TEXT NOT NULL,
                payload TEXT NOT NULL CHECK (json_valid(payload)),
                cause TEXT NOT NULL,
                expires_at INTEGER NOT NULL,
                kind TEXT CHECK (kind IN ('yesOrNo', 'word', 'form')),
                doing TEXT NOT NULL DEFAULT '',
                done TEXT NOT NULL DEFAULT '',
                role INTEGER NOT NULL DEFAULT 0,
                includes_moderators INTEGER NOT NULL DEFAULT 0 CHECK (includes_moderators IN (0, 1)),
                asked_again TEXT,
                is_closed INTEGER NOT NULL DEFAULT 0 CHECK (is_closed IN (0, 1)),
                PRIMARY KEY (user_id, room_id, word),
                CHECK ((word = 'more') = (kind IS NULL))
            ) STRICT, WITHOUT ROWID;
            INSERT INTO continuation_new
                    (user_id, room_id, word, feature, payload, cause, expires_at, kind, doing, done, role, is_closed)
                SELECT user_id, room_id, word, feature,
                    iif(title IS NULL, payload, json_object('announce', json_extract(payload, '$.readBack'))),
                    cause, expires_at, kind,
                    CASE WHEN kind IS NULL THEN '' WHEN title IS NOT NULL THEN 'announcing ' || title
                        WHEN employer IS NOT NULL THEN 'adding the picket line at ' || employer
                        WHEN kind = 'yesOrNo' THEN 'changing an event' ELSE 'announcing an event' END,
                    coalesce('Announced: ' || title, 'Added: the picket line at ' || employer, ''),
                    kind IS 'yesOrNo', kind IS 'yesOrNo' AND title IS NULL AND employer IS NULL
                FROM (SELECT *, json_extract(payload, '$.readBack._0.title') AS title,
                        json_extract(payload, '$.employer') AS employer,
                        CASE WHEN word = 'more' THEN NULL
                            WHEN json_type(payload, '$.questions') IS NOT NULL
                                OR json_type(payload, '$.unclear._0.purpose.answer') IS NOT NULL THEN 'form'
                            WHEN json_type(payload, '$.unclear') IS NOT NULL THEN 'word'
                            ELSE 'yesOrNo' END AS kind
                    FROM continuation);
            DROP TABLE continuation;
            ALTER TABLE continuation_new RENAME TO continuation;
            CREATE INDEX continuation_word ON continuation(word, user_id, room_id);
            CREATE INDEX continuation_cause ON continuation(cause);
            CREATE INDEX continuation_expires ON continuation(expires_at);
            """),
        Migration(
            "registers.9 acts that can be undone",
            """
            CREATE TABLE act (
                id INTEGER PRIMARY KEY AUTOINCREMENT,
                user_id TEXT NOT NULL,
                feature TEXT NOT NULL,
                thing TEXT NOT NULL,
                doing TEXT NOT NULL,
                done TEXT NOT NULL,
                version_before TEXT NOT NULL,
                version TEXT NOT NULL,
                before TEXT NOT NULL CHECK (json_valid(before)),
                done_at INTEGER NOT NULL
            ) STRICT;
            CREATE INDEX act_user ON act(user_id, id);
            CREATE INDEX act_thing ON act(feature, thing);
            CREATE INDEX act_done ON act(done_at);
            """),
        Migration(
            "registers.10 whose power and whose rooms",
            """
            CREATE INDEX room_power_user_of ON room_power_user(user_id);
            CREATE INDEX room_creator_of ON room_creator(user_id);
            """),
        Migration(
            "registers.11 where and as what something was done",
            """
            ALTER TABLE act ADD COLUMN room_id TEXT NOT NULL DEFAULT '';
            ALTER TABLE act ADD COLUMN role INTEGER NOT NULL DEFAULT 1;
            ALTER TABLE act ADD COLUMN includes_moderators INTEGER NOT NULL DEFAULT 0
                CHECK (includes_moderators IN (0, 1));
            ALTER TABLE act ADD COLUMN is_passed_over INTEGER NOT NULL DEFAULT 0 CHECK (is_passed_over IN (0, 1));
            """),
        Answers.generation,
        // Nearly all of it is lists, which nobody looks for but whoever has asked for them: they need no index.
        Migration(
            "registers.13 what another person must say yes to",
            """
            CREATE TABLE continuation_new (
                user_id TEXT NOT NULL,
                room_id TEXT NOT NULL,
                word TEXT NOT NULL CHECK (word IN ('more', 'answer', 'paused', 'second')),
                feature TEXT NOT NULL,
                payload TEXT NOT NULL CHECK (json_valid(payload)),
                cause TEXT NOT NULL,
                expires_at INTEGER NOT NULL,
                kind TEXT CHECK (kind IN ('yesOrNo', 'word', 'form')),
                doing TEXT NOT NULL DEFAULT '',
                done TEXT NOT NULL DEFAULT '',
                role INTEGER NOT NULL DEFAULT 0,
                includes_moderators INTEGER NOT NULL DEFAULT 0 CHECK (includes_moderators IN (0, 1)),
                asked_again TEXT,
                is_closed INTEGER NOT NULL DEFAULT 0 CHECK (is_closed IN (0, 1)),
                number INTEGER NOT NULL DEFAULT 0,
                thing TEXT NOT NULL DEFAULT '',
                asked_as INTEGER NOT NULL DEFAULT 0,
                PRIMARY KEY (user_id, room_id, word, number),
                CHECK ((word = 'more') = (kind IS NULL)),
                CHECK ((word = 'second') = (number > 0))
            ) STRICT, WITHOUT ROWID;
            INSERT INTO continuation_new
                    (user_id, room_id, word, feature, payload, cause, expires_at, kind, doing, done, role,
                        includes_moderators, asked_again, is_closed)
                SELECT user_id, room_id, word, feature, payload, cause, expires_at, kind, doing, done, role,
                    includes_moderators, asked_again, is_closed
                FROM continuation;
            DROP TABLE continuation;
            ALTER TABLE continuation_new RENAME TO continuation;
            CREATE INDEX continuation_asked ON continuation(word, user_id, room_id) WHERE word = 'answer';
            CREATE INDEX continuation_second ON continuation(word, number) WHERE word = 'second';
            CREATE INDEX continuation_cause ON continuation(cause) WHERE word <> 'more';
            CREATE INDEX continuation_expires ON continuation(expires_at);
            CREATE UNIQUE INDEX continuation_number ON continuation(number) WHERE number > 0;
            """),
        .comparing(
            [
                ("continuation", "word", ["more", "answer", "paused", "second"]),
                ("continuation", "kind", ["yesOrNo", "word", "form"]),
            ], "registers.14 checks without lists"),
        Migration(
            "registers.15 invites, and which rooms are encrypted",
            """
            CREATE TABLE invite (
                room_id TEXT PRIMARY KEY,
                inviter TEXT NOT NULL,
                server TEXT NOT NULL,
                is_direct INTEGER NOT NULL CHECK (is_direct IN (0, 1)),
                came_at INTEGER NOT NULL,
                is_accepted INTEGER NOT NULL CHECK (is_accepted IN (0, 1)),
                look_at INTEGER
            ) STRICT, WITHOUT ROWID;
            CREATE INDEX invite_inviter ON invite(inviter, came_at);
            CREATE INDEX invite_server ON invite(server, came_at);
            CREATE INDEX invite_came ON invite(came_at);
            CREATE INDEX invite_look ON invite(look_at) WHERE look_at IS NOT NULL;
            ALTER TABLE room ADD COLUMN is_encrypted INTEGER CHECK (is_encrypted IN (0, 1));
            """),
        // Each room is looked up at its next message, which tells what it takes to react there.
        Migration(
            "registers.16 who may react in a room",
            """
            ALTER TABLE room_power ADD COLUMN reacting INTEGER NOT NULL DEFAULT 0;
            UPDATE room SET is_power_known = 0;
            """),
        Migration(
            "registers.17 which one thing was shown last",
            """
            CREATE TABLE continuation_new (
                user_id TEXT NOT NULL,
                room_id TEXT NOT NULL,
                word TEXT NOT NULL CHECK (
                    word = 'more' OR word = 'one' OR word = 'answer' OR word = 'paused' OR word = 'second'),
                feature TEXT NOT NULL,
                payload TEXT NOT NULL CHECK (json_valid(payload)),
                cause TEXT NOT NULL,
                expires_at INTEGER NOT NULL,
                kind TEXT CHECK (kind = 'yesOrNo' OR kind = 'word' OR kind = 'form'),
                doing TEXT NOT NULL DEFAULT '',
                done TEXT NOT NULL DEFAULT '',
                role INTEGER NOT NULL DEFAULT 0,
                includes_moderators INTEGER NOT NULL DEFAULT 0 CHECK (includes_moderators IN (0, 1)),
                asked_again TEXT,
                is_closed INTEGER NOT NULL DEFAULT 0 CHECK (is_closed IN (0, 1)),
                number INTEGER NOT NULL DEFAULT 0,
                thing TEXT NOT NULL DEFAULT '',
                asked_as INTEGER NOT NULL DEFAULT 0,
                PRIMARY KEY (user_id, room_id, word, number),
                CHECK ((word = 'more' OR word = 'one') = (kind IS NULL)),
                CHECK ((word = 'second') = (number > 0))
            ) STRICT, WITHOUT ROWID;
            INSERT INTO continuation_new SELECT * FROM continuation;
            DROP TABLE continuation;
            ALTER TABLE continuation_new RENAME TO continuation;
            CREATE INDEX continuation_asked ON continuation(word, user_id, room_id) WHERE word = 'answer';
            CREATE INDEX continuation_second ON continuation(word, number) WHERE word = 'second';
            CREATE INDEX continuation_cause ON continuation(cause) WHERE word <> 'more';
            CREATE INDEX continuation_expires ON continuation(expires_at);
            CREATE UNIQUE INDEX continuation_number ON continuation(number) WHERE number > 0;
            """),
        Migration(
            "registers.20 which question was doubted",
            """
            ALTER TABLE continuation
                ADD COLUMN is_doubtful INTEGER NOT NULL DEFAULT 0 CHECK (is_doubtful IN (0, 1));
            """),
    ]
}

/// The tables of full postcodes, and of where people say that they are.
package enum PlaceSchema {
    /// The steps of their schema, taken after the registers'.
    package static let migrations = [
        Migration(
            "places.1 postcodes, and people's towns",
            """
            CREATE TABLE postcode (
                code TEXT PRIMARY KEY,
                latitude REAL NOT NULL CHECK (latitude BETWEEN -90 AND 90),
                longitude REAL NOT NULL CHECK (longitude BETWEEN -180 AND 180)
            ) STRICT, WITHOUT ROWID;
            CREATE TABLE postcode_district (
                code TEXT PRIMARY KEY,
                latitude REAL NOT NULL CHECK (latitude BETWEEN -90 AND 90),
                longitude REAL NOT NULL CHECK (longitude BETWEEN -180 AND 180)
            ) STRICT, WITHOUT ROWID;
            ALTER TABLE person ADD COLUMN place TEXT;
            ALTER TABLE person ADD COLUMN latitude REAL CHECK (latitude BETWEEN -90 AND 90);
            ALTER TABLE person ADD COLUMN longitude REAL CHECK (longitude BETWEEN -180 AND 180);
            """),
        Migration(
            "registers.19 what an undo may not mean",
            "ALTER TABLE act ADD COLUMN is_doubtful INTEGER NOT NULL DEFAULT 0 CHECK (is_doubtful IN (0, 1));"),
    ]
}

extension RegisterSchema {
    /// What the registers keep about people and rooms.
    package static let kept = [
        Kept(
            "person", "your area", detail: "only if you tell me", for: "until you type !area forget",
            people: ["user_id"], content: "place"),
        Kept(
            "continuation", "what you have begun",
            detail:
                "such as what you asked for and read last, a question that I asked you or another officer, or a form",
            for: """
                an hour for what you asked for, half an hour for a question, a day for a form, its own time for what another officer \
                is to agree to, and a day more what I asked a yes for
                """,
            people: ["user_id"], rooms: ["room_id"],
            mixed: ["payload", "thing"],
            // What was read last belongs to its list.
            part: """
                word = 'one' AND EXISTS (SELECT 1 FROM continuation AS list WHERE list.user_id = continuation.user_id
                    AND list.room_id = continuation.room_id AND list.word = 'more')
                """,
            content:
                "CASE word WHEN 'more' THEN nullif(trim(replace(thing, char(10), ' ')), '') ELSE nullif(doing, '') END",
            work: "kind IS NOT NULL AND is_closed = 0 AND expires_at > :now", posts: SecondYes.posts),
        Kept(
            "room", "which room is our direct message", for: "as long as we both are in it", people: ["direct_with"],
            rooms: ["room_id", "predecessor", "successor", "awaited_predecessor"], whenForgotten: .emptied,
            whenLeft: .stays),
        Kept(
            "officers_room_member", "that you are in an officers' room", detail: "if you are",
            for: "as long as you are in it", people: ["user_id"], rooms: ["room_id"], whenForgotten: .stays),
        Kept(
            "room_power_user", "your power level in a room", detail: "if you have one of your own",
            for: "as long as the room says so", people: ["user_id"], rooms: ["room_id"], whenForgotten: .stays),
        Kept(
            "room_creator", "that you made a room", detail: "if you did", for: "as long as we both are in it",
            people: ["user_id"], rooms: ["room_id"], whenForgotten: .stays),
        Kept(
            "act", "what you did last", detail: "so that you can undo it", for: "ten minutes", people: ["user_id"],
            rooms: ["room_id"], mixed: ["thing", "before"]),
        Kept(
            "invite", "that you asked me into a room", detail: "if you did", for: "seven days", people: ["inviter"],
            rooms: ["room_id"]),
        Kept("room_power", for: "as long as I am in the room", rooms: ["room_id"]),
        Kept("schedule", for: "until the timer is over", rooms: ["key"], mixed: ["key"]),
    ]
}
