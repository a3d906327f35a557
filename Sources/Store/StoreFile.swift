import Foundation

/// The file that the store lives in.
enum StoreFile {
    /// Makes the file, and its folder, readable by their owner alone; SQLite gives its side files the same mode.
    static func makePrivate(_ path: String) throws {
        let folder = (path as NSString).deletingLastPathComponent
        if !folder.isEmpty, !FileManager.default.fileExists(atPath: folder) {
            do {
                try FileManager.default.createDirectory(
                    atPath: folder, withIntermediateDirectories: true, attributes: [.posixPermissions: 0o700])
            } catch {
                throw StoreProblem(path: path, folder: folder)
            }
        }
        let descriptor = Glibc.open(path, O_RDWR | O_CREAT | O_CLOEXEC, 0o600)
        guard descriptor >= 0 else { throw StoreProblem(path: path, system: errno) }
        defer { Glibc.close(descriptor) }
        guard fchmod(descriptor, 0o600) == 0 else { throw StoreProblem(path: path, system: errno) }
    }
}
