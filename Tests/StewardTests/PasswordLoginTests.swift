import ArgumentParser
import Configuring
import Foundation
import MatrixProtocol
import Testing

@testable import steward

@Suite("Logging in")
struct PasswordLoginTests {
    static let token = StoredToken(
        accessToken: Secret("granted"), user: UserID("@steward:example.org"), device: "STEWARD")

    /// Logs in against a homeserver that answers `answer`; gives what the person reads, and what is kept.
    private func logIn(
        _ answer: Result<StoredToken, PasswordLogin.Refusal>, in folder: String,
        askPassword: @escaping () throws(Failure) -> Secret = { Secret("right") }
    ) async throws -> (said: String, kept: StoredToken?) {
        let file = TokenFile(path: folder + "/token")
        let login = PasswordLogin(settings: try settings(), file: file, askPassword: askPassword) {
            (settings, password) async throws(PasswordLogin.Refusal) in
            guard password == Secret("right") else { throw .other("another password") }
            return try answer.get()
        }
        return (try await login.run(), try file.read())
    }

    @Test("keeps the token and says what to do next, without the token")
    func granted() async throws {
        try await withFolder { folder in
            let (said, kept) = try await logIn(.success(Self.token), in: folder)
            #expect(kept == Self.token)
            #expect(
                said == """
                    Logged in as @steward:example.org with the device STEWARD.
                    The token is in \(folder)/token; start Steward again to use it: systemctl restart steward
                    """)
        }
    }

    static let refusals: [(refusal: PasswordLogin.Refusal, code: Int32, start: String)] = [
        (.wrongPassword, 77, "The homeserver does not accept this password for @steward:example.org; try again."),
        (.noPasswordLogin, 69, "https://matrix.example.org lets nobody in by password, only through a web page"),
        (.other("The network is down."), 69, "The network is down."),
    ]

    @Test("says why it is refused, and keeps nothing", arguments: refusals)
    func refused(refusal: PasswordLogin.Refusal, code: Int32, start: String) async throws {
        try await withFolder { folder in
            let failure = await #expect(throws: Failure.self) { try await logIn(.failure(refusal), in: folder) }
            #expect(failure?.code == ExitCode(code))
            #expect(failure?.description.hasPrefix(start) == true)
            let names = try FileManager.default.contentsOfDirectory(atPath: folder)
            #expect(names.isEmpty)
        }
    }

    @Test("to an account by web page alone says how to come by a token")
    func webPageOnly() async throws {
        try await withFolder { folder in
            let failure = await #expect(throws: Failure.self) {
                try await logIn(.failure(.noPasswordLogin), in: folder)
            }
            #expect(failure?.description.contains("mas-cli manage issue-compatibility-token steward STEWARD") == true)
            #expect(failure?.description.contains("on one line of \(folder)/token (chmod 600)") == true)
        }
    }

    @Test("keeps nothing for an account of another name")
    func anotherAccount() async throws {
        try await withFolder { folder in
            var token = Self.token
            token.user = UserID("@Steward:example.org")
            let sentence =
                "The homeserver knows this account as @Steward:example.org; write that for account.user, and log in again."
            await #expect(throws: Failure(.badConfiguration, sentence)) { try await logIn(.success(token), in: folder) }
            let names = try FileManager.default.contentsOfDirectory(atPath: folder)
            #expect(names.isEmpty)
        }
    }

    @Test("asks nobody for a password where the token could not be kept")
    func nowhereToKeep() async throws {
        try await withFolder { folder in
            let failure = await #expect(throws: Failure.self) {
                try await logIn(.success(Self.token), in: folder + "/none") { () throws(Failure) in
                    Issue.record("asked for the password")
                    return Secret("right")
                }
            }
            #expect(failure?.code == .noPermission)
        }
    }
}

/// Settings of an account at example.org; `more` is further YAML.
func settings(_ more: String = "") throws -> Settings {
    try Settings.read(
        yaml: "homeserver.url: https://matrix.example.org\naccount.user: \"@steward:example.org\"\n" + more,
        environment: [:])
}

/// Runs `body` with the path of a new folder, which is removed afterwards.
func withFolder(_ body: (String) async throws -> Void) async throws {
    let folder = FileManager.default.temporaryDirectory.appending(path: "steward-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    try await body(folder.path(percentEncoded: false))
}
