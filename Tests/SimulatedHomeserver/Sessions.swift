package import MatrixProtocol

/// What a login or a refresh gives out.
package struct SimulatedSession: Sendable {
    /// Whose session it is.
    package let user: UserID
    /// The device's id.
    package let device: String
    /// The token that requests carry.
    package let accessToken: String
    /// The token for the next access token, where one was asked for.
    package let refreshToken: String?
}

/// Passwords, devices and their tokens.
///
/// As in Synapse, a refresh token stays good until the access token that it brought is first used, and the access token
/// before until it expires.
struct Sessions: Sendable {
    private struct Access {
        var session: SimulatedSession
        var expiresAt: Int64?
        /// The refresh token that brought this one and ends with its first use.
        var predecessor: String?
        var isExpired = false
    }

    private var passwords: [UserID: String] = [:]
    private var access: [String: Access] = [:]
    private var refresh: [String: SimulatedSession] = [:]
    /// Refresh tokens that have been followed by another.
    private var spent: Set<String> = []
    private var random: SeededRandom
    /// Milliseconds that an access token with a refresh token lasts.
    private let lifetime: Int?

    init(lifetime: Int?, seed: UInt64) {
        self.lifetime = lifetime
        random = SeededRandom(seed: seed &+ 1)
    }

    mutating func addAccount(_ user: UserID, password: String?) {
        if password != nil || passwords[user] == nil { passwords[user] = password ?? "" }
    }

    func accepts(_ password: String?, for user: UserID) -> Bool {
        if let known = passwords[user], !known.isEmpty { known == password } else { false }
    }

    /// A new session, which ends earlier ones of the same device.
    mutating func open(_ user: UserID, device: String?, refreshable: Bool, now: Int64) -> SimulatedSession {
        let device = device ?? "DEVICE\(random.next() % 1_000_000)"
        close(user, device: device)
        return issue(user, device, refreshable: refreshable, predecessor: nil, now: now)
    }

    /// The next session for a refresh token, or why there is none.
    mutating func renew(_ token: String, now: Int64) -> Result<SimulatedSession, Refusal> {
        guard let old = refresh[token] else { return .failure(spent.contains(token) ? .spent : .unknown) }
        for (key, entry) in access where entry.predecessor == token { retire(key) }
        return .success(issue(old.user, old.device, refreshable: true, predecessor: token, now: now))
    }

    /// The answer to a token: its session, or the error that a homeserver gives.
    mutating func session(for token: String?, now: Int64) -> Result<SimulatedSession, Refusal> {
        guard let token else { return .failure(.missing) }
        guard let entry = access[token] else { return .failure(.unknown) }
        if entry.isExpired || entry.expiresAt.map({ $0 <= now }) == true { return .failure(.expired) }
        if let predecessor = entry.predecessor {
            refresh[predecessor] = nil
            spent.insert(predecessor)
            access[token]?.predecessor = nil
        }
        return .success(entry.session)
    }

    enum Refusal: Error { case missing, unknown, expired, spent }

    /// Ends the sessions of `user`, or those of one device.
    mutating func close(_ user: UserID, device: String? = nil) {
        func ends(_ session: SimulatedSession) -> Bool {
            session.user == user && (device == nil || session.device == device)
        }
        access = access.filter { !ends($0.value.session) }
        refresh = refresh.filter { !ends($0.value) }
    }

    mutating func expire(_ user: UserID, droppingRefreshTokens: Bool) {
        for (token, entry) in access where entry.session.user == user { access[token]?.isExpired = true }
        guard droppingRefreshTokens else { return }
        // As in Synapse, they are told from those that never were.
        spent.formUnion(refresh.filter { $0.value.user == user }.keys)
        refresh = refresh.filter { $0.value.user != user }
    }

    private mutating func retire(_ token: String) {
        guard let entry = access.removeValue(forKey: token) else { return }
        if let next = entry.session.refreshToken { refresh[next] = nil }
    }

    private mutating func issue(
        _ user: UserID, _ device: String, refreshable: Bool, predecessor: String?, now: Int64
    ) -> SimulatedSession {
        let session = SimulatedSession(
            user: user, device: device, accessToken: "syt_\(random.next())_\(random.next())",
            refreshToken: refreshable ? "syr_\(random.next())_\(random.next())" : nil)
        let expiresAt = refreshable ? lifetime.map { now + Int64($0) } : nil
        access[session.accessToken] = Access(session: session, expiresAt: expiresAt, predecessor: predecessor)
        if let token = session.refreshToken { refresh[token] = session }
        return session
    }
}
