import Foundation
import GRDB
package import StewardCore

extension Store {
    /// How a store stands that nobody has opened yet.
    package enum Condition: Equatable, Sendable {
        /// There is no file.
        case absent
        /// The file is whole, and at the schema of this program.
        case upToDate
        /// The file is whole, and is brought up to date when it is opened.
        case older
    }

    /// The room that the write-ahead log takes as a rule, below which the disk counts as full.
    private static let leastFreeBytes: Int64 = 32 << 20

    /// Looks into the file at `path` without changing it; throws `StoreProblem` where it cannot be used, or where
    /// its disk is full.
    package static func examine(_ path: String, migrations: [Migration]) throws -> Condition {
        try StoreFile.requireFolder(of: path)
        guard FileManager.default.fileExists(atPath: path) else { return .absent }
        try StoreFile.requireFile(path)
        var configuration = Configuration()
        configuration.readonly = true
        configuration.busyMode = .timeout(5)
        do {
            let queue = try DatabaseQueue(path: path, configuration: configuration)
            defer { try? queue.close() }
            let free = StoreFile.freeBytes(at: path)
            if let free, free < leastFreeBytes { throw StoreProblem.full(path, free: free) }
            let isWhole = try queue.read { try String.fetchOne($0, sql: "PRAGMA quick_check(1)") == "ok" }
            guard isWhole else { throw DatabaseError(resultCode: .SQLITE_CORRUPT) }
            return try Schema(CoreSchema.migrations + migrations).isUpToDate(queue) ? .upToDate : .older
        } catch let error as DatabaseError {
            throw StoreProblem(path: path, error, free: StoreFile.freeBytes(at: path))
        }
    }
}
