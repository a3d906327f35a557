package import GRDB

package import struct Foundation.Date

/// Something that a feature is woken for, by a key that the store keeps as text.
///
/// A timer comes once, or again and again: each time it has run, the runtime sets it for `next(_:)`. If its work fails,
/// it stays and comes again later.
package protocol FeatureTimer: RawRepresentable<String>, Sendable {
    /// The name of the feature that it wakes.
    static var feature: String { get }

    /// When it comes next after `tick.now`, as the store stands at this moment; nil if it does not come again.
    func next(_ tick: Tick) throws -> Date?
}

extension FeatureTimer {
    package func next(_ tick: Tick) throws -> Date? { nil }
}

/// The timers of a feature that has none.
package enum NoTimer: FeatureTimer {
    package static let feature = ""

    package init?(rawValue: String) { nil }
    package var rawValue: String { switch self {} }
}

extension Moment {
    /// Wakes the feature of `timer` at `date`, whatever restarts come between. An earlier setting of it is replaced.
    package func wake(_ timer: some FeatureTimer, at date: Date) throws {
        try Schedule.set(timer.rawValue, of: type(of: timer).feature, at: Schedule.seconds(date), tick.db)
    }

    /// Sets `timer` for when its own rule says that it comes next; cancels it if the rule says nothing.
    package func wake(_ timer: some FeatureTimer) throws {
        if let next = try timer.next(tick) { try wake(timer, at: next) } else { try cancel(timer) }
    }

    /// Cancels `timer`.
    package func cancel<Timer: FeatureTimer>(_ timer: Timer) throws {
        try Schedule.remove(timer.rawValue, of: Timer.feature, tick.db)
    }

    /// Renames `timer` to `newTimer`. If that is set already, its setting stays.
    package func replace<Timer: FeatureTimer>(_ timer: Timer, by newTimer: Timer) throws {
        try Schedule.rename(timer.rawValue, to: newTimer.rawValue, of: Timer.feature, tick.db)
    }
}

/// The timers that are set, a row for each by its feature and key.
package enum Schedule {
    /// One timer that is set.
    package struct Entry: Equatable, Sendable {
        /// The feature that it wakes.
        package let feature: String
        /// The feature's own name for it.
        package let key: String
        /// When it is due, in seconds since 1970.
        package let dueAt: Int64
        /// How many times its work has failed since it last succeeded.
        package let attempts: Int
    }

    /// The timers that are due at `now` (seconds since 1970), at most `limit`, the longest due first.
    package static func due(at now: Int64, limit: Int, _ db: Database) throws -> [Entry] {
        let statement = try db.cachedStatement(
            sql: """
                SELECT feature, key, due_at, attempts FROM schedule WHERE due_at <= ?
                ORDER BY due_at, feature, key LIMIT ?
                """)
        return try Row.fetchAll(statement, arguments: [now, limit]).map {
            Entry(feature: $0[0], key: $0[1], dueAt: $0[2], attempts: $0[3])
        }
    }

    /// When the next timer is due, in seconds since 1970; nil if none is set.
    package static func nextDue(_ db: Database) throws -> Int64? {
        try Int64.fetchOne(db.cachedStatement(sql: "SELECT min(due_at) FROM schedule"))
    }

    /// Notes at `now` that the work of `entry` is done, and sets it for `next` or deletes it.
    ///
    /// If its work has set it anew, that stays. A timer that would be due at once comes a second later, so that no rule
    /// can keep Steward busy.
    package static func done(_ entry: Entry, next: Date?, at now: Date, _ db: Database) throws {
        if let next {
            try db.cachedStatement(
                sql: "UPDATE schedule SET due_at = ?, attempts = 0 WHERE feature = ? AND key = ? AND due_at = ?"
            ).execute(arguments: [max(seconds(next), seconds(now) + 1), entry.feature, entry.key, entry.dueAt])
        } else {
            try db.cachedStatement(sql: "DELETE FROM schedule WHERE feature = ? AND key = ? AND due_at = ?")
                .execute(arguments: [entry.feature, entry.key, entry.dueAt])
        }
    }

    /// Notes at `now` that the work of `entry` failed. It comes again in a minute, and after each further failure in
    /// twice the time, up to six hours.
    package static func failed(_ entry: Entry, at now: Date, _ db: Database) throws {
        let delay = min(60 << Int64(min(entry.attempts, 20)), Int64(6 * 3600))
        try db.cachedStatement(
            sql: "UPDATE schedule SET due_at = ?, attempts = attempts + 1 WHERE feature = ? AND key = ?"
        ).execute(arguments: [seconds(now) + delay, entry.feature, entry.key])
    }

    static func set(_ key: String, of feature: String, at dueAt: Int64, _ db: Database) throws {
        try db.cachedStatement(sql: "INSERT OR REPLACE INTO schedule (feature, key, due_at) VALUES (?, ?, ?)")
            .execute(arguments: [feature, key, dueAt])
    }

    static func rename(_ key: String, to newKey: String, of feature: String, _ db: Database) throws {
        try db.cachedStatement(sql: "UPDATE OR IGNORE schedule SET key = ? WHERE feature = ? AND key = ?")
            .execute(arguments: [newKey, feature, key])
        try remove(key, of: feature, db)
    }

    static func remove(_ key: String, of feature: String, _ db: Database) throws {
        try db.cachedStatement(sql: "DELETE FROM schedule WHERE feature = ? AND key = ?")
            .execute(arguments: [feature, key])
    }

    static func seconds(_ date: Date) -> Int64 { Int64(date.timeIntervalSince1970) }
}
