import MatrixProtocol
import SimulatedHomeserver
import Synchronization
import Testing

@Suite("Accounts", .timeLimit(.minutes(5))) struct AccountTests {
    private static let login = """
        {"type":"m.login.password","identifier":{"type":"m.id.user","user":"bot"},"password":"pass","refresh_token":true}
        """

    @Test func aPasswordBringsASessionThatLogoutEnds() async throws {
        try await SimulatedHomeserver.running { homeserver in
            homeserver.addUser("bot", password: "pass")
            var client = RawClient(homeserver)
            #expect(try await client.call("GET", "versions").body?["versions"]?.elements.isEmpty == false)
            #expect(try await client.call("GET", "v3/account/whoami").body?["errcode"]?.text == "M_MISSING_TOKEN")
            let wrong = Self.login.replacing("\"pass\"", with: "\"wrong\"")
            #expect(try await client.call("POST", "v3/login", wrong).body?["errcode"]?.text == "M_FORBIDDEN")
            client.token = try await client.call("POST", "v3/login", Self.login).body?["access_token"]?.text
            #expect(
                try await client.call("GET", "v3/account/whoami").body?["user_id"]?.text == "@bot:simulated.example")
            #expect(try await client.call("POST", "v3/logout").status == 200)
            let ended = try await client.call("GET", "v3/account/whoami")
            #expect(ended.status == 401)
            #expect(ended.body?["soft_logout"]?.boolean == false)
        }
    }

    @Test func anExpiredTokenIsRefreshedAndTheRefreshTokenEndsWithTheFirstUseOfTheNewOne() async throws {
        let time = Time()
        var configuration = SimulatedHomeserver.Configuration()
        configuration.tokenLifetime = 60_000
        configuration.now = { time.milliseconds.withLock { $0 } }
        try await SimulatedHomeserver.running(configuration) { homeserver in
            homeserver.addUser("bot", password: "pass")
            var client = RawClient(homeserver)
            let first = try #require(try await client.call("POST", "v3/login", Self.login).body)
            #expect(first["expires_in_ms"]?.integer == 60_000)
            client.token = first["access_token"]?.text
            time.milliseconds.withLock { $0 += 60_001 }
            let expired = try await client.call("GET", "v3/account/whoami")
            #expect(expired.status == 401)
            #expect(expired.body?["soft_logout"]?.boolean == true)

            let renewal = "{\"refresh_token\":\"\(first["refresh_token"]?.text ?? "")\"}"
            _ = try await client.call("POST", "v3/refresh", renewal)
            let second = try #require(try await client.call("POST", "v3/refresh", renewal).body)
            client.token = second["access_token"]?.text
            #expect(try await client.call("GET", "v3/account/whoami").status == 200)
            #expect(try await client.call("POST", "v3/refresh", renewal).status == 403)
        }
    }

    @Test func tokensCanBeTakenAwayFromOutside() async throws {
        try await SimulatedHomeserver.running { homeserver in
            let bot = homeserver.addUser("bot")
            let client = RawClient(homeserver, as: bot)
            homeserver.expireTokens(of: bot)
            let expired = try await client.call("GET", "v3/account/whoami").body
            #expect(expired?["soft_logout"]?.boolean == true)
            homeserver.endSessions(of: bot)
            let ended = try await client.call("GET", "v3/account/whoami").body
            #expect(ended?["soft_logout"]?.boolean == false)
        }
    }

    private final class Time: Sendable {
        let milliseconds = Mutex<Int64>(1_000_000)
    }
}
