import CCurl
import Foundation
import MatrixProtocol

/// Talks to one homeserver's client-server API as one user, or as nobody yet.
///
/// Every method sends one request and throws `MatrixFailure`; trying again is the caller's business (`RetryPolicy`),
/// except that a token which the homeserver no longer knows is replaced once, if that is possible. If it is not, whoami
/// decides: `unknownToken` means that the token is dead, whatever request was refused for it.
package struct MatrixClient: Sendable {
    private let homeserver: HomeserverAddress
    private let engine: HTTPEngine
    private let tokens: AccessTokens?
    /// The most bytes of a sync or a page of events.
    let largestAnswer: Int
    private let sideBySide: Int

    /// The most bytes of an answer that lists members, or rooms that we share with somebody.
    ///
    /// Of the requests that may be under way eight at most ask for the list of all our rooms, and any of the others may ask
    /// for such a list. So these share what is left of 96 MiB by eight lists of the largest size, and none is larger.
    var largestList: Int {
        let listsOfOurRooms = 8
        let left = (96 << 20) - listsOfOurRooms * Endpoint.listLimit
        return min(Endpoint.listLimit, left / max(1, sideBySide - listsOfOurRooms))
    }

    /// A client for `homeserver`; without `tokens` only `versions`, `login` and `refresh` work.
    ///
    /// `largestAnswer` bounds a sync or a page of events, in bytes: more than that counts as an unavailable homeserver.
    /// `sideBySide` is how many requests may be under way for what is to be sent.
    package init(
        _ homeserver: HomeserverAddress, engine: HTTPEngine, tokens: AccessTokens? = nil, largestAnswer: Int = 64 << 20,
        sideBySide: Int = 32
    ) {
        self.homeserver = homeserver
        self.engine = engine
        self.tokens = tokens
        self.largestAnswer = largestAnswer
        self.sideBySide = sideBySide
    }

    /// The same client, acting as the owner of `tokens`.
    package func authenticated(with tokens: AccessTokens) -> MatrixClient {
        MatrixClient(
            homeserver, engine: engine, tokens: tokens, largestAnswer: largestAnswer, sideBySide: sideBySide)
    }

    /// Sends `endpoint` without a token and returns its successful response.
    func sendAnonymously(_ endpoint: Endpoint) async throws(MatrixFailure) -> HTTPResponse {
        try await send(endpoint, token: nil)
    }

    /// Sends `endpoint` and returns its successful response.
    func send(_ endpoint: Endpoint) async throws(MatrixFailure) -> HTTPResponse {
        guard let tokens else { return try await send(endpoint, token: nil) }
        var token = try await tokens.current()
        do {
            return try await send(endpoint, token: token)
        } catch .unknownToken(let softLogout) {
            return try await sendAgain(endpoint, &token, .unknownToken(softLogout: softLogout), tokens)
        }
    }

    /// Sends `endpoint` with another token than `token`, which was refused with `failure`.
    private func sendAgain(
        _ endpoint: Endpoint, _ token: inout String, _ failure: MatrixFailure, _ tokens: AccessTokens
    ) async throws(MatrixFailure) -> HTTPResponse {
        do {
            token = try await tokens.replacement(for: token, failure)
            return try await send(endpoint, token: token)
        } catch .unknownToken(let softLogout) {
            if endpoint.path == Endpoint.whoami.path { throw .unknownToken(softLogout: softLogout) }
            // A part of the homeserver may not know a token that another part does.
            _ = try await send(.whoami, token: token)
            throw .unavailable(.tokenInDoubt)
        }
    }

    private func send(_ endpoint: Endpoint, token: String?) async throws(MatrixFailure) -> HTTPResponse {
        let response: HTTPResponse
        do {
            response = try await engine.send(endpoint.request(to: homeserver, token: token))
        } catch {
            throw MatrixFailure(error)
        }
        let failure = response.withBytes {
            MatrixFailure(
                status: response.status, retryAfter: response.retryAfter, body: $0,
                mayBeAnothers: endpoint.asksOtherServers)
        }
        if let failure { throw failure }
        return response
    }
}

extension HTTPResponse {
    /// The body as `Value`; a body that is not one counts as an unavailable homeserver.
    func decoded<Value: Decodable>(as type: Value.Type) throws(MatrixFailure) -> Value {
        do {
            return try JSONDecoder().decode(type, from: body.data)
        } catch {
            throw .unavailable(
                .unreadable(problem: "The homeserver's answer lacks a field or has one of another kind."))
        }
    }

    /// What `decode` reads out of the body where it lies; a body that it cannot read counts as an unavailable homeserver.
    func decoded<Value>(
        by decode: (Span<UInt8>) throws(MalformedBody) -> Value
    ) throws(MatrixFailure) -> Value {
        do {
            return try withBytes(decode)
        } catch {
            throw .unavailable(.unreadable(problem: error.description))
        }
    }

    /// The same for a large body, of which nothing is needed afterwards: `decode` says how far it has come, and what it
    /// has passed is given back.
    func decodedOnce<Value>(
        by decode: (Span<UInt8>, _ passed: (Int) -> Void) throws(MalformedBody) -> Value
    ) throws(MatrixFailure) -> Value {
        do {
            return try body.withBytesOnce(decode)
        } catch {
            throw .unavailable(.unreadable(problem: error.description))
        }
    }
}
