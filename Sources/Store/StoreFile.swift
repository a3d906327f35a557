import Foundation

/// The file that the store lives in.
enum StoreFile {
    /// Makes the file, readable by its owner alone; SQLite gives its side files the same mode.
    static func makePrivate(_ path: String) throws {
        try requireFolder(of: path)
        let descriptor = Glibc.open(path, O_RDWR | O_CREAT | O_CLOEXEC, 0o600)
        guard descriptor >= 0 else { throw StoreProblem(path: path, system: errno) }
        defer { Glibc.close(descriptor) }
        try requireFile(path)
        guard fchmod(descriptor, 0o600) == 0 else { throw StoreProblem(path: path, system: errno) }
    }

    /// Throws if there is no folder for the file.
    static func requireFolder(of path: String) throws {
        let folder = folder(of: path)
        if !FileManager.default.fileExists(atPath: folder) { throw StoreProblem.withoutFolder(path, folder) }
    }

    /// Throws if something stands at `path` that keeps nothing, such as a device.
    static func requireFile(_ path: String) throws {
        var status = stat()
        guard stat(path, &status) == 0 else { throw StoreProblem(path: path, system: errno) }
        guard status.st_mode & S_IFMT == S_IFREG else { throw StoreProblem.noFile(path) }
    }

    /// For how long an opening waits for another one.
    static let patience = Duration.seconds(5)

    /// Does `work` while no other process that opens a store in the same folder does: of two that made its tables at
    /// once, one would fail.
    ///
    /// The folder is locked (flock(2)) and not the file: closing a file takes SQLite's own locks on it away.
    static func alone<Value>(
        _ path: String, waiting patience: Duration = patience, _ work: () throws -> Value
    ) throws -> Value {
        let descriptor = Glibc.open(folder(of: path), O_RDONLY | O_DIRECTORY | O_CLOEXEC)
        guard descriptor >= 0 else { return try work() }
        defer { Glibc.close(descriptor) }
        let end = ContinuousClock.now + patience
        // Where a file system knows no such locks, nobody waits.
        while flock(descriptor, LOCK_EX | LOCK_NB) != 0, errno == EWOULDBLOCK || errno == EINTR {
            guard ContinuousClock.now < end else { throw StoreProblem.beingOpened(path) }
            usleep(20_000)
        }
        return try work()
    }

    /// Holds the store at `path` as long as the hold lives; throws if another process holds it.
    ///
    /// The lock (flock(2)) is on a file of its own, for the same reason.
    static func hold(_ path: String) throws -> Hold {
        try requireFolder(of: path)
        let descriptor = Glibc.open(path + ".running", O_RDWR | O_CREAT | O_CLOEXEC, 0o600)
        guard descriptor >= 0 else { throw StoreProblem(path: path, system: errno) }
        let hold = Hold(descriptor: descriptor)
        // A file system that knows no such locks refuses nobody.
        if flock(descriptor, LOCK_EX | LOCK_NB) != 0, errno == EWOULDBLOCK { throw StoreProblem.inUse(path) }
        return hold
    }

    /// Keeps others from answering out of a store.
    final class Hold: Sendable {
        private let descriptor: Int32

        init(descriptor: Int32) { self.descriptor = descriptor }

        deinit { Glibc.close(descriptor) }
    }

    private static func folder(of path: String) -> String {
        let folder = (path as NSString).deletingLastPathComponent
        return folder.isEmpty ? "." : folder
    }
}
