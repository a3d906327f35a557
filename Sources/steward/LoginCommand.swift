import ArgumentParser
import Configuring
import Foundation
import MatrixClient
import MatrixProtocol

/// `steward login`.
struct LoginCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "login",
        abstract: "Log in with the account's password, and keep the token for the service.",
        discussion: """
            The account and its device are those of the configuration. The password is asked for, or read from standard \
            input, and not kept. An earlier token of the same device ends with the login.
            """)

    @OptionGroup var source: ConfigurationOptions

    @Flag(help: "Read the password from standard input, one line, instead of asking for it.")
    var passwordStdin = false

    func run() async throws {
        let environment = ProcessInfo.processInfo.environment
        let settings = try source.settings(environment: environment)
        let login = PasswordLogin(
            settings: settings, file: TokenFiles(settings: settings, environment: environment).given,
            askPassword: { () throws(Failure) in
                if passwordStdin { return try Password.fromStandardInput() }
                return try Password.fromTerminal(
                    "Password of \(settings.account.user) at \(settings.homeserver.url): ")
            }, logIn: HomeserverLogin.logIn)
        print(try await login.run())
    }
}

/// Logs in with a password and writes the token to its file; the password is not kept.
struct PasswordLogin {
    /// Why the homeserver gave no token.
    enum Refusal: Error, Equatable {
        /// The user or the password is wrong.
        case wrongPassword
        /// The account can log in only through a web page.
        case noPasswordLogin
        /// Something else, in one sentence.
        case other(String)
    }

    let settings: Settings
    /// The file for the token.
    let file: TokenFile
    /// Asks for the password of the account.
    let askPassword: () throws(Failure) -> Secret
    /// Asks the homeserver for a token.
    let logIn: (Settings, Secret) async throws(Refusal) -> StoredToken

    /// Logs in; returns what to tell the person afterwards.
    func run() async throws(Failure) -> String {
        // A login ends the session of a running Steward, so it is not tried if its token could not be written.
        do { try file.checkWritable() } catch { throw Failure(.noPermission, error.description) }
        let password = try askPassword()
        let token: StoredToken
        do {
            token = try await logIn(settings, password)
        } catch {
            throw failure(error)
        }
        if let user = token.user, user != settings.account.user {
            let sentence =
                "The homeserver knows this account as \(user); write that for account.user, and log in again."
            throw Failure(.badConfiguration, sentence)
        }
        do { try file.write(token) } catch { throw Failure(.noPermission, error.description) }
        return """
            Logged in as \(settings.account.user) with the device \(token.device ?? settings.account.device).
            The token is in \(file.path); start Steward again to use it: systemctl restart steward
            """
    }

    private func failure(_ refusal: Refusal) -> Failure {
        let account = settings.account
        switch refusal {
        case .wrongPassword:
            return Failure(
                .noPermission, "The homeserver does not accept this password for \(account.user); try again.")
        case .noPasswordLogin:
            let name = account.user.rawValue.dropFirst().prefix { $0 != ":" }
            return Failure(
                .unavailable,
                """
                \(settings.homeserver.url) lets nobody in by password, only through a web page, where Steward cannot go.
                Ask whoever runs it for a token, and write that alone on one line of \(file.path) (chmod 600).
                With Matrix Authentication Service they get one with:
                  mas-cli manage issue-compatibility-token \(name) \(account.device)
                """)
        case .other(let sentence):
            return Failure(.unavailable, sentence)
        }
    }
}

/// The homeserver's side of a login.
enum HomeserverLogin {
    /// Asks the homeserver in `settings` for a token with `password`; the device is the configuration's.
    static func logIn(_ settings: Settings, _ password: Secret) async throws(PasswordLogin.Refusal) -> StoredToken {
        let connection = try HomeserverConnection(settings)
        defer { connection.close() }
        do throws(MatrixFailure) {
            let account = settings.account
            let login = try await connection.client.login(
                user: account.user.rawValue, password: password.revealed, deviceID: account.device,
                deviceName: "Steward")
            return StoredToken(login, from: settings, at: Date.now)
        } catch {
            throw PasswordLogin.Refusal(error)
        }
    }
}

extension PasswordLogin.Refusal {
    /// Why a login failed (client-server API, "Login"). Servers that log in only by a web page answer `M_UNKNOWN`,
    /// `M_UNRECOGNIZED` or `M_NOT_FOUND`.
    init(_ failure: MatrixFailure) {
        switch failure {
        case .refused(_, let code) where code.rawValue == "M_FORBIDDEN": self = .wrongPassword
        case .refused(_, let code) where ["M_UNKNOWN", "M_UNRECOGNIZED"].contains(code.rawValue):
            self = .noPasswordLogin
        case .missing: self = .noPasswordLogin
        default: self = .other(failure.description)
        }
    }
}

extension StoredToken {
    fileprivate init(_ login: Login, from settings: Settings, at now: Date) {
        let tokens = login.tokens.tokens(now: now)
        self.init(
            accessToken: Secret(tokens.accessToken), refreshToken: tokens.refreshToken.map(Secret.init),
            expiresAt: tokens.expiresAt, issuedAt: now, user: login.userID, device: login.deviceID,
            homeserver: settings.homeserver.url.description)
    }
}

/// Reads a password without showing it.
enum Password {
    /// The next line of standard input, for scripts.
    static func fromStandardInput() throws(Failure) -> Secret {
        guard let line = readLine(), !line.isEmpty else {
            throw Failure(.usage, "There is no password on standard input; write it there on one line.")
        }
        return Secret(line)
    }

    /// Asks `question` in the terminal and reads what a person types, without showing it.
    static func fromTerminal(_ question: String) throws(Failure) -> Secret {
        var shown = termios()
        guard isatty(STDIN_FILENO) == 1, tcgetattr(STDIN_FILENO, &shown) == 0 else {
            throw Failure(.usage, "There is no terminal to ask for the password on; use --password-stdin.")
        }
        var hidden = shown
        // Signals are off too, since Ctrl-C would leave the terminal without echo.
        hidden.c_lflag &= ~tcflag_t(ECHO | ISIG)
        tcsetattr(STDIN_FILENO, TCSAFLUSH, &hidden)
        defer {
            tcsetattr(STDIN_FILENO, TCSAFLUSH, &shown)
            try? FileHandle.standardError.write(contentsOf: Data("\n".utf8))
        }
        try? FileHandle.standardError.write(contentsOf: Data(question.utf8))
        guard let line = readLine(), !line.isEmpty, !line.contains("\u{3}") else {
            throw Failure(.usage, "No password was typed; nothing has changed.")
        }
        return Secret(line)
    }
}
