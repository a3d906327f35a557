-- A small store as an earlier Steward wrote it: its schema, and something in every table.
CREATE TABLE grdb_migrations (identifier TEXT NOT NULL PRIMARY KEY);
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
CREATE TABLE "outbox" (
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
    target INTEGER REFERENCES "outbox"(id) ON DELETE CASCADE,
    state TEXT NOT NULL DEFAULT 'waiting' CHECK (state IN ('waiting', 'sent', 'refused')),
    event_id TEXT,
    reason TEXT,
    added_at INTEGER NOT NULL
) STRICT;
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
, place TEXT, latitude REAL CHECK (latitude BETWEEN -90 AND 90), longitude REAL CHECK (longitude BETWEEN -180 AND 180)) STRICT, WITHOUT ROWID;
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
, direct_with TEXT, is_power_known INTEGER NOT NULL DEFAULT 0 CHECK (is_power_known IN (0, 1)), left_at INTEGER) STRICT, WITHOUT ROWID;
CREATE TABLE officers_room_member (
    room_id TEXT NOT NULL REFERENCES room(room_id) ON DELETE CASCADE,
    user_id TEXT NOT NULL,
    PRIMARY KEY (room_id, user_id)
) STRICT, WITHOUT ROWID;
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
CREATE TABLE schedule (
    feature TEXT NOT NULL,
    key TEXT NOT NULL,
    due_at INTEGER NOT NULL,
    PRIMARY KEY (feature, key)
) STRICT, WITHOUT ROWID;
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
CREATE TABLE events_kind (
    id TEXT PRIMARY KEY,
    place INTEGER NOT NULL,
    name TEXT NOT NULL,
    plural TEXT NOT NULL,
    synonyms TEXT NOT NULL DEFAULT '',
    summary TEXT NOT NULL
) STRICT, WITHOUT ROWID;
CREATE TABLE events_theme (
    id TEXT PRIMARY KEY,
    name TEXT NOT NULL,
    sentence TEXT NOT NULL
) STRICT, WITHOUT ROWID;
CREATE TABLE events_event (
    number INTEGER PRIMARY KEY AUTOINCREMENT,
    uid TEXT NOT NULL UNIQUE DEFAULT (lower(hex(randomblob(16)))),
    sequence INTEGER NOT NULL DEFAULT 0 CHECK (sequence >= 0),
    status TEXT NOT NULL DEFAULT 'confirmed' CHECK (status IN ('tentative', 'confirmed', 'cancelled')),
    kind TEXT NOT NULL REFERENCES events_kind(id),
    theme TEXT REFERENCES events_theme(id),
    title TEXT NOT NULL CHECK (title <> ''),
    summary TEXT NOT NULL DEFAULT '',
    precision TEXT CHECK (precision IN ('time', 'day', 'month', 'year', 'before')),
    local_start TEXT,
    local_end TEXT,
    zone TEXT NOT NULL,
    starts_at INTEGER,
    ends_at INTEGER,
    area TEXT REFERENCES area(id),
    town TEXT NOT NULL DEFAULT '',
    venue TEXT NOT NULL DEFAULT '',
    latitude REAL CHECK (latitude BETWEEN -90 AND 90),
    longitude REAL CHECK (longitude BETWEEN -180 AND 180),
    is_online INTEGER NOT NULL DEFAULT 0 CHECK (is_online IN (0, 1)),
    cost TEXT,
    organiser TEXT,
    step_free INTEGER CHECK (step_free IN (0, 1)),
    sign_language INTEGER CHECK (sign_language IN (0, 1)),
    captions INTEGER CHECK (captions IN (0, 1)),
    quiet_space INTEGER CHECK (quiet_space IN (0, 1)),
    childcare INTEGER CHECK (childcare IN (0, 1)),
    alcohol_free INTEGER CHECK (alcohol_free IN (0, 1)),
    access_note TEXT,
    capacity INTEGER CHECK (capacity > 0), venue_audience TEXT NOT NULL DEFAULT 'anyone'
    CHECK (venue_audience IN ('anyone', 'coming')), cancellation TEXT,
    CHECK ((precision IS NULL) = (local_start IS NULL)),
    CHECK ((precision IS NULL) = (starts_at IS NULL)),
    CHECK ((precision IS NULL) = (ends_at IS NULL)),
    CHECK (ends_at >= starts_at),
    CHECK (local_end IS NULL OR precision = 'time'),
    CHECK ((latitude IS NULL) = (longitude IS NULL))
) STRICT;
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
CREATE VIRTUAL TABLE events_text USING fts5(
    title, summary, content = 'events_event', content_rowid = 'number',
    tokenize = 'unicode61 remove_diacritics 2', prefix = '3');
