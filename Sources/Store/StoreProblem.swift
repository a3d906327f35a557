import Foundation
import GRDB

/// Why the store cannot be used, as one plain sentence for an admin.
package struct StoreProblem: Error, Equatable, CustomStringConvertible {
    /// What can be done about it.
    package enum Remedy: Equatable, Sendable {
        /// It may pass, or an admin makes it pass, and then Steward goes on by itself: a full disk, a locked file.
        case waiting
        /// Only an admin can mend it, and Steward has to be started again: a damaged file.
        case restoring
        /// Only an admin can mend it: the wrong file, a folder that is not ours.
        case mending
    }

    /// What is wrong and what to do.
    package let description: String
    /// What can be done about it.
    package let remedy: Remedy

    static let newer = StoreProblem(
        description: """
            The store was written by a newer Steward than this one; install that version again, or restore the copy \
            that it left beside the store as ….before-upgrade.
            """, remedy: .mending)

    private init(description: String, remedy: Remedy) {
        self.description = description
        self.remedy = remedy
    }

    /// Reads what SQLite reports about the file at `path`; `free` is how many bytes its disk has left, if that is known.
    init(path: String, _ error: DatabaseError, free: Int64?) {
        let folder = (path as NSString).deletingLastPathComponent
        switch error.resultCode {
        case .SQLITE_CANTOPEN, .SQLITE_PERM, .SQLITE_READONLY:
            description = "The store \(path) cannot be opened for writing; check who owns the folder \(folder)."
            remedy = .mending
        case .SQLITE_NOTADB:
            description = "The file \(path) is not a Steward store; set store.path to another file."
            remedy = .mending
        case .SQLITE_CORRUPT:
            description = "The store \(path) is damaged; stop Steward and restore it from a backup."
            remedy = .restoring
        case .SQLITE_FULL: self = .full(path, free: free)
        case .SQLITE_BUSY, .SQLITE_LOCKED, .SQLITE_PROTOCOL:
            description = "The store \(path) is locked by another program; stop that one."
            remedy = .waiting
        default:
            description = "The store \(path) cannot be used (SQLite code \(error.extendedResultCode.rawValue))."
            remedy = .waiting
        }
    }

    init(path: String, system error: Int32) {
        description = "The store \(path) cannot be made: \(String(cString: strerror(error)))."
        remedy = error == ENOSPC ? .waiting : .mending
    }

    /// There is no `folder` for the file at `path`.
    static func withoutFolder(_ path: String, _ folder: String) -> StoreProblem {
        StoreProblem(
            description: """
                The store \(path) cannot be made: there is no folder \(folder); make it, or name a file in another one. \
                (The service makes /var/lib/steward by itself.)
                """, remedy: .mending)
    }

    /// What stands at `path` is a device or a folder.
    static func noFile(_ path: String) -> StoreProblem {
        StoreProblem(
            description: "The store cannot be \(path), which is not a file that keeps anything; name another file.",
            remedy: .mending)
    }

    /// Another process is opening the store at `path`, or one beside it.
    static func beingOpened(_ path: String) -> StoreProblem {
        StoreProblem(
            description: "Another Steward is just opening the store \(path); try again in a minute.", remedy: .waiting)
    }

    /// Another process answers out of the store at `path`.
    static func inUse(_ path: String) -> StoreProblem {
        StoreProblem(
            description: """
                Another Steward runs on the store \(path); stop that one, or give this one a store of its own.
                """, remedy: .waiting)
    }

    /// The disk that holds the file at `path` has no room, or too little; `free` is how many bytes are left.
    static func full(_ path: String, free: Int64?) -> StoreProblem {
        let left = free.map { " (\($0 >> 20) MB free)" } ?? ""
        return StoreProblem(
            description: "The disk that holds \(path) is full\(left); make room, and Steward goes on by itself.",
            remedy: .waiting)
    }

    /// Whether `error` means that the store itself fails, so that no command can be carried out for now.
    package static func isOfTheStore(_ error: any Error) -> Bool {
        guard let error = error as? DatabaseError else { return false }
        return switch error.resultCode {
        case .SQLITE_FULL, .SQLITE_IOERR, .SQLITE_CORRUPT, .SQLITE_READONLY, .SQLITE_BUSY, .SQLITE_LOCKED,
            .SQLITE_PROTOCOL, .SQLITE_CANTOPEN, .SQLITE_PERM, .SQLITE_NOMEM, .SQLITE_NOTADB:
            true
        default: false
        }
    }
}

extension StoreFile {
    /// The bytes that the disk which holds `path` has left for us; nil if the system does not say.
    static func freeBytes(at path: String) -> Int64? {
        var disk = statvfs()
        guard statvfs((path as NSString).deletingLastPathComponent, &disk) == 0 else { return nil }
        return Int64(clamping: disk.f_bavail) * Int64(clamping: disk.f_frsize)
    }
}

extension Store {
    /// What is wrong with the store, if `error` means that it is the store that fails; nil for any other error.
    package func problem(_ error: any Error) -> StoreProblem? {
        if let problem = error as? StoreProblem { return problem }
        guard StoreProblem.isOfTheStore(error), let error = error as? DatabaseError else { return nil }
        return StoreProblem(path: path, error, free: StoreFile.freeBytes(at: path))
    }

    /// What is wrong, for the log: the store's problem in words, or the kind of any other error and no more of it.
    package func cause(of error: any Error) -> String { problem(error)?.description ?? "\(type(of: error))" }
}
