import Foundation
import Glibc

/// A file that holds one token: JSON as `steward login` writes it, or the bare token on a line.
package struct TokenFile: Equatable, Sendable {
    /// Where the file lies.
    package let path: String
    /// True where something other than the file's mode keeps others away, as with systemd's credentials, whose mode
    /// shows the group bits of an access list (systemd.exec(5)).
    let isGuarded: Bool

    /// Names the file at `path`; nothing is read yet.
    package init(path: String, isGuarded: Bool = false) {
        self.path = path
        self.isGuarded = isGuarded
    }

    /// The token, or nothing where there is no file; throws a `TokenFileMistake` where others can read the file, or
    /// where no token is in it.
    package func read() throws(TokenFileMistake) -> StoredToken? {
        let descriptor = open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK)
        guard descriptor >= 0 else {
            guard errno != ENOENT else { return nil }
            throw TokenFileMistake("The token file \(path) cannot be opened (\(systemsReason())); see who owns it.")
        }
        let file = FileHandle(fileDescriptor: descriptor, closeOnDealloc: true)
        var status = stat()
        guard fstat(descriptor, &status) == 0, status.st_mode & S_IFMT == S_IFREG else {
            throw TokenFileMistake("\(path) is not a file; name the token's file with account.token-file.")
        }
        guard isGuarded || status.st_mode & 0o077 == 0 else {
            throw TokenFileMistake(
                "Others can read the token file \(path); keep it to its owner with: chmod 600 \(path)")
        }
        guard let content = try? file.read(upToCount: 65_536) ?? Data(), let token = Self.token(in: content) else {
            throw TokenFileMistake("\(path) holds no token; write a new one with: steward login")
        }
        return token
    }

    /// Throws a `TokenFileMistake` where this process could not write the file; nothing is changed.
    package func checkWritable() throws(TokenFileMistake) {
        guard access(folder, W_OK) == 0 else {
            throw TokenFileMistake("The token cannot be kept in \(path) (\(systemsReason())); try again with sudo.")
        }
    }

    /// Replaces the file by one that holds `token` and that only its owner can read (mode 0600).
    ///
    /// The file is whole at every moment, also after a power cut: the new one is written beside it, flushed, renamed
    /// over it, and the folder flushed.
    package func write(_ token: StoredToken) throws(TokenFileMistake) {
        let beside = "\(path).\(getpid()).new"
        do {
            try Self.write(token, to: beside)
            try checked(rename(beside, path))
            let descriptor = try checked(open(folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC))
            try FileHandle(fileDescriptor: descriptor, closeOnDealloc: true).synchronize()
        } catch {
            unlink(beside)
            let reason = (error as? POSIXError).map { String(cString: strerror($0.code.rawValue)) }
            throw TokenFileMistake(
                "The token cannot be kept in \(path) (\(reason ?? "writing failed")); see who may write to its folder.")
        }
    }

    private var folder: String { URL(filePath: path).deletingLastPathComponent().path(percentEncoded: false) }

    private static func write(_ token: StoredToken, to path: String) throws {
        unlink(path)
        let descriptor = try checked(open(path, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0o600))
        let file = FileHandle(fileDescriptor: descriptor, closeOnDealloc: true)
        let encoder = JSONEncoder()
        encoder.dateEncodingStrategy = .iso8601
        encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
        try file.write(contentsOf: try encoder.encode(token) + Data("\n".utf8))
        try file.synchronize()
        try file.close()
    }

    private static func token(in content: Data) -> StoredToken? {
        let text = String(decoding: content, as: UTF8.self).trimmingCharacters(in: .whitespacesAndNewlines)
        guard !text.hasPrefix("{") else {
            let decoder = JSONDecoder()
            decoder.dateDecodingStrategy = .iso8601
            let token = try? decoder.decode(StoredToken.self, from: content)
            return token.flatMap { $0.accessToken.revealed.isEmpty ? nil : $0 }
        }
        guard !text.isEmpty, text.utf8.allSatisfy({ (0x21...0x7E).contains($0) }) else { return nil }
        return StoredToken(accessToken: Secret(text))
    }
}

/// Why a token cannot be read or kept, in one sentence that says what to do.
package struct TokenFileMistake: Error, Equatable, Sendable, CustomStringConvertible {
    /// The sentence; no part of the token is in it.
    package let description: String

    init(_ description: String) { self.description = description }
}

/// Gives `result` on, or throws the system's reason where it is negative.
@discardableResult
private func checked(_ result: Int32) throws -> Int32 {
    guard result >= 0 else { throw POSIXError(POSIXErrorCode(rawValue: errno) ?? .EIO) }
    return result
}

private func systemsReason() -> String { String(cString: strerror(errno)) }