CREATE TABLE events_announced_in (
    number INTEGER NOT NULL REFERENCES events_event(number) ON DELETE CASCADE,
    room_id TEXT NOT NULL,
    announced_at INTEGER NOT NULL,
    PRIMARY KEY (number, room_id)
) STRICT, WITHOUT ROWID;
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
CREATE TABLE pickets_dispute (
    id INTEGER PRIMARY KEY,
    employer TEXT NOT NULL COLLATE NOCASE,
    union_name TEXT NOT NULL COLLATE NOCASE,
    cause TEXT NOT NULL,
    UNIQUE (employer, union_name)
) STRICT;
CREATE TABLE pickets_line (
    number INTEGER PRIMARY KEY AUTOINCREMENT,
    uid TEXT UNIQUE,
    dispute INTEGER NOT NULL REFERENCES pickets_dispute(id),
    meet TEXT NOT NULL,
    town TEXT NOT NULL,
    area TEXT NOT NULL REFERENCES area(id),
    latitude REAL CHECK (latitude BETWEEN -90 AND 90),
    longitude REAL CHECK (longitude BETWEEN -180 AND 180),
    needs TEXT NOT NULL,
    zone TEXT NOT NULL,
    confirmed_at INTEGER NOT NULL,
    confirmed_by TEXT NOT NULL CHECK (confirmed_by IN ('member', 'officer', 'admin')),
    over_at INTEGER,
    over_by TEXT CHECK (over_by IN ('member', 'officer', 'admin')),
    CHECK ((latitude IS NULL) = (longitude IS NULL)),
    CHECK ((over_at IS NULL) = (over_by IS NULL))
) STRICT;
CREATE TABLE pickets_time (
    line INTEGER NOT NULL REFERENCES pickets_line(number) ON DELETE CASCADE,
    local_start TEXT NOT NULL,
    local_end TEXT,
    starts_at INTEGER NOT NULL,
    ends_at INTEGER NOT NULL CHECK (ends_at > starts_at),
    PRIMARY KEY (line, starts_at)
) STRICT, WITHOUT ROWID;
CREATE TABLE speakers_speaker (
    number INTEGER PRIMARY KEY AUTOINCREMENT,
    uid TEXT NOT NULL UNIQUE,
    about TEXT NOT NULL,
    topics TEXT NOT NULL CHECK (json_valid(topics)),
    town TEXT NOT NULL,
    area TEXT NOT NULL REFERENCES area(id),
    latitude REAL CHECK (latitude BETWEEN -90 AND 90),
    longitude REAL CHECK (longitude BETWEEN -180 AND 180),
    is_in_person INTEGER NOT NULL CHECK (is_in_person IN (0, 1)),
    is_online INTEGER NOT NULL CHECK (is_online IN (0, 1)),
    contact TEXT NOT NULL,
    CHECK ((latitude IS NULL) = (longitude IS NULL))
) STRICT;
CREATE TABLE speakers_theme (
    name TEXT PRIMARY KEY,
    sentence TEXT NOT NULL
) STRICT, WITHOUT ROWID;
CREATE TABLE publishing_subscription (
    id INTEGER PRIMARY KEY,
    room_id TEXT NOT NULL,
    place TEXT NOT NULL,
    area TEXT REFERENCES area(id),
    latitude REAL,
    longitude REAL,
    miles REAL,
    kinds TEXT NOT NULL,
    UNIQUE (room_id, place, kinds),
    CHECK ((latitude IS NULL) = (longitude IS NULL) AND (latitude IS NULL) = (miles IS NULL)),
    CHECK (area IS NULL OR latitude IS NULL)
) STRICT;
CREATE TABLE publishing_room (
    room_id TEXT PRIMARY KEY,
    budget INTEGER NOT NULL DEFAULT 5 CHECK (budget BETWEEN 0 AND 100),
    digest_day INTEGER CHECK (digest_day BETWEEN 0 AND 7),
    digest_time TEXT,
    pins INTEGER NOT NULL DEFAULT 0 CHECK (pins IN (0, 1)),
    CHECK ((digest_day IS NULL) = (digest_time IS NULL))
) STRICT, WITHOUT ROWID;
CREATE TABLE publishing_post (
    room_id TEXT NOT NULL,
    posted_at INTEGER NOT NULL
) STRICT;
CREATE TABLE publishing_waiting (
    room_id TEXT NOT NULL,
    number INTEGER NOT NULL REFERENCES events_event(number) ON DELETE CASCADE,
    PRIMARY KEY (room_id, number)
) STRICT, WITHOUT ROWID;
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
INSERT INTO grdb_migrations (identifier) VALUES ('core.1 position, inbox, outbox');
INSERT INTO grdb_migrations (identifier) VALUES ('core.2 posts with keys');
INSERT INTO grdb_migrations (identifier) VALUES ('registers.1 people, rooms, areas and places');
INSERT INTO grdb_migrations (identifier) VALUES ('registers.2 whose direct room a room is');
INSERT INTO grdb_migrations (identifier) VALUES ('registers.3 who may do what in a room');
INSERT INTO grdb_migrations (identifier) VALUES ('registers.4 when we left a room');
INSERT INTO grdb_migrations (identifier) VALUES ('registers.5 officers'' rooms among many');
INSERT INTO grdb_migrations (identifier) VALUES ('places.1 postcodes, and people''s towns');
INSERT INTO grdb_migrations (identifier) VALUES ('events.1 events, kinds and themes');
INSERT INTO grdb_migrations (identifier) VALUES ('events.2 capacity, and who hears the venue');
INSERT INTO grdb_migrations (identifier) VALUES ('events.3 occurrences, words to search for, and where an event was announced');
INSERT INTO grdb_migrations (identifier) VALUES ('events.4 series');
INSERT INTO grdb_migrations (identifier) VALUES ('events.5 why an event was cancelled');
INSERT INTO grdb_migrations (identifier) VALUES ('events.6 no columns for where an event was announced');
INSERT INTO grdb_migrations (identifier) VALUES ('pickets.1 disputes, lines and times');
INSERT INTO grdb_migrations (identifier) VALUES ('speakers.1 speakers and themes');
INSERT INTO grdb_migrations (identifier) VALUES ('publishing.1 subscriptions, budgets and digests');
INSERT INTO grdb_migrations (identifier) VALUES ('announcing.1 what can be taken back, and suggestions');
INSERT INTO sync_position (one, next_batch) VALUES (1, '$event-1');
INSERT INTO room_behind (room_id, since) VALUES ('!leeds:local', 's7');
INSERT INTO inbox (event_id, sender, sent_at, outcome, claimed_at) VALUES ('$event-2', '@admin:local', 1772359680, 'done', 1772359680);
INSERT INTO inbox (event_id, sender, sent_at, outcome, claimed_at) VALUES ('$event-3', '@officer:local', 1772359500, 'done', 1772359500);
INSERT INTO inbox (event_id, sender, sent_at, outcome, claimed_at) VALUES ('$event-4', '@member:local', 1772359200, 'done', 1772359200);
INSERT INTO inbox (event_id, sender, sent_at, outcome, claimed_at) VALUES ('$event-5', '@officer:local', 1772359500, 'done', 1772359500);
INSERT INTO inbox (event_id, sender, sent_at, outcome, claimed_at) VALUES ('$event-6', '@member:local', 1772359200, 'done', 1772359200);
INSERT INTO inbox (event_id, sender, sent_at, outcome, claimed_at) VALUES ('$event-7', '@officer:local', 1772359500, 'done', 1772359500);
INSERT INTO inbox (event_id, sender, sent_at, outcome, claimed_at) VALUES ('$event-8', '@officer:local', 1772359680, 'done', 1772359680);
INSERT INTO inbox (event_id, sender, sent_at, outcome, claimed_at) VALUES ('$event-1', '@admin:local', 1772359680, 'done', 1772359680);
INSERT INTO inbox (event_id, sender, sent_at, outcome, claimed_at) VALUES ('$event-9', '@officer:local', 1772359500, 'done', 1772359500);
INSERT INTO inbox (event_id, sender, sent_at, outcome, claimed_at) VALUES ('$event-10', '@officer:local', 1772359500, 'done', 1772359500);
INSERT INTO inbox (event_id, sender, sent_at, outcome, claimed_at) VALUES ('$event-11', '@officer:local', 1772359680, 'done', 1772359680);
INSERT INTO inbox (event_id, sender, sent_at, outcome, claimed_at) VALUES ('$event-12', '@officer:local', 1772359500, 'done', 1772359500);
INSERT INTO inbox (event_id, sender, sent_at, outcome, claimed_at) VALUES ('$event-13', '@member:local', 1772359200, 'done', 1772359200);
INSERT INTO inbox (event_id, sender, sent_at, outcome, claimed_at) VALUES ('$event-14', '@officer:local', 1772359500, 'done', 1772359500);
INSERT INTO inbox (event_id, sender, sent_at, outcome, claimed_at) VALUES ('$event-15', '@officer:local', 1772359500, 'done', 1772359500);
INSERT INTO inbox (event_id, sender, sent_at, outcome, claimed_at) VALUES ('$event-16', '@officer:local', 1772359500, 'done', 1772359500);
INSERT INTO inbox (event_id, sender, sent_at, outcome, claimed_at) VALUES ('$event-17', '@officer:local', 1772359500, 'done', 1772359500);
INSERT INTO inbox (event_id, sender, sent_at, outcome, claimed_at) VALUES ('$event-18', '@officer:local', 1772359500, 'done', 1772359500);
INSERT INTO inbox (event_id, sender, sent_at, outcome, claimed_at) VALUES ('$event-19', '@officer:local', 1772359500, 'done', 1772359500);
INSERT INTO inbox (event_id, sender, sent_at, outcome, claimed_at) VALUES ('$event-20', '@member:local', 1772359200, 'done', 1772359200);
INSERT INTO inbox (event_id, sender, sent_at, outcome, claimed_at) VALUES ('$event-21', '@member:local', 1772359200, 'refused', 1772359200);
INSERT INTO inbox (event_id, sender, sent_at, outcome, claimed_at) VALUES ('$event-22', '@member:local', 1772359560, 'done', 1772359560);
INSERT INTO inbox (event_id, sender, sent_at, outcome, claimed_at) VALUES ('$event-23', '@officer:local', 1772359500, 'done', 1772359500);
INSERT INTO inbox (event_id, sender, sent_at, outcome, claimed_at) VALUES ('$event-24', '@officer:local', 1772359500, 'done', 1772359500);
INSERT INTO inbox (event_id, sender, sent_at, outcome, claimed_at) VALUES ('$event-25', '@officer:local', 1772359620, 'done', 1772359620);
INSERT INTO inbox (event_id, sender, sent_at, outcome, claimed_at) VALUES ('$event-26', '@officer:local', 1772359500, 'done', 1772359500);
INSERT INTO inbox (event_id, sender, sent_at, outcome, claimed_at) VALUES ('$event-27', '@officer:local', 1772359500, 'done', 1772359500);
INSERT INTO inbox (event_id, sender, sent_at, outcome, claimed_at) VALUES ('$event-28', '@officer:local', 1772359500, 'done', 1772359500);
INSERT INTO inbox (event_id, sender, sent_at, outcome, claimed_at) VALUES ('$event-29', '@officer:local', 1772359500, 'done', 1772359500);
INSERT INTO inbox (event_id, sender, sent_at, outcome, claimed_at) VALUES ('$event-30', '@member:local', 1772359560, 'done', 1772359560);
INSERT INTO inbox (event_id, sender, sent_at, outcome, claimed_at) VALUES ('$event-31', '@officer:local', 1772359500, 'done', 1772359500);
INSERT INTO inbox (event_id, sender, sent_at, outcome, claimed_at) VALUES ('$event-32', '@officer:local', 1772359500, 'done', 1772359500);
INSERT INTO inbox (event_id, sender, sent_at, outcome, claimed_at) VALUES ('$event-33', '@officer:local', 1772359500, 'done', 1772359500);
INSERT INTO inbox (event_id, sender, sent_at, outcome, claimed_at) VALUES ('$event-34', '@officer:local', 1772359620, 'done', 1772359620);
INSERT INTO inbox (event_id, sender, sent_at, outcome, claimed_at) VALUES ('$event-35', '@member:local', 1772359560, 'done', 1772359560);
INSERT INTO inbox (event_id, sender, sent_at, outcome, claimed_at) VALUES ('$event-36', '@member:local', 1772359200, 'done', 1772359200);
INSERT INTO inbox (event_id, sender, sent_at, outcome, claimed_at) VALUES ('$event-37', '@officer:local', 1772359500, 'done', 1772359500);
INSERT INTO outbox (id, address, cause, transaction_id, kind, reply_to, state, event_id, added_at) VALUES (1, '!direct-member:local', '$event-13', '$event-13.0', 'answer', '$event-13', 'sent', '$said-1', 1772359200);
INSERT INTO outbox (id, address, cause, transaction_id, kind, reply_to, state, event_id, added_at) VALUES (2, '!direct-member:local', '$event-6', '$event-6.0', 'answer', '$event-6', 'sent', '$said-2', 1772359200);
INSERT INTO outbox (id, address, cause, transaction_id, kind, reply_to, state, event_id, added_at) VALUES (3, '!direct-member:local', '$event-36', '$event-36.0', 'answer', '$event-36', 'sent', '$said-3', 1772359200);
INSERT INTO outbox (id, address, cause, transaction_id, kind, reply_to, state, event_id, added_at) VALUES (4, '!direct-member:local', '$event-20', '$event-20.0', 'answer', '$event-20', 'sent', '$said-4', 1772359200);
INSERT INTO outbox (id, address, cause, transaction_id, kind, reply_to, state, event_id, added_at) VALUES (5, '!direct-member:local', '$event-4', '$event-4.0', 'answer', '$event-4', 'sent', '$said-5', 1772359200);
INSERT INTO outbox (id, address, cause, transaction_id, kind, reply_to, state, event_id, added_at) VALUES (6, '!direct-member:local', '$event-21', '$event-21.0', 'answer', '$event-21', 'sent', '$said-6', 1772359200);
INSERT INTO outbox (id, address, cause, transaction_id, kind, reply_to, state, event_id, added_at) VALUES (7, '!members:local', '$event-19', '$event-19.0', 'answer', '$event-19', 'sent', '$said-7', 1772359500);
INSERT INTO outbox (id, address, cause, transaction_id, kind, reply_to, state, event_id, added_at) VALUES (8, '!members:local', '$event-23', '$event-23.0', 'answer', '$event-23', 'sent', '$said-8', 1772359500);
INSERT INTO outbox (id, address, cause, transaction_id, kind, reply_to, state, event_id, added_at) VALUES (9, '!members:local', '$event-7', '$event-7.0', 'answer', '$event-7', 'sent', '$said-9', 1772359500);
INSERT INTO outbox (id, address, cause, transaction_id, kind, reply_to, state, event_id, added_at) VALUES (10, '!members:local', '$event-9', '$event-9.0', 'answer', '$event-9', 'sent', '$said-10', 1772359500);
INSERT INTO outbox (id, address, cause, transaction_id, kind, state, event_id, added_at) VALUES (11, '!members:local', '$event-31', '$event-31.0', 'pin', 'sent', '$said-11', 1772359500);
INSERT INTO outbox (id, address, cause, transaction_id, kind, reply_to, state, event_id, added_at) VALUES (12, '!members:local', '$event-31', '$event-31.1', 'answer', '$event-31', 'sent', '$said-12', 1772359500);
INSERT INTO outbox (id, address, cause, transaction_id, kind, reply_to, state, event_id, added_at) VALUES (13, '!members:local', '$event-17', '$event-17.0', 'answer', '$event-17', 'sent', '$said-13', 1772359500);
INSERT INTO outbox (id, address, cause, transaction_id, kind, key, state, event_id, added_at) VALUES (14, '!members:local', '$event-12', '$event-12.0', 'post', 'publishing/event.5', 'sent', '$said-14', 1772359500);
INSERT INTO outbox (id, address, cause, transaction_id, kind, state, event_id, added_at) VALUES (15, '!members:local', '$event-12', '$event-12.1', 'pin', 'sent', '$said-15', 1772359500);
INSERT INTO outbox (id, address, cause, transaction_id, kind, reply_to, state, event_id, added_at) VALUES (16, '!members:local', '$event-12', '$event-12.2', 'answer', '$event-12', 'sent', '$said-16', 1772359500);
INSERT INTO outbox (id, address, cause, transaction_id, kind, reply_to, state, event_id, added_at) VALUES (17, '!members:local', '$event-10', '$event-10.0', 'answer', '$event-10', 'sent', '$said-17', 1772359500);
INSERT INTO outbox (id, address, cause, transaction_id, kind, key, state, event_id, added_at) VALUES (18, '!members:local', '$event-15', '$event-15.0', 'post', 'publishing/event.6', 'sent', '$said-18', 1772359500);
INSERT INTO outbox (id, address, cause, transaction_id, kind, state, event_id, added_at) VALUES (19, '!members:local', '$event-15', '$event-15.1', 'pin', 'sent', '$said-19', 1772359500);
INSERT INTO outbox (id, address, cause, transaction_id, kind, reply_to, state, event_id, added_at) VALUES (20, '!members:local', '$event-15', '$event-15.2', 'answer', '$event-15', 'sent', '$said-20', 1772359500);
INSERT INTO outbox (id, address, cause, transaction_id, kind, reply_to, state, event_id, added_at) VALUES (21, '!members:local', '$event-32', '$event-32.0', 'answer', '$event-32', 'sent', '$said-21', 1772359500);
INSERT INTO outbox (id, address, cause, transaction_id, kind, key, state, event_id, added_at) VALUES (22, '!members:local', '$event-16', '$event-16.0', 'post', 'publishing/event.7', 'sent', '$said-22', 1772359500);
INSERT INTO outbox (id, address, cause, transaction_id, kind, state, event_id, added_at) VALUES (23, '!members:local', '$event-16', '$event-16.1', 'pin', 'sent', '$said-23', 1772359500);
INSERT INTO outbox (id, address, cause, transaction_id, kind, reply_to, state, event_id, added_at) VALUES (24, '!members:local', '$event-16', '$event-16.2', 'answer', '$event-16', 'sent', '$said-24', 1772359500);
INSERT INTO outbox (id, address, cause, transaction_id, kind, target, state, event_id, added_at) VALUES (25, '!members:local', '$event-27', '$event-27.0', 'revision', 22, 'sent', '$said-25', 1772359500);
INSERT INTO outbox (id, address, cause, transaction_id, kind, state, event_id, added_at) VALUES (26, '!members:local', '$event-27', '$event-27.1', 'post', 'sent', '$said-26', 1772359500);
INSERT INTO outbox (id, address, cause, transaction_id, kind, state, event_id, added_at) VALUES (27, '!members:local', '$event-27', '$event-27.2', 'pin', 'sent', '$said-27', 1772359500);
INSERT INTO outbox (id, address, cause, transaction_id, kind, reply_to, state, event_id, added_at) VALUES (28, '!members:local', '$event-27', '$event-27.3', 'answer', '$event-27', 'sent', '$said-28', 1772359500);
INSERT INTO outbox (id, address, cause, transaction_id, kind, target, state, event_id, added_at) VALUES (29, '!members:local', '$event-33', '$event-33.0', 'revision', 22, 'sent', '$said-29', 1772359500);
INSERT INTO outbox (id, address, cause, transaction_id, kind, state, event_id, added_at) VALUES (30, '!members:local', '$event-33', '$event-33.1', 'post', 'sent', '$said-30', 1772359500);
INSERT INTO outbox (id, address, cause, transaction_id, kind, state, event_id, added_at) VALUES (31, '!members:local', '$event-33', '$event-33.2', 'pin', 'sent', '$said-31', 1772359500);
INSERT INTO outbox (id, address, cause, transaction_id, kind, reply_to, state, event_id, added_at) VALUES (32, '!members:local', '$event-33', '$event-33.3', 'answer', '$event-33', 'sent', '$said-32', 1772359500);
INSERT INTO outbox (id, address, cause, transaction_id, kind, target, state, event_id, added_at) VALUES (33, '!members:local', '$event-3', '$event-3.0', 'revision', 22, 'sent', '$said-33', 1772359500);
INSERT INTO outbox (id, address, cause, transaction_id, kind, state, event_id, added_at) VALUES (34, '!members:local', '$event-3', '$event-3.1', 'post', 'sent', '$said-34', 1772359500);
INSERT INTO outbox (id, address, cause, transaction_id, kind, state, event_id, added_at) VALUES (35, '!members:local', '$event-3', '$event-3.2', 'pin', 'sent', '$said-35', 1772359500);
INSERT INTO outbox (id, address, cause, transaction_id, kind, reply_to, state, event_id, added_at) VALUES (36, '!members:local', '$event-3', '$event-3.3', 'answer', '$event-3', 'sent', '$said-36', 1772359500);
INSERT INTO outbox (id, address, cause, transaction_id, kind, reply_to, state, event_id, added_at) VALUES (37, '!members:local', '$event-18', '$event-18.0', 'answer', '$event-18', 'sent', '$said-37', 1772359500);
INSERT INTO outbox (id, address, cause, transaction_id, kind, key, state, event_id, added_at) VALUES (38, '!members:local', '$event-5', '$event-5.0', 'post', 'publishing/event.8', 'sent', '$said-38', 1772359500);
INSERT INTO outbox (id, address, cause, transaction_id, kind, state, event_id, added_at) VALUES (39, '!members:local', '$event-5', '$event-5.1', 'pin', 'sent', '$said-39', 1772359500);
INSERT INTO outbox (id, address, cause, transaction_id, kind, reply_to, state, event_id, added_at) VALUES (40, '!members:local', '$event-5', '$event-5.2', 'answer', '$event-5', 'sent', '$said-40', 1772359500);
INSERT INTO outbox (id, address, cause, transaction_id, kind, reply_to, state, event_id, added_at) VALUES (41, '!members:local', '$event-28', '$event-28.0', 'answer', '$event-28', 'sent', '$said-41', 1772359500);
INSERT INTO outbox (id, address, cause, transaction_id, kind, target, state, event_id, added_at) VALUES (42, '!members:local', '$event-37', '$event-37.0', 'revision', 38, 'sent', '$said-42', 1772359500);
INSERT INTO outbox (id, address, cause, transaction_id, kind, state, event_id, added_at) VALUES (43, '!members:local', '$event-37', '$event-37.1', 'post', 'sent', '$said-43', 1772359500);
INSERT INTO outbox (id, address, cause, transaction_id, kind, state, event_id, added_at) VALUES (44, '!members:local', '$event-37', '$event-37.2', 'pin', 'sent', '$said-44', 1772359500);
INSERT INTO outbox (id, address, cause, transaction_id, kind, reply_to, state, event_id, added_at) VALUES (45, '!members:local', '$event-37', '$event-37.3', 'answer', '$event-37', 'sent', '$said-45', 1772359500);
INSERT INTO outbox (id, address, cause, transaction_id, kind, reply_to, state, event_id, added_at) VALUES (46, '!members:local', '$event-26', '$event-26.0', 'answer', '$event-26', 'sent', '$said-46', 1772359500);
INSERT INTO outbox (id, address, cause, transaction_id, kind, target, state, event_id, added_at) VALUES (47, '!members:local', '$event-24', '$event-24.0', 'revision', 14, 'sent', '$said-47', 1772359500);
INSERT INTO outbox (id, address, cause, transaction_id, kind, state, event_id, added_at) VALUES (48, '!members:local', '$event-24', '$event-24.1', 'post', 'sent', '$said-48', 1772359500);
INSERT INTO outbox (id, address, cause, transaction_id, kind, state, event_id, added_at) VALUES (49, '!members:local', '$event-24', '$event-24.2', 'pin', 'sent', '$said-49', 1772359500);
INSERT INTO outbox (id, address, cause, transaction_id, kind, reply_to, state, event_id, added_at) VALUES (50, '!members:local', '$event-24', '$event-24.3', 'answer', '$event-24', 'sent', '$said-50', 1772359500);
INSERT INTO outbox (id, address, cause, transaction_id, kind, reply_to, state, event_id, added_at) VALUES (51, '!members:local', '$event-29', '$event-29.0', 'answer', '$event-29', 'sent', '$said-51', 1772359500);
INSERT INTO outbox (id, address, cause, transaction_id, kind, reply_to, state, event_id, added_at) VALUES (52, '!members:local', '$event-14', '$event-14.0', 'answer', '$event-14', 'sent', '$said-52', 1772359500);
INSERT INTO outbox (id, address, cause, transaction_id, kind, key, state, event_id, added_at) VALUES (53, '!officers:local', '$event-30', '$event-30.0', 'post', 'announcing/suggestion.1', 'sent', '$said-53', 1772359560);
INSERT INTO outbox (id, address, cause, transaction_id, kind, reply_to, state, event_id, added_at) VALUES (54, '!members:local', '$event-30', '$event-30.1', 'answer', '$event-30', 'sent', '$said-54', 1772359560);
INSERT INTO outbox (id, address, cause, transaction_id, kind, key, state, event_id, added_at) VALUES (55, '!officers:local', '$event-22', '$event-22.0', 'post', 'announcing/suggestion.2', 'sent', '$said-55', 1772359560);
INSERT INTO outbox (id, address, cause, transaction_id, kind, reply_to, state, event_id, added_at) VALUES (56, '!members:local', '$event-22', '$event-22.1', 'answer', '$event-22', 'sent', '$said-56', 1772359560);
INSERT INTO outbox (id, address, cause, transaction_id, kind, reply_to, state, event_id, added_at) VALUES (57, '!members:local', '$event-35', '$event-35.0', 'answer', '$event-35', 'sent', '$said-57', 1772359560);
INSERT INTO outbox (id, address, cause, transaction_id, kind, target, state, event_id, added_at) VALUES (58, '!officers:local', '$event-34', '$event-34.0', 'revision', 55, 'sent', '$said-58', 1772359620);
INSERT INTO outbox (id, address, cause, transaction_id, kind, state, event_id, added_at) VALUES (59, '@member:local', '$event-34', '$event-34.1', 'post', 'sent', '$said-59', 1772359620);
INSERT INTO outbox (id, address, cause, transaction_id, kind, reply_to, state, event_id, added_at) VALUES (60, '!members:local', '$event-34', '$event-34.2', 'answer', '$event-34', 'sent', '$said-60', 1772359620);
INSERT INTO outbox (id, address, cause, transaction_id, kind, reply_to, state, event_id, added_at) VALUES (61, '!members:local', '$event-25', '$event-25.0', 'answer', '$event-25', 'sent', '$said-61', 1772359620);
INSERT INTO outbox (id, address, cause, transaction_id, kind, reply_to, state, event_id, added_at) VALUES (62, '!direct-officer:local', '$event-11', '$event-11.0', 'answer', '$event-11', 'sent', '$said-62', 1772359680);
INSERT INTO outbox (id, address, cause, transaction_id, kind, reply_to, state, event_id, added_at) VALUES (63, '!direct-officer:local', '$event-8', '$event-8.0', 'answer', '$event-8', 'sent', '$said-63', 1772359680);
INSERT INTO outbox (id, address, cause, transaction_id, kind, reply_to, state, event_id, added_at) VALUES (64, '!direct-admin:local', '$event-2', '$event-2.0', 'answer', '$event-2', 'sent', '$said-64', 1772359680);
INSERT INTO outbox (id, address, cause, transaction_id, kind, reply_to, state, event_id, added_at) VALUES (65, '!direct-admin:local', '$event-1', '$event-1.0', 'answer', '$event-1', 'sent', '$said-65', 1772359680);
INSERT INTO outbox (id, address, cause, transaction_id, kind, plain, reply_to, added_at) VALUES (101, '!members:local', '$waits-101', '$waits-101.0', 'answer', 'An answer that waits.', '$asked-1', 1772360000);
INSERT INTO outbox (id, address, cause, transaction_id, kind, plain, html, mentions_room, key, added_at) VALUES (102, '!members:local', '$waits-102', '$waits-102.0', 'post', 'A post that waits.', 'A post that <b>waits</b>.', 1, 'publishing/event.1', 1772360000);
INSERT INTO outbox (id, address, cause, transaction_id, kind, plain, target, added_at) VALUES (103, '!members:local', '$waits-103', '$waits-103.0', 'edit', 'An edit that waits.', 57, 1772360000);
INSERT INTO outbox (id, address, cause, transaction_id, kind, plain, target, added_at) VALUES (104, '!members:local', '$waits-104', '$waits-104.0', 'revision', 'A revision that waits.', 22, 1772360000);
INSERT INTO outbox (id, address, cause, transaction_id, kind, target, added_at) VALUES (105, '!members:local', '$waits-105', '$waits-105.0', 'redaction', 16, 1772360000);
INSERT INTO outbox (id, address, cause, transaction_id, kind, plain, added_at) VALUES (106, '!members:local', '$waits-106', '$waits-106.0', 'pin', 'publishing/event.5
publishing/event.6', 1772360000);
INSERT INTO outbox (id, address, cause, transaction_id, kind, plain, mentions, added_at) VALUES (107, '@member:local', '$waits-107', '$waits-107.0', 'post', 'A message for a person that waits.', '@member:local', 1772360000);
INSERT INTO outbox (id, address, cause, transaction_id, kind, plain, key, added_at) VALUES (108, '!leeds:local', '$waits-108', '$waits-108.0', 'post', 'An announcement that waits.', 'publishing/event.2', 1772360000);
INSERT INTO outbox (id, address, cause, transaction_id, kind, added_at) VALUES (109, '!leeds:local', '$waits-109', '$waits-109.0', 'lookup', 1772360000);
INSERT INTO outbox (id, address, cause, transaction_id, kind, mentions, added_at) VALUES (110, '!invited:local', '$waits-110', '$waits-110.0', 'join', 'local example.org', 1772360000);
INSERT INTO outbox (id, address, cause, transaction_id, kind, key, is_withdrawn, state, reason, added_at) VALUES (111, '!gone:local', '$waits-111', '$waits-111.0', 'post', 'publishing/event.5', 1, 'refused', 'M_FORBIDDEN', 1772360000);
INSERT INTO area (id, name, kind, parent, aliases) VALUES ('county-down', 'County Down', 'county', 'northern-ireland', 'co down');
INSERT INTO area (id, name, kind, parent, aliases) VALUES ('east-yorkshire', 'East Riding of Yorkshire', 'county', 'yorkshire', 'east yorkshire;east riding;e yorks;hull and east yorkshire');
INSERT INTO area (id, name, kind, parent) VALUES ('england', 'England', 'nation', 'uk');
INSERT INTO area (id, name, kind, parent, aliases) VALUES ('greater-manchester', 'Greater Manchester', 'cityRegion', 'north-west', 'gm;manchester city region');
INSERT INTO area (id, name, kind, parent) VALUES ('gwynedd', 'Gwynedd', 'county', 'north-wales');
INSERT INTO area (id, name, kind, parent, aliases) VALUES ('liverpool-city-region', 'Liverpool City Region', 'cityRegion', 'north-west', 'lcr');
INSERT INTO area (id, name, kind, parent) VALUES ('merseyside', 'Merseyside', 'county', 'liverpool-city-region');
INSERT INTO area (id, name, kind, parent, aliases) VALUES ('north-of-england', 'North of England', 'region', 'england', 'northern england;north england');
INSERT INTO area (id, name, kind, parent, aliases) VALUES ('north-wales', 'North Wales', 'region', 'wales', 'gogledd cymru;clwyd');
INSERT INTO area (id, name, kind, parent, aliases) VALUES ('north-west', 'North West', 'region', 'north-of-england', 'north west england;nw;nw england');
INSERT INTO area (id, name, kind, parent, aliases) VALUES ('northern-ireland', 'Northern Ireland', 'nation', 'uk', 'ni;n ireland');
INSERT INTO area (id, name, kind, aliases) VALUES ('uk', 'United Kingdom', 'nation', 'uk;uk-wide;whole country;everywhere;anywhere;nationwide');
INSERT INTO area (id, name, kind, parent, aliases) VALUES ('wales', 'Wales', 'nation', 'uk', 'cymru');
INSERT INTO area (id, name, kind, parent, aliases) VALUES ('west-yorkshire', 'West Yorkshire', 'cityRegion', 'yorkshire', 'w yorks;leeds city region');
INSERT INTO area (id, name, kind, parent, aliases) VALUES ('yorkshire', 'Yorkshire and the Humber', 'region', 'north-of-england', 'yorkshire;yorks;yorkshire and humber;humber');
INSERT INTO place (id, name, kind, area, latitude, longitude, thousands) VALUES (1, 'Liverpool', 'city', 'merseyside', 5.34080009460449218767e+01, -2.99099993705749511718e+00, 500);
INSERT INTO place (id, name, kind, area, latitude, longitude, thousands, aliases) VALUES (2, 'Manchester', 'city', 'greater-manchester', 5.34799995422363281258e+01, -2.24200010299682617187e+00, 550, 'mcr');
INSERT INTO place (id, name, kind, area, latitude, longitude, thousands) VALUES (3, 'Leeds', 'city', 'west-yorkshire', 5.37999992370605468767e+01, -1.54900002479553222656e+00, 536);
INSERT INTO place (id, name, kind, area, latitude, longitude, thousands, aliases) VALUES (4, 'Hull', 'city', 'east-yorkshire', 5.37439994812011718767e+01, -3.33000004291534423828e-01, 267, 'kingston upon hull');
INSERT INTO place (id, name, kind, area, latitude, longitude, thousands) VALUES (5, 'Bangor', 'city', 'gwynedd', 5.32280006408691406258e+01, -4.12900018692016601562e+00, 16);
INSERT INTO place (id, name, kind, area, latitude, longitude, thousands) VALUES (6, 'Bangor', 'city', 'county-down', 5.466400146484375e+01, -5.66800022125244140625e+00, 65);
INSERT INTO place (id, name, kind, area, latitude, longitude, aliases) VALUES (7, 'LS', 'postcodeArea', 'west-yorkshire', 5.381999969482421875e+01, -1.54999995231628417968e+00, 'Leeds');
INSERT INTO place (id, name, kind, area, latitude, longitude, aliases) VALUES (8, 'M', 'postcodeArea', 'greater-manchester', 5.3470001220703125e+01, -2.25999999046325683593e+00, 'Manchester');
INSERT INTO person (user_id, area, place, latitude, longitude) VALUES ('@admin:local', 'greater-manchester', 'Manchester', 5.34799995422363281258e+01, -2.24200010299682617187e+00);
INSERT INTO person (user_id, area, place, latitude, longitude) VALUES ('@member:local', 'west-yorkshire', 'Leeds', 5.37999992370605468767e+01, -1.54900002479553222656e+00);
INSERT INTO room (room_id, joined_count, is_known, direct_with, is_power_known) VALUES ('!direct-admin:local', 2, 1, '@admin:local', 1);
INSERT INTO room (room_id, joined_count, is_known, direct_with, is_power_known) VALUES ('!direct-member:local', 2, 1, '@member:local', 1);
INSERT INTO room (room_id, joined_count, is_known, direct_with, is_power_known) VALUES ('!direct-officer:local', 2, 1, '@officer:local', 1);
INSERT INTO room (room_id, is_joined, joined_count, invited_count, is_named, is_known, is_power_known, left_at) VALUES ('!gone:local', 0, 4, 0, 1, 1, 1, 1772273600);
INSERT INTO room (room_id, joined_count, invited_count, is_named, is_known, is_power_known) VALUES ('!leeds:local', 4, 0, 1, 1, 1);
INSERT INTO room (room_id, joined_count, is_named, is_known, is_power_known) VALUES ('!members:local', 4, 1, 1, 1);
INSERT INTO room (room_id, joined_count, invited_count, is_named, is_known, predecessor, is_power_known) VALUES ('!new:local', 4, 0, 1, 1, '!old:local', 1);
INSERT INTO room (room_id, joined_count, is_named, is_known, is_officers, is_power_known) VALUES ('!officers:local', 2, 1, 1, 1, 1);
INSERT INTO room (room_id, is_joined, joined_count, invited_count, is_named, is_known, successor, is_power_known, left_at) VALUES ('!old:local', 0, 4, 0, 1, 1, '!new:local', 1, 1772360000);
INSERT INTO officers_room_member (room_id, user_id) VALUES ('!officers:local', '@officer:local');
INSERT INTO officers_room_member (room_id, user_id) VALUES ('!officers:local', '@steward:local');
INSERT INTO continuation (user_id, room_id, word, feature, payload, cause, expires_at) VALUES ('@admin:local', '', 'answer', 'announcing', '{"readBack":{"_0":{"access":{},"site":{"venue":"Example Hall","town":"Leeds","area":"west-yorkshire","point":{"latitude":53.8,"longitude":-1.549},"isOnline":false},"kind":"social","venueAudience":"anyone","time":{"start":"2026-04-18T20:00"},"summary":"","mentionsRoom":false,"unknownTags":[],"title":"Example supper"}}}', '$event-1', 1772361480);
INSERT INTO continuation (user_id, room_id, word, feature, payload, cause, expires_at) VALUES ('@member:local', '!members:local', 'more', 'events', '{}', '$asked', 1772360600);
INSERT INTO continuation (user_id, room_id, word, feature, payload, cause, expires_at) VALUES ('@officer:local', '', 'answer', 'announcing', '{"questions":{"_0":{"position":1,"answered":"title","draft":{"unknownTags":[],"title":"Example breakfast","access":{},"summary":"","mentionsRoom":false,"venueAudience":"anyone"}}}}', '$event-8', 1772446080);
INSERT INTO continuation (user_id, room_id, word, feature, payload, cause, expires_at) VALUES ('@officer:local', '!members:local', 'answer', 'announcing', '{"readBack":{"_0":{"site":{"isOnline":false,"town":"Leeds","point":{"longitude":-1.549,"latitude":53.8},"venue":"Example Hall","area":"west-yorkshire"},"venueAudience":"anyone","kind":"social","title":"Example dance","unknownTags":[],"time":{"start":"2026-04-11T20:00"},"summary":"","access":{},"mentionsRoom":false}}}', '$event-25', 1772361420);
INSERT INTO schedule (feature, key, due_at) VALUES ('announcing', 'forget', 1772360100);
INSERT INTO schedule (feature, key, due_at) VALUES ('events', 'series', 1772409600);
INSERT INTO schedule (feature, key, due_at) VALUES ('publishing', 'pins', 1772424000);
INSERT INTO schedule (feature, key, due_at) VALUES ('publishing', 'digest !leeds:local', 1772442000);
INSERT INTO schedule (feature, key, due_at) VALUES ('publishing', 'digest !members:local', 1772442000);
INSERT INTO schedule (feature, key, due_at) VALUES ('pickets', '1', 1773999000);
INSERT INTO schedule (feature, key, due_at) VALUES ('pickets', '2', 1774605600);
INSERT INTO schedule (feature, key, due_at) VALUES ('announcing', 'suggestions', 1774951560);
INSERT INTO room_power (room_id, users_default, moderating, pinning, mentioning_room) VALUES ('!direct-admin:local', 0, 50, 50, 50);
INSERT INTO room_power (room_id, users_default, moderating, pinning, mentioning_room) VALUES ('!direct-member:local', 0, 50, 50, 50);
INSERT INTO room_power (room_id, users_default, moderating, pinning, mentioning_room) VALUES ('!direct-officer:local', 0, 50, 50, 50);
INSERT INTO room_power (room_id, users_default, moderating, pinning, mentioning_room) VALUES ('!gone:local', 0, 50, 50, 50);
INSERT INTO room_power (room_id, users_default, moderating, pinning, mentioning_room) VALUES ('!leeds:local', 0, 50, 50, 50);
INSERT INTO room_power (room_id, users_default, moderating, pinning, mentioning_room) VALUES ('!members:local', 0, 50, 50, 50);
INSERT INTO room_power (room_id, users_default, moderating, pinning, mentioning_room) VALUES ('!new:local', 0, 50, 50, 50);
INSERT INTO room_power (room_id, users_default, moderating, pinning, mentioning_room) VALUES ('!officers:local', 0, 50, 50, 50);
INSERT INTO room_power (room_id, users_default, moderating, pinning, mentioning_room) VALUES ('!old:local', 0, 50, 50, 50);
INSERT INTO room_power_user (room_id, user_id, level) VALUES ('!direct-admin:local', '@admin:local', 100);
INSERT INTO room_power_user (room_id, user_id, level) VALUES ('!direct-admin:local', '@officer:local', 50);
INSERT INTO room_power_user (room_id, user_id, level) VALUES ('!direct-admin:local', '@steward:local', 50);
INSERT INTO room_power_user (room_id, user_id, level) VALUES ('!direct-member:local', '@admin:local', 100);
INSERT INTO room_power_user (room_id, user_id, level) VALUES ('!direct-member:local', '@officer:local', 50);
INSERT INTO room_power_user (room_id, user_id, level) VALUES ('!direct-member:local', '@steward:local', 50);
INSERT INTO room_power_user (room_id, user_id, level) VALUES ('!direct-officer:local', '@admin:local', 100);
INSERT INTO room_power_user (room_id, user_id, level) VALUES ('!direct-officer:local', '@officer:local', 50);
INSERT INTO room_power_user (room_id, user_id, level) VALUES ('!direct-officer:local', '@steward:local', 50);
INSERT INTO room_power_user (room_id, user_id, level) VALUES ('!gone:local', '@officer:local', 50);
INSERT INTO room_power_user (room_id, user_id, level) VALUES ('!leeds:local', '@officer:local', 50);
INSERT INTO room_power_user (room_id, user_id, level) VALUES ('!members:local', '@admin:local', 100);
INSERT INTO room_power_user (room_id, user_id, level) VALUES ('!members:local', '@officer:local', 50);
INSERT INTO room_power_user (room_id, user_id, level) VALUES ('!members:local', '@steward:local', 50);
INSERT INTO room_power_user (room_id, user_id, level) VALUES ('!new:local', '@officer:local', 50);
INSERT INTO room_power_user (room_id, user_id, level) VALUES ('!officers:local', '@admin:local', 100);
INSERT INTO room_power_user (room_id, user_id, level) VALUES ('!officers:local', '@officer:local', 50);
INSERT INTO room_power_user (room_id, user_id, level) VALUES ('!officers:local', '@steward:local', 50);
INSERT INTO room_power_user (room_id, user_id, level) VALUES ('!old:local', '@officer:local', 50);
INSERT INTO room_creator (room_id, user_id) VALUES ('!gone:local', '@admin:local');
INSERT INTO room_creator (room_id, user_id) VALUES ('!leeds:local', '@admin:local');
INSERT INTO room_creator (room_id, user_id) VALUES ('!new:local', '@admin:local');
INSERT INTO room_creator (room_id, user_id) VALUES ('!old:local', '@admin:local');
INSERT INTO postcode (code, latitude, longitude) VALUES ('LS14DY', 53.79, -1.55);
INSERT INTO postcode_district (code, latitude, longitude) VALUES ('LS1', 53.79, -1.55);
INSERT INTO events_kind (id, place, name, plural, synonyms, summary) VALUES ('campaign', 3, 'campaign day', 'campaign days', 'campaign;campaigns;campaigning;rally;rallies;demo;demos;demonstration;demonstrations;marches;protest;protests;stall;stalls;leafleting;leafletting;canvass;canvassing;day of action;lobby', 'Out and about for a cause: a rally or a stall or leafleting.');
INSERT INTO events_kind (id, place, name, plural, synonyms, summary) VALUES ('conference', 8, 'conference', 'conferences', 'congress;summit;fringe;fringe meeting', 'A day or more with many sessions.');
INSERT INTO events_kind (id, place, name, plural, synonyms, summary) VALUES ('education', 2, 'education', 'education events', 'training;trainings;teach-in;teach-ins;workshop;workshops;course;courses;talk;talks;reading group;reading groups;book group;book groups;school;learning', 'Learning together: a workshop or a talk or a reading group.');
INSERT INTO events_kind (id, place, name, plural, synonyms, summary) VALUES ('forum', 1, 'policy forum', 'policy forums', 'forum;forums;policy;policy discussion;consultation;debate;debates', 'Members talk a policy through and say what they want from it.');
INSERT INTO events_kind (id, place, name, plural, synonyms, summary) VALUES ('meeting', 6, 'meeting', 'meetings', 'agm;general meeting;annual general meeting;committee;officers'' meeting;branch meeting', 'The network''s own business: decisions and reports and elections.');
INSERT INTO events_kind (id, place, name, plural, synonyms, summary) VALUES ('online', 7, 'online event', 'online events', 'online;zoom;video call;webinar;webinars;call;calls;remote', 'Anything that you can join from home.');
INSERT INTO events_kind (id, place, name, plural, synonyms, summary) VALUES ('picket', 5, 'picket', 'pickets', 'picket line;picket lines;strike;strikes;solidarity visit;solidarity', 'Standing with workers in dispute on their picket line.');
INSERT INTO events_kind (id, place, name, plural, synonyms, summary) VALUES ('pride', 4, 'pride', 'pride blocs', 'prides;pride bloc;bloc;blocs;pride march;pride marches;trans pride;parade;parades', 'We walk together at a Pride.');
INSERT INTO events_kind (id, place, name, plural, synonyms, summary) VALUES ('remembrance', 9, 'remembrance', 'remembrance events', 'vigil;vigils;memorial;memorials;day of remembrance;commemoration', 'A quiet hour for those we have lost.');
INSERT INTO events_kind (id, place, name, plural, synonyms, summary) VALUES ('social', 0, 'social', 'socials', 'meet-up;meetup;meet-ups;meetups;get-together;get together;pub;drinks;picnic;coffee;quiz;party', 'Time together with nothing on the agenda: a picnic or a pub table or a quiz.');
INSERT INTO events_theme (id, name, sentence) VALUES ('belonging', 'Belonging', 'Who we are to each other: friendship and welcome and a place in the movement for every LGBT+ person.');
INSERT INTO events_theme (id, name, sentence) VALUES ('economy', 'Economy', 'Who owns what and who gets what: wages and housing and services and taxes.');
INSERT INTO events_theme (id, name, sentence) VALUES ('power', 'Power', 'How we win things: organising and elections and campaigns and the rooms where it is decided.');
INSERT INTO events_theme (id, name, sentence) VALUES ('work', 'Work', 'What happens where we earn our living: rights and safety and unions and being out at work.');
INSERT INTO events_event (number, uid, kind, theme, title, summary, precision, local_start, local_end, zone, starts_at, ends_at, area, town, venue, latitude, longitude, cost, step_free) VALUES (1, 'example-event-01', 'social', 'belonging', 'Example picnic by the river', 'Bring something to share and a blanket.', 'time', '2026-03-14T14:00', '2026-03-14T17:00', 'Europe/London', 1773496800, 1773507600, 'merseyside', 'Liverpool', 'Example Park, by the bandstand', 5.34080009460449218767e+01, -2.99099993705749511718e+00, 'free', 1);
INSERT INTO events_event (number, uid, kind, theme, title, summary, precision, local_start, local_end, zone, starts_at, ends_at, area, town, venue, latitude, longitude, is_online, organiser) VALUES (2, 'example-event-02', 'forum', 'power', 'Example policy forum', 'Say what you want from it.', 'time', '2026-03-20T19:00', '2026-03-20T21:00', 'Europe/London', 1774033200, 1774040400, 'greater-manchester', 'Manchester', 'Example Library', 5.34799995422363281258e+01, -2.24200010299682617187e+00, 1, 'Example branch');
INSERT INTO events_event (number, uid, kind, theme, title, precision, local_start, zone, starts_at, ends_at, area, town, latitude, longitude) VALUES (3, 'history-founded', 'meeting', 'belonging', 'Example founding meeting', 'before', '2018-01-01', 'Europe/London', 1514764800, 1546300800, 'merseyside', 'Liverpool', 5.34080009460449218767e+01, -2.99099993705749511718e+00);
INSERT INTO events_event (number, uid, kind, theme, title, precision, local_start, zone, starts_at, ends_at, area, town) VALUES (4, 'history-block', 'pride', 'power', 'Example block at a Pride', 'month', '2019-06-01', 'Europe/London', 1559343600, 1561935600, 'merseyside', 'Merseyside');
INSERT INTO events_event (number, uid, sequence, kind, title, summary, precision, local_start, zone, starts_at, ends_at, area, town, venue, latitude, longitude, organiser, step_free) VALUES (5, 'uid-38', 1, 'social', 'Example quiz', 'Teams are made on the night.', 'time', '2026-03-21T20:00', 'Europe/London', 1774123200, 1774130400, 'west-yorkshire', 'Leeds', 'Example Arms', 5.37999992370605468767e+01, -1.54900002479553222656e+00, 'Example Network', 1);
INSERT INTO events_event (number, uid, kind, title, precision, local_start, local_end, zone, starts_at, ends_at, area, town, venue, latitude, longitude, cost, organiser, capacity, venue_audience) VALUES (6, 'uid-39', 'social', 'Example games', 'time', '2026-03-22T14:00', '2026-03-22T17:00', 'Europe/London', 1774188000, 1774198800, 'east-yorkshire', 'Hull', 'Example Café', 5.37439994812011718767e+01, -3.33000004291534423828e-01, 'free', 'Example Network', 40, 'coming');
INSERT INTO events_event (number, uid, sequence, kind, title, summary, precision, local_start, local_end, zone, starts_at, ends_at, area, town, venue, latitude, longitude, organiser, captions) VALUES (7, 'uid-40', 3, 'education', 'Example reading group', 'A chapter a month.', 'time', '2026-03-10T19:00', '2026-03-10T21:00', 'Europe/London', 1773169200, 1773176400, 'greater-manchester', 'Manchester', 'Example Library', 5.34799995422363281258e+01, -2.24200010299682617187e+00, 'Example Network', 1);
INSERT INTO events_event (number, uid, sequence, status, kind, title, precision, local_start, zone, starts_at, ends_at, area, town, latitude, longitude, organiser, cancellation) VALUES (8, 'uid-41', 1, 'cancelled', 'campaign', 'Example stall', 'time', '2026-03-28T11:00', 'Europe/London', 1774695600, 1774702800, 'west-yorkshire', 'Leeds', 5.37999992370605468767e+01, -1.54900002479553222656e+00, 'Example Network', 'the weather');
INSERT INTO events_occurrence (starts_at, number, ends_at, is_cancelled, is_online, facts, kind, area, latitude, longitude, precision, local_start) VALUES (1514764800, 3, 1546300800, 0, 0, 0, 'meeting', 'merseyside', 5.34080009460449218767e+01, -2.99099993705749511718e+00, 'before', '2018-01-01');
INSERT INTO events_occurrence (starts_at, number, ends_at, is_cancelled, is_online, facts, kind, area, precision, local_start) VALUES (1559343600, 4, 1561935600, 0, 0, 0, 'pride', 'merseyside', 'month', '2019-06-01');
INSERT INTO events_occurrence (starts_at, number, ends_at, is_cancelled, is_online, facts, kind, area, latitude, longitude, precision, local_start, local_end) VALUES (1773169200, 7, 1773176400, 0, 0, 8, 'education', 'greater-manchester', 5.34799995422363281258e+01, -2.24200010299682617187e+00, 'time', '2026-03-10T19:00', '2026-03-10T21:00');
INSERT INTO events_occurrence (starts_at, number, ends_at, is_cancelled, is_online, facts, kind, area, latitude, longitude, precision, local_start, local_end) VALUES (1773496800, 1, 1773507600, 0, 0, 3, 'social', 'merseyside', 5.34080009460449218767e+01, -2.99099993705749511718e+00, 'time', '2026-03-14T14:00', '2026-03-14T17:00');
INSERT INTO events_occurrence (starts_at, number, ends_at, is_cancelled, is_online, facts, kind, area, latitude, longitude, precision, local_start, local_end) VALUES (1774033200, 2, 1774040400, 0, 1, 0, 'forum', 'greater-manchester', 5.34799995422363281258e+01, -2.24200010299682617187e+00, 'time', '2026-03-20T19:00', '2026-03-20T21:00');
INSERT INTO events_occurrence (starts_at, number, ends_at, is_cancelled, is_online, facts, kind, area, latitude, longitude, precision, local_start) VALUES (1774123200, 5, 1774130400, 0, 0, 2, 'social', 'west-yorkshire', 5.37999992370605468767e+01, -1.54900002479553222656e+00, 'time', '2026-03-21T20:00');
INSERT INTO events_occurrence (starts_at, number, ends_at, is_cancelled, is_online, facts, kind, area, latitude, longitude, precision, local_start, local_end) VALUES (1774188000, 6, 1774198800, 0, 0, 1, 'social', 'east-yorkshire', 5.37439994812011718767e+01, -3.33000004291534423828e-01, 'time', '2026-03-22T14:00', '2026-03-22T17:00');
INSERT INTO events_occurrence (starts_at, number, ends_at, is_cancelled, is_online, facts, kind, area, latitude, longitude, precision, local_start) VALUES (1774695600, 8, 1774702800, 1, 0, 0, 'campaign', 'west-yorkshire', 5.37999992370605468767e+01, -1.54900002479553222656e+00, 'time', '2026-03-28T11:00');
INSERT INTO events_occurrence (starts_at, number, ends_at, is_cancelled, is_online, facts, kind, area, latitude, longitude, precision, local_start, local_end) VALUES (1778698800, 7, 1778706000, 0, 0, 8, 'education', 'greater-manchester', 5.34799995422363281258e+01, -2.24200010299682617187e+00, 'time', '2026-05-13T20:00', '2026-05-13T22:00');
INSERT INTO events_occurrence (starts_at, number, ends_at, is_cancelled, is_online, facts, kind, area, latitude, longitude, precision, local_start, local_end) VALUES (1781028000, 7, 1781035200, 0, 0, 8, 'education', 'greater-manchester', 5.34799995422363281258e+01, -2.24200010299682617187e+00, 'time', '2026-06-09T19:00', '2026-06-09T21:00');
INSERT INTO events_occurrence (starts_at, number, ends_at, is_cancelled, is_online, facts, kind, area, latitude, longitude, precision, local_start, local_end) VALUES (1784052000, 7, 1784059200, 0, 0, 8, 'education', 'greater-manchester', 5.34799995422363281258e+01, -2.24200010299682617187e+00, 'time', '2026-07-14T19:00', '2026-07-14T21:00');
INSERT INTO events_occurrence (starts_at, number, ends_at, is_cancelled, is_online, facts, kind, area, latitude, longitude, precision, local_start, local_end) VALUES (1786471200, 7, 1786478400, 0, 0, 8, 'education', 'greater-manchester', 5.34799995422363281258e+01, -2.24200010299682617187e+00, 'time', '2026-08-11T19:00', '2026-08-11T21:00');
INSERT INTO events_occurrence (starts_at, number, ends_at, is_cancelled, is_online, facts, kind, area, latitude, longitude, precision, local_start, local_end) VALUES (1788890400, 7, 1788897600, 0, 0, 8, 'education', 'greater-manchester', 5.34799995422363281258e+01, -2.24200010299682617187e+00, 'time', '2026-09-08T19:00', '2026-09-08T21:00');
INSERT INTO events_occurrence (starts_at, number, ends_at, is_cancelled, is_online, facts, kind, area, latitude, longitude, precision, local_start, local_end) VALUES (1791914400, 7, 1791921600, 0, 0, 8, 'education', 'greater-manchester', 5.34799995422363281258e+01, -2.24200010299682617187e+00, 'time', '2026-10-13T19:00', '2026-10-13T21:00');
INSERT INTO events_occurrence (starts_at, number, ends_at, is_cancelled, is_online, facts, kind, area, latitude, longitude, precision, local_start, local_end) VALUES (1794337200, 7, 1794344400, 0, 0, 8, 'education', 'greater-manchester', 5.34799995422363281258e+01, -2.24200010299682617187e+00, 'time', '2026-11-10T19:00', '2026-11-10T21:00');
INSERT INTO events_occurrence (starts_at, number, ends_at, is_cancelled, is_online, facts, kind, area, latitude, longitude, precision, local_start, local_end) VALUES (1796756400, 7, 1796763600, 0, 0, 8, 'education', 'greater-manchester', 5.34799995422363281258e+01, -2.24200010299682617187e+00, 'time', '2026-12-08T19:00', '2026-12-08T21:00');
INSERT INTO events_text (events_text) VALUES ('rebuild');
INSERT INTO events_announced_in (number, room_id, announced_at) VALUES (5, '!members:local', 1772359500);
INSERT INTO events_announced_in (number, room_id, announced_at) VALUES (6, '!members:local', 1772359500);
INSERT INTO events_announced_in (number, room_id, announced_at) VALUES (7, '!members:local', 1772359500);
INSERT INTO events_announced_in (number, room_id, announced_at) VALUES (8, '!members:local', 1772359500);
INSERT INTO events_rrule (number, rule) VALUES (7, 'FREQ=MONTHLY;UNTIL=20261231;BYDAY=2TU');
INSERT INTO events_exdate (number, recurrence_id) VALUES (7, '2026-04-14T19:00');
INSERT INTO events_override (number, recurrence_id, local_start, local_end) VALUES (7, '2026-05-12T19:00', '2026-05-13T20:00', '2026-05-13T22:00');
INSERT INTO pickets_dispute (id, employer, union_name, cause) VALUES (1, 'Example Buses', 'Example Transport Union', 'Example bus drivers'' pay');
INSERT INTO pickets_dispute (id, employer, union_name, cause) VALUES (2, 'Example Trams', 'Example Transport Union', '');
INSERT INTO pickets_line (number, uid, dispute, meet, town, area, latitude, longitude, needs, zone, confirmed_at, confirmed_by) VALUES (1, 'example-picket-01', 1, 'Example Bus Depot, main gate', 'Leeds', 'west-yorkshire', 5.37999992370605468767e+01, -1.54900002479553222656e+00, 'Bring a flag, hot drinks', 'Europe/London', 1772359200, 'admin');
INSERT INTO pickets_line (number, dispute, meet, town, area, latitude, longitude, needs, zone, confirmed_at, confirmed_by) VALUES (2, 2, 'Leeds bus station', 'Leeds', 'west-yorkshire', 5.37999992370605468767e+01, -1.54900002479553222656e+00, 'Bring warm clothes', 'Europe/London', 1772359500, 'officer');
INSERT INTO pickets_time (line, local_start, local_end, starts_at, ends_at) VALUES (1, '2026-03-12T07:00', '2026-03-12T09:30', 1773298800, 1773307800);
INSERT INTO pickets_time (line, local_start, local_end, starts_at, ends_at) VALUES (1, '2026-03-13T07:00', '2026-03-13T09:30', 1773385200, 1773394200);
INSERT INTO pickets_time (line, local_start, local_end, starts_at, ends_at) VALUES (2, '2026-03-02T06:00', '2026-03-02T10:00', 1772431200, 1772445600);
INSERT INTO pickets_time (line, local_start, local_end, starts_at, ends_at) VALUES (2, '2026-03-03T06:00', '2026-03-03T10:00', 1772517600, 1772532000);
INSERT INTO pickets_time (line, local_start, local_end, starts_at, ends_at) VALUES (2, '2026-03-04T06:00', '2026-03-04T10:00', 1772604000, 1772618400);
INSERT INTO pickets_time (line, local_start, local_end, starts_at, ends_at) VALUES (2, '2026-03-05T06:00', '2026-03-05T10:00', 1772690400, 1772704800);
INSERT INTO pickets_time (line, local_start, local_end, starts_at, ends_at) VALUES (2, '2026-03-06T06:00', '2026-03-06T10:00', 1772776800, 1772791200);
INSERT INTO pickets_time (line, local_start, local_end, starts_at, ends_at) VALUES (2, '2026-03-09T06:00', '2026-03-09T10:00', 1773036000, 1773050400);
INSERT INTO pickets_time (line, local_start, local_end, starts_at, ends_at) VALUES (2, '2026-03-10T06:00', '2026-03-10T10:00', 1773122400, 1773136800);
INSERT INTO pickets_time (line, local_start, local_end, starts_at, ends_at) VALUES (2, '2026-03-11T06:00', '2026-03-11T10:00', 1773208800, 1773223200);
INSERT INTO pickets_time (line, local_start, local_end, starts_at, ends_at) VALUES (2, '2026-03-12T06:00', '2026-03-12T10:00', 1773295200, 1773309600);
INSERT INTO pickets_time (line, local_start, local_end, starts_at, ends_at) VALUES (2, '2026-03-13T06:00', '2026-03-13T10:00', 1773381600, 1773396000);
INSERT INTO pickets_time (line, local_start, local_end, starts_at, ends_at) VALUES (2, '2026-03-16T06:00', '2026-03-16T10:00', 1773640800, 1773655200);
INSERT INTO pickets_time (line, local_start, local_end, starts_at, ends_at) VALUES (2, '2026-03-17T06:00', '2026-03-17T10:00', 1773727200, 1773741600);
INSERT INTO pickets_time (line, local_start, local_end, starts_at, ends_at) VALUES (2, '2026-03-18T06:00', '2026-03-18T10:00', 1773813600, 1773828000);
INSERT INTO pickets_time (line, local_start, local_end, starts_at, ends_at) VALUES (2, '2026-03-19T06:00', '2026-03-19T10:00', 1773900000, 1773914400);
INSERT INTO pickets_time (line, local_start, local_end, starts_at, ends_at) VALUES (2, '2026-03-20T06:00', '2026-03-20T10:00', 1773986400, 1774000800);
INSERT INTO speakers_speaker (number, uid, about, topics, town, area, latitude, longitude, is_in_person, is_online, contact) VALUES (1, 'example-speaker-01', 'An example bus driver and rep from Leeds', '["being out at work","winning a pay claim"]', 'Leeds', 'west-yorkshire', 5.37999992370605468767e+01, -1.54900002479553222656e+00, 1, 1, 'speaker-01@example.org');
INSERT INTO speakers_theme (name, sentence) VALUES ('Belonging', 'Who we are to each other: friendship and welcome and a place in the movement for every LGBT+ person.');
INSERT INTO speakers_theme (name, sentence) VALUES ('Economy', 'Who owns what and who gets what: wages and housing and services and taxes.');
INSERT INTO speakers_theme (name, sentence) VALUES ('Power', 'How we win things: organising and elections and campaigns and the rooms where it is decided.');
INSERT INTO speakers_theme (name, sentence) VALUES ('Work', 'What happens where we earn our living: rights and safety and unions and being out at work.');
INSERT INTO publishing_subscription (id, room_id, place, latitude, longitude, miles, kinds) VALUES (1, '!members:local', 'Leeds', 5.37999992370605468767e+01, -1.54900002479553222656e+00, 10.0, 'picket;social');
INSERT INTO publishing_subscription (id, room_id, place, kinds) VALUES (2, '!members:local', '', '');
INSERT INTO publishing_subscription (id, room_id, place, area, kinds) VALUES (3, '!leeds:local', 'Yorkshire and the Humber', 'yorkshire', 'social');
INSERT INTO publishing_subscription (id, room_id, place, latitude, longitude, miles, kinds) VALUES (4, '!gone:local', 'Leeds', 53.8, -1.549, 20.0, '');
INSERT INTO publishing_room (room_id, budget, digest_day, digest_time) VALUES ('!leeds:local', 1, 0, '09:00');
INSERT INTO publishing_room (room_id, budget, digest_day, digest_time, pins) VALUES ('!members:local', 1, 1, '09:00', 1);
INSERT INTO publishing_post (room_id, posted_at) VALUES ('!members:local', 1772359900);
INSERT INTO publishing_post (room_id, posted_at) VALUES ('!leeds:local', 1772359900);
INSERT INTO publishing_waiting (room_id, number) VALUES ('!leeds:local', 2);
INSERT INTO publishing_waiting (room_id, number) VALUES ('!leeds:local', 6);
INSERT INTO announcing_sent (number, user_id, sent_at) VALUES (5, '@officer:local', 1772359500);
INSERT INTO announcing_sent (number, user_id, sent_at) VALUES (6, '@officer:local', 1772359500);
INSERT INTO announcing_sent (number, user_id, sent_at) VALUES (7, '@officer:local', 1772359500);
INSERT INTO announcing_sent (number, user_id, sent_at) VALUES (8, '@officer:local', 1772359500);
INSERT INTO announcing_suggestion (number, user_id, draft, suggested_at) VALUES (1, '@member:local', '{"time":{"start":"2026-04-04T11:00"},"unknownTags":[],"summary":"Boots are wise.","site":{"venue":"Example Station","town":"Bangor","isOnline":false,"point":{"longitude":-5.668,"latitude":54.664},"area":"county-down"},"title":"Example walk","kind":"social","access":{},"venueAudience":"anyone","mentionsRoom":false}', 1772359560);
CREATE INDEX inbox_sender ON inbox(sender, sent_at);
CREATE INDEX inbox_claimed ON inbox(claimed_at);
CREATE INDEX outbox_waiting ON outbox(id) WHERE state = 'waiting';
CREATE INDEX outbox_answers ON outbox(reply_to) WHERE kind = 'answer';
CREATE INDEX outbox_target ON outbox(target) WHERE target IS NOT NULL;
CREATE INDEX outbox_added ON outbox(added_at);
CREATE UNIQUE INDEX outbox_key ON outbox(key, address) WHERE key IS NOT NULL AND is_withdrawn = 0;
CREATE INDEX outbox_keyed ON outbox(address) WHERE key IS NOT NULL;
CREATE INDEX officers_room_member_user ON officers_room_member(user_id);
CREATE INDEX continuation_cause ON continuation(cause);
CREATE INDEX continuation_expires ON continuation(expires_at);
CREATE INDEX schedule_due ON schedule(due_at);
CREATE UNIQUE INDEX room_direct_with ON room(direct_with) WHERE direct_with IS NOT NULL;
CREATE INDEX room_left_at ON room(left_at) WHERE left_at IS NOT NULL;
CREATE INDEX room_is_officers ON room(room_id) WHERE is_officers = 1;
CREATE INDEX events_occurrence_number ON events_occurrence(number, starts_at);
CREATE INDEX events_occurrence_area ON events_occurrence(area, starts_at);
CREATE INDEX events_occurrence_map
    ON events_occurrence(latitude, longitude, ends_at, is_cancelled, precision, kind, is_online, facts);
CREATE INDEX events_occurrence_long ON events_occurrence(ends_at) WHERE ends_at - starts_at > 86400;
CREATE INDEX events_occurrence_vague ON events_occurrence(starts_at)
    WHERE precision IN ('month', 'year', 'before');
CREATE INDEX pickets_line_dispute ON pickets_line(dispute);
CREATE INDEX publishing_post_room ON publishing_post(room_id, posted_at);
CREATE INDEX announcing_suggestion_user ON announcing_suggestion(user_id);
CREATE VIEW events_asked AS
    SELECT number, kind, area, latitude, longitude, (is_online = 1 OR kind = 'online') AS is_online,
        (status = 'cancelled') AS is_cancelled,
        (coalesce(cost LIKE 'free%' AND cost NOT GLOB '*[0-9]*', 0)
            + 2 * coalesce(step_free, 0) + 4 * coalesce(sign_language, 0) + 8 * coalesce(captions, 0)
            + 16 * coalesce(quiet_space, 0) + 32 * coalesce(childcare, 0) + 64 * coalesce(alcohol_free, 0)
        ) AS facts
    FROM events_event;
CREATE TRIGGER events_event_asked AFTER UPDATE OF status, kind, area, latitude, longitude, is_online, cost,
    step_free, sign_language, captions, quiet_space, childcare, alcohol_free ON events_event
BEGIN
    UPDATE events_occurrence
        SET (kind, area, latitude, longitude, is_online, is_cancelled, facts) = (
            SELECT kind, area, latitude, longitude, is_online, is_cancelled, facts FROM events_asked
            WHERE number = new.number)
        WHERE number = new.number;
END;
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
