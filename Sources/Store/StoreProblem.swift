import Foundation
import GRDB

/// Why the store cannot be used, as one plain sentence for an admin.
package struct StoreProblem: Error, Equatable, CustomStringConvertible {
    /// What is wrong and what to do.
    package let description: String

    static let newer = StoreProblem(
        description: """
            The store was written by a newer Steward than this one; install that version again, or restore the copy \
            that it left beside the store as ….before-upgrade.
            """)

    private init(description: String) { self.description = description }

    init(path: String, _ error: DatabaseError) {
        let folder = (path as NSString).deletingLastPathComponent
        switch error.resultCode {
        case .SQLITE_CANTOPEN, .SQLITE_PERM, .SQLITE_READONLY:
            description = "The store \(path) cannot be opened for writing; check who owns the folder \(folder)."
        case .SQLITE_NOTADB:
            description = "The file \(path) is not a Steward store; set store.path to another file."
        case .SQLITE_CORRUPT:
            description = "The store \(path) is damaged; restore it from a backup."
        case .SQLITE_FULL:
            description = "The disk that holds \(path) is full; make room and start again."
        case .SQLITE_BUSY:
            description = "The store \(path) is in use by another program; stop that one first."
        default:
            description = "The store \(path) cannot be used (SQLite code \(error.extendedResultCode.rawValue))."
        }
    }

    init(path: String, system error: Int32) {
        description = "The store \(path) cannot be made: \(String(cString: strerror(error)))."
    }

    init(path: String, folder: String) {
        description = "The store \(path) cannot be made: the folder \(folder) is not there and cannot be made."
    }

    /// Whether `error` means that the store itself fails, so that no command can be carried out for now.
    package static func isOfTheStore(_ error: any Error) -> Bool {
        guard let error = error as? DatabaseError else { return false }
        return switch error.resultCode {
        case .SQLITE_FULL, .SQLITE_IOERR, .SQLITE_CORRUPT, .SQLITE_READONLY, .SQLITE_BUSY, .SQLITE_CANTOPEN,
            .SQLITE_NOMEM, .SQLITE_NOTADB:
            true
        default: false
        }
    }
}
