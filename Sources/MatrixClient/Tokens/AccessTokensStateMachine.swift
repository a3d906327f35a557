import Foundation

/// Who may use which access token, and who refreshes it: one at a time, all others wait for that one.
struct AccessTokensStateMachine {
    /// What a request has to do about its token.
    enum Step {
        case use(String)
        /// Get new tokens with this refresh token, and tell everybody the result.
        case refresh(String)
        /// Whoever was refreshing gave up without a result.
        case decideAgain
        case fail(MatrixFailure)
    }

    typealias Waiter = CheckedContinuation<Step, Never>

    /// Tokens are refreshed this many seconds before they end, so that a request still arrives in time.
    private static let margin: TimeInterval = 30

    private enum State {
        case idle
        /// Somebody refreshes the tokens, and these requests wait for the result.
        case refreshing([Waiter])
    }

    private var tokens: Tokens
    private var state = State.idle

    init(_ tokens: Tokens) { self.tokens = tokens }

    /// Decides for a request; nil if `waiter` has to wait for the refresh that is under way.
    ///
    /// - Parameter rejected: The access token that the homeserver has just called unknown.
    mutating func next(rejected: (token: String, failure: MatrixFailure)?, now: Date, waiter: Waiter) -> Step? {
        let isRejected = rejected?.token == tokens.accessToken
        switch state {
        case .refreshing(let waiters):
            // While another token is on its way, this one serves to its very end.
            guard isRejected || isEnding(at: now, margin: 0) else { return .use(tokens.accessToken) }
            state = .refreshing(waiters + [waiter])
            return nil
        case .idle:
            guard isRejected || isEnding(at: now, margin: Self.margin) else { return .use(tokens.accessToken) }
            if let refreshToken = tokens.refreshToken {
                state = .refreshing([])
                return .refresh(refreshToken)
            }
            if isRejected, let rejected { return .fail(rejected.failure) }
            return .use(tokens.accessToken)
        }
    }

    /// Takes the refresh's result; returns who waited for it, and what to tell them.
    mutating func finishRefresh(_ result: Result<Tokens, MatrixFailure>) -> (waiters: [Waiter], step: Step) {
        guard case .refreshing(let waiters) = state else { return ([], .decideAgain) }
        state = .idle
        switch result {
        case .success(let new):
            tokens = new
            return (waiters, .use(new.accessToken))
        case .failure(.cancelled): return (waiters, .decideAgain)
        case .failure(let failure): return (waiters, .fail(failure))
        }
    }

    /// The access token, whether it has ended or not.
    var accessToken: String { tokens.accessToken }

    /// The access token if it has not ended yet: a refresh ahead of time that fails need not stop anything.
    func stillValid(at now: Date) -> String? {
        isEnding(at: now, margin: 0) ? nil : tokens.accessToken
    }

    private func isEnding(at now: Date, margin: TimeInterval) -> Bool {
        tokens.expiresAt.map { $0.timeIntervalSince(now) <= margin } ?? false
    }
}
