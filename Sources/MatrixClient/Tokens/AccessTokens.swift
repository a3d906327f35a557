package import Foundation
import Synchronization

/// The access token that all requests share, replaced by a new one in time.
///
/// New tokens are saved before they are used: the homeserver forgets the old ones with the first use of the new, so a
/// crash in between would lock us out. Until then the old refresh token stays valid, and a refresh may be repeated.
/// Source: client-server API, "Refreshing access tokens".
package final class AccessTokens: Sendable {
    private let state: Mutex<AccessTokensStateMachine>
    private let refresh: @Sendable (String) async throws(MatrixFailure) -> GrantedTokens
    private let save: @Sendable (Tokens) async throws -> Void
    private let now: @Sendable () -> Date

    /// Starts with stored tokens.
    ///
    /// - Parameters:
    ///   - refresh: Gets new tokens for a refresh token: `MatrixClient.refresh`.
    ///   - save: Stores new tokens durably before it returns.
    ///   - now: The clock.
    package init(
        _ tokens: Tokens, refresh: @escaping @Sendable (String) async throws(MatrixFailure) -> GrantedTokens,
        save: @escaping @Sendable (Tokens) async throws -> Void, now: @escaping @Sendable () -> Date
    ) {
        state = Mutex(AccessTokensStateMachine(tokens))
        self.refresh = refresh
        self.save = save
        self.now = now
    }

    /// The access token for the next request, refreshed if it is about to end.
    ///
    /// If it cannot be refreshed it is used as long as it lasts; whether it has ended if no other will ever come, the
    /// homeserver knows better than our clock.
    func current() async throws(MatrixFailure) -> String {
        do throws(MatrixFailure) {
            return try await token(rejected: nil)
        } catch {
            switch error {
            case .cancelled: throw error
            case .unknownToken: return state.withLock(\.accessToken)
            default:
                if let token = state.withLock({ $0.stillValid(at: now()) }) { return token }
                throw error
            }
        }
    }

    /// Another access token than `rejected`, which the homeserver has just called unknown with `failure`.
    func replacement(for rejected: String, _ failure: MatrixFailure) async throws(MatrixFailure) -> String {
        try await token(rejected: (rejected, failure))
    }

    private func token(rejected: (token: String, failure: MatrixFailure)?) async throws(MatrixFailure) -> String {
        while true {
            let step = await withCheckedContinuation { waiter in
                let step = state.withLock { $0.next(rejected: rejected, now: now(), waiter: waiter) }
                if let step { waiter.resume(returning: step) }
            }
            switch step {
            case .use(let token): return token
            case .fail(let failure): throw failure
            case .decideAgain: continue
            case .refresh(let refreshToken):
                let result = await savedTokens(refreshToken)
                let (waiters, step) = state.withLock { $0.finishRefresh(result) }
                for waiter in waiters { waiter.resume(returning: step) }
                return try result.get().accessToken
            }
        }
    }

    private func savedTokens(_ refreshToken: String) async -> Result<Tokens, MatrixFailure> {
        do throws(MatrixFailure) {
            let tokens = try await refresh(refreshToken).tokens(now: now(), earlierRefreshToken: refreshToken)
            do { try await save(tokens) } catch { throw MatrixFailure.unavailable(.tokensNotSaved) }
            return .success(tokens)
        } catch {
            switch error {
            // Nothing was asked for but new tokens: homeservers refuse that in many words (Synapse by 403 M_FORBIDDEN for a
            // refresh token that was used or has ended).
            case .refused, .missing: return .failure(.unknownToken(softLogout: false))
            default: return .failure(error)
            }
        }
    }
}
