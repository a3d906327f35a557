import Foundation

extension MatrixFailure {
    /// Sorts a response by its status and `errcode`; nothing for a success.
    ///
    /// - Parameters:
    ///   - retryAfter: The `Retry-After` header; `retry_after_ms` in the body comes before it.
    ///   - body: The response's body. A failure without an `errcode` is not Matrix's: a proxy wrote it.
    init?(status: Int, retryAfter: Duration?, body: @autoclosure () -> Data) {
        if (200..<300).contains(status) { return nil }
        let error = (try? JSONDecoder().decode(StandardError.self, from: body())) ?? StandardError()
        let retryAfter = error.retryAfter ?? retryAfter
        switch (status, error.errcode) {
        case (_, .limitExceeded?), (429, _):
            self = .limited(retryAfter: retryAfter)
        case (500..., _):
            self = .unavailable(.serverError(status: status), retryAfter: retryAfter)
        case (_, .unknownToken?):
            self = .unknownToken(softLogout: error.softLogout)
        case (_, .duplicateAnnotation?):
            self = .duplicateAnnotation
        case (404, .notFound?):
            self = .missing
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

/// The body of a failure ("Standard error response"); a field of the wrong kind counts as absent.
private struct StandardError: Decodable {
    private static let longestRetryAfter: Double = 86_400_000

    var errcode: ErrorCode?
    var softLogout = false
    var retryAfter: Duration?

    private enum CodingKeys: String, CodingKey {
        case errcode
        case softLogout = "soft_logout"
        case retryAfterMilliseconds = "retry_after_ms"
    }

    init() {}

    init(from decoder: any Decoder) throws {
        let fields = try decoder.container(keyedBy: CodingKeys.self)
        errcode = (try? fields.decode(String.self, forKey: .errcode)).flatMap(ErrorCode.init(rawValue:))
        softLogout = (try? fields.decode(Bool.self, forKey: .softLogout)) ?? false
        let milliseconds = try? fields.decode(Double.self, forKey: .retryAfterMilliseconds)
        retryAfter = milliseconds.flatMap { milliseconds in
            milliseconds >= 0 ? .milliseconds(min(milliseconds, Self.longestRetryAfter)) : nil
        }
    }
}
