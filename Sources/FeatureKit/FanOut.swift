package import GRDB
package import MatrixProtocol
package import Organising
package import StewardCore

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

    /// The timer that forgets the counted posts of earlier days, at four each night.
    ///
    /// Its words are those under which stores have it already.
    enum Night: String, FeatureTimer {
        case budgets

        static let feature = "publishing"

        func forgetEarlierDays(_ tick: Tick) throws {
            try tick.db.execute(
                sql: "DELETE FROM publishing_post WHERE posted_at < ?", arguments: [PostBudget.midnight(before: tick)])
        }

        func next(_ tick: Tick) throws -> Date? {
            guard try Int64.fetchOne(tick.db, sql: "SELECT min(posted_at) FROM publishing_post") != nil else {
                return nil
            }
            let zone = tick.network.timeZone
            let today = zone.local(at: tick.now).date
            return [today, today.advanced(by: 1)]
                .map { zone.instant(of: LocalDateTime($0, LocalTime(hour: 4) ?? .midnight)).earliest }
                .first { $0 > tick.now }
        }
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

    /// Posts `words` under `key` in `rooms`, whatever their budgets, and counts that against them.
    ///
    /// - Parameters:
    ///   - mentioning: The rooms in which everybody is mentioned.
    ///   - own: The room in which somebody asked for it, whose budget it does not count against.
    package func post(
        _ words: Reply, under key: PostKey, in rooms: [RoomID], mentioning: Set<RoomID> = [], isUrgent: Bool = false,
        notCounting own: RoomID? = nil
    ) throws -> [RoomAction] {
        let count = try tick.db.cachedStatement(
            sql: "INSERT INTO publishing_post (room_id, posted_at) VALUES (?, ?)")
        for room in rooms where room != own {
            try count.execute(arguments: [room.rawValue, Schedule.seconds(tick.now)])
        }
        try wake(PostBudget.Night.budgets)
        return rooms.map {
            .post(words, to: $0, mentionsRoom: mentioning.contains($0), key: key, isUrgent: isUrgent)
        }
    }

    /// Posts `words` under `key` in every room that subscribes to `subject` and has not used up its budget today.
    ///
    /// Rooms in which a post of that key stands already are left out. `postedRooms(_:)` gives later where it stands, to
    /// revise it there or take it back.
    ///
    /// - Parameter isUrgent: Whether it goes also to rooms that have used up their budget, before what can wait. It
    ///   counts all the same.
    package func fanOut(
        _ words: Reply, under key: PostKey, about subject: Subject, isUrgent: Bool = false, _ gazetteer: Gazetteer
    ) throws -> FanOut {
        let standing = Set(try postedRooms(key))
        let subscribed = try Subscription.rooms(for: subject, gazetteer, tick.db).filter { !standing.contains($0) }
        let overBudget = try isUrgent ? [] : subscribed.filter { try isOverBudget($0) }
        let rooms = subscribed.filter { !overBudget.contains($0) }
        return FanOut(
            actions: try post(words, under: key, in: rooms, isUrgent: isUrgent), rooms: rooms, overBudget: overBudget)
    }
}

/// What comes of words that are meant for all rooms that subscribe to what they are about.
package struct FanOut: Sendable {
    /// The posts.
    package let actions: [RoomAction]
    /// The rooms that get them.
    package let rooms: [RoomID]
    /// The rooms that have used up their budget today and get nothing; the feature decides what they get later.
    package let overBudget: [RoomID]
}
