import Configuring
import Foundation
import MatrixClient

/// One short connection to the homeserver of a configuration, for commands that ask it something and end.
struct HomeserverConnection {
    /// Speaks to the homeserver as nobody yet.
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

    /// Speaks to the homeserver with `token`, which is never renewed.
    func client(with token: StoredToken) -> MatrixClient {
        client.authenticated(
            with: AccessTokens(
                Tokens(accessToken: token.accessToken.revealed), refresh: client.refresh, save: { _ in },
                now: { Date.now }))
    }

    /// Ends the connection.
    func close() { engine.stop() }
}
