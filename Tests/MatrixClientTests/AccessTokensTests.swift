import Foundation
import MatrixClient
import MatrixProtocol
import Synchronization
import Testing

/// A homeserver that gives out access tokens `access-1`, `access-2`, … and knows only the newest.
private final class TokenServer: Sendable {
    struct State {
        var number = 1
        var refreshes = 0
        var saved: [Tokens] = []
        var savedBeforeUse = true
        var answerToRefresh: [ScriptedServer.Step]?
        var saveFails = false
        var now = Date(timeIntervalSince1970: 1_000_000)
    }

    struct DiskFull: Error {}

    let state = Mutex(State())

    func answer(_ request: ScriptedServer.Request) -> [ScriptedServer.Step] {
        state.withLock { state in
            if request.line == "POST /_matrix/client/v3/refresh" {
                state.refreshes += 1
                if let answer = state.answerToRefresh { return answer }
                guard request.body == #"{"refresh_token":"refresh-\#(state.number)"}"# else {
                    return ScriptedServer.json(401, #"{"errcode":"M_UNKNOWN_TOKEN"}"#)
                }
                state.number += 1
                let number = state.number
                return ScriptedServer.json(
                    200,
                    #"{"access_token":"access-\#(number)","refresh_token":"refresh-\#(number)","expires_in_ms":300000}"#
                )
            }
            let token = "access-\(state.number)"
            guard request.headers["authorization"] == "Bearer \(token)" else {
                return ScriptedServer.json(401, #"{"errcode":"M_UNKNOWN_TOKEN","soft_logout":true}"#)
            }
            if state.number > 1, state.saved.last?.accessToken != token { state.savedBeforeUse = false }
            return ScriptedServer.json(200, #"{"user_id":"@steward:example.org"}"#)
        }
    }

    /// Runs `body` with a client that starts with `tokens`.
    func run(_ tokens: Tokens, _ body: (MatrixClient, ScriptedServer) async throws -> Void) async throws {
        try await ScriptedServer(answer).run { server, address in
            try await withEngine { engine in
                let anonymous = MatrixClient(try HomeserverAddress(address), engine: engine)
                let tokens = AccessTokens(tokens, refresh: anonymous.refresh) { tokens in
                    try self.state.withLock { state in
                        if state.saveFails { throw DiskFull() }
                        state.saved.append(tokens)
                    }
                } now: {
                    self.state.withLock { $0.now }
                }
                try await body(anonymous.authenticated(with: tokens), server)
            }
        }
    }
}

@Suite struct AccessTokensTests {
    private let server = TokenServer()
    private let stale = Tokens(accessToken: "access-0", refreshToken: "refresh-1")

    @Test("A token that the homeserver forgot is replaced once for all who ask, and saved before it is used")
    func singleFlight() async throws {
        try await server.run(stale) { client, _ in
            let right = try await withThrowingTaskGroup(of: Identity.self) { group in
                for _ in 0..<50 { group.addTask { try await client.whoami() } }
                return try await group.reduce(into: 0) { $0 += $1.userID == UserID("@steward:example.org") ? 1 : 0 }
            }
            #expect(right == 50)
        }
        server.state.withLock { state in
            #expect(state.refreshes == 1)
            #expect(state.savedBeforeUse)
            #expect(
                state.saved == [
                    Tokens(
                        accessToken: "access-2", refreshToken: "refresh-2",
                        expiresAt: Date(timeIntervalSince1970: 1_000_300))
                ])
        }
    }

    @Test("Without a refresh token somebody has to log in again")
    func noRefreshToken() async throws {
        try await server.run(Tokens(accessToken: "access-0")) { client, server in
            await #expect(throws: MatrixFailure.unknownToken(softLogout: true)) { try await client.whoami() }
            #expect(server.requests.count == 1)
        }
    }

    @Test("A refresh token that the homeserver forgot too ends the session")
    func forgotten() async throws {
        try await server.run(Tokens(accessToken: "access-0", refreshToken: "refresh-0")) { client, _ in
            await #expect(throws: MatrixFailure.unknownToken(softLogout: false)) { try await client.whoami() }
        }
        #expect(server.state.withLock { $0.saved }.isEmpty)
    }

    @Test(
        "A refresh that is refused in whatever words ends the session, whether a token was refused or ran out",
        arguments: ["403 M_FORBIDDEN", "404 M_UNRECOGNIZED", "404 M_NOT_FOUND", "400 M_UNKNOWN"], [true, false])
    func refused(_ refusal: String, _ hasRunOut: Bool) async throws {
        let parts = refusal.split(separator: " ")
        let answer = ScriptedServer.json(Int(parts[0]) ?? 0, #"{"errcode":"\#(parts[1])"}"#)
        server.state.withLock { $0.answerToRefresh = answer }
        var tokens = stale
        if hasRunOut { tokens.expiresAt = Date(timeIntervalSince1970: 999_999) }
        try await server.run(tokens) { client, _ in
            await #expect(throws: MatrixFailure.unknownToken(softLogout: false)) { try await client.whoami() }
            await #expect(throws: MatrixFailure.unknownToken(softLogout: true)) {
                try await client.join("!room:example.org")
            }
        }
        #expect(server.state.withLock { $0.saved }.isEmpty)
    }

    @Test("If a refresh is refused, the homeserver says whether the token that ran out by our clock has ended")
    func refusedByClock() async throws {
        server.state.withLock { $0.answerToRefresh = ScriptedServer.json(403, #"{"errcode":"M_FORBIDDEN"}"#) }
        let tokens = Tokens(
            accessToken: "access-1", refreshToken: "refresh-1", expiresAt: Date(timeIntervalSince1970: 999_999))
        try await server.run(tokens) { client, server in
            let account = try await client.whoami()
            #expect(account.userID == UserID("@steward:example.org"))
            #expect(server.requests.last?.headers["authorization"] == "Bearer access-1")
        }
    }

    @Test("A refresh that is limited, or that our account may not have for now, is no reason to log in again")
    func refreshBarred() async throws {
        let answers = [(429, "M_LIMIT_EXCEEDED"), (403, "M_USER_SUSPENDED"), (401, "M_USER_LOCKED")]
        for (status, code) in answers {
            server.state.withLock { $0.answerToRefresh = ScriptedServer.json(status, #"{"errcode":"\#(code)"}"#) }
            try await server.run(stale) { client, _ in
                let failure = await #expect(throws: MatrixFailure.self) { try await client.whoami() }
                switch failure {
                case .limited, .unavailable: break
                default: Issue.record("\(String(describing: failure))")
                }
            }
        }
    }

    @Test("A token that is about to end is replaced before it does")
    func ahead() async throws {
        let ending = Tokens(
            accessToken: "access-1", refreshToken: "refresh-1", expiresAt: Date(timeIntervalSince1970: 1_000_060))
        try await server.run(ending) { client, _ in
            _ = try await client.whoami()
            #expect(server.state.withLock { $0.refreshes } == 0)
            server.state.withLock { $0.now += 31 }
            _ = try await client.whoami()
            _ = try await client.whoami()
            #expect(server.state.withLock { $0.refreshes } == 1)
            server.state.withLock { $0.now += 290 }
            _ = try await client.whoami()
            #expect(server.state.withLock { $0.refreshes } == 2)
        }
        #expect(server.state.withLock { $0.savedBeforeUse })
    }

    @Test("A refresh ahead of time that fails stops nothing while the token still lasts")
    func aheadFails() async throws {
        let ending = Tokens(
            accessToken: "access-1", refreshToken: "refresh-1", expiresAt: Date(timeIntervalSince1970: 1_000_010))
        server.state.withLock { $0.answerToRefresh = ScriptedServer.json(502, "") }
        try await server.run(ending) { client, _ in
            _ = try await client.whoami()
            server.state.withLock { $0.now += 11 }
            await #expect(throws: MatrixFailure.unavailable(.serverError(status: 502))) { try await client.whoami() }
            server.state.withLock { $0.answerToRefresh = nil }
            _ = try await client.whoami()
        }
    }

    @Test("A refresh that fails is no reason to log in again, for nobody who waits")
    func failsForAll() async throws {
        server.state.withLock { $0.answerToRefresh = ScriptedServer.json(503, "") }
        try await server.run(stale) { client, _ in
            await withTaskGroup(of: Void.self) { group in
                for _ in 0..<20 {
                    group.addTask {
                        await #expect(throws: MatrixFailure.unavailable(.serverError(status: 503))) {
                            try await client.whoami()
                        }
                    }
                }
            }
        }
        #expect(server.state.withLock { $0.saved }.isEmpty)
    }

    @Test("Tokens that could not be saved are not used")
    func notSaved() async throws {
        server.state.withLock { $0.saveFails = true }
        try await server.run(stale) { client, scripted in
            await #expect(throws: MatrixFailure.unavailable(.tokensNotSaved)) { try await client.whoami() }
            #expect(!scripted.requests.contains { $0.headers["authorization"] == "Bearer access-2" })
        }
    }

    @Test("When the one who refreshes is cancelled, another takes over")
    func takesOver() async throws {
        server.state.withLock { $0.answerToRefresh = [] }
        let ended = Tokens(
            accessToken: "access-1", refreshToken: "refresh-1", expiresAt: Date(timeIntervalSince1970: 1_000_000))
        try await server.run(ended) { client, scripted in
            try await withThrowingTaskGroup(of: Void.self) { group in
                await withThrowingTaskGroup(of: Void.self) { cancelled in
                    cancelled.addTask { _ = try await client.whoami() }
                    await scripted.nextArrival()
                    group.addTask { _ = try await client.whoami() }
                    server.state.withLock { $0.answerToRefresh = nil }
                    cancelled.cancelAll()
                    await #expect(throws: MatrixFailure.cancelled) { try await cancelled.next() }
                }
                try await group.waitForAll()
            }
        }
        #expect(server.state.withLock { $0.refreshes } == 2)
    }
}
