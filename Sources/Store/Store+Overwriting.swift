package import Foundation
import GRDB

/// What was deleted leaves no byte behind: not in the indexes of words, not in the write-ahead log, not in old copies.
extension Store {
    /// For how long the copy from before an upgrade is kept, in seconds: seven days.
    private static let secondsOfCopies: TimeInterval = 7 * 24 * 3600
    /// How many pages of an index of words are merged in one transaction.
    private static let pages = 64

    /// A number that grows with each row that is written.
    package func changes() async throws -> Int { try await database.write { $0.totalChangesCount } }

    /// Merges the indexes of words, in which deleted words stand until then (SQLite, FTS5, section 6.7), and begins the
    /// write-ahead log anew.
    ///
    /// The merging is done in pieces, so that answers go between. False if somebody reads just then, so that the log stays
    /// as it is.
    package func overwriteDeleted() async throws -> Bool {
        let indexes = try await read { db in
            try String.fetchAll(
                db, sql: "SELECT name FROM sqlite_schema WHERE type = 'table' AND sql LIKE 'CREATE VIRTUAL TABLE%fts5%'"
            )
        }
        for index in indexes {
            // The first piece, with a number below zero, begins a merge of the whole.
            var pages = -Self.pages
            while try await merge(index, pages) { pages = Self.pages }
        }
        try await checkpoint()
        return try truncateLog()
    }

    /// Begins the write-ahead log anew as an empty file; false if somebody reads just then.
    ///
    /// The task may be cancelled: then too the writer gets its patience back.
    private func truncateLog() throws -> Bool {
        try database.writeWithoutTransaction { db in
            // Whoever waits for an answer is not to wait for whoever reads.
            try db.execute(sql: "PRAGMA busy_timeout = 0")
            defer { try? db.execute(sql: "PRAGMA busy_timeout = \(Int(Self.secondsLocked * 1000))") }
            return try Self.unlessBusy { try db.checkpoint(.truncate) }
        }
    }

    /// Merges some pages of an index of words; false if there was nothing left to merge.
    private func merge(_ index: String, _ pages: Int) async throws -> Bool {
        try await database.write { db in
            let before = db.totalChangesCount
            try db.execute(sql: "INSERT INTO \(index) (\(index), rank) VALUES ('merge', ?)", arguments: [pages])
            return db.totalChangesCount - before >= 2
        }
    }

    /// Deletes the copy from before an upgrade once it is a week old at `now`.
    package func deleteOldCopies(at now: Date) throws {
        let copy = database.path + ".before-upgrade"
        for file in [copy, copy + "-wal", copy + "-shm", copy + "-journal"] {
            guard let changed = try? FileManager.default.attributesOfItem(atPath: file)[.modificationDate] as? Date,
                now.timeIntervalSince(changed) > Self.secondsOfCopies
            else { continue }
            try FileManager.default.removeItem(atPath: file)
        }
    }
}
