import Configuring
import Foundation
import MatrixClient
import MatrixProtocol

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
    /// Sorts what the homeserver said to a login (client-server API, "Login"; servers that log in by a web page alone
    /// answer `M_UNKNOWN`, `M_UNRECOGNIZED` or nothing at all).
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
