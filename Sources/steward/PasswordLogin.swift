import ArgumentParser
import Configuring
import MatrixProtocol

/// Logs in once with a password, keeps the token and forgets the password.
struct PasswordLogin {
    /// Why the homeserver gave no token.
    enum Refusal: Error, Equatable {
        /// The user or the password is wrong.
        case wrongPassword
        /// The account logs in through a web page alone.
        case noPasswordLogin
        /// Something else, in one sentence.
        case other(String)
    }

    let settings: Settings
    /// Where the token is kept.
    let file: TokenFile
    /// Asks for the password of the account.
    let askPassword: () throws(Failure) -> Secret
    /// Asks the homeserver for a token.
    let logIn: (Settings, Secret) async throws(Refusal) -> StoredToken

    /// Does it; gives what to tell the person afterwards.
    func run() async throws(Failure) -> String {
        // A login that cannot be kept would end the running Steward's session for nothing.
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
