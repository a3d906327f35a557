package import MatrixProtocol

/// Who we are to the homeserver.
package struct Identity: Equatable, Sendable, Decodable {
    /// The user that the access token belongs to.
    package var userID: UserID
    /// Absent for tokens without a device, such as an application service's.
    package var deviceID: String?

    private enum CodingKeys: String, CodingKey {
        case userID = "user_id"
        case deviceID = "device_id"
    }
}

/// A successful login.
package struct Login: Equatable, Sendable, Decodable {
    /// The user that we are from now on.
    package var userID: UserID
    /// The device that the session belongs to.
    package var deviceID: String
    /// What to send with further requests.
    package var tokens: GrantedTokens

    private enum CodingKeys: String, CodingKey {
        case userID = "user_id"
        case deviceID = "device_id"
    }

    /// Reads the answer to `POST /login`, whose tokens stand beside the rest.
    package init(from decoder: any Decoder) throws {
        let fields = try decoder.container(keyedBy: CodingKeys.self)
        userID = try fields.decode(UserID.self, forKey: .userID)
        deviceID = try fields.decode(String.self, forKey: .deviceID)
        tokens = try GrantedTokens(from: decoder)
    }
}

extension Endpoint {
    static let whoami = Endpoint(.get, "v3", "account", "whoami")
}

extension MatrixClient {
    /// The versions of the specification that the homeserver speaks, such as `v1.11` (`GET /versions`).
    package func versions() async throws(MatrixFailure) -> [String] {
        struct Versions: Decodable { var versions: [String] }
        return try await sendAnonymously(Endpoint(.get, "versions")).decoded(as: Versions.self).versions
    }

    /// Whose access token we use (`GET /account/whoami`).
    package func whoami() async throws(MatrixFailure) -> Identity {
        try await send(.whoami).decoded(as: Identity.self)
    }

    /// Logs in with a password and asks for a refresh token (`POST /login`, `m.login.password`).
    ///
    /// - Parameters:
    ///   - user: The user's id, or the part of it before the colon.
    ///   - deviceID: An earlier device to log in as again; the homeserver makes a new one without it.
    ///   - deviceName: What a new device is called in the user's list of sessions.
    package func login(
        user: String, password: String, deviceID: String? = nil, deviceName: String
    ) async throws(MatrixFailure) -> Login {
        var fields: [JSONValue.Member] = [
            .init("type", "m.login.password"),
            .init("identifier", ["type": "m.id.user", "user": .string(user)]),
            .init("password", .string(password)),
            .init("initial_device_display_name", .string(deviceName)),
            .init("refresh_token", true),
        ]
        if let deviceID { fields.append(.init("device_id", .string(deviceID))) }
        return try await sendAnonymously(Endpoint(.post, "v3", "login", body: .object(fields))).decoded(as: Login.self)
    }

    /// Exchanges a refresh token for new tokens (`POST /refresh`); `AccessTokens` calls it when it is time.
    package func refresh(_ refreshToken: String) async throws(MatrixFailure) -> GrantedTokens {
        let endpoint = Endpoint(.post, "v3", "refresh", body: ["refresh_token": .string(refreshToken)])
        return try await sendAnonymously(endpoint).decoded(as: GrantedTokens.self)
    }
}

extension MatrixClient {
    /// A field of the profile of `user` that is a text (`GET /profile/{userId}/{keyName}`); nil if there is none.
    package func profile(_ field: String, of user: UserID) async throws(MatrixFailure) -> String? {
        var endpoint = Endpoint(.get, "v3", "profile", user.rawValue, field)
        endpoint.asksOtherServers = true
        do {
            return try await send(endpoint).decoded(as: [String: String].self)[field]
        } catch .missing {
            return nil
        }
    }

    /// Gives `user`, who has to be ourselves, another text in a field of the profile
    /// (`PUT /profile/{userId}/{keyName}`).
    package func setProfile(_ field: String, of user: UserID, to value: String) async throws(MatrixFailure) {
        let body = JSONValue.object([.init(field, .string(value))])
        _ = try await send(Endpoint(.put, "v3", "profile", user.rawValue, field, body: body)).decoded(as: NoFields.self)
    }
}

extension MatrixClient {
    /// Stores `text` as a file called `name` for all who have its address, and returns that (`mxc://…`).
    package func upload(_ text: String, type: String, name: String) async throws(MatrixFailure) -> String {
        try await upload(Array(text.utf8), type: type, name: name)
    }

    /// Stores `bytes` as a file called `name` for all who have its address (`POST /_matrix/media/v3/upload`), and returns
    /// that (`mxc://…`).
    package func upload(_ bytes: [UInt8], type: String, name: String) async throws(MatrixFailure) -> String {
        struct Stored: Decodable {
            var address: String
            private enum CodingKeys: String, CodingKey { case address = "content_uri" }
        }
        var endpoint = Endpoint(.post, "v3", "upload")
        endpoint.api = "media"
        endpoint.contentType = type
        endpoint.body = bytes
        endpoint.query = [("filename", name)]
        endpoint.timeout = .seconds(120)
        return try await send(endpoint).decoded(as: Stored.self).address
    }
}

/// An answer that says no more than that it was done: a JSON object.
struct NoFields: Decodable {}
