import MatrixProtocol

extension MatrixFailure {
    /// Nobody is believed who asks for a longer wait than a day.
    private static let longestRetryAfter = Duration.seconds(86_400)
    /// What bars our account ends when somebody does something about it.
    private static let pauseWhileBarred = Duration.seconds(60)

    /// Sorts a response by its status and `errcode`; nothing for a success.
    ///
    /// - Parameters:
    ///   - retryAfter: The `Retry-After` header; `retry_after_ms` in the body comes before it.
    ///   - body: The response's body. A failure without an `errcode` is not Matrix's: a proxy wrote it.
    ///   - mayBeAnothers: Whether it may be what another server answered to ours, which says nothing of our account.
    init?(status: Int, retryAfter: Duration?, body: Span<UInt8>, mayBeAnothers: Bool = false) {
        if (200..<300).contains(status) { return nil }
        let error = try? MatrixErrorBody.decode(body)
        let told = error?.retryAfter.map(Duration.milliseconds) ?? retryAfter
        let retryAfter = told.map { min($0, Self.longestRetryAfter) }
        switch (status, error.flatMap { ErrorCode(rawValue: $0.code) }) {
        // Our own homeserver says with 429 that it limits us, and another one is not believed for how long to wait.
        case (400..., let errcode?)
        where mayBeAnothers && status != 429 && (errcode == .limitExceeded || errcode.concernsTheAccount):
            self = .unavailable(.notForNow(status: status, errcode: errcode))
        case (_, .limitExceeded?), (429, _):
            self = .limited(retryAfter: retryAfter)
        case (500..., _):
            self = .unavailable(.serverError(status: status), retryAfter: retryAfter)
        case (_, .unknownToken?):
            self = .unknownToken(softLogout: error?.isSoftLogout ?? false)
        case (_, .duplicateAnnotation?):
            self = .duplicateAnnotation
        case (404, .notFound?):
            self = .missing
        case (401...403, let errcode?) where errcode.concernsTheAccount:
            self = .unavailable(
                .accountBarred(status: status, errcode: errcode), retryAfter: retryAfter ?? Self.pauseWhileBarred)
        case (408, _):
            self = .unavailable(.network(.timedOut), retryAfter: retryAfter)
        case (400..., let errcode?):
            self = .refused(status: status, errcode: errcode)
        // A proxy that finds a request too long will find it so again.
        case (413, nil), (414, nil), (431, nil):
            self = .refused(status: status, errcode: .tooLarge)
        case (300..<400, _):
            self = .unavailable(.redirected(status: status), retryAfter: retryAfter)
        default:
            self = .unavailable(.notMatrix(status: status), retryAfter: retryAfter)
        }
    }
}
