import GRDB
import MatrixProtocol
import StewardCore
import Store
import Testing

@Suite struct MessageTests {
    private static let room = RoomID("!r:example.org")
    private static let ash = UserID("@ash:example.org")
    private let store: Store

    init() throws { store = try Store.open(.memory, migrations: []) }

    @Test func `A command is claimed once`() throws {
        try store.writeNow { db in
            #expect(try Inbox.claim(EventID("$1"), in: Self.room, from: Self.ash, sentAt: 5, at: 10, db))
            #expect(try !Inbox.claim(EventID("$1"), in: Self.room, from: Self.ash, sentAt: 5, at: 11, db))
            let entry = try Inbox.find(EventID("$1"), db)
            #expect((entry?.sender, entry?.sentAt, entry?.outcome) == (Self.ash, 5, .done))
            #expect(try Inbox.find(EventID("$2"), db) == nil)
            try Inbox.forget(EventID("$1"), db)
            #expect(try Inbox.claim(EventID("$1"), in: Self.room, from: Self.ash, sentAt: 5, at: 12, db))
        }
    }

    @Test(arguments: [
        "INSERT INTO inbox (event_id, sender, sent_at, outcome, claimed_at) VALUES ('$1', '@a:b', 1, ?, 1)",
        "INSERT INTO outbox (address, cause, transaction_id, kind, added_at) VALUES ('!a:b', '$1', '$1.0', ?, 1)",
        """
        INSERT INTO outbox (address, cause, transaction_id, kind, state, added_at)
            VALUES ('!a:b', '$1', '$1.0', 'answer', ?, 1)
        """,
    ])
    func `No row has a word in it that the program does not know`(_ sql: String) throws {
        try store.writeNow { db in
            for word in ["", "other", "answers", "Done"] {
                let error = #expect(throws: DatabaseError.self) { try db.execute(sql: sql, arguments: [word]) }
                #expect(error?.extendedResultCode == .SQLITE_CONSTRAINT_CHECK)
            }
        }
    }

    @Test(arguments: [Inbox.Outcome.refused, .failed, .silent, .done])
    func `An edit can make done what was not, and never the other way round`(_ outcome: Inbox.Outcome) throws {
        try store.writeNow { db in
            for (event, before) in [("$1", Inbox.Outcome.done), ("$2", .refused)] {
                _ = try Inbox.claim(EventID(event), in: Self.room, from: Self.ash, sentAt: 5, at: 10, db)
                try Inbox.end(EventID(event), before, db)
                try Inbox.endEdited(EventID(event), outcome, db)
            }
            #expect(try Inbox.find(EventID("$1"), db)?.outcome == .done)
            #expect(try Inbox.find(EventID("$2"), db)?.outcome == outcome)
        }
    }

    @Test func `Commands are counted by when they came, whatever time stands on them`() throws {
        let (bo, other) = (UserID("@bo:example.org"), RoomID("!other:example.org"))
        try store.writeNow { db in
            for (second, sentAt) in [(10, 10), (40, 5_000), (70, -9), (71, 0)] as [(Int64, Int64)] {
                _ = try Inbox.claim(
                    EventID("$\(second)"), in: Self.room, from: Self.ash, sentAt: sentAt, at: second, db)
            }
            _ = try Inbox.claim(EventID("$bo"), in: Self.room, from: bo, sentAt: 70, at: 70, db)
            _ = try Inbox.claim(EventID("$there"), in: other, from: Self.ash, sentAt: 70, at: 70, db)
            try Inbox.end(EventID("$71"), .silent, db)
            let claimed = try Inbox.claimed(after: 10, db)
            #expect(claimed.map(\.claimedAt) == [40, 70, 70, 70, 71])
            #expect(claimed.filter { $0.sender == bo }.count == 1 && claimed.filter { $0.room == other }.count == 1)
            #expect(claimed.map(\.isSilent) == [false, false, false, false, true])
        }
    }

    @Test func `A room that is behind remembers when the position was saved after which it is`() throws {
        try store.writeNow { db in
            #expect(try SyncPosition.savedAt(db) == nil)
            try SyncPosition.save(SyncToken("s1"), at: 7, db)
            try RoomsBehind.add(Self.room, Gap(since: SyncToken("s1")), db)
            try SyncPosition.save(SyncToken("s2"), at: 9, db)
            try RoomsBehind.add(Self.room, Gap(since: SyncToken("s2")), db)
            #expect(try SyncPosition.savedAt(db) == 9)
            #expect(try RoomsBehind.savedAt(db) == [Self.room: 7])
        }
    }

    @Test(arguments: [
        OutboxRow.Action.message(
            .init(
                isNotice: true, plain: "Hi", html: "<b>Hi</b>", replyTo: EventID("$q"), thread: EventID("$t"))),
        .message(.init(isNotice: false, plain: "All", mentions: [ash, UserID("@b:example.org")])),
        .message(.init(isNotice: false, plain: "Room", mentionsRoom: true), key: PostKey("event/42 x", of: "events")),
        .edit(.init(isNotice: true, plain: "Ho", replyTo: EventID("$q")), target: 1), .redaction(target: 1),
        .revision(.init(isNotice: false, plain: "Ho"), target: 1), .reaction("✅", target: 1),
        .join(via: ["example.org", "other.example"]), .join(via: []),
        .request(.facts(of: room)), .request(.profile(ash, field: "m.tz")),
        .request(.newRoom(name: "Tea", members: [ash])), .request(.calculation),
        .pin([PostKey("event.42", of: "events"), PostKey("a/b c", of: "events")]), .pin([]),
    ])
    func `What waits is read back as it was added`(_ action: OutboxRow.Action) throws {
        try store.writeNow { db in
            let target = try #require(try add("$0", 0, db))
            let row = try #require(try Outbox.add(action, to: .room(Self.room), cause: "$1", place: 2, at: 10, db))
            #expect(row.transaction == TransactionID("$1.2"))
            #expect(row.action == action)
            #expect(try Outbox.waiting(db) == [target, row])
        }
    }

