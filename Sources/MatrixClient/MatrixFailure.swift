/// Why a request to the homeserver did not succeed, sorted by what is to be done about it.
///
/// Sorted by status and `errcode` only; nothing of a response's text is kept.
package enum MatrixFailure: Error, Equatable, Sendable {
    /// The homeserver takes no more requests for now; it may have said for how long.
    case limited(retryAfter: Duration?)
    /// The homeserver, or the way to it, does not work at the moment; it may have said for how long.
    case unavailable(Unavailability, retryAfter: Duration? = nil)
    /// The homeserver will not do this, now or later.
    case refused(status: Int, errcode: ErrorCode)
    /// What was asked for does not exist (404 with `M_NOT_FOUND`).
    case missing
    /// The access token is not valid any more and cannot be replaced: somebody has to log in again.
    ///
    /// After a soft logout the device and its encryption keys may be kept.
    case unknownToken(softLogout: Bool)
    /// The same reaction stands already, which is as good as having sent it.
    case duplicateAnnotation
    /// The task that asked was cancelled.
    case cancelled
    /// The engine was stopped.
    case stopped
}

/// What makes a homeserver unavailable.
package enum Unavailability: Equatable, Sendable {
    /// The network failed, or the address, or the time allowed for the answer ran out.
    case network(NetworkFault)
    /// The homeserver, or a proxy before it, reports an error of its own (500 and above).
    case serverError(status: Int)
    /// The answer points to another address, which is not followed.
    case redirected(status: Int)
    /// The answer does not come from a Matrix homeserver, but from something before it.
    case notMatrix(status: Int)
    /// The answer means success, but its body cannot be read; `problem` is a sentence of ours.
    case unreadable(problem: String)
    /// The homeserver does not do this with our account or token as they are now: they are locked or suspended, or
    /// somebody has to agree to something first. Some of what we ask for it may still do.
    case accountBarred(status: Int, errcode: ErrorCode)
    /// The homeserver, or another one that it asked, does not do this for now, which says nothing of other requests.
    case notForNow(status: Int, errcode: ErrorCode)
    /// The access token was refused, but the homeserver says whose it is.
    case tokenInDoubt
    /// New tokens came, but could not be saved, so they are not used.
    case tokensNotSaved
}

extension MatrixFailure {
    /// Sorts a failure of the engine.
    init(_ failure: HTTPFailure) {
        switch failure {
        case .cancelled: self = .cancelled
        case .stopped: self = .stopped
        case .network(let fault): self = .unavailable(.network(fault))
        }
    }
}

extension MatrixFailure {
    /// The same failure of one request alone: no other one need wait for a limit that it met.
    package var ofThisRequestAlone: MatrixFailure {
        guard case .limited(let wait) = self else { return self }
        return .unavailable(.notForNow(status: 429, errcode: .limitExceeded), retryAfter: wait)
    }
}

extension MatrixFailure: CustomStringConvertible {
    /// One sentence for the operator.
    package var description: String {
        switch self {
        case .limited(let wait?):
            "The homeserver asks us to wait \(Int((wait / .seconds(1)).rounded(.up))) s before the next request."
        case .limited(nil): "The homeserver asks us to send fewer requests."
        case .unavailable(let reason, _): reason.description
        case .refused(let status, let errcode): "The homeserver refused the request (\(status) \(errcode))."
        case .missing: "The homeserver does not have what was asked for."
        case .unknownToken(softLogout: true): "The homeserver has ended our session for now; log in again."
        case .unknownToken(softLogout: false): "The homeserver has ended our session; log in again."
        case .duplicateAnnotation: "The same reaction stands already."
        case .cancelled: "The request was cancelled."
        case .stopped: "The request came after the stop."
        }
    }
}

extension Unavailability: CustomStringConvertible {
    /// One sentence for the operator.
    package var description: String {
        switch self {
        case .network(let fault): fault.description
        case .serverError(let status): "The homeserver has a problem of its own (\(status))."
        case .redirected(let status):
            "The homeserver's address points elsewhere (\(status)); write the address that it points to."
        case .notMatrix(let status):
            "The answer (\(status)) is not a Matrix homeserver's; check the homeserver's address."
        case .unreadable(let problem): problem
        case .accountBarred(let status, let errcode):
            """
            The homeserver does nothing for Steward's account for now (\(status) \(errcode)); ask those who run it why, \
            and Steward goes on by itself.
            """
        case .notForNow(let status, let errcode):
            "The homeserver, or another one that it asked, does not do this for now (\(status) \(errcode))."
        case .tokenInDoubt: "The homeserver refused an access token that it knows."
        case .tokensNotSaved: "The homeserver's new access token could not be saved; check the disk."
        }
    }
}
