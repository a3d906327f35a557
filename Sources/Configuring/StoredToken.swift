package import Foundation
package import MatrixProtocol

/// A text that no print, log or dump shows.
package struct Secret: Equatable, Sendable, CustomStringConvertible, CustomDebugStringConvertible, CustomReflectable {
    /// The text itself, for the request that needs it.
    package let revealed: String

    /// Hides `text`.
    package init(_ text: String) { revealed = text }

    /// Says only that there is a secret.
    package var description: String { "(hidden)" }
    /// Says only that there is a secret.
    package var debugDescription: String { description }
    /// Shows no part of the secret.
    package var customMirror: Mirror { Mirror(self, children: [:]) }
}

/// What a login gave: the right to speak as Steward on one homeserver, for as long as it lasts.
///
/// Source: Matrix client-server API, "Login" and "Refreshing access tokens".
package struct StoredToken: Equatable, Sendable {
    /// Proves with each request who asks.
    package var accessToken: Secret
    /// Gets a new pair of tokens, once; absent where the homeserver gave none.
    package var refreshToken: Secret?
    /// When the access token ends; absent where it does not.
    package var expiresAt: Date?
    /// When the homeserver gave these tokens; absent for a token that somebody wrote by hand.
    package var issuedAt: Date?
    /// Whom the token speaks as; absent for a token that somebody wrote by hand.
    package var user: UserID?
    /// The device that the token belongs to; absent for a token that somebody wrote by hand.
    package var device: String?
    /// The address that gave the token; absent for a token that somebody wrote by hand.
    package var homeserver: String?

    /// Puts a token together from what a login or a refresh answered.
    package init(
        accessToken: Secret, refreshToken: Secret? = nil, expiresAt: Date? = nil, issuedAt: Date? = nil,
        user: UserID? = nil, device: String? = nil, homeserver: String? = nil
    ) {
        self.accessToken = accessToken
        self.refreshToken = refreshToken
        self.expiresAt = expiresAt
        self.issuedAt = issuedAt
        self.user = user
        self.device = device
        self.homeserver = homeserver
    }

    /// True where this token was given for the same device as `other`, and later.
    func renews(_ other: StoredToken) -> Bool {
        guard let device, let user, let issuedAt, let before = other.issuedAt else { return false }
        return device == other.device && user == other.user && homeserver == other.homeserver && issuedAt > before
    }
}

extension StoredToken: Codable {
    private enum CodingKeys: String, CodingKey {
        case accessToken = "access_token"
        case refreshToken = "refresh_token"
        case expiresAt = "expires_at"
        case issuedAt = "issued_at"
        case user, device, homeserver
    }
}

extension Secret: Codable {
    package init(from decoder: any Decoder) throws {
        revealed = try decoder.singleValueContainer().decode(String.self)
    }

    package func encode(to encoder: any Encoder) throws {
        var container = encoder.singleValueContainer()
        try container.encode(revealed)
    }
}
