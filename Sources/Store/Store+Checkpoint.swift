import GRDB

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
