package import GRDB

package import struct Foundation.Date

/// What features have set for a time, each under a key of its own.
package enum Schedule {
    /// One thing that is set.
    package struct Entry: Equatable, Sendable {
        /// The feature that set it.
        package let feature: String
        /// The feature's own name for it.
        package let key: String
        /// When it is due, in seconds since 1970.
        package let dueAt: Int64
    }

    /// Sets `key` of `feature` for `dueAt` (seconds since 1970); an earlier setting of the same key is replaced.
    static func set(_ key: String, of feature: String, at dueAt: Int64, _ db: Database) throws {
        try db.cachedStatement(sql: "INSERT OR REPLACE INTO schedule (feature, key, due_at) VALUES (?, ?, ?)")
            .execute(arguments: [feature, key, dueAt])
    }

    /// What is due at `now` (seconds since 1970), the longest due first.
    package static func due(at now: Int64, _ db: Database) throws -> [Entry] {
        try Row.fetchAll(
            db, sql: "SELECT feature, key, due_at FROM schedule WHERE due_at <= ? ORDER BY due_at, feature, key",
            arguments: [now]
        ).map { Entry(feature: $0[0], key: $0[1], dueAt: $0[2]) }
    }

    /// When the next is due, in seconds since 1970.
    package static func nextDue(_ db: Database) throws -> Int64? {
        try Int64.fetchOne(db.cachedStatement(sql: "SELECT min(due_at) FROM schedule"))
    }

    /// Puts what `feature` has set under `key` under `newKey`; where something is set under that, it stays instead.
    static func rename(_ key: String, to newKey: String, of feature: String, _ db: Database) throws {
        try db.cachedStatement(sql: "UPDATE OR IGNORE schedule SET key = ? WHERE feature = ? AND key = ?")
            .execute(arguments: [newKey, feature, key])
        try remove(key, of: feature, db)
    }

    /// Takes off what `feature` has set under `key`.
    static func remove(_ key: String, of feature: String, _ db: Database) throws {
        try db.cachedStatement(sql: "DELETE FROM schedule WHERE feature = ? AND key = ?")
            .execute(arguments: [feature, key])
    }

    /// Takes `entry` off, unless it was set anew meanwhile.
    package static func remove(_ entry: Entry, _ db: Database) throws {
        try db.execute(
            sql: "DELETE FROM schedule WHERE feature = ? AND key = ? AND due_at = ?",
            arguments: [entry.feature, entry.key, entry.dueAt])
    }
}

extension Turn {
    /// Wakes this feature's `due(_:_:)` with `key` at `date`, whatever restarts come between.
    package func wake(_ key: String, at date: Date) throws {
        try Schedule.set(key, of: feature, at: Int64(date.timeIntervalSince1970), db)
    }
}

extension Turn {
    /// Wakes the `due(_:_:)` of `feature` with `key` at `date`, whatever restarts come between.
    package func wake<F: Feature>(_ feature: F.Type, _ key: String, at date: Date) throws {
        try Schedule.set(key, of: F.name, at: Int64(date.timeIntervalSince1970), db)
    }
}

extension Tick {
    /// Wakes the `due(_:_:)` of `feature` with `key` at `date`, whatever restarts come between.
    package func wake<F: Feature>(_ feature: F.Type, _ key: String, at date: Date) throws {
        try Schedule.set(key, of: F.name, at: Int64(date.timeIntervalSince1970), db)
    }

    /// Wakes this feature with `newKey` when it was to be woken with `key`, unless it is to be with that anyway.
    package func rename(_ key: String, to newKey: String) throws {
        try Schedule.rename(key, to: newKey, of: feature, db)
    }

    /// Does not wake this feature with `key` any longer.
    package func cancel(_ key: String) throws { try Schedule.remove(key, of: feature, db) }
}
