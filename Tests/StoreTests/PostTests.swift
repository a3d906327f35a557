import GRDB
import MatrixProtocol
import StewardCore
import Testing

@testable import Store

/// Rows that a key finds again.
@Suite struct PostTests {
    private static let key = PostKey("event.42", of: "events")
    private static let rooms = [RoomID("!a:example.org"), RoomID("!b:example.org")]
    private static let day: Int64 = 24 * 3600

    @Test func `A key is found in the rooms in which its post stands, under its own feature's name alone`() throws {
        try inStore { db in
            for (place, room) in Self.rooms.enumerated() { try #require(try post("$1", place, in: room, db) != nil) }
            #expect(try Outbox.rooms(of: Self.key, db) == Self.rooms)
            #expect(try Outbox.rooms(of: PostKey("event.42", of: "pickets"), db).isEmpty)
            #expect(try post("$2", 0, in: Self.rooms[0], db) == nil)
            let row = try #require(try Outbox.post(Self.key, in: Self.rooms[0], db))
            try Outbox.withdraw(row, db)
            #expect(try Outbox.rooms(of: Self.key, db) == [Self.rooms[1]])
            #expect(try post("$3", 0, in: Self.rooms[0], db) != nil)
        }
    }

    @Test func `Whom a post mentioned is forgotten with its words`() throws {
        try inStore { db in
            let rows = try Self.rooms.enumerated().map { place, room in
                try #require(try post("$1", place, in: room, db))
            }
            let mentions = "SELECT count(*) FROM outbox WHERE mentions IS NOT NULL"
            #expect(try Int.fetchOne(db, sql: mentions) == 2)
            try Outbox.markSent(rows[0].id, as: EventID("$a"), db)
            try Outbox.markRefused(rows[1].id, because: "No.", db)
            #expect(try Int.fetchOne(db, sql: mentions) == 0)
        }
    }

    @Test func `Of a room's events those are ours that a key posted there, also when they were taken back`() throws {
        try inStore { db in
            let rows = try Self.rooms.enumerated().map { place, room in
                try #require(try post("$1", place, in: room, db))
            }
            for row in rows { try Outbox.markSent(row.id, as: EventID("$a\(row.id)"), db) }
            try Outbox.withdraw(rows[0].id, db)
            let events = rows.map { EventID("$a\($0.id)") } + [EventID("$other")]
            #expect(try Outbox.keyed(among: events, in: Self.rooms[0], db) == [events[0]])
            #expect(try Outbox.keyed(among: [], in: Self.rooms[0], db).isEmpty)
        }
    }

    @Test func `A post that was refused stands no longer`() throws {
        try inStore { db in
            let row = try #require(try post("$1", 0, in: Self.rooms[0], db))
            try Outbox.markRefused(row.id, because: "No.", db)
            #expect(try Outbox.post(Self.key, in: Self.rooms[0], db) == nil)
        }
    }

    @Test func `A post that stands can be found for 400 days, and one that was taken back goes after seven`() throws {
        try inStore { db in
            let rows = try Self.rooms.enumerated().map { place, room in
                try #require(try post("$1", place, in: room, db))
            }
            for row in rows { try Outbox.markSent(row.id, as: EventID("$a\(row.id)"), db) }
            try Outbox.withdraw(rows[1].id, db)
            _ = try Retention.deleteOld(at: 8 * Self.day, limit: 50, db)
            #expect(try Outbox.event(ofRow: rows[1].id, db) == nil)
            _ = try Retention.deleteOld(at: 400 * Self.day, limit: 50, db)
            #expect(try Outbox.event(ofRow: rows[0].id, db) == EventID("$a\(rows[0].id)"))
            _ = try Retention.deleteOld(at: 400 * Self.day + 1, limit: 50, db)
            #expect(try Outbox.event(ofRow: rows[0].id, db) == nil)
        }
    }

    @Test func `What changed a post is kept as long as the post`() throws {
        try inStore { db in
            let row = try #require(try post("$1", 0, in: Self.rooms[0], db))
            let message = OutboxRow.Message(isNotice: false, plain: "Tea at five")
            let change = try #require(
                try Outbox.add(.revision(message, target: row.id), to: row.address, cause: "$2", place: 0, at: 0, db))
            for row in [row, change] { try Outbox.markSent(row.id, as: EventID("$a\(row.id)"), db) }
            _ = try Retention.deleteOld(at: 8 * Self.day, limit: 50, db)
            #expect(try Outbox.changes(ofRow: row.id, db) == [change.id])
            #expect(try Outbox.event(ofRow: change.id, db) == EventID("$a\(change.id)"))
            try Outbox.withdraw(row.id, db)
            _ = try Retention.deleteOld(at: 8 * Self.day, limit: 50, db)
            #expect(try Int.fetchOne(db, sql: "SELECT count(*) FROM outbox") == 0)
        }
    }

