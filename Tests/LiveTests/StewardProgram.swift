import Foundation
import MatrixProtocol
import Testing

/// The built `steward` with a folder of its own: configuration, token, database and log.
struct StewardProgram: Sendable {
    /// The folder that all of it is in.
    let folder: URL
    /// The bot's account.
    let account: Person

    /// The program that stands beside the tests, where `swift build --build-tests` puts it.
    private static let path = URL(filePath: CommandLine.arguments[0]).deletingLastPathComponent()
        .appending(path: "steward").path

    /// Writes the configuration for the bot `account`, which `officer` looks after and may invite, as may `members`.
    init(in folder: URL, account: Person, officersRoom: RoomID, officer: Person, members: [Person]) throws {
        self.folder = folder
        self.account = account
        let allowed = ([officer] + members).map { "\"\($0.user)\"" }.joined(separator: ", ")
        let configuration = """
            homeserver:
              url: "\(account.url)"
            account:
              user: "\(account.user)"
              device: STEWARD
              token-file: "\(folder.appending(path: "token").path)"
            store:
              path: "\(folder.appending(path: "steward.sqlite").path)"
            officers:
              rooms: ["\(officersRoom)"]
            admins: ["\(officer.user)"]
            invites:
              allow: [\(allowed)]
            limits:
              # Tests type faster than people.
              commands-per-minute: 120
              commands-per-minute-in-room: 1200
            network:
              name: Example Network
              area: UK
              time-zone: Europe/London

            """
        try configuration.write(to: file, atomically: true, encoding: .utf8)
    }

    /// The folder of the package's own seeds.
    static let seeds = URL(filePath: #filePath).appending(path: "../../../seeds").standardized.path()

    private var file: URL { folder.appending(path: "steward.yaml") }

    /// Runs one of the program's commands to its end, such as `login`.
    func call(_ command: String, _ arguments: String..., input: String = "") async throws -> ChildProcess.Outcome {
        try await ChildProcess.run(
            Self.path, [command, "--config", file.path] + arguments, input: input, below: folder)
    }

    /// How the bot gets the right to speak.
    enum SignIn {
        /// By a login, of which a homeserver allows only a few an hour.
        case password
        /// By the token that its account came with.
        case token
    }

    /// Signs the bot in.
    func signIn(by way: SignIn) async throws {
        switch way {
        case .password: try await logIn()
        case .token:
            let attributes: [FileAttributeKey: Any] = [.posixPermissions: 0o600]
            let token = folder.appending(path: "token").path
            try #require(
                FileManager.default.createFile(
                    atPath: token, contents: Data(account.token.utf8), attributes: attributes))
        }
    }

    private func logIn() async throws {
        let outcome = try await call("login", "--password-stdin", input: account.password + "\n")
        try #require(outcome.status == 0, "\(outcome.errors)")
    }

    /// Starts `steward run`; what it writes goes to `steward.log` in the folder.
    func start() throws -> ChildProcess {
        let log = folder.appending(path: "steward.log")
        return try ChildProcess(Self.path, ["run", "--config", file.path], output: log, errors: log)
    }
}
