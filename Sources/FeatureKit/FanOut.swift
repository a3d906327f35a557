package import GRDB
package import MatrixProtocol
import Organising

import struct Foundation.Date

/// How many posts a day a room gets by its subscriptions.
///
/// Its tables are some of the feature Publishing, whose commands change it.
package enum PostBudget {
    private static let usual = 5

    /// How many posts `room` gets a day; five unless it was set otherwise.
    package static func perDay(of room: RoomID, _ db: Database) throws -> Int {
        try Int.fetchOne(
            db.cachedStatement(sql: "SELECT budget FROM publishing_room WHERE room_id = ?"),
            arguments: [room.rawValue]) ?? usual
    }

    /// Sets how many posts `room` gets a day, at most 100.
    package static func set(_ perDay: Int, of room: RoomID, _ db: Database) throws {
        try db.execute(
            sql: """
                INSERT INTO publishing_room (room_id, budget) VALUES (?, ?)
                ON CONFLICT (room_id) DO UPDATE SET budget = excluded.budget
                """, arguments: [room.rawValue, perDay])
    }

    /// Forgets the counted posts of earlier days.
    package static func forgetEarlierDays(_ tick: Tick) throws {
        try tick.db.execute(sql: "DELETE FROM publishing_post WHERE posted_at < ?", arguments: [midnight(before: tick)])
    }

    /// Whether any post is counted.
    package static func hasPosts(_ db: Database) throws -> Bool {
        try Int64.fetchOne(db, sql: "SELECT min(posted_at) FROM publishing_post") != nil
    }

    /// The midnight at which the day of `tick` began, in seconds since 1970.
    fileprivate static func midnight(before tick: Tick) -> Int64 {
        let zone = tick.network.timeZone
        return Schedule.seconds(zone.instant(of: LocalDateTime(zone.local(at: tick.now).date, .midnight)).earliest)
    }
}

extension Moment {
    /// Whether `room` has had as many posts today as its budget allows.
    package func isOverBudget(_ room: RoomID) throws -> Bool {
        let posts =
            try Int.fetchOne(
                tick.db.cachedStatement(
                    sql: "SELECT count(*) FROM publishing_post WHERE room_id = ? AND posted_at >= ?"),
                arguments: [room.rawValue, PostBudget.midnight(before: tick)]) ?? 0
        return try posts >= PostBudget.perDay(of: room, tick.db)
    }

    /// Counts a post to `room` against its budget.
    package func countPost(to room: RoomID) throws {
        try tick.db.cachedStatement(sql: "INSERT INTO publishing_post (room_id, posted_at) VALUES (?, ?)")
            .execute(arguments: [room.rawValue, Schedule.seconds(tick.now)])
    }
}