    @Test func `A post is kept as long as something waits that changes it or takes it back`() throws {
        try inStore { db in
            let rows = try Self.rooms.enumerated().map { place, room in
                try #require(try post("$1", place, in: room, db))
            }
            for row in rows { try Outbox.markSent(row.id, as: EventID("$a\(row.id)"), db) }
            try Outbox.withdraw(rows[0].id, db)
            let message = OutboxRow.Message(isNotice: false, plain: "Tea at five")
            let changes = try zip(rows, [.redaction(target: rows[0].id), .revision(message, target: rows[1].id)]).map {
                row, action in
                try #require(try Outbox.add(action, to: row.address, cause: "$2", place: Int(row.id), at: 0, db))
            }
            _ = try Retention.deleteOld(at: 401 * Self.day, limit: 50, db)
            #expect(try Outbox.waiting(db).map(\.id) == changes.map(\.id))
            for row in rows { #expect(try Outbox.event(ofRow: row.id, db) == EventID("$a\(row.id)")) }
            for change in changes { try Outbox.markSent(change.id, as: EventID("$b\(change.id)"), db) }
            _ = try Retention.deleteOld(at: 401 * Self.day, limit: 50, db)
            #expect(try Int.fetchOne(db, sql: "SELECT count(*) FROM outbox") == 0)
        }
    }

    @Test func `Rows from before there were keys are kept, with what they change`() throws {
        let queue = try DatabaseQueue()
        try Schema(Array(CoreSchema.migrations.prefix(1))).bringUpToDate(queue, copyingTo: nil)
        try queue.write { db in
            try db.execute(
                sql: """
                    INSERT INTO outbox (id, room_id, cause, transaction_id, kind, plain, added_at)
                        VALUES (7, '!a:example.org', '$1', '$1.0', 'answer', 'Hello', 10);
                    INSERT INTO outbox (id, room_id, cause, transaction_id, kind, target, added_at)
                        VALUES (8, '!a:example.org', '$2', '$2.0', 'redaction', 7, 11);
                    """)
        }
        try Schema(CoreSchema.migrations).bringUpToDate(queue, copyingTo: nil)
        try queue.write { db in
            let rows = try Outbox.waiting(db)
            #expect(rows.map(\.id) == [7, 8])
            #expect(rows.map(\.address) == [.room(Self.rooms[0]), .room(Self.rooms[0])])
            #expect(rows.map(\.action) == [.message(.init(isNotice: true, plain: "Hello")), .redaction(target: 7)])
            #expect(try Row.fetchAll(db, sql: "PRAGMA foreign_key_list(outbox)").map { $0["table"] } == ["outbox"])
            try db.execute(sql: "DELETE FROM outbox WHERE id = 7")
            #expect(try Outbox.waiting(db).isEmpty)
        }
    }

    private func inStore(_ work: (Database) throws -> Void) throws {
        try Store.open(.memory, migrations: []).writeNow(work)
    }

    private func post(_ cause: String, _ place: Int, in room: RoomID, _ db: Database) throws -> OutboxRow? {
        let message = OutboxRow.Message(isNotice: false, plain: "Tea at four", mentions: [UserID("@ash:example.org")])
        return try Outbox.add(.message(message, key: Self.key), to: .room(room), cause: cause, place: place, at: 0, db)
    }
}
