import ArgumentParser
import Configuring
import Foundation
import GRDB
import Logging
import MatrixProtocol
import ServiceLifecycle
import SimulatedHomeserver
import Store
import TestKit
import Testing
import Wiring

@testable import steward

/// What the program ends with, and what it says then.
@Suite("What the program ends with", .timeLimit(.minutes(5)))
struct ExitCodeTests {
    /// What can be wrong with a store.
    enum Trouble: String, CaseIterable, Sendable {
        case damaged, foreign, newer, folder, device, withoutFolder

        /// Makes it so in `folder`; gives the store's path.
        func make(in folder: String) async throws -> String {
            let path = "\(folder)/store.sqlite"
            switch self {
            case .damaged:
                try await Self.makeStore(path)
                try Self.damage(path)
            case .foreign: try Data(repeating: 0x61, count: 5000).write(to: URL(filePath: path))
            case .newer:
                try await Self.makeStore(path)
                let queue = try DatabaseQueue(path: path)
                try await queue.write { try $0.execute(sql: "INSERT INTO grdb_migrations VALUES ('later.1')") }
                try queue.close()
            case .folder: try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: false)
            case .device: return "/dev/full"
            case .withoutFolder: return "\(folder)/deep/store.sqlite"
            }
            return path
        }

        /// What the program ends with, and what it says.
        func isTold(_ outcome: Program.Outcome, _ path: String) -> Bool {
            switch self {
            case .damaged:
                outcome.status == 65
                    && outcome.errors.contains(
                        "The store \(path) is damaged; stop Steward and restore it from a backup.")
            case .foreign: outcome.status == 78 && outcome.errors.contains("\(path) is not a Steward store")
            case .newer: outcome.status == 78 && outcome.errors.contains("written by a newer Steward")
            case .folder:
                outcome.status == 78 && outcome.errors.contains("The store \(path) cannot be made: Is a directory.")
            case .device: outcome.status == 78 && outcome.errors.contains("is not a file that keeps anything")
            case .withoutFolder:
                outcome.status == 78 && outcome.errors.contains("there is no folder")
                    && !FileManager.default.fileExists(atPath: (path as NSString).deletingLastPathComponent)
            }
        }

        private static func makeStore(_ path: String) async throws {
            let store = try Store.open(.file(path), migrations: Wiring.migrations)
            try await Stage.seed(store, at: Date())
            try store.close()
        }

