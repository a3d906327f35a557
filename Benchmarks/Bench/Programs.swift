import Foundation
import MatrixProtocol
import SimulatedHomeserver

/// The programs under measurement, which lie beside this one.
struct Programs: Sendable {
    let folder: URL

    /// What is measured.
    enum Subject: CaseIterable {
        case steward, bareLoop
    }

    /// Runs `subject` as the bot of `town` while `body` runs; Steward keeps its store in `home`.
    func run(_ subject: Subject, in town: Town, home: Home, _ body: (Program) async throws -> Void) async throws {
        let program = try start(subject, in: town, home: home)
        try await body(program)
        await program.stop()
    }

    /// Runs `subject` in a town of its own with 1,000 rooms that it knows, while `body` runs.
    func runWarm(_ subject: Subject, _ body: (Town, Program) async throws -> Void) async throws {
        try await Town.with(rooms: 1000) { town in
            try await Home.with { home in
                if subject == .steward { try await seed(home, for: town) }
                try await run(subject, in: town, home: home) { program in
                    try await town.waitUntilUp()
                    try await town.warmUp(subject)
                    try await body(town, program)
                }
            }
        }
    }

    private func start(_ subject: Subject, in town: Town, home: Home) throws -> Program {
        switch subject {
        case .steward:
            try home.configure(for: town)
            let steward = folder.appending(path: "steward")
            let arguments = ["run", "--config", home.configuration.path(), "--log-level", "warning"]
            let (program, all) = town.proxy?.trusting(steward, arguments) ?? (steward, arguments)
            return try Program(program, all)
        case .bareLoop:
            let filter = String(decoding: SyncFilter.narrow(timelineLimit: 50).encoded(), as: UTF8.self)
            return try Program(
                folder.appending(path: "bare-loop"),
                [
                    town.server.url, town.session.accessToken,
                    filter.addingPercentEncoding(withAllowedCharacters: .alphanumerics) ?? "",
                ])
        }
    }

    /// Makes the store with all first data, as an admin does once.
    func seed(_ home: Home, for town: Town) async throws {
        try home.configure(for: town)
        let seeding = try Program(
            folder.appending(path: "steward"), ["seed", "--config", home.configuration.path()], isQuiet: true)
        await seeding.waitForEnd()
    }
}

/// A folder with Steward's configuration, token and store, deleted after use.
struct Home: Sendable {
    let folder: URL
    var configuration: URL { folder.appending(path: "steward.yaml") }

    /// Makes a folder for the time of `body`.
    static func with(_ body: (Home) async throws -> Void) async throws {
        let home = Home(folder: FileManager.default.temporaryDirectory.appending(path: "bench-\(UUID().uuidString)"))
        try FileManager.default.createDirectory(at: home.folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: home.folder) }
        try await body(home)
    }

    /// Writes the configuration and the token for the bot of `town`.
    func configure(for town: Town) throws {
        let token = folder.appending(path: "token.given")
        try Data(town.session.accessToken.utf8).write(to: token)
        try FileManager.default.setAttributes([.posixPermissions: 0o600], ofItemAtPath: token.path())
        let yaml = """
            homeserver:
              url: \(town.url)
            account:
              user: "\(town.bot)"
              token-file: \(token.path())
            store:
              path: \(folder.appending(path: "steward.sqlite").path())
            limits:
              commands-per-minute: 600
              commands-per-minute-in-room: 6000
            """
        try Data(yaml.utf8).write(to: configuration)
    }
}
