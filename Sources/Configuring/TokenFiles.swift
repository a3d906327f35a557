import Foundation

/// The two places of Steward's token: the one that a person fills with `steward login`, which the service can only
/// read, and the one beside the store, where refreshed tokens are kept.
package struct TokenFiles: Equatable, Sendable {
    /// What `steward login` wrote, or systemd's copy of it.
    package let given: TokenFile
    /// What refreshing brought since then: `token` in the store's folder.
    package let renewed: TokenFile

    /// The places that `settings` name; `environment` tells whether the first is one of systemd's credentials.
    package init(settings: Settings, environment: [String: String]) {
        let credentials = environment["CREDENTIALS_DIRECTORY"].map { $0 + "/" }
        let path = settings.account.tokenFile
        given = TokenFile(path: path, isGuarded: credentials.map(path.hasPrefix) ?? false)
        renewed = TokenFile(path: URL(filePath: settings.store.directory).appending(path: "token").path())
    }

    /// The token to use: the renewed one where it was given to the same device later, or else the one given; nothing
    /// where nobody has logged in yet.
    package func newest() throws(TokenFileMistake) -> StoredToken? {
        let renewed = try renewed.read()
        guard let given = try given.read() else { return renewed }
        guard let renewed, renewed.renews(given) else { return given }
        return renewed
    }

    /// Keeps `token`, which a refresh brought, before anything is asked with it.
    package func keep(_ token: StoredToken) throws(TokenFileMistake) {
        try renewed.write(token)
    }
}