    @Test func `A replay adds nothing, and a first time that was rolled back gives the same transaction id again`()
        throws
    {
        let rolledBack = try store.writeNow { db in
            var row: OutboxRow?
            try db.inSavepoint {
                row = try add("$1", 0, db)
                return .rollback
            }
            return row
        }
        try store.writeNow { db in
            let row = try #require(try add("$1", 0, db))
            #expect(row.transaction == rolledBack?.transaction)
            #expect(try add("$1", 0, db) == nil)
            #expect(try add("$1", 1, db)?.transaction == TransactionID("$1.1"))
            try Outbox.markSent(row.id, as: EventID("$a"), db)
            #expect(try add("$1", 0, db) == nil)
            #expect(try Outbox.waiting(db).map(\.transaction.rawValue) == ["$1.1"])
        }
    }

    @Test func `Words are forgotten once they are sent or refused`() throws {
        try store.writeNow { db in
            let (sent, refused) = (try #require(try add("$1", 0, db)), try #require(try add("$2", 0, db)))
            try Outbox.markSent(sent.id, as: EventID("$a"), db)
            try Outbox.markRefused(refused.id, because: "No.", db)
            #expect(try Outbox.event(ofRow: sent.id, db) == EventID("$a"))
            #expect(try Outbox.event(ofRow: refused.id, db) == nil)
            let words = try Int.fetchOne(
                db, sql: "SELECT count(*) FROM outbox WHERE plain IS NOT NULL OR html IS NOT NULL")
            #expect(words == 0)
            #expect(try String.fetchAll(db, sql: "SELECT reason FROM outbox WHERE state = 'refused'") == ["No."])
        }
    }

    @Test func `The answers to a message are those of its room that stand`() throws {
        try store.writeNow { db in
            let rows = try (0..<4).map { try #require(try add("$\($0)", 0, answering: "$q", db)) }
            try Outbox.markSent(rows[0].id, as: EventID("$a"), db)
            try Outbox.markRefused(rows[1].id, because: "No.", db)
            _ = try Outbox.add(.redaction(target: rows[2].id), to: .room(Self.room), cause: "$r", place: 0, at: 10, db)
            #expect(try Outbox.answers(to: EventID("$q"), in: Self.room, db) == [rows[0].id, rows[3].id])
            #expect(try Outbox.answers(to: EventID("$q"), in: RoomID("!other"), db).isEmpty)
        }
    }

    @Test func `After seven days what is finished goes, and what waits stays`() throws {
        try store.writeNow { db in
            let rows = try (0..<3).map { try #require(try add("$\($0)", 0, at: $0 == 2 ? 11 : 10, db)) }
            for row in rows.dropFirst() { try Outbox.markSent(row.id, as: EventID("$a\(row.id)"), db) }
            _ = try Inbox.claim(EventID("$old"), in: Self.room, from: Self.ash, sentAt: 9, at: 10, db)
            _ = try Inbox.claim(EventID("$new"), in: Self.room, from: Self.ash, sentAt: 9, at: 11, db)
            _ = try Retention.deleteOld(at: 11 + 7 * 24 * 3600, limit: 50, db)
            #expect(try Int64.fetchAll(db, sql: "SELECT id FROM outbox ORDER BY id") == [rows[0].id, rows[2].id])
            #expect(try String.fetchAll(db, sql: "SELECT event_id FROM inbox") == ["$new"])
        }
    }

    @Test func `A batch that throws leaves nothing: no position, no claim, no row`() throws {
        try store.writeNow { try SyncPosition.save(SyncToken("s1"), at: 7, $0) }
        struct Broken: Error {}
        #expect(throws: Broken.self) {
            try store.writeNow { db in
                _ = try Inbox.claim(EventID("$1"), in: Self.room, from: Self.ash, sentAt: 5, at: 10, db)
                _ = try add("$1", 0, db)
                try RoomsBehind.add(Self.room, Gap(since: SyncToken("s1")), db)
                try SyncPosition.save(SyncToken("s2"), at: 9, db)
                throw Broken()
            }
        }
        let (position, claim, waiting, behind) = try store.writeNow { db in
            (
                try SyncPosition.load(db), try Inbox.find(EventID("$1"), db), try Outbox.waiting(db),
                try RoomsBehind.all(db)
            )
        }
        #expect(position == SyncToken("s1"))
        #expect(claim == nil)
        #expect(waiting.isEmpty)
        #expect(behind.isEmpty)
    }

    @Test func `A room stays behind since the earliest position until it has caught up`() throws {
        try store.writeNow { db in
            try RoomsBehind.add(Self.room, Gap(since: SyncToken("s1")), db)
            try RoomsBehind.add(Self.room, Gap(since: SyncToken("s2")), db)
            #expect(try RoomsBehind.all(db) == [Self.room: Gap(since: SyncToken("s1"))])
            try RoomsBehind.remove(Self.room, db)
            #expect(try RoomsBehind.all(db).isEmpty)
        }
    }

    private func add(
        _ cause: String, _ place: Int, answering event: String = "$q", at now: Int64 = 10, _ db: Database
    ) throws -> OutboxRow? {
        let message = OutboxRow.Message(isNotice: true, plain: "Hello", html: "<b>Hello</b>", replyTo: EventID(event))
        return try Outbox.add(.message(message), to: .room(Self.room), cause: cause, place: place, at: now, db)
    }
}