        /// Writes nonsense over the first page of every table but that which tells the schema's steps, so that the store
        /// opens and fails when it is used.
        private static func damage(_ path: String) throws {
            let queue = try DatabaseQueue(path: path)
            let (pages, size) = try queue.write { db in
                (
                    try Int.fetchAll(
                        db,
                        sql: """
                            SELECT rootpage FROM sqlite_schema
                            WHERE rootpage > 1 AND tbl_name <> 'grdb_migrations' AND type = 'table'
                            """), try Int.fetchOne(db, sql: "PRAGMA page_size") ?? 0
                )
            }
            try queue.close()
            let file = try FileHandle(forUpdating: URL(filePath: path))
            for page in pages {
                try file.seek(toOffset: UInt64((page - 1) * size))
                try file.write(contentsOf: Data(repeating: 0x5A, count: size))
            }
            try file.close()
        }
    }

    @Test(
        "whatever is wrong with the store, each command says it in a sentence, and ends as the help promises",
        arguments: Trouble.allCases)
    func store(trouble: Trouble) async throws {
        try await withFolder { folder in
            let path = try await trouble.make(in: folder)
            let config = try Self.configure(folder, store: path)
            let postcodes = "\(folder)/postcodes.csv"
            try Data("pcds,lat,long\nLS1 4DY,53.79,-1.55\n".utf8).write(to: URL(filePath: postcodes))
            try Data("token".utf8).write(to: URL(filePath: "\(folder)/token"))
            try FileManager.default.setAttributes([.posixPermissions: 0o600], ofItemAtPath: "\(folder)/token")
            let commands: [[String]] = [
                ["chat", "--store", path, "--seeds", Program.seeds],
                ["seed", "--config", config, "--from", Program.seeds],
                ["import", "places", "--config", config, postcodes],
                ["run", "--config", config],
            ]
            for command in commands {
                let outcome = try await Program.run(command, input: "!events\n", in: folder)
                #expect(trouble.isTold(outcome, path), "\(command[0]): \(outcome)")
                expectNoSQL(outcome)
            }
            let check = try await Program.run(["check", "--config", config], in: folder)
            if trouble == .folder {
                #expect(check.output.contains("is not a file that keeps anything"), "\(check)")
            } else {
                #expect(trouble.isTold(.init(status: check.status, output: "", errors: check.output), path), "\(check)")
            }
            expectNoSQL(check)
        }
    }

    @Test("a page that is damaged when somebody speaks ends the talk, and says so")
    func speaking() async throws {
        try await withFolder { folder in
            let path = "\(folder)/store.sqlite"
            let arguments = ["chat", "--store", path, "--seeds", Program.seeds]
            let whole = try await Program.run(arguments, input: "!events\n", in: folder)
            #expect(whole.status == 0 && whole.errors.isEmpty, "\(whole)")
            let queue = try DatabaseQueue(path: path)
            try await queue.write { db in
                try db.execute(sql: "PRAGMA writable_schema = ON")
                try db.execute(sql: "UPDATE sqlite_schema SET rootpage = 999999 WHERE name = 'inbox'")
            }
            try queue.close()
            let outcome = try await Program.run(arguments, input: "!events\n", in: folder)
            #expect(outcome.status == 65)
            #expect(outcome.errors == "The store \(path) is damaged; stop Steward and restore it from a backup.\n")
            expectNoSQL(outcome)
        }
    }

    @Test("of several processes that make one store at once, each has it or says who has")
    func together() async throws {
        try await withFolder { folder in
            let path = "\(folder)/store.sqlite"
            let outcomes = try await withThrowingTaskGroup(of: Program.Outcome.self) { group in
                for _ in 0..<4 {
                    group.addTask {
                        try await Program.run(
                            ["chat", "--store", path, "--seeds", Program.seeds], input: "!help more\n", in: folder)
                    }
                }
                return try await group.reduce(into: []) { $0.append($1) }
            }
            for outcome in outcomes where outcome.status != 0 {
                #expect(outcome.status == 69, "\(outcome)")
                let isTold = ["is locked by another program", "Another Steward is just opening the store"]
                    .contains { outcome.errors.contains($0) }
                #expect(isTold, "\(outcome)")
            }
            #expect(outcomes.contains { $0.status == 0 })
        }
    }

    @Test(
        "a token that the homeserver does not know, or that has ended and gets no successor, ends it with 77, and what to do",
        arguments: [true, false])
    func deadToken(isUnknown: Bool) async throws {
        try await SimulatedHomeserver.running(.init()) { homeserver in
            try await withFolder { folder in
                let user = homeserver.addUser("steward")
                let config = try Self.configure(
                    folder, store: "\(folder)/store.sqlite", homeserver: homeserver.url, user: user.rawValue)
                let session = homeserver.signIn(user, refreshable: true)
                homeserver.expireTokens(of: user, droppingRefreshTokens: true)
                let token = StoredToken(
                    accessToken: Secret(isUnknown ? "unknown" : session.accessToken),
                    refreshToken: isUnknown ? nil : session.refreshToken.map { Secret($0) },
                    expiresAt: isUnknown ? nil : Date(timeIntervalSince1970: 1_000_000))
                try TokenFile(path: "\(folder)/token").write(token)
                let outcome = try await Program.run(["run", "--config", config], in: folder)
                #expect(outcome.status == 77)
                #expect(
                    outcome.errors.hasSuffix(
                        """
                        The homeserver no longer accepts Steward's token. Log in again with: steward login, then start \
                        Steward.

                        """), "\(outcome)")
            }
        }
    }

    @Test("whatever a person has to mend is a code after which the service manager does not start it again")
    func noRestart() throws {
        let unit = URL(filePath: #filePath).appending(path: "../../../systemd/steward.service").standardized
        let line = try String(contentsOf: unit, encoding: .utf8).split(separator: "\n")
            .first { $0.hasPrefix("RestartPreventExitStatus=") }
        let codes = Set(
            line?.dropFirst("RestartPreventExitStatus=".count).split(separator: " ").compactMap { Int32($0) } ?? [])
        #expect(codes.isSuperset(of: [ExitCode.damaged, .badConfiguration, .noPermission].map(\.rawValue)))
        #expect(codes.isDisjoint(with: [ExitCode.unavailable, .software].map(\.rawValue)))
    }

    @Test("a log that cannot be written ends nothing")
    func fullLog() async throws {
        try await SimulatedHomeserver.running(.init()) { homeserver in
            try await withFolder { folder in
                let config = try Self.configure(
                    folder, store: "\(folder)/store.sqlite", homeserver: homeserver.url,
                    user: homeserver.addUser("steward").rawValue)
                try TokenFile(path: "\(folder)/token").write(StoredToken(accessToken: Secret("unknown")))
                let outcome = try await Program.run(["run", "--config", config], errors: "/dev/full", in: folder)
                #expect(outcome.status == 77, "\(outcome)")
            }
        }
    }

    @Test("a reload says which keys only a new start can follow")
    func reload() throws {
        let settings = { (limits: String) in
            try Settings.read(
                yaml: """
                    homeserver.url: http://127.0.0.1:9
                    account: {user: "@steward:example.org", token-file: /tmp/token}
                    store.path: /tmp/store.sqlite
                    limits: {\(limits)}
                    """, environment: [:])
        }
        let new = try settings("response-bytes: 2000000, rooms-side-by-side: 7, drain-seconds: 3, invites-per-hour: 9")
        #expect(
            ReloadService.fixed(new, unlike: try settings("invites-per-hour: 8"))
                == ["limits.rooms-side-by-side", "limits.response-bytes", "limits.drain-seconds"])
    }

    private struct Ending: Service {
        func run() async throws {}
    }

    @Test("a part that ends unasked ends it with 70")
    func endedPart() async throws {
        let group = ServiceGroup(services: [Ending()], logger: Logger(label: "test") { _ in SwiftLogNoOpLogHandler() })
        let failure = await #expect(throws: Failure.self) { try await RunCommand.explain { try await group.run() } }
        #expect(failure?.code == ExitCode(70))
        #expect(failure?.description.hasPrefix("A part of Steward ended although nobody asked it to") == true)
    }

    @Test("what nobody has foreseen ends it with 70, and quotes nothing")
    func unforeseen() throws {
        let error = DatabaseError(resultCode: .SQLITE_ERROR, message: "secret", sql: "SELECT secret")
        #expect(Steward.exitCode(for: error) == .failure)
        let failure = Failure(unforeseen: error)
        #expect(failure.code == ExitCode(70) && !failure.description.contains("secret"))
    }

    private func expectNoSQL(_ outcome: Program.Outcome) {
        for word in ["SELECT", "INSERT", "UPDATE", "PRAGMA", "SQLite error", "DatabaseError"] {
            #expect(!outcome.errors.contains(word) && !outcome.output.contains(word), "\(outcome)")
        }
    }

    private static func configure(
        _ folder: String, store: String, homeserver: String = "http://127.0.0.1:9",
        user: String = "@steward:example.org"
    ) throws -> String {
        let path = "\(folder)/steward.yaml"
        let yaml = """
            homeserver.url: \(homeserver)
            account: {user: "\(user)", token-file: \(folder)/token}
            store.path: \(store)
            """
        try Data(yaml.utf8).write(to: URL(filePath: path))
        return path
    }
}
