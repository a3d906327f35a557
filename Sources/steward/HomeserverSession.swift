import Configuring
import Foundation
import MatrixClient

/// The account's session at the homeserver: its stored token, renewed when the homeserver asks for that.
struct HomeserverSession {
    private let settings: Settings
    private let files: TokenFiles
    private let engine: HTTPEngine

    /// A session over `engine`, with the token that `settings` and `environment` name.
    init(_ settings: Settings, environment: [String: String], engine: HTTPEngine) {
        self.settings = settings
        files = TokenFiles(settings: settings, environment: environment)
        self.engine = engine
    }

    /// A client that acts as the account; throws if nobody has logged in.
    func client() throws(Failure) -> MatrixClient {
        let anonymous = try MatrixClient(settings, engine: engine)
        let stored = try stored()
        let tokens = AccessTokens(
            Tokens(
                accessToken: stored.accessToken.revealed, refreshToken: stored.refreshToken?.revealed,
                expiresAt: stored.expiresAt),
            refresh: { token throws(MatrixFailure) in try await anonymous.refresh(token) },
            save: { [files] new in try files.keep(stored.renewed(by: new, at: Date())) }, now: { Date() })
        return anonymous.authenticated(with: tokens)
    }

    private func stored() throws(Failure) -> StoredToken {
        do throws(TokenFileMistake) {
            if let token = try files.newest() { return token }
        } catch {
            throw Failure(.noPermission, error.description)
        }
        throw Failure(.noPermission, "Nobody has logged in yet; do it with: steward login")
    }
}

extension StoredToken {
    /// The token after a refresh.
    fileprivate func renewed(by new: Tokens, at now: Date) -> StoredToken {
        StoredToken(
            accessToken: Secret(new.accessToken), refreshToken: new.refreshToken.map { Secret($0) },
            expiresAt: new.expiresAt, issuedAt: now, user: user, device: device, homeserver: homeserver)
    }
}

extension HTTPEngine {
    /// An engine with the configured proxy and number of connections.
    convenience init(_ settings: Settings) throws(Failure) {
        do {
            try self.init(
                .init(
                    userAgent: "Steward/\(Version.current)", proxy: settings.homeserver.proxy?.description,
                    connectionsPerHost: settings.limits.roomsSideBySide + 2))
        } catch {
            throw Failure(.unavailable, error.description)
        }
    }
}

extension MatrixClient {
    /// A client of the configured homeserver without a token.
    init(_ settings: Settings, engine: HTTPEngine) throws(Failure) {
        do {
            self.init(
                try HomeserverAddress(settings.homeserver.url.description), engine: engine,
                largestAnswer: settings.limits.responseBytes, sideBySide: settings.limits.roomsSideBySide)
        } catch {
            throw Failure(.badConfiguration, "\(error)")
        }
    }
}

/// A short connection to the configured homeserver, for commands that ask it something and end.
struct HomeserverConnection {
    /// A client without a token.
    let client: MatrixClient
    private let engine: HTTPEngine

    init(_ settings: Settings) throws(PasswordLogin.Refusal) {
        do {
            let address = try HomeserverAddress(settings.homeserver.url.description)
            let options = HTTPEngine.Options(
                userAgent: "Steward/\(Version.current)", proxy: settings.homeserver.proxy?.description)
            engine = try HTTPEngine(options)
            client = MatrixClient(address, engine: engine)
        } catch {
            throw .other("\(error)")
        }
    }

    /// A client with `token`, which it never renews.
    func client(with token: StoredToken) -> MatrixClient {
        client.authenticated(
            with: AccessTokens(
                Tokens(accessToken: token.accessToken.revealed), refresh: client.refresh, save: { _ in },
                now: { Date.now }))
    }

    /// Ends the connection.
    func close() { engine.stop() }
}
