package import Foundation
import Glibc
package import MatrixProtocol

/// A text that does not appear in prints, logs or dumps.
package struct Secret: Equatable, Sendable, CustomStringConvertible, CustomDebugStringConvertible, CustomReflectable {
    /// The text itself, for the request that needs it.
    package let revealed: String

    /// Hides `text`.
    package init(_ text: String) { revealed = text }

    /// A placeholder for the secret.
    package var description: String { "(hidden)" }
    /// A placeholder for the secret.
    package var debugDescription: String { description }
    /// Shows no part of the secret.
    package var customMirror: Mirror { Mirror(self, children: [:]) }
}

/// The tokens of a login: who holds them acts as Steward's account.
///
/// Source: Matrix client-server API, "Login" and "Refreshing access tokens".
package struct StoredToken: Equatable, Sendable {
    /// Authenticates each request.
    package var accessToken: Secret
    /// Gets a new pair of tokens, once; nil if the homeserver gave none.
    package var refreshToken: Secret?
    /// When the access token expires; nil if it does not.
    package var expiresAt: Date?
    /// When the homeserver gave these tokens; nil for a token that somebody wrote by hand.
    package var issuedAt: Date?
    /// The account of the token; nil for a token that somebody wrote by hand.
    package var user: UserID?
    /// The device of the token; nil for a token that somebody wrote by hand.
    package var device: String?
    /// The address of the homeserver that gave the token; nil for a token that somebody wrote by hand.
    package var homeserver: String?

    /// Makes a token of the response to a login or a refresh.
    package init(
        accessToken: Secret, refreshToken: Secret? = nil, expiresAt: Date? = nil, issuedAt: Date? = nil,
        user: UserID? = nil, device: String? = nil, homeserver: String? = nil
    ) {
        self.accessToken = accessToken
        self.refreshToken = refreshToken
        self.expiresAt = expiresAt
        self.issuedAt = issuedAt
        self.user = user
        self.device = device
        self.homeserver = homeserver
    }

    /// Whether this token was given to the same device as `other`, and later.
    func renews(_ other: StoredToken) -> Bool {
        guard let device, let user, let issuedAt, let before = other.issuedAt else { return false }
        return device == other.device && user == other.user && homeserver == other.homeserver && issuedAt > before
    }
}

extension StoredToken: Codable {
    private enum CodingKeys: String, CodingKey {
        case accessToken = "access_token"
        case refreshToken = "refresh_token"
        case expiresAt = "expires_at"
        case issuedAt = "issued_at"
        case user, device, homeserver
    }
}

extension Secret: Codable {
    package init(from decoder: any Decoder) throws {
        revealed = try decoder.singleValueContainer().decode(String.self)
    }

    package func encode(to encoder: any Encoder) throws {
        var container = encoder.singleValueContainer()
        try container.encode(revealed)
    }
}

/// A file that holds one token: JSON as `steward login` writes it, or the bare token on a line.
package struct TokenFile: Equatable, Sendable {
    /// The file's path.
    package let path: String
    /// True if something other than the file's mode protects it, as with systemd's credentials, whose mode shows the
    /// group bits of an access list (systemd.exec(5)).
    let isGuarded: Bool

    /// The file at `path`; nothing is read yet.
    package init(path: String, isGuarded: Bool = false) {
        self.path = path
        self.isGuarded = isGuarded
    }

    /// Reads the token; nil if there is no file. Throws a `TokenFileMistake` if others can read the file, or if no
    /// token is in it.
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

    /// Throws a `TokenFileMistake` if this process cannot write the file; changes nothing.
    package func checkWritable() throws(TokenFileMistake) {
        guard access(folder, W_OK) == 0 else {
            throw TokenFileMistake("The token cannot be kept in \(path) (\(systemsReason())); try again with sudo.")
        }
    }

    /// Replaces the file by one with `token` that only its owner can read (mode 0600).
    ///
    /// The file is whole at every moment, even after a power cut: the new one is written beside it, flushed and renamed
    /// over it, and the folder is flushed.
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

/// Returns `result`; throws if it is negative, with the system's reason.
@discardableResult
private func checked(_ result: Int32) throws -> Int32 {
    guard result >= 0 else { throw POSIXError(POSIXErrorCode(rawValue: errno) ?? .EIO) }
    return result
}

private func systemsReason() -> String { String(cString: strerror(errno)) }

/// The two places of Steward's token: the one that a person fills with `steward login`, which the service can only
/// read, and the one beside the store, where refreshed tokens are kept.
package struct TokenFiles: Equatable, Sendable {
    /// The file that `steward login` wrote, or systemd's copy of it.
    package let given: TokenFile
    /// The file of refreshed tokens: `token` in the store's folder.
    package let renewed: TokenFile

    /// The files that `settings` name; `environment` tells whether the first is a systemd credential.
    package init(settings: Settings, environment: [String: String]) {
        let credentials = environment["CREDENTIALS_DIRECTORY"].map { $0 + "/" }
        let path = settings.account.tokenFile
        given = TokenFile(path: path, isGuarded: credentials.map(path.hasPrefix) ?? false)
        renewed = TokenFile(path: URL(filePath: settings.store.directory).appending(path: "token").path())
    }

    /// The token to use: the renewed one if it was given to the same device later, or else the given one; nil if nobody
    /// has logged in yet.
    package func newest() throws(TokenFileMistake) -> StoredToken? {
        let renewed = try renewed.read()
        guard let given = try given.read() else { return renewed }
        guard let renewed, renewed.renews(given) else { return given }
        return renewed
    }

    /// Writes a refreshed token; call this before the first request with it.
    package func keep(_ token: StoredToken) throws(TokenFileMistake) {
        try renewed.write(token)
    }
}
