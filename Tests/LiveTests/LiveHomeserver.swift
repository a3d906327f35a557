import Foundation
import MatrixProtocol
import Testing

/// A Synapse that demo/synapse.py runs: one for all live tests of a test run.
///
/// Where `STEWARD_LIVE_HOMESERVER` names a folder in which demo/synapse.py has started one, that one is taken and left
/// running; else one is started in a folder of its own, which is deleted afterwards.
struct LiveHomeserver: Sendable {
    /// The homeserver of the test that is running.
    @TaskLocal static var current: LiveHomeserver?

    /// Where clients find it.
    let url: String
    /// The folder that it lives in.
    let folder: URL

    private static let script = URL(filePath: #filePath).deletingLastPathComponent()
        .appending(path: "../../demo/synapse.py").standardizedFileURL.path

    /// Runs `body` while a homeserver is up.
    static func running(_ body: (LiveHomeserver) async throws -> Void) async throws {
        if let folder = ProcessInfo.processInfo.environment["STEWARD_LIVE_HOMESERVER"] {
            return try await body(start(in: URL(filePath: folder)))
        }
        try await withScratchFolder { folder in
            let homeserver = try await start(in: folder)
            do {
                try await body(homeserver)
            } catch {
                _ = try await homeserver.call("stop")
                throw error
            }
            _ = try await homeserver.call("stop")
        }
    }

    /// Makes an account whose name begins with `name` and that no other test has, and signs in to it.
    func register(_ name: String) async throws -> Person {
        let unique = name + "-" + UUID().uuidString.prefix(8).lowercased()
        let password = UUID().uuidString
        let words = try await call("register", "--user", unique, "--password", password).split(separator: " ")
        try #require(words.count == 2, "demo/synapse.py register prints a user id and a token")
        return Person(url: url, user: UserID(String(words[0])), password: password, token: String(words[1]))
    }

    /// Lets `person` send as fast as it likes; others have the limits of a homeserver that nobody has set up further.
    func liftRateLimit(of person: Person) async throws {
        _ = try await call("lift-rate-limit", "--user", person.user.rawValue)
    }

    private static func start(in folder: URL) async throws -> LiveHomeserver {
        let url = try await call(folder, "start")
        return LiveHomeserver(url: url, folder: folder)
    }

    private func call(_ command: String...) async throws -> String {
        try await Self.call(folder, command[0], Array(command.dropFirst()))
    }

    private static func call(_ folder: URL, _ command: String, _ arguments: [String] = []) async throws -> String {
        let outcome = try await ChildProcess.run(
            "python3", [script, command, "--dir", folder.path] + arguments, below: folder)
        try #require(outcome.status == 0, "\(outcome.errors)")
        return outcome.output.trimmingCharacters(in: .whitespacesAndNewlines)
    }
}

/// Runs `body` with a new folder that is deleted afterwards.
func withScratchFolder(_ body: (URL) async throws -> Void) async throws {
    let folder = FileManager.default.temporaryDirectory.appending(path: "steward-" + UUID().uuidString)
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    try await body(folder)
}

/// Keeps a homeserver up for as long as a suite's tests run.
struct LiveHomeserverTrait: SuiteTrait, TestScoping {
    func provideScope(
        for test: Test, testCase: Test.Case?, performing function: @Sendable () async throws -> Void
    ) async throws {
        try await LiveHomeserver.running { homeserver in
            try await LiveHomeserver.$current.withValue(homeserver) { try await function() }
        }
    }
}

extension Trait where Self == LiveHomeserverTrait {
    /// The suite's tests find a real homeserver in `LiveHomeserver.current`.
    static var liveHomeserver: Self { Self() }
}

/// What is tested against a real homeserver; left out where `STEWARD_SKIP_LIVE` is 1.
@Suite(.serialized, .liveHomeserver, .enabled(if: ProcessInfo.processInfo.environment["STEWARD_SKIP_LIVE"] != "1"))
struct Live {}
