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

    /// Runs `subject` in a town of its own with 1,000 rooms that it knows, while `body` runs; with the first data, or
    /// with `Home.events` events in place of its own.
    func runWarm(
        _ subject: Subject, withEvents: Bool = false, _ body: (Town, Program) async throws -> Void
    ) async throws {
        try await Town.with(rooms: 1000) { town in
            try await Home.with { home in
                if subject == .steward {
                    try await seed(home, for: town, from: withEvents ? home.fillSeeds() : nil)
                }
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
            let filter = String(decoding: SyncFilter.narrow(timelineLimit: 100).encoded(), as: UTF8.self)
            return try Program(
                folder.appending(path: "bare-loop"),
                [
                    town.server.url, town.session.accessToken,
                    filter.addingPercentEncoding(withAllowedCharacters: .alphanumerics) ?? "",
                ])
        }
    }

    /// Makes the store with all first data, or that of the folder `seeds`, as an admin does once.
    func seed(_ home: Home, for town: Town, from seeds: URL? = nil) async throws {
        try home.configure(for: town)
        let from = seeds.map { ["--from", $0.path()] } ?? []
        let seeding = try Program(
            folder.appending(path: "steward"), ["seed", "--config", home.configuration.path()] + from, isQuiet: true)
        try await seeding.waitForSuccess()
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

    /// How many events there are in a store that is filled.
    static let events = 1_000

    /// Makes a folder of the first data with `events` events in place of its own, in the towns in turn over half a year.
    func fillSeeds() throws -> URL {
        let (given, filled) = (URL(filePath: "seeds"), folder.appending(path: "seeds"))
        try FileManager.default.copyItem(at: given, to: filled)
        let places = try String(contentsOf: given.appending(path: "places.csv"), encoding: .utf8)
        let rows = places.split(separator: "\n").dropFirst().map { row -> [Substring] in row.split(separator: ",") }
        // The names of small places can be everyday words, which are not taken for them: Street, in Somerset.
        let towns = rows.filter { row in Int(row[5]).map { $0 >= 40 } == true }.map { row in String(row[0]) }
        let kinds = ["social", "forum", "education", "meeting"]
        let events = (0..<Self.events).map { number -> String in
            let day: Int = 1 + number * 180 / Self.events
            let town: String = towns[number * 7 % towns.count]
            return """
                  - uid: bench-\(number)
                    title: Example gathering number \(number)
                    kind: \(kinds[number % kinds.count])
                    when: +\(day) days 1\(number % 10):00-2\(number % 4):00
                    place: \(town)
                    venue: Example Hall
                    summary: An example of what a branch writes about what it puts on, in a line or two.
                    step_free: \(number.isMultiple(of: 2) ? "yes" : "no")
                    cost: free
                """
        }
        try Data(("upcoming:\n" + events.joined(separator: "\n") + "\n").utf8)
            .write(to: filled.appending(path: "events.yaml"))
        return filled
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
            admins: ["\(town.officer.user)"]
            limits:
              commands-per-minute: 600
              commands-per-minute-in-room: 6000
            """
        try Data(yaml.utf8).write(to: configuration)
    }
}
