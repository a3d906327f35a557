package import GRDB
package import StewardCore

/// The database gate: opens the one SQLite file that Steward keeps everything in.
package struct Store: Sendable {
    /// Where the data is kept.
    package enum Location: Equatable, Sendable {
        /// A file that only its owner can read.
        case file(String)
        /// Memory, gone when the process ends.
        case memory
    }

    /// The open database; writes are one at a time, in order.
    let database: any DatabaseWriter
    /// Another connection to the file, for what goes on beside the writer; nil in memory.
    let beside: (any DatabaseWriter)?
    /// Keeps other daemons out; nil if they may use it too.
    private let hold: StoreFile.Hold?
    /// The file, as its problems name it.
    let path: String

    /// Opens the store and brings its schema up to date.
    ///
    /// A new file is made with mode 0600, its folder is not. Before an existing file is changed, a copy of it is left beside it, named
    /// `….before-upgrade`. Throws `StoreProblem` if the file cannot be used.
    ///
    /// - Parameter alone: Whether to throw while another process has opened it so: two that answer out of one store would
    ///   answer for each other, and take each other's tokens.
    package static func open(_ location: Location, migrations: [Migration], alone: Bool = false) throws -> Store {
        let schema = Schema(CoreSchema.migrations + migrations)
        switch location {
        case .memory:
            let queue = try DatabaseQueue(configuration: configuration())
            try schema.bringUpToDate(queue, copyingTo: nil)
            return Store(database: queue, beside: nil, hold: nil, path: "in memory")
        case .file(let path):
            let hold = try alone ? StoreFile.hold(path) : nil
            try StoreFile.makePrivate(path)
            do {
                return try StoreFile.alone(path) {
                    let pool = try DatabasePool(path: path, configuration: configuration())
                    try schema.bringUpToDate(pool, copyingTo: path + ".before-upgrade")
                    let beside = try DatabaseQueue(path: path, configuration: configuration())
                    return Store(database: pool, beside: beside, hold: hold, path: path)
                }
            } catch let error as DatabaseError {
                throw StoreProblem(path: path, error, free: StoreFile.freeBytes(at: path))
            }
        }
    }

    /// Does `work` in one write transaction: whole, or not at all if it throws.
    package func write<Value: Sendable>(_ work: @Sendable (Database) throws -> Value) async throws -> Value {
        try await database.write(work)
    }

    /// Does `work` in one write transaction before it returns, whether the task is cancelled or not.
    package func writeNow<Value>(_ work: (Database) throws -> Value) throws -> Value {
        try database.write(work)
    }

    /// Reads what the last transaction left.
    package func read<Value: Sendable>(_ work: @Sendable (Database) throws -> Value) async throws -> Value {
        try await database.read(work)
    }

    /// Closes the file; nothing may use the store afterwards.
    ///
    /// All is in the one file then, as far as nobody else reads it at the moment, so that a copy of it is whole.
    package func close() throws {
        try beside?.close()
        _ = try? database.writeWithoutTransaction { try $0.checkpoint(.truncate) }
        try database.close()
    }

    /// For how many seconds we wait for another program that locks the file.
    static let secondsLocked = 5.0

    /// One writer and two readers are enough for a daemon that answers out of memory-sized tables.
    ///
    /// WAL with `synchronous = NORMAL` (GRDB's choice for pools) survives a killed process whole. A power cut can take
    /// the last transactions back, but each holds its sync position, so they are read again from the homeserver and
    /// give the same transaction ids.
    private static func configuration() -> Configuration {
        var configuration = Configuration()
        configuration.maximumReaderCount = 2
        configuration.busyMode = .timeout(secondsLocked)
        configuration.foreignKeysEnabled = true
        configuration.prepareDatabase { db in
            // A checkpoint takes some milliseconds of whoever's turn it is. Who writes much calls `checkpoint()` before it
            // comes to that.
            // Answers come from the writer. Who only reads looks up a page now and then.
            try db.execute(
                sql: """
                    PRAGMA cache_size = \(db.configuration.readonly ? -256 : -2048); PRAGMA temp_store = MEMORY;
                    PRAGMA secure_delete = ON; PRAGMA wal_autocheckpoint = 8000
                    """)
        }
        return configuration
    }
}

/// The write-ahead log is taken into the file beside whoever writes, so that no answer waits for a long log.
extension Store {
    /// Takes the write-ahead log into the file, from where it begins anew; what somebody who reads keeps in it stays.
    ///
    /// Others write meanwhile: two passes on a connection of its own leave the writer's connection as good as nothing to
    /// take, and only with that one, which nobody writes beside, can the log begin anew (SQLite, Write-Ahead Logging,
    /// section 2.3).
    package func checkpoint() async throws {
        guard let beside else { return }
        for connection in [beside, beside, database] {
            try await connection.writeWithoutTransaction { db in
                _ = try Self.unlessBusy { try db.checkpoint(.passive) }
            }
        }
    }

    /// Does `work`; false if somebody else who uses the file keeps us from it.
    static func unlessBusy(_ work: () throws -> Void) throws -> Bool {
        do {
            try work()
            return true
        } catch let error as DatabaseError where [.SQLITE_BUSY, .SQLITE_LOCKED].contains(error.resultCode) {
            return false
        }
    }
}

extension Database {
    /// Does `work` inside a transaction, whole or not at all if it throws; what it is inside of goes on either way.
    ///
    /// `inSavepoint` does the same, but has SQLite read its statements anew each time, which each message would pay for.
    package func wholeOrNot<Value>(_ work: () throws -> Value) throws -> Value {
        try cachedStatement(sql: "SAVEPOINT whole_or_not").execute()
        do {
            let value = try work()
            try cachedStatement(sql: "RELEASE whole_or_not").execute()
            return value
        } catch {
            // After some errors, such as a full disk, SQLite has undone the whole transaction by itself.
            if isInsideTransaction {
                try cachedStatement(sql: "ROLLBACK TO whole_or_not").execute()
                try cachedStatement(sql: "RELEASE whole_or_not").execute()
            }
            throw error
        }
    }
}
