package import Foundation

/// What lets us act as our user; to be stored as safely as a password, and never logged.
package struct Tokens: Equatable, Sendable {
    /// Goes with every request.
    package var accessToken: String
    /// Gets the next access token, if the homeserver gave one.
    package var refreshToken: String?
    /// When the access token ends, if the homeserver said so.
    package var expiresAt: Date?

    /// Tokens as they were stored.
    package init(accessToken: String, refreshToken: String? = nil, expiresAt: Date? = nil) {
        self.accessToken = accessToken
        self.refreshToken = refreshToken
        self.expiresAt = expiresAt
    }
}

/// Tokens as a homeserver grants them, at a login or a refresh.
package struct GrantedTokens: Equatable, Sendable, Decodable {
    /// Goes with every request from now on.
    package var accessToken: String
    /// Nil at a refresh if the earlier refresh token stays valid.
    package var refreshToken: String?
    /// How long the access token lasts, in milliseconds from now on.
    package var expiresInMilliseconds: Int?

    private enum CodingKeys: String, CodingKey {
        case accessToken = "access_token"
        case refreshToken = "refresh_token"
        case expiresInMilliseconds = "expires_in_ms"
    }

    /// Ten years: a time that is further away could not be written down and read again.
    private static let longest = 10 * 365 * 24 * 3600 * 1_000

    /// The tokens to store, granted at `now` in place of those with `earlierRefreshToken`.
    package func tokens(now: Date, earlierRefreshToken: String? = nil) -> Tokens {
        Tokens(
            accessToken: accessToken, refreshToken: refreshToken ?? earlierRefreshToken,
            expiresAt: expiresInMilliseconds.map {
                now.addingTimeInterval(Double(min(max(0, $0), Self.longest)) / 1_000)
            })
    }
}
